import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  covers,
  isInForce,
  movedPeriod,
  shownLastDay,
  standingOf,
  termsProblems,
} from '../../src/agreements/agreement.rules.ts'
import { dueWarning, endingReasons } from '../../src/agreements/ending.rules.ts'
import { protocolEntry, protocolNumber, registrationReasons } from '../../src/agreements/protocol-number.rules.ts'
import { digestOf, sameName, shortDigest } from '../../src/agreements/signing.rules.ts'
import { addDays, type Day, day, daysBetween, daysOf } from '../../src/platform/day.ts'
import { terms } from './office.ts'

const protocol = protocolEntry('1/2026', day('2026-09-01'))
const signed = { _id: 'a', state: 'signed' as const, protocol, terms, endedOn: null, signatures: [] }

describe('an agreement is in force', () => {
  test.each([
    ['2026-09-13', false],
    ['2026-09-14', true],
    ['2027-06-30', true],
    ['2027-07-01', false],
  ])('on its first and last day and between: %s %s', (on, expected) => {
    expect(isInForce(signed, day(on))).toBe(expected)
  })

  test('only with its number, and until it was ended', () => {
    expect(isInForce({ ...signed, protocol: null }, day('2026-12-01'))).toBe(false)
    const ended = { ...signed, state: 'ended' as const, endedOn: day('2026-12-01') }
    expect(isInForce(ended, day('2026-12-01'))).toBe(true)
    expect(isInForce(ended, day('2026-12-02'))).toBe(false)
    expect(covers(ended, day('2026-11-01'), day('2026-12-02'))).toBe(false)
  })

  test('and is spoken of by where it stands', () => {
    const on = (date: string, change: object = {}) => standingOf({ ...signed, ...change }, day(date))
    expect(on('2026-11-25', { state: 'draft', protocol: null })).toBe('draft')
    expect(on('2026-11-25', { protocol: null })).toBe('to-register')
    expect(on('2026-09-01')).toBe('upcoming')
    expect(on('2026-11-25')).toBe('in-force')
    expect([on('2027-04-30'), on('2027-05-01'), on('2027-06-30')]).toEqual(['in-force', 'ending', 'ending'])
    expect(on('2027-07-01')).toBe('expired')
    expect(on('2026-12-02', { state: 'ended', endedOn: day('2026-12-01') })).toBe('ended')
    expect(on('2026-12-02', { state: 'cancelled', protocol: null })).toBe('cancelled')
  })
})

