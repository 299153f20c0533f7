import { type Ctx, systemContext } from '../access/actor.ts'
import { findPartner } from '../partners/partner.service.ts'
import { staysAtHosts } from '../placements/offer-seats.service.ts'
import { maxDay, minDay } from '../platform/day.ts'
import { type CountedOffer, type OfferCapacity, offerCapacity } from './offer-capacity.rules.ts'

/**
 * How many students these offers can take in, and the limits they share, with who is there already; for callers who have
 * decided who may know. Students are counted, never named.
 */
export async function capacityOf({ now }: Ctx, offers: readonly CountedOffer[]): Promise<OfferCapacity> {
  const [first, ...others] = offers
  if (!first) return offerCapacity([], { hosts: new Map(), stays: [] })
  const partnerIds = [...new Set(offers.map(({ partnerId }) => partnerId))]
  const period = {
    from: minDay(first.from, ...others.map(({ from }) => from)),
    to: maxDay(first.to, ...others.map(({ to }) => to)),
  }
  // Counting is nobody's look at a host: a student whose choices are checked may not open its profile.
  const system = systemContext(now)
  const [partners, stays] = await Promise.all([
    Promise.all(partnerIds.map((partnerId) => findPartner(system, 'partner.view', partnerId))),
    staysAtHosts({ partnerIds, period, offerIds: offers.map(({ _id }) => _id) }),
  ])
  return offerCapacity(offers, { hosts: new Map(partners.map((partner) => [partner._id, partner])), stays })
}
