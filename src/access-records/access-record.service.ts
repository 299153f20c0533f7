import { accountName } from '../accounts/account.service.ts'
import { visible } from '../access/access.ts'
import { type Actor, accountOf, type Ctx } from '../access/actor.ts'
import { clockTime } from '../platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../platform/day.ts'
import { newId } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { literally } from '../platform/pattern.ts'
import { AccessRecords } from './access-record.model.ts'
import { type AccessKind, type AccessRecord, asReadBy, namelessFor } from './access-record.rules.ts'

export const accessRecordsPerPage = 50

export interface Accessed {
  what: AccessKind
  about: string
  name: string
  /** Whose data it is; when it is not said, the school or the partner of whoever takes it. */
  schoolId?: string | null
  partnerId?: string | null
  /** For exports. */
  rows?: number
  /** The one student it is about. */
  studentId?: string | null
}

/** Writes down that this actor takes something out of the site. Done before the file leaves: no file without record. */
export async function recordAccess(ctx: Ctx, accessed: Accessed): Promise<void> {
  const { actor } = ctx
  await AccessRecords.create({
    _id: newId(),
    at: ctx.now,
    by: await reader(actor),
    what: accessed.what,
    about: accessed.about,
    name: accessed.name,
    schoolId: accessed.schoolId ?? ('schoolId' in actor ? actor.schoolId : null),
    partnerId: accessed.partnerId ?? ('partnerId' in actor ? actor.partnerId : null),
    rows: accessed.rows ?? null,
    studentId: accessed.studentId ?? null,
  })
}

async function reader(actor: Actor): Promise<AccessRecord['by']> {
  const accountId = accountOf(actor)
  const linkId = actor.role === 'guest' ? actor.linkId : null
  if (accountId) return { accountId, linkId, name: await accountName(accountId), role: actor.role }
  return { accountId, linkId, name: actor.role === 'guest' ? actor.name : 'Bottega', role: actor.role }
}

export interface AccessSearch {
  /** Part of the name of who, or of what. */
  q?: string
  what?: AccessKind | undefined
  /** Days, both included. */
  from?: Day | null
  to?: Day | null
  /** From 1; null: all of them. */
  page: number | null
}

/**
 * What was taken out, newest first: for the city all of it, without the names of students, for an office what concerns
 * its school.
 */
export async function listAccess(ctx: Ctx, search: AccessSearch): Promise<{ records: AccessRecord[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'access-record.view'), ...conditions(search, ctx.actor)] }
  const { skip, limit } = stretchOf(search.page, accessRecordsPerPage)
  const [records, total] = await Promise.all([
    AccessRecords.find(filter).sort({ at: -1, _id: -1 }).skip(skip).limit(limit).lean(),
    AccessRecords.countDocuments(filter),
  ])
  return { records: records.map((record) => asReadBy(ctx.actor, record)), total }
}

/**
 * Who took out what is of one student alone, newest first: what says so, and what is of one of these records (the student
 * or a placement). The use case has already decided who may know.
 */
export async function readersOf(
  { studentIds, recordIds }: { studentIds: readonly string[]; recordIds: readonly string[] },
  page: number | null,
): Promise<{ records: AccessRecord[]; total: number }> {
  const filter = { $or: [{ studentId: { $in: [...studentIds] } }, { about: { $in: [...studentIds, ...recordIds] } }] }
  const { skip, limit } = stretchOf(page, accessRecordsPerPage)
  const [records, total] = await Promise.all([
    AccessRecords.find(filter).sort({ at: -1, _id: -1 }).skip(skip).limit(limit).lean<AccessRecord[]>(),
    AccessRecords.countDocuments(filter),
  ])
  return { records, total }
}

function conditions({ q, what, from, to }: AccessSearch, actor: Actor): object[] {
  const text = { $regex: literally(q ?? ''), $options: 'i' }
  // Nor can a name be found that is not shown.
  const named = { 'by.name': text, 'by.role': { $nin: namelessFor(actor) } }
  return [
    ...(what ? [{ what }] : []),
    ...(from ? [{ at: { $gte: midnight(from) } }] : []),
    ...(to ? [{ at: { $lt: midnight(addDays(to, 1)) } }] : []),
    ...(q ? [{ $or: [named, { name: text }] }] : []),
  ]
}

function midnight(day: Day): Date {
  return instantOf(day, clockTime('00:00'))
}
