import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { calendarWithin } from '../norms/town-calendar.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { Refused } from '../platform/errors.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import type { School, SchoolSite } from '../schools/school.rules.ts'
import { findSchool } from '../schools/school.service.ts'
import { birthDayOf, type Student } from '../schools/student.rules.ts'
import { classOfStudent } from '../schools/student.service.ts'
import { periodProblems } from './amendment.rules.ts'
import { minorsProblems } from './minor-timetable.rules.ts'
import { agreementCopy } from './placement-agreement.service.ts'
import type { HostSite } from './copies.rules.ts'
import type { HostCopy, Placement, PlacementKind, TutorShares } from './placement.rules.ts'
import { type Slot, type Terms, timetableProblems } from './terms.rules.ts'
import { type ShareGiven, shareProblems, type SharesGiven } from './tutor-shares.rules.ts'

/** The registers that drafts copy from; each record is read once, however many drafts are made. */
export interface Registers {
  partner(partnerId: string): Promise<Partner>
  staff(schoolId: string): ReturnType<typeof listSchoolStaff>
  school(schoolId: string): Promise<School>
  calendar(): ReturnType<typeof currentCalendar>
}

export function openRegisters(ctx: Ctx): Registers {
  const calendar = once(() => currentCalendar())
  return {
    partner: once((partnerId) => findPartner(ctx, 'partner.view', partnerId)),
    staff: once((schoolId) => listSchoolStaff(ctx, schoolId)),
    school: once((schoolId) => findSchool(ctx, 'school.view', schoolId)),
    calendar: () => calendar(''),
  }
}

function once<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const found = known.get(key) ?? read(key)
    known.set(key, found)
    return found
  }
}

/** What the office decides about a draft; who and where come from the registers. */
export interface DraftInput {
  /** without it an ordinary placement; a simulated enterprise is at a site of the school */
  kind?: PlacementKind
  siteId: string
  hostTutorId: string | null
  schoolTutorId: string | null
  second?: SharesGiven | null
  title: string
  activities: string
  /** one of choosableAgreements(); in a draft it may still be open */
  agreementId: string | null
  terms: Terms
}

/** What a draft takes from the registers and from who writes it. */
export type Draft = Pick<
  Placement,
  | 'kind'
  | 'classId'
  | 'course'
  | 'student'
  | 'host'
  | 'hostTutor'
  | 'schoolTutorId'
  | 'schoolTutor'
  | 'shares'
  | 'title'
  | 'activities'
  | 'agreement'
  | 'terms'
>

interface DraftOf {
  student: Student
  partnerId: string
  input: DraftInput
}

/** A draft with copies of student and host as they are now. Refused as createPlacement says. */
export async function draftOf(ctx: Ctx, from: Registers, { student, partnerId, input }: DraftOf): Promise<Draft> {
  const [partner, schoolClass, staff, calendar] = await Promise.all([
    from.partner(partnerId),
    classOfStudent(ctx, student._id, ctx.today),
    from.staff(student.schoolId),
    from.calendar(),
  ])
  refuseTerms(input.terms, student, ctx)
  const { title, activities, agreementId, terms } = input
  const agreement = await agreementCopy(ctx, { schoolId: student.schoolId, partnerId, agreementId, terms })
  const schoolTutor = schoolTutorOf(staff, input.schoolTutorId)
  const { className, ...ofClass } = classCopies(schoolClass)
  const kind = input.kind ?? 'placement'
  const sites = kind === 'placement' ? partner.sites : (await from.school(student.schoolId)).sites.map(atSchool)
  return {
    kind,
    ...ofClass,
    student: { surname: student.surname, givenName: student.givenName, className },
    host: hostCopy(partner, sites, input),
    hostTutor: hostTutorCopy(partner, input.hostTutorId),
    schoolTutorId: schoolTutor?._id ?? null,
    schoolTutor: schoolTutor ? { name: schoolTutor.name, email: schoolTutor.email } : null,
    shares: sharesOf(input, partner, staff),
    title,
    activities,
    agreement,
    terms: {
      ...terms,
      timetable: terms.timetable.map((slot) => atMainSite(slot, input.siteId)),
      calendar: calendarWithin(terms.from, terms.to, calendar),
    },
  }
}

