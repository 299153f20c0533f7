import { authorise } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { accountName } from '../accounts/account.service.ts'
import { recordAccess } from '../access-records/access-record.service.ts'
import { hoursDeletedAt, recordFacts } from '../ledger/ledger.service.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import { type DocumentKind, documentKind, documentName } from '../platform/document-kind.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, Invalid, NotFound, Refused } from '../platform/errors.ts'
import { digestOf, openFile, removeFile, storeFile, type StoredFile } from '../platform/files.ts'
import type { Minutes } from '../platform/minutes.ts'
import { isBlocking } from './return-check.rules.ts'
import { columnsVersion, countChanges, differenceOf, type LineChange } from './return-lines.rules.ts'
import { gatherReturn, type MinistryReturn, type ReturnOf } from './return.service.ts'
import { Submissions } from './submission.model.ts'
import {
  factsOfSubmission,
  type ReceiptFile,
  type Submission,
  submissionId,
  submissionRefusals,
  type SubmittedSoFar,
  submittedMinutesOf,
} from './submission.rules.ts'

/** A submission without what was in it. */
export type ListedSubmission = Omit<Submission, 'lines' | 'students'>

const withoutContents = { lines: 0, students: 0 } as const

/** The submissions of a return, the latest first. */
export async function listSubmissions(ctx: Ctx, { schoolId, schoolYear }: ReturnOf): Promise<ListedSubmission[]> {
  authorise(ctx.actor, 'return.view', { schoolId })
  return Submissions.find({ schoolId, schoolYear }, withoutContents).sort({ number: -1 }).lean<ListedSubmission[]>()
}

/** What was last sent, with all its lines; null before the first submission. */
async function lastSubmission(
  ctx: Ctx,
  permission: Permission,
  { schoolId, schoolYear }: ReturnOf,
): Promise<SubmittedSoFar | null> {
  authorise(ctx.actor, permission, { schoolId })
  return Submissions.findOne({ schoolId, schoolYear }).sort({ number: -1 }).lean<SubmittedSoFar>()
}

/** A return beside what was last sent of it. */
export interface Compared {
  current: MinistryReturn
  last: SubmittedSoFar | null
  changes: LineChange[]
  /** When the hours of the year were deleted at the end of their term: what was sent then stands. */
  deletedAt: Date | null
}

/** The return as it is now, and what has changed since it was last sent; before the first time everything is added. */
export async function compareReturn(ctx: Ctx, permission: Permission, which: ReturnOf): Promise<Compared> {
  const current = await gatherReturn(ctx, permission, which)
  const [last, deletedAt] = await Promise.all([lastSubmission(ctx, permission, which), hoursDeletedAt(which)])
  return { current, last, changes: deletedAt ? [] : differenceOf(last?.lines ?? [], current.lines), deletedAt }
}

export interface NewSubmission {
  /** What was on the screen of who submits. */
  seen: { digest: string; number: number }
  receipt: { number: string | null; on: Day }
  sent: { name: string; bytes: Buffer } | null
}

/**
 * Notes that the return has been sent, with its receipt, as it is now; its number. The same form sent twice, or twenty at
 * once, is one submission. Invalid: `file` with a DocumentRefusal. Refused: as submissionRefusals says.
 */
export async function submitReturn(ctx: Ctx, which: ReturnOf, input: NewSubmission): Promise<number> {
  const { current, last, changes, deletedAt } = await compareReturn(ctx, 'return.submit', which)
  // Without its hours the year would be sent as one in which nobody did anything.
  if (deletedAt) throw new Refused('year-deleted')
  const { seen, sent } = input
  const reasons = submissionRefusals({
    today: ctx.today,
    lines: current.lines.length,
    blocking: current.findings.filter(isBlocking).length,
    digest: current.digest,
    last,
    seen,
    receipt: { ...input.receipt, hasFile: sent !== null },
  })
  if (reasons.length > 0) throw new Refused(...reasons)
  const accountId = accountOf(ctx.actor)
  if (accountId === null) throw new Forbidden('jobs submit nothing')
  const kind = sent && documentKind(sent.bytes)
  if (kind && !kind.ok) throw new Invalid({ file: kind.reason })
  const file = sent && (await keptReceipt(sent, kind))
  const submission: Submission = {
    _id: submissionId(which, seen.number),
    ...which,
    number: seen.number,
    at: ctx.now,
    by: { accountId, name: await accountName(accountId) },
    receipt: { ...input.receipt, file },
    columnsVersion,
    digest: current.digest,
    totals: current.totals,
    difference: countChanges(changes),
    lines: current.lines,
    students: submittedMinutesOf(current.rows, last?.students ?? []),
  }
  await storeOnce(submission)
  await recordFacts(which, factsOfSubmission(submission), ctx.now)
  return submission.number
}

