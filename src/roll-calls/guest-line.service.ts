import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { LabGroup } from '../labs/edition.rules.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { latestClassIds, studentsOfClass } from '../schools/student.service.ts'
import { byName, type Student } from '../schools/student.rules.ts'
import { noteMachineUse } from './machine-use.service.ts'
import { changed } from './roll-change.rules.ts'
import { isApproved, type NewGuest, type RollCall, type RollLine, type SessionRef } from './roll-call.rules.ts'
import { changeRollCall, type OpenSession, openSession, rollMark, sideOf } from './roll-call.service.ts'
import { knowsLine } from './roll-view.rules.ts'

/**
 * Adds a class-mate who was there and is not on the list, present for the whole session. Refused: TakeRefusal,
 * `not-taken`, `other-school`, `approved`.
 */
export async function addGuest(ctx: Ctx, ref: SessionRef, guest: NewGuest): Promise<void> {
  const open = await openForGuests(ctx, ref)
  const by = await rollMark(ctx)
  const side = sideOf(ctx.actor)
  if (!schoolsOfGuests(open, side).includes(guest.schoolId)) throw new Refused('other-school')
  const line = guestLine(guest, open.session.minutes)
  await changeRollCall(ref.sessionId, (roll) => {
    if (roll.lines.some(({ id }) => id === line.id)) return null
    if (isApproved(roll, guest.schoolId)) throw new Refused('approved')
    const change = { lineId: line.id, schoolId: line.schoolId, before: '', after: 'guest', reason: null }
    return changed(roll, { lines: [...roll.lines, line], changes: [change], by, signed: true, signs: side })
  })
}

/** The students of the own school that a guest may have been: participants, and the classes that this actor may see. */
export async function guestCandidates(ctx: Ctx, { edition, session }: OpenSession): Promise<Student[]> {
  const schoolId = sideOf(ctx.actor)
  if (schoolId === null) return []
  const classIds = [
    ...new Set(edition.groups.filter((group) => group.schoolId === schoolId).flatMap((each) => each.classIds)),
  ]
  const seen = classIds.filter((classId) => can(ctx.actor, 'class.view', { schoolId, classId }))
  const participants = edition.participants.filter((each) => each.schoolId === schoolId)
  const [named, ...classes] = await Promise.all([
    studentsNamed(participants.map(({ studentId }) => studentId)),
    ...seen.map((classId) => studentsOfClass(ctx, 'class.view', classId, session.day)),
  ])
  const all = [...named.values(), ...classes.flat().map(({ student }) => student)]
  return [...new Map(all.map((student) => [student._id, student])).values()].toSorted(byName)
}

/** The schools of whose students a guest may be: those that take part, for a school itself alone. */
export function schoolsOfGuests({ edition }: Pick<OpenSession, 'edition'>, side: string | null): string[] {
  const schoolIds = [...new Set(edition.participants.map(({ schoolId }) => schoolId))]
  return side === null ? schoolIds : schoolIds.filter((schoolId) => schoolId === side)
}

function guestLine({ key, name, className, schoolId }: NewGuest, minutes: number): RollLine {
  return {
    id: `guest-${key}`,
    studentId: null,
    guestName: name,
    guestClass: className,
    schoolId,
    classId: null,
    groupId: null,
    counts: false,
    state: 'present',
    late: 0,
    early: 0,
    minutes,
    justified: null,
    reason: null,
    approved: false,
  }
}

/** Takes out a guest who was written by mistake. Refused: TakeRefusal, `approved`. */
export async function removeGuest(ctx: Ctx, ref: SessionRef, lineId: string): Promise<void> {
  await openForGuests(ctx, ref)
  const by = await rollMark(ctx)
  await changeRollCall(ref.sessionId, (roll) => {
    const line = guestIn(ctx, roll, lineId)
    const change = { lineId, schoolId: line.schoolId, before: 'guest', after: 'removed', reason: null }
    const lines = roll.lines.filter(({ id }) => id !== lineId)
    return changed(roll, { lines, changes: [change], by, signed: true, signs: sideOf(ctx.actor) })
  })
}

/**
 * Says which student of the school a guest was: the attendance goes over to the student. Where the student has a line of
 * the same session, the longer attendance counts. Refused: `other-school` (a teacher: also for students of classes of
 * others who take no part), `approved`; the school alone may.
 */
export async function mergeGuest(
  ctx: Ctx,
  ref: SessionRef,
  { lineId, studentId }: { lineId: string; studentId: string },
): Promise<void> {
  const { edition, session } = await openSession(ctx, 'roll-call.justify', ref)
  const by = await rollMark(ctx)
  const student = (await studentsNamed([studentId])).get(studentId)
  if (!student || !(await mayName(ctx, student, edition))) throw new Refused('other-school')
  const { lines: written } = await changeRollCall(ref.sessionId, (roll) => {
    const guest = guestIn(ctx, roll, lineId)
    const own = roll.lines.find((line) => line.studentId === studentId)
    const line = own && own.minutes >= guest.minutes ? own : asStudent(guest, studentId, edition)
    const lines = [...roll.lines.filter((each) => each !== guest && each !== own), line]
    const change = { lineId: line.id, schoolId: line.schoolId, before: 'guest', after: 'merged', reason: null }
    return changed(roll, { lines, changes: [change], by, signed: false })
  })
  const lines = written.filter((line) => line.studentId === studentId)
  await noteMachineUse(ctx, { edition, session }, { lines })
}

/** A participant of the own school, or a student whom this actor may see anyway: a teacher those of the own classes. */
async function mayName(ctx: Ctx, { _id, schoolId }: Student, edition: OpenSession['edition']): Promise<boolean> {
  if (schoolId !== sideOf(ctx.actor)) return false
  if (edition.participants.some(({ studentId }) => studentId === _id)) return true
  const classId = (await latestClassIds([_id])).get(_id) ?? null
  return can(ctx.actor, 'student.view', { schoolId, classId, studentId: _id })
}

function asStudent(guest: RollLine, studentId: string, edition: OpenSession['edition']): RollLine {
  const participant = edition.participants.findLast((each) => each.studentId === studentId)
  const group: LabGroup | undefined = edition.groups.find(({ id }) => id === participant?.groupId)
  return {
    ...guest,
    id: studentId,
    studentId,
    classId: participant?.classId ?? null,
    groupId: participant?.groupId ?? null,
    counts: group?.counts ?? false,
  }
}

async function openForGuests(ctx: Ctx, ref: SessionRef): Promise<OpenSession> {
  const open = await openSession(ctx, 'roll-call.take', ref)
  if (open.refusals.length > 0) throw new Refused(...open.refusals)
  return open
}

function guestIn(ctx: Ctx, roll: RollCall, lineId: string): RollLine {
  const line = roll.lines.find(({ id, studentId }) => id === lineId && studentId === null)
  if (!line || !knowsLine(ctx.actor, line)) throw new NotFound(`guest ${lineId}`)
  if (isApproved(roll, line.schoolId)) throw new Refused('approved')
  return line
}
