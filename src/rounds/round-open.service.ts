import { randomBytes } from 'node:crypto'
import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { holdFree, holdOffers, releaseOffers } from '../offers/offer-hold.service.ts'
import { Refused } from '../platform/errors.ts'
import { roundProblems } from './round-check.rules.ts'
import { editedRound, refuse, type ShownRound } from './round-create.service.ts'
import { moveRefusals } from './round-deadline.rules.ts'
import { checkFactsOf } from './round-facts.service.ts'
import { mayCancel } from './round-steps.rules.ts'
import { Rounds } from './round.model.ts'
import { type Round, versionOf } from './round.rules.ts'
import { digestOfSeed, findRound, roundLine, writeRound } from './round.service.ts'

/**
 * Opens the lists: the seed of the draw is made, its digest is published, and the offers are held by the round. Of several
 * who open it at once one does. Gives the open round. Refused: `not-ready`, ChangeRefusal, `offer-not-published`,
 * `offer-in-other-round` when another round was quicker, `changed-meanwhile`.
 */
export async function openRound(ctx: Ctx, shown: ShownRound): Promise<Round> {
  const round = await editedRound(ctx, shown, 'opening')
  const problems = roundProblems(round, await checkFactsOf(ctx, round))
  if (problems.length > 0) throw new Refused('not-ready')
  const seed = randomBytes(32).toString('hex')
  const set = { state: 'open', opensAt: ctx.now, seed, seedDigest: digestOfSeed(seed) } as const
  const line = await roundLine(ctx, 'opened')
  await writeRound(round, { set, line })
  // Only who has opened it comes here, so that nobody lets go what another has taken.
  await hold(ctx, round)
  return { ...round, ...set, history: [...round.history, line] }
}

/** Offers are of hosts; an edition of a lab goes on taking enrolments. */
async function hold(ctx: Ctx, { _id, kind, offers }: Round): Promise<void> {
  if (kind === 'labs') return
  try {
    await holdOffers(ctx, { offerIds: offers.map(({ offerId }) => offerId), roundId: _id })
  } catch (error) {
    if (error instanceof Refused) await closeAgain(ctx, _id)
    throw error
  }
}

/** A draft as before: nobody was told, and the seed was never used. */
async function closeAgain(ctx: Ctx, roundId: string): Promise<void> {
  await Rounds.updateOne(
    { _id: roundId, state: 'open', frozen: null },
    {
      $set: { state: 'draft', opensAt: null, seed: '', seedDigest: '' },
      $push: { history: await roundLine(ctx, 'edited', 'opening') },
    },
  )
}

/** Moves the deadline of open lists. Gives the round as it is then. Refused: MoveRefusal, `changed-meanwhile`. */
export async function moveDeadline(ctx: Ctx, { id, version }: ShownRound, closesAt: Date): Promise<Round> {
  const round = await findRound(ctx, 'round.steer', id)
  refuse(moveRefusals(round, closesAt, ctx.now))
  if (versionOf(round) !== version) throw new Refused('changed-meanwhile')
  const line = await roundLine(ctx, 'deadline-moved', round.closesAt.toISOString())
  await writeRound(round, { set: { closesAt }, line })
  return { ...round, closesAt, history: [...round.history, line] }
}

/**
 * Gives a round up, and lets its offers go. Gives what it was. Refused: `not-cancellable` once the result is published,
 * `changed-meanwhile`.
 */
export async function cancelRound(ctx: Ctx, { id, version }: ShownRound, reason: string): Promise<Round> {
  const round = await findRound(ctx, 'round.steer', id)
  // Whoever was cut off while the offers were let go presses again.
  if (round.state === 'cancelled') {
    await releaseOffers(ctx, id)
    return round
  }
  if (!mayCancel(round)) throw new Refused('not-cancellable')
  if (versionOf(round) !== version) throw new Refused('changed-meanwhile')
  await writeRound(round, { set: { state: 'cancelled' }, line: await roundLine(ctx, 'cancelled', reason) })
  await releaseOffers(ctx, id)
  return round
}

/**
 * Holds the offers of open rounds again that a process left in the middle has not held; those that it has stay as they are.
 * Gives how many rounds were short. For jobs only.
 */
export async function resumeOpenings(ctx: Ctx): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const open = await Rounds.find({ state: 'open', kind: 'placements' }, { kind: 1, offers: 1 }).lean<Round[]>()
  let short = 0
  for (const { _id, offers } of open) {
    const held = await holdFree(ctx, { offerIds: offers.map(({ offerId }) => offerId), roundId: _id })
    if (held > 0) short += 1
  }
  return short
}
