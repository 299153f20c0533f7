import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { authorOf } from '../partners/author.service.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { pairFactsOf } from './round-facts.service.ts'
import { dayOfRound, membersOfRound } from './round-members.service.ts'
import { type NewPair, pairRefusals, withoutPair } from './round-pairs.rules.ts'
import { changeRefusal } from './round-steps.rules.ts'
import type { Round } from './round.rules.ts'
import { findRound, roundLine, writeRound } from './round.service.ts'

const mostTries = 5

/** What is said about a student of the own school; `id` is made by the form, so that sending it twice stores it once. */
export interface SaidPair {
  id: string
  reason: string
  pair: NewPair
}

/**
 * Fixes a place, forbids a host or keeps two students apart. Refused: ChangeRefusal, PairRefusal, `changed-meanwhile` when
 * others kept writing the round.
 */
export async function addPair(ctx: Ctx, roundId: string, { id, reason, pair }: SaidPair): Promise<void> {
  const schoolId = schoolOf(ctx)
  await retried(ctx, roundId, async (round) => {
    if (pairsOf(round).some((each) => each.id === id)) return null
    const own = new Set(
      (await membersOfRound(round, dayOfRound(round, ctx.today))).filter(by(schoolId)).map(({ unitId }) => unitId),
    )
    const units = pair.kind === 'apart' ? pair.unitIds : [pair.unitId]
    if (!units.every((unitId) => own.has(unitId))) throw new Refused('unit-not-in-round')
    const refusals = pairRefusals(round, pair, await pairFactsOf(round, ctx.today))
    if (refusals.length > 0) throw new Refused(...refusals)
    return withPair(round, pair, { id, schoolId, reason, by: await authorOf(ctx), at: ctx.now })
  })
}

/** Takes back what the own school has said. Refused: ChangeRefusal, `changed-meanwhile`. */
export async function removePair(ctx: Ctx, roundId: string, pairId: string): Promise<void> {
  const schoolId = schoolOf(ctx)
  await retried(ctx, roundId, (round) => {
    const pair = pairsOf(round).find(({ id }) => id === pairId)
    if (!pair || pair.schoolId !== schoolId) throw new NotFound(`pair ${pairId}`)
    return Promise.resolve(withoutPair(round, pairId))
  })
}

function schoolOf({ actor }: Ctx): string {
  if (!('schoolId' in actor)) throw new Forbidden('round.take-part')
  authorise(actor, 'round.take-part', actor)
  return actor.schoolId
}

const by = (own: string) => (each: { schoolId: string }) => each.schoolId === own

function pairsOf({ locks, forbidden, keepApart }: Round): { id: string; schoolId: string }[] {
  return [...locks, ...forbidden, ...keepApart]
}

type Said = Omit<Round['locks'][number], 'unitId' | 'offerId'>

function withPair(round: Round, pair: NewPair, said: Said): Round {
  if (pair.kind === 'lock')
    return { ...round, locks: [...round.locks, { ...said, unitId: pair.unitId, offerId: pair.offerId }] }
  if (pair.kind === 'forbidden')
    return { ...round, forbidden: [...round.forbidden, { ...said, unitId: pair.unitId, partnerId: pair.partnerId }] }
  return { ...round, keepApart: [...round.keepApart, { ...said, unitIds: pair.unitIds }] }
}

/**
 * Each pair is checked against the round as it is when it is written, so nobody has to have seen the latest one. Gives
 * up after a few others were quicker.
 */
async function retried(ctx: Ctx, roundId: string, decide: (round: Round) => Promise<Round | null>): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const round = await findRound(ctx, 'round.take-part', roundId)
    const refusal = changeRefusal(round, 'pairs', ctx.now)
    if (refusal) throw new Refused(refusal)
    const changed = await decide(round)
    if (!changed) return
    const { locks, forbidden, keepApart } = changed
    const change = { set: { locks, forbidden, keepApart }, line: await roundLine(ctx, 'edited', 'pairs') }
    try {
      return await writeRound(round, change)
    } catch (error) {
      // Somebody else was quicker: the next look reads the round again.
      if (!(error instanceof Refused)) throw error
    }
  }
  throw new Refused('changed-meanwhile')
}

/** What the own school has said about its students in a round; nobody else reads it. */
export function ownPairs({ locks, forbidden, keepApart }: Round, schoolId: string) {
  return {
    locks: locks.filter(by(schoolId)),
    forbidden: forbidden.filter(by(schoolId)),
    keepApart: keepApart.filter(by(schoolId)),
  }
}
