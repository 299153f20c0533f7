import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { authorOf } from '../partners/author.service.ts'
import { familyInformed } from '../student-files/student-file.service.ts'
import type { HostConsent, Placement } from './placement.rules.ts'
import { findPlacement } from './placement.service.ts'
import { hostFacts, makeMove } from './placement-move.service.ts'
import { isMoveFrom, type PlacementMove } from './placement-state.rules.ts'
import { askedPlacement } from './proposal.service.ts'
import {
  type PreparationReason,
  preparationReasons,
  type ProposalReason,
  proposalReasons,
} from './placement-step.rules.ts'

/** Why the host cannot be asked yet; none when it may be. */
export async function reasonsAgainstProposal(ctx: Ctx, placement: Placement): Promise<ProposalReason[]> {
  return proposalReasons(placement, await hostFacts(ctx, placement))
}

/** Asks the host. Refused with every ProposalReason there is, or `changed-meanwhile`. Gives what the host is asked. */
export async function proposePlacement(ctx: Ctx, id: string): Promise<Placement> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const reasons = await reasonsAgainstProposal(ctx, placement)
  if (reasons.length > 0) throw new Refused(...reasons)
  await makeMove(ctx, placement, { move: 'propose', reason: null })
  return placement
}

/** The school asks no longer: a draft again. Refused: `not-from-this-state`, `changed-meanwhile`. */
export async function takeBackProposal(ctx: Ctx, id: string): Promise<void> {
  const placement = await findMovable(ctx, id, 'take-back')
  await makeMove(ctx, placement, { move: 'take-back', reason: null })
}

/** The host says yes on its own page. Refused: `not-from-this-state`, `changed-meanwhile`. Gives what it was asked. */
export async function acceptProposal(ctx: Ctx, id: string): Promise<Placement> {
  const placement = await findAsked(ctx, id, 'accept')
  const { name } = await authorOf(ctx)
  const consent: HostConsent = { name, on: ctx.today, means: 'page' }
  await makeMove(ctx, placement, { move: 'accept', reason: null, set: { consent } })
  return placement
}

/** The host says no and why: a draft again. Refused as acceptProposal. Gives what it was asked. */
export async function declineProposal(ctx: Ctx, id: string, reason: string): Promise<Placement> {
  const placement = await findAsked(ctx, id, 'decline')
  await makeMove(ctx, placement, { move: 'decline', reason })
  return placement
}

/**
 * The school notes who said yes for the host, when and by what means. Refused: `not-from-this-state`, `in-the-future`
 * for a day after today, every ProposalReason but that the student is named, `changed-meanwhile`.
 */
export async function agreePlacement(ctx: Ctx, id: string, consent: HostConsent): Promise<void> {
  const placement = await findMovable(ctx, id, 'agree')
  const against = proposalReasons({ ...placement, state: 'draft' }, await hostFacts(ctx, placement))
  const reasons = against.filter((reason) => reason !== 'names-the-student')
  if (reasons.length > 0) throw new Refused(...reasons)
  if (consent.on > ctx.today) throw new Refused('in-the-future')
  await makeMove(ctx, placement, { move: 'agree', reason: null, set: { consent } })
}

/** Why the documents cannot be begun; none when they may be. */
export async function reasonsAgainstPreparation(ctx: Ctx, placement: Placement): Promise<PreparationReason[]> {
  const [facts, informed] = await Promise.all([
    hostFacts(ctx, placement),
    familyInformed([placement.studentId], ctx.today),
  ])
  return preparationReasons(placement, { ...facts, familyInformed: informed.has(placement.studentId) })
}

/** Begins the documents; the host learns who the student is. Refused with every PreparationReason, or `changed-meanwhile`. */
export async function preparePlacement(ctx: Ctx, id: string): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const reasons = await reasonsAgainstPreparation(ctx, placement)
  if (reasons.length > 0) throw new Refused(...reasons)
  await makeMove(ctx, placement, { move: 'prepare', reason: null })
}

async function findMovable(ctx: Ctx, id: string, move: PlacementMove): Promise<Placement> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  if (!isMoveFrom(placement.state, move)) throw new Refused('not-from-this-state')
  return placement
}

async function findAsked(ctx: Ctx, id: string, move: 'accept' | 'decline'): Promise<Placement> {
  const placement = await askedPlacement(ctx, id)
  if (!isMoveFrom(placement.state, move)) throw new Refused('not-from-this-state')
  return placement
}
