// From the records to what a protocol counts (protocols/counted-activity.rules.ts): the enrolments of the classes that
// take part, or the placements of the students of the schools. And who takes part, school by school, as the pages of an
// activity show it: numbers only.

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

/** A class with its students. It is there at most until its school year ends. */
export function classParticipation(
  { classId, schoolId, kind, schoolYear }: Pick<ActivityClass, 'classId' | 'schoolId' | 'kind' | 'schoolYear'>,
  enrolled: readonly Enrolled[],
): Participation {
  const to = schoolYearEnd(schoolYear)
  const presences = enrolled
    .filter((each) => each.classId === classId)
    .map(({ studentId, from, to: last, left }) => ({ studentId, from, to: last ?? to, left, placement: null }))
  return { schoolId, schoolKind: kind, classId, to, presences }
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
  /** the last day of the activity */
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
      to: about.to,
      presences: [],
    }
    group.presences.push(presenceOf(each, about.approved(each.placementId)))
    grouped.set(key, group)
  }
  return [...grouped.values()]
}

function presenceOf({ placementId, studentId, from, to, left, plannedMinutes }: Placed, approved: Minutes): Presence {
  return { studentId, from, to, left, placement: { id: placementId, approved, planned: plannedMinutes } }
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

/** How many classes and students of each school take part, in the order of the schools given. */
export function sharesOf(activity: CountedActivity, schoolIds: readonly string[], today: Day): SchoolShare[] {
  return schoolIds.map((schoolId) => {
    const own = activity.participations.filter((each) => each.schoolId === schoolId)
    return {
      schoolId,
      classes: own.filter(({ classId }) => classId !== null).length,
      ...studentsOf(activity, own, today),
    }
  })
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
