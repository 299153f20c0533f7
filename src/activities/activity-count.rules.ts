// From the records to what a protocol counts (protocols/counted-activity.rules.ts): the enrolments of the classes that
// take part (those of linked labs: lab-count.rules.ts), or the placements of the students of the schools. And who takes
// part, school by school, as the pages of an activity show it: numbers only.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { schoolYearEnd } from '../norms/school-year.rules.ts'
import { type Day, minDay } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { CountedActivity, Participation, Presence } from '../protocols/counted-activity.rules.ts'
import { presencesOf } from '../protocols/progress.rules.ts'
import type { Activity, ActivityClass } from './activity.rules.ts'

/** A student in a class; `to` is null while the enrolment is open. */
interface Enrolled {
  classId: string
  studentId: string
  from: Day
  to: Day | null
  left: boolean
}

/** A class with its students, from the first day of the activity; it is there at most until its school year ends. */
export function classParticipation(
  { classId, schoolId, kind, schoolYear }: Pick<ActivityClass, 'classId' | 'schoolId' | 'kind' | 'schoolYear'>,
  { from, enrolled }: { from: Day; enrolled: readonly Enrolled[] },
): Participation {
  const to = schoolYearEnd(schoolYear)
  const presences = enrolled
    .filter((each) => each.classId === classId)
    .map((each) => ({ studentId: each.studentId, from: each.from, to: each.to ?? to, left: each.left, hours: null }))
  return { schoolId, schoolKind: kind, classId, from, to, presences }
}

interface Placed {
  placementId: string
  schoolId: string
  classId: string | null
  studentId: string
  from: Day
  to: Day
  left: boolean
  plannedMinutes: Minutes
}

interface AboutPlacements {
  /** the first and the last day of the activity */
  from: Day
  to: Day
  kindOf: (classId: string) => SchoolKind | undefined
  approved: (placementId: string) => Minutes
}

/** The placements of the students, one participation for each school and kind of school. */
export function placementParticipations(placed: readonly Placed[], about: AboutPlacements): Participation[] {
  const grouped = new Map<string, Participation>()
  for (const each of placed) {
    const schoolKind = (each.classId && about.kindOf(each.classId)) || 'other'
    const key = `${each.schoolId} ${schoolKind}`
    const group = grouped.get(key) ?? {
      schoolId: each.schoolId,
      schoolKind,
      classId: null,
      from: about.from,
      to: about.to,
      presences: [],
    }
    group.presences.push(presenceOf(each, about.approved(each.placementId)))
    grouped.set(key, group)
  }
  return [...grouped.values()]
}

function presenceOf({ placementId, studentId, from, to, left, plannedMinutes }: Placed, approved: Minutes): Presence {
  return { studentId, from, to, left, hours: { id: placementId, approved, planned: plannedMinutes } }
}

/** The activity as it is counted. */
export function countedOf(
  { _id, title, kind, themes, projectId, from, to, state, minutes }: Omit<Activity, 'history' | 'description'>,
  { participations, chosen }: Pick<CountedActivity, 'participations' | 'chosen'>,
): CountedActivity {
  return { activityId: _id, title, kind, themes, projectId, from, to, state, minutes, chosen, participations }
}

export interface SchoolShare {
  schoolId: string
  classes: number
  /** who was there on at least one day */
  students: number
  /** of these, who has not left */
  remaining: number
}

/**
 * How many classes and students of each school take part: the schools that were chosen in their order, then those that are
 * only in a linked lab.
 */
export function sharesOf(activity: CountedActivity, schoolIds: readonly string[], today: Day): SchoolShare[] {
  const all = new Set([...schoolIds, ...activity.participations.map(({ schoolId }) => schoolId)])
  return [...all].map((schoolId) => {
    const own = activity.participations.filter((each) => each.schoolId === schoolId)
    return {
      schoolId,
      classes: classesIn(own),
      ...studentsOf(activity, own, today),
    }
  })
}

/** How many classes take part, each once however often it is there. */
export function classesIn(participations: readonly Participation[]): number {
  return new Set(participations.flatMap(({ classId }) => classId ?? [])).size
}

/** How many students were there on at least one day, and how many of them have not left. Each student once. */
export function studentsOf(
  activity: Pick<CountedActivity, 'from' | 'to'>,
  participations: readonly Participation[],
  today: Day,
): Pick<SchoolShare, 'students' | 'remaining'> {
  const count = (leavers: 'counted' | 'not-counted') => {
    const there = participations.flatMap((participation) => presencesOf({ activity, participation, today }, leavers))
    return new Set(there.map(({ studentId }) => studentId)).size
  }
  return { students: count('counted'), remaining: count('not-counted') }
}

/** From the first to the last day of some activities; null for none. */
export function spanOf(activities: readonly Pick<Activity, 'from' | 'to'>[]): { from: Day; to: Day } | null {
  const [first, ...rest] = activities
  if (!first) return null
  const from = minDay(first.from, ...rest.map((each) => each.from))
  return { from, to: rest.reduce((last, each) => (each.to > last ? each.to : last), first.to) }
}
