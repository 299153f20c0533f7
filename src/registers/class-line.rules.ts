// The lines of a class summary (riepilogo classe): everybody who was enrolled in the class on any day of its school year.
// Hours stand in the class in which they were done. Who has left has those of the days in the class and no other, and no
// minimum: it is owed where the student is now. Who is there has the counter of the three years, as on the own page;
// hours done this year in another class of the school stand in that one's summary, and here beside the hours certified by
// another school: they count towards the minimum, and in no sum of two classes.

import type { CourseYear } from '../norms/cohort.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { type Counter, type CountedMinutes, counterOf } from '../ledger/counter.rules.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'

/** What was done in one class; what was sent to the Ministry is not known by day. */
export type ClassMinutes = Pick<CountedMinutes, 'registered' | 'confirmed' | 'approved' | 'labs'>

/**
 * What was sent of a student for a year, over the classes of that year in order: each has as much of it as was approved
 * in it, the last one the rest, so that the sum is what the Ministry has.
 */
export function submittedShares(approved: readonly Minutes[], submitted: Minutes): Minutes[] {
  let rest = submitted
  return approved.map((minutes, index) => {
    const share = index === approved.length - 1 ? rest : Math.min(rest, minutes)
    rest -= share
    return share
  })
}

type ClassShare = ClassMinutes & Pick<CountedMinutes, 'submitted'>

/** The counter of who has left: what was done in the class, without a minimum. Years one and two count as they always do. */
export function leaverCounter(course: CourseYear, share: ClassShare): Counter {
  const minutes = [{ ...share, schoolYear: course.schoolYear }]
  const counter = counterOf({ courses: [course], minutes, prior: [], repeated: 'all', ahead: 0 })
  return { ...counter, required: null, missing: null }
}

/** The counter of who is there, with what was done this year in other classes of the school among the certified hours. */
export function memberCounter(
  counter: Counter,
  { schoolYear, elsewhere }: { schoolYear: SchoolYear; elsewhere: readonly ClassShare[] },
): Counter {
  const counted = counter.years.some((year) => year.schoolYears.includes(schoolYear))
  if (elsewhere.length === 0 || !counted) return counter
  const years = counter.years.map((year) =>
    year.schoolYears.includes(schoolYear) ? { ...year, ...without(year, elsewhere) } : year,
  )
  const total = without(counter.total, elsewhere)
  return { ...counter, years, total, waiting: total.registered - total.approved }
}

function without(own: CountedMinutes, elsewhere: readonly ClassShare[]): CountedMinutes {
  const sum = (name: keyof ClassShare) => sumMinutes(elsewhere.map((each) => each[name]))
  return {
    registered: own.registered - sum('registered'),
    confirmed: own.confirmed - sum('confirmed'),
    approved: own.approved - sum('approved'),
    submitted: own.submitted - sum('submitted'),
    labs: own.labs - sum('labs'),
    prior: own.prior + sum('approved'),
  }
}
