import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { lastDayOf } from '../hours/closed-month.rules.ts'
import { listMonths } from '../hours/closed-month.service.ts'
import { noHoursInYear } from '../hours/year-totals.rules.ts'
import { hoursOfSchoolYear } from '../hours/year-totals.service.ts'
import { editionsToReport } from '../labs/reported-edition.service.ts'
import { submittedOfYear } from '../ledger/counter.service.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { placementsToReport } from '../placements/placement-report.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import type { LabMinutes } from '../roll-calls/lab-minutes.rules.ts'
import { labMinutesOfStudents } from '../roll-calls/lab-minutes.service.ts'
import { studentsAtLabs } from '../roll-calls/lab-students.service.ts'
import { classesInYear } from '../schools/class-in-year.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { refuseDeleted, spanOfYear } from './deleted-hours.service.ts'
import { digestOf, issueOf, noteIssue } from './issue.service.ts'
import type { Issue } from './register.rules.ts'
import { byStudent, totalsOfYear } from './year-register.rules.ts'
import type { YearLab, YearMonth, YearPlacement, YearRegister, YearStudent } from './year-register.rules.ts'

/** What the register of the actor's school for a school year holds now; nothing is issued. NotFound: a year to come. */
export async function yearRegister(ctx: Ctx, schoolYear: SchoolYear): Promise<YearRegister> {
  const { schoolId } = visible(ctx.actor, 'register.year')
  if (typeof schoolId !== 'string') throw new Forbidden('a school year of one school')
  if (schoolYear > schoolYearOf(ctx.today)) throw new NotFound('a school year to come')
  const [school, placements, labs, months, submitted] = await Promise.all([
    findSchool(ctx, 'register.year', schoolId),
    placementsOfYear(ctx, schoolYear),
    labsOfYear(ctx, schoolYear),
    monthsOfYear(ctx, schoolYear),
    submittedOfYear(schoolId, schoolYear),
  ])
  const ids = [...placements.map(({ placement }) => placement.studentId), ...labs.map(({ studentId }) => studentId)]
  const students = await studentsOfYear([...new Set(ids)].toSorted(), { schoolId, schoolYear })
  return {
    school: { _id: school._id, name: school.name, code: school.code },
    schoolYear,
    placements: placements
      .flatMap(({ placement, hours }): YearPlacement[] => {
        const student = students.get(placement.studentId)
        return student ? [{ placement, hours, student }] : []
      })
      .toSorted((a, b) => byStudent(a.student, b.student)),
    labs: await labLines(labs, students),
    months,
    submitted,
  }
}

async function placementsOfYear(ctx: Ctx, schoolYear: SchoolYear): Promise<Omit<YearPlacement, 'student'>[]> {
  const hours = await hoursOfSchoolYear(ctx, 'register.year', schoolYear)
  const from = schoolYearStart(schoolYear)
  const search = { from, to: schoolYearEnd(schoolYear), withHours: [...hours.keys()] }
  const found: Placement[] = await placementsToReport(ctx, 'register.year', search)
  // One that ended earlier than was agreed at first may have ended before the year began.
  return found
    .filter((placement) => hours.has(placement._id) || effectiveTerms(placement).to >= from)
    .map((placement) => ({ placement, hours: hours.get(placement._id) ?? noHoursInYear }))
}

type LabOf = LabMinutes & { studentId: string }

async function labsOfYear(ctx: Ctx, schoolYear: SchoolYear): Promise<LabOf[]> {
  const studentIds = await studentsAtLabs(ctx, schoolYear)
  const minutes = await labMinutesOfStudents(ctx, studentIds)
  return [...minutes].flatMap(([studentId, list]) =>
    list.filter((each) => each.schoolYear === schoolYear && each.countable > 0).map((each) => ({ ...each, studentId })),
  )
}

async function labLines(labs: readonly LabOf[], students: ReadonlyMap<string, YearStudent>): Promise<YearLab[]> {
  const editions = await editionsToReport([...new Set(labs.map(({ editionId }) => editionId))])
  const names = await partnerNames([...new Set(editions.map(({ partnerId }) => partnerId))])
  const byId = new Map(editions.map((edition) => [edition._id, edition]))
  return labs
    .flatMap(({ studentId, editionId, approved, counted, countable }): YearLab[] => {
      const [student, edition] = [students.get(studentId), byId.get(editionId)]
      if (!student || !edition) return []
      const { title, from, to, partnerId } = edition
      const host = names.get(partnerId) ?? ''
      return [{ student, editionId, title, host, from, to, attended: approved, counted, countable }]
    })
    .toSorted((a, b) => byStudent(a.student, b.student) || (a.editionId < b.editionId ? -1 : 1))
}

async function monthsOfYear(ctx: Ctx, schoolYear: SchoolYear): Promise<YearMonth[]> {
  const months = await listMonths(ctx, schoolYear)
  return months.toReversed().map(({ month, sums, record }) => ({
    month,
    sums,
    over: lastDayOf(month) < ctx.today,
    closedBy: record?.closed?.by.name ?? null,
    closedAt: record?.closed?.by.at ?? null,
  }))
}

async function studentsOfYear(
  ids: readonly string[],
  which: { schoolId: string; schoolYear: SchoolYear },
): Promise<Map<string, YearStudent>> {
  const [students, classes] = await Promise.all([studentsNamed(ids), classesInYear(ids, which)])
  return new Map(
    [...students].map(([id, { _id, surname, givenName, taxCode }]) => [
      id,
      { _id, surname, givenName, taxCode, className: classes.get(id)?.label ?? '' },
    ]),
  )
}

/** Notes that the register of a school year is issued, and gives it its number. */
export async function issueYearRegister(ctx: Ctx, register: YearRegister): Promise<Issue> {
  const { school, schoolYear } = register
  await refuseDeleted(spanOfYear(school._id, schoolYear))
  const of = { kind: 'year', schoolId: school._id, about: schoolYear, digest: yearDigest(register) } as const
  return noteIssue(ctx, issueOf(of, totalsOfYear(register)))
}

/** The same as long as the register says the same. */
export function yearDigest({ school, schoolYear, placements, labs, months, submitted }: YearRegister): string {
  const told = placements.map(({ placement: { _id, title, state, host, terms }, student, hours }) => {
    return { _id, title, state, host: host.name, terms, student, hours }
  })
  return digestOf({ school, schoolYear, told, labs, months, submitted })
}
