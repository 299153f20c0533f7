// What stands against the next step of a placement. A proposal (proposta) needs something to be proposed and must not
// name the student; the documents (documenti) need an agreement in force, both tutors and the family's notice, because
// with them the host learns who the student is; the start (avvio) needs everything together, once more, as it stands
// then. A simulated enterprise (impresa formativa simulata) is at school: it needs no agreement and no tutor of a host.
// Source: D.Lgs. 77/2005 (agreement, two tutors, age); D.M. 195/2017, art. 3-5; GDPR, art. 5.1.c and 13.

import type { MinorsReason } from '../norms/minors.rules.ts'
import type { HostingRefusal } from '../partners/qualification.rules.ts'
import type { Day } from '../platform/day.ts'
import { clash, type Placement } from './placement.rules.ts'
import { isMoveFrom } from './placement-state.rules.ts'
import { type Agreed, effectiveTerms, type TimetableProblem, timetableProblems } from './terms.rules.ts'

type StandingReason = 'no-planned-hours' | 'period-ended' | HostingRefusal | TimetableProblem

export type ProposalReason = 'not-from-this-state' | 'names-the-student' | StandingReason

export type PreparationReason =
  | 'not-from-this-state'
  | 'no-school-tutor'
  | 'no-host-tutor'
  | 'host-tutor-left'
  | 'no-agreement'
  | 'agreement-not-in-force'
  | 'agreement-after-start'
  | 'family-not-informed'
  | StandingReason

export type ActivationReason =
  | Exclude<PreparationReason, 'family-not-informed'>
  | 'student-not-enrolled'
  | 'clashes-with-another'
  | 'papers-incomplete'
  | MinorsReason

export type ClosingReason = 'not-from-this-state' | 'period-not-ended'

export type ResumingReason = 'not-from-this-state' | 'clashes-with-another' | 'partner-suspended' | 'period-ended'

/** What a placement alone does not know, whichever the step. */
export interface HostFacts {
  today: Day
  /** why nothing new may begin with the host */
  hosting: readonly HostingRefusal[]
}

export interface PreparationFacts extends HostFacts {
  /** the host tutor is in office at some time of the period */
  hostTutorInOffice: boolean
  /** the agreement binds, as it stands now, on every day of the period */
  agreementInForce: boolean
  /** the family has been told that data of the student go to the host (informativa) */
  familyInformed: boolean
}

export interface ActivationFacts extends Omit<PreparationFacts, 'familyInformed'> {
  /** the student is in a class of the school today */
  enrolled: boolean
  /** the other active placements of the student */
  others: readonly Agreed[]
  /** from minorsProblems of minor-timetable.rules.ts */
  minors: readonly MinorsReason[]
  /** everything is signed and recorded, or the head has allowed to start without */
  papersComplete: boolean
}

type Standing = Pick<Placement, 'state' | 'kind' | 'schoolTutorId' | 'hostTutor' | 'agreement' | 'terms' | 'amendments'>

type Proposed = Pick<Placement, 'state' | 'kind' | 'terms' | 'amendments' | 'student' | 'title' | 'activities'>

/** Why the host cannot be asked yet, all together; none when it may be. */
export function proposalReasons(placement: Proposed, facts: HostFacts): ProposalReason[] {
  if (!isMoveFrom(placement.state, 'propose')) return ['not-from-this-state']
  return [...standingReasons(placement, facts), ...(namesTheStudent(placement) ? ['names-the-student' as const] : [])]
}

/** Why the documents cannot be begun, all together. */
export function preparationReasons(placement: Standing, facts: PreparationFacts): PreparationReason[] {
  if (!isMoveFrom(placement.state, 'prepare')) return ['not-from-this-state']
  return [
    ...peopleReasons(placement, facts),
    ...agreementReasons(placement, facts),
    ...standingReasons(placement, facts),
    ...(facts.familyInformed ? [] : ['family-not-informed' as const]),
  ]
}

