// Changing sessions (modificare gli incontri): one, that one and those that follow, or all that are still to come. A
// session that has begun, was cancelled or has a roll call is left as it is. Of one session the day is chosen; of several
// the weekday is, and each moves within its own week.

import { type ClockTime, lengthOf } from '../platform/clock-time.ts'
import { addDays, type Day, isoWeek, type Weekday, weekday } from '../platform/day.ts'
import { byTime, type LabSession, type StaffMember } from './edition.rules.ts'
import { changed } from './session-match.rules.ts'
import { type HeldFacts, hasBegun, isChangeable, numbered } from './session-plan.rules.ts'

export const changeScopes = ['one', 'following', 'future'] as const
export type ChangeScope = (typeof changeScopes)[number]

/** What a session is to be; what is left out stays as it is. */
export interface SessionChange {
  day?: Day
  from?: ClockTime
  to?: ClockTime
  roomIds?: string[]
  machineIds?: string[]
  staff?: StaffMember[]
  partIds?: string[]
  topic?: string | null
}

export interface ChangedSession {
  before: LabSession
  after: LabSession
}

export type ChangeRefusal =
  | 'session-over'
  | 'session-cancelled'
  | 'session-held'
  | 'session-reversed'
  | 'session-past'
  | 'other-week'

/** The sessions that a change is about, in order; those that are over, cancelled or held are not among them. */
export function sessionsInScope(
  sessions: readonly LabSession[],
  { sessionId, scope }: { sessionId: string; scope: ChangeScope },
  facts: HeldFacts,
): LabSession[] {
  const here = sessions.find(({ id }) => id === sessionId)
  if (!here) return []
  const changeable = sessions.filter((session) => isChangeable(session, facts)).toSorted(byTime)
  if (scope === 'future') return changeable
  if (scope === 'one') return changeable.filter(({ id }) => id === sessionId)
  return changeable.filter((session) => byTime(session, here) >= 0)
}

/**
 * What each session becomes when the one that was looked at changes so; those that stay as they are are left out. The
 * others follow it only in what really changes: the weekday, the times, the places, the people. Topic and parts are of
 * the one session.
 */
export function changeSessions(
  sessions: readonly LabSession[],
  { here, change, now }: { here: LabSession; change: SessionChange; now: Date },
): ChangedSession[] {
  const shared = sharedPart(here, change)
  return sessions
    .map((before) => {
      const after = before.id === here.id ? { ...before, ...change } : { ...before, ...followed(before, shared) }
      return { before, after: changed(before, { ...after, minutes: lengthOf(after) }, now) }
    })
    .filter(({ before, after }) => before !== after)
}

type Shared = Pick<SessionChange, 'from' | 'to' | 'roomIds' | 'machineIds' | 'staff'> & { weekday?: Weekday }

/** What the others follow. */
function sharedPart(here: LabSession, { day, from, to, roomIds, machineIds, staff }: SessionChange): Shared {
  const moves = day !== undefined && weekday(day) !== weekday(here.day)
  return {
    ...(moves ? { weekday: weekday(day) } : {}),
    ...timesThatDiffer(here, { from, to }),
    ...(roomIds && !sameIds(here.roomIds, roomIds) ? { roomIds } : {}),
    ...(machineIds && !sameIds(here.machineIds, machineIds) ? { machineIds } : {}),
    ...(staff ? { staff } : {}),
  }
}

function timesThatDiffer(here: LabSession, { from, to }: { from?: ClockTime | undefined; to?: ClockTime | undefined }) {
  return {
    ...(from && from !== here.from ? { from } : {}),
    ...(to && to !== here.to ? { to } : {}),
  }
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join()
}

function followed(session: LabSession, { weekday: to, ...change }: Shared): Partial<LabSession> {
  return { ...change, ...(to === undefined ? {} : { day: addDays(session.day, to - weekday(session.day)) }) }
}

/** Why a change cannot be made to several sessions at once: then each moves within its own week. */
export function scopeRefusals(here: LabSession, scope: ChangeScope, { day }: SessionChange): ChangeRefusal[] {
  return scope !== 'one' && day && isoWeek(day) !== isoWeek(here.day) ? ['other-week'] : []
}

/** Why one session cannot be changed; none when it can. */
export function changeRefusals(session: LabSession, facts: HeldFacts): ChangeRefusal[] {
  if (session.state === 'cancelled') return ['session-cancelled']
  if (facts.held.has(session.id)) return ['session-held']
  return hasBegun(session, facts.now) ? ['session-over'] : []
}

/** Why what sessions would become cannot be: an end before its beginning, a time that is past. */
export function resultRefusals(sessions: readonly LabSession[], { now }: Pick<HeldFacts, 'now'>): ChangeRefusal[] {
  return [
    ...(sessions.some((session) => lengthOf(session) <= 0) ? (['session-reversed'] as const) : []),
    ...(sessions.some((session) => hasBegun(session, now)) ? (['session-past'] as const) : []),
  ]
}

/** The sessions with these in place of those of the same id, in order and numbered. */
export function withSessions(sessions: readonly LabSession[], changes: readonly LabSession[]): LabSession[] {
  const after = new Map(changes.map((session) => [session.id, session]))
  const known = new Set(sessions.map(({ id }) => id))
  return numbered([
    ...sessions.map((session) => after.get(session.id) ?? session),
    ...changes.filter(({ id }) => !known.has(id)),
  ])
}
