// Importing a class list (elenco alunni): what the list would change among the students of the school, line by line,
// for the office to read and confirm. Who is on the list joins, moves or stays; who is in one of its classes and not on
// it leaves; whatever could be read in two ways is doubtful and changes nothing until the office decides. Classes that
// the list does not name are not touched. A list that has been applied changes nothing when it comes again.

import { originalTaxCode, samePerson } from '../identifiers/tax-code.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import type { ListedStudent } from './class-list-result.rules.ts'
import {
  type ChangeReason,
  type Enrolment,
  type EnrolmentChange,
  type EnrolmentHistory,
  enrol,
  leave,
  type Outcome,
} from './enrolment.rules.ts'
import { type ListedClass, type ListedRow, type ListToImport, listedClasses, rowsOf } from './listed-class.rules.ts'
import { leadsTo, type SchoolClass } from './school-class.rules.ts'
import { type Match, type MatchDoubt, matchStudents } from './student-match.rules.ts'
import { corrections, groupBy, type Student, type StudentCorrections } from './student.rules.ts'

/** What the school has so far: all its students, their enrolments and its classes of every year. */
export interface SchoolRecords {
  students: readonly Student[]
  enrolments: readonly Enrolment[]
  classes: readonly SchoolClass[]
}

/** 'new': another person; 'apply': do it; 'same:…': it is the student with that id. */
export type Choice = 'new' | 'apply' | `same:${string}`
/** The key of the decision about everybody whom a list leaves out, as one. */
export const everybodyMissing = 'missing'
export interface Decision {
  key: string
  choice: string
}

export type LineKind = 'joined' | 'moved' | 'left' | 'unchanged' | 'doubtful'
export type LineReason =
  | ChangeReason
  | MatchDoubt
  | 'no-class'
  | 'name-incomplete'
  | 'tax-code-taken'
  | 'left-before'
  | 'many-missing'
  | 'details-corrected'

export interface ListLine {
  /** Names the line in the decisions of the office. */
  key: string
  kind: LineKind
  reasons: LineReason[]
  /** null for a student who is not on the list. */
  listed: ListedStudent | null
  /** null for somebody unknown so far. */
  student: Student | null
  surname: string
  givenName: string
  className: string | null
  /** The class the student is in before the list. */
  fromClass: string | null
  /** What the office may decide about a doubtful line; skipping it is always possible. */
  choices: Choice[]
  changes: EnrolmentChange[]
  corrections: StudentCorrections
  /** Somebody else has the tax code: a new student is stored without it. */
  withoutCode: boolean
}

export interface ListPreview {
  lines: ListLine[]
  classes: ListedClass[]
}

interface Reading {
  list: ListToImport
  classes: ReadonlyMap<string, ListedClass>
  students: ReadonlyMap<string, Student>
  classById: ReadonlyMap<string, SchoolClass>
  historyOf: (studentId: string) => EnrolmentHistory
  decisions: ReadonlyMap<string, string>
  codesTaken: Set<string>
}

const fewMissing = 4

/** The lines of a list in its order, then those who are missing from it; with decisions, as these make them. */
export function previewClassList(
  list: ListToImport,
  records: SchoolRecords,
  decisions: readonly Decision[] = [],
): ListPreview {
  const rows = rowsOf(list)
  const reading = prepare(list, rows, { records, decisions })
  const isNear = (className: string, studentId: string) => isInOrBefore(reading, className, studentId)
  const matches = matchStudents(rows, records.students, { isNear, on: list.effective })
  const settled = decide(rows, matches, reading.decisions)
  const lines = rows.map((row, n) => lineOf(reading, row, settled[n] ?? { found: 'nobody' }))
  const accounted = new Set([...matches, ...settled].flatMap((match) => studentsIn(match)))
  return { lines: [...lines, ...missingLines(reading, records, accounted)], classes: [...reading.classes.values()] }
}

