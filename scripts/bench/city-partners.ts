import { controlDigit } from '../../src/identifiers/numeric-code.rules.ts'
import { schoolYearOf, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { type Partner, partnerKinds } from '../../src/partners/partner.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, instantOf } from '../../src/platform/day.ts'
import { demoName } from '../demo/people.ts'

const PARTNERS = 60

/** Firms, workshops and bodies of the city, with one site and one tutor each. */
export function cityPartners(today: Day): Partner[] {
  return Array.from({ length: PARTNERS }, (_, n) => partnerOf(n, schoolYearStart(schoolYearOf(today))))
}

function partnerOf(n: number, from: Day): Partner {
  const id = `partner${String(n).padStart(2, '0')}`
  const number = `76543${String(n).padStart(2, '0')}015`
  const vatNumber = number + controlDigit(number)
  const { surname, givenName } = demoName(n * 3 + 1)
  return {
    _id: id,
    partnerId: id,
    kind: partnerKinds[n % partnerKinds.length] ?? 'firm',
    name: `Officina ${surname} ${n + 1} S.r.l.`,
    vatNumber,
    taxCode: vatNumber,
    identifiers: [vatNumber],
    ateco: { code: '25.53.00', version: 2025 },
    email: `info@${id}.example`,
    phone: null,
    sites: [
      {
        id: `${id}site`,
        name: 'Sede',
        address: `Via dei Mestieri ${n + 1}`,
        postcode: '20100',
        town: 'Borgo',
        district: null,
      },
    ],
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
    createdAt: instantOf(from, clockTime('09:00')),
    createdBy: 'city',
    version: 1,
  }
}
