import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import type { CheckFacts } from './round-check.rules.ts'
import { dayOfRound, membersOfRound } from './round-members.service.ts'
import { offeredIn } from './round-offered.service.ts'
import type { PairFacts } from './round-pairs.rules.ts'
import { type Round, usualSeats } from './round.rules.ts'

type Checked = Pick<Round, 'kind' | 'parts' | 'opensAt' | 'offers' | 'schoolYear'>

/** Who takes part and how many seats there are, for what is decided about single students. */
export async function pairFactsOf(round: Checked, today: Day): Promise<PairFacts> {
  const [members, offers] = await Promise.all([membersOfRound(round, dayOfRound(round, today)), offeredIn(round)])
  return {
    classOf: new Map(members.map(({ unitId, classId }) => [unitId, classId])),
    seatsOf: seatsOf(round, offers),
  }
}

/** Everything that a round is checked against before its lists open. */
export async function checkFactsOf(ctx: Ctx, round: Checked): Promise<CheckFacts> {
  const [members, offers] = await Promise.all([membersOfRound(round, dayOfRound(round, ctx.today)), offeredIn(round)])
  const classOf = new Map(members.map(({ unitId, classId }) => [unitId, classId]))
  return { now: ctx.now, classOf, offers, seatsOf: seatsOf(round, offers) }
}

/** Of labs a class has one seat in the round, and may fill many of the edition: there the figure of the round counts. */
function seatsOf({ kind, offers }: Checked, offered: CheckFacts['offers']): Map<string, number> {
  return new Map(
    offers.map(({ offerId, seats }) => {
      const own = offered.get(offerId)?.seats ?? 0
      return [offerId, kind === 'labs' ? (seats ?? usualSeats(kind, own)) : own] as const
    }),
  )
}
