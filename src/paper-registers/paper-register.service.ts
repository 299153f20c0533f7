import { recordAccess } from '../access-records/access-record.service.ts'
import { authorise, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { begunStates } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement, listPlacements } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { documentKind, documentName } from '../platform/document-kind.ts'
import { Forbidden, Invalid, NotFound, Refused } from '../platform/errors.ts'
import { openFile, removeFile, storeFile, type StoredFile } from '../platform/files.ts'
import { newId } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { readSpreadsheet } from '../platform/spreadsheet.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { type PaperReading, readPaperRegister } from './paper-reading.rules.ts'
import { PaperRegisters } from './paper-register.model.ts'
import {
  type Candidate,
  draftExpiry,
  type KeptFile,
  type ListedRegister,
  matching,
  type PaperRegister,
} from './paper-register.rules.ts'

export const registersPerPage = 50
const permission = 'paper-register.import'

export interface SentFile {
  name: string
  bytes: Buffer
}

/**
 * Reads a register and keeps it as a draft, with its file; no hours come in yet. Without a placement it is looked for by
 * the heading. Refused: whatever the file cannot be read for, a PaperRefusal.
 */
export async function uploadPaperRegister(ctx: Ctx, sent: SentFile, placementId: string | null): Promise<string> {
  const schoolId = ownSchool(ctx)
  const placement = placementId === null ? null : await findPlacement(ctx, permission, placementId)
  const table = await readSpreadsheet(sent.bytes, sent.name)
  if (!table.ok) throw new Refused(table.reason)
  const year = schoolYearOf(ctx.today)
  const usual = placement ? effectiveTerms(placement) : { from: schoolYearStart(year), to: schoolYearEnd(year) }
  const read = readPaperRegister(table.spreadsheet, { from: usual.from, to: usual.to })
  if (!read.ok) throw new Refused(read.reason)
  const found = placement ? [placement] : matching(read.reading, await candidatesFor(ctx, read.reading))
  await forgetOldDrafts(ctx, schoolId)
  return keep(
    ctx,
    { ...read.reading, schoolId, placementId: found.length === 1 ? (found[0]?._id ?? null) : null },
    sent,
  )
}

type Kept = PaperReading & Pick<PaperRegister, 'schoolId' | 'placementId'>

async function keep(ctx: Ctx, reading: Kept, { name, bytes }: SentFile): Promise<string> {
  const isWorkbook = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const type = isWorkbook
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'text/csv; charset=utf-8'
  const fileName = documentName(name.replace(/\.(?:csv|txt)$/iu, ''), isWorkbook ? 'xlsx' : 'csv')
  const fileId = await storeFile(bytes, { name: fileName, type })
  const _id = newId()
  const record: PaperRegister = {
    ...reading,
    _id,
    uploadedBy: await authorOf(ctx),
    uploadedAt: ctx.now,
    fileName,
    file: { fileId, name: fileName, type },
    scan: null,
    state: 'draft',
    plan: [],
    result: null,
    appliedBy: null,
    appliedAt: null,
  }
  await PaperRegisters.create(record).catch(async (error: unknown) => {
    await removeFile(fileId)
    throw error
  })
  return _id
}

async function forgetOldDrafts(ctx: Ctx, schoolId: string): Promise<void> {
  const old = { schoolId, state: 'draft' as const, uploadedAt: { $lt: draftExpiry(ctx.now) } }
  for (const { _id } of await PaperRegisters.find(old, { _id: 1 }).lean()) await forgetDraft(_id)
}

async function forgetDraft(_id: string): Promise<boolean> {
  const gone = await PaperRegisters.findOneAndDelete({ _id, state: 'draft' }).lean()
  if (!gone) return false
  await removeFile(gone.file.fileId)
  if (gone.scan) await removeFile(gone.scan.fileId)
  return true
}

/** The placements that a register may be of, with what tells them apart: those that its heading names, otherwise all. */
export async function candidatesFor(ctx: Ctx, reading: PaperReading): Promise<Candidate[]> {
  const states = begunStates
  const { student } = reading.heading
  if (student) {
    const named = await candidatesOf((await listPlacements(ctx, permission, { states, q: student })).placements)
    if (matching(reading, named).length > 0) return named
  }
  // Whose name is written differently is found by the tax code.
  return candidatesOf((await listPlacements(ctx, permission, { states })).placements)
}

/** What tells these placements apart, for whoever may use them. */
export async function candidatesOf(placements: readonly Placement[]): Promise<Candidate[]> {
  const students = await studentsNamed(placements.map(({ studentId }) => studentId))
  return placements.map((placement) => {
    const { from, to } = effectiveTerms(placement)
    const { _id, student, host } = placement
    return { _id, student, taxCode: students.get(placement.studentId)?.taxCode ?? null, host, from, to }
  })
}

