import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { firstApprovalAfter } from '../hours/approved-lines.service.ts'
import { ledgerChecks } from '../ledger/ledger-check.service.ts'
import { dueOf, type RetentionKind, retentionTerms, type RetentionYears } from '../norms/retention.rules.ts'
import { schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { storedSums } from '../platform/database.ts'
import { Forbidden } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { schoolRetention, setSchoolRetention } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { byName, type Student } from '../schools/student.rules.ts'
import { takingOf } from '../export-jobs/export-job.service.ts'
import { lastSubmittedAt } from '../submissions/submission.service.ts'
import { careersOf, gatherBatch, goesByCareer, sumsOfSchool } from './retention-batch.service.ts'
import { RetentionDeletions, RetentionItems } from './retention.model.ts'
import {
  type Batch,
  itemId,
  type RetentionBlock,
  retentionBlocks,
  type RetentionDeletion,
  type RetentionFacts,
  type RetentionItem,
  type RetentionOf,
  type TakenExport,
} from './retention.rules.ts'

export const retentionPerPage = 50

/** The school of who acts. Forbidden: of nobody's. */
export function schoolOfActor(ctx: Ctx, permission: Permission): string {
  if (!('schoolId' in ctx.actor)) throw new Forbidden('what is kept is kept by a school')
  authorise(ctx.actor, permission, { schoolId: ctx.actor.schoolId })
  return ctx.actor.schoolId
}

/** Every school that keeps something of students. For jobs only. */
export async function schoolsThatKeep(ctx: Ctx): Promise<string[]> {
  authorise(ctx.actor, 'reminder.send', {})
  const schools = await storedSums('placements', [{ $group: { _id: '$schoolId' } }, { $sort: { _id: 1 } }])
  return schools.map(({ _id }) => String(_id))
}

/** Makes the list of a school anew: what is kept of each kind and school year, and from when it may go. Deletes nothing. */
export async function prepareRetention(ctx: Ctx, schoolId: string): Promise<RetentionItem[]> {
  authorise(ctx.actor, 'retention.view', { schoolId })
  const [years, sums] = await Promise.all([schoolRetention(schoolId), sumsOfSchool(schoolId)])
  const dated = sums.filter(({ kind }) => goesByCareer(kind))
  const careers = await careersOf([...new Set(dated.flatMap(({ studentIds }) => [...studentIds]))])
  const items = sums.map(({ kind, schoolYear, records, studentIds }): RetentionItem => {
    const ends = [...studentIds].map((id) => careers.get(id) ?? null)
    const due = dueOf({ kind, schoolYear, years: years[kind], ends, today: ctx.today })
    const { on: dueOn, inCareer, unknown } = due
    const _id = itemId(schoolId, { kind, schoolYear })
    return { _id, schoolId, kind, schoolYear, records, dueOn, inCareer, unknown, preparedAt: ctx.now }
  })
  for (const item of items) await RetentionItems.replaceOne({ _id: item._id }, item, { upsert: true })
  await RetentionItems.deleteMany({ schoolId, _id: { $nin: items.map(({ _id }) => _id) } })
  return items
}

export interface RetentionList {
  items: RetentionItem[]
  total: number
  preparedAt: Date | null
}

/** The list of the actor's school, the oldest school year first; made on the first look, afterwards by night. */
export async function listRetention(
  ctx: Ctx,
  { kind, page }: { kind: RetentionKind | null; page: number | null },
): Promise<RetentionList> {
  const schoolId = schoolOfActor(ctx, 'retention.view')
  if (!(await RetentionItems.exists({ schoolId }))) await prepareRetention(ctx, schoolId)
  const filter = { $and: [visible(ctx.actor, 'retention.view'), ...(kind ? [{ kind }] : [])] }
  const { skip, limit } = stretchOf(page, retentionPerPage)
  const [items, total, last] = await Promise.all([
    RetentionItems.find(filter).sort({ schoolYear: 1, _id: 1 }).skip(skip).limit(limit).lean<RetentionItem[]>(),
    RetentionItems.countDocuments(filter),
    RetentionItems.findOne({ schoolId }, { preparedAt: 1 }).sort({ preparedAt: -1 }).lean(),
  ])
  return { items, total, preparedAt: last?.preparedAt ?? null }
}

/** One kind and school year as it is now. */
export interface RetentionView {
  batch: Batch
  facts: RetentionFacts
  blocks: RetentionBlock[]
  taken: TakenExport | null
  /** The latest first. */
  deletions: RetentionDeletion[]
}

/** Looks at everything of a kind and school year. For whoever may see the list. */
export async function viewRetention(ctx: Ctx, of: RetentionOf, permission: Permission = 'retention.view') {
  const schoolId = schoolOfActor(ctx, permission)
  const batch = await gatherBatch(schoolId, of)
  const [facts, taken, deletions] = await Promise.all([
    factsOf(ctx, batch),
    takingOf('retention', schoolId, batch.digest),
    RetentionDeletions.find({ schoolId, ...of })
      .sort({ at: -1, _id: -1 })
      .lean<RetentionDeletion[]>(),
  ])
  return { batch, facts, blocks: retentionBlocks(facts), taken, deletions } satisfies RetentionView
}

async function factsOf(ctx: Ctx, { schoolId, of, records, studentIds }: Batch): Promise<RetentionFacts> {
  const { kind, schoolYear } = of
  const ofHours = kind === 'hours'
  const [years, careers, returnedAt, checks] = await Promise.all([
    schoolRetention(schoolId),
    goesByCareer(kind) ? careersOf(studentIds) : new Map<string, null>(),
    retentionTerms[kind].returned ? lastSubmittedAt({ schoolId, schoolYear }) : null,
    ofHours ? ledgerChecks(ctx) : [],
  ])
  const span = { schoolId, from: schoolYearStart(schoolYear), to: schoolYearEnd(schoolYear) }
  const approvedSince = ofHours && returnedAt ? (await firstApprovalAfter(span, returnedAt)) !== null : false
  return {
    kind,
    records: records.length,
    due: dueOf({ kind, schoolYear, years: years[kind], ends: [...careers.values()], today: ctx.today }),
    today: ctx.today,
    returnedAt,
    approvedSince,
    waiting: ofHours ? waitingIn(records) : 0,
    findings: checks.find((check) => check.schoolYear === schoolYear)?.found ?? 0,
  }
}

const waitingStates = new Set(['logged', 'confirmed', 'returned'])

function waitingIn(records: Batch['records']): number {
  return records.reduce((sum, { record }) => {
    const entries = (record['entries'] as { state: string; live: boolean }[] | undefined) ?? []
    return sum + entries.filter(({ state, live }) => live && waitingStates.has(state)).length
  }, 0)
}

/** The students whose records of a kind and school year there are, by name. */
export async function retentionStudents(ctx: Ctx, of: RetentionOf): Promise<{ student: Student; records: number }[]> {
  const { records, studentIds } = await gatherBatch(schoolOfActor(ctx, 'retention.view'), of)
  const names = await studentsNamed(studentIds)
  const counts = new Map<string, number>()
  for (const id of records.flatMap((record) => record.studentIds)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...names.values()].toSorted(byName).map((student) => ({ student, records: counts.get(student._id) ?? 0 }))
}

/** The terms of the actor's school. */
export async function retentionTermsOf(ctx: Ctx, permission: Permission = 'retention.view'): Promise<RetentionYears> {
  return schoolRetention(schoolOfActor(ctx, permission))
}

/** Stores the terms of the actor's school, which hold for the list at once. */
export async function decideTerms(ctx: Ctx, years: RetentionYears): Promise<void> {
  const schoolId = schoolOfActor(ctx, 'retention.delete')
  await setSchoolRetention(schoolId, years)
  await prepareRetention(ctx, schoolId)
}

/** What was deleted at the actor's school, the latest first. */
export async function listDeletions(
  ctx: Ctx,
  page: number | null,
): Promise<{ deletions: RetentionDeletion[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'retention.view')] }
  const { skip, limit } = stretchOf(page, retentionPerPage)
  const [deletions, total] = await Promise.all([
    RetentionDeletions.find(filter).sort({ at: -1, _id: -1 }).skip(skip).limit(limit).lean<RetentionDeletion[]>(),
    RetentionDeletions.countDocuments(filter),
  ])
  return { deletions, total }
}
