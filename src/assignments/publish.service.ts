import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { MatchResult, RoundFile } from '../matching/round-file.rules.ts'
import { violationsOf } from '../matching/verify.rules.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { inTurn } from '../platform/in-turn.ts'
import { frozenFile } from '../round-runs/frozen.service.ts'
import { sealRun, unsealRun } from '../round-runs/rescue.service.ts'
import { fileOfRun } from '../round-runs/run-file.rules.ts'
import { approvedOf, isPublishable, type RoundRun } from '../round-runs/run.rules.ts'
import { findRun, resultOf, runOf } from '../round-runs/run.service.ts'
import type { Round } from '../rounds/round.rules.ts'
import { publishedRoundIds } from '../rounds/published-round.service.ts'
import { findRound, roundById, roundLine, writeRound } from '../rounds/round.service.ts'
import { tellOfPublication } from './assignment-letter.service.ts'
import { RoundAssignments } from './assignment.model.ts'
import type { Assignments } from './assignment.rules.ts'
import { firstPlaces, type Publication, type PublicationReason, publicationCounts } from './first-places.rules.ts'
import { isPublished, type PublishedRound } from './outcome.rules.ts'

export interface RunToPublish {
  roundId: string
  runId: string
}

/** What publishing this run would tell, and what stands against it. */
export async function reviewPublication(ctx: Ctx, { roundId, runId }: RunToPublish): Promise<Publication> {
  const round = await findRound(ctx, 'assignment.publish', roundId)
  const run = await findRun(ctx, roundId, runId)
  if (run.resultFileId === null) throw new Refused('not-publishable')
  const { assignments, result, file } = await outcomeFrom(round, run)
  const reasons: PublicationReason[] = [
    ...(round.published ? ['published-already' as const] : []),
    ...(round.published || isPublishable(run, round) ? [] : ['not-publishable' as const]),
    ...(isVerified(file, result, run) ? [] : ['not-verified' as const]),
  ]
  return { round, run, counts: publicationCounts(assignments.places), closed: result.closed, reasons }
}

/** After moves that a person has approved there may be complaints: those that were shown when they were, and no other. */
function isVerified(file: RoundFile, result: MatchResult, run: RoundRun): boolean {
  return violationsOf(file, result, approvedOf(run)).length === 0
}

/**
 * Publishes one run: nothing of it can be taken back. Everybody concerned is told. Doing it again makes good what a crash
 * left undone, and changes nothing else. Refused with PublicationReason, `changed-meanwhile`.
 */
export async function publishRun(
  ctx: Ctx,
  { roundId, runId, answerBy }: RunToPublish & { answerBy: Date },
  publicUrl: string,
): Promise<void> {
  const round = await findRound(ctx, 'assignment.publish', roundId)
  if (isPublished(round) && round.published.runId === runId) return completePublication(ctx, round, publicUrl)
  const { run, reasons } = await reviewPublication(ctx, { roundId, runId })
  if (reasons.length > 0) throw new Refused(...reasons)
  if (answerBy <= ctx.now) throw new Refused('answer-by-past')
  await sealRun(run)
  const { resultDigest } = await resultOf(run)
  const published = { at: ctx.now, runId, resultDigest, answerBy }
  await write(ctx, round, published)
  await completePublication(ctx, await publishedNow(roundId), publicUrl)
}

/** Of two who publish at once the first holds; the same run is then published, and that is what both wanted. */
async function write(ctx: Ctx, round: Round, published: PublishedRound['published']): Promise<void> {
  const line = await roundLine(ctx, 'published', published.resultDigest)
  try {
    await writeRound(round, { set: { state: 'published', published }, line })
  } catch (error) {
    const now = await roundById(round._id)
    if (now?.published?.runId === published.runId) return
    await unsealRun({ _id: published.runId })
    throw error
  }
}

async function publishedNow(roundId: string): Promise<PublishedRound> {
  const round = await roundById(roundId)
  if (!round || !isPublished(round)) throw new NotFound(`result of round ${roundId}`)
  return round
}

async function completePublication(ctx: Ctx, round: PublishedRound, publicUrl: string): Promise<void> {
  const run = await runOf(round._id, round.published.runId)
  const { assignments } = await outcomeFrom(round, run)
  const author = round.history.findLast(({ event }) => event === 'published')?.by
  const line = {
    at: round.published.at,
    by: author ?? { accountId: null, name: 'Bottega' },
    event: 'published' as const,
    unitId: null,
    offerId: null,
    text: round.published.resultDigest,
  }
  const { _id, ...first } = { ...assignments, log: [line] }
  await RoundAssignments.updateOne({ _id }, { $setOnInsert: first }, { upsert: true })
  await tellOfPublication(ctx, { round, assignments }, publicUrl)
  await RoundAssignments.updateOne({ _id }, { $set: { told: true } })
}

/** The same run gives the same places, whoever asks and whenever. */
async function outcomeFrom(round: Round, run: RoundRun) {
  const [{ file: frozen, names }, result] = await Promise.all([frozenFile(round), resultOf(run)])
  const file = fileOfRun(frozen, run)
  const areStudents = round.kind === 'placements'
  const assignments: Assignments = {
    _id: round._id,
    schoolIds: round.schoolIds,
    partnerIds: [...new Set(round.offers.map(({ partnerId }) => partnerId))],
    version: 0,
    places: firstPlaces({ file, result, units: names.units, rescues: run.rescues, areStudents }),
    log: [],
    told: false,
    released: false,
  }
  return { assignments, result, file }
}

/** Makes good what a crash left undone right after a result was published. Gives how many. For jobs only. */
export async function completePublications(ctx: Ctx, publicUrl: string): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const ids = await publishedRoundIds()
  const told = await RoundAssignments.find({ _id: { $in: ids }, told: true }, { _id: 1 }).lean()
  const done = new Set(told.map(({ _id }) => _id))
  const incomplete = ids.filter((id) => !done.has(id))
  await inTurn(incomplete, async (id) => {
    const round = await roundById(id)
    if (round && isPublished(round)) await completePublication(ctx, round, publicUrl)
  })
  return incomplete.length
}
