import { describe, expect, test } from '@jest/globals'
import { editionIdOf, sessionIdOf } from '../../scripts/bench/city-edition-parts.ts'
import { feedSecretOf } from '../../scripts/bench/city-feeds.ts'
import { partnerIdOf } from '../../scripts/bench/city-hosts.ts'
import { moduleIdOf } from '../../scripts/bench/city-modules.ts'
import { schoolIdOf } from '../../scripts/bench/city-schools.ts'
import { benchNow, benchToday } from '../../scripts/bench/city.ts'
import { examinedPerReturned, type QueryUse } from '../../scripts/bench/queries.ts'
import { MOST_EXAMINED } from '../../scripts/bench/report.ts'
import { type Actor, contextFor, systemContext } from '../../src/access/actor.ts'
import { editionAttestations } from '../../src/attestations/attestation.service.ts'
import { resourceKey } from '../../src/bookings/booking.rules.ts'
import { bookingsOf, holdsOf, releaseHeld, releaseHold } from '../../src/bookings/booking.service.ts'
import { releaseSessions, staleBookings, takeAll } from '../../src/bookings/booking.service.ts'
import { scopeChoices } from '../../src/calendar/calendar-scope.service.ts'
import { calendarOf } from '../../src/calendar/calendar.service.ts'
import { listFeeds, openFeed } from '../../src/calendar/feed.service.ts'
import { labsToday } from '../../src/home/labs-today.service.ts'
import { endRun, takeRequest } from '../../src/job-runs/job-record.service.ts'
import { findJob, listJobs } from '../../src/job-runs/job-run.service.ts'
import { listModules, moduleChoices, modulesRequiring } from '../../src/lab-modules/lab-module.service.ts'
import { publishedModules } from '../../src/lab-modules/lab-module.service.ts'
import { editionsBegun, editionsUnderWay, labTimesOf } from '../../src/labs/begun-sessions.service.ts'
import { editionsAtPartner } from '../../src/labs/edition-partner.service.ts'
import { countEditionsWaiting } from '../../src/labs/edition-waiting.service.ts'
import { completedModules, editionPartners, type EditionSearch } from '../../src/labs/edition.service.ts'
import { editionsOfModule, editionYears, findEdition, listEditions } from '../../src/labs/edition.service.ts'
import { checkMinimums } from '../../src/labs/minimum.service.ts'
import { labsOfStudent } from '../../src/labs/roster.service.ts'
import { waitingOffers } from '../../src/labs/seat-offer.service.ts'
import { partiesOfEditions, sessionsBetween } from '../../src/labs/session-days.service.ts'
import { promoteWaiting } from '../../src/labs/waiting-list.service.ts'
import { listAuthorisations } from '../../src/machine-authorisations/authorisation-list.service.ts'
import { anyAuthorisation } from '../../src/machine-authorisations/authorisation-list.service.ts'
import { authorisationStandings } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import { authorisationsOfEdition } from '../../src/machine-authorisations/machine-authorisation.service.ts'
import { expiringAuthorisations, noteUse } from '../../src/machine-authorisations/machine-authorisation.service.ts'
import { withoutAuthorisation } from '../../src/machine-authorisations/machine-authorisation.service.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { placementTimes } from '../../src/placements/placement-days.service.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { remindLabSessions } from '../../src/reminders/lab-session-reminder.service.ts'
import { attendanceWarnings, editionWarning } from '../../src/roll-calls/attendance-warning.service.ts'
import { editionAttendance } from '../../src/roll-calls/attendance.service.ts'
import { labMinutesOfStudents, timesAtLabs } from '../../src/roll-calls/lab-minutes.service.ts'
import { missingRollCalls } from '../../src/roll-calls/missing-roll-call.service.ts'
import { listRollCalls } from '../../src/roll-calls/roll-call-list.service.ts'
import { approvedSessions, findRollCall, heldSessions, rollCallsOf } from '../../src/roll-calls/roll-call.service.ts'
import { useBenchCity } from './bench-city.ts'

const as = (actor: Actor) => contextFor(actor, benchNow)
const schoolId = schoolIdOf(3)
const partnerId = partnerIdOf(7)
const teacherId = `${schoolId}teacher3b`
const classId = 'class033b2026'
const studentId = 'student0625'
/** It runs, and is of that partner; the other one of that class. */
const editionId = editionIdOf(7)
const ofClass = editionIdOf(25)

const city = as({ role: 'city', accountId: 'city' })
const office = as({ role: 'office', accountId: `${schoolId}office`, schoolId })
const coordinator = as({ role: 'coordinator', accountId: `${schoolId}coordinator`, schoolId })
const teacher = as({ role: 'teacher', accountId: teacherId, schoolId, classIds: [classId] })
const host = as({ role: 'host', accountId: `${partnerId}host`, partnerId })
const student = as({ role: 'student', accountId: `account${studentId}`, studentId, schoolId })
const system = systemContext(benchNow)
const everybody = { city, office, coordinator, teacher, host, student }
const known = { office, coordinator, teacher, host, student }

