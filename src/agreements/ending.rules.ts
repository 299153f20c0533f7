// The end of an agreement. People are told some days before (60, 30 and 7 unless the programme says otherwise), once
// each; after nights on which nothing ran only the most urgent warning goes out, since the others say less. An
// agreement may be ended before its time, from a day that has not passed: days on which students were covered stay so.
// One without a number is not in force and is cancelled instead. Both need a reason.

import { type Day, daysBetween } from '../platform/day.ts'
import type { Agreement } from './agreement.rules.ts'
import { lastDay } from './agreement.rules.ts'

export interface EndingWarning {
  /** The number of days that was reached: 60, 30, 7. */
  within: number
  /** What really is left. */
  daysLeft: number
  /** Unique for agreement, end and warning. */
  key: string
}

/** The warning that is due today for an agreement in force; null when none is, or it has ended. */
export function dueWarning(
  agreement: Pick<Agreement, '_id' | 'terms' | 'endedOn'>,
  warnings: readonly number[],
  today: Day,
): EndingWarning | null {
  const last = lastDay(agreement)
  const daysLeft = daysBetween(today, last)
  const reached = warnings.filter((days) => daysLeft <= days)
  if (daysLeft < 0 || reached.length === 0) return null
  const within = Math.min(...reached)
  return { within, daysLeft, key: `agreement-ending:${agreement._id}:${last}:${within}` }
}

export type EndingReason = 'not-in-force' | 'end-in-the-past' | 'end-not-earlier'

/** Why an agreement cannot be ended on that day; none when it can. */
export function endingReasons(
  agreement: Pick<Agreement, 'state' | 'protocol' | 'terms'>,
  on: Day,
  today: Day,
): EndingReason[] {
  if (!canEnd(agreement)) return ['not-in-force']
  if (on < today) return ['end-in-the-past']
  return on >= agreement.terms.to ? ['end-not-earlier'] : []
}

/** Registered and not ended before: it may be ended. */
export function canEnd({ state, protocol }: Pick<Agreement, 'state' | 'protocol'>): boolean {
  return state === 'signed' && protocol !== null
}

/** Not registered yet: it may be cancelled. */
export function canCancel({ state, protocol }: Pick<Agreement, 'state' | 'protocol'>): boolean {
  return state === 'draft' || state === 'signing' || (state === 'signed' && protocol === null)
}
