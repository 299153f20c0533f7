// An offer (offerta di posti) says what a host has for students in one period: how many seats, when, where, for whom, and
// what they will do, with the risk by the host's own risk assessment (DVR). It is written by the host, or by a coordinator
// after a phone call; a school checks it, may ask for more, and publishes it. High-risk work that the DVR bans for
// students is never offered. A full offer is a published one without free seats: that is counted, not written down.
// Source: D.Lgs. 77/2005, art. 4-5; D.L. 48/2023, art. 17 (DVR); D.M. 195/2017, art. 5 (students per tutor).

import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Slot } from '../placements/terms.rules.ts'
import type { SeatClaim } from './offer-seat.rules.ts'

export const offerStates = ['draft', 'in-review', 'more-requested', 'published', 'closed'] as const
export type OfferState = (typeof offerStates)[number]
/** As people see it: a published offer without free seats is full. */
export const shownOfferStates = [...offerStates, 'full'] as const
export type ShownOfferState = (typeof shownOfferStates)[number]

export const offerEvents = [
  'created',
  'edited',
  'sent',
  'taken-back',
  'more-requested',
  'published',
  'reopened',
  'closed',
] as const
export type OfferEvent = (typeof offerEvents)[number]

export interface OfferLine {
  at: Date
  by: { accountId: string | null; name: string }
  event: OfferEvent
  /** what is asked for, or why it was closed */
  text: string | null
}

export interface Offer {
  _id: string
  partnerId: string
  /** the school that typed it after a call; null: the host itself wrote it */
  schoolId: string | null
  /** the only school it is for; null: all of the city */
  reservedFor: string | null
  schoolYear: SchoolYear
  title: string
  from: Day
  to: Day
  /** students at once, 1 to 200 */
  seats: number
  /** tutors of the host who follow them */
  tutorIds: string[]
  /** students at once per tutor; null: as many as the law lets by the risk */
  perTutor: number | null
  timetable: Slot[]
  /** planned minutes of the whole period */
  plannedMinutes: number
  /** the main site; a line of the timetable may name another */
  siteId: string
  /** codes of tracks of the programme; none: all */
  tracks: string[]
  /** years of course, 1 to 5; none: all */
  years: number[]
  /** completed years on the first day, 15 to 18 */
  minimumAge: number
  /** works of the host's profile, with their risk */
  workIds: string[]
  skills: string
  /** what a day looks like */
  day: string
  /** can be reached and done without steps */
  accessible: boolean
  copiedFrom: string | null
  /** the round that has its seats to give; null: none. One round at a time */
  roundId: string | null
  /** seats of placements that are being made at this moment; missing: none */
  claims?: SeatClaim[]
  /** how often the claims were written; missing: never */
  claimVersion?: number
  state: OfferState
  createdAt: Date
  history: OfferLine[]
}

/** How often an offer was written: who saves says which version was on the screen. */
export function versionOf({ history }: Pick<Offer, 'history'>): number {
  return history.length
}
