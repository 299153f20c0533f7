import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { addDays, type Day } from '../platform/day.ts'
import { schoolSettings } from '../schools/school.service.ts'
import type { HourEntry } from './hour-entry.rules.ts'
import { StudentDays } from './student-day.model.ts'

/** A day whose hours came back to the student, and why. */
export interface ReturnedDay {
  placementId: string
  day: Day
  reason: string
}

/** The days of this student that were sent back, may still be written, and of which nothing was written since. */
export async function returnedDays(ctx: Ctx): Promise<ReturnedDay[]> {
  const { studentId } = visible(ctx.actor, 'hours.log')
  if (ctx.actor.role !== 'student' || typeof studentId !== 'string') return []
  const { logWindowDays } = await schoolSettings(ctx.actor.schoolId)
  const days = await StudentDays.find(
    { studentId, day: { $gte: addDays(ctx.today, -logWindowDays) }, 'entries.state': 'returned', closedFor: null },
    { day: 1, entries: 1 },
  )
    .sort({ day: 1 })
    .lean()
  return days.flatMap(({ day, entries }) => returnedOf(entries).map((each) => ({ ...each, day })))
}

function returnedOf(entries: readonly HourEntry[]): Omit<ReturnedDay, 'day'>[] {
  const placementIds = [...new Set(entries.map(({ placementId }) => placementId))]
  return placementIds.flatMap((placementId) => {
    const own = entries.filter((entry) => entry.placementId === placementId)
    const last = own.findLast(({ state }) => state === 'returned')
    return last && !own.some(({ live }) => live) ? [{ placementId, reason: last.returned?.reason ?? '' }] : []
  })
}
