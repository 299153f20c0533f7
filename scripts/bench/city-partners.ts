import { controlDigit } from '../../src/identifiers/numeric-code.rules.ts'
import { schoolYearOf, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { type Partner, partnerKinds } from '../../src/partners/partner.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { demoName } from '../demo/people.ts'
import { partnerIdOf, PARTNERS } from './city-hosts.ts'
import { cityHosting, cityQualification, cityWorks } from './city-profiles.ts'
import { citySites, citySpaces } from './city-sites.ts'
import { partnerName } from './partner-name.ts'

/** Firms, workshops and bodies of the city, with their sites, what they give students to do, and how they stand. */
export function cityPartners(today: Day): Partner[] {
  return Array.from({ length: PARTNERS }, (_, n) => partnerOf(n, today))
}

function partnerOf(n: number, today: Day): Partner {
  const id = partnerIdOf(n)
  const number = `7654${String(n).padStart(3, '0')}015`
  const vatNumber = number + controlDigit(number)
  const from = schoolYearStart(schoolYearOf(today))
  const { surname, givenName } = demoName(n * 3 + 1)
  return {
    _id: id,
    partnerId: id,
    kind: partnerKinds[n % partnerKinds.length] ?? 'firm',
    name: partnerName(n),
    vatNumber,
    taxCode: vatNumber,
    identifiers: [vatNumber],
    ateco: { code: '25.53.00', version: 2025 },
    email: `info@${id}.example`,
    pec: n % 2 === 0 ? `${id}@pec.example` : null,
    phone: null,
    representative: { name: `${givenName} ${surname}`, birthDay: null, birthPlace: null, taxCode: null },
    sites: citySites(n),
    tutors: [
      {
        id: `${id}tutor`,
        name: `${givenName} ${surname}`,
        role: 'Capo reparto',
        email: `tutor@${id}.example`,
        phone: null,
        accountId: `${id}host`,
        from,
        to: null,
      },
    ],
    contacts: [
      {
        id: `${id}desk`,
        name: `Ufficio ${surname}`,
        role: 'Personale',
        email: null,
        phone: '02 0000001',
        from,
        to: null,
      },
    ],
    closures: [
      {
        id: `${id}christmas`,
        siteId: null,
        from: addDays(from, 114),
        to: addDays(from, 127),
        reason: 'Chiusura natalizia',
      },
    ],
    spaces: citySpaces(n),
    works: cityWorks(n),
    hosting: cityHosting(n),
    qualification: cityQualification(n, today),
    mergedInto: null,
    createdAt: instantOf(addDays(from, -(n % 400)), clockTime('09:00')),
    createdBy: 'city',
    lastChange: null,
    version: 1,
  }
}
