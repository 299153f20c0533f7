import type { Ctx } from '../access/actor.ts'
import { covers, lastDay } from '../agreements/agreement.rules.ts'
import { agreementsOf } from '../agreements/agreement.service.ts'
import { type ListedPartner, listPartners } from '../partners/partner-list.service.ts'
import type { Day } from '../platform/day.ts'
import { freeSeatsOf } from './group-plan.service.ts'
import type { PlacementGroup } from './placement-group.rules.ts'

/** A host that a group has or may have. */
export interface HostChoice {
  partner: ListedPartner
  /** how many more it can take in the period; null: nobody has said */
  free: number | null
  /** the last day of the agreement that holds in the period; null: none does */
  agreementUntil: Day | null
  /** the seats of the group there; 0: it is not one of its hosts */
  seats: number
}

const mostOffered = 100

/**
 * The hosts of the group first, then those that were searched for, or without a search those with an agreement for the
 * period; by name. `total`: how many the search found.
 */
export async function hostChoices(
  ctx: Ctx,
  group: PlacementGroup,
  q: string,
): Promise<{ choices: HostChoice[]; shown: number; total: number }> {
  const period = group.common?.terms ?? { from: ctx.today, to: ctx.today }
  const agreements = await agreementsOf(ctx, { schoolId: group.schoolId })
  const binding = agreements.filter((each) => covers(each, period.from, period.to))
  const own = new Map(group.hosts.map(({ partnerId, seats }) => [partnerId, seats]))
  const [chosen, found] = await Promise.all([
    listPartners(ctx, { ids: [...own.keys()], page: null }),
    q === ''
      ? listPartners(ctx, { ids: binding.map(({ partnerId }) => partnerId), page: null, most: mostOffered })
      : listPartners(ctx, { q, page: null, most: mostOffered }),
  ])
  const others = found.partners.filter(({ _id }) => !own.has(_id))
  const partners = [...chosen.partners, ...others]
  const free = await freeSeatsOf(ctx, period, new Map(partners.map((partner) => [partner._id, partner])))
  const choices = partners.map((partner): HostChoice => {
    const agreement = binding.find(({ partnerId }) => partnerId === partner._id)
    return {
      partner,
      free: free.get(partner._id) ?? null,
      agreementUntil: agreement ? lastDay(agreement) : null,
      seats: own.get(partner._id) ?? 0,
    }
  })
  return { choices, shown: found.partners.length, total: found.total }
}
