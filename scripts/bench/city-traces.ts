import type { AccessRecord } from '../../src/access-records/access-record.rules.ts'
import { digestOf } from '../../src/host-links/host-link.service.ts'
import { expiryFrom, goalOf, type HostLink } from '../../src/host-links/host-link.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import type { School } from '../../src/schools/school.rules.ts'
import { nextAgreementIdOf } from './city-agreements.ts'
import { documentIdOf } from './city-documents.ts'
import { cityHosts, HOSTS } from './city-hosts.ts'

const RECORDS = 20_000
const quarterHour = 15 * 60_000

interface Cast {
  schools: readonly School[]
  partners: readonly Partner[]
}

/** Who took which file out of the site: one every quarter of an hour, of the city and of the schools. */
export function cityAccessRecords({ schools, partners }: Cast, now: Date): AccessRecord[] {
  return Array.from({ length: RECORDS }, (_, n) => {
    const school = schools[n % (schools.length + 1)]
    const partnerId = partners[(n * 7) % partners.length]?._id ?? ''
    const exported = n % 4 === 0
    return {
      _id: `access${String(n).padStart(5, '0')}`,
      at: new Date(now.getTime() - (n + 1) * quarterHour),
      by: {
        accountId: school ? `${school._id}office` : 'city',
        linkId: null,
        name: school ? 'Sara Segreteria' : 'Carla Comune',
        role: school ? 'office' : 'city',
      },
      what: exported ? 'export' : 'document',
      about: exported ? 'enti' : documentIdOf(partnerId, 'insurance'),
      name: exported ? 'enti-2026-11-25.xlsx' : `${partnerId}.pdf`,
      schoolId: school?._id ?? null,
      partnerId: exported ? null : partnerId,
      rows: exported ? 600 : null,
    }
  })
}

const LINKS = 500
const day = 24 * 60 * 60_000

/** Links to sign the next agreements, and to write one's own profile; one a quarter of a day, so that many have expired. */
export function cityLinks({ schools, partners }: Cast, now: Date): HostLink[] {
  const signing = cityHosts(partners).flatMap((partner) => schools.slice(0, 5).map((school) => ({ partner, school })))
  const others = partners.slice(HOSTS, HOSTS + LINKS - signing.length).map((partner) => ({ partner, school: null }))
  return [...signing, ...others].map((given, n) => linkOf(given, { n, sent: new Date(now.getTime() - (n * day) / 4) }))
}

interface Sending {
  n: number
  sent: Date
}

function linkOf({ partner, school }: { partner: Partner; school: School | null }, { n, sent }: Sending): HostLink {
  const partnerId = partner._id
  const about = {
    partnerId,
    purpose: school ? ('sign' as const) : ('profile' as const),
    agreementId: school && nextAgreementIdOf(school._id, partnerId),
    party: school ? ('host' as const) : null,
    to: { name: 'Pina Firma', email: `info@${partnerId}.example` },
  }
  return {
    ...about,
    _id: `link${String(n).padStart(3, '0')}`,
    schoolId: school?._id ?? null,
    place: partner.name,
    sender: {
      accountId: school ? `${school._id}office` : 'city',
      name: 'Sara Segreteria',
      school: school?.name ?? null,
    },
    goal: goalOf(about),
    digests: [digestOf(`secret${n}`)],
    createdAt: sent,
    expiresAt: expiryFrom(sent),
    sentAt: [sent],
    revokedAt: null,
    revokedBy: null,
    openings: 0,
    opened: [],
    disowned: null,
    signedAt: null,
  }
}
