import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { totalsOfPlacements } from '../hours/hour-totals.service.ts'
import { noHoursInYear } from '../hours/year-totals.rules.ts'
import { hoursOfSchoolYear } from '../hours/year-totals.service.ts'
import { editionsToReport } from '../labs/reported-edition.service.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { exceptionsOf } from '../paperwork/papers.service.ts'
import { papersInShort } from '../paperwork/readiness.service.ts'
import type { ReportedPartner } from '../partners/reported-partner.rules.ts'
import { partnersToReport } from '../partners/reported-partner.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { placementsToReport } from '../placements/placement-report.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { siteOn } from '../placements/tutors.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { labMinutesOfStudents } from '../roll-calls/lab-minutes.service.ts'
import { studentsAtLabs } from '../roll-calls/lab-students.service.ts'
import { classesInYear, provincesOfTowns } from '../schools/class-in-year.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { buildReturn } from './build-return.rules.ts'
import { checkReturn, type Finding } from './return-check.rules.ts'
import type { LabMember, ReturnFacts, ReturnLab, ReturnPlacement, ReturnStudent } from './return-facts.rules.ts'
import { digestOfLines, linesOf, type ReturnLine } from './return-lines.rules.ts'
import { type ReturnRows, type ReturnTotals, totalsOfReturn } from './return-rows.rules.ts'
import { yearsOfStudents } from './student-years.service.ts'

/** Which return: of a school, for a school year that has begun. */
export interface ReturnOf {
  schoolId: string
  schoolYear: SchoolYear
}

export interface MinistryReturn {
  facts: ReturnFacts
  rows: ReturnRows
  lines: ReturnLine[]
  digest: string
  totals: ReturnTotals
  findings: Finding[]
}

/**
 * The return of the actor's school, gathered now: its rows, their sums, and what there is to mend. NotFound: the school of
 * somebody else, and a school year that has not begun.
 */
export async function gatherReturn(ctx: Ctx, permission: Permission, which: ReturnOf): Promise<MinistryReturn> {
  const school = await findSchool(ctx, permission, which.schoolId)
  if (which.schoolYear > schoolYearOf(ctx.today)) throw new NotFound('a school year to come')
  const facts = await gatherFacts(ctx, permission, { ...which, school })
  const rows = buildReturn(facts)
  const lines = linesOf(rows)
  return {
    facts,
    rows,
    lines,
    digest: digestOfLines(lines),
    totals: totalsOfReturn(rows),
    findings: checkReturn({ facts, rows }),
  }
}

type Gathering = ReturnOf & { school: ReturnFacts['school'] }

async function gatherFacts(ctx: Ctx, permission: Permission, { schoolYear, school }: Gathering): Promise<ReturnFacts> {
  const [placements, labs] = await Promise.all([
    placementsOfYear(ctx, permission, schoolYear),
    labsOfYear(ctx, schoolYear),
  ])
  const studentIds = [
    ...new Set([
      ...placements.map(({ placement }) => placement.studentId),
      ...labs.flatMap(({ members }) => members.map(({ studentId }) => studentId)),
    ]),
  ].toSorted()
  const [students, partners] = await Promise.all([
    studentsOfReturn(ctx, { schoolId: school._id, schoolYear }, studentIds),
    partnersToReport([
      ...placements.map(({ placement }) => placement.partnerId),
      ...labs.map(({ edition }) => edition.partnerId),
    ]),
  ])
  const provinces = await provincesOfTowns(townsOf(placements, labs, partners))
  const { _id, code, name } = school
  return { school: { _id, code, name }, schoolYear, students, placements, labs, partners, provinces }
}

async function placementsOfYear(ctx: Ctx, permission: Permission, schoolYear: SchoolYear): Promise<ReturnPlacement[]> {
  const hours = await hoursOfSchoolYear(ctx, permission, schoolYear)
  const from = schoolYearStart(schoolYear)
  const found = await placementsToReport(ctx, permission, {
    from,
    to: schoolYearEnd(schoolYear),
    withHours: [...hours.keys()],
  })
  // One that ended earlier than was agreed at first may have ended before the year began.
  const placements = found.filter((placement) => hours.has(placement._id) || effectiveTerms(placement).to >= from)
  const [totals, missing] = await Promise.all([
    totalsOfPlacements(ctx, permission, placements),
    papersMissing(ctx, placements),
  ])
  return placements.map((placement) => ({
    placement,
    hours: hours.get(placement._id) ?? noHoursInYear,
    approvedInAll: totals.get(placement._id)?.approved ?? 0,
    papersMissing: missing.get(placement._id) ?? 0,
  }))
}

/** How many papers are missing still of those that run by an exception of the head. */
async function papersMissing(ctx: Ctx, placements: readonly Placement[]): Promise<Map<string, number>> {
  const exceptions = await exceptionsOf(placements.map(({ _id }) => _id))
  const excepted = placements.filter(({ _id }) => exceptions.has(_id))
  const short = await Promise.all(excepted.map((placement) => papersInShort(ctx, placement)))
  return new Map(excepted.map(({ _id }, index) => [_id, short[index]?.missing ?? 0]))
}

async function labsOfYear(ctx: Ctx, schoolYear: SchoolYear): Promise<ReturnLab[]> {
  const studentIds = await studentsAtLabs(ctx, schoolYear)
  const minutes = await labMinutesOfStudents(ctx, studentIds)
  const members = new Map<string, LabMember[]>()
  for (const studentId of studentIds) {
    for (const each of minutes.get(studentId) ?? []) {
      if (each.schoolYear !== schoolYear || each.countable === 0) continue
      const { approved: attended, counted, countable } = each
      const own = members.get(each.editionId) ?? []
      members.set(each.editionId, [...own, { studentId, attended, counted, waiting: countable - counted }])
    }
  }
  const editions = await editionsToReport([...members.keys()])
  return editions.map((edition) => ({ edition, members: members.get(edition._id) ?? [] }))
}

async function studentsOfReturn(ctx: Ctx, which: ReturnOf, studentIds: readonly string[]): Promise<ReturnStudent[]> {
  const [names, classes, years] = await Promise.all([
    studentsNamed(studentIds),
    classesInYear(studentIds, which),
    yearsOfStudents(ctx, { ...which, studentIds }),
  ])
  return studentIds.flatMap((id) => {
    const [student, own] = [names.get(id), years.get(id)]
    if (!student || !own) return []
    const { _id, surname, givenName, taxCode } = student
    return [{ _id, surname, givenName, taxCode, schoolClass: classes.get(id) ?? null, ...own }]
  })
}

function townsOf(
  placements: readonly ReturnPlacement[],
  labs: readonly ReturnLab[],
  partners: ReadonlyMap<string, ReportedPartner>,
): string[] {
  return [
    ...placements.map(({ placement }) => siteOn(placement, null).town),
    ...labs.flatMap(({ edition }) => partners.get(edition.partnerId)?.sites.map(({ town }) => town) ?? []),
  ]
}
