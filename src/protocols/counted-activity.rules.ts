// What a protocol needs to know of an activity (attività di protocollo) to count it: plain values, brought by the
// activities themselves. No names: students are ids that are only compared with each other.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

export const activityStates = ['planned', 'running', 'concluded', 'cancelled'] as const
export type ActivityState = (typeof activityStates)[number]

/** Hours that are written down student by student: of a placement, or in the edition of a lab. */
export interface OwnHours {
  /** counted once by it, in however many activities */
  id: string
  approved: Minutes
  /** with the approved ones, all that there may be */
  planned: Minutes
}

/** One student for a time: in a class that takes part, in a lab, or at a host. */
export interface Presence {
  studentId: string
  from: Day
  /** the last day there, as far as is known */
  to: Day
  /** went away before the time: changed class or school, withdrew from the lab, or broke the placement off */
  left: boolean
  /** null: those that the activity plans for each class */
  hours: OwnHours | null
}

/**
 * A class that takes part, by itself or in a lab; or, without a class, the placements of the students of a school in
 * classes of one kind.
 */
export interface Participation {
  schoolId: string
  schoolKind: SchoolKind
  classId: string | null
  /** the first day: of the activity, or of the lab; null for a lab that nobody has started yet */
  from: Day | null
  /** the last day on which they can be there: of the activity, of the lab, or of the school year of the class */
  to: Day
  presences: Presence[]
}

export interface CountedActivity {
  activityId: string
  title: string
  kind: string
  themes: string[]
  projectId: string | null
  from: Day
  to: Day
  state: ActivityState
  /** of each class; the hours of placements and labs are their own */
  minutes: Minutes
  /** the schools that may take part, whether or not they have brought anybody in */
  chosen: { schoolId: string; kinds: SchoolKind[] }[]
  participations: Participation[]
}

/** Whether a participation of an activity that has begun has begun too: the first day of a lab may be a later one. */
export function hasCome({ from }: Pick<Participation, 'from'>, today: Day): boolean {
  return from !== null && from <= today
}

/** Whether an activity has begun; whoever begins it says so, not the calendar alone. */
export function hasBegun({ state, from }: Pick<CountedActivity, 'state' | 'from'>, today: Day): boolean {
  return (state === 'running' || state === 'concluded') && from <= today
}
