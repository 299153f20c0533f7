import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { type PlannedSchool, planRegister } from './school-merge.rules.ts'
import { type RefusedRow, type RegisterReading, type RegisterRow, readRegister } from './school-register.rules.ts'
import { groupBy } from './school-succession.rules.ts'
import { Schools } from './school.model.ts'
import type { School } from './school.rules.ts'

export interface RegisterFile {
  name: string
  bytes: Uint8Array
}

export interface ImportReport {
  /** Rows with something in them; the sum of the four below. */
  read: number
  created: number
  updated: number
  unchanged: number
  refused: RefusedRow[]
  /** Among the unchanged: rows of a register older than what is stored. */
  older: number
}

type ReadFile = Extract<RegisterReading, { ok: true }>

const BATCH = 500
/** Other imports may get in between; each round, at least one of them has finished with a school. */
const ROUNDS = 20

/**
 * Brings the ministry's register into the schools. Files are taken one after the other, each by school year. When one of
 * them is no register nothing is stored, and Invalid says which: name of the file → reason.
 */
export async function importSchoolRegister(ctx: Ctx, files: readonly RegisterFile[]): Promise<ImportReport> {
  visible(ctx.actor, 'school.import')
  const readings = readAll(files)
  const report: ImportReport = { read: 0, created: 0, updated: 0, unchanged: 0, refused: [], older: 0 }
  for (const reading of readings) {
    report.read += reading.read
    report.refused.push(...reading.refused)
    const years = [...groupBy(reading.rows, (row) => row.year)].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [, rows] of years) await importRows(rows, report)
  }
  return report
}

function readAll(files: readonly RegisterFile[]): ReadFile[] {
  const readings = files.map((file) => ({ file, reading: readRegister(file.bytes) }))
  const problems = readings.flatMap(({ file, reading }) => (reading.ok ? [] : [[file.name, reading.reason] as const]))
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems))
  return readings.flatMap(({ reading }) => (reading.ok ? [reading] : []))
}

/** Rows of schools that somebody else wrote meanwhile are planned again from what is stored then. */
async function importRows(rows: readonly RegisterRow[], report: ImportReport): Promise<void> {
  let open = rows
  for (let round = 0; open.length > 0; round += 1) {
    if (round === ROUNDS) throw new Refused('changed-meanwhile')
    const plan = planRegister(open, await storedAround(open), newId)
    const overtaken = await writeSchools(plan.schools)
    const done = plan.rows.filter(({ schoolIds }) => !schoolIds.some((id) => overtaken.has(id)))
    for (const { outcome, older } of done) {
      report[outcome] += 1
      if (older) report.older += 1
    }
    const settled = new Set(done.map(({ row }) => row))
    open = open.filter((row) => !settled.has(row))
  }
}

/** The schools that rows may concern: of their provinces, or with one of their codes. */
async function storedAround(rows: readonly RegisterRow[]): Promise<School[]> {
  const codes = [...new Set(rows.flatMap(({ site, institute }) => [site.code, institute.code]))]
  const provinces = [...new Set(rows.map(({ institute }) => institute.province))]
  return Schools.find({
    $or: [
      { province: { $in: provinces } },
      { 'sites.code': { $in: codes } },
      { code: { $in: codes } },
      { 'codeHistory.from': { $in: codes } },
    ],
  }).lean<School[]>()
}

/** Writes what was planned, except schools that changed since they were read: gives back the ids of those. */
async function writeSchools(planned: readonly PlannedSchool[]): Promise<Set<string>> {
  const overtaken = new Set<string>()
  const releases = planned.flatMap(({ before, released }) => (before && released ? [{ before, after: released }] : []))
  const revisions = await writeBatches(releases, overtaken)
  const rest = planned
    .filter(({ after, released }) => after !== released && !overtaken.has(after._id))
    .map(({ before, after }) => {
      const revision = revisions.get(after._id)
      return { before: before && revision ? { ...before, revision } : before, after }
    })
  await writeBatches(rest, overtaken)
  return overtaken
}

interface Write {
  before: School | null
  after: School
}

/** Each school is written only if its revision is still the one that was read. Gives back the new revisions. */
async function writeBatches(writes: readonly Write[], overtaken: Set<string>): Promise<Map<string, string>> {
  const revisions = new Map<string, string>()
  for (let start = 0; start < writes.length; start += BATCH) {
    const batch = writes.slice(start, start + BATCH)
    const revision = newId()
    await Schools.bulkWrite(
      batch.map((write) => operationOf(write, revision)),
      { ordered: false },
    ).catch(ignoreTakenCodes)
    const ids = batch.map(({ after }) => after._id)
    const written = await Schools.find({ _id: { $in: ids }, revision }, { _id: 1 }).lean<Pick<School, '_id'>[]>()
    for (const { _id } of written) revisions.set(_id, revision)
    for (const id of ids) if (!revisions.has(id)) overtaken.add(id)
  }
  return revisions
}

function operationOf({ before, after }: Write, revision: string) {
  if (!before) return { insertOne: { document: { ...after, revision } } }
  const { _id, settings: _, office: _office, closures: _closures, retentionYears: _years, ...register } = after
  return { updateOne: { filter: { _id, revision: before.revision }, update: { $set: { ...register, revision } } } }
}

/** Somebody else was first to store a code: the school is planned again, and found then. */
function ignoreTakenCodes(error: unknown): void {
  const errors = error instanceof Error && 'writeErrors' in error ? [error.writeErrors].flat() : []
  if (errors.length === 0 || !errors.every(isDuplicateKey)) throw error
}
