// Recovery (recupero): a session that makes up for a cancelled one, or for minutes that were lost in one that has begun
// (an alarm, a late bus). Together the sessions that make up for one are never longer than it was.

import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { LabSession } from './edition.rules.ts'
import { hasBegun } from './session-plan.rules.ts'

/** How many minutes of a session can still be made up for; 0 of one that is still to come. */
export function recoverable(sessions: readonly LabSession[], sessionId: string, now: Date): Minutes {
  const session = sessions.find(({ id }) => id === sessionId)
  if (!session || (session.state === 'planned' && !hasBegun(session, now))) return 0
  const made = sessions.filter(({ state, recovers }) => state === 'planned' && recovers === sessionId)
  return Math.max(0, session.minutes - sumMinutes(made.map(({ minutes }) => minutes)))
}
