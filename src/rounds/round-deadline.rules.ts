// The deadline of a round (scadenza delle scelte) is a day and a time of the clocks of Italy. In the night in which the
// clocks go forward one hour does not exist: a deadline in it is refused. When they go back one hour comes twice: the first
// is meant, so that nobody loses time by reading it wrongly. While lists are open the deadline may be moved, later or
// earlier, never into the past and never once it has come: who trusted it must not be surprised.

import type { ClockTime } from '../platform/clock-time.ts'
import { type Day, addDays, dayOf, instantOf } from '../platform/day.ts'
import { formatStamp } from '../platform/format.ts'
import type { Round } from './round.rules.ts'

export type DeadlineProblem = 'time-skipped' | 'deadline-past' | 'deadline-too-far'

const mostDaysAhead = 366

/** The instant that a day and a time mean; null when the clocks skip that time. */
export function deadlineAt(day: Day, time: ClockTime): Date | null {
  const at = instantOf(day, time)
  return formatStamp(at) === `${day} ${time}` ? at : null
}

/** The day and the time of a deadline, as a form shows them. */
export function deadlineParts(at: Date): { day: string; time: string } {
  const [day = '', time = ''] = formatStamp(at).split(' ')
  return { day, time }
}

/** What is wrong with a deadline that somebody wants now. */
export function deadlineProblems(at: Date, now: Date): DeadlineProblem[] {
  if (at <= now) return ['deadline-past']
  return dayOf(at) > addDays(dayOf(now), mostDaysAhead) ? ['deadline-too-far'] : []
}

export type MoveRefusal = DeadlineProblem | 'not-open' | 'deadline-over' | 'same-deadline'

/** Why the deadline of a round cannot be moved there; none when it can. */
export function moveRefusals(round: Pick<Round, 'state' | 'closesAt'>, at: Date, now: Date): MoveRefusal[] {
  if (round.state !== 'open') return ['not-open']
  if (now >= round.closesAt) return ['deadline-over']
  if (at.getTime() === round.closesAt.getTime()) return ['same-deadline']
  return deadlineProblems(at, now)
}
