// Applying a class list: the lines of its preview as a list of writes, each with its ids made beforehand. Stored with
// the list before the first write, so that an import cut off in the middle is finished by doing all of it again: every
// write leaves things as they are when it has been done already.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { Day } from '../platform/day.ts'
import type { LineKind, ListLine, ListPreview } from './class-list-import.rules.ts'
import type { Enrolment, LeavingReason } from './enrolment.rules.ts'
import type { ListedClass } from './listed-class.rules.ts'
import type { SchoolClass } from './school-class.rules.ts'
import type { Student, StudentCorrections } from './student.rules.ts'

export interface ImportPlan {
  classes: SchoolClass[]
  students: Student[]
  corrections: { studentId: string; set: StudentCorrections }[]
  removals: string[]
  closings: { enrolmentId: string; to: Day; leaving: LeavingReason }[]
  replacements: { enrolmentId: string; classId: string }[]
  reopenings: string[]
  openings: Enrolment[]
  result: ImportResult
}

export interface ImportResult extends Record<LineKind, number> {
  newClasses: number
  classIds: string[]
}

interface PlanFacts {
  schoolId: string
  newId: () => string
  kindOf: (siteCode: string | null) => SchoolKind
}

/** The writes that make the preview true; its doubtful lines make none. */
export function planOf(preview: ListPreview, facts: PlanFacts): ImportPlan {
  const entered = new Set(preview.lines.filter(entersClass).map(({ className }) => className))
  const created = preview.classes
    .filter(({ existing, className }) => existing === null && entered.has(className))
    .map((listed) => newClass(listed, facts))
  const ids = new Map(
    preview.classes.flatMap(({ className, existing }) => (existing ? [[className, existing._id] as const] : [])),
  )
  for (const each of created) ids.set(each.label, each._id)
  const plan: ImportPlan = {
    classes: created,
    students: [],
    corrections: [],
    removals: [],
    closings: [],
    replacements: [],
    reopenings: [],
    openings: [],
    result: { ...countLines(preview.lines), newClasses: created.length, classIds: [...ids.values()] },
  }
  for (const line of preview.lines) addLine(plan, line, { ...facts, classId: ids.get(line.className ?? '') ?? null })
  return plan
}

/** How many lines there are of each kind. */
export function countLines(lines: readonly Pick<ListLine, 'kind'>[]): Record<LineKind, number> {
  const counts = { joined: 0, moved: 0, left: 0, unchanged: 0, doubtful: 0 }
  for (const { kind } of lines) counts[kind] += 1
  return counts
}

function entersClass(line: ListLine): boolean {
  return line.changes.some(({ what }) => what === 'open' || what === 'replace')
}

function newClass({ className, label, siteCode, schoolYear }: ListedClass, facts: PlanFacts): SchoolClass {
  const { schoolId, newId, kindOf } = facts
  const { year, section, track } = label
  const kind = kindOf(siteCode)
  return { _id: newId(), schoolId, siteCode, kind, schoolYear, year, section, track, label: className, teacherIds: [] }
}

function addLine(plan: ImportPlan, line: ListLine, facts: PlanFacts & { classId: string | null }): void {
  if (line.student && Object.keys(line.corrections).length > 0) {
    plan.corrections.push({ studentId: line.student._id, set: line.corrections })
  }
  if (line.changes.length === 0) return
  const studentId = line.student?._id ?? addStudent(plan, line, facts)
  for (const change of line.changes) {
    if (change.what === 'close') {
      const { enrolmentId, to, leaving } = change
      plan.closings.push({ enrolmentId, to, leaving })
    } else if (change.what === 'remove') plan.removals.push(change.enrolmentId)
    else if (change.what === 'reopen') plan.reopenings.push(change.enrolmentId)
    else addEntry(plan, change, { ...facts, studentId })
  }
}

function addEntry(
  plan: ImportPlan,
  change: { what: 'open'; from: Day } | { what: 'replace'; enrolmentId: string },
  { schoolId, newId, classId, studentId }: PlanFacts & { classId: string | null; studentId: string },
): void {
  if (classId === null) throw new Error('a line enters a class that the list does not name')
  if (change.what === 'replace') plan.replacements.push({ enrolmentId: change.enrolmentId, classId })
  else plan.openings.push({ _id: newId(), schoolId, classId, studentId, from: change.from, to: null, leaving: null })
}

function addStudent(plan: ImportPlan, { listed, withoutCode }: ListLine, { schoolId, newId }: PlanFacts): string {
  if (!listed) throw new Error('a new student comes from a row')
  const { surname, givenName, birthDate, sex } = listed
  const taxCode = withoutCode ? null : listed.taxCode
  const student: Student = { _id: newId(), schoolId, surname, givenName, taxCode, birthDate, sex, email: null }
  plan.students.push(student)
  return student._id
}
