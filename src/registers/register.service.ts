import { type Ctx, systemContext } from '../access/actor.ts'
import { listEntries } from '../hours/hour-entry.service.ts'
import { minutesOfStudents, totalsOfPlacements } from '../hours/hour-totals.service.ts'
import { totalsOf } from '../hours/totals.rules.ts'
import { requiredMinutes } from '../norms/required-hours.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { exceptionsOf } from '../paperwork/papers.service.ts'
import { findPlacement, listPlacements } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { findClass } from '../schools/school-class.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { courseYears, studentNamed } from '../schools/student-facts.service.ts'
import { dayInClassYear, studentsOfClass } from '../schools/student.service.ts'
import { digestOf, noteIssue } from './issue.service.ts'
import { type ClassLine, type ClassRegister, countedMinutes } from './register.rules.ts'
import { type PlacementRegister, waitingMinutes } from './register.rules.ts'

/** Gathers the register of one placement and notes that it was issued. Only approved hours are in it. */
export async function issuePlacementRegister(ctx: Ctx, placementId: string): Promise<PlacementRegister> {
  const placement = await findPlacement(ctx, 'register.placement', placementId)
  const [all, student, school, exceptions] = await Promise.all([
    listEntries(ctx, 'register.placement', placement),
    studentNamed(placement.studentId),
    findSchool(ctx, 'school.view', placement.schoolId),
    exceptionsOf([placementId]),
  ])
  const totals = totalsOf(
    all.map(({ entry }) => entry),
    effectiveTerms(placement).plannedMinutes,
  )
  const entries = all.filter(({ entry }) => entry.state === 'approved')
  const issue = await noteIssue(ctx, {
    kind: 'placement',
    schoolId: placement.schoolId,
    placementId,
    classId: null,
    editionId: null,
    approvedMinutes: totals.approved,
    waitingMinutes: waitingMinutes(totals),
    digest: digestOf({ placement, student, entries }),
  })
  const rectified = all.filter(({ entry }) => entry.state === 'rectified')
  const exception = exceptions.get(placementId) ?? null
  const named = { name: school.name, code: school.code }
  return { issue, school: named, student, placement, totals, entries, rectified, exception }
}

/** Gathers the summary of a class, with the students who are in it today or were at its end, and notes the issue. */
export async function issueClassRegister(ctx: Ctx, classId: string): Promise<ClassRegister> {
  const schoolClass = await findClass(ctx, 'register.class', classId)
  const [school, members] = await Promise.all([
    findSchool(ctx, 'school.view', schoolClass.schoolId),
    studentsOfClass(ctx, 'register.class', classId, dayInClassYear(schoolClass, ctx.today)),
  ])
  const students = members.map(({ student }) => student)
  const lines = await linesOf(ctx, students, schoolClass)
  const sums = lines.map(countedMinutes)
  const approvedMinutes = sums.reduce((sum, line) => sum + line.approved, 0)
  const { label, year, schoolYear, kind } = schoolClass
  const issue = await noteIssue(ctx, {
    kind: 'class',
    schoolId: schoolClass.schoolId,
    placementId: null,
    classId,
    editionId: null,
    approvedMinutes,
    waitingMinutes: sums.reduce((sum, line) => sum + line.registered, 0) - approvedMinutes,
    digest: digestOf({ classId, lines }),
  })
  return {
    issue,
    school: { name: school.name, code: school.code },
    schoolClass: { label, year, schoolYear, kind },
    required: requiredMinutes(kind, schoolYear),
    lines,
  }
}

type Members = readonly ClassLine['student'][]
type CurrentClass = Pick<SchoolClass, 'schoolId' | 'schoolYear' | 'year'>

async function linesOf(ctx: Ctx, students: Members, current: CurrentClass): Promise<ClassLine[]> {
  const ids = students.map((student) => student._id)
  // Whoever may read the class reads what its students did before they came into it.
  const system = systemContext(ctx.now)
  const [minutes, courses, { placements }] = await Promise.all([
    minutesOfStudents(ctx, 'register.class', ids),
    courseYears(ids),
    listPlacements(system, 'placement.view', { studentIds: ids }),
  ])
  const own = placements.filter(({ schoolId, state }) => schoolId === current.schoolId && state !== 'draft')
  const totals = await totalsOfPlacements(system, 'placement.view', own)
  return students.map(({ _id, surname, givenName, taxCode, birthDate }) => ({
    student: { _id, surname, givenName, taxCode, birthDate },
    years: (minutes.get(_id) ?? []).map(({ schoolYear, approved, registered, labs }) => ({
      year: courses.get(_id)?.get(schoolYear) ?? current.year - yearsBetween(schoolYear, current.schoolYear),
      approved,
      registered,
      labs,
    })),
    placements: own
      .filter((placement) => placement.studentId === _id)
      .toSorted((a, b) => (a.terms.from < b.terms.from ? -1 : 1))
      .map((placement) => ({
        placement,
        totals: totals.get(placement._id) ?? totalsOf([], effectiveTerms(placement).plannedMinutes),
      })),
  }))
}

function yearsBetween(earlier: SchoolYear, later: SchoolYear): number {
  return Number(later.slice(0, 4)) - Number(earlier.slice(0, 4))
}
