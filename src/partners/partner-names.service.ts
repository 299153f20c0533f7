import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Partners } from './partner.model.ts'
import type { Partner } from './partner.rules.ts'

const mostNamed = 5_000

/** Names of partners by id, for lists that mention them. Names of partners are public. */
export async function partnerNames(ids: readonly string[]): Promise<Map<string, string>> {
  const partners = await Partners.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean<
    Pick<Partner, '_id' | 'name'>[]
  >()
  return new Map(partners.map((partner) => [partner._id, partner.name]))
}

/** The ids of the partners whose name has this in it, at most 5,000: to search records that mention them. */
export async function partnersNamed(ctx: Ctx, pattern: RegExp): Promise<string[]> {
  const partners = await Partners.find({ ...visible(ctx.actor, 'partner.view'), name: pattern }, { _id: 1 })
    .limit(mostNamed)
    .lean<Pick<Partner, '_id'>[]>()
  return partners.map((partner) => partner._id)
}
