import { absentDays } from '../absences/absence.service.ts'
import type { Ctx } from '../access/actor.ts'
import { findPlacement } from '../placements/placement.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { addDays, type Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { entriesSince, listEntries, listOpenDays, type LoggedDays, logHours } from './hour-entry.service.ts'
import { type CopyInput, type CopyPlan, copyWeek, weeksToFill, weekToCopy } from './log-copy.rules.ts'

/** What copying the latest earlier week into one of those with days to log would write; the latest by itself. */
export async function planCopy(ctx: Ctx, placement: Placement, wanted: Day | null): Promise<CopyPlan> {
  const { logWindowDays } = await schoolSettings(placement.schoolId)
  const first = addDays(ctx.today, -logWindowDays)
  const [entries, open, absences, entriesOn] = await Promise.all([
    listEntries(ctx, 'hours.log', placement),
    listOpenDays(ctx, placement),
    absentDays([placement._id], first),
    entriesSince(placement.studentId, addDays(first, -7)),
  ])
  const weeks = weeksToFill(open).filter((monday) => weekToCopy(entries, monday) !== null)
  const into = weeks.find((monday) => monday === wanted) ?? weeks[0] ?? null
  const from = into && weekToCopy(entries, into)
  if (!into || !from) return { weeks, into: null, from: null, days: [] }
  const isAbsent = (day: Day) => absences.some((absence) => absence.day === day)
  const facts = { placement, entriesOn, isAbsent, now: ctx.now, first }
  return { weeks, into, from, days: copyWeek(entries, { from, into }, facts) }
}

/**
 * Writes the chosen days of a week as they stand in an earlier one. Each day is stored or refused by itself; refused
 * with `none-selected` when there is no day.
 */
export async function copyHours(ctx: Ctx, placementId: string, { key, from, into, days }: CopyInput) {
  const placement = await findPlacement(ctx, 'hours.log', placementId)
  if (days.length === 0) throw new Refused('none-selected')
  const entries = await listEntries(ctx, 'hours.log', placement)
  // What stands in the way of a day is said by logging itself, so that a second sending is recognised as one.
  const facts = { placement, entriesOn: () => [], isAbsent: () => false, now: ctx.now, first: into }
  const copied = copyWeek(entries, { from, into }, facts).filter(({ day }) => days.includes(day))
  const result: LoggedDays = { logged: [], refused: [] }
  for (const { day, times, activity } of copied) {
    try {
      result.logged.push(...(await logHours(ctx, placementId, { key, day, times, activity })))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      result.refused.push({ day, reasons: error.reasons })
    }
  }
  return result
}
