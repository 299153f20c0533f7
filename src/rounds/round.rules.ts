// A round (tornata) matches students to offers of one period, or classes to editions of labs: a student, or a class, gets
// at most one place in it. A school opens its own; the city opens one that schools join with their classes. What decides
// is published when the lists open: who takes part, the offers, the criteria of precedence in their order, the mechanism,
// and the digest of the seed of the draw; the seed itself is told with the result. At the deadline everything that decides
// is frozen and never changes again.
// Source: L. 107/2015, art. 1, c. 33-43 and D.M. 774/2019 (the school chooses, by criteria it makes known).

import type { Mechanism } from '../matching/round-file.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'

export const roundKinds = ['placements', 'labs'] as const
export type RoundKind = (typeof roundKinds)[number]

/** prepared, lists open, frozen at the deadline, told to everybody, given up */
export const roundStates = ['draft', 'open', 'closed', 'published', 'cancelled'] as const
export type RoundState = (typeof roundStates)[number]

/**
 * Criteria of precedence, each a comparison of two students at a host; the school puts them in order, and the draw decides
 * what they leave equal. Nothing in them depends on what somebody wishes.
 */
export const criteria = [
  /** who needs a place without steps, at hosts that offer one */
  'accessible-first',
  /** who would otherwise miss the required hours: last year of the course and hours still due */
  'would-miss-hours',
  /** how suitable the host finds the track and year: 0 very, 1 yes, 2 to be seen */
  'host-band',
  /** hours still due, in three bands */
  'hours-due',
  /** the last year of the course first */
  'final-year',
  /** who had no placement in the year before */
  'none-last-year',
] as const
export type Criterion = (typeof criteria)[number]

/** A school that takes part, with its classes. For labs the classes themselves are matched. */
export interface RoundPart {
  schoolId: string
  classIds: string[]
  /** students of these classes who do not take part */
  leftOut: string[]
  /** students who need a place without steps, because the family asked for it; never why */
  accessible: string[]
  /** code of the district of the programme from which distance is measured; null: not measured */
  district: string | null
}

/** An offer (or an edition) of the round; figures that are missing are those of the offer. */
export interface RoundOffer {
  offerId: string
  /** the host */
  partnerId: string
  /** at most so many in this round; null: all the seats it has */
  seats: number | null
  /** 0 or 1: none */
  min: number
  /** at most so many of one class */
  classMax: number | null
}

interface Decided {
  id: string
  /** the school that decided it */
  schoolId: string
  reason: string
  by: { accountId: string | null; name: string }
  at: Date
}
/** A place that is fixed before the round: it overrides wishes and precedence, never the law. */
export interface RoundLock extends Decided {
  unitId: string
  offerId: string
}
/** Never at this host: a relative works there, or what happened before. */
export interface ForbiddenPair extends Decided {
  unitId: string
  partnerId: string
}
/** Never at the same offer; known to the school alone, never to hosts or students. */
export interface KeepApart extends Decided {
  unitIds: [string, string]
}

/** How suitable a host finds the students of a track and year, said before anybody chooses; never about a person. */
export interface HostBand {
  partnerId: string
  /** null: every track */
  track: string | null
  /** null: every year */
  year: number | null
  band: 0 | 1 | 2
}

const roundEvents = [
  'created',
  'edited',
  'joined',
  'opened',
  'deadline-moved',
  'frozen',
  'published',
  'cancelled',
] as const
export type RoundEvent = (typeof roundEvents)[number]
export interface RoundLine {
  at: Date
  by: { accountId: string | null; name: string }
  event: RoundEvent
  text: string | null
}

/** What was frozen at the deadline: the round file as it was matched, and who its ids are. */
export interface FrozenRound {
  at: Date
  /** of the stored round file */
  fileId: string
  inputDigest: string
  units: number
  offers: number
}

export interface Round {
  _id: string
  kind: RoundKind
  /** the school that opened it; null: the city */
  schoolId: string | null
  /** the schools that take part, for who may see it; of a school's round that school */
  schoolIds: string[]
  schoolYear: SchoolYear
  title: string
  parts: RoundPart[]
  offers: RoundOffer[]
  mechanism: Mechanism
  /** in the published order */
  criteria: Criterion[]
  hostBands: HostBand[]
  /** wishes at most, 1 to 10 */
  mostWishes: number
  /** from the district of the school to the site, in km; null: no limit */
  mostKm: number | null
  fallback: boolean
  minimums: boolean
  locks: RoundLock[]
  forbidden: ForbiddenPair[]
  keepApart: KeepApart[]
  /** 64 hexadecimal digits, drawn when the lists open ('' before); secret until the result is published */
  seed: string
  /** SHA-256 of the seed, published when the lists open */
  seedDigest: string
  opensAt: Date | null
  closesAt: Date
  state: RoundState
  frozen: FrozenRound | null
  /** `answerBy`: until when places are accepted or given back */
  published: { at: Date; runId: string; resultDigest: string; answerBy: Date } | null
  createdAt: Date
  history: RoundLine[]
}

/** Where a round says no figure: all the seats of an offer; an edition of a lab takes one class. */
export function usualSeats(kind: RoundKind, own: number): number {
  return kind === 'labs' ? 1 : own
}

/** How often a round was written: who saves says which version was on the screen. */
export function versionOf({ history }: Pick<Round, 'history'>): number {
  return history.length
}

/** Whether lists may still be sent: it is open and the deadline has not come, whatever a job has done about it. */
export function takesChoices({ state, closesAt }: Pick<Round, 'state' | 'closesAt'>, now: Date): boolean {
  return state === 'open' && now < closesAt
}
