// No double counting (niente doppi conteggi). A school may have typed a class into an activity while the class is enrolled
// in a lab that is linked with it. The class and its school count once in any case. Of the students each stands on one side
// only, and from which day decides: until the first day of the lab (or the own, for who came later) holds what the school
// has typed; from that day on the lab holds, with its hours, also for who withdraws from it later. Whoever is in one of the
// two alone counts there: the students of a typed class that are in no lab count by the class.
// Source: rule of the house (22 November 2026): a roll call says more than a box that was ticked beforehand.

import type { Day } from '../platform/day.ts'
import {
  type CountedActivity,
  hasCome,
  type Participation,
  type Presence,
} from '../protocols/counted-activity.rules.ts'
import { presencesOf } from '../protocols/progress.rules.ts'
import type { LabShare } from './lab-count.rules.ts'

interface Sides {
  /** What the schools have typed. */
  typed: readonly Participation[]
  /** What the linked labs bring. */
  labs: readonly Participation[]
}

type Days = Pick<CountedActivity, 'from' | 'to'>

/** What the schools have typed and the labs bring, with every student on one side only, as it holds today. */
export function countedOnce(activity: Days, { typed, labs }: Sides, today: Day): Participation[] {
  if (labs.length === 0) return [...typed]
  const there = (participation: Participation) => presencesOf({ activity, participation, today }, 'counted')
  const byClass = new Set(typed.flatMap((each) => there(each).map(({ studentId }) => studentId)))
  const begun = labs.filter((each) => hasCome(each, today)).flatMap(there)
  const byLab = new Set(begun.filter(({ from }) => from <= today).map(({ studentId }) => studentId))
  const keeping = (keeps: (studentId: string) => boolean) => (each: Participation) => ({
    ...each,
    presences: each.presences.filter(({ studentId }: Presence) => keeps(studentId)),
  })
  return [
    ...typed.map(keeping((id) => !byLab.has(id))),
    ...labs.map(keeping((id) => byLab.has(id) || !byClass.has(id))),
  ]
}

/** A class that a school has typed and that a linked lab knows too. */
export interface Overlap {
  schoolId: string
  classId: string
  edition: LabShare['edition']
  /** From which day the lab holds; null: nobody has started it yet. */
  from: Day | null
  /** Whether that day has come. */
  come: boolean
}

/** The classes that stand on both sides, in the order in which they were typed. */
export function overlapsOf(
  classes: readonly { schoolId: string; classId: string }[],
  labs: readonly LabShare[],
  today: Day,
): Overlap[] {
  return classes.flatMap(({ schoolId, classId }) =>
    labs.flatMap(({ edition, participations }) =>
      participations
        .filter((each) => each.classId === classId && each.schoolId === schoolId)
        .map((each) => ({ schoolId, classId, edition, from: each.from, come: hasCome(each, today) })),
    ),
  )
}
