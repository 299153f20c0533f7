import { type Ctx, contextFor, type PersonActor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import { ClosedMonths } from '../../src/hours/closed-month.model.ts'
import { Declarations } from '../../src/hours/declaration.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { LedgerChecks, LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { papersInOrder } from '../../scripts/demo/papers.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import type { Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Day } from '../../src/platform/day.ts'
import { IssuedRegisters } from '../../src/registers/issued-register.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { defaultSettings, emptyOffice, type School, type WhoLogs } from '../../src/schools/school.rules.ts'
import { Students } from '../../src/schools/student.model.ts'

/** One student of a school in Borgo at a workshop, and everybody who signs. Today is Sunday 22 November 2026. */
export const workshopModels = [
  Accounts,
  Schools,
  Students,
  SchoolClasses,
  Enrolments,
  Placements,
  PlacementPapers,
  StudentDays,
  LedgerEntries,
  LedgerChecks,
  ClosedMonths,
  Declarations,
  IssuedRegisters,
]

const now = new Date('2026-11-22T11:00:00Z')
const schoolId = 'school-borgo'
const partnerId = 'partner-officina'

export const actors = {
  student: { role: 'student', accountId: 'account-lucia', schoolId, studentId: 'student-lucia' },
  host: { role: 'host', accountId: 'account-mario', partnerId },
  otherHost: { role: 'host', accountId: 'account-olga', partnerId: 'partner-other' },
  teacher: { role: 'teacher', accountId: 'account-anna', schoolId, classIds: ['class-4b'] },
  otherTeacher: { role: 'teacher', accountId: 'account-ugo', schoolId, classIds: [] },
  coordinator: { role: 'coordinator', accountId: 'account-carla', schoolId },
  office: { role: 'office', accountId: 'account-sara', schoolId },
  otherOffice: { role: 'office', accountId: 'account-zeno', schoolId: 'school-far' },
} as const satisfies Record<string, PersonActor>

export type Person = keyof typeof actors

export function as(person: Person, at: Date = now): Ctx {
  return contextFor(actors[person], at)
}

/** From one time to another, with a break in minutes. */
export function times(from: string, to: string, breakMinutes = 0) {
  return { from: clockTime(from), to: clockTime(to), breakMinutes }
}

const names: Record<Person, string> = {
  student: 'Lucia Prova',
  host: 'Mario Bianchi',
  otherHost: 'Olga Neri',
  teacher: 'Anna Verdi',
  otherTeacher: 'Ugo Gialli',
  coordinator: 'Carla Rossi',
  office: 'Sara Blu',
  otherOffice: 'Zeno Viola',
}

interface Workshop {
  whoLogs?: WhoLogs
  birthDate?: string | null
  timetable?: Slot[]
}

const usualWeek: Slot[] = ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
  { weekday, from: clockTime('08:30'), to: clockTime('12:30') },
  { weekday, from: clockTime('13:30'), to: clockTime('17:30') },
])

/** Fills the database; the student is 19 unless a birth date says otherwise. */
export async function openWorkshop({ whoLogs = 'both', birthDate = '2007-05-04', timetable }: Workshop = {}) {
  const evening = { _id: 'placement-evening', partnerId: 'partner-other', timetable: eveningWeek, plannedMinutes: 1200 }
  const placements = [aPlacement({ timetable: timetable ?? usualWeek }), aPlacement(evening)]
  await Promise.all([
    Accounts.insertMany((Object.keys(actors) as Person[]).map(accountFor)),
    Schools.create(schoolWith(whoLogs)),
    Students.create({
      _id: 'student-lucia',
      schoolId,
      surname: 'Prova',
      givenName: 'Lucia',
      birthDate: birthDate ? day(birthDate) : null,
    }),
    SchoolClasses.create({
      _id: 'class-4b',
      schoolId,
      siteCode: null,
      kind: 'tecnico',
      schoolYear: schoolYear('2026/27'),
      year: 4,
      section: 'B',
      track: 'INF',
      label: '4B INF',
      teacherIds: ['account-anna'],
    }),
    Enrolments.create({
      _id: 'enrolment-lucia',
      schoolId,
      classId: 'class-4b',
      studentId: 'student-lucia',
      from: day('2026-09-01'),
      to: null,
      leaving: null,
    }),
    Placements.insertMany(placements),
    PlacementPapers.insertMany(placements.map(papersInOrder)),
  ])
}

const eveningWeek: Slot[] = [{ weekday: 1, from: clockTime('17:00'), to: clockTime('20:00') }]

interface PlacementOf {
  _id?: string
  partnerId?: string
  timetable: Slot[]
  plannedMinutes?: number
}

function aPlacement(given: PlacementOf): Placement {
  return {
    _id: given._id ?? 'placement-lucia',
    schoolId,
    studentId: 'student-lucia',
    classId: 'class-4b',
    partnerId: given.partnerId ?? partnerId,
    schoolTutorId: 'account-anna',
    title: 'Dal disegno al pezzo finito',
    activities: 'Disegno e lavorazione',
    student: { surname: 'Prova', givenName: 'Lucia', className: '4B INF' },
    host: {
      name: 'Officina Inventata',
      vatNumber: null,
      taxCode: null,
      ateco: null,
      site: { id: 'site-1', name: 'Sede', address: 'Via Prova 1', postcode: '20100', town: 'Borgo' },
    },
    schoolTutor: { name: 'Anna Verdi', email: null },
    hostTutor: { id: 'tutor-1', name: 'Mario Bianchi', email: null, phone: null },
    agreement: {
      agreementId: 'agreement-1',
      number: '12/2026',
      date: day('2026-09-01'),
      from: day('2026-09-01'),
      to: day('2027-08-31'),
    },
    terms: {
      from: day('2026-10-01'),
      to: day('2026-12-18'),
      timetable: given.timetable,
      plannedMinutes: given.plannedMinutes ?? 40 * 60,
    },
    amendments: [],
    state: 'active',
    history: [],
  }
}

function accountFor(person: Person) {
  const actor: PersonActor = actors[person]
  const hat: Hat = {
    role: actor.role,
    schoolId: 'schoolId' in actor ? actor.schoolId : null,
    partnerId: 'partnerId' in actor ? actor.partnerId : null,
    studentId: 'studentId' in actor ? actor.studentId : null,
    classIds: 'classIds' in actor ? [...actor.classIds] : [],
    place: 'Borgo',
  }
  return {
    _id: actor.accountId,
    name: names[person],
    email: `${person.toLowerCase()}@borgo.example`,
    hats: [hat],
    createdAt: now,
  }
}

function schoolWith(whoLogs: WhoLogs): School {
  return {
    _id: schoolId,
    schoolId,
    code: 'BGIS00100X',
    name: 'Istituto di Borgo',
    management: 'state',
    region: null,
    province: null,
    sites: [],
    codeHistory: [],
    settings: { ...defaultSettings, whoLogs },
    office: emptyOffice,
    closures: [],
    registerYear: schoolYear('2026/27'),
    searchText: 'istituto di borgo',
    revision: '1',
  }
}

/** Days of the autumn in short: 'mon' is Monday 16 November 2026. */
export const week: Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat', Day> = {
  mon: day('2026-11-16'),
  tue: day('2026-11-17'),
  wed: day('2026-11-18'),
  thu: day('2026-11-19'),
  fri: day('2026-11-20'),
  sat: day('2026-11-21'),
}
