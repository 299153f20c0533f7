// What an offer needs before a school checks it, and what a host needs before one is published. A draft may be unfinished;
// what is sent may not. The period lies within one school year and is not over; seats are no more than the host says it
// has; somebody of the host follows it from the first day to the last; a tutor follows no more students than the law lets
// by the risk of the work; the week lies within the hours of the site, where they are known; the youngest admitted may do
// all the hours. The age is asked by the hours alone: what the law forbids to minors for its danger is banned work by the
// host's risk assessment (lavorazioni a elevato rischio), which is offered to nobody.
// Source: D.Lgs. 77/2005, art. 1 (age of 15); D.M. 195/2017, art. 5 (ratio); L. 977/1967, art. 15-20 (hours of minors);
// D.L. 159/2025, art. 7 (c. 784-novies: high-risk work).

import { type ChecklistLine, isMet } from '../documents/document.rules.ts'
import { type RiskClass, studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { highestRisk } from '../partners/hosting.rules.ts'
import { intervalsOn } from '../partners/opening.rules.ts'
import type { HostTutor, Partner, PartnerSite } from '../partners/partner.rules.ts'
import type { Work } from '../partners/profile.rules.ts'
import { hostingRefusals, type HostingRefusal, type Qualification } from '../partners/qualification.rules.ts'
import { minorsProblems } from '../placements/minor-timetable.rules.ts'
import { scheduledMinutes, type Slot, timetableProblems, type TimetableProblem } from '../placements/terms.rules.ts'
import { contains } from '../platform/clock-time.ts'
import { day, type Day } from '../platform/day.ts'
import type { Offer } from './offer.rules.ts'

export const mostSeats = 200
export const longestText = 2000
export const youngest = 15
export const ofAge = 18

export type OfferFacts = Pick<
  Offer,
  | 'from'
  | 'to'
  | 'seats'
  | 'tutorIds'
  | 'perTutor'
  | 'timetable'
  | 'plannedMinutes'
  | 'siteId'
  | 'minimumAge'
  | 'workIds'
  | 'skills'
  | 'day'
  | 'accessible'
>
export type OfferHost = Pick<Partner, 'sites' | 'tutors' | 'works'> & { hosting: Pick<Partner['hosting'], 'seats'> }

export type OfferProblem =
  | TimetableProblem
  | 'ends-before-it-begins'
  | 'not-in-one-school-year'
  | 'period-is-over'
  | 'seats-out-of-range'
  | 'more-than-host-seats'
  | 'no-tutor'
  | 'tutor-unknown'
  | 'tutor-not-in-office'
  | 'no-tutor-for-whole-period'
  | 'per-tutor-out-of-range'
  | 'per-tutor-above-law'
  | 'site-unknown'
  | 'no-day-in-period'
  | 'outside-opening'
  | 'age-out-of-range'
  | 'age-too-low-for-hours'
  | 'no-work'
  | 'work-unknown'
  | 'work-banned'
  | 'no-skills'
  | 'no-day-told'
  | 'site-not-accessible'

/** Everything that keeps an offer from being sent; empty when a school may look at it. */
export function offerProblems(offer: OfferFacts, host: OfferHost, today: Day): OfferProblem[] {
  return [
    ...periodProblems(offer, today),
    ...seatProblems(offer, host),
    ...tutorProblems(offer, host),
    ...timeProblems(offer, host),
    ...ageProblems(offer),
    ...workProblems(offer, host),
    ...wordProblems(offer, host),
  ]
}

/** The codes whose condition holds, in their order. */
function held<P extends OfferProblem>(against: Partial<Record<P, boolean>>): P[] {
  return (Object.keys(against) as P[]).filter((problem) => against[problem])
}

function periodProblems({ from, to }: OfferFacts, today: Day): OfferProblem[] {
  if (to < from) return ['ends-before-it-begins']
  return held({ 'not-in-one-school-year': schoolYearOf(from) !== schoolYearOf(to), 'period-is-over': to < today })
}

function seatProblems({ seats }: OfferFacts, { hosting }: OfferHost): OfferProblem[] {
  const inRange = Number.isInteger(seats) && seats >= 1 && seats <= mostSeats
  return held({
    'seats-out-of-range': !inRange,
    'more-than-host-seats': inRange && hosting.seats !== null && seats > hosting.seats,
  })
}

function tutorProblems(offer: OfferFacts, host: OfferHost): OfferProblem[] {
  if (offer.tutorIds.length === 0) return ['no-tutor', ...ratioProblems(offer, host)]
  const named = tutorsNamed(offer, host)
  const some = named.filter((tutor) => tutor.from <= offer.to && (tutor.to === null || tutor.to >= offer.from))
  return [
    ...held({
      'tutor-unknown': named.length < new Set(offer.tutorIds).size,
      'tutor-not-in-office': some.length < named.length,
      'no-tutor-for-whole-period': tutorsThroughout(offer, host).length === 0,
    }),
    ...ratioProblems(offer, host),
  ]
}

function ratioProblems({ perTutor, workIds }: OfferFacts, host: OfferHost): OfferProblem[] {
  if (perTutor === null) return []
  const lawful = legalRatio(riskOf({ workIds }, host.works))
  return held({
    'per-tutor-out-of-range': !Number.isInteger(perTutor) || perTutor < 1,
    'per-tutor-above-law': perTutor > lawful,
  })
}

function tutorsNamed({ tutorIds }: Pick<OfferFacts, 'tutorIds'>, { tutors }: Pick<OfferHost, 'tutors'>): HostTutor[] {
  return tutors.filter(({ id }) => tutorIds.includes(id))
}

/** The tutors of an offer who are in office from its first day to its last. */
export function tutorsThroughout(
  offer: Pick<OfferFacts, 'tutorIds' | 'from' | 'to'>,
  host: Pick<OfferHost, 'tutors'>,
): HostTutor[] {
  return tutorsNamed(offer, host).filter(
    (tutor) => tutor.from <= offer.from && (tutor.to === null || tutor.to >= offer.to),
  )
}

/** The risk of an offer: that of its riskiest work; low while it names none. */
export function riskOf(
  { workIds }: Pick<OfferFacts, 'workIds'>,
  works: readonly Pick<Work, 'id' | 'risk'>[],
): RiskClass {
  return highestRisk(works.filter(({ id }) => workIds.includes(id))) ?? 'low'
}

/** Students at once for one tutor, by the law. */
export function legalRatio(risk: RiskClass): number {
  return studentsFollowedBy(1, risk)
}

function timeProblems(offer: OfferFacts, host: OfferHost): OfferProblem[] {
  const { timetable, siteId } = offer
  const siteIds = new Set([siteId, ...timetable.flatMap((slot) => slot.siteId ?? [])])
  const problems = timetableProblems(timetable)
  return [
    ...held({ 'site-unknown': [...siteIds].some((id) => !siteWithId(host.sites, id)) }),
    ...problems,
    ...held({
      'no-day-in-period': problems.length === 0 && offer.from <= offer.to && minutesOf(offer) === 0,
      'outside-opening': timetable.some((slot) => isOutside(slot, siteWithId(host.sites, slot.siteId ?? siteId))),
    }),
  ]
}

function siteWithId(sites: readonly PartnerSite[], siteId: string): PartnerSite | undefined {
  return sites.find(({ id }) => id === siteId)
}

/** Hours that nobody has told are no reason against any. */
function isOutside(slot: Slot, site: PartnerSite | undefined): boolean {
  if (!site || site.opening.length === 0) return false
  return !intervalsOn(site.opening, slot.weekday).some((open) => contains(open, slot))
}

function minutesOf({ from, to, timetable }: OfferFacts): number {
  return scheduledMinutes({ terms: { from, to, timetable, plannedMinutes: 0 }, amendments: [] })
}

function ageProblems(offer: OfferFacts): OfferProblem[] {
  const { minimumAge } = offer
  const inRange = Number.isInteger(minimumAge) && minimumAge >= youngest && minimumAge <= ofAge
  return held({
    'age-out-of-range': !inRange,
    'age-too-low-for-hours': inRange && minimumAge < leastAge(offer),
  })
}

/** The lowest age, 15 to 18, at which the law lets somebody do all the hours of an offer. */
export function leastAge({ from, to, timetable }: Pick<OfferFacts, 'from' | 'to' | 'timetable'>): number {
  if (to < from || timetableProblems(timetable).length > 0) return youngest
  const agreed = { terms: { from, to, timetable, plannedMinutes: 0 }, amendments: [] }
  const ages = Array.from({ length: ofAge - youngest }, (_, n) => youngest + n)
  return ages.find((age) => minorsProblems(agreed, bornFor(age, from)).length === 0) ?? ofAge
}

/** Who turns that age on that day: nobody of the age is younger. */
function bornFor(age: number, on: Day): Day {
  const monthAndDay = on.slice(5) === '02-29' ? '02-28' : on.slice(5)
  return day(`${Number(on.slice(0, 4)) - age}-${monthAndDay}`)
}

function workProblems({ workIds }: OfferFacts, { works }: OfferHost): OfferProblem[] {
  if (workIds.length === 0) return ['no-work']
  const named = works.filter(({ id }) => workIds.includes(id))
  return held({
    'work-unknown': named.length < new Set(workIds).size,
    'work-banned': named.some(({ risk }) => risk === 'banned'),
  })
}

/** The names of the works that no student may be given, for who has chosen them. */
export function bannedWorks({ workIds }: Pick<OfferFacts, 'workIds'>, works: readonly Work[]): string[] {
  return works.filter(({ id, risk }) => risk === 'banned' && workIds.includes(id)).map(({ name }) => name)
}

function wordProblems({ skills, day: told, accessible, siteId }: OfferFacts, { sites }: OfferHost): OfferProblem[] {
  return held({
    'no-skills': skills.trim() === '',
    'no-day-told': told.trim() === '',
    'site-not-accessible': accessible && siteWithId(sites, siteId)?.accessible === false,
  })
}

export interface PublicationGaps {
  hosting: HostingRefusal[]
  /** papers that are missing, refused, waiting, or that end before the last day */
  papers: ChecklistLine[]
}

interface HostStanding {
  qualification: Pick<Qualification, 'state' | 'until'>
  checklist: readonly ChecklistLine[]
  /** whether the programme asks hosts to be qualified */
  required: boolean
}

/** What the host lacks before one of its offers may be published: papers must hold to the last day of the offer. */
export function publicationGaps(
  { to }: Pick<Offer, 'to'>,
  { qualification, checklist, required }: HostStanding,
  today: Day,
): PublicationGaps {
  return {
    hosting: hostingRefusals(qualification, { on: today, required }),
    papers: checklist.filter((line) => !isMet(line) || (line.expiresOn !== null && line.expiresOn < to)),
  }
}
