// Planning again (riprogrammare): the sessions that can still change give way to the planned ones. Each keeps its identity
// as far as possible, because calendars, announced absences and reminders follow it: first those at the same time, then
// those on the same day, then the others in order. What is left of the old ones disappears, what is left of the new ones
// is made. `sequence` grows only where a session really changed, so that calendars are not told of nothing.

import type { Edition, LabSession, StaffMember } from './edition.rules.ts'
import { byTime } from './edition.rules.ts'
import { numbered, type SessionTime } from './session-plan.rules.ts'

/** What a new session takes, and what it is called. */
export interface SessionDefaults extends Pick<Edition, 'roomIds' | 'machineIds' | 'staff'> {
  newIdOf: (index: number) => string
  now: Date
}

export interface Replanned {
  sessions: LabSession[]
  /** Ids of the sessions that are no longer there. */
  removed: string[]
}

/** The sessions of an edition once the changeable ones were replaced by these times. */
export function replan(
  sessions: readonly LabSession[],
  { replaced, planned }: { replaced: ReadonlySet<string>; planned: readonly SessionTime[] },
  defaults: SessionDefaults,
): Replanned {
  const old = sessions.filter(({ id }) => replaced.has(id)).toSorted(byTime)
  const pairs = pairsOf(old, planned.toSorted(byTime))
  const made = pairs.map(({ time, before }, index) =>
    before ? movedTo(before, time, defaults) : sessionAt(time, defaults.newIdOf(index), defaults),
  )
  const stays = new Set(made.map(({ id }) => id))
  return {
    sessions: numbered([...sessions.filter(({ id }) => !replaced.has(id)), ...made]),
    removed: old.filter(({ id }) => !stays.has(id)).map(({ id }) => id),
  }
}

interface Pair {
  time: SessionTime
  before: LabSession | null
}

type Fit = (before: LabSession, time: SessionTime) => boolean

const fits: readonly Fit[] = [
  (before, time) => before.day === time.day && before.from === time.from,
  (before, time) => before.day === time.day,
  () => true,
]

function pairsOf(old: readonly LabSession[], planned: readonly SessionTime[]): Pair[] {
  const pairs: Pair[] = planned.map((time) => ({ time, before: null }))
  const free = new Set(old)
  for (const fit of fits)
    for (const pair of pairs) {
      if (pair.before) continue
      const before = [...free].find((each) => fit(each, pair.time))
      if (!before) continue
      pair.before = before
      free.delete(before)
    }
  return pairs
}

function movedTo(before: LabSession, time: SessionTime, { staff, now }: SessionDefaults): LabSession {
  const moved = before.day !== time.day
  // A substitute was found for that day, not for another one.
  const substituted = before.staff.some(({ insteadOf }) => insteadOf !== null)
  return changed(before, { ...before, ...time, staff: moved && substituted ? [...staff] : before.staff }, now)
}

function sessionAt(time: SessionTime, id: string, { roomIds, machineIds, staff, now }: SessionDefaults): LabSession {
  return {
    ...time,
    id,
    number: 0,
    state: 'planned',
    roomIds: [...roomIds],
    machineIds: [...machineIds],
    staff: [...staff],
    partIds: [],
    topic: null,
    recovers: null,
    cancelled: null,
    sequence: 0,
    changedAt: now,
  }
}

/** A session made by hand: at one time, with what the edition usually takes. */
export const newSession = sessionAt

/** The session after a change; the very same one when nothing changed. */
export function changed(before: LabSession, after: LabSession, now: Date): LabSession {
  if (sameSession(before, after)) return before
  return { ...after, sequence: before.sequence + 1, changedAt: now }
}

/** Whether two states of a session say the same; its number does not count. */
function sameSession(a: LabSession, b: LabSession): boolean {
  return textOf(a) === textOf(b)
}

function textOf(session: LabSession): string {
  const { id, day, from, to, minutes, state, roomIds, machineIds, partIds, topic, recovers, cancelled } = session
  const staff = session.staff.map(staffText)
  const places = [roomIds.toSorted(), machineIds.toSorted(), partIds.toSorted()]
  return JSON.stringify([id, day, from, to, minutes, state, places, staff, topic, recovers, cancelled?.reason ?? null])
}

function staffText({ id, partnerId, part, name, email, accountId, insteadOf }: StaffMember): (string | null)[] {
  return [id, partnerId, part, name, email, accountId, insteadOf]
}

/** Sessions that take up something else than before, or did not take up anything: they must be booked anew. */
export function toBook(before: readonly LabSession[], after: readonly LabSession[]): LabSession[] {
  const old = new Map(before.map((session) => [session.id, session]))
  return after.filter((session) => {
    if (session.state !== 'planned') return false
    const was = old.get(session.id)
    return !was || was.state !== 'planned' || takes(was) !== takes(session)
  })
}

/** Sessions that took up something and no longer do. */
export function toRelease(before: readonly LabSession[], after: readonly LabSession[]): string[] {
  const planned = new Set(after.filter(({ state }) => state === 'planned').map(({ id }) => id))
  return before.filter(({ id, state }) => state === 'planned' && !planned.has(id)).map(({ id }) => id)
}

function takes({ day, from, to, roomIds, machineIds, staff }: LabSession): string {
  const people = staff.map(({ id, email, accountId }) => [id, email, accountId].join())
  return JSON.stringify([day, from, to, roomIds.toSorted(), machineIds.toSorted(), people.toSorted()])
}
