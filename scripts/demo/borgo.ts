import { PlacementAbsences } from '../../src/absences/absence.model.ts'
import { AccountLinks, Accounts } from '../../src/accounts/account.model.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import { demoPassword, demoPeople } from '../../src/accounts/demo-people.ts'
import { hashPassword } from '../../src/accounts/password.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { CalendarFeeds } from '../../src/calendar/feed.model.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import { ContactEntries } from '../../src/contact-log/contact.model.ts'
import { PaperRegisters } from '../../src/paper-registers/paper-register.model.ts'
import { Certificates, Evaluations } from '../../src/outcomes/outcome.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { HostProposals } from '../../src/host-proposals/host-proposal.model.ts'
import { ExportJobs } from '../../src/export-jobs/export-job.model.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { DiaryPages } from '../../src/hours/diary.model.ts'
import { ClosedMonths } from '../../src/hours/closed-month.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { LedgerChecks, LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { PriorHoursLines } from '../../src/ledger/prior-hours.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { LabModules } from '../../src/lab-modules/lab-module.model.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { PlacementGroups } from '../../src/placement-groups/placement-group.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import { ProgrammeDrafts, Programmes } from '../../src/programme/programme.model.ts'
import type { TownCalendar } from '../../src/norms/town-calendar.rules.ts'
import { townCalendar } from '../../src/programme/programme.rules.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import { IssuedRegisters } from '../../src/registers/issued-register.model.ts'
import { AnnouncedAbsences, RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import type { School } from '../../src/schools/school.rules.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import { Submissions } from '../../src/submissions/submission.model.ts'
import type { Submission } from '../../src/submissions/submission.rules.ts'
import { demoPlacementAbsences } from './absences.ts'
import { demoAgreements } from './agreements.ts'
import { withAmendments } from './amendments.ts'
import { demoBookings } from './bookings.ts'
import { demoAuthorisations } from './authorisations.ts'
import { storeCityRounds } from './city-round.ts'
import { daysOfClosedMonth, demoClosedMonths } from './closed-months.ts'
import { demoChoices } from './choices.ts'
import { demoContacts } from './contacts.ts'
import { demoDiary } from './diary.ts'
import { demoDocuments } from './documents.ts'
import { demoExports } from './exports.ts'
import { demoFeeds } from './feeds.ts'
import { demoHostProposals } from './host-proposals.ts'
import { demoHours } from './hours.ts'
import { demoModules } from './modules.ts'
import { demoEditions } from './labs.ts'
import { demoIssuedRegisters, demoLedger, demoPriorHours } from './ledger.ts'
import { demoLinks } from './links.ts'
import { demoCertificates, demoEvaluations } from './outcomes.ts'
import { demoOffers } from './offers.ts'
import { demoPapers, demoStudentFiles } from './papers.ts'
import { demoPaperRegisters } from './paper-registers.ts'
import { demoPartners } from './partners.ts'
import { demoGroups } from './placement-groups.ts'
import { demoPlacements } from './placements.ts'
import { demoRounds, heldOffers } from './rounds.ts'
import { storeRoundResults } from './round-results.ts'
import { storePublishedRound } from './published-round.ts'
import { demoAbsences, demoRollCalls } from './roll-calls.ts'
import { demoProgramme, demoProgrammeDraft } from './programme.ts'
import { demoActivities, demoProtocols } from './protocols.ts'
import { demoClasses, demoSchools } from './schools.ts'
import { demoSubmissions } from './submissions.ts'

/**
 * Borgo, an invented city in the middle of its autumn: two schools, a fablab, a firm, one person per role and their
 * counterparts across the fence. Ids are words, so that a test reads like a story.
 */
export async function fillBorgo(today: Day): Promise<void> {
  const known = unchanging.get(today)
  const base = known ?? withoutFiles(today)
  const agreements = await demoAgreements({ today, ...base })
  const asked = demoPlacements({ ...base, today, agreements })
  const submissions = await demoSubmissions({ ...base, today, placements: asked })
  const steady = known?.records ?? [...base.records, ...(await restOf(today, base, { placements: asked, submissions }))]
  const [stored] = await Promise.all([
    storeAll(steady, known !== undefined),
    PartnerDocuments.insertMany(await demoDocuments(today)),
    Agreements.insertMany(agreements),
    Protocols.insertMany(await demoProtocols(today)),
    DiaryPages.insertMany(await demoDiary(today)),
    PriorHoursLines.insertMany(await demoPriorHours(today)),
    PaperRegisters.insertMany(await demoPaperRegisters(today)),
    Submissions.insertMany(submissions),
    AccountLinks.deleteMany({}),
    storeRoundResults(today),
    storePublishedRound(today),
    storeCityRounds(today),
  ])
  unchanging.set(today, { ...base, records: stored })
}

/** A model, as far as filling it goes. */
interface Fillable {
  insertMany(records: object[]): Promise<{ toObject(): object }[]>
  readonly collection: { insertMany(records: object[]): Promise<unknown> }
}

type Records = readonly (readonly [Fillable, readonly object[]])[]

interface Unchanging {
  schools: School[]
  partners: Partner[]
  students: Student[]
  calendar: TownCalendar
  template: string
  records: Records
}

/** What Borgo is made of on a day, but for what holds a file: tests fill the same city hundreds of times. */
const unchanging = new Map<Day, Unchanging>()

/** Through their schemas the first time; afterwards what came out of them, which costs a fraction. */
function storeAll(records: Records, again: boolean): Promise<Records> {
  return Promise.all(
    records.map(async ([model, list]) => {
      if (!again) return [model, (await model.insertMany([...list])).map((each) => each.toObject())] as const
      if (list.length > 0) await model.collection.insertMany([...list])
      return [model, list] as const
    }),
  )
}

function withoutFiles(today: Day): Unchanging {
  const year = schoolYearOf(today)
  const { classes, students, enrolments } = demoClasses(year, today)
  const partners = demoPartners(year)
  const schools = demoSchools(year)
  const programme = demoProgramme(today)
  const modules = demoModules(today)
  const editions = demoEditions({ today, modules, enrolments })
  const { agreement: template } = programme.programme.texts
  const rounds = demoRounds(today)
  const records = recordsOf([
    [Programmes, [programme]],
    [ProgrammeDrafts, [demoProgrammeDraft(today)]],
    [Schools, schools],
    [SchoolClasses, classes],
    [Students, students],
    [Enrolments, enrolments],
    [Partners, partners],
    [ContactEntries, demoContacts(today)],
    [Activities, demoActivities(today)],
    [MachineAuthorisations, demoAuthorisations(today, students)],
    [LabModules, modules],
    [Editions, editions],
    [ResourceDays, demoBookings(editions, partners)],
    [RollCalls, demoRollCalls(editions)],
    [AnnouncedAbsences, demoAbsences(editions, today)],
    [PlacementGroups, demoGroups({ today, classes, enrolments, students, partners })],
    [HostProposals, demoHostProposals(students, today)],
    [ExportJobs, demoExports(today)],
    [HostLinks, demoLinks(today)],
    [CalendarFeeds, demoFeeds(today)],
    [Offers, heldOffers(demoOffers(today), rounds)],
    [Rounds, rounds],
    [ChoiceLists, demoChoices(rounds, { students, enrolments })],
  ])
  return { schools, partners, students, calendar: townCalendar(programme.programme), template, records }
}

interface Made {
  placements: Placement[]
  submissions: Submission[]
}

/** What needs the agreements, or the hash of the password. */
async function restOf(today: Day, base: Unchanging, made: Made): Promise<Records> {
  const placements = withAmendments(made.placements, today)
  const days = daysOfClosedMonth(demoHours(placements, today), today)
  const registers = demoIssuedRegisters(days, today)
  const ledger = demoLedger({ days, registers, submissions: made.submissions }, today)
  return recordsOf([
    [Placements, placements],
    [PlacementPapers, demoPapers(placements)],
    [Evaluations, demoEvaluations(placements)],
    [Certificates, demoCertificates(placements, base.schools, today)],
    [StudentFiles, demoStudentFiles(base.students, today)],
    [PlacementAbsences, demoPlacementAbsences(placements, today)],
    [StudentDays, days],
    [ClosedMonths, demoClosedMonths(today)],
    [IssuedRegisters, registers],
    [LedgerEntries, ledger.entries],
    [LedgerChecks, ledger.checks],
    [Accounts, await demoAccounts(today)],
  ])
}

/** The types of mongoose know many more ways to insert than are needed here, one of them for each model. */
function recordsOf(list: readonly (readonly [object, readonly object[]])[]): Records {
  return list as Records
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
