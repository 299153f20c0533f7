import type { SchoolYear } from '../norms/school-year.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { Enrolments } from './enrolment.model.ts'
import type { Enrolment, EnrolmentChange, EnrolmentHistory } from './enrolment.rules.ts'
import { SchoolClasses } from './school-class.model.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { Students } from './student.model.ts'
import type { Student } from './student.rules.ts'

// What moving single students takes; the use case has already decided who may.

/** The enrolments of a student, oldest first, and the classes they are of. */
export async function enrolmentHistory(
  studentId: string,
): Promise<EnrolmentHistory & { classes: Map<string, SchoolClass> }> {
  const enrolments = await Enrolments.find({ studentId }).sort({ from: 1, _id: 1 }).lean<Enrolment[]>()
  const found = await SchoolClasses.find({ _id: { $in: enrolments.map(({ classId }) => classId) } }).lean<
    SchoolClass[]
  >()
  const classes = new Map(found.map((each) => [each._id, each]))
  const yearOf = (classId: string) => {
    const schoolClass = classes.get(classId)
    if (!schoolClass) throw new Error(`class ${classId} is gone`)
    return schoolClass.schoolYear
  }
  return { enrolments, yearOf, classes }
}

interface Enrolling {
  schoolId: string
  studentId: string
  /** The class that `open` and `replace` put the student into. */
  classId: string | null
  /** Of the enrolment that `open` makes. */
  enrolmentId: string
  changes: readonly EnrolmentChange[]
}

/**
 * Writes changes to the enrolments of one student, in their order; made again they change nothing. Refused:
 * `changed-meanwhile` when the student has come into another class in the meantime.
 */
export async function writeEnrolmentChanges({ changes, ...about }: Enrolling): Promise<void> {
  for (const change of changes) {
    try {
      await writeChange(about, change)
    } catch (error) {
      if (isDuplicateKey(error)) throw new Refused('changed-meanwhile')
      throw error
    }
  }
}

async function writeChange(about: Omit<Enrolling, 'changes'>, change: EnrolmentChange): Promise<void> {
  const { schoolId, studentId, classId, enrolmentId } = about
  switch (change.what) {
    case 'close': {
      const { to, leaving } = change
      await Enrolments.updateOne({ _id: change.enrolmentId, studentId, to: null }, { $set: { to, leaving } })
      return
    }
    case 'reopen':
      await Enrolments.updateOne({ _id: change.enrolmentId, studentId }, { $set: { to: null, leaving: null } })
      return
    case 'remove':
      await Enrolments.deleteOne({ _id: change.enrolmentId, studentId })
      return
    case 'replace':
      if (classId) await Enrolments.updateOne({ _id: change.enrolmentId, studentId }, { $set: { classId } })
      return
    case 'open':
      if (!classId) return
      await Enrolments.updateOne(
        { _id: enrolmentId },
        { $setOnInsert: { schoolId, classId, studentId, from: change.from, to: null, leaving: null } },
        { upsert: true },
      )
  }
}

/** The school year of a class. */
export async function schoolYearOfClass(classId: string): Promise<SchoolYear> {
  const found = await SchoolClasses.findById(classId, { schoolYear: 1 }).lean()
  if (!found) throw new NotFound('class')
  return found.schoolYear
}

/** The student of a school with that tax code; null when there is none. */
export async function studentWithCode(schoolId: string, taxCode: string): Promise<Student | null> {
  return Students.findOne({ schoolId, taxCode }).lean<Student>()
}

/** Adds a student who came from elsewhere, once. The id of the one who is there: another, when a list brought it first. */
export async function addStudent(student: Student): Promise<string> {
  const { _id, ...rest } = student
  try {
    await Students.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true })
    return _id
  } catch (error) {
    const there = isDuplicateKey(error) && student.taxCode && (await studentWithCode(student.schoolId, student.taxCode))
    if (!there) throw error
    return there._id
  }
}
