import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { begunStates } from '../placements/placement-state.rules.ts'
import { type Action, linkTo } from '../web/parts.ts'
import { evaluatingParties, type Evaluation, partyOf, writingRefusal } from './evaluation.rules.ts'
import { evaluationWords } from './evaluation.text.ts'

export interface OutcomeBox {
  title: string
  text: string
  actions: Action[]
}

/** How the evaluation of a placement stands, in short, for its own page; null before it runs and for who may not know. */
export function outcomeBox(
  placement: Placement,
  evaluations: readonly Pick<Evaluation, 'party' | 'state'>[],
  ctx: Ctx,
): OutcomeBox | null {
  const { _id: placementId, state } = placement
  if (!begunStates.includes(state)) return null
  if (!can(ctx.actor, 'evaluation.view', { ...belongsOf(placement), placementId })) return null
  const t = evaluationWords(ctx.language)
  const isOwn = state !== 'evaluated' && state !== 'certified' && isMine(placement, evaluations, ctx)
  return {
    title: t.box,
    text: isOwn ? t.boxYours : textOf(placement, evaluations, ctx),
    actions: [linkTo(t.open, paths.evaluations({ placementId }), { look: isOwn ? 'primary' : 'secondary' })],
  }
}

function isMine(placement: Placement, evaluations: readonly Pick<Evaluation, 'party' | 'state'>[], ctx: Ctx): boolean {
  const party = partyOf(ctx.actor)
  const isOpen = writingRefusal(placement, { party, send: true, today: ctx.today }) === null
  return isOpen && !evaluations.some((each) => each.party === party && each.state === 'sent')
}

function textOf(
  placement: Placement,
  evaluations: readonly Pick<Evaluation, 'party' | 'state'>[],
  { language }: Ctx,
): string {
  const t = evaluationWords(language)
  if (placement.state === 'certified') return t.boxCertified
  if (placement.state === 'evaluated') return t.boxEvaluated
  const sent = evaluations.filter(({ state }) => state === 'sent')
  return t.boxAnswered(sent.length, evaluatingParties(placement).length)
}
