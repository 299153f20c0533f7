import type { Partner } from '../../src/partners/partner.rules.ts'

/** A city of hundreds of partners: the lists, the map and the search for duplicates are about all of them. */
export const PARTNERS = 600
/** The first of them host all the placements; the others are known, and few take students in. */
export const HOSTS = 60

export const partnerIdOf = (n: number) => `partner${String(n).padStart(3, '0')}`

/** Those where students are. */
export function cityHosts(partners: readonly Partner[]): Partner[] {
  return partners.slice(0, HOSTS)
}
