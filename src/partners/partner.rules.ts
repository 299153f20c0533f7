// Partners (enti partner) take students in: firms, fablabs and makerspaces, public and private bodies, professionals,
// bodies of the third sector, museums, schools. One partner is one organisation, known by its VAT number (partita IVA)
// or by its tax code (codice fiscale); an association may have only the latter, and at least one is needed. Both are
// numbers of the same holder and often equal, so no number may stand in two partners, in whichever of the two places.
// A host tutor (tutor dell'ente ospitante) is in office from a day, and until a day once there is a last one.
// Source: L. 107/2015, art. 1, c. 34 (who may host); D.Lgs. 77/2005, art. 5 (the host's tutor).

import type { Ateco } from '../identifiers/ateco.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Closure, Contact, Hosting, Opening, Representative, Space, Work } from './profile.rules.ts'
import type { Qualification } from './qualification.rules.ts'

export const partnerKinds = [
  'firm',
  'fablab',
  'makerspace',
  'professional',
  'public-body',
  'private-body',
  'third-sector',
  'culture',
  'school',
  'employment-agency',
  'civic-school',
] as const
export type PartnerKind = (typeof partnerKinds)[number]

export interface PartnerSite {
  id: string
  name: string
  address: string
  postcode: string
  town: string
  /** the part of the town: the code of a district of the programme, or as it was typed */
  district: string | null
  /** degrees, WGS 84 */
  position: { lat: number; lon: number } | null
  /** no steps between the street and the place of work */
  accessible: boolean
  /** none: not said */
  opening: Opening[]
}

/** What is asked of a new site; the rest is told later. */
export type SiteAddress = Pick<PartnerSite, 'name' | 'address' | 'postcode' | 'town' | 'district'>

/** A site of which only the address is known. */
export function siteAt(address: SiteAddress): Omit<PartnerSite, 'id'> {
  return { ...address, position: null, accessible: false, opening: [] }
}

export interface HostTutor {
  id: string
  name: string
  /** what the person does there */
  role: string
  email: string | null
  phone: string | null
  /** set once invited to sign in */
  accountId: string | null
  from: Day
  /** the last day, once it is known */
  to: Day | null
}

/** When the profile was last changed, and by whom. */
export interface ProfileChange {
  at: Date
  by: string
}

export interface Partner {
  _id: string
  /** the same as _id: whose record this is */
  partnerId: string
  kind: PartnerKind
  name: string
  vatNumber: string | null
  taxCode: string | null
  /** both numbers, each once; no two partners share one */
  identifiers: string[]
  ateco: Ateco | null
  email: string | null
  /** certified mail (PEC) */
  pec: string | null
  phone: string | null
  /** who signs for it (legale rappresentante) */
  representative: Representative | null
  sites: PartnerSite[]
  tutors: HostTutor[]
  contacts: Contact[]
  closures: Closure[]
  spaces: Space[]
  works: Work[]
  hosting: Hosting
  qualification: Qualification
  /** the partner that took its place when two records of one organisation were merged */
  mergedInto: string | null
  createdAt: Date
  createdBy: string | null
  /** null: as it was when it was added */
  lastChange: ProfileChange | null
  /** grows with each change of the facts above sites and tutors, of the representative and of the hosting */
  version: number
}

/** The numbers by which a partner is known: one when VAT number and tax code are equal; none when both are missing. */
export function identifiersOf(numbers: { vatNumber: string | null; taxCode: string | null }): string[] {
  return [...new Set([numbers.vatNumber, numbers.taxCode].filter((number) => number !== null))]
}

/** Whether a tutor is in office on at least one day between the two, both included. */
export function isInOffice(tutor: Pick<HostTutor, 'from' | 'to'>, from: Day, to: Day): boolean {
  return tutor.from <= to && (tutor.to === null || tutor.to >= from)
}

/** Whether the last day of a tutor or a contact is over. */
export function hasLeft({ to }: Pick<HostTutor, 'to'>, on: Day): boolean {
  return to !== null && to < on
}

/** The tutors who can follow somebody between the two days. */
export function tutorsInOffice(partner: Pick<Partner, 'tutors'>, from: Day, to: Day): HostTutor[] {
  return partner.tutors.filter((tutor) => isInOffice(tutor, from, to))
}