async function keptReceipt(
  { name, bytes }: NonNullable<NewSubmission['sent']>,
  kind: DocumentKind | null,
): Promise<ReceiptFile | null> {
  if (!kind?.ok) return null
  const { type, extension } = kind
  const safe = documentName(name, extension)
  return { fileId: await storeFile(bytes, { name: safe, type }), name: safe, digest: digestOf(bytes) }
}

async function storeOnce(submission: Submission): Promise<void> {
  try {
    await Submissions.create(submission)
  } catch (error) {
    if (submission.receipt.file) await removeFile(submission.receipt.file.fileId)
    if (isDuplicateKey(error)) throw new Refused('already-submitted')
    throw error
  }
}

export interface SubmissionRef extends ReturnOf {
  /** As an address has it. */
  number: string
}

/** One submission with all that was in it, and what it changed against the one before. */
export async function findSubmission(
  ctx: Ctx,
  { schoolId, schoolYear, number }: SubmissionRef,
): Promise<{ submission: Submission; changes: LineChange[] }> {
  authorise(ctx.actor, 'return.view', { schoolId })
  const n = /^[1-9]\d{0,3}$/u.test(number) ? Number(number) : 0
  const [submission, before] = await Promise.all([
    Submissions.findById(submissionId({ schoolId, schoolYear }, n)).lean<Submission>(),
    Submissions.findById(submissionId({ schoolId, schoolYear }, n - 1)).lean<Submission>(),
  ])
  if (!submission) throw new NotFound('submission')
  return { submission, changes: differenceOf(before?.lines ?? [], submission.lines) }
}

/** The file of a receipt, which is written down as taken. NotFound: there is none. */
export async function openReceipt(ctx: Ctx, ref: SubmissionRef): Promise<StoredFile> {
  const { submission } = await findSubmission(ctx, ref)
  const kept = submission.receipt.file
  const file = kept && (await openFile(kept.fileId))
  if (!kept || !file) throw new NotFound('receipt')
  await recordAccess(ctx, { what: 'export', about: 'ricevuta', name: kept.name, schoolId: submission.schoolId })
  return file
}

/** When a school year was last sent; null: never. For use cases that have already decided who may know. */
export async function lastSubmittedAt({ schoolId, schoolYear }: ReturnOf): Promise<Date | null> {
  const last = await Submissions.findOne({ schoolId, schoolYear }, { at: 1 }).sort({ number: -1 }).lean()
  return last?.at ?? null
}

/** The minutes of a school year that the Ministry knows of, by student: those of the last submission. */
export async function submittedMinutes(schoolId: string, schoolYear: SchoolYear): Promise<Map<string, Minutes>> {
  const last = await Submissions.findOne({ schoolId, schoolYear }, { students: 1 })
    .sort({ number: -1 })
    .lean<Pick<Submission, 'students'>>()
  return new Map((last?.students ?? []).map(({ studentId, minutes }) => [studentId, minutes]))
}

/** The school years of which the actor's school has sent something, the latest first. */
export async function submittedYears(ctx: Ctx, schoolId: string): Promise<SchoolYear[]> {
  authorise(ctx.actor, 'return.view', { schoolId })
  const years: SchoolYear[] = await Submissions.distinct('schoolYear', { schoolId })
  return years.toSorted().toReversed()
}
