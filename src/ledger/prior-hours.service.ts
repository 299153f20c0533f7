import type { Ctx } from '../access/actor.ts'
import { recordAccess } from '../access-records/access-record.service.ts'
import { type SchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { documentKind, documentName } from '../platform/document-kind.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Invalid, NotFound, Refused } from '../platform/errors.ts'
import { digestOf, openFile, removeFile, storeFile, type StoredFile } from '../platform/files.ts'
import { findStudent } from '../schools/student.service.ts'
import { type PriorHours, priorRefusals } from './prior-hours.rules.ts'
import { PriorHoursLines } from './prior-hours.model.ts'

/** The lines of a student that count, oldest first. */
export async function listPriorHours(ctx: Ctx, studentId: string): Promise<PriorHours[]> {
  await findStudent(ctx, 'student.view', studentId)
  return (await priorHoursOf([studentId])).get(studentId) ?? []
}

/** The lines that count of some students, oldest first; for use cases that have already decided who may know. */
export async function priorHoursOf(studentIds: readonly string[]): Promise<Map<string, PriorHours[]>> {
  const lines = await PriorHoursLines.find({ studentId: { $in: [...studentIds] }, removed: null })
    .sort({ studentId: 1, schoolYear: 1 })
    .lean<PriorHours[]>()
  const byStudent = new Map<string, PriorHours[]>()
  for (const line of lines) byStudent.set(line.studentId, [...(byStudent.get(line.studentId) ?? []), line])
  return byStudent
}

export interface NewPriorHours extends Pick<PriorHours, 'schoolYear' | 'year' | 'minutes' | 'fromSchool'> {
  /** Made by the form: sent twice, it is stored once. */
  id: string
  sent: { name: string; bytes: Buffer }
}

/**
 * Writes down the hours that an earlier school certifies for a year, with the paper. Invalid: `file` with a
 * DocumentRefusal, `schoolYear` and `minutes` with a PriorRefusal (`year-taken`: there is a line for it).
 */
export async function addPriorHours(ctx: Ctx, studentId: string, { id, sent, ...line }: NewPriorHours): Promise<void> {
  const student = await findStudent(ctx, 'prior-hours.edit', studentId)
  const kind = documentKind(sent.bytes)
  if (!kind.ok) throw new Invalid({ file: kind.reason })
  const refusals = priorRefusals(line, schoolYearOf(ctx.today))
  if (refusals.length > 0) throw new Invalid(Object.fromEntries(refusals.map(({ field, refusal }) => [field, refusal])))
  const name = documentName(sent.name, kind.extension)
  const fileId = await storeFile(sent.bytes, { name, type: kind.type })
  const certificate = { fileId, name, type: kind.type, bytes: sent.bytes.length, digest: digestOf(sent.bytes) }
  const by = { ...(await authorOf(ctx)), at: ctx.now }
  try {
    await PriorHoursLines.create({
      _id: id,
      schoolId: student.schoolId,
      studentId,
      ...line,
      certificate,
      by,
      removed: null,
    })
  } catch (error) {
    await removeFile(fileId)
    if (!isDuplicateKey(error)) throw error
    if (!(await PriorHoursLines.exists({ _id: id, studentId, ...line })))
      throw new Invalid({ schoolYear: 'year-taken' })
  }
}

/**
 * Writes the lines that a transfer brings, or brings them up to date; one that it no longer brings is taken back. Gives the
 * school years for which somebody has written another line, which stays. The use case has already decided who may.
 */
export async function putCertifiedHours(studentId: string, transferId: string, lines: readonly CertifiedYear[]) {
  const skipped: SchoolYear[] = []
  const ofTransfer = { _id: { $regex: `^${transferId}:` }, studentId }
  const before = await PriorHoursLines.find(ofTransfer).lean<PriorHours[]>()
  for (const { by, schoolId, ...line } of lines) {
    const _id = certifiedId(transferId, line.schoolYear)
    const { year, minutes, fromSchool, certificate, schoolYear } = line
    const given = { $set: { year, minutes, fromSchool, certificate } }
    const once = { $setOnInsert: { schoolId, studentId, schoolYear, by, removed: null } }
    try {
      await PriorHoursLines.updateOne({ _id }, { ...given, ...once }, { upsert: true })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      skipped.push(schoolYear)
    }
  }
  const kept = lines.map(({ schoolYear }) => certifiedId(transferId, schoolYear))
  const gone = { $regex: `^${transferId}:`, $nin: kept }
  const [line] = lines
  if (line) await PriorHoursLines.updateMany({ _id: gone, studentId, removed: null }, { $set: { removed: line.by } })
  await removeUnused(new Set(before.map(({ certificate }) => certificate.fileId)))
  return skipped
}

/** The paper of before goes with the last line that rests on it. */
async function removeUnused(fileIds: ReadonlySet<string>): Promise<void> {
  for (const fileId of fileIds)
    if (!(await PriorHoursLines.exists({ 'certificate.fileId': fileId }))) await removeFile(fileId)
}

type CertifiedYear = Omit<PriorHours, '_id' | 'studentId' | 'removed'>

function certifiedId(transferId: string, schoolYear: SchoolYear): string {
  return `${transferId}:${schoolYear}`
}

/** Takes a line back: it counts no longer, and stays with who took it back. Refused: `changed-meanwhile`. */
export async function removePriorHours(ctx: Ctx, studentId: string, id: string): Promise<void> {
  await findStudent(ctx, 'prior-hours.edit', studentId)
  const removed = { ...(await authorOf(ctx)), at: ctx.now }
  const written = await PriorHoursLines.updateOne({ _id: id, studentId, removed: null }, { $set: { removed } })
  if (written.modifiedCount === 1) return
  if (!(await PriorHoursLines.exists({ _id: id, studentId }))) throw new NotFound('prior hours')
  throw new Refused('changed-meanwhile')
}

/** The paper of a line; that it was taken is written down. */
export async function openCertificate(ctx: Ctx, studentId: string, id: string): Promise<StoredFile> {
  await findStudent(ctx, 'student.view', studentId)
  const line = await PriorHoursLines.findOne({ _id: id, studentId }).lean<PriorHours>()
  const file = line && (await openFile(line.certificate.fileId))
  if (!file) throw new NotFound('certificate')
  try {
    // By the number of the line and not by the student, whom the city must not find by name in the access records.
    await recordAccess(ctx, { what: 'export', about: 'ore certificate', name: id, studentId })
  } catch (error) {
    file.stream.destroy()
    throw error
  }
  return file
}
