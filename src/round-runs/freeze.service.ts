import { type Ctx, systemContext } from '../access/actor.ts'
import { listsOf } from '../choices/choice.service.ts'
import { eligibilityOf } from '../choices/eligibility.service.ts'
import { precedenceClasses } from '../choices/precedence.rules.ts'
import type { OfferFacts, UnitFacts } from '../choices/unit.rules.ts'
import { contradictionsOf } from '../matching/round-check.rules.ts'
import { inputDigest } from '../matching/round-digest.rules.ts'
import { capacityOf } from '../offers/offer-capacity.service.ts'
import { offersNamed } from '../offers/offer.service.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { removeFile } from '../platform/files.ts'
import type { FrozenRound, Round } from '../rounds/round.rules.ts'
import { dueRounds } from '../rounds/due-rounds.service.ts'
import { roundById, roundLine, writeRound } from '../rounds/round.service.ts'
import { type FreezeProblem, freezeProblems } from './freeze-problem.rules.ts'
import { type FreezeFacts, freeze } from './frozen-file.rules.ts'
import { freezesAt } from './freeze-time.rules.ts'
import type { Frozen, FrozenNames } from './frozen.rules.ts'
import { storeJson } from './stored-json.service.ts'

/** What became of the attempt: everything that decides is kept, or what contradicts itself must be mended first. */
export type Freezing = { frozen: FrozenRound } | { problems: FreezeProblem[]; names: FrozenNames }

/**
 * Freezes a round after its deadline; of several at once one does, and all get the same. Not the decision of anybody: for
 * the job, and for who may see the round. Refused: `too-early`, `not-open`.
 */
export async function freezeRound(ctx: Ctx, roundId: string): Promise<Freezing> {
  for (let attempt = 0; ; attempt++) {
    const round = await roundById(roundId)
    if (!round) throw new NotFound(`round ${roundId}`)
    if (round.frozen) return { frozen: round.frozen }
    if (round.state !== 'open') throw new Refused('not-open')
    if (ctx.now < freezesAt(round)) throw new Refused('too-early')
    try {
      return await freezeNow(systemContext(ctx.now), round)
    } catch (error) {
      // Somebody mended a lock, or froze it, while it was read: it is read again.
      const changed = error instanceof Refused && error.reasons.includes('changed-meanwhile')
      if (!changed || attempt === 4) throw error
    }
  }
}

export interface Closed {
  /** ids of the rounds that are frozen now */
  frozen: string[]
  /** how many wait for somebody to mend them */
  contradictory: number
  /** what went wrong, one for each round: it keeps the others from nothing */
  troubles: Error[]
}

/** Freezes every round whose deadline is over. */
export async function freezeDueRounds(ctx: Ctx): Promise<Closed> {
  const closed: Closed = { frozen: [], contradictory: 0, troubles: [] }
  for (const round of await dueRounds(ctx.now)) {
    if (ctx.now < freezesAt(round)) continue
    try {
      const made = await freezeRound(ctx, round._id)
      if ('frozen' in made) closed.frozen.push(round._id)
      else closed.contradictory += 1
    } catch (error) {
      closed.troubles.push(new Error(`round ${round._id}: ${String(error)}`, { cause: error }))
    }
  }
  return closed
}

async function freezeNow(ctx: Ctx, round: Round): Promise<Freezing> {
  const made = freeze(await factsOf(ctx, round))
  const problems = freezeProblems(made, contradictionsOf(made.file))
  if (problems.length > 0) return { problems, names: made.names }
  return { frozen: await keep(ctx, round, made) }
}

/** One write closes the round, if nothing about it has changed since it was read. */
async function keep(ctx: Ctx, round: Round, made: Frozen): Promise<FrozenRound> {
  const { file, names } = made
  const frozen: FrozenRound = {
    at: ctx.now,
    fileId: await storeJson('round', made),
    inputDigest: inputDigest(file),
    units: names.units.length,
    offers: names.offers.length,
  }
  try {
    await writeRound(round, { set: { state: 'closed', frozen }, line: await roundLine(ctx, 'frozen') })
  } catch (error) {
    await removeFile(frozen.fileId)
    throw error
  }
  return frozen
}

async function factsOf(ctx: Ctx, round: Round): Promise<FreezeFacts> {
  const [eligibility, lists] = await Promise.all([eligibilityOf(ctx, round), listsOf(round._id)])
  const { units, offers, reasonsFor, distance } = eligibility
  return {
    round,
    units: units.map(({ unitId, schoolId, classId, className }) => ({ unitId, schoolId, classId, className })),
    offers: offers.map(({ offerId, partnerId, title, hostName }) => ({ offerId, partnerId, title, partner: hostName })),
    capacity: round.kind === 'labs' ? editionCapacity(offers) : await offerCapacity(ctx, round),
    lists,
    reasonsFor,
    distance,
    classes: classesOf(round, units, offers),
  }
}

async function offerCapacity(ctx: Ctx, { offers }: Round) {
  const named = await offersNamed(offers.map(({ offerId }) => offerId))
  return capacityOf(ctx, [...named.values()])
}

/** Of a lab whole classes are matched: one, unless the round says more; those that are too big are not eligible. */
function editionCapacity(offers: readonly OfferFacts[]): FreezeFacts['capacity'] {
  return { offers: new Map(offers.map(({ offerId, seats }) => [offerId, { seats, running: 0 }])), limits: [] }
}

/** One order for all offers of a host. */
function classesOf(round: Round, units: readonly UnitFacts[], offers: readonly OfferFacts[]) {
  const precedence = { criteria: round.criteria, bands: round.hostBands }
  const byHost = new Map<string, string[][] | null>()
  for (const { partnerId } of offers) {
    if (byHost.has(partnerId)) continue
    const accessible = offers.some((offer) => offer.partnerId === partnerId && offer.accessible)
    byHost.set(partnerId, precedenceClasses(units, { partnerId, accessible }, precedence))
  }
  return new Map(offers.map(({ offerId, partnerId }) => [offerId, byHost.get(partnerId) ?? null]))
}
