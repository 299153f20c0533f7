import type { Ctx } from '../access/actor.ts'
import { authorise } from '../access/access.ts'
import { moveStudentAbsences } from '../absences/absence-student-merge.service.ts'
import { twinAccounts, uniteAccounts } from '../accounts/student-account-merge.service.ts'
import { moveStudentPlaces } from '../assignments/assignment-merge.service.ts'
import { moveStudentAttestations } from '../attestations/attestation-student-merge.service.ts'
import { moveStudentFeeds } from '../calendar/feed-student-merge.service.ts'
import { moveStudentChoices } from '../choices/choice-student-merge.service.ts'
import { dropExportsOf } from '../export-jobs/export-student.service.ts'
import { moveStudentProposals } from '../host-proposals/proposal-student-merge.service.ts'
import { moveStudentHours } from '../hours/hour-student-merge.service.ts'
import { moveStudentEditions } from '../labs/edition-student-merge.service.ts'
import { recordFacts } from '../ledger/ledger.service.ts'
import { moveStudentPriorHours } from '../ledger/prior-student-merge.service.ts'
import { moveStudentAuthorisations } from '../machine-authorisations/authorisation-student-merge.service.ts'
import { moveStudentOutcomes } from '../outcomes/outcome-student-merge.service.ts'
import { moveStudentPapers } from '../paperwork/papers-student-merge.service.ts'
import { authorOf } from '../partners/author.service.ts'
import { moveGroupStudents } from '../placement-groups/group-student-merge.service.ts'
import { moveStudentPlacements } from '../placements/placement-student-merge.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { inTurn } from '../platform/in-turn.ts'
import { moveStudentRollCalls } from '../roll-calls/roll-call-student-merge.service.ts'
import { moveStudentRounds } from '../rounds/round-moves.service.ts'
import { type IdentityFact, identityOf, type Side, type StudentWay } from '../schools/student-merge.rules.ts'
import {
  formerIdsOf,
  isListBeingApplied,
  leadsTo,
  leadStudentTo,
  uniteEnrolments,
  writeIdentity,
} from '../schools/student-merge.service.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { moveStudentFile } from '../student-files/file-merge.service.ts'
import { StudentMerges } from './student-merge.model.ts'
import { findTwins, obstaclesOf, type Pair } from './student-merge-preview.service.ts'
import { chainOf, factOfMerge, mergeRefusals, resumeAfterMs, type StudentMerge } from './student-merge.rules.ts'
import { bringMovesUnder, isBeingMoved } from './student-move.service.ts'

export interface MergeDecision {
  /** Of which record each fact is right. */
  chosen: Readonly<Record<IdentityFact, Side>>
  /** How the school knows that it is one person. */
  reason: string
}

/** The records that went into a student's, the latest first. */
export async function mergesOf(ctx: Ctx, studentId: string): Promise<StudentMerge[]> {
  await findStudent(ctx, 'student.merge', studentId)
  const former = (await formerIdsOf([studentId])).get(studentId) ?? []
  return StudentMerges.find({ keepId: { $in: [studentId, ...former] }, begunAt: { $ne: null } })
    .sort({ at: -1, _id: -1 })
    .lean<StudentMerge[]>()
}

/**
 * Makes two records of one student one. Refused with MergeRefusal, `merge-under-way` when one of the two is in another
 * merge, or `changed-meanwhile` when others kept writing: then it has begun, and is finished by itself.
 */
export async function mergeStudents(ctx: Ctx, pair: Pair, decision: MergeDecision): Promise<void> {
  const { students, way } = await findTwins(ctx, pair)
  if (way.from === way.to) throw new Refused('the-same')
  const merge = await claim(ctx, students, decision)
  try {
    await refuse(ctx, way)
  } catch (error) {
    await StudentMerges.deleteOne({ _id: merge._id, begunAt: null })
    throw error
  }
  await StudentMerges.updateOne({ _id: merge._id, begunAt: null }, { $set: { begunAt: ctx.now } })
  await carryOut(ctx, merge)
}

/** Of several merges that one of the two is in, one is written; the others are told. */
async function claim(
  ctx: Ctx,
  students: Record<Side, Student>,
  { chosen, reason }: MergeDecision,
): Promise<StudentMerge> {
  const { keep, gone } = students
  const { schoolId } = keep
  const accounts = await twinAccounts(ctx, { schoolId, from: gone._id, to: keep._id })
  const merge: StudentMerge = {
    _id: gone._id,
    schoolId,
    keepId: keep._id,
    inHand: [gone._id, keep._id],
    at: ctx.now,
    by: await authorOf(ctx),
    reason,
    identity: identityOf(students, chosen),
    before: { keep: snapshot(keep), gone: snapshot(gone) },
    account: accounts.stays,
    begunAt: null,
    doneAt: null,
    sweptAt: null,
  }
  await StudentMerges.create(merge).catch((error: unknown) => {
    if (isDuplicateKey(error)) throw new Refused('merge-under-way')
    throw error
  })
  return merge
}

