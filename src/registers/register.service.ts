import { absentDays } from '../absences/absence.service.ts'
import type { Ctx } from '../access/actor.ts'
import { listEntries } from '../hours/hour-entry.service.ts'
import { totalsOf } from '../hours/totals.rules.ts'
import { wholePaths } from '../hours/whole-path.service.ts'
import { requiredMinutes } from '../norms/required-hours.rules.ts'
import { exceptionsOf } from '../paperwork/papers.service.ts'
import { classesOver } from '../placements/placement-class.service.ts'
import { findPlacement } from '../placements/placement.service.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { everybodyOfClass } from '../schools/class-members.service.ts'
import { findClass } from '../schools/school-class.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { studentNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { dayInClassYear } from '../schools/student.service.ts'
import { classLines } from './class-lines.service.ts'
import { refuseDeleted, spanOfPlacement, spanOfYear } from './deleted-hours.service.ts'
import { digestOf, issueOf, noteIssue } from './issue.service.ts'
import { missingPapers, openMonths } from './open-matters.service.ts'
import {
  type ClassFacts,
  type ClassLine,
  type ClassRegister,
  type PlacementFacts,
  type PlacementRegister,
  totalsOfClass,
} from './register.rules.ts'
import { totalsOfOne, type Waiting, waitingOf } from './register-totals.rules.ts'

/** What the register of a placement holds now; nothing is issued. Only approved hours are in it. */
export async function placementFacts(ctx: Ctx, placementId: string): Promise<PlacementFacts> {
  const placement = await findPlacement(ctx, 'register.placement', placementId)
  const { from, plannedMinutes } = effectiveTerms(placement)
  const [all, student, school, exceptions, absences, paths, classes] = await Promise.all([
    listEntries(ctx, 'register.placement', placement),
    studentNamed(placement.studentId),
    findSchool(ctx, 'school.view', placement.schoolId),
    exceptionsOf([placementId]),
    absentDays([placementId], from),
    wholePaths(ctx, [placement]),
    classesOver(placement),
  ])
  const totals = totalsOf(
    all.map(({ entry }) => entry),
    plannedMinutes,
  )
  return {
    school: { name: school.name, code: school.code, taxCode: school.office?.taxCode ?? null },
    student,
    placement,
    totals,
    classes,
    ...pathIn(paths, placementId),
    entries: all.filter(({ entry }) => entry.state === 'approved'),
    rectified: all.filter(({ entry }) => entry.state === 'rectified'),
    exception: exceptions.get(placementId) ?? null,
    absences: absences.filter(({ day }) => day <= ctx.today),
  }
}

function pathIn(paths: ReadonlyMap<string, PathHours>, placementId: string): { path?: PathHours } {
  const path = paths.get(placementId)
  return path ? { path } : {}
}

/** What of a placement is not approved yet, or may still change. */
export async function placementWaiting(
  { today }: Ctx,
  { placement, totals, entries }: PlacementFacts,
): Promise<Waiting[]> {
  const days = entries.map(({ day }) => day)
  const [months, papers] = await Promise.all([openMonths(placement.schoolId, days, today), missingPapers([placement])])
  const at = { kind: 'hours', id: placement._id } as const
  return [...waitingOf(totalsOfOne(totals), { name: fullName(placement.student), at }), ...papers, ...months]
}

/** Gathers the register of one placement and notes that it was issued. */
export async function issuePlacementRegister(ctx: Ctx, placementId: string): Promise<PlacementRegister> {
  const facts = await placementFacts(ctx, placementId)
  const { placement, student, entries, absences, classes = [] } = facts
  await refuseDeleted(spanOfPlacement(placement))
  const changed = classes.length > 1 ? { classes } : {}
  const digest = digestOf({ placement, student, entries, absences, ...changed })
  const of = { kind: 'placement', schoolId: placement.schoolId, placementId, digest } as const
  return { ...facts, issue: await noteIssue(ctx, issueOf(of, totalsOfOne(facts.totals))) }
}

/**
 * What the summary of a class holds now, with everybody who was in it on any day of its school year until today; nothing
 * is issued. Hours stand in the class in which they were done (class-line.rules.ts).
 */
export async function classFacts(ctx: Ctx, classId: string): Promise<ClassFacts & { schoolId: string }> {
  const schoolClass = await findClass(ctx, 'register.class', classId)
  const { schoolId, label, year, schoolYear, kind } = schoolClass
  const until = dayInClassYear(schoolClass, ctx.today)
  const [school, members] = await Promise.all([
    findSchool(ctx, 'school.view', schoolId),
    everybodyOfClass(ctx, 'register.class', { classId, until }),
  ])
  return {
    schoolId,
    school: { name: school.name, code: school.code },
    schoolClass: { label, year, schoolYear, kind },
    required: requiredMinutes(kind, schoolYear),
    lines: await classLines(ctx, { schoolClass, members }),
  }
}

/** What of the students of a class is not approved yet, student by student. */
export function classWaiting({ lines }: Pick<ClassFacts, 'lines'>): Waiting[] {
  return lines.flatMap(({ student, counter, left }) =>
    waitingOf(counter.total, {
      name: fullName(student),
      at: { kind: 'student', id: left?.open === false ? null : student._id },
    }),
  )
}

/** Gathers the summary of a class and notes that it was issued. */
export async function issueClassRegister(ctx: Ctx, classId: string): Promise<ClassRegister> {
  const facts = await classFacts(ctx, classId)
  const { schoolId, lines } = facts
  await refuseDeleted(spanOfYear(schoolId, facts.schoolClass.schoolYear))
  const of = { kind: 'class', schoolId, classId, digest: classDigest(classId, lines) } as const
  return { ...facts, issue: await noteIssue(ctx, issueOf(of, totalsOfClass(lines))) }
}

/** The same as long as the summary says the same: what is agreed for the days to come shrinks every day, and is not in it. */
function classDigest(classId: string, lines: readonly ClassLine[]): string {
  const told = lines.map((line) => {
    const { left } = line
    return {
      ...line,
      counter: { ...line.counter, ahead: 0, forecast: 0 },
      // Who may open the page of somebody who left is no part of the summary.
      ...(left ? { left: { on: left.on, next: left.next } } : {}),
    }
  })
  return digestOf({ classId, lines: told })
}
