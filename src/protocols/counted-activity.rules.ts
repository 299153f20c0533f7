// What a protocol needs to know of an activity (attività di protocollo) to count it: plain values, brought by the
// activities themselves. No names: students are ids that are only compared with each other.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

export const activityStates = ['planned', 'running', 'concluded', 'cancelled'] as const
export type ActivityState = (typeof activityStates)[number]

/** One student for a time: in a class that takes part, or at a host. */
export interface Presence {
  studentId: string
  from: Day
  /** the last day there, as far as is known */
  to: Day
  /** went away before the time: changed class or school, or broke the placement off */
  left: boolean
  /** for a student at a host: the placement with its approved hours and those it was agreed for */
  placement: { id: string; approved: Minutes; planned: Minutes } | null
}

/** A class that takes part; or, without a class, the placements of the students of a school in classes of one kind. */
export interface Participation {
  schoolId: string
  schoolKind: SchoolKind
  classId: string | null
  /** the last day on which they can be there: of the activity, or of the school year of the class */
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
  /** of each class; the hours of placements are their own */
  minutes: Minutes
  /** the schools that may take part, whether or not they have brought anybody in */
  chosen: { schoolId: string; kinds: SchoolKind[] }[]
  participations: Participation[]
}

/** Whether an activity has begun; whoever begins it says so, not the calendar alone. */
export function hasBegun({ state, from }: Pick<CountedActivity, 'state' | 'from'>, today: Day): boolean {
  return (state === 'running' || state === 'concluded') && from <= today
}
