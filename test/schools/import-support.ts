import { day } from '../../src/platform/day.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import {
  type Decision,
  type ListPreview,
  previewClassList,
  type SchoolRecords,
} from '../../src/schools/class-list-import.rules.ts'
import type { ListedStudent } from '../../src/schools/class-list-result.rules.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'
import { type ImportPlan, planOf } from '../../src/schools/import-plan.rules.ts'
import type { ListToImport } from '../../src/schools/listed-class.rules.ts'
import type { Student } from '../../src/schools/student.rules.ts'

/** A row of a list: 'Rossi Ada' is surname and given name. */
export function aRow(name: string, given: Partial<ListedStudent> = {}): ListedStudent {
  const [surname = '', ...rest] = name.split(' ')
  const row = { sheet: 'elenco', row: 1, surname, givenName: rest.join(' '), taxCode: null, birthDate: null, sex: null }
  return { ...row, class: '3A', leaving: null, ...given }
}

/** A list of 2026/27 that holds from 22 November. */
export function aList(students: ListedStudent[], given: Partial<ListToImport> = {}): ListToImport {
  return {
    students: students.map((student, n) => ({ ...student, row: n + 2 })),
    schoolYear: schoolYear('2026/27'),
    effective: day('2026-11-22'),
    defaultClass: null,
    siteCode: 'XXTF000001',
    sites: [],
    ...given,
  }
}

export const nothing: SchoolRecords = { students: [], enrolments: [], classes: [] }

let ids = 0
export function planFor(preview: ListPreview): ImportPlan {
  return planOf(preview, { schoolId: 'school', newId: () => `id${++ids}`, kindOf: () => 'tecnico' })
}

/** What the school has after the list, as the database would have it. */
export function afterList(list: ListToImport, records: SchoolRecords, decisions: Decision[] = []): SchoolRecords {
  return applied(planFor(previewClassList(list, records, decisions)), records)
}

function applied(plan: ImportPlan, records: SchoolRecords): SchoolRecords {
  const corrections = new Map(plan.corrections.map(({ studentId, set }) => [studentId, set]))
  const closings = new Map(plan.closings.map(({ enrolmentId, to, leaving }) => [enrolmentId, { to, leaving }]))
  const moves = new Map(plan.replacements.map(({ enrolmentId, classId }) => [enrolmentId, { classId }]))
  const enrolments = records.enrolments
    .filter(({ _id }) => !plan.removals.includes(_id))
    .map((each) => ({ ...each, ...closings.get(each._id), ...moves.get(each._id) }))
    .map((each): Enrolment => (plan.reopenings.includes(each._id) ? { ...each, to: null, leaving: null } : each))
  return {
    classes: [...records.classes, ...plan.classes],
    students: [...records.students.map((each) => ({ ...each, ...corrections.get(each._id) })), ...plan.students],
    enrolments: [...enrolments, ...plan.openings],
  }
}

/** 'Rossi Ada: joined new-student', line by line. */
export function told({ lines }: ListPreview): string[] {
  return lines.map(
    ({ surname, givenName, kind, reasons }) => `${surname} ${givenName}: ${[kind, ...reasons].join(' ')}`,
  )
}

export function studentNamed(records: SchoolRecords, name: string): Student {
  const found = records.students.find(({ surname, givenName }) => `${surname} ${givenName}` === name)
  if (!found) throw new Error(`no student ${name}`)
  return found
}

/** '3A 2026-09-01 … 2026-11-21 class-change', oldest first. */
export function enrolmentsOf(records: SchoolRecords, name: string): string[] {
  const { _id } = studentNamed(records, name)
  const label = (classId: string) => records.classes.find((each) => each._id === classId)?.label
  return records.enrolments
    .filter(({ studentId }) => studentId === _id)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ classId, from, to, leaving }) => [label(classId), from, '…', to, leaving].filter(Boolean).join(' '))
}
