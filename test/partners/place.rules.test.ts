import { describe, expect, test } from '@jest/globals'
import { addressKey } from '../../src/partners/place-address.rules.ts'
import { parsePosition, positionText } from '../../src/partners/place-position.rules.ts'

const milan = { postcode: '20144', town: 'Milano' }
const keyOf = (address: string) => addressKey({ ...milan, address })

describe('two addresses are the same place', () => {
  test.each([
    ['Via Tortona, 54/A', 'via tortona 54 a'],
    ['Via Tortona, 54/A - 20144', 'VIA TORTONA 54A'],
    ['Via Tortona n. 54/A', 'Via Tortona n° 54-a'],
    ['Via Tortona 54/A, int. 3', 'Via Tortona 54/A, scala B, piano 2'],
    ['Via Tortona 54/A, 20144 Milano (MI)', 'via tortona civico 54a'],
    ['V.le Monza 10', 'viale Monza, 10'],
    ['P.zza Duomo 1', 'Piazza Duomo, 1'],
    ['P.le Loreto 7', 'piazzale  loreto 7'],
    ['C.so Buenos Aires 3', 'Corso Buenos Aires, 3'],
    ['L.go Cairoli 2', 'Largo Cairoli 2'],
    ['Via Niccolò Macchiavelli 5', 'via Niccolo’ Macchiavelli 5'],
    ['Via dei Mestieri 27/5', 'via dei mestieri, 27 / 5'],
    ['S.P. 11 km 3', 'Strada Provinciale 11, km 3'],
    ['Via Cuccagna 2 c/o Cascina', 'Via Cuccagna 2'],
  ])('%s = %s', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other))
  })

  test.each([
    ['Via Tortona 54', 'Via Tortona 54/A'],
    ['Via Tortona 5', 'Via Tortona 54'],
    ['Via dei Mestieri 27/5', 'Via dei Mestieri 275'],
    ['Via Monza 10', 'Viale Monza 10'],
    ['Via Renzo Piano 3', 'Via Renzo 3'],
    ['Via Milano 3', 'Via Roma 3'],
  ])('%s is not %s', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other))
  })

  test('only in the same town and postcode', () => {
    const address = 'Via Roma 1'
    expect(addressKey({ address, postcode: '20144', town: 'MILANO' })).toBe(addressKey({ ...milan, address }))
    expect(addressKey({ address, postcode: '20144', town: 'Cormano' })).not.toBe(addressKey({ ...milan, address }))
    expect(addressKey({ address, postcode: '20145', town: 'Milano' })).not.toBe(addressKey({ ...milan, address }))
  })
})

describe('a position is read as maps write it', () => {
  const duomo = { lat: 45.4654, lon: 9.1859 }

  test.each([
    '45.4654, 9.1859',
    '45.4654,9.1859',
    '45,4654; 9,1859',
    '45,4654, 9,1859',
    '45,4654 9,1859',
    ' 45.4654  9.1859 ',
    '45.4654/9.1859',
    'N 45.4654 E 9.1859',
    '45.4654° N, 9.1859° E',
    'geo:45.4654,9.1859',
    'https://maps.example/place/Duomo/@45.4654,9.1859,17z',
    'https://map.example/?mlat=45&q=45.4654%2C9.1859',
    'https://www.openstreetmap.org/?mlat=45.4654&mlon=9.1859&zoom=18',
    'https://www.openstreetmap.org/?mlat=45.4654&mlon=9.1859#map=17/45.4701/9.1902',
    'https://www.openstreetmap.org/#map=17/45.4654/9.1859',
    'https://maps.example/place/Duomo/@45.4701,9.1902,17z/data=!3m1!4b1!8m2!3d45.4654!4d9.1859',
  ])('%s', (typed) => {
    expect(parsePosition(typed)).toEqual({ position: duomo })
  })

  test('in degrees, minutes and seconds', () => {
    expect(parsePosition('45°27\'55.4"N 9°11\'09.2"E')).toEqual({ position: { lat: 45.465389, lon: 9.185889 } })
    expect(parsePosition('45° 27′ 55″ N, 9° 11′ 9″ E')).toEqual({ position: { lat: 45.465278, lon: 9.185833 } })
  })

  test.each([
    ['9.1859, 45.4654', 'position-swapped'],
    ['48.8566, 2.3522', 'position-elsewhere'],
    ['0, 0', 'position-elsewhere'],
    ['91, 181', 'position-elsewhere'],
    ['-45.4654, 9.1859', 'position-elsewhere'],
    ['Via Tortona 54', 'position-not-understood'],
    ['45.4654', 'position-not-understood'],
    ['45.4654, ', 'position-not-understood'],
    ['45°75\'10"N 9°11\'09"E', 'position-not-understood'],
    ['45.4654, 9.1859, 120', 'position-not-understood'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(parsePosition(typed)).toEqual({ problem })
  })

  test('what is shown reads back', () => {
    expect(parsePosition(positionText(duomo))).toEqual({ position: duomo })
  })
})
