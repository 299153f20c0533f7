import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { labsOfStudent, leaveWaitingList, waitingListsOf, withdrawStudent } from '../labs/roster.service.ts'
import { isOpenEnded } from '../labs/edition.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { type Day, minDay, addDays } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newCode, newId } from '../platform/id.ts'
import { inTurn } from '../platform/in-turn.ts'
import { findClass } from '../schools/school-class.service.ts'
import { enrolmentHistory, writeEnrolmentChanges } from '../schools/student-move.service.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import type { Student } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { certifiedNow } from './release.service.ts'
import { StudentMerges } from './student-merge.model.ts'
import { StudentMoves } from './student-move.model.ts'
import {
  changesOf,
  type MoveFacts,
  type MoveKind,
  moveRefusals,
  openEnrolment,
  type Release,
  releaseDays,
  type StudentMove,
} from './student-move.rules.ts'

export interface AskedMove {
  kind: MoveKind
  /** The first day in the new class, or the last day here. */
  day: Day
  /** The new class, for a class change and for coming back. */
  classId: string | null
  reason: string | null
}

/** The moves of a student of the actor's school, the latest first. */
export async function movesOf(ctx: Ctx, studentId: string): Promise<StudentMove[]> {
  await findStudent(ctx, 'student.move', studentId)
  return StudentMoves.find({ studentId, doneAt: { $ne: null } })
    .sort({ at: -1, _id: -1 })
    .lean<StudentMove[]>()
}

/**
 * Moves a student. Refused: MoveRefusals; `changed-meanwhile` when another move of the student is being written. A
 * transfer lets the student go and makes the code with which the other school takes over.
 */
export async function moveStudent(ctx: Ctx, studentId: string, asked: AskedMove): Promise<StudentMove> {
  const student = await findStudent(ctx, 'student.move', studentId)
  const move = await begin(ctx, student, asked)
  try {
    await plan(ctx, student, move)
  } catch (error) {
    await StudentMoves.deleteOne({ _id: move._id, plan: null })
    throw error
  }
  await carryOut(ctx, move._id)
  return move
}

/** Of several moves of a student at once one is written; the others are told. */
async function begin(ctx: Ctx, student: Student, { kind, day, classId, reason }: AskedMove): Promise<StudentMove> {
  const { _id: studentId, schoolId } = student
  const move: StudentMove = {
    _id: newId(),
    schoolId,
    studentId,
    kind,
    day,
    reason,
    by: await authorOf(ctx),
    at: ctx.now,
    fromClassId: null,
    toClassId: kind === 'class-change' || kind === 'return' ? classId : null,
    inHand: studentId,
    plan: null,
    doneAt: null,
    release: null,
  }
  await StudentMoves.create(move).catch((error: unknown) => {
    if (isDuplicateKey(error)) throw new Refused('changed-meanwhile')
    throw error
  })
  return move
}

async function plan(ctx: Ctx, student: Student, move: StudentMove): Promise<void> {
  // Asked once the student is in hand: a merge looks for moves when it has both in hand, and one of us sees the other.
  if (await StudentMerges.exists({ inHand: student._id })) throw new Refused('changed-meanwhile')
  const facts = await factsOf(ctx, student, move)
  const refusals = moveRefusals(move, facts)
  if (refusals.length > 0) throw new Refused(...refusals)
  const leaves = move.kind === 'leaving' || move.kind === 'transfer'
  const editionIds = leaves ? await labsToFree(ctx, student._id) : []
  move.plan = { changes: changesOf(move, facts), editionIds }
  move.fromClassId = openEnrolment(facts.history)?.classId ?? null
  move.release = move.kind === 'transfer' ? await releaseOf(ctx, student) : null
  if (move.kind === 'return') await voidReleases(ctx, student._id)
  const { plan: planned, fromClassId, release } = move
  await StudentMoves.updateOne({ _id: move._id, plan: null }, { $set: { plan: planned, fromClassId, release } })
}

async function factsOf(ctx: Ctx, student: Student, { toClassId }: StudentMove): Promise<MoveFacts> {
  const [history, placements, target] = await Promise.all([
    enrolmentHistory(student._id),
    placementsOf(ctx, student._id),
    toClassId ? findClass(ctx, 'student.move', toClassId) : null,
  ])
  const { taxCode } = student
  const { today } = ctx
  return {
    history,
    placements,
    taxCode,
    today,
    target: target && { classId: target._id, schoolYear: target.schoolYear },
  }
}

