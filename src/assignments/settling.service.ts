import type { Ctx } from '../access/actor.ts'
import { offersOf } from '../choices/offer-facts.service.ts'
import { authorOf } from '../partners/author.service.ts'
import type { AssignmentLine } from './assignment.rules.ts'
import { decidedBy } from './assignment.service.ts'
import type { Decided, Outcome } from './outcome.rules.ts'
import { offerUntil, type Settling } from './place-step.rules.ts'
import { promotionMarket } from './promotion.rules.ts'

/** What free seats go by: the round as it was frozen, and which offers may still take somebody now. */
export async function settlingOf(ctx: Ctx, outcome: Outcome): Promise<Settling> {
  const { round, run, file, result, names } = await decidedBy(outcome)
  return settlingFrom(ctx, { round, run, file, result, names })
}

async function settlingFrom(ctx: Ctx, { round, run, file, result, names }: Omit<Decided, 'assignments'>) {
  const offers = new Map((await offersOf(ctx, round)).map((offer) => [offer.offerId, offer]))
  const closed = new Set(result.closed)
  const isOpen = (offerId: string) => {
    const offer = offers.get(offerId)
    return offer !== undefined && offer.open && offer.from > ctx.today && !closed.has(offerId)
  }
  const untilOf = (offerId: string) => {
    const startsOn = offers.get(offerId)?.from ?? ctx.today
    return offerUntil(ctx.now, { answerBy: round.published.answerBy, startsOn })
  }
  const market = promotionMarket(file, { isOpen, apart: names.keepApart, separated: run.separated })
  return { market, now: ctx.now, untilOf }
}

/** Lines of the log as somebody leaves them now. */
export async function linesBy(
  ctx: Ctx,
  lines: readonly Omit<AssignmentLine, 'at' | 'by'>[],
): Promise<AssignmentLine[]> {
  const by = await authorOf(ctx)
  return lines.map((line) => ({ at: ctx.now, by, ...line }))
}