const page = 1
const month = { from: day('2026-11-01'), to: day('2026-11-30') }
const anyEdition: EditionSearch = {
  q: '',
  theme: '',
  level: '',
  state: null,
  partnerId: '',
  schoolYear: null,
  from: null,
  to: null,
  free: false,
  siteIds: null,
  scope: 'all',
  page,
}
const anyModule = {
  q: '',
  theme: '',
  level: null,
  year: null,
  age: null,
  machine: '',
  funding: null,
  state: null,
  page,
}
const session = sessionIdOf(editionId, 9)
const claim = {
  editionId,
  sessionId: session,
  resource: resourceKey('space', `${partnerId}/other`),
  mode: 'exclusive',
  day: day('2027-03-02'),
  from: clockTime('09:00'),
  to: clockTime('12:00'),
} as const
const classOf25 = Array.from({ length: 25 }, (_, n) => `student0${625 + n}`)

/** The same for several people: what they may see differs. */
function each<C>(people: Record<string, C>, name: string, ask: (ctx: C) => Promise<unknown>) {
  return Object.fromEntries(Object.entries(people).map(([who, ctx]) => [`${name} (${who})`, () => ask(ctx)]))
}

/** What the pages and the nightly jobs of the labs ask the database for. */
const asked: Record<string, () => Promise<unknown>> = {
  ...each({ city, teacher }, 'modules', (ctx) => listModules(ctx, anyModule)),
  'modules of a theme': () => listModules(teacher, { ...anyModule, theme: 'robotica' }),
  'modules for who prepares an edition': () => publishedModules(host),
  'modules to require': () => moduleChoices(city),
  'modules that require one': () => modulesRequiring(city, 'MOD-01'),

  ...each(everybody, 'editions', (ctx) => listEditions(ctx, anyEdition)),
  'editions that are open or ours': () => listEditions(teacher, { ...anyEdition, scope: 'open-and-ours' }),
  'editions that are ours': () => listEditions(office, { ...anyEdition, scope: 'ours' }),
  'editions in a state': () => listEditions(city, { ...anyEdition, state: 'running' }),
  'editions of a theme': () => listEditions(teacher, { ...anyEdition, theme: 'robotica' }),
  'editions of a partner': () => listEditions(city, { ...anyEdition, partnerId }),
  'editions of a school year': () => listEditions(city, { ...anyEdition, schoolYear: schoolYear('2026/27') }),
  'editions within a month': () => listEditions(city, { ...anyEdition, ...month }),
  'editions with free seats': () => listEditions(teacher, { ...anyEdition, free: true, state: 'open' }),
  'editions of a module': () => editionsOfModule(teacher, moduleIdOf(10)),
  ...each({ city, host, student }, 'school years of editions', editionYears),
  'partners of editions': () => editionPartners(teacher),
  'an edition': () => findEdition(host, 'edition.view', editionId),
  ...each({ city, host, teacher }, 'editions that wait', countEditionsWaiting),
  'editions at a partner': () => editionsAtPartner(city, partnerId),
  'modules that students have completed': () => completedModules(classOf25),
  'labs of a student': () => labsOfStudent(office, studentId),
  'offers to a school': () => waitingOffers(coordinator),
  'who waits for whom': () => promoteWaiting(system, 'https://bottega.example'),
  'minimums to check': () => checkMinimums(system, 'https://bottega.example'),

  ...each(everybody, 'sessions of a month', (ctx) => sessionsBetween(ctx, month)),
  'sessions of today for the jobs': () => sessionsBetween(system, { from: benchToday, to: addDays(benchToday, 1) }),
  'sessions of a school': () => sessionsBetween(city, { ...month, schoolId }),
  'sessions of a class': () => sessionsBetween(teacher, { ...month, schoolId, classIds: [classId] }),
  'sessions of a trainer': () => sessionsBetween(host, { ...month, staffId: `${partnerId}tutor` }),
  'sessions in a room': () => sessionsBetween(host, { ...month, spaceId: `${partnerId}sala` }),
  'whose sessions there are': () => partiesOfEditions(city),
  ...each(known, 'editions begun', (ctx) => editionsBegun(ctx, 'roll-call.view', month)),
  'when a student is at a lab': () => labTimesOf(studentId, benchToday),
  'when a student was at a lab': () => timesAtLabs(studentId, addDays(benchToday, -1)),
  'when students are at hosts': () => placementTimes(classOf25, [benchToday, addDays(benchToday, 7)]),

  ...each(known, 'roll calls', (ctx) => listRollCalls(ctx, { q: '', state: null, page })),
  ...each(known, 'all roll calls', (ctx) => listRollCalls(ctx, { q: '', state: 'all', page })),
  ...each({ system, host, office }, 'missing roll calls', (ctx) =>
    missingRollCalls(ctx, { from: addDays(benchToday, -30), before: benchToday }),
  ),
  'roll calls of an edition': () => rollCallsOf(host, editionId),
  'a roll call': () => findRollCall(host, editionId, sessionIdOf(editionId, 1)),
  'sessions that were held': () => heldSessions(editionId),
  'sessions that were approved': () => approvedSessions(editionId),
  ...each({ city, host, teacher }, 'attendance', (ctx) => editionAttendance(ctx, ctx === host ? editionId : ofClass)),
  ...each({ coordinator, teacher }, 'attendance to look at', attendanceWarnings),
  'attendance to look at of an edition': async () =>
    editionWarning(host, await findEdition(host, 'edition.view', editionId)),
  'hours of a class in labs': () => labMinutesOfStudents(office, classOf25),
  'own hours in labs': () => labMinutesOfStudents(student, [studentId]),
  'certificates of an edition': () => editionAttestations(coordinator, ofClass),

  'taking a room': () => takeAll({ holdId: 'hold', at: benchNow, claims: [claim] }),
  'taking it for a new plan': () =>
    takeAll({ holdId: 'next', at: benchNow, claims: [claim], replaces: { editionId, sessionIds: [session] } }),
  'giving back what was taken': () => releaseHold('hold', [claim]),
  'who holds the sessions of a plan': () => holdsOf({ editionId, sessionIds: [session] }),
  'keeping only the new plan': () => releaseHeld({ editionId, sessionIds: [session] }, ['hold']),
  'setting sessions free': () => releaseSessions({ editionId, sessionIds: [session] }),
  'setting a student free': () =>
    releaseHeld({ editionId, resources: [resourceKey('student', studentId)], from: benchToday }, ['hold']),
  'what is taken of a class': () =>
    bookingsOf(
      classOf25.map((id) => resourceKey('student', id)),
      benchToday,
      addDays(benchToday, 60),
    ),
  'what may belong to nobody': () => staleBookings(benchNow, null),

  ...each({ host, office, student }, 'authorisations', (ctx) => listAuthorisations(ctx, { ...anyAuthorisation, page })),
  'authorisations of a machine': () =>
    listAuthorisations(office, { ...anyAuthorisation, machineKind: 'cnc-mill', page }),
  ...Object.fromEntries(
    authorisationStandings.map((standing) => [
      `authorisations that are ${standing}`,
      () => listAuthorisations(office, { ...anyAuthorisation, standing, page }),
    ]),
  ),
  'who has no authorisation': () =>
    withoutAuthorisation({
      studentIds: classOf25,
      machineKinds: ['laser-cutter'],
      partnerId,
      networks: [],
      on: benchToday,
    }),
  'authorisations of an edition': () => authorisationsOfEdition(host, { editionId, partnerId }),
  'using a machine': () => noteUse({ studentIds: classOf25, machineKinds: ['laser-cutter'], on: benchToday }),
  'authorisations about to end': () =>
    expiringAuthorisations(system, { from: benchToday, to: addDays(benchToday, 30) }),

  ...each(everybody, 'a calendar', (ctx) => calendarOf(ctx, { period: month, scope: { kind: 'own' } })),
  ...each({ city, host, teacher }, 'calendars to choose', scopeChoices),
  'own feeds': () => listFeeds(teacher),
  'a feed': () => openFeed(feedSecretOf(teacherId), benchNow),
  ...each(everybody, 'labs on the home page', labsToday),

  jobs: () => listJobs(city),
  'a job': () => findJob(city, 'weekly-plan', 1),
  'a request to take': () => takeRequest(),
  'the end of a run': () => endRun('weekly-plan', 'weekly-planrun199', { error: null, now: benchNow }),
  'reminding of sessions': () => remindLabSessions(system, { publicUrl: 'https://bottega.example' }),
}

