import { Partners } from './partner.model.ts'
import type { Partner } from './partner.rules.ts'

/** Where a partner works, and when it does not. */
export type PartnerPlaces = Pick<Partner, '_id' | 'name' | 'sites' | 'spaces' | 'closures'>

/** Names, addresses, rooms and closures of partners by id, for calendars that mention them. All of it is public. */
export async function placesOfPartners(ids: readonly string[]): Promise<Map<string, PartnerPlaces>> {
  const partners = await Partners.find(
    { _id: { $in: [...new Set(ids)] } },
    { name: 1, sites: 1, spaces: 1, closures: 1 },
  ).lean<PartnerPlaces[]>()
  return new Map(partners.map((partner) => [partner._id, partner]))
}
