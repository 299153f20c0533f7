import type { Ctx } from '../access/actor.ts'
import { authorOf } from '../partners/author.service.ts'
import { Refused } from '../platform/errors.ts'
import { findRound, roundById } from '../rounds/round.service.ts'
import { RoundRuns } from './run.model.ts'
import { isPublishable, type RescueDecision, type RoundRun, versionOf } from './run.rules.ts'
import { countsWith, resultOf, runOf } from './run.service.ts'

export interface DecidedRescue {
  roundId: string
  runId: string
  /** for whom the place would be freed */
  student: string
  decision: 'approved' | 'refused'
  reason: string
  /** how often the run had been decided on when the page was shown */
  version: number
}

/**
 * Approves or refuses the proposal that comes first, with a reason that stays on record; those that remain are worked out
 * again. Refused: `not-closed`, `not-publishable`, and `changed-meanwhile` when somebody has decided since, when the run is
 * being published, or when it is not the proposal that comes first.
 */
export async function decideRescue(
  ctx: Ctx,
  { roundId, runId, student, version, ...said }: DecidedRescue,
): Promise<void> {
  const round = await findRound(ctx, 'round-run.make', roundId)
  if (round.state !== 'closed') throw new Refused('not-closed')
  const run = await runOf(roundId, runId)
  if (!isPublishable(run, round)) throw new Refused('not-publishable')
  const proposal = (await resultOf(run)).rescueProposals[0]
  if (versionOf(run) !== version || proposal?.student !== student) throw new Refused('changed-meanwhile')
  const decision: RescueDecision = { proposal, ...said, by: await authorOf(ctx), at: ctx.now }
  const counts = await countsWith({ ...run, rescues: [...run.rescues, decision] })
  const { modifiedCount } = await RoundRuns.updateOne(
    { _id: runId, sealed: false, rescues: { $size: version } },
    { $push: { rescues: decision }, $set: counts },
  )
  if (modifiedCount === 0) throw new Refused('changed-meanwhile')
}

/**
 * Closes a run to decisions, because it is about to be published as it was read. Refused: `changed-meanwhile`. For the use
 * case that publishes.
 */
export async function sealRun(run: Pick<RoundRun, '_id' | 'rescues'>): Promise<void> {
  const { matchedCount } = await RoundRuns.updateOne(
    { _id: run._id, rescues: { $size: versionOf(run) } },
    { $set: { sealed: true } },
  )
  if (matchedCount === 0) throw new Refused('changed-meanwhile')
}

/** Opens it to decisions again, because publishing it was refused after all; unless somebody else has published it. */
export async function unsealRun({ _id }: Pick<RoundRun, '_id'>): Promise<void> {
  const run = await RoundRuns.findById(_id, { roundId: 1 }).lean()
  const round = run && (await roundById(run.roundId))
  if (round?.published?.runId === _id) return
  await RoundRuns.updateOne({ _id }, { $set: { sealed: false } })
}