/** What may read more than twenty documents for one that it finds, and why. */
const mayRead: Record<string, string> = {
  'modules that students have completed': 'there are about as many completed editions as students in a class',
  'authorisations that are revoked': 'few are, among those of one school',
  'using a machine': 'of the students of one session it may be that none is to be changed',
}

/** More than so many are not put in order by the database: a list has an index for its order. */
const MOST_SORTED = 400

const benchCity = useBenchCity()

describe('in a city of 400 editions no query of the labs reads many documents for few', () => {
  test.each(Object.keys(asked))('%s', async (name) => {
    const uses = await benchCity.usesOf(async () => asked[name]?.())
    expect(uses.length).toBeGreaterThan(0)
    expect(uses.filter((use) => isTooMuch(use) && !mayRead[name])).toEqual([])
  })
})

test('however many labs a school has, one query finds them and one their roll calls', async () => {
  const labs = await editionsUnderWay(coordinator, 'roll-call.view')
  expect(labs.length).toBeGreaterThan(5)
  const uses = await benchCity.usesOf(() => attendanceWarnings(coordinator))
  // The programme of the city is remembered for a while, and read again when that is over.
  const read = uses.map(({ collection }) => collection).filter((name) => name !== 'programme')
  expect(read.toSorted()).toEqual(['labEditions', 'rollCalls'])
})

function isTooMuch(use: QueryUse): boolean {
  return use.by === 'all documents read' || use.sorted > MOST_SORTED || examinedPerReturned(use) > MOST_EXAMINED
}
