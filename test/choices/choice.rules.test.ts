import { describe, expect, test } from '@jest/globals'
import { lostChoices, warningsOf } from '../../src/choices/choice-warning.rules.ts'
import { takesTrack, trackOfClass } from '../../src/choices/class-track.rules.ts'
import { kmBetween, wholeKm } from '../../src/choices/distance.rules.ts'
import { moved, moveNamed, sendingProblems } from '../../src/choices/ranking.rules.ts'
import { filtered } from '../../src/choices/round-choices.rules.ts'
import { weekText } from '../../src/choices/offer-card.pages.ts'
import { shippedPacks } from '../../src/programme/shipped-packs.service.ts'
import { mornings, slot } from './cast.ts'

describe('a list put in order', () => {
  test.each<[string, string[]]>([
    ['add:d', ['a', 'b', 'c', 'd']],
    ['add:a', ['a', 'b', 'c']],
    ['up:b', ['b', 'a', 'c']],
    ['up:a', ['a', 'b', 'c']],
    ['down:a', ['b', 'a', 'c']],
    ['down:c', ['a', 'b', 'c']],
    ['up:nobody', ['a', 'b', 'c']],
    ['remove:b', ['a', 'c']],
    ['remove:nobody', ['a', 'b', 'c']],
  ])('%s', (text, list) => {
    const move = moveNamed(text)
    expect(move).not.toBeNull()
    if (move) expect(moved(['a', 'b', 'c'], move, 5)).toEqual(list)
  })

  test('takes no more than may be listed', () => {
    expect(moved(['a', 'b'], { what: 'add', offerId: 'c' }, 2)).toEqual(['a', 'b'])
  })

  test('knows no other button; an id may hold a colon', () => {
    expect([moveNamed('none'), moveNamed('up:'), moveNamed('away:a')]).toEqual([null, null, null])
    expect(moveNamed('up:a:b')).toEqual({ what: 'up', offerId: 'a:b' })
  })

  test.each<[string, string[], string[]]>([
    ['nothing at all is allowed', [], []],
    ['what is for them', ['a', 'b'], []],
    ['one twice', ['a', 'a'], ['choice-twice']],
    ['too many', ['a', 'b', 'c'], ['too-many-choices']],
    ['not in the round', ['x'], ['choice-unknown']],
    ['in the round, but not for them', ['d'], ['choice-not-for-you']],
  ])('is sent or not: %s', (_what, offerIds, problems) => {
    const offered = new Set(['a', 'b', 'c', 'd'])
    expect(sendingProblems({ offerIds, offered, eligible: new Set(['a', 'b', 'c']), most: 2 })).toEqual(problems)
  })
})

describe('what is worth a word', () => {
  const eligible = new Set(['a', 'b', 'c'])
  const list = (offerIds: string[], acceptsAny = true) => ({ offerIds, acceptsAny })

  test.each([
    [null, ['not-sent']],
    [list(['a', 'b']), []],
    [list(['a', 'b'], false), []],
    [list(['a']), ['only-one']],
    [list([]), ['empty']],
    [list([], false), ['no-way']],
    [list(['a', 'gone', 'b']), ['not-eligible']],
    [list(['gone', 'a']), ['not-eligible', 'only-one']],
    [list(['gone'], false), ['not-eligible', 'no-way']],
  ])('of the list %j', (sent, warnings) => {
    expect(warningsOf({ list: sent, eligible, fallback: true })).toEqual(warnings)
  })

  test('where nothing is for them nothing else is said, and one choice is enough where there is one', () => {
    const fallback = true
    expect(warningsOf({ list: null, eligible: new Set(), fallback })).toEqual(['nothing-for-them'])
    expect(warningsOf({ list: list(['a']), eligible: new Set(['a']), fallback })).toEqual([])
    expect(warningsOf({ list: list([]), eligible, fallback: false })).toEqual(['no-way'])
    expect(lostChoices({ list: list(['gone', 'a']), eligible })).toEqual(['gone'])
  })
})

