import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { NotFound } from '../platform/errors.ts'
import { Placements } from './placement.model.ts'
import type { Placement } from './placement.rules.ts'
import { placementsPerPage } from './placement.service.ts'
import type { Proposal } from './proposal.rules.ts'

// The fields of a Proposal: the others are not even read.
const shown = {
  schoolId: 1,
  partnerId: 1,
  kind: 1,
  title: 1,
  activities: 1,
  course: 1,
  'host.site': 1,
  'host.otherSites': 1,
  terms: 1,
  state: 1,
} as const

const waiting = { state: 'proposed' } as const
const known = { state: { $in: ['proposed' as const, 'matched' as const] } }

/** What this host is asked, and what it said yes to and is not told more of yet; those that wait first. */
export async function listProposals(
  ctx: Ctx,
  { page }: { page: number | null },
): Promise<{ proposals: Proposal[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'placement.answer'), known] }
  const found = Placements.find(filter, shown).sort({ state: -1, 'terms.from': 1, _id: 1 })
  if (page !== null) found.skip((Math.max(1, page) - 1) * placementsPerPage).limit(placementsPerPage)
  const [proposals, total] = await Promise.all([found.lean<Proposal[]>(), Placements.countDocuments(filter)])
  return { proposals, total }
}

/** How many proposals wait for an answer of this host. */
export async function countWaitingProposals(ctx: Ctx): Promise<number> {
  return Placements.countDocuments({ $and: [visible(ctx.actor, 'placement.answer'), waiting] })
}

/** One proposal of this host. NotFound when it is somebody else's, was never made, or is not one any more. */
export async function findProposal(ctx: Ctx, id: string): Promise<Proposal> {
  const proposal = await Placements.findOne({ _id: id, ...known }, shown).lean<Proposal>()
  if (!proposal) throw new NotFound(`proposal ${id}`)
  authorise(ctx.actor, 'placement.answer', proposal)
  return proposal
}

/** The whole record of what this host was asked, for the write that answers it; nothing of it may be shown. */
export async function askedPlacement(ctx: Ctx, id: string): Promise<Placement> {
  const placement = await Placements.findById(id).lean()
  if (!placement?.history.some(({ event }) => event === 'proposed')) throw new NotFound(`proposal ${id}`)
  authorise(ctx.actor, 'placement.answer', placement)
  return placement
}
