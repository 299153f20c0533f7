import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { Enrolments } from './enrolment.model.ts'
import type { ImportPlan } from './import-plan.rules.ts'
import { SchoolClasses } from './school-class.model.ts'
import { Students } from './student.model.ts'

/**
 * Does the writes of a plan in an order that leaves nobody in two classes at once. Doing them again changes nothing.
 * Refused: `changed-meanwhile` when somebody else made the same class or student.
 */
export async function executePlan(plan: ImportPlan): Promise<void> {
  try {
    await SchoolClasses.bulkWrite(plan.classes.map(insertOnce), unordered)
    await Students.bulkWrite(plan.students.map(insertOnce), unordered)
    await Students.bulkWrite(
      plan.corrections.map(({ studentId, set }) => update({ _id: studentId }, { $set: set })),
      unordered,
    )
    await writeEnrolments(plan)
  } catch (error) {
    if (isDuplicateKey(error)) throw new Refused('changed-meanwhile')
    throw error
  }
}

const unordered = { ordered: false } as const

async function writeEnrolments(plan: ImportPlan): Promise<void> {
  await Enrolments.deleteMany({ _id: { $in: plan.removals } })
  await Enrolments.bulkWrite(
    plan.closings.map(({ enrolmentId, to, leaving }) =>
      update({ _id: enrolmentId, to: null }, { $set: { to, leaving } }),
    ),
    unordered,
  )
  await Enrolments.bulkWrite(
    plan.replacements.map(({ enrolmentId, classId }) => update({ _id: enrolmentId }, { $set: { classId } })),
    unordered,
  )
  await Enrolments.updateMany({ _id: { $in: plan.reopenings } }, { $set: { to: null, leaving: null } })
  await Enrolments.bulkWrite(plan.openings.map(insertOnce), unordered)
}

function insertOnce<Document extends { _id: string }>(document: Document) {
  const { _id, ...rest } = document
  return update({ _id }, { $setOnInsert: rest }, true)
}

function update<F, U>(filter: F, change: U, upsert = false) {
  return { updateOne: { filter, update: change, upsert } }
}
