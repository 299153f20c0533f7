import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { calendarWithin } from '../norms/town-calendar.rules.ts'
import { birthDayOf, type Student } from '../schools/student.rules.ts'
import { classOfStudent, findStudent } from '../schools/student.service.ts'
import { periodProblems } from './amendment.rules.ts'
import { minorsProblems } from './minor-timetable.rules.ts'
import { Placements } from './placement.model.ts'
import type { HostCopy, Placement } from './placement.rules.ts'
import { agreementCopy } from './placement-agreement.service.ts'
import { findPlacement, historyLine, writePlacement } from './placement.service.ts'
import { type Terms, timetableProblems } from './terms.rules.ts'

/** What the office decides about a draft; who and where come from the registers. */
export interface DraftInput {
  siteId: string
  hostTutorId: string | null
  schoolTutorId: string | null
  title: string
  activities: string
  /** one of choosableAgreements(); in a draft it may still be open */
  agreementId: string | null
  terms: Terms
}

export interface NewDraft extends DraftInput {
  /** made by the form: sending it twice stores it once */
  id: string
  studentId: string
  partnerId: string
}

/**
 * Stores a new draft, with copies of student and host as they are now. Refused with PeriodProblem, TimetableProblem
 * (an empty timetable is accepted until the start), MinorsReason, `site-unknown`, `host-tutor-unknown`,
 * `school-tutor-unknown`, `agreement-unknown`, `agreement-not-in-force`. Gives the id.
 */
export async function createPlacement(ctx: Ctx, { id, studentId, partnerId, ...input }: NewDraft): Promise<string> {
  const student = await findStudent(ctx, 'student.view', studentId)
  authorise(ctx.actor, 'placement.edit', { schoolId: student.schoolId })
  const placement: Placement = {
    _id: id,
    schoolId: student.schoolId,
    studentId,
    partnerId,
    ...(await draftOf(ctx, { student, partnerId, input })),
    amendments: [],
    state: 'draft',
    history: [await historyLine(ctx, { event: 'created', from: null, to: 'draft', reason: null })],
  }
  await Placements.create(placement).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    const stored = await findPlacement(ctx, 'placement.edit', id)
    if (stored.studentId !== studentId) throw new Refused('changed-meanwhile')
  })
  return id
}

/**
 * Changes a draft, and takes fresh copies from the registers. Refused as createPlacement, and with `not-a-draft`,
 * `changed-meanwhile` when the version on the screen is not the latest.
 */
export async function editPlacement(ctx: Ctx, id: string, input: DraftInput & { version: number }): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  if (placement.state !== 'draft') throw new Refused('not-a-draft')
  const { version, ...rest } = input
  const student = await findStudent(ctx, 'student.view', placement.studentId)
  const draft = await draftOf(ctx, { student, partnerId: placement.partnerId, input: rest })
  const line = await historyLine(ctx, { event: 'edited', from: 'draft', to: 'draft', reason: null })
  await writePlacement({ ...placement, version }, { $set: draft, $push: { history: line } })
}

type Draft = Omit<Placement, '_id' | 'schoolId' | 'studentId' | 'partnerId' | 'amendments' | 'state' | 'history'>

interface DraftOf {
  student: Student
  partnerId: string
  input: DraftInput
}

async function draftOf(ctx: Ctx, { student, partnerId, input }: DraftOf): Promise<Draft> {
  const [partner, schoolClass, staff, calendar] = await Promise.all([
    findPartner(ctx, 'partner.view', partnerId),
    classOfStudent(ctx, student._id, ctx.today),
    listSchoolStaff(ctx, student.schoolId),
    currentCalendar(),
  ])
  refuseTerms(input.terms, student, ctx)
  const { title, activities, agreementId, terms } = input
  const agreement = await agreementCopy(ctx, { schoolId: student.schoolId, partnerId, agreementId, terms })
  const schoolTutor = staff.find((each) => each._id === input.schoolTutorId)
  if (input.schoolTutorId && !schoolTutor) throw new Refused('school-tutor-unknown')
  return {
    classId: schoolClass?._id ?? null,
    student: {
      surname: student.surname,
      givenName: student.givenName,
      className: schoolClass?.label ?? null,
    },
    host: hostCopy(partner, input.siteId),
    hostTutor: hostTutorCopy(partner, input.hostTutorId),
    schoolTutorId: schoolTutor?._id ?? null,
    schoolTutor: schoolTutor ? { name: schoolTutor.name, email: schoolTutor.email } : null,
    title,
    activities,
    agreement,
    terms: { ...terms, calendar: calendarWithin(terms.from, terms.to, calendar) },
  }
}

function refuseTerms(terms: Terms, student: Student, ctx: Ctx): void {
  const timetable = timetableProblems(terms.timetable).filter((problem) => problem !== 'no-timetable')
  const reasons = [...periodProblems(terms.from, terms.to), ...timetable]
  if (reasons.length > 0) throw new Refused(...reasons)
  const minors = minorsProblems({ terms, amendments: [] }, birthDayOf(student, ctx.today))
  if (minors.length > 0) throw new Refused(...minors)
}

function hostCopy(partner: Partner, siteId: string): HostCopy {
  const site = partner.sites.find((each) => each.id === siteId)
  if (!site) throw new Refused('site-unknown')
  const { id, name, address, postcode, town } = site
  const { vatNumber, taxCode, ateco } = partner
  return { name: partner.name, vatNumber, taxCode, ateco, site: { id, name, address, postcode, town } }
}

/** The tutor as the host's register has it; null for none. Refused: `host-tutor-unknown`. */
export function hostTutorCopy(partner: Partner, tutorId: string | null): Placement['hostTutor'] {
  if (!tutorId) return null
  const tutor = partner.tutors.find((each) => each.id === tutorId)
  if (!tutor) throw new Refused('host-tutor-unknown')
  const { id, name, email, phone } = tutor
  return { id, name, email, phone }
}
