import { type Ctx, systemContext } from '../access/actor.ts'
import { minutesOfStudents, totalsOfPlacements } from '../hours/hour-totals.service.ts'
import { totalsOf } from '../hours/totals.rules.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { courseHistories, type CourseYear } from '../schools/student-facts.service.ts'
import { formerIdsOf } from '../schools/student-merge.service.ts'
import { counterOf, minutesAhead } from './counter.rules.ts'
import { LedgerEntries } from './ledger.model.ts'
import { priorHoursOf } from './prior-hours.service.ts'
import { coming, type Counted, isCounted, projectsOf } from './project.rules.ts'
import { lastCountedDay, type StudentCounter } from './risk.rules.ts'

/**
 * The counters of students of one school. The students come from a list that this actor may see (studentsOfClass); who may
 * see them counts all their hours, also those in paths of others.
 */
export async function countersOf(
  ctx: Ctx,
  permission: 'register.class' | 'student.view',
  { schoolId, studentIds }: { schoolId: string; studentIds: readonly string[] },
): Promise<Map<string, StudentCounter>> {
  const [minutes, submitted, prior, courses, settings, placements] = await Promise.all([
    minutesOfStudents(ctx, permission, studentIds),
    submittedMinutes(schoolId, studentIds),
    priorHoursOf(studentIds),
    courseHistories(studentIds),
    schoolSettings(schoolId),
    placementsOf(ctx, schoolId, studentIds),
  ])
  const present = schoolYearOf(ctx.today)
  return new Map(
    studentIds.map((id) => {
      const own = placements.get(id) ?? []
      const course = courses.get(id) ?? []
      const year = yearNow(course, present)
      const ahead = aheadOf(own, { after: ctx.today, until: lastCountedDay(present, year ?? 0) })
      const years = mergedYears(minutes.get(id) ?? [], submitted.get(id) ?? new Map())
      const facts = { courses: course, minutes: years, prior: prior.get(id) ?? [], ahead }
      const counter = counterOf({ ...facts, repeated: settings.repeatedYears })
      return [id, { counter, projects: projectsOf(own, ctx.today), year }] as const
    }),
  )
}

function yearNow(courses: readonly CourseYear[], present: SchoolYear): number | null {
  return courses.find(({ schoolYear }) => schoolYear === present)?.year ?? null
}

type Sums = Awaited<ReturnType<typeof minutesOfStudents>> extends Map<string, (infer Y)[]> ? Y : never

/** What was sent to the Ministry is known by the ledger alone. */
function mergedYears(years: readonly Sums[], submitted: ReadonlyMap<SchoolYear, Minutes>) {
  return years.map((year) => ({ ...year, submitted: submitted.get(year.schoolYear) ?? 0 }))
}

/**
 * What a school has sent to the Ministry of some students, by school year: each submission holds only what the ones before
 * did not, and the sum is what the Ministry has. For use cases that have decided who may know.
 */
export async function submittedMinutes(
  schoolId: string,
  studentIds: readonly string[],
): Promise<Map<string, Map<SchoolYear, Minutes>>> {
  // What was sent under a record that has gone into this one was sent of this student.
  const former = await formerIdsOf(studentIds)
  const own = studentIds.map((id) => [id, id] as const)
  const personOf = new Map([...own, ...[...former].flatMap(([id, ids]) => ids.map((each) => [each, id] as const))])
  const sums = await LedgerEntries.aggregate<{ _id: { studentId: string; year: SchoolYear }; minutes: Minutes }>([
    { $match: { schoolId, kind: 'submission', subject: { $in: [...personOf.keys()] } } },
    { $group: { _id: { studentId: '$subject', year: '$schoolYear' }, minutes: { $sum: '$fields.minutes' } } },
  ])
  const byStudent = new Map<string, Map<SchoolYear, Minutes>>()
  for (const { _id, minutes } of sums) {
    const studentId = personOf.get(_id.studentId) ?? _id.studentId
    const years = byStudent.get(studentId) ?? new Map<SchoolYear, Minutes>()
    byStudent.set(studentId, years.set(_id.year, (years.get(_id.year) ?? 0) + minutes))
  }
  return byStudent
}

/** What a school has sent to the Ministry for a school year. For use cases that have decided who may know. */
export async function submittedOfYear(schoolId: string, schoolYear: SchoolYear): Promise<Minutes> {
  const [sum] = await LedgerEntries.aggregate<{ minutes: Minutes }>([
    { $match: { schoolId, schoolYear, kind: 'submission' } },
    { $group: { _id: null, minutes: { $sum: '$fields.minutes' } } },
  ])
  return sum?.minutes ?? 0
}

async function placementsOf(
  { now }: Ctx,
  schoolId: string,
  studentIds: readonly string[],
): Promise<Map<string, Counted[]>> {
  const system = systemContext(now)
  const { placements } = await listPlacements(system, 'placement.view', { studentIds })
  const counted = placements.filter((placement) => placement.schoolId === schoolId && isCounted(placement))
  const totals = await totalsOfPlacements(system, 'placement.view', counted)
  const byStudent = new Map<string, Counted[]>()
  for (const placement of counted) {
    const own = totals.get(placement._id) ?? totalsOf([], effectiveTerms(placement).plannedMinutes)
    const list = byStudent.get(placement.studentId) ?? []
    byStudent.set(placement.studentId, [...list, { placement, totals: own }])
  }
  return byStudent
}

function aheadOf(own: readonly Counted[], period: { after: Day; until: Day }): Minutes {
  return sumMinutes(
    own
      .filter(({ placement }) => coming.includes(placement.state))
      .map(({ placement }) => minutesAhead(placement, period)),
  )
}
