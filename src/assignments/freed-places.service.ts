import { authorise } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { offersOf } from '../choices/offer-facts.service.ts'
import { wholeEditions } from '../labs/edition-bulk.service.ts'
import { releaseOffers } from '../offers/offer-hold.service.ts'
import { cancelledAmong, standingOf } from '../placements/round-placement.service.ts'
import { log } from '../platform/log.ts'
import { settlePlaces } from './answer.service.ts'
import { RoundAssignments } from './assignment.model.ts'
import { outcomeById } from './assignment.service.ts'
import type { Outcome } from './outcome.rules.ts'
import { completePublications } from './publish.service.ts'

/**
 * Makes good what was left undone when a result was published, lets go what nobody answered in time, offers what is free,
 * and gives back the offers of rounds that are over. Gives how many steps were made. A round that fails is logged and
 * keeps no other waiting. For jobs only.
 */
export async function keepFreedPlaces(ctx: Ctx, publicUrl: string): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  let steps = await completePublications(ctx, publicUrl)
  const open = await RoundAssignments.find({ released: false }, { _id: 1 }).sort({ _id: 1 }).lean()
  for (const { _id } of open) {
    try {
      steps += await keepRound(ctx, _id, publicUrl)
    } catch (error) {
      log.error({ err: error, roundId: _id }, 'the places of a round could not be kept')
    }
  }
  return steps
}

async function keepRound(ctx: Ctx, roundId: string, publicUrl: string): Promise<number> {
  const outcome = await outcomeById(roundId)
  const gone = await goneAmong(outcome)
  const isGone = ({ placementId }: { placementId: string | null }) => placementId !== null && gone.has(placementId)
  const steps = await settlePlaces(systemContext(ctx.now), outcome, { isGone, publicUrl })
  await releaseIfOver(ctx, await outcomeById(roundId))
  return steps
}

/** The placements that were cancelled, or the groups of classes that were taken out of their edition. */
async function goneAmong({ round, assignments }: Outcome): Promise<ReadonlySet<string>> {
  const placementIds = assignments.places.flatMap(({ placementId }) => placementId ?? [])
  if (round.kind !== 'labs') return cancelledAmong(placementIds)
  const editions = await wholeEditions(placementIds.length > 0 ? round.offers.map(({ offerId }) => offerId) : [])
  const groups = [...editions.values()].flatMap((edition) => edition.groups)
  return new Set(
    groups.filter(({ id, state }) => state === 'withdrawn' && placementIds.includes(id)).map(({ id }) => id),
  )
}

/**
 * Nobody has a place that is not prepared yet, or the period of every offer is over: until then nobody else may take the
 * seat that such a place still needs.
 */
async function releaseIfOver(ctx: Ctx, { round, assignments }: Outcome): Promise<void> {
  const waits = assignments.places.some(
    ({ state, offered }) => state === 'assigned' || state === 'accepted' || offered !== null,
  )
  const holds = waits || (round.kind === 'placements' && (await isBeingPrepared(assignments)))
  if (holds && (await offersOf(ctx, round)).some(({ to }) => to >= ctx.today)) return
  const { _id, version } = assignments
  const over = await RoundAssignments.updateOne({ _id, version }, { $set: { released: true } })
  if (over.modifiedCount === 1 && round.kind === 'placements') await releaseOffers(ctx, _id)
}

/** A preparation was cut off before the placement was there, or is going on. */
async function isBeingPrepared({ places }: Outcome['assignments']): Promise<boolean> {
  const ids = places.flatMap(({ state, placementId }) => (state === 'placed' && placementId ? [placementId] : []))
  const there = await standingOf(ids)
  return ids.some((id) => !there.has(id))
}
