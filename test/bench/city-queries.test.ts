import { describe, expect, test } from '@jest/globals'
import { agreementIdOf, nextAgreementIdOf } from '../../scripts/bench/city-agreements.ts'
import { partnerIdOf } from '../../scripts/bench/city-hosts.ts'
import { activityIdOf, protocolId } from '../../scripts/bench/city-protocols.ts'
import { benchNow, benchToday } from '../../scripts/bench/city.ts'
import { schoolIdOf } from '../../scripts/bench/city-schools.ts'
import { examinedPerReturned, worst } from '../../scripts/bench/queries.ts'
import { MOST_EXAMINED } from '../../scripts/bench/report.ts'
import { absencesToJustify } from '../../src/absences/absence-waiting.service.ts'
import { listAccess } from '../../src/access-records/access-record.service.ts'
import { type Actor, contextFor, systemContext } from '../../src/access/actor.ts'
import { countedActivities, openableActivities } from '../../src/activities/activity-count.service.ts'
import { activitiesToMove, activitiesWithoutClasses } from '../../src/activities/activity-waiting.service.ts'
import { type ActivitySearch, activityYears, listActivities } from '../../src/activities/activity.service.ts'
import { agreementStandings } from '../../src/agreements/agreement.rules.ts'
import { agreementInForce, agreementsOf, listAgreements } from '../../src/agreements/agreement.service.ts'
import { agreementsEnding } from '../../src/agreements/ending-warnings.service.ts'
import { listContacts, schoolsInLog } from '../../src/contact-log/contact-list.service.ts'
import { addContact, cautionsAbout, contactsSummary } from '../../src/contact-log/contact.service.ts'
import { documentsExpired, documentsExpiring } from '../../src/documents/document-expiry.service.ts'
import { documentStandings } from '../../src/documents/document.rules.ts'
import { documentsToReview, listDocuments, type SearchedStanding } from '../../src/documents/document.service.ts'
import { followHostLink } from '../../src/host-links/followed-link.service.ts'
import { listHostLinks } from '../../src/host-links/host-link.service.ts'
import { closableMonths } from '../../src/hours/month-waiting.service.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { countPaperDrafts } from '../../src/paper-registers/paper-register.service.ts'
import { papersWaiting } from '../../src/paperwork/papers-waiting.service.ts'
import { resumeMerges } from '../../src/partner-merges/partner-merge.service.ts'
import { listPartners } from '../../src/partners/partner-list.service.ts'
import { partnerNames } from '../../src/partners/partner-names.service.ts'
import { standings } from '../../src/partners/qualification.rules.ts'
import { countByStanding } from '../../src/partners/qualification.service.ts'
import { countToCertify, endedPlacements, placementsAround } from '../../src/placements/placement-waiting.service.ts'
import { busySeats } from '../../src/placements/seat-count.service.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { listProtocols, protocolsEnding } from '../../src/protocols/protocol.service.ts'
import { resumeSuspensions } from '../../src/suspensions/suspension.service.ts'
import { countOpenReleases } from '../../src/transfers/transfer.service.ts'
import { useBenchCity } from './bench-city.ts'

const as = (actor: Actor) => contextFor(actor, benchNow)
const schoolId = schoolIdOf(3)
const partnerId = partnerIdOf(7)
const city = as({ role: 'city', accountId: 'city' })
const office = as({ role: 'office', accountId: `${schoolId}office`, schoolId })
const host = as({ role: 'host', accountId: `${partnerId}host`, partnerId })
const system = systemContext(benchNow)

const page = 1
const autumn = { from: day('2026-12-01'), to: day('2027-03-31') }
const anyActivity: ActivitySearch = { q: '', kind: '', theme: '', state: null, schoolYear: null, protocolId: '', page }

