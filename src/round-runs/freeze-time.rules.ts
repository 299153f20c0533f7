// When a round is frozen (congelamento): a minute after its deadline. A list counts if it was sent before the deadline, by
// the clock of the site; one that was sent in the last second may still be on its way to the database when the deadline
// strikes. From the deadline on every list is refused, so a minute later all that count are there and none can follow.

import type { Round } from '../rounds/round.rules.ts'

const onTheWayMs = 60_000

export function freezesAt({ closesAt }: Pick<Round, 'closesAt'>): Date {
  return new Date(closesAt.getTime() + onTheWayMs)
}

/** The lists are closed, and what decides is not frozen yet. */
export function isDue(round: Pick<Round, 'state' | 'closesAt'>, now: Date): boolean {
  return round.state === 'open' && now >= freezesAt(round)
}
