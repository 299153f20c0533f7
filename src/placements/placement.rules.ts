// A placement (percorso presso un ente ospitante) brings one student to one host for a period, with a timetable, an
// agreement and two tutors; how it lives is in placement-state.rules.ts. It is edited until it starts; an active one
// changes by amendment. Data of student and host are copied into it: what was agreed stays as it was agreed when the
// registers change.
// Source: D.Lgs. 77/2005 (agreement, two tutors, age); D.M. 195/2017, art. 3-5; L. 107/2015, art. 1, c. 33-43.

import type { Ateco } from '../identifiers/ateco.rules.ts'
import { type Interval, overlaps } from '../platform/clock-time.ts'
import { type Day, daysOf, maxDay, minDay } from '../platform/day.ts'
import type { MinorsReason } from '../norms/minors.rules.ts'
import type { HostingRefusal } from '../partners/qualification.rules.ts'
import { isMoveFrom, type PlacementHappening, type PlacementState } from './placement-state.rules.ts'
import { agreedIntervals, type Agreed, type Amendment, effectiveTerms, type Terms } from './terms.rules.ts'
import { type TimetableProblem, timetableProblems } from './terms.rules.ts'

export interface HistoryLine {
  at: Date
  by: { accountId: string | null; name: string }
  event: PlacementHappening
  from: PlacementState | null
  to: PlacementState
  reason: string | null
}

export interface HostSite {
  id: string
  name: string
  address: string
  postcode: string
  town: string
}

/** The host as it was when the placement was agreed. */
export interface HostCopy {
  name: string
  vatNumber: string | null
  taxCode: string | null
  ateco: Ateco | null
  site: HostSite
}

/** What the host may see of the student. */
interface StudentCopy {
  surname: string
  givenName: string
  className: string | null
}

interface HostTutorCopy {
  id: string
  name: string
  email: string | null
  phone: string | null
}

/** The agreement (convenzione) it rests upon, as it was when it was chosen. */
export interface AgreementCopy {
  agreementId: string
  /** number and day in the school's protocol */
  number: string
  date: Day
  /** its first and last day */
  from: Day
  to: Day
}

export interface Placement {
  _id: string
  schoolId: string
  studentId: string
  classId: string | null
  partnerId: string
  /** an account of the school's staff */
  schoolTutorId: string | null
  title: string
  activities: string
  student: StudentCopy
  host: HostCopy
  schoolTutor: { name: string; email: string | null } | null
  hostTutor: HostTutorCopy | null
  /** chosen from those in force between school and host */
  agreement: AgreementCopy | null
  terms: Terms
  amendments: Amendment[]
  state: PlacementState
  history: HistoryLine[]
}

/** How often a placement was written: who saves says which version was on the screen. */
export function versionOf({ history }: Pick<Placement, 'history'>): number {
  return history.length
}

export type ActivationReason =
  | 'not-from-this-state'
  | 'no-school-tutor'
  | 'no-host-tutor'
  | 'host-tutor-left'
  | 'no-agreement'
  | 'agreement-not-in-force'
  | 'agreement-after-start'
  | HostingRefusal
  | 'no-planned-hours'
  | 'student-not-enrolled'
  | 'period-ended'
  | 'clashes-with-another'
  | TimetableProblem
  | MinorsReason

/** What a placement alone does not know. */
export interface ActivationFacts {
  today: Day
  /** the student is in a class of the school today */
  enrolled: boolean
  /** the host tutor is in office at some time of the period */
  hostTutorInOffice: boolean
  /** the agreement binds, as it stands now, on every day of the period */
  agreementInForce: boolean
  /** why nothing new may begin with the host */
  hosting: readonly HostingRefusal[]
  /** the other active placements of the student */
  others: readonly Agreed[]
  /** from minorsProblems of minor-timetable.rules.ts */
  minors: readonly MinorsReason[]
}

type Activated = Pick<Placement, 'state' | 'schoolTutorId' | 'hostTutor' | 'agreement' | 'terms' | 'amendments'>

/** Everything that still stands between a draft and its first day, all together; none when it may start. */
export function activationReasons(placement: Activated, facts: ActivationFacts): ActivationReason[] {
  if (!isMoveFrom(placement.state, 'activate')) return ['not-from-this-state']
  const timetable = timetableProblems(placement.terms.timetable)
  return [
    ...peopleReasons(placement, facts),
    ...agreementReasons(placement, facts),
    ...facts.hosting,
    ...timetable,
    ...(placement.terms.plannedMinutes <= 0 ? ['no-planned-hours' as const] : []),
    ...(facts.today > effectiveTerms(placement).to ? ['period-ended' as const] : []),
    ...(timetable.length === 0 && facts.others.some((other) => clash(placement, other))
      ? ['clashes-with-another' as const]
      : []),
    ...facts.minors,
  ]
}

function peopleReasons(placement: Activated, facts: ActivationFacts): ActivationReason[] {
  const reasons: ActivationReason[] = []
  if (!facts.enrolled) reasons.push('student-not-enrolled')
  if (!placement.schoolTutorId) reasons.push('no-school-tutor')
  if (!placement.hostTutor) reasons.push('no-host-tutor')
  else if (!facts.hostTutorInOffice) reasons.push('host-tutor-left')
  return reasons
}

function agreementReasons({ agreement, terms }: Activated, { agreementInForce }: ActivationFacts): ActivationReason[] {
  if (!agreement) return ['no-agreement']
  if (!agreementInForce) return ['agreement-not-in-force']
  return agreement.date > terms.from ? ['agreement-after-start'] : []
}

/** Whether a student would have to be in two places at once: real hours are compared, not the two periods. */
export function clash(a: Agreed, b: Agreed): boolean {
  const from = maxDay(a.terms.from, b.terms.from)
  const to = minDay(effectiveTerms(a).to, effectiveTerms(b).to)
  return daysOf(from, to).some((day) => shareMinutes(agreedIntervals(a, day), agreedIntervals(b, day)))
}

function shareMinutes(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.some((one) => b.some((other) => overlaps(one, other)))
}

export type ClosingReason = 'not-from-this-state' | 'period-not-ended'

/** Why a placement cannot be concluded today: from its last day on it can. */
export function conclusionReasons(
  placement: Pick<Placement, 'state' | 'terms' | 'amendments'>,
  today: Day,
): ClosingReason[] {
  if (!isMoveFrom(placement.state, 'conclude')) return ['not-from-this-state']
  return today < effectiveTerms(placement).to ? ['period-not-ended'] : []
}
