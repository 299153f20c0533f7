import { authorise, type Filter, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Partners } from './partner.model.ts'
import { alikeTo, type Pair, pairsAlike } from './partner-similarity.rules.ts'
import type { Partner } from './partner.rules.ts'

export type ComparedPartner = Pick<Partner, '_id' | 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'sites' | 'createdAt'>

const compared = { kind: 1, name: 1, vatNumber: 1, taxCode: 1, sites: 1, createdAt: 1 } as const
const mostShown = 10

export interface Candidate {
  name: string
  town: string
  postcode: string
}

/** Partners already there that may be this one: in its town or postcode, with a name like its own; likest first, ten at most. */
export async function similarPartners(ctx: Ctx, { name, town, postcode }: Candidate): Promise<ComparedPartner[]> {
  const known = await compareable(visible(ctx.actor, 'partner.view'))
  return alikeTo({ name, sites: [{ town, postcode }] }, known).slice(0, mostShown)
}

/** The pairs of partners that may be one organisation, likest first. For who may merge them. */
export async function duplicatePairs(ctx: Ctx): Promise<Pair<ComparedPartner>[]> {
  authorise(ctx.actor, 'partner.merge', {})
  return pairsAlike(await compareable(visible(ctx.actor, 'partner.merge')))
}

function compareable(filter: Filter): Promise<ComparedPartner[]> {
  return Partners.find({ ...filter, mergedInto: null }, compared)
    .sort({ createdAt: 1, _id: 1 })
    .lean()
}