describe('the track of a class', () => {
  const tracks = shippedPacks().find(({ code }) => code === 'milano')?.tracks ?? []
  test.each([
    ['INF', 'tecnico', 'informatica'],
    ['MECC', 'tecnico', 'meccanica-meccatronica'],
    ['AFM', 'tecnico', 'amministrazione-finanza-marketing'],
    ['TUR', 'tecnico', 'turismo'],
    ['informatica', 'tecnico', 'informatica'],
    ['INF', 'liceo', null],
    ['ZZZ', 'tecnico', null],
    [null, 'tecnico', null],
    ['IN', 'tecnico', null],
  ] as const)('written %s at a %s', (track, kind, code) => {
    expect(trackOfClass({ track, kind }, tracks)).toBe(code)
  })

  test('is not guessed where two could be meant', () => {
    const named = (code: string) => ({ code, name: { it: code }, kind: 'tecnico' as const })
    expect(trackOfClass({ track: 'MEC', kind: 'tecnico' }, [named('meccanica'), named('meccatronica')])).toBeNull()
    expect(trackOfClass({ track: 'MECC', kind: 'other' }, [named('meccanica')])).toBe('meccanica')
  })

  test('keeps nobody from an offer for all', () => {
    expect(takesTrack({ tracks: [], kinds: [] }, { track: null, kind: 'liceo' })).toBe(true)
    expect(takesTrack({ tracks: ['old-code'], kinds: [] }, { track: null, kind: 'liceo' })).toBe(true)
  })
})

describe('distance', () => {
  test('is that of the map, both ways the same', () => {
    const [duomo, rho] = [
      { lat: 45.4642, lon: 9.1919 },
      { lat: 45.5299, lon: 9.0402 },
    ]
    expect(kmBetween(duomo, rho)).toBeCloseTo(13.9, 0)
    expect(kmBetween(rho, duomo)).toBeCloseTo(kmBetween(duomo, rho) ?? 0, 9)
    expect(kmBetween(duomo, duomo)).toBe(0)
    expect(kmBetween(duomo, null)).toBeNull()
  })

  test('that nobody knows does not come before one that is known', () => {
    expect([wholeKm(2.4, 10), wholeKm(2.6, 10), wholeKm(null, 10), wholeKm(null, null)]).toEqual([2, 3, 10, 100])
  })
})

test('a week is written with the days of the same hours together', () => {
  expect(weekText(mornings, 'it')).toBe('lun, mar, mer, gio, ven 09:00–13:00')
  const mixed = [slot(4, '14:00', '17:00'), slot(4, '09:00', '12:00'), slot(2, '09:00', '12:00')]
  expect(weekText(mixed, 'it')).toBe('mar 09:00–12:00; gio 09:00–12:00, 14:00–17:00')
})

test('lists are found by name, class and standing', () => {
  const row = (name: string, classId: string, sent: boolean) => ({
    unit: { name, classId },
    list: sent ? { offerIds: [] } : null,
    warnings: sent ? (['empty'] as const) : (['not-sent'] as const),
  })
  const rows = [row('D’Amico Giulia', '3a', true), row('Rossi Nicolò', '3a', false), row('Verdi Ada', '4a', true)]
  const names = (filter: Partial<Parameters<typeof filtered>[1]>) =>
    filtered(rows, { q: '', classId: '', standing: '', ...filter }).map(({ unit }) => unit.name)
  expect(names({ q: 'nicolo' })).toEqual(['Rossi Nicolò'])
  expect(names({ classId: '3a', standing: 'sent' })).toEqual(['D’Amico Giulia'])
  expect(names({ standing: 'missing' })).toEqual(['Rossi Nicolò'])
  expect(names({ standing: 'warned' })).toEqual(['D’Amico Giulia', 'Verdi Ada'])
})
