import { demoName } from '../../scripts/demo/people.ts'
import { contextFor, type Ctx, type PersonActor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { taxCodeOf } from '../../src/identifiers/tax-code-person.rules.ts'
import { checkVatNumber } from '../../src/identifiers/vat-number.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { identifiersOf } from '../../src/partners/partner.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import { Students } from '../../src/schools/student.model.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { emptyFile } from '../../src/student-files/student-file.rules.ts'
import { fablabs, firms, plan } from './plan.ts'

const schoolId = 'negroni'
export const classId = 'negroni-4a'
const year = schoolYear('2026/27')

const place = 'ITT Ada Negroni'
const hat = (role: Hat['role'], change: Partial<Hat>): Hat => {
  return { role, schoolId: null, partnerId: null, studentId: null, classIds: [], place, ...change }
}

/** Who signs in where, and who only acts. */
const actors = {
  office: { role: 'office', accountId: 'segreteria-negroni', schoolId },
  coordinator: { role: 'coordinator', accountId: 'coordinatrice-negroni', schoolId },
  teacher: { role: 'teacher', accountId: 'tutor-negroni', schoolId, classIds: [classId] },
} as const satisfies Record<string, PersonActor>

export const identifiers = {
  office: 'segreteria@negroni.example',
  coordinator: 'coordinatrice@negroni.example',
  teacher: 'tutor@negroni.example',
}

export function as(who: keyof typeof actors, at: Date): Ctx {
  return contextFor(actors[who], at)
}
export function asHost(partnerId: string, at: Date): Ctx {
  return contextFor({ role: 'host', accountId: `ente-${partnerId}`, partnerId }, at)
}
export function asSecondTutor(partnerId: string, at: Date): Ctx {
  return contextFor({ role: 'host', accountId: `secondo-${partnerId}`, partnerId }, at)
}
export function asStudent(studentId: string, at: Date): Ctx {
  return contextFor({ role: 'student', accountId: `conto-${studentId}`, schoolId, studentId }, at)
}
export function hostIdentifier(partnerId: string): string {
  return `${partnerId}@enti.example`
}

/** Puts a school with one class of 24, sixteen hosts and everybody's account beside what Borgo has already. */
export async function fillStory(): Promise<void> {
  await Promise.all([fillSchool(), fillHosts(), fillAccounts()])
}

async function fillSchool(): Promise<void> {
  const galilei = await Schools.findById('galilei').lean()
  if (!galilei) throw new Error('Borgo has no school to take after')
  const [site] = galilei.sites.filter(({ kind }) => kind === 'tecnico')
  if (!site) throw new Error('Borgo has no technical institute')
  const code = 'ZZTF00300C'
  const sites = [{ ...site, code, name: 'ITT ADA NEGRONI', headOffice: true }]
  await Schools.create({ ...galilei, _id: schoolId, schoolId, code, name: place, sites, closures: [] })
  const schoolClass = { schoolYear: year, year: 4, teacherIds: [] }
  await SchoolClasses.create([
    {
      ...schoolClass,
      _id: classId,
      schoolId,
      siteCode: code,
      kind: 'tecnico',
      section: 'A',
      track: 'INF',
      label: '4A INF',
    },
    {
      ...schoolClass,
      _id: 'volta-4b',
      schoolId: 'volta',
      siteCode: null,
      kind: 'liceo',
      section: 'B',
      track: null,
      label: '4B',
    },
  ])
  await Students.insertMany(pupils)
  const from = day('2026-09-01')
  await Enrolments.insertMany(
    pupils.map(({ _id: studentId }) => {
      return { _id: `${studentId}-4a`, schoolId, classId, studentId, from, to: null, leaving: null }
    }),
  )
  const by = { accountId: actors.office.accountId, name: 'Sandra Segreteria' }
  const on = day('2026-10-01')
  await StudentFiles.insertMany(
    pupils.map(({ _id }) => ({
      ...emptyFile(_id, schoolId),
      familyNotice: { on, textVersion: '2026/27', how: 'portal' as const, by },
      generalSafety: { on, minutes: 240, provider: place, scan: null, by },
    })),
  )
}

/** Sixteen and seventeen years old when the placements begin. */
export const pupils: readonly Student[] = plan.map(({ studentId: _id }, n) => {
  const { surname, givenName, sex } = demoName(200 + n)
  const birthDate = addDays(day('2009-03-02'), n * 13)
  const taxCode = taxCodeOf({ surname, givenName, sex, day: birthDate, place: 'F205' })
  return { _id, schoolId, surname, givenName, sex, birthDate, taxCode, email: null }
})

async function fillHosts(): Promise<void> {
  const [firm, lab, agreement] = await Promise.all([
    Partners.findById('officine').lean(),
    Partners.findById('fablab').lean(),
    Agreements.findById('galilei-fablab').lean(),
  ])
  if (!firm || !lab || !agreement) throw new Error('Borgo has no hosts to take after')
  const ids = [...fablabs, ...firms]
  await Partners.insertMany(
    ids.map((_id, n) => {
      const numbers = { vatNumber: vatNumberOf(n), taxCode: null }
      const likeLab = fablabs.some((each) => each === _id)
      const given = { ...(likeLab ? lab : firm), ...numbers, _id, partnerId: _id, name: nameOfHost(_id) }
      const sites = given.sites.slice(0, 1).map((site) => ({ ...site, id: `${_id}-sede` }))
      const hosting = { ...given.hosting, seats: 6, periods: [], tracks: [] }
      return {
        ...given,
        identifiers: identifiersOf(given),
        sites,
        tutors: tutorsOf(_id),
        spaces: [],
        closures: [],
        hosting,
      }
    }),
  )
  await Agreements.insertMany(
    ids.map((partnerId, n) => {
      const _id = `${schoolId}-${partnerId}`
      const protocol = agreement.protocol && { ...agreement.protocol, number: `${501 + n}/2026` }
      const host = { ...agreement.host, name: nameOfHost(partnerId), vatNumber: vatNumberOf(n), taxCode: null }
      return { ...agreement, _id, agreementId: _id, schoolId, partnerId, protocol, host }
    }),
  )
  await fillRisks()
}

/** The section on risks of every firm, looked at by the city; the file is the one of another paper. */
async function fillRisks(): Promise<void> {
  const paper = await PartnerDocuments.findById('officine-visura').lean()
  if (!paper) throw new Error('Borgo has no accepted paper to take after')
  await PartnerDocuments.insertMany(
    firms.map((partnerId) => {
      const _id = `${partnerId}-dvr`
      return { ...paper, _id, documentId: _id, partnerId, kind: 'dvr-section' as const }
    }),
  )
}

function nameOfHost(partnerId: string): string {
  return partnerId.startsWith('lab') ? `FabLab ${partnerId.slice(4)}` : `Ditta ${partnerId.slice(6)} S.r.l.`
}

/** Two in office; the first is the one who signs in. */
function tutorsOf(partnerId: string) {
  const tutor = (n: number, accountId: string | null) => ({
    id: `${partnerId}-tutor-${n}`,
    name: `Tutor ${n} di ${nameOfHost(partnerId)}`,
    role: 'Capo reparto',
    email: null,
    phone: null,
    accountId,
    from: day('2026-09-01'),
    to: null,
  })
  return [tutor(1, `ente-${partnerId}`), tutor(2, `secondo-${partnerId}`)]
}

/** The n-th of a row of numbers with a right check digit, which belong to nobody. */
function vatNumberOf(n: number): string {
  const known = `99${String(n).padStart(5, '0')}001`
  const found = Array.from({ length: 10 }, (_, digit) => `${known}${digit}`).find(
    (each) => checkVatNumber(each).problems.length === 0,
  )
  if (!found) throw new Error('Some digit is right')
  return found
}

async function fillAccounts(): Promise<void> {
  const known = await Accounts.findById('docente').lean()
  const account = (_id: string, name: string, login: { email?: string; username?: string }, own: Hat) => ({
    _id,
    name,
    email: login.email ?? null,
    username: login.username ?? null,
    passwordHash: known?.passwordHash ?? null,
    hats: [own],
    createdAt: new Date('2026-09-01T09:00:00+02:00'),
  })
  const { office, coordinator, teacher } = actors
  const hosts = [...fablabs, ...firms].flatMap((partnerId) => [
    account(
      `ente-${partnerId}`,
      `Tutor 1 di ${nameOfHost(partnerId)}`,
      { email: hostIdentifier(partnerId) },
      hat('host', { partnerId, place: nameOfHost(partnerId) }),
    ),
    account(
      `secondo-${partnerId}`,
      `Tutor 2 di ${nameOfHost(partnerId)}`,
      { email: `secondo-${hostIdentifier(partnerId)}` },
      hat('host', { partnerId, place: nameOfHost(partnerId) }),
    ),
  ])
  const students = pupils.map(({ _id: studentId, surname, givenName }) =>
    account(
      `conto-${studentId}`,
      `${givenName} ${surname}`,
      { username: studentId },
      hat('student', { schoolId, studentId }),
    ),
  )
  await Accounts.insertMany([
    account(office.accountId, 'Sandra Segreteria', { email: identifiers.office }, hat('office', { schoolId })),
    account(
      coordinator.accountId,
      'Cora Coordina',
      { email: identifiers.coordinator },
      hat('coordinator', { schoolId }),
    ),
    account(
      teacher.accountId,
      'Tito Tutor',
      { email: identifiers.teacher },
      hat('teacher', { schoolId, classIds: [classId] }),
    ),
    ...hosts,
    ...students,
  ])
}
