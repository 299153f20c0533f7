import { createHash } from 'node:crypto'
import { authorise, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { readSpreadsheet } from '../platform/spreadsheet.ts'
import { UploadedClassLists } from './class-list-import.model.ts'
import { type Decision, type ListPreview, previewClassList, type SchoolRecords } from './class-list-import.rules.ts'
import { readClassList } from './class-list.rules.ts'
import { Enrolments } from './enrolment.model.ts'
import type { Enrolment } from './enrolment.rules.ts'
import { executePlan } from './import-execution.service.ts'
import { type ImportPlan, planOf } from './import-plan.rules.ts'
import type { ListTerms } from './listed-class.rules.ts'
import { SchoolClasses } from './school-class.model.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { siteOf, type School } from './school.rules.ts'
import { findSchool } from './school.service.ts'
import { Students } from './student.model.ts'
import type { Student } from './student.rules.ts'
import { draftExpiry, leaseExpiry, termsProblems, type UploadedClassList } from './uploaded-list.rules.ts'

export const listsPerPage = 50
const listed = {
  fileName: 1,
  schoolId: 1,
  uploadedAt: 1,
  schoolYear: 1,
  effective: 1,
  state: 1,
  result: 1,
  appliedAt: 1,
} as const
export type ListedUpload = Pick<UploadedClassList, '_id' | keyof typeof listed>

export interface ListFile {
  name: string
  bytes: Uint8Array
}

/** The school whose lists this actor imports. */
export async function importingSchool(ctx: Ctx): Promise<School> {
  const { schoolId } = visible(ctx.actor, 'student.import')
  if (typeof schoolId !== 'string') throw new Forbidden('student.import')
  return findSchool(ctx, 'school.view', schoolId)
}

/**
 * Reads a class list and keeps what was read, for the preview; nothing changes yet. The file is not kept.
 * Refused: whatever the file cannot be read for, `year-not-open`, `day-outside-year`.
 */
export async function uploadClassList(ctx: Ctx, file: ListFile, terms: Omit<ListTerms, 'sites'>): Promise<string> {
  const school = await importingSchool(ctx)
  const wrong = termsProblems(terms, ctx.today)
  if (wrong.length > 0) throw new Refused(...wrong)
  const table = await readSpreadsheet(file.bytes, file.name)
  if (!table.ok) throw new Refused(table.reason)
  const reading = readClassList(table.spreadsheet, ctx.today)
  if (!reading.ok) throw new Refused(reading.reason)
  await UploadedClassLists.deleteMany({
    schoolId: school._id,
    state: 'draft',
    uploadedAt: { $lt: draftExpiry(ctx.now) },
  })
  const _id = newId()
  await UploadedClassLists.create({
    ...reading.list,
    ...terms,
    _id,
    schoolId: school._id,
    sites: [],
    uploadedBy: accountOf(ctx.actor),
    uploadedAt: ctx.now,
    fileName: file.name.slice(0, 200),
    state: 'draft',
  })
  return _id
}

/** The lists uploaded for this actor's school, newest first, without the people on them. */
export async function listUploads(ctx: Ctx, page: number | null): Promise<{ uploads: ListedUpload[]; total: number }> {
  const filter = visible(ctx.actor, 'student.import')
  const { skip, limit } = stretchOf(page, listsPerPage)
  const [uploads, total] = await Promise.all([
    UploadedClassLists.find(filter, listed)
      .sort({ uploadedAt: -1, _id: -1 })
      .skip(skip)
      .limit(limit)
      .lean<ListedUpload[]>(),
    UploadedClassLists.countDocuments(filter),
  ])
  return { uploads, total }
}

/** One uploaded list; NotFound when there is none or it is another school's. */
export async function findUpload(ctx: Ctx, id: string): Promise<UploadedClassList> {
  const upload = await UploadedClassLists.findById(id).lean<UploadedClassList>()
  if (!upload) throw new NotFound('class list')
  authorise(ctx.actor, 'student.import', upload)
  return upload
}

/** What a list would change as things are now, and the seal by which its confirmation knows that nothing has moved. */
export async function previewUpload(upload: UploadedClassList): Promise<ListPreview & { seal: string }> {
  const preview = previewClassList(upload, await recordsOf(upload.schoolId))
  return { ...preview, seal: sealOf(preview) }
}

/** Says to which sites the classes of a draft belong, and the class of the rows that name none. Refused: `not-a-draft`. */
export async function settleUpload(
  ctx: Ctx,
  id: string,
  terms: Pick<ListTerms, 'sites' | 'defaultClass'>,
): Promise<void> {
  await findUpload(ctx, id)
  const written = await UploadedClassLists.updateOne({ _id: id, state: 'draft' }, { $set: terms })
  if (written.matchedCount === 0) throw new Refused('not-a-draft')
}

/** Throws a draft away with everybody on it. Refused: `not-a-draft`. */
export async function discardUpload(ctx: Ctx, id: string): Promise<void> {
  await findUpload(ctx, id)
  const gone = await UploadedClassLists.deleteOne({ _id: id, state: 'draft' })
  if (gone.deletedCount === 0) throw new Refused('not-a-draft')
}

/**
 * Applies a list as its preview said, with the decisions about doubtful lines. Once: of two confirmations one does it.
 * One that was cut off is finished by confirming again. Refused: `being-applied`, `changed-meanwhile`.
 */
export async function confirmUpload(
  ctx: Ctx,
  id: string,
  { seal, decisions }: { seal: string; decisions: Decision[] },
): Promise<void> {
  const upload = await findUpload(ctx, id)
  if (upload.state === 'applied') return
  if (upload.state === 'draft') await finishInterrupted(ctx, upload.schoolId)
  const isDraft = upload.state === 'draft'
  if (await claim(ctx, id, isDraft ? decisions : null)) return apply(ctx, id, isDraft ? seal : null)
  if ((await findUpload(ctx, id)).state !== 'applied') throw new Refused('being-applied')
}

// The claim is the one conditional write: a draft, or one whose writer must have been cut off.
async function claim(ctx: Ctx, id: string, decisions: Decision[] | null): Promise<boolean> {
  const begun = { state: 'applying', claimedAt: ctx.now } as const
  const cutOff = { _id: id, state: 'applying', claimedAt: { $lt: leaseExpiry(ctx.now) } } as const
  try {
    const claimed = decisions
      ? await UploadedClassLists.updateOne({ _id: id, state: 'draft' }, { ...begun, decisions })
      : await UploadedClassLists.updateOne(cutOff, begun)
    return claimed.modifiedCount === 1
  } catch (error) {
    // The unique index: another list of this school is being applied.
    if (isDuplicateKey(error)) return false
    throw error
  }
}

// A list that was cut off would keep the school from importing ever again.
async function finishInterrupted(ctx: Ctx, schoolId: string): Promise<void> {
  const stuck = await UploadedClassLists.findOne({ schoolId, state: 'applying' }, { _id: 1 }).lean()
  if (stuck && (await claim(ctx, stuck._id, null))) await apply(ctx, stuck._id, null)
}

/** With `seal` null the plan is made whatever has changed: nobody is there to look again. */
async function apply(ctx: Ctx, id: string, seal: string | null): Promise<void> {
  const upload = await findUpload(ctx, id)
  const plan = upload.plan ?? (await makePlan(ctx, upload, seal))
  await executePlan(plan).catch((error: unknown) => giveBack(id, error))
  await UploadedClassLists.updateOne(
    { _id: id, state: 'applying' },
    { state: 'applied', appliedAt: ctx.now, result: plan.result, plan: null, students: [], decisions: [] },
  )
}

// A plan that things have overtaken is never tried again: the list is a draft as before, with a new preview.
async function giveBack(id: string, error: unknown): Promise<never> {
  if (error instanceof Refused) {
    await UploadedClassLists.updateOne({ _id: id, state: 'applying' }, { state: 'draft', plan: null, decisions: [] })
  }
  throw error
}

async function makePlan(ctx: Ctx, upload: UploadedClassList, seal: string | null): Promise<ImportPlan> {
  const [records, school] = await Promise.all([
    recordsOf(upload.schoolId),
    findSchool(ctx, 'school.view', upload.schoolId),
  ])
  if (seal !== null && sealOf(previewClassList(upload, records)) !== seal) {
    return giveBack(upload._id, new Refused('changed-meanwhile'))
  }
  const kindOf = (code: string | null) => (code ? siteOf(school, code)?.kind : undefined) ?? 'other'
  const plan = planOf(previewClassList(upload, records, upload.decisions), { schoolId: school._id, newId, kindOf })
  await UploadedClassLists.updateOne({ _id: upload._id, state: 'applying' }, { $set: { plan } })
  return plan
}

async function recordsOf(schoolId: string): Promise<SchoolRecords> {
  const [students, enrolments, classes] = await Promise.all([
    Students.find({ schoolId, mergedInto: null }).lean<Student[]>(),
    Enrolments.find({ schoolId }).lean<Enrolment[]>(),
    SchoolClasses.find({ schoolId }).lean<SchoolClass[]>(),
  ])
  return { students, enrolments, classes }
}

function sealOf({ lines }: ListPreview): string {
  const seen = lines.map(({ key, kind, reasons, choices, changes }) => [key, kind, reasons, choices, changes])
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 32)
}