/** Everything that still stands between the documents and the first day, all together; none when it may start. */
export function activationReasons(placement: Standing, facts: ActivationFacts): ActivationReason[] {
  if (!isMoveFrom(placement.state, 'activate')) return ['not-from-this-state']
  const timetable = timetableProblems(placement.terms.timetable)
  return [
    ...(facts.enrolled ? [] : ['student-not-enrolled' as const]),
    ...peopleReasons(placement, facts),
    ...agreementReasons(placement, facts),
    ...standingReasons(placement, facts),
    ...(timetable.length === 0 && facts.others.some((other) => clash(placement, other))
      ? ['clashes-with-another' as const]
      : []),
    ...facts.minors,
    ...(facts.papersComplete ? [] : ['papers-incomplete' as const]),
  ]
}

/** Why a placement cannot be concluded today: from its last day on it can. */
export function conclusionReasons(
  placement: Pick<Placement, 'state' | 'terms' | 'amendments'>,
  today: Day,
): ClosingReason[] {
  if (!isMoveFrom(placement.state, 'conclude')) return ['not-from-this-state']
  return today < effectiveTerms(placement).to ? ['period-not-ended'] : []
}

interface ResumingFacts {
  today: Day
  others: readonly Agreed[]
  /** by the city */
  hostSuspended: boolean
}

/** Why a suspended placement cannot go on: meanwhile the student may be expected elsewhere, or the host out. */
export function resumingReasons(
  placement: Pick<Placement, 'state' | 'terms' | 'amendments'>,
  { today, others, hostSuspended }: ResumingFacts,
): ResumingReason[] {
  if (!isMoveFrom(placement.state, 'resume')) return ['not-from-this-state']
  return [
    ...(hostSuspended ? ['partner-suspended' as const] : []),
    ...(today > effectiveTerms(placement).to ? ['period-ended' as const] : []),
    ...(others.some((other) => clash(placement, other)) ? ['clashes-with-another' as const] : []),
  ]
}

function isAtHost({ kind }: Pick<Placement, 'kind'>): boolean {
  return kind !== 'simulated-enterprise'
}

function peopleReasons(
  placement: Standing,
  facts: Pick<PreparationFacts, 'hostTutorInOffice'>,
): ('no-school-tutor' | 'no-host-tutor' | 'host-tutor-left')[] {
  return [
    ...(placement.schoolTutorId ? [] : ['no-school-tutor' as const]),
    ...(isAtHost(placement) && !placement.hostTutor ? ['no-host-tutor' as const] : []),
    ...(placement.hostTutor && !facts.hostTutorInOffice ? ['host-tutor-left' as const] : []),
  ]
}

function agreementReasons(
  placement: Standing,
  { agreementInForce }: Pick<PreparationFacts, 'agreementInForce'>,
): ('no-agreement' | 'agreement-not-in-force' | 'agreement-after-start')[] {
  const { agreement, terms } = placement
  if (!agreement) return isAtHost(placement) ? ['no-agreement'] : []
  if (!agreementInForce) return ['agreement-not-in-force']
  return agreement.date > terms.from ? ['agreement-after-start'] : []
}

function standingReasons(
  placement: Pick<Placement, 'kind' | 'terms' | 'amendments'>,
  { today, hosting }: HostFacts,
): StandingReason[] {
  return [
    ...(isAtHost(placement) ? hosting : []),
    ...timetableProblems(placement.terms.timetable),
    ...(placement.terms.plannedMinutes <= 0 ? ['no-planned-hours' as const] : []),
    ...(today > effectiveTerms(placement).to ? ['period-ended' as const] : []),
  ]
}

/** A surname or given name of three letters or more as a capitalised word of the text that the host reads. */
function namesTheStudent({ student, title, activities }: Proposed): boolean {
  const names = wordsOf(`${student.surname} ${student.givenName}`).filter((word) => word.length >= 3)
  const said = wordsOf(`${title} ${activities}`).filter((word) => word[0] !== word[0]?.toLowerCase())
  const capitals = new Set(said.map((word) => word.toLowerCase()))
  return names.some((name) => capitals.has(name.toLowerCase()))
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return plain.split(/[^\p{L}]+/u).filter(Boolean)
}
