import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { schoolYearEnd } from '../norms/school-year.rules.ts'
import { type Day, minDay } from '../platform/day.ts'
import { NotFound } from '../platform/errors.ts'
import { type ClassStays, leftOn, staysByClass } from './class-stay.rules.ts'
import { Enrolments } from './enrolment.model.ts'
import type { Enrolment } from './enrolment.rules.ts'
import { SchoolClasses } from './school-class.model.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { Students } from './student.model.ts'
import { byName, groupBy, type Student } from './student.rules.ts'

/** Somebody who was in a class on at least one day of its school year. */
export interface ClassMember {
  student: Student
  /** The last day in the class; null: still there on the day it is looked at. */
  leftOn: Day | null
  /** The classes of the school in which the student was in that year until then, in order; this one is among them. */
  classes: ClassStays[]
}

/**
 * Everybody who was in a class on any day of its school year until a day (included), each once: by name who is there on
 * that day, then by name who has left.
 */
export async function everybodyOfClass(
  ctx: Ctx,
  permission: Permission,
  { classId, until }: { classId: string; until: Day },
): Promise<ClassMember[]> {
  const schoolClass = await SchoolClasses.findById(classId).lean<SchoolClass>()
  if (!schoolClass) throw new NotFound('class')
  authorise(ctx.actor, permission, { schoolId: schoolClass.schoolId, classId })
  const { schoolId, schoolYear } = schoolClass
  const studentIds = await Enrolments.distinct('studentId', { classId, from: { $lte: until } })
  const [students, classes] = await Promise.all([
    Students.find({ _id: { $in: studentIds } }).lean<Student[]>(),
    SchoolClasses.find({ schoolId, schoolYear }, { label: 1 }).lean<Pick<SchoolClass, '_id' | 'label'>[]>(),
  ])
  const labels = new Map(classes.map(({ _id, label }) => [_id, label]))
  const ofYear = { studentId: { $in: studentIds }, classId: { $in: [...labels.keys()] }, from: { $lte: until } }
  const enrolments = await Enrolments.find(ofYear).sort({ from: 1, _id: 1 }).lean<Enrolment[]>()
  const held = groupBy(enrolments, ({ studentId }) => studentId)
  const last = minDay(until, schoolYearEnd(schoolYear))
  const members = students.map((student): ClassMember => {
    const own = held.get(student._id) ?? []
    const here = own.filter((each) => each.classId === classId)
    return { student, leftOn: leftOn(here, last), classes: staysByClass(own, { labels, last }) }
  })
  return members.sort((a, b) => Number(a.leftOn !== null) - Number(b.leftOn !== null) || byName(a.student, b.student))
}

interface Standing {
  /** Who is there on the day, or came later. */
  there: string[]
  /** The days of those who had left by then. */
  left: { studentId: string; from: Day; to: Day }[]
}

/** Who of a class was still in it on a day, and who was no longer; for use cases that have already decided who may know. */
export async function classStandingOn(classId: string, on: Day): Promise<Standing> {
  const schoolClass = await SchoolClasses.findById(classId, { schoolYear: 1 }).lean<Pick<SchoolClass, 'schoolYear'>>()
  if (!schoolClass) return { there: [], left: [] }
  const last = minDay(on, schoolYearEnd(schoolClass.schoolYear))
  const enrolments = await Enrolments.find({ classId }).sort({ from: 1, _id: 1 }).lean<Enrolment[]>()
  const standing: Standing = { there: [], left: [] }
  for (const [studentId, own] of groupBy(enrolments, (each) => each.studentId)) {
    if (leftOn(own, last) === null) standing.there.push(studentId)
    else for (const { from, to } of own) standing.left.push({ studentId, from, to: to ?? last })
  }
  return standing
}
