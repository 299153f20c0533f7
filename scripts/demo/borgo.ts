import { AccountLinks, Accounts } from '../../src/accounts/account.model.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import { demoPassword, demoPeople } from '../../src/accounts/demo-people.ts'
import { hashPassword } from '../../src/accounts/password.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { CalendarFeeds } from '../../src/calendar/feed.model.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { ContactEntries } from '../../src/contact-log/contact.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { LabModules } from '../../src/lab-modules/lab-module.model.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import { ProgrammeDrafts, Programmes } from '../../src/programme/programme.model.ts'
import { townCalendar } from '../../src/programme/programme.rules.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import { AnnouncedAbsences, RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { demoAgreements } from './agreements.ts'
import { demoBookings } from './bookings.ts'
import { demoAuthorisations } from './authorisations.ts'
import { demoContacts } from './contacts.ts'
import { demoDocuments } from './documents.ts'
import { demoFeeds } from './feeds.ts'
import { demoHours } from './hours.ts'
import { demoModules } from './modules.ts'
import { demoEditions } from './labs.ts'
import { demoLinks } from './links.ts'
import { demoPartners } from './partners.ts'
import { demoPlacements } from './placements.ts'
import { demoAbsences, demoRollCalls } from './roll-calls.ts'
import { demoProgramme, demoProgrammeDraft } from './programme.ts'
import { demoActivities, demoProtocols } from './protocols.ts'
import { demoClasses, demoSchools } from './schools.ts'

/**
 * Borgo, an invented city in the middle of its autumn: two schools, a fablab, a firm, one person per role and their
 * counterparts across the fence. Ids are words, so that a test reads like a story.
 */
export async function fillBorgo(today: Day): Promise<void> {
  const year = schoolYearOf(today)
  const { classes, students, enrolments } = demoClasses(year, today)
  const partners = demoPartners(year)
  const schools = demoSchools(year)
  const programme = demoProgramme(today)
  const { agreement: template } = programme.programme.texts
  const calendar = townCalendar(programme.programme)
  const agreements = await demoAgreements({ today, schools, partners, template })
  const placements = demoPlacements({ today, calendar, students, partners, agreements })
  const editions = demoEditions({ today, modules: demoModules(today), enrolments })
  await Promise.all([
    Programmes.insertMany([programme]),
    ProgrammeDrafts.insertMany([demoProgrammeDraft(today)]),
    Schools.insertMany(schools),
    SchoolClasses.insertMany(classes),
    Students.insertMany(students),
    Enrolments.insertMany(enrolments),
    Partners.insertMany(partners),
    PartnerDocuments.insertMany(await demoDocuments(today)),
    ContactEntries.insertMany(demoContacts(today)),
    Agreements.insertMany(agreements),
    Protocols.insertMany(await demoProtocols(today)),
    Activities.insertMany(demoActivities(today)),
    Placements.insertMany(placements),
    MachineAuthorisations.insertMany(demoAuthorisations(today, students)),
    LabModules.insertMany(demoModules(today)),
    Editions.insertMany(editions),
    ResourceDays.insertMany(demoBookings(editions, partners)),
    RollCalls.insertMany(demoRollCalls(editions)),
    AnnouncedAbsences.insertMany(demoAbsences(editions, today)),
    StudentDays.insertMany(demoHours(placements, today)),
    Accounts.insertMany(await demoAccounts(today)),
    AccountLinks.deleteMany({}),
    HostLinks.insertMany(demoLinks(today)),
    CalendarFeeds.insertMany(demoFeeds(today)),
  ])
}

let sharedHash: Promise<string> | null = null

const hat = (role: Hat['role'], change: Partial<Hat>): Hat => ({
  role,
  schoolId: null,
  partnerId: null,
  studentId: null,
  classIds: [],
  place: 'Borgo',
  ...change,
})

const galilei = { schoolId: 'galilei', place: 'IIS Galileo Galilei' }
const volta = { schoolId: 'volta', place: 'Liceo Alessandro Volta' }
const fablab = { partnerId: 'fablab', place: 'FabLab Borgo APS' }
const officine = { partnerId: 'officine', place: 'Officine Meccaniche Fratelli Bernasconi S.r.l.' }

/** The people of the sign-in page, and those across the fence who must not see what is not theirs. */
const hats: Record<string, Hat[]> = {
  'citta@borgo.example': [hat('city', {})],
  'segreteria@borgo.example': [hat('office', galilei)],
  'coordinatore@borgo.example': [hat('coordinator', galilei)],
  'docente@borgo.example': [hat('teacher', { ...galilei, classIds: ['galilei-3a'] }), hat('host', fablab)],
  'ente@borgo.example': [hat('host', fablab)],
  'giulia.damico': [hat('student', { ...galilei, studentId: 'giulia' })],
  'segreteria@volta.example': [hat('office', volta)],
  'coordinatore@volta.example': [hat('coordinator', volta)],
  'docente@volta.example': [hat('teacher', { ...volta, classIds: ['volta-3a'] })],
  'ente@officine.example': [hat('host', officine)],
  'vanni.verdi': [hat('student', { ...volta, studentId: 'vanni' })],
}

const acrossTheFence = [
  { name: 'Vito Volta', identifier: 'segreteria@volta.example' },
  { name: 'Viola Volta', identifier: 'coordinatore@volta.example' },
  { name: 'Valerio Volta', identifier: 'docente@volta.example' },
  { name: 'Olga Officina', identifier: 'ente@officine.example' },
  { name: 'Vanni Verdi', identifier: 'vanni.verdi' },
]

/** Accounts are called as their identifier without what follows the @: `docente`, `giulia.damico`, `segreteria-volta`. */
function demoAccountId(identifier: string): string {
  return identifier.replace('@borgo.example', '').replace(/@(\w+)\.example/u, '-$1')
}

async function demoAccounts(today: Day) {
  // Hashing is slow on purpose; everybody in Borgo has the same password, so it is done once.
  sharedHash ??= hashPassword(demoPassword)
  const passwordHash = await sharedHash
  return [...demoPeople, ...acrossTheFence].map(({ name, identifier }) => ({
    _id: demoAccountId(identifier),
    name,
    email: identifier.includes('@') ? identifier : null,
    username: identifier.includes('@') ? null : identifier,
    passwordHash,
    hats: hats[identifier] ?? [],
    createdAt: instantOf(addDays(today, -60), clockTime('09:00')),
  }))
}
