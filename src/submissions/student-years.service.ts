import type { Ctx } from '../access/actor.ts'
import { minutesOfStudents, type YearMinutes } from '../hours/hour-totals.service.ts'
import { counterOf } from '../ledger/counter.rules.ts'
import { priorHoursOf } from '../ledger/prior-hours.service.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Minutes } from '../platform/minutes.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { courseHistories } from '../schools/student-facts.service.ts'
import type { HoursOfYears } from './return-facts.rules.ts'

interface AsOf {
  schoolId: string
  schoolYear: SchoolYear
  studentIds: readonly string[]
}

export interface StudentYears {
  years: HoursOfYears
  /** Approved in the school year itself. */
  approved: Minutes
}

/** What counts for each student by year of the course, as it stands at the end of a school year: what came later is left out. */
export async function yearsOfStudents(
  ctx: Ctx,
  { schoolId, schoolYear, studentIds }: AsOf,
): Promise<Map<string, StudentYears>> {
  const [minutes, prior, courses, { repeatedYears: repeated }] = await Promise.all([
    minutesOfStudents(ctx, 'student.view', studentIds),
    priorHoursOf(studentIds),
    courseHistories(studentIds),
    schoolSettings(schoolId),
  ])
  const soFar = <T extends { schoolYear: SchoolYear }>(list: readonly T[] | undefined) =>
    (list ?? []).filter((each) => each.schoolYear <= schoolYear)
  return new Map(
    studentIds.map((id) => {
      const own = soFar<YearMinutes>(minutes.get(id))
      const counter = counterOf({
        courses: soFar(courses.get(id)),
        minutes: own.map((year) => ({ ...year, submitted: 0 })),
        prior: soFar(prior.get(id)),
        repeated,
        ahead: 0,
      })
      const [third = 0, fourth = 0, fifth = 0] = counter.years.map(
        ({ approved, prior: certified }) => approved + certified,
      )
      const { done: total, required, missing } = counter
      const approved = own.find((year) => year.schoolYear === schoolYear)?.approved ?? 0
      return [id, { years: { third, fourth, fifth, total, required, missing }, approved }] as const
    }),
  )
}