function prepare(
  list: ListToImport,
  rows: readonly ListedRow[],
  { records, decisions }: { records: SchoolRecords; decisions: readonly Decision[] },
): Reading {
  const classById = new Map(records.classes.map((each) => [each._id, each]))
  const yearOf = (classId: string) => classById.get(classId)?.schoolYear ?? schoolYearOf(list.effective)
  const enrolments = groupBy(records.enrolments, ({ studentId }) => studentId)
  for (const own of enrolments.values()) own.sort((a, b) => (a.from < b.from ? -1 : 1))
  return {
    list,
    classes: listedClasses(list, rows, records),
    students: new Map(records.students.map((each) => [each._id, each])),
    classById,
    historyOf: (studentId) => ({ enrolments: enrolments.get(studentId) ?? [], yearOf }),
    decisions: new Map(decisions.map(({ key, choice }) => [key, choice])),
    codesTaken: new Set(records.students.flatMap(({ taxCode }) => (taxCode ? originalTaxCode(taxCode) : []))),
  }
}

// In the class now or before, or last in the class that leads to it.
function isInOrBefore(reading: Reading, className: string, studentId: string): boolean {
  const target = reading.classes.get(className)
  const { enrolments } = reading.historyOf(studentId)
  if (!target || enrolments.length === 0) return false
  if (enrolments.some(({ classId }) => classId === target.existing?._id)) return true
  const last = reading.classById.get(enrolments.at(-1)?.classId ?? '')
  return last !== undefined && leadsTo(last, { ...target.label, schoolYear: target.schoolYear })
}

// A choice counts only when the line offered it; of two rows said to be one student, the first is.
function decide(rows: readonly ListedRow[], matches: readonly Match[], decisions: Reading['decisions']): Match[] {
  const claimed = new Set(matches.flatMap((match) => (match.found === 'same' ? match.studentId : [])))
  return matches.map((match, n) => {
    const choice = decisions.get(rows[n]?.key ?? '')
    if (match.found !== 'doubtful' || !choice) return match
    if (choice === 'new') return { found: 'nobody' }
    const studentId = match.candidates.find((candidate) => choice === `same:${candidate}`)
    if (!studentId || claimed.has(studentId)) return match
    claimed.add(studentId)
    return { found: 'same', studentId }
  })
}

function studentsIn(match: Match): string[] {
  if (match.found === 'same') return [match.studentId]
  return match.found === 'doubtful' ? match.candidates : []
}

function lineOf(reading: Reading, row: ListedRow, match: Match): ListLine {
  const student = match.found === 'same' ? (reading.students.get(match.studentId) ?? null) : null
  const target = row.className ? reading.classes.get(row.className) : undefined
  const line = startLine(reading, row, student)
  if (!target) return { ...line, kind: 'doubtful', reasons: ['no-class'] }
  if (match.found === 'doubtful' && match.reason === 'twice-in-list' && row.leaving) {
    return { ...line, reasons: ['left-before'] }
  }
  if (match.found === 'doubtful') {
    const choices = [...match.candidates.map((id): Choice => `same:${id}`), 'new' as const]
    return { ...line, kind: 'doubtful', reasons: [match.reason], choices }
  }
  return student ? knownLine(reading, { line, row, student, target }) : unknownLine(reading, { line, row, target })
}

function startLine(reading: Reading, row: ListedRow, student: Student | null): ListLine {
  const { key, className, surname, givenName, ...rest } = row
  return {
    key,
    kind: 'unchanged',
    reasons: [],
    listed: { surname, givenName, ...rest },
    student,
    surname,
    givenName,
    className,
    fromClass: student && currentClass(reading, student._id),
    choices: [],
    changes: [],
    corrections: {},
    withoutCode: false,
  }
}

function currentClass(reading: Reading, studentId: string): string | null {
  const open = reading.historyOf(studentId).enrolments.find(({ to }) => to === null)
  return (open && reading.classById.get(open.classId)?.label) ?? null
}

