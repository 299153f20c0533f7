import { authorise, can, visible } from '../access/access.ts'
import type { Actor, Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { frozenFile } from '../round-runs/frozen.service.ts'
import { fileOfRun } from '../round-runs/run-file.rules.ts'
import { resultOf, runOf } from '../round-runs/run.service.ts'
import type { Round } from '../rounds/round.rules.ts'
import { findRound, roundById } from '../rounds/round.service.ts'
import { RoundAssignments } from './assignment.model.ts'
import type { Assignments, Place } from './assignment.rules.ts'
import { type Decided, isPublished, type Outcome } from './outcome.rules.ts'

const attempts = 60

/** What became of a round; null until it is published. For use cases that have decided who may know. */
export async function assignmentsOf(roundId: string): Promise<Assignments | null> {
  return RoundAssignments.findById(roundId).lean<Assignments>()
}

/** The outcome of a round that this actor may see so; NotFound for others', and before it is published. */
export async function findOutcome(ctx: Ctx, permission: Permission, roundId: string): Promise<Outcome> {
  return outcomeOf(await findRound(ctx, permission, roundId))
}

/** The same for who is in it, or for use cases that have decided who may know. */
export async function outcomeById(roundId: string): Promise<Outcome> {
  const round = await roundById(roundId)
  if (!round) throw new NotFound(`round ${roundId}`)
  return outcomeOf(round)
}

async function outcomeOf(round: Round): Promise<Outcome> {
  const assignments = isPublished(round) ? await assignmentsOf(round._id) : null
  if (!isPublished(round) || !assignments) throw new NotFound(`result of round ${round._id}`)
  return { round, assignments }
}

/** What decided the outcome, read back from the files. */
export async function decidedBy({ round, assignments }: Outcome): Promise<Decided> {
  const [frozen, run] = await Promise.all([frozenFile(round), runOf(round._id, round.published.runId)])
  const result = await resultOf(run)
  return { round, assignments, run, file: fileOfRun(frozen.file, run), result, names: frozen.names }
}

/** Whose a place is, for the policy. */
export function belongsOf({ schoolId, studentId }: Place): { schoolId: string; studentId: string | null } {
  return { schoolId, studentId }
}

/** The places whose students this actor may know by name. */
export function placesFor(actor: Actor, { places }: Assignments): Place[] {
  if (actor.role === 'city' || actor.role === 'system') return []
  return places.filter((place) => can(actor, 'assignment.view', belongsOf(place)))
}

/** The place of one unit; NotFound when it is not in the round or not this actor's to answer for. */
export function answerablePlace(ctx: Ctx, { places }: Assignments, unitId: string): Place {
  const place = places.find((each) => each.unitId === unitId)
  if (!place) throw new NotFound(`place of ${unitId}`)
  authorise(ctx.actor, 'assignment.answer', belongsOf(place))
  return place
}

/** The student's own place and what decided it; NotFound when they are not in the round. */
export async function findOwnPlace(ctx: Ctx, roundId: string): Promise<Decided & { place: Place }> {
  const { studentId } = visible(ctx.actor, 'assignment.answer')
  const outcome = await outcomeById(roundId)
  const place = typeof studentId === 'string' ? ownOf(outcome.assignments, studentId) : undefined
  if (!place) throw new NotFound(`own place in round ${roundId}`)
  return { ...(await decidedBy(outcome)), place }
}

/** Of two records that have become one the place that was not given back. */
function ownOf({ places }: Assignments, studentId: string): Place | undefined {
  const own = places.filter((place) => place.studentId === studentId)
  return own.find(({ state }) => state !== 'withdrawn') ?? own[0]
}

type Change = Pick<Assignments, 'places' | 'log'>

/**
 * Changes the places of a round in one write, which holds only while they are the ones the change was made from: when
 * somebody was quicker, the change is decided anew. `decide` throws to refuse, and gives null when nothing is to do.
 * Gives them before and after; null when nothing was done.
 */
export async function changePlaces(
  roundId: string,
  decide: (before: Assignments) => Change | null | Promise<Change | null>,
): Promise<{ before: Assignments; after: Assignments } | null> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await assignmentsOf(roundId)
    if (!before) throw new NotFound(`result of round ${roundId}`)
    const change = await decide(before)
    if (change === null) return null
    const { version } = before
    const { places, log } = change
    const written = await RoundAssignments.updateOne(
      { _id: roundId, version },
      { $set: { places, log }, $inc: { version: 1 } },
    )
    if (written.modifiedCount === 1) return { before, after: { ...before, places, log, version: version + 1 } }
  }
  throw new Refused('changed-meanwhile')
}
