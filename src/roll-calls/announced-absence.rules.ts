// An absence that is announced (assenza annunciata): by the student or by the school, before the session begins. What the
// school announces is accepted; what a student announces, the school accepts or refuses. On the sheet the student is absent
// already, and excused only once the school has accepted.

import type { Role } from '../access/actor.ts'
import { expectedAt, type Edition, type LabSession } from '../labs/edition.rules.ts'
import type { AnnouncedAbsence } from './roll-call.rules.ts'
import { hasBegun } from './roll-window.rules.ts'

export const absenceDecisions = ['accept', 'refuse', 'withdraw'] as const
export type AbsenceDecision = (typeof absenceDecisions)[number]

export type AnnounceRefusal = 'session-begun' | 'session-cancelled' | 'not-expected'

interface AnnounceFacts {
  edition: Pick<Edition, 'participants'>
  session: Pick<LabSession, 'day' | 'from' | 'state'>
  studentId: string
  now: Date
}

/** Every reason against announcing; none means yes. */
export function announceRefusals({ edition, session, studentId, now }: AnnounceFacts): AnnounceRefusal[] {
  const against: [AnnounceRefusal, boolean][] = [
    ['session-begun', hasBegun(session, now)],
    ['session-cancelled', session.state === 'cancelled'],
    ['not-expected', !expectedAt(edition, session.day).some((each) => each.studentId === studentId)],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** What this role may do with an announced absence now: decide is for the school, withdraw until the session begins. */
export function decisionsFor(
  role: Role,
  { state }: Pick<AnnouncedAbsence, 'state'>,
  begun: boolean,
): AbsenceDecision[] {
  if (role === 'student') return state === 'waiting' && !begun ? ['withdraw'] : []
  if (state === 'waiting') return ['accept', 'refuse']
  return begun ? [] : ['withdraw']
}

export function absenceId(sessionId: string, studentId: string): string {
  return `${sessionId}.${studentId}`
}
