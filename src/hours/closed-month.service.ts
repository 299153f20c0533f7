import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { type Day, monthOf } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, Refused } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { ClosedMonths } from './closed-month.model.ts'
import { closedMonthId, closeRefusals, type ClosedMonth, firstDayOf, lastDayOf } from './closed-month.rules.ts'
import { type MonthEvent, type MonthLock, type MonthSums, monthsOf, noHours } from './closed-month.rules.ts'
import { type DatedEntry, type EntryState, type Mark } from './hour-entry.rules.ts'
import { markOf } from './mark.service.ts'
import { StudentDays } from './student-day.model.ts'
import { takeOut } from './take-out.service.ts'

/** Who has closed the month of a day, and when; null while it is open. For services that write hours, and their pages. */
export async function monthLock(schoolId: string, on: Day): Promise<MonthLock | null> {
  const [lock] = await monthLocks(schoolId, [monthOf(on)])
  return lock ?? null
}

/** Those of these months that are closed, in order. */
export async function monthLocks(schoolId: string, months: readonly string[]): Promise<MonthLock[]> {
  const ids = [...new Set(months)].map((month) => closedMonthId(schoolId, month))
  const found = await ClosedMonths.find({ _id: { $in: ids }, closed: { $ne: null } }, { month: 1, closed: 1 })
    .sort({ month: 1 })
    .lean()
  return found.flatMap(({ month, closed }) => (closed ? [{ month, by: closed.by.name, at: closed.by.at }] : []))
}

/**
 * New lines of a month that was closed while they were written are taken out again. Refused then: `month-closed`. For
 * whoever has just stored them.
 */
export async function takeBackFromClosed(
  { studentId, schoolId }: { studentId: string; schoolId: string },
  lines: readonly DatedEntry[],
): Promise<void> {
  const [first] = lines
  if (!first || !(await monthLock(schoolId, first.day))) return
  await takeOut(studentId, lines)
  throw new Refused('month-closed')
}

export interface ShownMonth {
  month: string
  sums: MonthSums
  record: ClosedMonth | null
}

/** The months of a school year that have begun, the latest first, with their sums and who closed them. */
export async function listMonths(ctx: Ctx, year: SchoolYear): Promise<ShownMonth[]> {
  const schoolId = ownSchool(ctx, 'month.view')
  const between = { from: schoolYearStart(year), to: schoolYearEnd(year) }
  const months = monthsOf(year, ctx.today)
  const [sums, records] = await Promise.all([
    sumsByMonth(schoolId, between),
    ClosedMonths.find({ schoolId, month: { $in: months } }).lean(),
  ])
  return months.map((month) => ({
    month,
    sums: sums.get(month) ?? noHours,
    record: records.find((record) => record.month === month) ?? null,
  }))
}

/** One month of the actor's school. */
export async function findMonth(ctx: Ctx, permission: Permission, month: string): Promise<ShownMonth> {
  const schoolId = ownSchool(ctx, permission)
  const [sums, record] = await Promise.all([
    sumsByMonth(schoolId, { from: firstDayOf(month), to: lastDayOf(month) }),
    ClosedMonths.findById(closedMonthId(schoolId, month)).lean(),
  ])
  return { month, sums: sums.get(month) ?? noHours, record }
}

/** The school year of the oldest hours of the actor's school; this one when there are none. */
export async function firstYearWithHours(ctx: Ctx): Promise<SchoolYear> {
  const schoolId = ownSchool(ctx, 'month.view')
  const first = await StudentDays.findOne({ schoolId, 'entries.0': { $exists: true } }, { day: 1 })
    .sort({ day: 1 })
    .lean()
  return schoolYearOf(first?.day ?? ctx.today)
}

/**
 * Closes a month that is over. Refused: `month-not-over`, `already-closed`, and `hours-waiting` unless `leave` says that
 * unsigned lines may stay behind.
 */
export async function closeMonth(ctx: Ctx, month: string, { leave }: { leave: boolean }): Promise<void> {
  const { sums, record } = await findMonth(ctx, 'month.close', month)
  const isClosed = (record?.closed ?? null) !== null
  const reasons = closeRefusals({ month, today: ctx.today, isClosed, waiting: sums.waiting, leave })
  if (reasons.length > 0) throw new Refused(...reasons)
  const schoolId = ownSchool(ctx, 'month.close')
  const by = await markOf(ctx)
  await lock({ schoolId, month, by, waiting: sums.waiting })
  await markDays(schoolId, month, schoolId)
  await undoIfOvertaken({ schoolId, month, by, expected: leave ? Number.POSITIVE_INFINITY : 0 })
}