/** What the lists, the counts and the nightly jobs of the city ask the database for. */
const asked: Record<string, () => Promise<unknown>> = {
  partners: () => listPartners(city, { page }),
  'partners of a kind': () => listPartners(city, { page, kind: 'fablab' }),
  'partners of a theme': () => listPartners(city, { page, theme: 'making' }),
  'partners of a district': () => listPartners(city, { page, district: ['isola', 'Isola'] }),
  'partners for a track': () => listPartners(office, { page, track: 'informatica' }),
  'partners with free seats': () => listPartners(city, { page, seats: { period: autumn, seats: 2, taken: new Map() } }),
  'seats taken in a period': () => busySeats(city, { period: autumn }),
  'seats taken of a page': () => busySeats(city, { period: autumn, partnerIds: [1, 2, 3].map(partnerIdOf) }),
  'names of partners': () => partnerNames([1, 2, 3].map(partnerIdOf)),
  'partners by standing': () => countByStanding(city),
  ...Object.fromEntries(
    standings.map((standing) => [`partners that are ${standing}`, () => listPartners(city, { page, standing })]),
  ),

  'documents of a host': () => listDocuments(host, partnerId),
  'documents to review': () => documentsToReview(city, { page }),
  'documents of a kind': () => documentsToReview(city, { page, kind: 'insurance' }),
  'documents of a host by its name': () => documentsToReview(city, { page, q: 'Officina Alba' }),
  'documents about to expire': () => documentsExpiring(system, { within: [60, 30, 7] }),
  'documents that have expired': () => documentsExpired(system, { days: 14 }),
  ...Object.fromEntries(
    documentStandings
      .filter((standing): standing is SearchedStanding => standing !== 'missing')
      .map((standing) => [`documents that are ${standing}`, () => documentsToReview(city, { page, standing })]),
  ),

  agreements: () => listAgreements(city, { page }),
  'agreements of a school year': () => listAgreements(office, { page, schoolYear: schoolYear('2026/27') }),
  'agreements of a partner': () => listAgreements(city, { page, partnerId }),
  'agreements of a host': () => agreementsOf(host, { partnerId }),
  'the agreement in force': () => agreementInForce(office, { schoolId, partnerId, ...autumn }),
  'agreements about to end': () => agreementsEnding(system, benchToday, [60, 30, 7]),
  ...Object.fromEntries(
    agreementStandings.flatMap((standing) => [
      [`agreements of a school that are ${standing}`, () => listAgreements(office, { page, standing })],
      [`agreements of a host that are ${standing}`, () => listAgreements(host, { page, standing })],
    ]),
  ),

  contacts: () => listContacts(city, { page }),
  'contacts with a partner': () => listContacts(office, { page, partnerId }),
  'contacts of a school': () => listContacts(office, { page, school: schoolId }),
  'own contacts': () => listContacts(office, { page, mine: true }),
  'contacts of an outcome': () => listContacts(city, { page, outcome: 'refused' }),
  'partners to call again': () => listContacts(city, { page, callBy: benchToday }),
  'last contacts of a page': () => contactsSummary(office, [1, 2, 3].map(partnerIdOf)),
  'what speaks against a call': () => cautionsAbout(office, partnerId),
  'schools in the log': () => schoolsInLog(city),
  'writing down a contact': () =>
    addContact(office, { partnerId, key: 'a-new-contact' }, { ...called, day: benchToday }),

  protocols: () => listProtocols(city, { q: '', state: 'in-force', page }),
  'protocols about to end': () => protocolsEnding(system, 180),
  'activities as a protocol counts them': () => countedActivities(city, protocolId),
  'activities that one may open': () => openableActivities(office, protocolId),
  activities: () => listActivities(city, anyActivity),
  'activities of a school': () => listActivities(office, anyActivity),
  'activities of a host': () => listActivities(host, anyActivity),
  'activities of a school year': () => listActivities(city, { ...anyActivity, schoolYear: schoolYear('2026/27') }),
  'activities of a theme': () => listActivities(city, { ...anyActivity, theme: 'robotica' }),
  'activities under a protocol': () => listActivities(city, { ...anyActivity, protocolId }),
  'activities in a state': () => listActivities(city, { ...anyActivity, state: 'cancelled' }),
  'school years of activities': () => activityYears(office),
  'activities to move on': () => activitiesToMove(city),
  'activities without classes of a school': () => activitiesWithoutClasses(office, 5),

  'access records': () => listAccess(city, { page }),
  'access records of a school': () => listAccess(office, { page }),
  'access records of a kind': () => listAccess(city, { page, what: 'export' }),
  'access records of a day': () =>
    listAccess(city, { page, from: addDays(benchToday, -90), to: addDays(benchToday, -90) }),

  'links of a host': () => listHostLinks(city, { partnerId, page }),
  'links to sign an agreement': () => listHostLinks(office, { agreementId: nextAgreementIdOf(schoolId, partnerId) }),
  'the link of a letter': () => followHostLink('secret0', benchNow),
  'papers that wait at a school': () => papersWaiting(office),
  'papers that wait at a host': () => papersWaiting(host),
  'absences to decide on': () => absencesToJustify(office, 3),
  'placements that are over, of a school': () => endedPlacements(office, 'evaluation.view'),
  'placements that are over, of a host': () => endedPlacements(host, 'evaluation.view'),
  'placements to certify': () => countToCertify(office),
  'months that can be closed': () => closableMonths(office),
  'paper registers to confirm': () => countPaperDrafts(office),
  'releases nobody has used': () => countOpenReleases(office),
  'placements that begin soon': () =>
    placementsAround(system, { states: ['documents'], field: 'from', from: benchToday, to: addDays(benchToday, 14) }),
  'placements that ended lately': () =>
    placementsAround(system, {
      states: ['active', 'concluded'],
      field: 'to',
      from: addDays(benchToday, -90),
      to: benchToday,
    }),
  'suspensions to finish': () => resumeSuspensions(system, 'https://bottega.example'),
  'merges to finish': () => resumeMerges(system),
}

const called = {
  channel: 'phone',
  person: null,
  outcome: 'interested',
  note: null,
  askAgainOn: null,
} as const

/** What may read more than twenty documents for one that it finds, and why. */
const mayRead: Record<string, string> = {
  'agreements of a school that are upcoming': 'there may be none among those of one school, which are a few hundred',
}

const benchCity = useBenchCity()

describe('in a city of 600 partners no query reads many documents for few', () => {
  test.each(Object.keys(asked))('%s', async (name) => {
    const use = worst(await benchCity.usesOf(async () => asked[name]?.()))
    expect(use).not.toBeNull()
    const tooMany = use !== null && examinedPerReturned(use) > MOST_EXAMINED
    expect(tooMany && !mayRead[name] ? use : null).toBeNull()
  })

  test('the agreements that placements rest upon are those of the city', async () => {
    const found = await agreementInForce(office, { schoolId, partnerId, ...autumn })
    expect(found?._id).toBe(agreementIdOf(schoolId, partnerId))
    const activities = await countedActivities(city, protocolId)
    expect(activities.filter(({ participations }) => participations.length > 0).length).toBeGreaterThan(290)
    expect(activities.map(({ activityId }) => activityId)).toContain(activityIdOf(0))
  })
})
