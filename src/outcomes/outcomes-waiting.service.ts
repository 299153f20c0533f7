import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { countToCertify, endedPlacements } from '../placements/placement-waiting.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { type Evaluation, partyOf, silentParties, writingRefusal } from './evaluation.rules.ts'
import { Evaluations } from './outcome.model.ts'
import type { EvaluationParty } from './questionnaire.rules.ts'

/** What waits after the last day of placements. */
export interface OutcomesWaiting {
  /** Whose evaluation this actor owes. */
  mine: Placement[]
  /** Over and not concluded; of who may conclude them. */
  toConclude: Placement[]
  /** Concluded, and host or tutor of the school have not answered; of who closes evaluations. */
  unanswered: Placement[]
  /** Concluded, everybody has answered; of who closes evaluations. */
  toClose: Placement[]
  /** Evaluated, without certificate; of who issues it. */
  toCertify: number
}

type Told = Pick<Evaluation, 'placementId' | 'party' | 'state'>

/** What waits for this actor at the end of placements. */
export async function outcomesWaiting(ctx: Ctx): Promise<OutcomesWaiting> {
  const [ended, toCertify] = await Promise.all([
    endedPlacements(ctx, 'evaluation.view'),
    may(ctx.actor, 'certificate.issue') ? countToCertify(ctx) : 0,
  ])
  const sent = await sentOf(ended.map(({ _id }) => _id))
  const told = ({ _id }: Placement) => sent.filter(({ placementId }) => placementId === _id)
  const concluded = may(ctx.actor, 'outcome.decide') ? ended.filter(({ state }) => state === 'concluded') : []
  const waits = (placement: Placement) => silentParties(placement, told(placement)).length > 0
  return {
    mine: ended.filter((placement) => owes(ctx, placement, told(placement))),
    toConclude: may(ctx.actor, 'placement.edit') ? ended.filter(({ state }) => state === 'active') : [],
    unanswered: concluded.filter(waits),
    toClose: concluded.filter((placement) => !waits(placement)),
    toCertify,
  }
}

async function sentOf(placementIds: readonly string[]): Promise<Told[]> {
  if (placementIds.length === 0) return []
  return Evaluations.find(
    { placementId: { $in: [...placementIds] }, state: 'sent' },
    { placementId: 1, party: 1, state: 1 },
  )
    .sort({ _id: 1 })
    .lean<Told[]>()
}

function owes(ctx: Ctx, placement: Placement, told: readonly Told[]): boolean {
  const party = partyOf(ctx.actor)
  if (writingRefusal(placement, { party, send: true, today: ctx.today })) return false
  return !told.some((each) => each.party === party)
}

/** Which parties have handed in their evaluation of each of these placements. For jobs. */
export async function answeredParties(placementIds: readonly string[]): Promise<Map<string, EvaluationParty[]>> {
  const answered = new Map<string, EvaluationParty[]>()
  for (const { placementId, party } of await sentOf(placementIds))
    answered.set(placementId, [...(answered.get(placementId) ?? []), party])
  return answered
}
