// School and host as they stand in an agreement: copies of their records on the day it is written. What is not known
// stays open (an empty name, null) and is shown as missing until the agreement is opened for signing.

import type { Partner } from '../partners/partner.rules.ts'
import { addressOf, type School } from '../schools/school.rules.ts'
import type { HostParty, Person, SchoolParty } from './agreement.rules.ts'

const nobody: Person = { name: '', birthDay: null, birthPlace: null, taxCode: null }

export function schoolParty(school: Pick<School, 'name' | 'code' | 'office' | 'sites'>): SchoolParty {
  const { name, code, office } = school
  return { name, code, taxCode: office.taxCode, address: addressOf(school), principal: personOf(office.principal) }
}

/** The address is that of the first site, which is where a partner says that it is. */
export function hostParty(partner: Partner): HostParty {
  const { name, kind, vatNumber, taxCode, email, pec, representative, sites } = partner
  const [site] = sites
  const address = site ? `${site.address}, ${site.postcode} ${site.town}` : ''
  return { name, kind, vatNumber, taxCode, address, email, pec, representative: personOf(representative) }
}

function personOf(person: Person | null): Person {
  if (!person) return nobody
  const { name, birthDay, birthPlace, taxCode } = person
  return { name, birthDay, birthPlace, taxCode }
}