/** Opens a closed month again. Refused: `not-closed`. */
export async function reopenMonth(ctx: Ctx, month: string, reason: string): Promise<void> {
  const schoolId = ownSchool(ctx, 'month.reopen')
  const by = await markOf(ctx)
  const _id = closedMonthId(schoolId, month)
  if (!(await ClosedMonths.exists({ _id, closed: { $ne: null } }))) throw new Refused('not-closed')
  // The days first: were the lock gone before, hours could be refused without anybody being able to say why.
  await markDays(schoolId, month, null)
  await unlock(_id, { event: 'reopened', by, reason, waiting: 0 })
}

interface Locking {
  schoolId: string
  month: string
  by: Mark
  waiting: number
}

async function lock({ schoolId, month, by, waiting }: Locking): Promise<void> {
  const event: MonthEvent = { event: 'closed', by, reason: null, waiting }
  try {
    await ClosedMonths.updateOne(
      { _id: closedMonthId(schoolId, month), closed: null },
      { $set: { closed: { by, waiting } }, $push: { history: event }, $setOnInsert: { schoolId, month } },
      { upsert: true, setDefaultsOnInsert: false },
    )
  } catch (error) {
    if (isDuplicateKey(error)) throw new Refused('already-closed')
    throw error
  }
}

async function unlock(_id: string, event: MonthEvent): Promise<void> {
  const filter = { _id, closed: { $ne: null } }
  const { modifiedCount } = await ClosedMonths.updateOne(filter, { $set: { closed: null }, $push: { history: event } })
  if (modifiedCount === 0) throw new Refused('not-closed')
}

/** Every write to a day asks for this mark: what was read before the closing can no longer be written after it. */
async function markDays(schoolId: string, month: string, closedFor: string | null): Promise<void> {
  await StudentDays.updateMany({ schoolId, day: daysIn(month) }, { $set: { closedFor } })
}

/**
 * Between the look and the closing somebody may have logged or confirmed. Whoever writes a day looks at the lock again
 * afterwards and takes new lines back; what was there before the days were marked is seen here, and the month is open
 * again.
 */
async function undoIfOvertaken({ schoolId, month, by, expected }: Omit<Locking, 'waiting'> & { expected: number }) {
  const sums = await sumsByMonth(schoolId, { from: firstDayOf(month), to: lastDayOf(month) })
  const waiting = sums.get(month)?.waiting ?? 0
  if (waiting <= expected) return
  await markDays(schoolId, month, null)
  await unlock(closedMonthId(schoolId, month), { event: 'closing-undone', by, reason: null, waiting })
  throw new Refused('hours-waiting')
}

interface StateSum {
  _id: { month: string; state: EntryState }
  minutes: Minutes
  lines: number
}

async function sumsByMonth(schoolId: string, { from, to }: { from: Day; to: Day }): Promise<Map<string, MonthSums>> {
  const states: EntryState[] = ['logged', 'confirmed', 'approved']
  const found = await StudentDays.aggregate<StateSum>([
    { $match: { schoolId, 'entries.state': { $in: states }, day: { $gte: from, $lte: to } } },
    { $unwind: '$entries' },
    { $match: { 'entries.state': { $in: states } } },
    {
      $group: {
        _id: { month: { $substrBytes: ['$day', 0, 7] }, state: '$entries.state' },
        minutes: { $sum: '$entries.minutes' },
        lines: { $sum: 1 },
      },
    },
  ])
  const months = new Map<string, MonthSums>()
  for (const { _id, minutes, lines } of found) {
    const sums = months.get(_id.month) ?? { ...noHours }
    if (_id.state === 'approved') sums.approved += minutes
    else {
      sums.waitingMinutes += minutes
      sums.waiting += lines
    }
    months.set(_id.month, sums)
  }
  return months
}

function daysIn(month: string): { $gte: Day; $lte: Day } {
  return { $gte: firstDayOf(month), $lte: lastDayOf(month) }
}

function ownSchool(ctx: Ctx, permission: Permission): string {
  const { schoolId } = visible(ctx.actor, permission)
  if (typeof schoolId !== 'string') throw new Forbidden(`${permission} is of one school`)
  return schoolId
}
