import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { Refused } from '../platform/errors.ts'
import { UploadedClassLists } from './class-list-import.model.ts'
import { Enrolments } from './enrolment.model.ts'
import {
  type EnrolmentClash,
  enrolmentClashes,
  mistakenCodes,
  type StandingIdentity,
  type StudentWay,
  unitedEnrolments,
} from './student-merge.rules.ts'
import { enrolmentHistory } from './student-move.service.ts'
import { Students } from './student.model.ts'
import { findStudent } from './student.service.ts'

// What making two records of one student one takes in the school's own lists; the use case has named both.

/** Where the two records were in different classes on the same day. */
export async function classClashes(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<EnrolmentClash[]> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const [keep, gone] = await Promise.all([enrolmentHistory(to), enrolmentHistory(from)])
  return enrolmentClashes(keep.enrolments, gone.enrolments, (id) => keep.classes.get(id)?.schoolYear ?? gone.yearOf(id))
}

/** Whether a class list of the school is being written this very moment. */
export async function isListBeingApplied(schoolId: string): Promise<boolean> {
  return (await UploadedClassLists.exists({ schoolId, state: 'applying' })) !== null
}

/** Marks a record as gone into another and lets its tax code go; twice is once. Refused: `already-merged`. */
export async function leadStudentTo(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const standing = await Students.exists({ _id: to, schoolId, mergedInto: null })
  const written = await Students.updateOne(
    { _id: from, schoolId, mergedInto: { $in: [null, to] } },
    { $set: { mergedInto: to, taxCode: null, email: null } },
  )
  if (!standing || written.matchedCount === 0) throw new Refused('already-merged')
  // What had gone into this one before leads to where it goes now.
  await Students.updateMany({ mergedInto: from }, { $set: { mergedInto: to } })
}

export interface Standing {
  identity: StandingIdentity
  /** The tax codes of both as they were. */
  codes: readonly (string | null)[]
  email: string | null
}

/** Writes who the student is who stays, once: what a list corrects afterwards is not written over. */
export async function writeIdentity(ctx: Ctx, way: StudentWay, { identity, codes, email }: Standing): Promise<void> {
  const { schoolId, from, to } = way
  authorise(ctx.actor, 'student.merge', { schoolId })
  const [keep, gone] = await Promise.all([Students.findById(to).lean(), Students.findById(from).lean()])
  const lists = [keep, gone].map((each) => ({ taxCode: null, otherTaxCodes: each?.otherTaxCodes ?? [] }))
  const otherTaxCodes = mistakenCodes(identity, [...lists, ...codes.map((taxCode) => ({ taxCode }))])
  await Students.updateOne(
    { _id: to, schoolId, mergedFrom: { $ne: from } },
    {
      $set: { ...identity, ...(email === null ? {} : { email }), otherTaxCodes },
      $addToSet: { mergedFrom: { $each: [...(gone?.mergedFrom ?? []), from] } },
    },
  )
}

/** Brings the enrolments of one record under the other. Twice is once. */
export async function uniteEnrolments(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const [keep, gone] = await Promise.all([enrolmentHistory(to), enrolmentHistory(from)])
  const yearOf = (id: string) => keep.classes.get(id)?.schoolYear ?? gone.yearOf(id)
  const { changed, removed } = unitedEnrolments(keep.enrolments, gone.enrolments, { to, yearOf })
  for (const { _id, ...facts } of changed)
    await Enrolments.updateOne({ _id, studentId: { $in: [from, to] } }, { $set: facts })
  await Enrolments.deleteMany({ _id: { $in: removed }, studentId: from })
}

/** How many stretches in classes a student has. */
export async function countEnrolmentsOf(studentId: string): Promise<number> {
  return Enrolments.countDocuments({ studentId })
}

/** Where the old address of a merged student leads; null when it leads nowhere. NotFound for who may not see the student. */
export async function mergedStudent(ctx: Ctx, permission: Permission, studentId: string): Promise<string | null> {
  const gone = await Students.findById(studentId, { mergedInto: 1 }).lean()
  if (!gone?.mergedInto) return null
  return (await findStudent(ctx, permission, gone.mergedInto))._id
}

/** Of students who have gone into another: into which. For use cases that have already decided who may know. */
export async function leadsTo(studentIds: readonly string[]): Promise<Map<string, string>> {
  if (studentIds.length === 0) return new Map()
  const gone = await Students.find({ _id: { $in: [...studentIds] }, mergedInto: { $gt: '' } }, { mergedInto: 1 }).lean()
  return new Map(gone.flatMap(({ _id, mergedInto }) => (mergedInto ? [[_id, mergedInto] as const] : [])))
}

/** The ids that students had in records that have gone into theirs. For use cases that have already decided who may know. */
export async function formerIdsOf(studentIds: readonly string[]): Promise<Map<string, string[]>> {
  const gone = await Students.find({ mergedInto: { $in: [...studentIds] } }, { mergedInto: 1 })
    .sort({ _id: 1 })
    .lean()
  const ids = new Map<string, string[]>(studentIds.map((id) => [id, []]))
  for (const { _id, mergedInto } of gone) ids.get(mergedInto ?? '')?.push(_id)
  return ids
}