function snapshot({ surname, givenName, taxCode, birthDate, sex, email }: Student): StudentMerge['before']['keep'] {
  return { surname, givenName, taxCode, birthDate, sex, email }
}

/** With both in hand nobody begins to move them; what was begun before is seen here. */
async function refuse(ctx: Ctx, way: StudentWay): Promise<void> {
  const [obstacles, list, move] = await Promise.all([
    obstaclesOf(ctx, way),
    isListBeingApplied(way.schoolId),
    isBeingMoved([way.from, way.to]),
  ])
  const refusals = mergeRefusals(obstacles, { list, move })
  if (refusals.length > 0) throw new Refused(...refusals)
}

/** Every step may be made twice, and none loses anything when the next one never comes. */
async function carryOut(ctx: Ctx, merge: StudentMerge): Promise<void> {
  const { _id: from, keepId, schoolId, identity, before } = merge
  // The one that stays may itself have gone into a third one since.
  const to = (await leadsTo([from])).get(from) ?? keepId
  const way: StudentWay = { schoolId, from, to }
  await leadStudentTo(ctx, way)
  await recordFacts(chainOf(merge), [factOfMerge(merge)], ctx.now)
  const codes = [before.keep.taxCode, before.gone.taxCode]
  await writeIdentity(ctx, way, { identity, codes, email: before.keep.email ?? before.gone.email })
  await uniteEnrolments(ctx, way)
  await uniteAccounts(ctx, way, merge.account)
  await moveStudentFeeds(ctx, way)
  await bringMovesUnder(ctx, way)
  await movePlacementsWithAll(ctx, merge, way)
  await moveLabs(ctx, merge, way)
  await moveStudentFile(ctx, way)
  await moveStudentPriorHours(ctx, way)
  await dropExportsOf(ctx, { schoolId, studentId: from })
  await StudentMerges.updateOne({ _id: from }, { $set: { doneAt: merge.doneAt ?? ctx.now, inHand: [from] } })
}

async function movePlacementsWithAll(ctx: Ctx, { identity, by }: StudentMerge, way: StudentWay): Promise<void> {
  await moveStudentPlacements(ctx, way, identity)
  await moveGroupStudents(ctx, way)
  await moveStudentPapers(ctx, way)
  await moveStudentHours(ctx, way, { ...by, accountId: by.accountId ?? '', role: 'office', at: ctx.now })
  await moveStudentAbsences(ctx, way)
  await moveStudentOutcomes(ctx, way)
  await moveStudentProposals(ctx, way)
  await moveStudentChoices(ctx, way)
  await moveStudentPlaces(ctx, way)
  await moveStudentRounds(ctx, way)
}

async function moveLabs(ctx: Ctx, { identity, by }: StudentMerge, way: StudentWay): Promise<void> {
  await moveStudentEditions(ctx, way)
  await moveStudentRollCalls(ctx, way, { ...by, role: 'office', at: ctx.now })
  await moveStudentAuthorisations(ctx, way, fullName(identity))
  await moveStudentAttestations(ctx, way)
}

/**
 * Takes up again the merges that somebody began and could not finish, and looks once more through those that are done
 * for what somebody was writing at that very moment. One of which nothing was written is forgotten. Gives how many were
 * not finished.
 */
export async function resumeStudentMerges(ctx: Ctx): Promise<number> {
  authorise(ctx.actor, 'student.merge', {})
  const before = new Date(ctx.now.getTime() - resumeAfterMs)
  await StudentMerges.deleteMany({ begunAt: null, at: { $lt: before } })
  const waiting = await StudentMerges.find({ sweptAt: null, begunAt: { $ne: null }, at: { $lt: before } })
    .sort({ at: 1, _id: 1 })
    .lean<StudentMerge[]>()
  await inTurn(waiting, async (merge) => {
    await carryOut(ctx, merge)
    await StudentMerges.updateOne({ _id: merge._id }, { $set: { sweptAt: ctx.now } })
  })
  return waiting.filter(({ doneAt }) => doneAt === null).length
}
