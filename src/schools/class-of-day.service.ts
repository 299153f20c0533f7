import { isInSchoolYear, schoolYearEnd, type SchoolYear } from '../norms/school-year.rules.ts'
import { type Day, minDay } from '../platform/day.ts'
import { Enrolments } from './enrolment.model.ts'
import { enrolmentOn } from './enrolment.rules.ts'
import { SchoolClasses } from './school-class.model.ts'
import { groupBy } from './student.rules.ts'

// In which class somebody was on a day, for use cases that have already decided who may know: a placement goes on over
// the summer, and its student is in another class then.

/** How the class of a student is called on a day; null: in no class that the school knows. */
export type ClassOn = (studentId: string, on: Day) => string | null

/** The classes of these students, day by day. */
export async function classesByDay(studentIds: readonly string[]): Promise<ClassOn> {
  const enrolments = await Enrolments.find(
    { studentId: { $in: [...new Set(studentIds)] } },
    { studentId: 1, classId: 1, from: 1, to: 1 },
  )
    .sort({ from: 1, _id: 1 })
    .lean()
  const classIds = [...new Set(enrolments.map(({ classId }) => classId))]
  const classes = await SchoolClasses.find({ _id: { $in: classIds } }, { label: 1, schoolYear: 1 }).lean()
  const byId = new Map(classes.map((each) => [each._id, each]))
  const held = groupBy(enrolments, ({ studentId }) => studentId)
  return (studentId, on) => {
    // Enrolments end by themselves with the school year, open ones too.
    const ofYear = (held.get(studentId) ?? []).filter(({ classId }) => {
      const found = byId.get(classId)
      return found !== undefined && isInSchoolYear(found.schoolYear, on)
    })
    return byId.get(enrolmentOn(ofYear, on)?.classId ?? '')?.label ?? null
  }
}

/** Who was in a class, each from a first day to a last one. */
export async function membersOverTime(classId: string): Promise<{ studentId: string; from: Day; to: Day }[]> {
  const [schoolClass, enrolments] = await Promise.all([
    SchoolClasses.findById(classId, { schoolYear: 1 }).lean<{ schoolYear: SchoolYear }>(),
    Enrolments.find({ classId }, { studentId: 1, from: 1, to: 1 }).sort({ studentId: 1, from: 1, _id: 1 }).lean(),
  ])
  if (!schoolClass) return []
  const end = schoolYearEnd(schoolClass.schoolYear)
  return enrolments.map(({ studentId, from, to }) => ({ studentId, from, to: to === null ? end : minDay(to, end) }))
}
