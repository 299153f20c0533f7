import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { Day } from '../platform/day.ts'
import { Enrolments } from './enrolment.model.ts'
import type { Enrolment } from './enrolment.rules.ts'
import { SchoolClasses } from './school-class.model.ts'

// What the counts of a protocol need of classes, once their caller has decided who may act: ids to be compared, no names.

/** A student in a class on at least one of the days; `to` is null while the enrolment is open. */
export interface EnrolledSpan {
  classId: string
  studentId: string
  from: Day
  to: Day | null
  /** went away before the school year was over */
  left: boolean
}

/** Who was in these classes on at least one day from the first to the last, both included; each enrolment by itself. */
export async function enrolledBetween(classIds: readonly string[], from: Day, to: Day): Promise<EnrolledSpan[]> {
  const held = { from: { $lte: to }, $or: [{ to: null }, { to: { $gte: from } }] }
  const enrolments = await Enrolments.find(
    { classId: { $in: [...new Set(classIds)] }, ...held },
    { classId: 1, studentId: 1, from: 1, to: 1, leaving: 1 },
  ).lean<Enrolment[]>()
  return enrolments.map((each) => ({
    classId: each.classId,
    studentId: each.studentId,
    from: each.from,
    to: each.to,
    left: each.to !== null && each.leaving !== 'new-year',
  }))
}

/** The kind of school of each class. */
export async function classKinds(classIds: readonly string[]): Promise<Map<string, SchoolKind>> {
  const classes = await SchoolClasses.find({ _id: { $in: [...new Set(classIds)] } }, { kind: 1 }).lean()
  return new Map(classes.map(({ _id, kind }) => [_id, kind]))
}
