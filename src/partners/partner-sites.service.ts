import { Partners } from './partner.model.ts'
import type { Partner } from './partner.rules.ts'

/** Where a partner works: what every visitor of its premises sees. */
export type PartnerPlaces = Pick<Partner, '_id' | 'name' | 'sites' | 'spaces'>

/** Names, sites and rooms of partners by id, for records that say where something takes place. They are public. */
export async function partnerPlaces(ids: readonly string[]): Promise<Map<string, PartnerPlaces>> {
  const places = await Partners.find({ _id: { $in: [...new Set(ids)] } }, { name: 1, sites: 1, spaces: 1 }).lean<
    PartnerPlaces[]
  >()
  return new Map(places.map((each) => [each._id, each]))
}

/** The ids of the sites in a district, however it is written in the records. */
export async function sitesInDistrict(district: readonly string[]): Promise<string[]> {
  const found = await Partners.find({ 'sites.district': { $in: [...district] } }, { sites: 1 }).lean<
    Pick<Partner, 'sites'>[]
  >()
  return found
    .flatMap(({ sites }) => sites)
    .filter((site) => site.district !== null && district.includes(site.district))
    .map(({ id }) => id)
}
