import { describe, expect, test } from '@jest/globals'
import { mapPlaces } from '../../src/partners/map-places.rules.ts'

const tortona = { lat: 45.4501, lon: 9.1602 }

function site(address: string, position: { lat: number; lon: number } | null, district: string | null = null) {
  return { name: 'Sede', address, postcode: '20144', town: 'Borgo', district, position }
}

const partner = (_id: string, ...sites: ReturnType<typeof site>[]) => ({ _id, name: _id.toUpperCase(), sites })
const idsOf = ({ partners }: { partners: { partner: { _id: string } }[] }) => partners.map((each) => each.partner._id)

describe('the places of a map', () => {
  test('are one for several organisations at one address, however it is written', () => {
    const { places, unplaced } = mapPlaces([
      partner('fablab', site('Via Tortona 54/A', tortona, 'isola')),
      partner('sartoria', site('via tortona, n. 54 a', null)),
      partner('altrove', site('Via Savona 1', { lat: 45.46, lon: 9.17 })),
    ])
    expect(places.map(idsOf)).toEqual([['fablab', 'sartoria'], ['altrove']])
    expect(places[0]).toMatchObject({ position: tortona, district: 'isola', address: 'Via Tortona 54/A' })
    expect(unplaced).toEqual([])
  })

  test('are one for several organisations at one position', () => {
    const { places } = mapPlaces([
      partner('a', site('Via Tortona 54', tortona)),
      partner('b', site('Cortile interno 1', tortona, 'isola')),
    ])
    expect(places.map(idsOf)).toEqual([['a', 'b']])
    expect(places[0]?.district).toBe('isola')
  })

  test('are several for a partner with several sites, of which those without a position are left out', () => {
    const { places, unplaced } = mapPlaces([
      partner('a', site('Via Uno 1', tortona), site('Via Due 2', { lat: 45.5, lon: 9.2 }), site('Via Tre 3', null)),
    ])
    expect(places).toHaveLength(2)
    expect(unplaced).toEqual([])
  })

  test('partners without any position, or without any site, are listed apart', () => {
    const { places, unplaced } = mapPlaces([partner('a', site('Via Uno 1', null)), partner('b')])
    expect(places).toEqual([])
    expect(unplaced.map(({ _id }) => _id)).toEqual(['a', 'b'])
  })
})
