// What a session takes up (prenotazioni): rooms, machines, people, the class, each student, minute by minute. Each resource
// has ONE record per day, and taking it is one conditional write: that is what makes double booking impossible. Stretches
// that touch do not overlap. A room is taken together with all that it contains: whoever takes a machine therefore takes a
// share of every room around it; shares go together, but not with somebody who has the whole room.

import { type ClockTime, minuteOfDay } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'

export type ResourceKind = 'space' | 'person' | 'class' | 'student'
export type BookingMode = 'exclusive' | 'shared'

/** Whose a booking is. */
export interface BookingOwner {
  editionId: string
  sessionId: string
}

/** What is asked for: one resource on one day. */
export interface Claim extends BookingOwner {
  /** From `resourceKey`. */
  resource: string
  mode: BookingMode
  day: Day
  from: ClockTime
  to: ClockTime
}

export interface Booking extends BookingOwner {
  /** Of the one attempt that took it; who fails gives back only its own. */
  holdId: string
  mode: BookingMode
  startMinute: number
  endMinute: number
  at: Date
}

/** All that is taken of one resource on one day, in one record. */
export interface ResourceDay {
  _id: string
  resource: string
  day: Day
  bookings: Booking[]
}

/** A claim that could not be met, and by what. */
export interface Clash {
  claim: Claim
  with: BookingOwner & { startMinute: number; endMinute: number }
}

/** The name of a resource: `space:fablab/laser`, `person:tutor-1`, `class:galilei-3a`, `student:giulia`. */
export function resourceKey(kind: ResourceKind, id: string): string {
  return `${kind}:${id}`
}

export function kindOfResource(resource: string): ResourceKind {
  return resource.slice(0, resource.indexOf(':')) as ResourceKind
}

export function resourceDayId({ resource, day }: Pick<Claim, 'resource' | 'day'>): string {
  return `${resource}|${day}`
}

/** The booking that a claim becomes. Throws when it does not end after it begins: it would stand against nothing. */
export function bookingOf(claim: Claim, { holdId, at }: Pick<Booking, 'holdId' | 'at'>): Booking {
  const { editionId, sessionId, mode, from, to } = claim
  if (from >= to) throw new RangeError(`A claim on ${claim.resource} from ${from} to ${to}`)
  return { editionId, sessionId, holdId, mode, startMinute: minuteOfDay(from), endMinute: minuteOfDay(to), at }
}

type Stretch = Pick<Booking, 'sessionId' | 'mode' | 'startMinute' | 'endMinute'>

/**
 * Whether two bookings of one resource on one day exclude each other: they share a minute, belong to different sessions,
 * and one of them wants the resource for itself.
 */
export function standsAgainst(a: Stretch, b: Stretch): boolean {
  if (a.sessionId === b.sessionId) return false
  if (a.mode === 'shared' && b.mode === 'shared') return false
  return a.startMinute < b.endMinute && b.startMinute < a.endMinute
}

/** A claim of one attempt, and what it is stored as. */
export interface Wanted {
  id: string
  claim: Claim
  booking: Booking
}

/** What an attempt takes, each once, in the order that everybody takes things in: by resource, day, session and time. */
export function inTakingOrder(claims: readonly Claim[], hold: Pick<Booking, 'holdId' | 'at'>): readonly Wanted[] {
  const byKey = new Map<string, Wanted>()
  for (const claim of claims) {
    const id = resourceDayId(claim)
    byKey.set([id, claim.from, claim.to, claim.sessionId, claim.mode].join('|'), {
      id,
      claim,
      booking: bookingOf(claim, hold),
    })
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, wanted]) => wanted)
}

/** Whether this very booking is stored already: an attempt may be repeated. */
export function isStored(booking: Booking, stored: readonly Booking[]): boolean {
  return stored.some(
    (each) =>
      each.holdId === booking.holdId &&
      each.sessionId === booking.sessionId &&
      each.mode === booking.mode &&
      each.startMinute === booking.startMinute &&
      each.endMinute === booking.endMinute,
  )
}

/**
 * All that stands in the way of an attempt: what others have taken, except for the sessions that it replaces, and what
 * its own sessions take from each other.
 */
export function obstacles(
  wanted: readonly Wanted[],
  stored: ReadonlyMap<string, readonly Booking[]>,
  replaced: readonly string[],
): { claim: Claim; booking: Booking }[] {
  const gone = new Set(replaced)
  const own = new Map<string, Booking[]>()
  return wanted.flatMap(({ id, claim, booking }) => {
    const before = own.get(id) ?? []
    own.set(id, [...before, booking])
    const others = (stored.get(id) ?? []).filter((each) => each.holdId !== booking.holdId && !gone.has(each.sessionId))
    return [...others, ...before]
      .filter((each) => standsAgainst(each, booking))
      .map((each) => ({ claim, booking: each }))
  })
}
