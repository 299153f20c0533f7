import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { isSuspended, makeMove, otherActive, undoIfOvertaken } from './placement-move.service.ts'
import type { Placement } from './placement.rules.ts'
import { findPlacement } from './placement.service.ts'
import { isMoveFrom } from './placement-state.rules.ts'
import { type ResumingReason, resumingReasons } from './placement-step.rules.ts'

/** Suspends a placement from today on, saying why. Refused: `not-from-this-state`, `changed-meanwhile`. */
export async function suspendPlacement(ctx: Ctx, id: string, reason: string): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  if (!isMoveFrom(placement.state, 'suspend')) throw new Refused('not-from-this-state')
  await makeMove(ctx, placement, { move: 'suspend', reason })
}

/** Why a suspended placement cannot go on today; none when it can. */
export async function reasonsAgainstResuming(ctx: Ctx, placement: Placement): Promise<ResumingReason[]> {
  const [others, hostSuspended] = await Promise.all([
    otherActive(ctx, placement),
    isSuspended(ctx, placement.partnerId),
  ])
  return resumingReasons(placement, { today: ctx.today, others, hostSuspended })
}

/** Lets a suspended placement go on from today. Refused with every ResumingReason, or `changed-meanwhile`. */
export async function resumePlacement(ctx: Ctx, id: string): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const reasons = await reasonsAgainstResuming(ctx, placement)
  if (reasons.length > 0) throw new Refused(...reasons)
  await makeMove(ctx, placement, { move: 'resume', reason: null })
  await undoIfOvertaken(ctx, placement, { event: 'resumption-undone', to: 'suspended' })
}
