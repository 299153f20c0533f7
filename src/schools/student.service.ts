import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { ActivationSlip } from '../accounts/account-link.rules.ts'
import { type ActivationFor, issueActivations } from '../accounts/activation.service.ts'
import { isInSchoolYear, schoolYearEnd } from '../norms/school-year.rules.ts'
import { type Day, minDay } from '../platform/day.ts'
import { NotFound } from '../platform/errors.ts'
import { Enrolments } from './enrolment.model.ts'
import { type Enrolment, enrolmentOn } from './enrolment.rules.ts'
import { SchoolClasses } from './school-class.model.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { classLabels, findClass } from './school-class.service.ts'
import { findSchool } from './school.service.ts'
import { Students } from './student.model.ts'
import { byName, groupBy, lettersOf, nameKey, type Student } from './student.rules.ts'

export interface Enrolled {
  student: Student
  enrolment: Enrolment
}

/** One student; NotFound when there is none or this actor may not. A teacher's students are those now in the own classes. */
export async function findStudent(ctx: Ctx, permission: Permission, studentId: string): Promise<Student> {
  return (await loadStudent(ctx, permission, studentId)).student
}

/** The student with all enrolments, newest first, each with its class. */
export async function findStudentHistory(ctx: Ctx, permission: Permission, studentId: string) {
  const { student, enrolments } = await loadStudent(ctx, permission, studentId)
  const classes = await SchoolClasses.find({ _id: { $in: enrolments.map(({ classId }) => classId) } }).lean<
    SchoolClass[]
  >()
  const byId = new Map(classes.map((each) => [each._id, each]))
  const history = enrolments.flatMap((enrolment) => {
    const schoolClass = byId.get(enrolment.classId)
    return schoolClass ? [{ enrolment, schoolClass }] : []
  })
  return { student, history: history.reverse() }
}

/**
 * The students of a class by name, each with the enrolment that puts them there: those of a day, or without a day
 * everybody who has ever been in it (somebody who went and came back twice).
 */
// oxlint-disable-next-line max-params -- one question in one line; the day is its only option
export async function studentsOfClass(
  ctx: Ctx,
  permission: Permission,
  classId: string,
  on?: Day,
): Promise<Enrolled[]> {
  await findClass(ctx, permission, classId)
  const all = await Enrolments.find({ classId }).sort({ from: 1 }).lean<Enrolment[]>()
  const enrolments = on === undefined ? all : all.filter((each) => enrolmentOn([each], on) !== null)
  const students = await Students.find({ _id: { $in: enrolments.map(({ studentId }) => studentId) } }).lean<Student[]>()
  const byId = new Map(students.map((each) => [each._id, each]))
  const enrolled = enrolments.flatMap((enrolment) => {
    const student = byId.get(enrolment.studentId)
    return student ? [{ student, enrolment }] : []
  })
  return enrolled.sort((a, b) => byName(a.student, b.student))
}

/** The class a student is in on a day; null when in none. An enrolment nobody closed ends with the school year. */
export async function classOfStudent(ctx: Ctx, studentId: string, on: Day): Promise<SchoolClass | null> {
  const { enrolments } = await loadStudent(ctx, 'student.view', studentId)
  const held = enrolmentOn(enrolments, on)
  const found = held && (await SchoolClasses.findById(held.classId).lean<SchoolClass>())
  return found && isInSchoolYear(found.schoolYear, on) ? found : null
}

/** The class each of these students is in now, or was in last: who followed them there may still see them. */
export async function latestClassIds(studentIds: readonly string[]): Promise<Map<string, string>> {
  const enrolments = await Enrolments.find({ studentId: { $in: [...studentIds] } }, { studentId: 1, classId: 1 })
    .sort({ from: 1 })
    .lean<Pick<Enrolment, '_id' | 'studentId' | 'classId'>[]>()
  return new Map(enrolments.map(({ studentId, classId }) => [studentId, classId]))
}

const mostFound = 50

/** The students of this actor whose names hold every word typed, by name, the first 50, each with the name of the class. */
export async function findStudentsByName(ctx: Ctx, q: string) {
  const { classId, ...filter } = visible(ctx.actor, 'class.view')
  const everybody = await Students.find({ ...filter, mergedInto: null }).lean<Student[]>()
  const words = q.split(/\s+/u).map(lettersOf).filter(Boolean)
  const named = everybody.filter((student) => words.every((word) => nameKey(student).includes(word)))
  const latest = await latestClassIds(named.map(({ _id }) => _id))
  const own = await classLabels(ctx, [...latest.values()])
  const mine = classId === undefined ? named : named.filter(({ _id }) => own.has(latest.get(_id) ?? ''))
  const labels = new Map(
    mine.map(({ _id }) => [_id, own.get(latest.get(_id) ?? '') ?? ''] as const).filter(([, label]) => label),
  )
  return { students: mine.sort(byName).slice(0, mostFound), labels, more: mine.length > mostFound }
}

/** Some students of this actor's school by id, for lists that mention them. */
export async function studentsById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Student>> {
  const filter = { $and: [visible(ctx.actor, 'student.import'), { _id: { $in: [...new Set(ids)] } }] }
  const students = await Students.find(filter).lean<Student[]>()
  return new Map(students.map((each) => [each._id, each]))
}

/** The day a class is looked at: today, or the last of its school year. */
export function dayInClassYear({ schoolYear }: Pick<SchoolClass, 'schoolYear'>, today: Day): Day {
  return minDay(today, schoolYearEnd(schoolYear))
}

/** A slip with user name and code for each student of the class who does not sign in yet; earlier slips stop working. */
export async function activateClass(ctx: Ctx, classId: string): Promise<ActivationSlip[]> {
  const schoolClass = await findClass(ctx, 'student.activate', classId)
  const enrolled = await studentsOfClass(ctx, 'student.activate', classId, dayInClassYear(schoolClass, ctx.today))
  return issueActivations(
    ctx,
    await peopleOf(
      ctx,
      schoolClass.schoolId,
      enrolled.map(({ student }) => student),
    ),
  )
}

/** The same for one student. */
export async function activateStudent(ctx: Ctx, studentId: string): Promise<ActivationSlip[]> {
  const student = await findStudent(ctx, 'student.activate', studentId)
  return issueActivations(ctx, await peopleOf(ctx, student.schoolId, [student]))
}

async function peopleOf(ctx: Ctx, schoolId: string, students: readonly Student[]): Promise<ActivationFor[]> {
  const { name: place } = await findSchool(ctx, 'school.view', schoolId)
  return [...groupBy(students, ({ _id }) => _id).values()].flatMap(([student]) => {
    if (!student) return []
    const { _id: studentId, surname, givenName } = student
    return [{ studentId, schoolId, place, surname, givenName }]
  })
}

async function loadStudent(ctx: Ctx, permission: Permission, studentId: string) {
  const [student, enrolments] = await Promise.all([
    Students.findById(studentId).lean<Student>(),
    Enrolments.find({ studentId }).sort({ from: 1 }).lean<Enrolment[]>(),
  ])
  if (!student || student.mergedInto) throw new NotFound('student')
  const classId = enrolments.at(-1)?.classId ?? null
  authorise(ctx.actor, permission, { schoolId: student.schoolId, studentId, classId })
  return { student, enrolments }
}
