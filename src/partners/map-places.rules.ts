// What the map of partners shows: places, not organisations. Several organisations often share a building, and are then
// one place with all their names: sites are together when their addresses are the same (place-address.rules.ts) or their
// positions are. A site whose position nobody has written down stands where another site at its address stands; partners
// of which no site has a position cannot be on the map, and are listed apart so that they are not forgotten.

import type { Partner, PartnerSite } from './partner.rules.ts'
import { addressKey } from './place-address.rules.ts'

type Position = NonNullable<PartnerSite['position']>
type Mapped = Pick<Partner, '_id' | 'name'> & {
  sites: readonly Pick<PartnerSite, 'name' | 'address' | 'postcode' | 'town' | 'district' | 'position'>[]
}
type MappedSite<P extends Mapped> = P['sites'][number]

export interface MapPlace<P extends Mapped> {
  position: Position
  address: string
  town: string
  district: string | null
  /** Who is there, in the order given. */
  partners: { partner: P; site: MappedSite<P> }[]
}

/** The places of these partners, and the partners that have none. */
export function mapPlaces<P extends Mapped>(partners: readonly P[]): { places: MapPlace<P>[]; unplaced: P[] } {
  const positions = positionsByAddress(partners)
  const places = new Map<string, MapPlace<P>>()
  const unplaced: P[] = []
  for (const partner of partners) {
    const found = partner.sites.flatMap((site: MappedSite<P>) => {
      const position = positions.get(addressKey(site))
      return position ? [{ partner, site, position }] : []
    })
    for (const { position, ...here } of found) put(places, position, here)
    if (found.length === 0) unplaced.push(partner)
  }
  return { places: [...places.values()], unplaced }
}

/** Where each address is, as the first site that says so has it. */
function positionsByAddress(partners: readonly Mapped[]): Map<string, Position> {
  const found = new Map<string, Position>()
  for (const site of partners.flatMap(({ sites }) => sites)) {
    const key = addressKey(site)
    if (site.position && !found.has(key)) found.set(key, site.position)
  }
  return found
}

function put<P extends Mapped>(
  places: Map<string, MapPlace<P>>,
  position: Position,
  here: MapPlace<P>['partners'][number],
): void {
  const key = `${position.lat} ${position.lon}`
  const place = places.get(key)
  if (place) {
    place.partners.push(here)
    place.district ??= here.site.district
    return
  }
  const { address, town, district } = here.site
  places.set(key, { position, address, town, district, partners: [here] })
}
