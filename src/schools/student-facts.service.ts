import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import { NotFound } from '../platform/errors.ts'
import { Enrolments } from './enrolment.model.ts'
import { SchoolClasses } from './school-class.model.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { Students } from './student.model.ts'
import { birthDayOf, type Student } from './student.rules.ts'

// What other features need to know of students once they have decided, by their own records, who may act: a host who
// logs hours may not read the student, and yet the limits of the student's age hold.

/** The birth day that age limits go by; null when the school does not know it. */
export async function birthDateOf(studentId: string, on: Day): Promise<Day | null> {
  const student = await Students.findById(studentId, { taxCode: 1, birthDate: 1 }).lean()
  if (!student) throw new NotFound('student')
  return birthDayOf(student, on)
}

/** One student, for use cases that have already decided who may act. */
export async function studentNamed(studentId: string): Promise<Student> {
  const student = await Students.findById(studentId).lean()
  if (!student) throw new NotFound('student')
  return student
}

/** Several students at once, by id, for use cases that have already decided who may know their names. */
export async function studentsNamed(studentIds: readonly string[]): Promise<Map<string, Student>> {
  const students = await Students.find({ _id: { $in: [...studentIds] } }).lean()
  return new Map(students.map((student) => [student._id, student]))
}

/** The labels of classes by id, for use cases that have already decided who may know them. */
export async function labelsOfClasses(classIds: readonly string[]): Promise<Map<string, string>> {
  const classes = await SchoolClasses.find({ _id: { $in: [...new Set(classIds)] } }, { label: 1 }).lean()
  return new Map(classes.map(({ _id, label }) => [_id, label]))
}

/** Several classes at once, by id, for use cases that have already decided who may know them. */
export async function classesNamed(classIds: readonly string[]): Promise<Map<string, SchoolClass>> {
  const classes = await SchoolClasses.find({ _id: { $in: [...new Set(classIds)] } }).lean<SchoolClass[]>()
  return new Map(classes.map((each) => [each._id, each]))
}

/** Who is in these classes on a day, and in which; for use cases that have already decided who may know. */
export async function membersOfClasses(
  classIds: readonly string[],
  on: Day,
): Promise<{ studentId: string; classId: string }[]> {
  const enrolments = await Enrolments.find(
    { classId: { $in: [...classIds] }, from: { $lte: on }, $or: [{ to: null }, { to: { $gte: on } }] },
    { studentId: 1, classId: 1 },
  )
    .sort({ from: 1, _id: 1 })
    .lean()
  return enrolments.map(({ studentId, classId }) => ({ studentId, classId }))
}

/** School and class of each of these students on a day; who is in none is not there. For use cases that may know. */
export async function classesOnDay(
  studentIds: readonly string[],
  on: Day,
): Promise<Map<string, { schoolId: string; classId: string }>> {
  const enrolments = await Enrolments.find(
    { studentId: { $in: [...studentIds] }, from: { $lte: on }, $or: [{ to: null }, { to: { $gte: on } }] },
    { studentId: 1, schoolId: 1, classId: 1 },
  )
    .sort({ from: 1, _id: 1 })
    .lean()
  return new Map(enrolments.map(({ studentId, schoolId, classId }) => [studentId, { schoolId, classId }]))
}

/** A school year of a student: in which year of the course (1 to 5), and of which kind of school. */
export interface CourseYear {
  schoolYear: SchoolYear
  year: number
  kind: SchoolKind
  schoolId: string
}

/** The school years of each student, oldest first; the later class of a year counts. */
export async function courseHistories(studentIds: readonly string[]): Promise<Map<string, CourseYear[]>> {
  const enrolments = await Enrolments.find(
    { studentId: { $in: [...studentIds] } },
    { studentId: 1, classId: 1, from: 1 },
  )
    .sort({ from: 1, _id: 1 })
    .lean()
  const classIds = [...new Set(enrolments.map(({ classId }) => classId))]
  const fields = { schoolYear: 1, year: 1, kind: 1, schoolId: 1 }
  const classes = await SchoolClasses.find({ _id: { $in: classIds } }, fields).lean()
  const classOf = new Map(classes.map((each) => [each._id, each]))
  const histories = new Map<string, Map<SchoolYear, CourseYear>>(studentIds.map((id) => [id, new Map()]))
  for (const { studentId, classId } of enrolments) {
    const found = classOf.get(classId)
    if (!found) continue
    const { schoolYear, year, kind, schoolId } = found
    histories.get(studentId)?.set(schoolYear, { schoolYear, year, kind, schoolId })
  }
  return new Map(
    [...histories].map(([id, years]) => [
      id,
      [...years.values()].toSorted((a, b) => (a.schoolYear < b.schoolYear ? -1 : 1)),
    ]),
  )
}