/** All placements of a student, for what happens to them. */
export async function placementsOf(ctx: Ctx, studentId: string): Promise<Placement[]> {
  const { placements } = await listPlacements(ctx, 'placement.view', { studentIds: [studentId] })
  return placements
}

async function labsToFree(ctx: Ctx, studentId: string): Promise<string[]> {
  const [labs, waiting] = await Promise.all([labsOfStudent(ctx, studentId), waitingListsOf(ctx, studentId)])
  const taking = labs.filter(({ edition, to }) => to === null && isOpenEnded(edition.state))
  return [...new Set([...taking.map(({ edition }) => edition._id), ...waiting])]
}

async function releaseOf(ctx: Ctx, student: Student): Promise<Release> {
  return {
    code: newCode(),
    taxCode: student.taxCode ?? '',
    until: addDays(ctx.today, releaseDays),
    lines: await certifiedNow(ctx, student),
    linesAt: ctx.now,
    withdrawnAt: null,
    taking: null,
  }
}

/** Who comes back is let go no longer. */
async function voidReleases(ctx: Ctx, studentId: string): Promise<void> {
  await StudentMoves.updateMany(
    { studentId, kind: 'transfer', 'release.taking': null, 'release.withdrawnAt': null },
    { $set: { 'release.withdrawnAt': ctx.now, 'release.code': null } },
  )
}

/** Every step may be made twice. */
async function carryOut(ctx: Ctx, moveId: string): Promise<void> {
  const move = await StudentMoves.findById(moveId).lean<StudentMove>()
  if (!move?.plan) throw new NotFound('move')
  const { schoolId, studentId, toClassId, day } = move
  await writeEnrolmentChanges({
    schoolId,
    studentId,
    classId: toClassId,
    enrolmentId: moveId,
    changes: move.plan.changes,
  })
  const from = minDay(addDays(day, 1), ctx.today)
  await inTurn(move.plan.editionIds, (editionId) => freeSeat(ctx, { editionId, studentId, from, kind: move.kind }))
  await StudentMoves.updateOne({ _id: moveId }, { $set: { inHand: null, doneAt: ctx.now } })
}

interface Seat {
  editionId: string
  studentId: string
  from: Day
  kind: MoveKind
}

/** The seat comes free, and the place in the waiting list, unless they are free already or the lab is over. */
async function freeSeat(ctx: Ctx, { editionId, studentId, from, kind }: Seat): Promise<void> {
  const reason = kind === 'transfer' ? 'Trasferimento ad altra scuola' : 'Uscita dalla scuola'
  await leaveWaitingList(ctx, studentId, { editionId, reason })
  try {
    await withdrawStudent(ctx, studentId, { editionId, from, reason })
  } catch (error) {
    // Who only waited never took part.
    const settled = error instanceof Refused && error.reasons.every((each) => ['not-in', 'edition-over'].includes(each))
    if (!settled && !(error instanceof NotFound)) throw error
  }
}

/** Whether one of these students is being moved this very moment. */
export async function isBeingMoved(studentIds: readonly string[]): Promise<boolean> {
  return (await StudentMoves.exists({ inHand: { $in: [...studentIds] } })) !== null
}

/** What happened to one record of a student is from now on told of the other. Twice is once. */
export async function bringMovesUnder(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  await StudentMoves.updateMany({ schoolId, studentId: from }, { $set: { studentId: to } })
  const taken = { 'release.taking.schoolId': schoolId, 'release.taking.studentId': from }
  await StudentMoves.updateMany(taken, { $set: { 'release.taking.studentId': to } })
}

/** A move that somebody began and did not finish is taken up again after this long. */
const resumeAfterMs = 2 * 60_000

/** Takes up again the moves that were left in the middle; one without a plan never began. Gives how many. */
export async function resumeMoves(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - resumeAfterMs)
  await StudentMoves.deleteMany({ plan: null, doneAt: null, at: { $lt: before } })
  const waiting = await StudentMoves.find({ doneAt: null, at: { $lt: before } }, { _id: 1 })
    .sort({ at: 1 })
    .lean()
  await inTurn(waiting, ({ _id }) => carryOut(ctx, _id))
  return waiting.length
}
