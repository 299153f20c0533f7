// A host that does not answer (ente che non risponde): hours count for nothing until somebody confirms them. When the host
// has left lines unconfirmed for as many days as the school has decided, counted from the day they were logged, the
// school may confirm them in its place, with a note that says how it knows. The note stays beside the name wherever the
// line is shown. The host is reminded before (reminders/reminder.rules.ts), and is told from when the school may do so.
// In a simulated enterprise (impresa formativa simulata) nobody outside the school answers: it confirms at once.

import type { Placement } from '../placements/placement.rules.ts'
import { addDays, type Day, dayOf } from '../platform/day.ts'
import type { HourEntry } from './hour-entry.rules.ts'

/** From which day on the school may confirm a line in the place of the host. */
function schoolMayConfirmFrom(loggedOn: Day, silentHostDays: number): Day {
  return addDays(loggedOn, silentHostDays)
}

/** How many days the school waits for the host of this placement, of the days that it has decided. */
export function daysToWait({ kind }: Pick<Placement, 'kind'>, silentHostDays: number): number {
  return kind === 'simulated-enterprise' ? 0 : silentHostDays
}

/** Whether the host has been silent about a line for long enough. */
export function isUnanswered(
  { state, loggedBy }: Pick<HourEntry, 'state' | 'loggedBy'>,
  { today, silentHostDays }: { today: Day; silentHostDays: number },
): boolean {
  return state === 'logged' && schoolMayConfirmFrom(dayOf(loggedBy.at), silentHostDays) <= today
}
