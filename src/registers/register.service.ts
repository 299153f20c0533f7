import { absentDays } from '../absences/absence.service.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { listEntries } from '../hours/hour-entry.service.ts'
import { totalsOfPlacements } from '../hours/hour-totals.service.ts'
import { totalsOf } from '../hours/totals.rules.ts'
import { countersOf } from '../ledger/counter.service.ts'
import { requiredMinutes } from '../norms/required-hours.rules.ts'
import { exceptionsOf } from '../paperwork/papers.service.ts'
import { findPlacement, listPlacements } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { findClass } from '../schools/school-class.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { studentNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { dayInClassYear, studentsOfClass } from '../schools/student.service.ts'
import { studentFilesOf } from '../student-files/student-file.service.ts'
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
  const [all, student, school, exceptions, absences] = await Promise.all([
    listEntries(ctx, 'register.placement', placement),
    studentNamed(placement.studentId),
    findSchool(ctx, 'school.view', placement.schoolId),
    exceptionsOf([placementId]),
    absentDays([placementId], from),
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
    entries: all.filter(({ entry }) => entry.state === 'approved'),
    rectified: all.filter(({ entry }) => entry.state === 'rectified'),
    exception: exceptions.get(placementId) ?? null,
    absences: absences.filter(({ day }) => day <= ctx.today),
  }
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
  const { placement, student, entries, absences } = facts
  const digest = digestOf({ placement, student, entries, absences })
  const of = { kind: 'placement', schoolId: placement.schoolId, placementId, digest } as const
  return { ...facts, issue: await noteIssue(ctx, issueOf(of, totalsOfOne(facts.totals))) }
}

/** What the summary of a class holds now, with the students who are in it today or were at its end; nothing is issued. */
export async function classFacts(ctx: Ctx, classId: string): Promise<ClassFacts & { schoolId: string }> {
  const schoolClass = await findClass(ctx, 'register.class', classId)
  const { schoolId, label, year, schoolYear, kind } = schoolClass
  const [school, members] = await Promise.all([
    findSchool(ctx, 'school.view', schoolId),
    studentsOfClass(ctx, 'register.class', classId, dayInClassYear(schoolClass, ctx.today)),
  ])
  return {
    schoolId,
    school: { name: school.name, code: school.code },
    schoolClass: { label, year, schoolYear, kind },
    required: requiredMinutes(kind, schoolYear),
    lines: await linesOf(
      ctx,
      schoolId,
      members.map(({ student }) => student),
    ),
  }
}

/** What of the students of a class is not approved yet, student by student. */
export function classWaiting({ lines }: Pick<ClassFacts, 'lines'>): Waiting[] {
  return lines.flatMap(({ student, counter }) =>
    waitingOf(counter.total, { name: fullName(student), at: { kind: 'student', id: student._id } }),
  )
}

/** Gathers the summary of a class and notes that it was issued. */
export async function issueClassRegister(ctx: Ctx, classId: string): Promise<ClassRegister> {
  const facts = await classFacts(ctx, classId)
  const { schoolId, lines } = facts
  const of = { kind: 'class', schoolId, classId, digest: digestOf({ classId, lines }) } as const
  return { ...facts, issue: await noteIssue(ctx, issueOf(of, totalsOfClass(lines))) }
}

async function linesOf(ctx: Ctx, schoolId: string, students: readonly ClassLine['student'][]): Promise<ClassLine[]> {
  const ids = students.map((student) => student._id)
  // Whoever may read the class reads what its students did before they came into it.
  const system = systemContext(ctx.now)
  const [counters, files, { placements }] = await Promise.all([
    countersOf(ctx, 'register.class', { schoolId, studentIds: ids }),
    studentFilesOf(ids),
    listPlacements(system, 'placement.view', { studentIds: ids }),
  ])
  const own = placements.filter((placement) => placement.schoolId === schoolId && placement.state !== 'draft')
  const totals = await totalsOfPlacements(system, 'placement.view', own)
  return students.flatMap(({ _id, surname, givenName, taxCode, birthDate }) => {
    const counter = counters.get(_id)?.counter
    if (!counter) return []
    return {
      student: { _id, surname, givenName, taxCode, birthDate },
      counter,
      safetyOn: files.get(_id)?.generalSafety?.on ?? null,
      placements: own
        .filter((placement) => placement.studentId === _id)
        .toSorted((a, b) => (a.terms.from < b.terms.from ? -1 : 1))
        .map((placement) => ({
          placement,
          totals: totals.get(placement._id) ?? totalsOf([], effectiveTerms(placement).plannedMinutes),
        })),
    }
  })
}
