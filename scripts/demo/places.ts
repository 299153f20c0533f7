import { type SchoolYear, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import type { Partner, PartnerSite } from '../../src/partners/partner.rules.ts'
import type { Opening, Space } from '../../src/partners/profile.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'

type Places = Pick<Partner, 'sites' | 'closures' | 'spaces'>

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]

/** Where a partner of Borgo works, when it is closed, which rooms it has; nothing for those of whom less is known. */
export function placesOf(partnerId: string, year: SchoolYear): Partial<Places> {
  if (partnerId !== 'fablab') return {}
  const first = Number(schoolYearStart(year).slice(0, 4))
  return {
    sites: fablabSites(),
    closures: [
      {
        id: 'fablab-natale',
        siteId: null,
        from: day(`${first}-12-24`),
        to: day(`${first + 1}-01-06`),
        reason: 'Chiusura natalizia',
      },
    ],
    spaces: fablabSpaces(),
  }
}

function fablabSites(): PartnerSite[] {
  return [
    {
      id: 'fablab-1',
      name: 'Laboratorio',
      address: 'Via dei Mestieri 27/5',
      postcode: '20100',
      town: 'Borgo',
      district: 'isola',
      position: { lat: 45.4868, lon: 9.1885 },
      accessible: true,
      opening: [
        ...workdays.flatMap((weekday) => hours(weekday, '09:00-13:00', '14:00-18:00')),
        ...hours(6, '10:00-13:00'),
      ],
    },
    {
      id: 'fablab-2',
      name: 'Sportello in tipografia',
      address: 'vicolo Stretto, 3/a',
      postcode: '20100',
      town: 'Borgo',
      district: 'porta-vecchia',
      position: { lat: 45.4645, lon: 9.1872 },
      accessible: false,
      opening: hours(3, '15:00-18:00'),
    },
  ]
}

function hours(weekday: Weekday, ...times: string[]): Opening[] {
  return times.map((time) => {
    const [from = '', to = ''] = time.split('-')
    return { weekday, from: clockTime(from), to: clockTime(to) }
  })
}

function fablabSpaces(): Space[] {
  const space = (id: string, name: string, given: Partial<Space>): Space => ({
    id,
    name,
    siteId: 'fablab-1',
    kind: 'room',
    insideId: null,
    machineKind: null,
    places: null,
    accessible: true,
    note: null,
    ...given,
  })
  return [
    space('fablab-sala', 'Sala grande', { places: 24 }),
    space('fablab-angolo', 'Angolo laser', { insideId: 'fablab-sala', places: 6 }),
    space('fablab-laser', 'Laser cutter', {
      kind: 'machine',
      insideId: 'fablab-angolo',
      machineKind: 'laser-cutter',
      places: 2,
      note: 'Si usa solo con un tecnico presente.',
    }),
    space('fablab-stampanti', 'Stampanti 3D', {
      kind: 'machine',
      insideId: 'fablab-sala',
      machineKind: '3d-printer',
      places: 6,
    }),
    space('fablab-magazzino', 'Magazzino', { accessible: false }),
  ]
}
