import { type Ctx, systemContext } from '../access/actor.ts'
import { minutesOfStudents, totalsOfPlacements } from '../hours/hour-totals.service.ts'
import { type HourTotals, registeredMinutes, totalsOf } from '../hours/totals.rules.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { begunStates, endedStates, type PlacementState } from '../placements/placement-state.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { courseHistories, type CourseYear } from '../schools/student-facts.service.ts'
import { counterOf, minutesAhead } from './counter.rules.ts'
import { LedgerEntries } from './ledger.model.ts'
import { priorHoursOf } from './prior-hours.service.ts'
import { lastCountedDay, type Project, type StudentCounter } from './risk.rules.ts'

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

/** Each submission holds only what the ones before did not: the sum is what the Ministry has. */
async function submittedMinutes(
  schoolId: string,
  studentIds: readonly string[],
): Promise<Map<string, Map<SchoolYear, Minutes>>> {
  const sums = await LedgerEntries.aggregate<{ _id: { studentId: string; year: SchoolYear }; minutes: Minutes }>([
    { $match: { schoolId, kind: 'submission', subject: { $in: [...studentIds] } } },
    { $group: { _id: { studentId: '$subject', year: '$schoolYear' }, minutes: { $sum: '$fields.minutes' } } },
  ])
  const byStudent = new Map<string, Map<SchoolYear, Minutes>>()
  for (const { _id, minutes } of sums) {
    const years = byStudent.get(_id.studentId) ?? new Map<SchoolYear, Minutes>()
    byStudent.set(_id.studentId, years.set(_id.year, minutes))
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

interface Counted {
  placement: Placement
  totals: HourTotals
}

const coming: readonly PlacementState[] = ['matched', 'documents', 'active', 'suspended']

async function placementsOf(
  { now }: Ctx,
  schoolId: string,
  studentIds: readonly string[],
): Promise<Map<string, Counted[]>> {
  const system = systemContext(now)
  const { placements } = await listPlacements(system, 'placement.view', { studentIds })
  const counted = placements.filter(
    (placement) =>
      placement.schoolId === schoolId && (coming.includes(placement.state) || begunStates.includes(placement.state)),
  )
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

/** A path that is shared out over several hosts is measured as a whole. */
function projectsOf(own: readonly Counted[], today: Day): Project[] {
  const paths = new Map<string, Counted[]>()
  for (const each of own.filter(({ placement }) => begunStates.includes(placement.state))) {
    const id = each.placement.pathId ?? each.placement._id
    paths.set(id, [...(paths.get(id) ?? []), each])
  }
  return [...paths.values()].map((parts) => projectOf(parts, today))
}

function projectOf(parts: readonly Counted[], today: Day): Project {
  const [first] = parts
  const sum = (minutesOf: (part: Counted) => Minutes) => sumMinutes(parts.map(minutesOf))
  return {
    placementId: first?.placement._id ?? '',
    title: first?.placement.title ?? '',
    ended: parts.every(({ placement }) => endedStates.includes(placement.state)),
    planned: sum(({ totals }) => totals.planned),
    approved: sum(({ totals }) => totals.approved),
    waiting: sum(({ totals }) => registeredMinutes(totals) - totals.approved),
    ahead: sum(({ placement }) =>
      coming.includes(placement.state)
        ? minutesAhead(placement, { after: today, until: effectiveTerms(placement).to })
        : 0,
    ),
  }
}