function refuseTerms(terms: Terms, student: Student, ctx: Ctx): void {
  const timetable = timetableProblems(terms.timetable).filter((problem) => problem !== 'no-timetable')
  const reasons = [...periodProblems(terms.from, terms.to), ...timetable]
  if (reasons.length > 0) throw new Refused(...reasons)
  const minors = minorsProblems({ terms, amendments: [] }, birthDayOf(student, ctx.today))
  if (minors.length > 0) throw new Refused(...minors)
}

/** A line that names the main site names none. */
export function atMainSite({ siteId, ...slot }: Slot, main: string): Slot {
  return siteId && siteId !== main ? { ...slot, siteId } : slot
}

/** A site of the school, where a simulated enterprise has its desks. */
export function atSchool(site: SchoolSite): HostSite {
  const { code, name, address, postcode, town } = site
  return { id: code, name, address: address ?? '', postcode: postcode ?? '', town: town ?? '' }
}

function hostCopy(partner: Partner, sites: readonly HostSite[], { siteId, terms }: DraftInput): HostCopy {
  const named = [...new Set(terms.timetable.flatMap((slot) => (slot.siteId ? [slot.siteId] : [])))]
  const others = named.filter((id) => id !== siteId).map((id) => siteCopy(sites, id))
  const { vatNumber, taxCode, ateco } = partner
  return { name: partner.name, vatNumber, taxCode, ateco, site: siteCopy(sites, siteId), otherSites: others }
}

function siteCopy(sites: readonly HostSite[], siteId: string): HostSite {
  const site = sites.find((each) => each.id === siteId)
  if (!site) throw new Refused('site-unknown')
  const { id, name, address, postcode, town } = site
  return { id, name, address, postcode, town }
}

/** The tutor as the host's register has it; null for none. Refused: `host-tutor-unknown`. */
export function hostTutorCopy(partner: Partner, tutorId: string | null): Placement['hostTutor'] {
  if (!tutorId) return null
  const tutor = partner.tutors.find((each) => each.id === tutorId)
  if (!tutor) throw new Refused('host-tutor-unknown')
  const { id, name, email, phone } = tutor
  return { id, name, email, phone }
}

type Staff = Awaited<ReturnType<typeof listSchoolStaff>>

/** The second tutors. Refused with ShareProblem, and as the first ones. */
function sharesOf(input: DraftInput, partner: Partner, staff: Staff): TutorShares | null {
  const { second } = input
  if (!second || (second.hostTutor === null && second.schoolTutor === null)) return null
  const problems = shareProblems({ ...input, second })
  if (problems.length > 0) throw new Refused(...problems)
  return { hostTutor: secondAtHost(partner, second.hostTutor), schoolTutor: secondAtSchool(staff, second.schoolTutor) }
}

function secondAtHost(partner: Partner, given: ShareGiven | null): TutorShares['hostTutor'] {
  const tutor = hostTutorCopy(partner, given?.id ?? null)
  return tutor && given ? { ...tutor, percent: given.percent } : null
}

function secondAtSchool(staff: Staff, given: ShareGiven | null): TutorShares['schoolTutor'] {
  const tutor = schoolTutorOf(staff, given?.id ?? null)
  return tutor && given ? { id: tutor._id, name: tutor.name, email: tutor.email, percent: given.percent } : null
}

/** Somebody of the school's staff; null for nobody. Refused: `school-tutor-unknown`. */
function schoolTutorOf(staff: Staff, id: string | null): Staff[number] | null {
  if (!id) return null
  const found = staff.find(({ _id }) => _id === id)
  if (!found) throw new Refused('school-tutor-unknown')
  return found
}

function classCopies(
  schoolClass: SchoolClass | null,
): Pick<Draft, 'classId' | 'course'> & { className: string | null } {
  if (!schoolClass) return { classId: null, course: null, className: null }
  const { _id, year, track, label } = schoolClass
  return { classId: _id, course: { year, track }, className: label }
}