interface KnownRow {
  line: ListLine
  row: ListedRow
  student: Student
  target: ListedClass
}

function knownLine(reading: Reading, { line, row, student, target }: KnownRow): ListLine {
  const history = reading.historyOf(student._id)
  const { effective } = reading.list
  const place = { classId: target.existing?._id ?? null, schoolYear: target.schoolYear, first: target.first }
  const outcome: Outcome = row.leaving
    ? leave(history, place, { ...row.leaving, effective })
    : enrol(history, place, effective)
  const corrected = corrections(student, { ...row, taxCode: freeCode(reading, row.taxCode, student) }, effective)
  if (corrected.taxCode) reading.codesTaken.add(originalTaxCode(corrected.taxCode))
  const reasons: LineReason[] = Object.keys(corrected).length > 0 ? ['details-corrected'] : []
  return { ...line, ...outcome, reasons: [...outcome.reasons, ...reasons], corrections: corrected }
}

// The code of a row, unless somebody else has it.
function freeCode(reading: Reading, code: string | null, owner: Student | null): string | null {
  if (code === null || (owner?.taxCode && samePerson(owner.taxCode, code))) return code
  return reading.codesTaken.has(originalTaxCode(code)) ? null : code
}

function unknownLine(reading: Reading, { line, row, target }: Omit<KnownRow, 'student'>): ListLine {
  if (row.leaving) return { ...line, reasons: ['left-before'] }
  const withoutCode = row.taxCode !== null && freeCode(reading, row.taxCode, null) === null
  const doubt = withoutCode ? 'tax-code-taken' : isIncomplete(row) ? 'name-incomplete' : null
  if (doubt && reading.decisions.get(line.key) !== 'new') {
    return { ...line, kind: 'doubtful', reasons: [doubt], choices: ['new'] }
  }
  if (row.taxCode) reading.codesTaken.add(originalTaxCode(row.taxCode))
  const place = { classId: target.existing?._id ?? null, schoolYear: target.schoolYear, first: target.first }
  const nobody: EnrolmentHistory = { enrolments: [], yearOf: () => target.schoolYear }
  return { ...line, ...enrol(nobody, place, reading.list.effective), withoutCode }
}

function isIncomplete({ surname, givenName }: ListedRow): boolean {
  return surname === '' || givenName === ''
}

// A class that would lose more than half of its students at once is more likely half a list.
function missingLines(reading: Reading, records: SchoolRecords, accounted: ReadonlySet<string>): ListLine[] {
  return [...reading.classes.values()].flatMap((target) => {
    const members = records.enrolments.filter(({ classId, to }) => classId === target.existing?._id && to === null)
    const missing = members.filter(({ studentId }) => !accounted.has(studentId))
    const doubtful = missing.length > fewMissing && missing.length * 2 > members.length
    return missing.flatMap(({ studentId }) => missingLine(reading, { studentId, target, doubtful }) ?? [])
  })
}

function missingLine(
  reading: Reading,
  { studentId, target, doubtful }: { studentId: string; target: ListedClass; doubtful: boolean },
): ListLine | null {
  const student = reading.students.get(studentId)
  if (!student) return null
  const key = `s${studentId}`
  const { surname, givenName } = student
  const { effective, schoolYear } = reading.list
  const decided = reading.decisions.get(key) ?? reading.decisions.get(everybodyMissing)
  const unsure = doubtful && decided !== 'apply'
  const place = { classId: target.existing?._id ?? null, schoolYear }
  const outcome = leave(reading.historyOf(studentId), place, { reason: 'not-in-list', date: null, effective })
  const fromClass = currentClass(reading, studentId)
  const base = { key, listed: null, student, surname, givenName, className: target.className, fromClass }
  const rest = { ...base, corrections: {}, withoutCode: false }
  return unsure
    ? { ...rest, kind: 'doubtful', reasons: ['many-missing'], choices: ['apply'], changes: [] }
    : { ...rest, ...outcome, choices: [] }
}
