import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf, schoolYearStart } from '../norms/school-year.rules.ts'
import { addDays, type Day, monthOf } from '../platform/day.ts'
import { Forbidden } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { ClosedMonths } from './closed-month.model.ts'
import { firstDayOf, lastDayOf, monthsOf } from './closed-month.rules.ts'
import { StudentDays } from './student-day.model.ts'

/**
 * The months of this school year that are over, hold hours, and of which nobody waits for a signature any more: their
 * school may close them, and has not. The oldest first.
 */
export async function closableMonths(ctx: Ctx): Promise<string[]> {
  const { schoolId } = visible(ctx.actor, 'month.close')
  if (typeof schoolId !== 'string') throw new Forbidden('month.close is of one school')
  const year = schoolYearOf(ctx.today)
  const over = monthsOf(year, ctx.today).filter((month) => lastDayOf(month) < ctx.today)
  const [closed, waiting] = await Promise.all([
    ClosedMonths.find({ schoolId, month: { $in: over }, closed: { $ne: null } }, { month: 1 }).lean(),
    monthsWaiting({ schoolId }, { from: schoolYearStart(year), before: firstDayOf(monthOf(ctx.today)) }),
  ])
  const settled = over.filter(
    (month) => !closed.some((each) => each.month === month) && !waiting.some((each) => each.month === month),
  )
  const held = await Promise.all(settled.map((month) => holdsHours(schoolId, month)))
  return settled.filter((_, index) => held[index]).toReversed()
}

async function holdsHours(schoolId: string, month: string): Promise<boolean> {
  const day = { $gte: firstDayOf(month), $lte: lastDayOf(month) }
  return (await StudentDays.exists({ schoolId, 'entries.state': 'approved', day })) !== null
}

/** The lines of one month of a school that wait for a signature. */
export interface MonthWaiting {
  schoolId: string
  month: string
  lines: number
  minutes: Minutes
}

async function monthsWaiting(
  whose: { schoolId?: string },
  { from, before }: { from: Day; before: Day },
): Promise<MonthWaiting[]> {
  const waits = { $in: ['logged' as const, 'confirmed' as const] }
  return StudentDays.aggregate<MonthWaiting>([
    { $match: { ...whose, 'entries.state': waits, day: { $gte: from, $lt: before }, closedFor: null } },
    { $unwind: '$entries' },
    { $match: { 'entries.state': waits } },
    {
      $group: {
        _id: { schoolId: '$schoolId', month: { $substrBytes: ['$day', 0, 7] } },
        lines: { $sum: 1 },
        minutes: { $sum: '$entries.minutes' },
      },
    },
    { $sort: { _id: 1 } },
    { $project: { _id: 0, schoolId: '$_id.schoolId', month: '$_id.month', lines: 1, minutes: 1 } },
  ])
}

/** What waits of one open month in each school. For jobs only. */
export async function monthWaitingBySchool(ctx: Ctx, month: string): Promise<MonthWaiting[]> {
  authorise(ctx.actor, 'reminder.send', {})
  return monthsWaiting({}, { from: firstDayOf(month), before: addDays(lastDayOf(month), 1) })
}
