// When a roll call may be taken or changed (finestra dell'appello): not before the session begins, by the clock of the
// server; by the partner until so many days after the session as the city says; by a school as long as it has not approved
// its own lines. A session that was cancelled has none, unless it had been taken before.
// Source: domain study 4 ("Session register"); the number of days is a norm of the city.

import { may } from '../access/access.ts'
import type { Actor } from '../access/actor.ts'
import type { EditionState, LabSession } from '../labs/edition.rules.ts'
import { addDays, type Day, instantOf } from '../platform/day.ts'
import { isApproved, type RollCall } from './roll-call.rules.ts'

export type TakeRefusal = 'session-cancelled' | 'edition-not-begun' | 'not-begun' | 'window-over' | 'approved'

export interface WindowFacts {
  state: EditionState
  session: Pick<LabSession, 'state' | 'day' | 'from'>
  /** null while nobody has taken it. */
  roll: Pick<RollCall, 'approvals'> | null
  /** The schools whose students are expected. */
  schoolIds: readonly string[]
  now: Date
  today: Day
  rollCallDays: number
}

/** The last day on which the partner changes a roll call. */
export function lastDayOfPartner({ day }: Pick<LabSession, 'day'>, rollCallDays: number): Day {
  return addDays(day, rollCallDays)
}

/** Whether somebody who takes roll calls comes too late for this one: the days are over, and only schools may still. */
export function isTooLateFor(
  actor: Actor,
  session: Pick<LabSession, 'day'>,
  { today, rollCallDays }: Pick<WindowFacts, 'today' | 'rollCallDays'>,
): boolean {
  if (!may(actor, 'roll-call.take') || may(actor, 'roll-call.take-late')) return false
  return today > lastDayOfPartner(session, rollCallDays)
}

/** Whether a session has begun, by the clocks of Italy. */
export function hasBegun({ day, from }: Pick<LabSession, 'day' | 'from'>, now: Date): boolean {
  return instantOf(day, from) <= now
}

/** Every reason against taking or changing the roll call now; none means yes. */
export function takeRefusals(actor: Actor, facts: WindowFacts): TakeRefusal[] {
  const { state, session, roll, schoolIds, now, today, rollCallDays } = facts
  const own = 'schoolId' in actor ? [actor.schoolId] : schoolIds
  if (session.state === 'cancelled') return ['session-cancelled']
  const against: [TakeRefusal, boolean][] = [
    ['edition-not-begun', state === 'draft' || state === 'open' || (state === 'cancelled' && roll === null)],
    ['not-begun', !hasBegun(session, now)],
    ['window-over', isTooLateFor(actor, session, { today, rollCallDays })],
    ['approved', roll !== null && own.length > 0 && own.every((schoolId) => isApproved(roll, schoolId))],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}
