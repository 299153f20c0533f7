// An agreement (convenzione) binds a school and a host for a time. It is written (bozza), then its text is fixed and both
// parties sign it, on screen or on paper, in any order; changing it in between cancels what was signed. Once both have
// signed, the office types the number of the school's own protocol, unique in school and school year: with it the
// agreement is in force from its first to its last day. What was signed keeps the data of that day for ever.
// Source: D.Lgs. 77/2005, art. 1 and 3; domain study 2.2; the number is never generated (a school's own register gives it).

import type { SchoolYear } from '../norms/school-year.rules.ts'
import { type Day, day, daysBetween, daysOf, parseDay } from '../platform/day.ts'

export type AgreementState = 'draft' | 'signing' | 'signed' | 'ended' | 'cancelled'

export type Party = 'school' | 'host'
export const parties: readonly Party[] = ['school', 'host']

export interface Signature {
  party: Party
  /** Who signed, and as what. */
  name: string
  role: string
  how: 'screen' | 'paper'
  /** The day on the paper, or of the click. */
  on: Day
  recordedAt: Date
  /** On paper: who collected it. */
  collectedBy: string | null
  accountId: string | null
  linkId: string | null
  /** The scan, for paper. */
  scan: { fileId: string; name: string } | null
  /** Digest of the text that was signed. */
  textDigest: string
}

/** Number and day in the school's protocol register. */
export interface ProtocolNumber {
  number: string
  year: SchoolYear
  date: Day
}

export interface Person {
  name: string
  birthDay: Day | null
  birthPlace: string | null
  taxCode: string | null
}

/** The school as it stands in the agreement. */
export interface SchoolParty {
  name: string
  code: string
  taxCode: string | null
  address: string
  principal: Person
}

/** The host as it stands in the agreement. */
export interface HostParty {
  name: string
  kind: string
  vatNumber: string | null
  taxCode: string | null
  address: string
  email: string | null
  pec: string | null
  representative: Person
}

export interface AgreementTerms {
  from: Day
  to: Day
  /** What students will do there, in a few words. */
  purpose: string
  /** Students at once under this agreement; null: not limited. */
  seats: number | null
  /** Who gives the specific safety training. */
  safetyTraining: 'host' | 'school'
  /** Third-party liability: insurer and policy. */
  liability: string
  /** Further clauses of this agreement only. */
  clauses: string | null
}

/** A piece of the text, as template.rules.ts makes it. */
export interface TextBlock {
  kind: 'title' | 'heading' | 'paragraph' | 'item'
  text: string
}

export const agreementEvents = [
  'created',
  'copied',
  'edited',
  'opened',
  'reopened',
  'signed-school',
  'signed-host',
  'registered',
  'number-corrected',
  'cancelled',
  'ended',
] as const
export type AgreementEvent = (typeof agreementEvents)[number]

export interface AgreementLine {
  at: Date
  by: { accountId: string | null; name: string }
  event: AgreementEvent
  reason: string | null
  /** Signatures that this took back: the text was changed after they were given. */
  cancelled?: Signature[]
}

export interface Agreement {
  _id: string
  /** the same as _id: what a link to sign is about */
  agreementId: string
  schoolId: string
  partnerId: string
  state: AgreementState
  school: SchoolParty
  host: HostParty
  terms: AgreementTerms
  /** The text as it is to be signed; null while a draft. */
  text: { blocks: TextBlock[]; digest: string; fixedAt: Date } | null
  signatures: Signature[]
  protocol: ProtocolNumber | null
  /** The last day, when it was ended before its time. */
  endedOn: Day | null
  copiedFrom: string | null
  history: AgreementLine[]
  /** Grows with every write. */
  version: number
}

/** The last day on which it binds: as agreed, or earlier when it was ended before. */
export function lastDay({ terms, endedOn }: Pick<Agreement, 'terms' | 'endedOn'>): Day {
  return endedOn !== null && endedOn < terms.to ? endedOn : terms.to
}

/** The last day to be shown beside the first: of an agreement that was ended before it began, the one agreed. */
export function shownLastDay(agreement: Pick<Agreement, 'terms' | 'endedOn'>): Day {
  const last = lastDay(agreement)
  return last < agreement.terms.from ? agreement.terms.to : last
}

type InForce = Pick<Agreement, 'state' | 'protocol' | 'terms' | 'endedOn'>

/** Whether it binds on a day: signed by both, with its protocol number, between its first and last day, both included. */
export function isInForce(agreement: InForce, on: Day): boolean {
  const signed = agreement.state === 'signed' || agreement.state === 'ended'
  return signed && agreement.protocol !== null && agreement.terms.from <= on && on <= lastDay(agreement)
}

/** Whether it binds on every day of a period. */
export function covers(agreement: InForce, from: Day, to: Day): boolean {
  return isInForce(agreement, from) && isInForce(agreement, to)
}

/** Whether on every day of a period at least one of several binds: one may begin where another ends. */
export function coverTogether(agreements: readonly InForce[], from: Day, to: Day): boolean {
  return daysOf(from, to).every((on) => agreements.some((agreement) => isInForce(agreement, on)))
}

/** How an agreement stands on a day, as people speak of it. */
export const agreementStandings = [
  'draft',
  'signing',
  'to-register',
  'upcoming',
  'in-force',
  'ending',
  'expired',
  'ended',
  'cancelled',
] as const
export type AgreementStanding = (typeof agreementStandings)[number]

/** An agreement within so many days of its end is `ending`. */
export const endingWithin = 60

export function standingOf(agreement: InForce, on: Day): AgreementStanding {
  const { state, protocol, terms } = agreement
  if (state !== 'signed' && state !== 'ended') return state
  if (protocol === null) return 'to-register'
  const last = lastDay(agreement)
  // Ended before its first day: it never binds.
  if (on > last || last < terms.from) return state === 'ended' ? 'ended' : 'expired'
  if (on < terms.from) return 'upcoming'
  return daysBetween(on, last) <= endingWithin ? 'ending' : 'in-force'
}

export type TermsProblem = 'ends-before-it-begins' | 'longer-than-allowed' | 'already-over'

/** Why an agreement cannot be for this period: the wrong way round, longer than the programme allows, over already. */
export function termsProblems(
  { from, to }: { from: Day; to: Day },
  limits: { months: number; today: Day },
): TermsProblem[] {
  if (to < from) return ['ends-before-it-begins']
  const problems: TermsProblem[] = []
  if (to >= monthsLater(from, limits.months)) problems.push('longer-than-allowed')
  if (to < limits.today) problems.push('already-over')
  return problems
}

// The text sorts as the calendar does, also where the month has no such day.
function monthsLater(from: Day, months: number): string {
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-${from.slice(8)}`
}

/** The same period in the next school year, or the first later one in which it is not over yet. */
export function movedPeriod({ from, to }: { from: Day; to: Day }, today: Day): { from: Day; to: Day } {
  const behind = Math.max(1, Number(today.slice(0, 4)) - Number(to.slice(0, 4)))
  const years = yearsLater(to, behind) < today ? behind + 1 : behind
  return { from: yearsLater(from, years), to: yearsLater(to, years) }
}

/** 29 February becomes 28 where there is none. */
function yearsLater(from: Day, years: number): Day {
  const year = Number(from.slice(0, 4)) + years
  return parseDay(`${year}${from.slice(4)}`) ?? day(`${year}-02-28`)
}