describe('the period of an agreement', () => {
  const limits = { months: 36, today: day('2026-11-25') }
  test.each([
    ['2026-09-01', '2026-08-31', ['ends-before-it-begins']],
    ['2026-09-01', '2029-08-31', []],
    ['2026-09-01', '2029-09-01', ['longer-than-allowed']],
    ['2025-09-01', '2026-11-24', ['already-over']],
    ['2025-09-01', '2026-11-25', []],
    ['2024-02-29', '2027-02-28', []],
  ])('%s to %s: %j', (from, to, expected) => {
    expect(termsProblems({ from: day(from), to: day(to) }, limits)).toEqual(expected)
  })

  test.each([
    ['2026-09-14', '2027-06-30', '2027-09-14', '2028-06-30'],
    ['2025-09-14', '2026-06-30', '2026-09-14', '2027-06-30'],
    ['2020-09-14', '2021-06-30', '2026-09-14', '2027-06-30'],
    ['2024-02-29', '2024-12-31', '2026-02-28', '2026-12-31'],
  ])('of a copy is the next one that is not over: %s to %s becomes %s to %s', (from, to, movedFrom, movedTo) => {
    const moved = movedPeriod({ from: day(from), to: day(to) }, day('2026-11-25'))
    expect(moved).toEqual({ from: movedFrom, to: movedTo })
  })

  test('of a copy is always later, never over and of about the same length', () => {
    const someDay = fc.integer({ min: 0, max: 8000 }).map((n) => addDays(day('2015-01-01'), n))
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 1000 }), someDay, (from, length, today) => {
        const moved = movedPeriod({ from, to: addDays(from, length) }, today)
        expect(moved.from > from && moved.to >= today).toBe(true)
        expect(Math.abs(daysBetween(moved.from, moved.to) - length)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('an agreement ended before its first day is ended at once, and never binds', () => {
  const given = { ...signed, state: 'ended' as const, endedOn: addDays(terms.from, -3) }
  expect(standingOf(given, addDays(terms.from, -5))).toBe('ended')
  expect(isInForce(given, terms.from)).toBe(false)
  expect(shownLastDay(given)).toBe(terms.to)
  expect(shownLastDay({ ...given, endedOn: terms.from })).toBe(terms.from)
})

describe('a protocol number', () => {
  test.each([
    ['12/A', '12/A'],
    [' 12 / a ', '12/A'],
    ['0012/a', '12/A'],
    ['Prot. n. 0004127/2026', '4127/2026'],
    ['N. 55', '55'],
    ['１２３', '123'],
    ['12–B', '12-B'],
    ['10/2026', '10/2026'],
    ['Prot. 12', '12'],
    ['protocollo: 12', '12'],
    ['N.° 12', '12'],
    ['n.ro 12/', '12'],
    ['/12.', '12'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(protocolNumber(typed)).toBe(kept)
  })

  test.each(['', '   ', 'senza numero', '12 $', '1'.repeat(41), '<b>1</b>', '1234 del 12/11/2026'])(
    'is not %j',
    (typed) => {
      expect(protocolNumber(typed)).toBeNull()
    },
  )

  test('that is kept stays as it is when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
        const kept = protocolNumber(typed)
        if (kept !== null) expect(protocolNumber(kept)).toBe(kept)
      }),
    )
  })

  test('belongs to the school year of its date', () => {
    expect(protocolEntry('1', day('2026-08-31')).year).toBe('2025/26')
    expect(protocolEntry('1', day('2026-09-01')).year).toBe('2026/27')
  })

  test('is written once both have signed, not before them and not in the future', () => {
    const today = day('2026-11-25')
    const bySomebody = { ...signed, signatures: [{ on: day('2026-11-20') }] } as never
    expect(registrationReasons(bySomebody, day('2026-11-20'), today)).toEqual([])
    expect(registrationReasons(bySomebody, day('2026-11-19'), today)).toEqual(['registered-before-signed'])
    expect(registrationReasons(bySomebody, day('2026-11-26'), today)).toEqual(['date-in-the-future'])
    expect(registrationReasons({ ...signed, state: 'signing' }, today, today)).toEqual(['not-signed'])
    expect(registrationReasons({ ...signed, state: 'ended' }, today, today)).toEqual(['ended'])
  })
})

describe('the warnings of an end', () => {
  const warnings = [60, 30, 7]
  const withinOn = (today: Day) => dueWarning(signed, warnings, today)?.within ?? null

  test.each([
    [61, null],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [0, 7],
    [-1, null],
  ])('with %i days left, that of %s days is due', (left, expected) => {
    expect(withinOn(addDays(terms.to, -left))).toBe(expected)
  })

  test('come once each, and after missed nights only the most urgent', () => {
    const lastMonths = daysOf(addDays(terms.to, -90), addDays(terms.to, 10))
    fc.assert(
      fc.property(fc.subarray(lastMonths), (working) => {
        const keys = working.flatMap((today) => dueWarning(signed, warnings, today)?.key ?? [])
        const sent = [...new Set(keys)]
        // What came before never comes again after another.
        expect(keys.filter((key, index) => keys[index - 1] !== key)).toEqual(sent)
        expect(sent.length).toBeLessThanOrEqual(3)
      }),
    )
    expect(withinOn(addDays(terms.to, -20))).toBe(30)
  })
})

test('an agreement is ended from today on and before its end, once it has its number', () => {
  const today = day('2026-11-25')
  const reasons = (on: string, change: object = {}) => endingReasons({ ...signed, ...change }, day(on), today)
  expect(reasons('2026-11-25')).toEqual([])
  expect(reasons('2026-11-24')).toEqual(['end-in-the-past'])
  expect(reasons('2027-06-30')).toEqual(['end-not-earlier'])
  expect(reasons('2027-06-29', { protocol: null })).toEqual(['not-in-force'])
})

test.each([
  ['Łukasz Şerban', 'lukasz serban', true],
  ['Maria D’Àmico', "D'AMICO maria", true],
  ['Nguyễn Thị An', 'an nguyen thi', true],
  ['Maria Rossi', 'Mario Rossi', false],
  ['Anna', 'Anna Bianchi', false],
  ['', '', false],
])('%s and %s are the same name: %s', (a, b, expected) => {
  expect(sameName(a, b)).toBe(expected)
})

test('a digest changes with every letter of a text and the kind of its blocks', () => {
  const paragraph = { kind: 'paragraph' as const, text: 'Ab' }
  const digests = [[paragraph], [{ ...paragraph, text: 'ab' }], [{ ...paragraph, kind: 'item' as const }], []].map(
    digestOf,
  )
  expect(new Set(digests).size).toBe(4)
  expect(shortDigest('a1b2c3d4e5')).toBe('A1B2-C3D4')
})
