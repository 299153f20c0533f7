import { describe, expect, test } from '@jest/globals'
import type { Place } from '../../src/assignments/assignment.rules.ts'
import { type Refusal, whyOf } from '../../src/assignments/why.rules.ts'
import { causeText, nth, refusalText } from '../../src/assignments/why.text.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { placesOf } from './a-small-round.ts'

const file: RoundFile = {
  roundId: 'tornata',
  seed: 'x',
  lottery: ['a', 'b', 'c', 'd', 'e'],
  options: { minimums: true },
  students: [
    { id: 'a', class: '3a', preferences: ['saldo'] },
    { id: 'b', class: '3a', preferences: ['saldo', 'tornio'] },
    { id: 'c', class: '3a', preferences: ['stampa', 'laser', 'saldo', 'tornio', 'vicino'] },
    { id: 'd', class: '4b', preferences: [] },
    { id: 'e', class: '4b', preferences: ['saldo'], acceptsAny: false },
  ],
  offers: [
    { id: 'saldo', max: 2, classMax: 1, priorities: [['e', 'a']] },
    { id: 'tornio', max: 2 },
    { id: 'stampa', max: 4, min: 3 },
    { id: 'laser', max: 1 },
    { id: 'vicino', max: 2 },
  ],
  groups: [{ id: 'tutors:officine:1', max: 2, offers: ['saldo', 'tornio'] }],
  ineligible: [['c', 'laser', 'age']],
}

const { places, result } = placesOf(file)
const place = (unitId: string) => places.find((each) => each.unitId === unitId) as Place
const why = (unitId: string) => whyOf({ file, result }, place(unitId))
const said = (unitId: string) => {
  const { refused } = why(unitId)
  return refused.map((wish) => refusalText(wish, { offer: wish.offerId, kind: 'placements' }, 'it'))
}

const rossi = { offer: 'Officina Rossi', kind: 'placements' } as const

describe('why a place', () => {
  test('of a wish says which one it was, and of a place that was given that it was', () => {
    expect(causeText(why('a'), 'placements', 'it')).toBe('Hai ottenuto la tua 1ª scelta.')
    expect(causeText(why('c'), 'placements', 'en')).toBe('You have your 5th choice.')
    expect(why('d').cause).toBe('fallback-no-wishes')
    expect(causeText(why('d'), 'placements', 'it')).toContain('Non avevi indicato scelte')
  })

  test('says of each better wish what stood in its way, without naming anybody', () => {
    expect(said('c')).toEqual([
      'La 1ª (stampa) non è stata attivata: 2 iscritti su un minimo di 3.',
      'La 2ª (laser) non era disponibile per te: il tuo referente può spiegarti perché.',
      'Per la 3ª (saldo) c’era posto, ma della tua classe può andare al massimo 1 studente.',
      'Per la 4ª (tornio) l’ente può seguire 2 studenti in tutto (rapporto tutor): l’ultimo ammesso era al numero di estrazione 2; tu sei al numero di estrazione 3.',
    ])
  })

  const full = (change: object): Refusal => ({
    kind: 'full',
    seats: 4,
    last: { class: 1, draw: 118 },
    own: { class: 1, draw: 342 },
    ranked: true,
    ...change,
  })
  const rows: [string, Refusal, string][] = [
    [
      'bands and draw',
      full({}),
      'Per la 1ª (Officina Rossi) i 4 posti sono andati a chi aveva precedenza maggiore: l’ultimo ammesso era in fascia 1 con numero di estrazione 118; tu sei in fascia 1 con numero di estrazione 342.',
    ],
    [
      'the draw alone',
      full({ ranked: false, seats: 1 }),
      'Per la 1ª (Officina Rossi) il posto è andato a chi aveva precedenza maggiore: l’ultimo ammesso era al numero di estrazione 118; tu sei al numero di estrazione 342.',
    ],
    [
      'nobody was admitted',
      full({ last: null, seats: 0 }),
      'Per la 1ª (Officina Rossi) non c’erano posti: sono andati a chi aveva precedenza maggiore.',
    ],
    ['a move', { kind: 'moved' }, 'Dalla 1ª (Officina Rossi) il referente ti ha spostato'],
    ['the sum of wishes', { kind: 'others' }, 'Per la 1ª (Officina Rossi) i posti sono andati ad altri'],
    [
      'a minimum',
      { kind: 'closed', placed: null, min: 3 },
      'La 1ª (Officina Rossi) non è stata attivata: un minimo di 3.',
    ],
  ]
  test.each(rows)('for %s', (_, refusal, text) => {
    expect(refusalText({ rank: 1, refusal }, rossi, 'it')).toContain(text)
    expect(refusalText({ rank: 1, refusal }, rossi, 'en')).toContain('Officina Rossi')
  })

  test('tells those without a place apart', () => {
    const nobody = (change: Partial<RoundFile>, unitId: string) =>
      whyOf(
        { file: { ...file, ...change }, result },
        { ...place(unitId), offerId: null, phase: 'unplaced', state: 'none' },
      )
    expect(nobody({}, 'a').cause).toBe('none-free')
    expect(nobody({}, 'e').cause).toBe('none-listed-only')
    const all = file.offers.map(({ id }): [string, string] => ['a', id])
    expect(nobody({ ineligible: all }, 'a').cause).toBe('none-suitable')
  })

  test('of a fixed place has no refused wishes', () => {
    expect(whyOf({ file, result }, { ...place('c'), phase: 'lock' })).toMatchObject({ cause: 'lock', refused: [] })
  })

  test.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [21, '21st'],
  ])('counts %i as %s', (rank, text) => {
    expect(nth(rank, 'en')).toBe(text)
    expect(nth(rank, 'it')).toBe(`${rank}ª`)
  })
})
