// How many students a partner can take in at once, and what its profile still lacks before it may ask to be qualified.
// Capacity: no more than the seats it offers, and no more than its tutors in office may follow, at the ratio of the
// riskiest of its activities (rischio alto 5, medio 8, basso 12 students for each tutor esterno). An activity that is
// banned (elevato rischio per il DVR) does not count: no student is given it.
// Source: D.M. 195/2017, art. 5 (ratio); D.L. 159/2025, art. 7 (c. 784-novies: high-risk work); D.L. 48/2023, art. 17,
// and L. 107/2015, art. 1, c. 41 (what a host says of itself).

import { checkTaxCode } from '../identifiers/tax-code.rules.ts'
import { checkVatNumber } from '../identifiers/vat-number.rules.ts'
import { type RiskClass, studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import type { Day } from '../platform/day.ts'
import { isInOffice, type Partner, tutorsInOffice } from './partner.rules.ts'
import type { MonthPeriod, Work } from './profile.rules.ts'

export const mostPeriods = 4
export const mostWorks = 100

export interface Capacity {
  /** Students at once by its own word; null until it says. */
  seats: number | null
  /** The risk that is reckoned with: of the riskiest work that students may be given; null without any. */
  risk: RiskClass | null
  tutors: number
  /** Students that those tutors may follow together; none without work to give. */
  followed: number
  /** Students that it can take in at once. */
  students: number
}

const byRisk = ['high', 'medium', 'low'] as const satisfies readonly RiskClass[]

/** The riskiest work that may be given to students; null without any. */
export function highestRisk(works: readonly Pick<Work, 'risk'>[]): RiskClass | null {
  return byRisk.find((risk) => works.some((work) => work.risk === risk)) ?? null
}

/** How many students a partner can take in at once, with the tutors in office on that day. */
export function capacityOf(partner: Pick<Partner, 'tutors' | 'works'> & Hosts, on: Day): Capacity {
  const { seats } = partner.hosting
  const risk = highestRisk(partner.works)
  const tutors = tutorsInOffice(partner, on, on).length
  const followed = risk ? studentsFollowedBy(tutors, risk) : 0
  return { seats, risk, tutors, followed, students: Math.min(seats ?? 0, followed) }
}

type Hosts = { hosting: Pick<Partner['hosting'], 'seats'> }

export type ProfileGap =
  | 'gap-number'
  | 'gap-representative'
  | 'gap-contact'
  | 'gap-site'
  | 'gap-seats'
  | 'gap-work'
  | 'gap-tutor'
export const profileGaps: readonly ProfileGap[] = [
  'gap-number',
  'gap-representative',
  'gap-contact',
  'gap-site',
  'gap-seats',
  'gap-work',
  'gap-tutor',
]

type Profile = Pick<
  Partner,
  'vatNumber' | 'taxCode' | 'representative' | 'email' | 'contacts' | 'sites' | 'works' | 'tutors'
> &
  Hosts

/** What the profile lacks on a day before the partner may ask to be qualified; none when it is complete. */
export function missingFacts(partner: Profile, on: Day): ProfileGap[] {
  const missing: Record<ProfileGap, boolean> = {
    'gap-number': !numbersAreRight(partner),
    'gap-representative': partner.representative === null,
    'gap-contact': partner.email === null && !partner.contacts.some((contact) => isInOffice(contact, on, on)),
    'gap-site': partner.sites.length === 0,
    'gap-seats': (partner.hosting.seats ?? 0) < 1,
    'gap-work': highestRisk(partner.works) === null,
    'gap-tutor': tutorsInOffice(partner, on, on).length === 0,
  }
  return profileGaps.filter((gap) => missing[gap])
}

function numbersAreRight({ vatNumber, taxCode }: Pick<Partner, 'vatNumber' | 'taxCode'>): boolean {
  if (vatNumber === null && taxCode === null) return false
  const vatIsRight = vatNumber === null || checkVatNumber(vatNumber).problems.length === 0
  return vatIsRight && (taxCode === null || checkTaxCode(taxCode).problems.length === 0)
}

/** The months of a period, 1 to 12, in their order; one that goes round the end of the year begins late in it. */
export function monthsOf({ from, to }: MonthPeriod): number[] {
  const length = ((to - from + 12) % 12) + 1
  return Array.from({ length }, (_, n) => ((from - 1 + n) % 12) + 1)
}

/** The place, from 0, of the first period that has a month of one before it; null when none has. */
export function firstOverlap(periods: readonly MonthPeriod[]): number | null {
  const found = periods.findIndex((period, index) => {
    const before = new Set(periods.slice(0, index).flatMap(monthsOf))
    return monthsOf(period).some((month) => before.has(month))
  })
  return found < 0 ? null : found
}
