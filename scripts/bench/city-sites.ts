import type { PartnerSite } from '../../src/partners/partner.rules.ts'
import type { Opening, Space } from '../../src/partners/profile.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import type { Weekday } from '../../src/platform/day.ts'
import { HOSTS, partnerIdOf } from './city-hosts.ts'

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]
const opening: Opening[] = workdays.flatMap((weekday) => [
  { weekday, from: clockTime('09:00'), to: clockTime('13:00') },
  { weekday, from: clockTime('14:00'), to: clockTime('18:00') },
])

/** The districts of Borgo, and about where they are. Of one partner in five the district is not known. */
const districts = [
  { code: 'isola', lat: 45.488, lon: 9.19 },
  { code: 'porta-vecchia', lat: 45.464, lon: 9.188 },
  { code: 'ferriere', lat: 45.449, lon: 9.221 },
  { code: null, lat: 45.47, lon: 9.15 },
  { code: 'isola', lat: 45.492, lon: 9.2 },
]

/** One site each, two for one in four; of one in ten nobody has found the place on the map. */
export function citySites(n: number): PartnerSite[] {
  return n % 4 === 3 ? [siteOf(n, 0), siteOf(n, 1)] : [siteOf(n, 0)]
}

function siteOf(n: number, place: number): PartnerSite {
  const district = districts[(n + place) % districts.length]
  const turn = n * 2 + place
  return {
    id: siteIdOf(n, place),
    name: place === 0 ? 'Sede' : 'Laboratorio',
    address: `Via dei Mestieri ${turn + 1}`,
    postcode: '20100',
    town: 'Borgo',
    district: district?.code ?? null,
    position:
      district && n % 10 !== 9
        ? { lat: district.lat + ((turn * 7) % 40) / 4000, lon: district.lon + ((turn * 11) % 40) / 4000 }
        : null,
    accessible: n % 3 === 0,
    opening: n % 2 === 0 ? opening : [],
  }
}

const siteIdOf = (n: number, place: number) => `${partnerIdOf(n)}site${place === 0 ? '' : place}`

/** Hosts have told their rooms and machines: a hall, in it two corners, in each a machine. The others have not. */
export function citySpaces(n: number): Space[] {
  if (n >= HOSTS) return []
  const id = partnerIdOf(n)
  const spaceOf = (name: string, of: Pick<Space, 'kind' | 'insideId' | 'places'>): Space => ({
    id: `${id}${name.toLowerCase().replaceAll(' ', '')}`,
    siteId: siteIdOf(n, 0),
    name,
    machineKind: null,
    accessible: true,
    note: null,
    ...of,
  })
  const hall = spaceOf('Sala', { kind: 'room', insideId: null, places: 24 })
  const corners = ['Angolo 1', 'Angolo 2'].map((name) => spaceOf(name, { kind: 'room', insideId: hall.id, places: 8 }))
  const machines = corners.map(({ id: insideId }, m) =>
    spaceOf(`Macchina ${m + 1}`, { kind: 'machine', insideId, places: 2 }),
  )
  return [hall, ...corners, ...machines]
}
