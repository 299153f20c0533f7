// The way into an edition now (accesso alle iscrizioni): to free seats, onto the waiting list, with a reason although
// enrolments are over (only for who may set that aside), or not at all. It is what the enrolment itself asks, put as one
// answer for the pages: what they offer is what the enrolment takes. Once enrolments are over the waiting list moves no
// more: nobody is put on it, and the seats that are free wait for nobody.
// Source: house rule, on closedReasons and placesForNewcomers.

import type { Edition } from './edition.rules.ts'
import { closedReasons, type ClosedReason, type EnrolmentMoment, forcible } from './lab-enrolment.rules.ts'
import { placesAt, type placesForNewcomers } from './waiting-list.rules.ts'

/** `forced`: only with a reason; `closed`: not at all. */
export type EntryWay = 'seats' | 'waiting-list' | 'forced' | 'closed'

export interface Entry {
  way: EntryWay
  /** Why enrolments are over; none while they are open. */
  reasons: ClosedReason[]
  /** The seats that whoever comes now finds. */
  free: number
}

type Judged = Parameters<typeof closedReasons>[0] & Parameters<typeof placesForNewcomers>[0]

/** How somebody can be enrolled at that moment; `mayForce`: the actor may set aside that enrolments are over. */
export function entryTo(edition: Judged, moment: EnrolmentMoment & { mayForce: boolean }): Entry {
  const reasons = closedReasons(edition, moment)
  const free = placesAt(edition, reasons)
  if (reasons.length === 0) return { way: free > 0 ? 'seats' : 'waiting-list', reasons, free }
  const forced = moment.mayForce && free > 0 && reasons.every((reason) => forcible.includes(reason))
  return { way: forced ? 'forced' : 'closed', reasons, free }
}

/** Whether the seats that are free are kept for groups that wait. */
export function isKeptForWaiting(edition: Pick<Edition, 'seats' | 'taken'>, { free }: Pick<Entry, 'free'>): boolean {
  return free === 0 && edition.taken < edition.seats
}
