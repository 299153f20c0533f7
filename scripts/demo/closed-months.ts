import { type ClosedMonth, closedMonthId, firstDayOf } from '../../src/hours/closed-month.rules.ts'
import type { Mark, StudentDay } from '../../src/hours/hour-entry.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf, monthOf } from '../../src/platform/day.ts'

const schoolId = 'galilei'

/** The month before the last one: closed, since all its hours are approved. */
function closedMonth(today: Day): string {
  const lastMonth = monthOf(addDays(firstDayOf(monthOf(today)), -1))
  return monthOf(addDays(firstDayOf(lastMonth), -1))
}

/** What Galilei has closed: one month, opened once again in between. */
export function demoClosedMonths(today: Day): ClosedMonth[] {
  const month = closedMonth(today)
  const on = (days: number) => instantOf(addDays(firstDayOf(monthOf(today)), -days), clockTime('09:30'))
  const by = (at: Date): Mark => ({ accountId: 'coordinatore', name: 'Corrado Coordina', role: 'coordinator', at })
  const reason = 'Mancava un rientro pomeridiano'
  return [
    {
      _id: closedMonthId(schoolId, month),
      schoolId,
      month,
      closed: { by: by(on(18)), waiting: 0 },
      history: [
        { event: 'closed', by: by(on(20)), reason: null, waiting: 0 },
        { event: 'reopened', by: by(on(19)), reason, waiting: 0 },
        { event: 'closed', by: by(on(18)), reason: null, waiting: 0 },
      ],
    },
  ]
}

/** The same days as they are kept: those of the closed month say so. */
export function daysOfClosedMonth(days: readonly StudentDay[], today: Day): StudentDay[] {
  const month = closedMonth(today)
  const isClosed = (each: StudentDay) => each.schoolId === schoolId && monthOf(each.day) === month
  return days.map((each) => (isClosed(each) ? { ...each, closedFor: schoolId } : each))
}