/** One register; NotFound when there is none, or it is of somebody else's placement. */
export async function findPaperRegister(ctx: Ctx, id: string): Promise<PaperRegister> {
  const register = await PaperRegisters.findById(id).lean<PaperRegister>()
  if (!register) throw new NotFound('paper register')
  if (register.placementId) await findPlacement(ctx, permission, register.placementId)
  else authorise(ctx.actor, permission, { schoolId: register.schoolId, schoolTutorId: register.uploadedBy.accountId })
  return register
}

const listed = {
  fileName: 1,
  placementId: 1,
  'heading.student': 1,
  'heading.host': 1,
  uploadedAt: 1,
  uploadedBy: 1,
  state: 1,
  result: 1,
} as const

/** The registers this actor may see, newest first: of one placement or of all, a page of them or (null) as many as fit. */
export async function listPaperRegisters(
  ctx: Ctx,
  { placementId = null, page }: { placementId?: string | null; page: number | null },
): Promise<{ registers: ListedRegister[]; total: number }> {
  if (placementId) await findPlacement(ctx, permission, placementId)
  const filter = placementId ? { placementId } : await ownRegisters(ctx)
  const { skip, limit } = stretchOf(page, registersPerPage)
  const [found, total] = await Promise.all([
    PaperRegisters.find(filter, listed)
      .sort({ uploadedAt: -1, _id: -1 })
      .skip(skip)
      .limit(limit)
      .lean<ListedRegister['register'][]>(),
    PaperRegisters.countDocuments(filter),
  ])
  const ids = found.flatMap((register) => register.placementId ?? [])
  const { placements } = ids.length > 0 ? await listPlacements(ctx, permission, { ids }) : { placements: [] }
  const placementOf = (id: string | null) => placements.find(({ _id }) => _id === id) ?? null
  return { registers: found.map((register) => ({ register, placement: placementOf(register.placementId) })), total }
}

/** The office sees those of its school; a tutor those of the own placements, and the own ones nobody has placed yet. */
async function ownRegisters(ctx: Ctx): Promise<object> {
  const schoolId = ownSchool(ctx)
  if (ctx.actor.role !== 'teacher') return { schoolId }
  const { placements } = await listPlacements(ctx, permission, {})
  const mine = { placementId: null, 'uploadedBy.accountId': accountOf(ctx.actor) }
  return { schoolId, $or: [{ placementId: { $in: placements.map(({ _id }) => _id) } }, mine] }
}

/** How many registers this actor may see were read and not confirmed yet. */
export async function countPaperDrafts(ctx: Ctx): Promise<number> {
  return PaperRegisters.countDocuments({ $and: [await ownRegisters(ctx), { state: 'draft' }] })
}

function ownSchool(ctx: Ctx): string {
  const { schoolId } = visible(ctx.actor, permission)
  if (typeof schoolId !== 'string') throw new Forbidden(`${permission} is of one school`)
  return schoolId
}

/** Says of which placement a draft is. Refused: `not-a-draft`. */
export async function placePaperRegister(ctx: Ctx, id: string, placementId: string): Promise<void> {
  await findPaperRegister(ctx, id)
  await findPlacement(ctx, permission, placementId)
  const written = await PaperRegisters.updateOne({ _id: id, state: 'draft' }, { $set: { placementId } })
  if (written.matchedCount === 0) throw new Refused('not-a-draft')
}

/** Throws a draft away with its files. Refused: `not-a-draft`. */
export async function discardPaperRegister(ctx: Ctx, id: string): Promise<void> {
  await findPaperRegister(ctx, id)
  if (!(await forgetDraft(id))) throw new Refused('not-a-draft')
}

/** Adds the scan of the signed paper, once. Invalid: `file` with a DocumentRefusal. Refused: `scan-there`. */
export async function addPaperScan(ctx: Ctx, id: string, { name, bytes }: SentFile): Promise<void> {
  await findPaperRegister(ctx, id)
  const kind = documentKind(bytes)
  if (!kind.ok) throw new Invalid({ file: kind.reason })
  const scanName = documentName(name, kind.extension)
  const fileId = await storeFile(bytes, { name: scanName, type: kind.type })
  const scan: KeptFile = { fileId, name: scanName, type: kind.type }
  const written = await PaperRegisters.updateOne({ _id: id, scan: null }, { $set: { scan } })
  if (written.modifiedCount === 1) return
  await removeFile(fileId)
  throw new Refused('scan-there')
}

/** The file that was uploaded, or the scan beside it; that it was taken is written down. */
export async function openPaperFile(ctx: Ctx, id: string, which: 'file' | 'scan'): Promise<StoredFile> {
  const register = await findPaperRegister(ctx, id)
  const wanted = register[which]
  const file = wanted && (await openFile(wanted.fileId))
  if (!file) throw new NotFound('file of a paper register')
  try {
    // By the number of the register, not by the name of the student: the city reads the access records.
    const { schoolId, placementId } = register
    const studentId = placementId && (await findPlacement(ctx, permission, placementId)).studentId
    await recordAccess(ctx, { what: 'export', about: 'registro cartaceo', name: id, schoolId, studentId })
  } catch (error) {
    file.stream.destroy()
    throw error
  }
  return file
}
