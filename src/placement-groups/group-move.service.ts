import type { Ctx } from '../access/actor.ts'
import { papersGate } from '../paperwork/readiness.service.ts'
import { tellHostOfProposal } from '../placements/placement-letter.service.ts'
import { activatePlacement, reasonsAgainstStart } from '../placements/placement-move.service.ts'
import {
  agreePlacement,
  preparePlacement,
  proposePlacement,
  reasonsAgainstPreparation,
  reasonsAgainstProposal,
} from '../placements/placement-preparation.service.ts'
import type { HostConsent, Placement } from '../placements/placement.rules.ts'
import { maxDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { fullName } from '../schools/student.rules.ts'
import type { Gaps, GroupMove, Stayed } from './group-move.rules.ts'
import { placementsOf } from './group-terms.service.ts'
import { findGroup } from './placement-group.service.ts'

interface Moving {
  move: GroupMove
  placementIds: readonly string[]
  /** who said yes for the hosts; for `agree` only */
  consent: HostConsent | null
  publicUrl: string
}

/**
 * Brings those of the group's placements forward that are ready, one after the other; the others stay, each with its
 * reasons. Gives how many moved.
 */
export async function moveGroup(ctx: Ctx, id: string, moving: Moving): Promise<{ moved: number; stayed: Stayed[] }> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  const chosen = (await placementsOf(ctx, group)).filter(({ placement }) => moving.placementIds.includes(placement._id))
  const stayed: Stayed[] = []
  for (const { placement } of chosen) {
    try {
      await moveOne(ctx, placement._id, moving)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      stayed.push({ placementId: placement._id, name: fullName(placement.student), reasons: error.reasons })
    }
  }
  return { moved: chosen.length - stayed.length, stayed }
}

async function moveOne(ctx: Ctx, id: string, { move, consent, publicUrl }: Moving): Promise<void> {
  if (move === 'propose') return tellHostOfProposal(ctx, await proposePlacement(ctx, id), publicUrl)
  if (move === 'prepare') return preparePlacement(ctx, id)
  if (move === 'activate') return activatePlacement(ctx, id, papersGate)
  if (consent === null) throw new Refused('no-consent')
  return agreePlacement(ctx, id, consent)
}

/** What stands before the next step of each of these placements, by id; nothing for those that have begun or wait. */
export async function gapsOf(ctx: Ctx, placements: readonly Placement[]): Promise<Map<string, Gaps>> {
  const found = placements.map(async (placement) => [placement._id, await gapsOfOne(ctx, placement)] as const)
  return new Map(await Promise.all(found))
}

async function gapsOfOne(ctx: Ctx, placement: Placement): Promise<Gaps> {
  if (placement.state === 'draft') return { reasons: await reasonsAgainstProposal(ctx, placement), needs: [] }
  if (placement.state === 'matched') return { reasons: await reasonsAgainstPreparation(ctx, placement), needs: [] }
  if (placement.state !== 'documents') return { reasons: [], needs: [] }
  const gate = await papersGate(ctx, placement, maxDay(placement.terms.from, ctx.today))
  const reasons = await reasonsAgainstStart(ctx, placement, () => Promise.resolve(gate))
  // The papers name what they need themselves.
  return { reasons: reasons.filter((reason) => reason !== 'papers-incomplete'), needs: gate.needs }
}
