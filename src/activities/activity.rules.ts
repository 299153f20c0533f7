// An activity (attività di protocollo): a lab module, a cycle of placements, a visit, a seminar, as the programme calls its
// kinds. The city plans it, chooses the schools and the partners, and moves it on: planned (in programma), running (in
// corso), concluded (conclusa), or cancelled (annullata) with a reason. A school that was chosen brings in its classes
// while it is not over: classes of a school year that the activity touches. Where a kind is counted by labs the city links
// editions besides (activity-lab.rules.ts), whose classes nobody types. Where a kind is counted by placements no class is
// brought in: the placements of the students count by themselves. What it counts for: protocols/progress.rules.ts.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { nextSchoolYear, schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import type { Qualification } from '../partners/qualification.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { CountedBy } from '../programme/programme.rules.ts'
import type { ActivityState } from '../protocols/counted-activity.rules.ts'

interface Person {
  accountId: string | null
  name: string
}

export interface ActivityClass {
  schoolId: string
  classId: string
  schoolYear: SchoolYear
  /** of the site where the class is */
  kind: SchoolKind
  addedAt: Date
  by: Person
}

/** An edition of a lab that counts for the activity. */
export interface LinkedLab {
  editionId: string
  linkedAt: Date
  by: Person
}

export type ActivityEvent =
  | 'created'
  | 'edited'
  | MoveEvent
  | 'class-added'
  | 'class-removed'
  | 'lab-linked'
  | 'lab-unlinked'
type MoveEvent = 'started' | 'concluded' | 'cancelled' | 'reopened' | 'restored'

export interface ActivityLine {
  at: Date
  by: Person
  event: ActivityEvent
  reason: string | null
  /** which class was added or removed */
  schoolId: string | null
  classId: string | null
  /** Which lab was linked or unlinked, by code and title. */
  lab?: string | null
}

export interface Activity {
  _id: string
  title: string
  description: string | null
  /** code of the programme */
  kind: string
  themes: string[]
  protocolId: string | null
  projectId: string | null
  /** the schools that may take part */
  schoolId: string[]
  partnerId: string[]
  from: Day
  to: Day
  /** planned for each class; 0 where the hours are those of placements */
  minutes: Minutes
  state: ActivityState
  classes: ActivityClass[]
  /** An edition is in one activity only. */
  labs?: LinkedLab[]
  history: ActivityLine[]
  createdAt: Date
  /** Grows with every change but those of the classes. */
  version: number
}

/** What is said of an activity, and may be changed. */
export type ActivityFacts = Pick<
  Activity,
  | 'title'
  | 'description'
  | 'kind'
  | 'themes'
  | 'protocolId'
  | 'projectId'
  | 'schoolId'
  | 'partnerId'
  | 'from'
  | 'to'
  | 'minutes'
>

export const moves = ['start', 'conclude', 'cancel', 'reopen', 'restore'] as const
export type ActivityMove = (typeof moves)[number]

const table: Record<ActivityMove, { from: readonly ActivityState[]; to: ActivityState; event: MoveEvent }> = {
  start: { from: ['planned'], to: 'running', event: 'started' },
  conclude: { from: ['running'], to: 'concluded', event: 'concluded' },
  cancel: { from: ['planned', 'running'], to: 'cancelled', event: 'cancelled' },
  reopen: { from: ['concluded'], to: 'running', event: 'reopened' },
  restore: { from: ['cancelled'], to: 'planned', event: 'restored' },
}

/** Whether an activity in that state may make that move at all. */
export function isMoveFrom(state: ActivityState, move: ActivityMove): boolean {
  return table[move].from.includes(state)
}

/** The state a move leads to, and how its line of history is called. */
export function resultOf(move: ActivityMove): { to: ActivityState; event: MoveEvent } {
  return { to: table[move].to, event: table[move].event }
}

export type MoveReason = 'not-from-this-state' | 'first-day-not-come' | 'last-day-not-come'

/** Why an activity cannot make a move today: it starts on its first day at the earliest, and is over on its last. */
export function moveReasons(
  { state, from, to }: Pick<Activity, 'state' | 'from' | 'to'>,
  move: ActivityMove,
  today: Day,
): MoveReason[] {
  if (!isMoveFrom(state, move)) return ['not-from-this-state']
  if (move === 'start' && today < from) return ['first-day-not-come']
  return move === 'conclude' && today < to ? ['last-day-not-come'] : []
}

/** Why a cancelled activity cannot be planned again: nothing new begins with a partner that is suspended. */
export function hostReasons(
  move: ActivityMove,
  partners: readonly { qualification: Pick<Qualification, 'state'> }[],
): 'host-suspended'[] {
  const suspended = partners.some(({ qualification }) => qualification.state === 'suspended')
  return move === 'restore' && suspended ? ['host-suspended'] : []
}

/** The states in which it is still prepared or done: only then are it and its classes changed. */
export const openStates: readonly ActivityState[] = ['planned', 'running']

export function isOpen({ state }: Pick<Activity, 'state'>): boolean {
  return openStates.includes(state)
}

/** The ids of the editions that are linked with an activity. */
export function linkedIds({ labs }: Pick<Activity, 'labs'>): string[] {
  return (labs ?? []).map(({ editionId }) => editionId)
}

/** The school years that a period touches. */
export function yearsOf(from: Day, to: Day): SchoolYear[] {
  const years = [schoolYearOf(from)]
  for (let last = schoolYearOf(from); last < schoolYearOf(to); years.push(last)) last = nextSchoolYear(last)
  return years
}

export type ActivityProblem =
  | 'activity-ends-before-it-begins'
  | 'no-schools'
  | 'no-hours'
  | 'running-begins-later'
  | 'school-has-classes'
  | 'class-outside-period'
  | 'classes-not-counted'

type Facts = Pick<Activity, 'from' | 'to' | 'schoolId' | 'minutes'> & { countedBy: CountedBy }

/** What is wrong with the facts of an activity by themselves. */
export function factProblems({ from, to, schoolId, minutes, countedBy }: Facts): ActivityProblem[] {
  return [
    ...(to < from ? ['activity-ends-before-it-begins' as const] : []),
    ...(schoolId.length === 0 ? ['no-schools' as const] : []),
    ...(countedBy !== 'placements' && minutes <= 0 ? ['no-hours' as const] : []),
  ]
}

/** Why an activity that is there cannot get these facts: the classes it has would no longer fit. */
export function changeProblems(
  activity: Pick<Activity, 'state' | 'classes'>,
  { from, to, schoolId, countedBy }: Facts,
  today: Day,
): ActivityProblem[] {
  const { classes } = activity
  const years = yearsOf(from, to)
  const against: Partial<Record<ActivityProblem, boolean>> = {
    'running-begins-later': activity.state === 'running' && from > today,
    'school-has-classes': classes.some((each) => !schoolId.includes(each.schoolId)),
    'class-outside-period': from <= to && classes.some((each) => !years.includes(each.schoolYear)),
    'classes-not-counted': countedBy === 'placements' && classes.length > 0,
  }
  return (Object.keys(against) as ActivityProblem[]).filter((problem) => against[problem])
}

export type TakingPartReason = 'activity-over' | 'other-school-year' | 'counted-by-placements'

/** Why the classes of a school cannot be changed today, whichever they are. */
export function takingPartReasons(
  activity: Pick<Activity, 'state' | 'to'>,
  countedBy: CountedBy,
  today: Day,
): TakingPartReason[] {
  if (!isOpen(activity) || today > activity.to) return ['activity-over']
  return countedBy === 'placements' ? ['counted-by-placements'] : []
}
