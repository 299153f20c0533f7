import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  isRecognisedAt,
  lastDayOf,
  lastDayToTell,
  standingOn,
} from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import { untilOf, usedSince } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'

const norms = { idleMonths: 6 }
const earned = (until: string | null, lastUsedOn: string) => ({
  until: until === null ? null : day(until),
  lastUsedOn: day(lastUsedOn),
  revoked: null,
})
const revoked = { at: new Date(0), by: { accountId: null, name: 'x' }, reason: 'x' }

describe('how long an authorisation lasts', () => {
  test.each([
    ['2026-11-25', 24, '2028-11-25'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-01-30', 1, '2026-02-28'],
  ])('earned on %s, for %i months: until %s', (on, months, until) => {
    expect(untilOf(day(on), { months })).toBe(until)
  })

  test('without an end when the city sets none', () => {
    expect(untilOf(day('2026-11-25'), { months: null })).toBeNull()
    expect(lastDayOf(earned(null, '2026-11-25'), { idleMonths: null })).toBeNull()
  })
})

describe('how it stands', () => {
  test.each([
    ['2026-11-24', 'valid'],
    ['2026-11-25', 'valid'],
    ['2026-11-26', 'expired'],
  ])('until 25 November 2026, on %s: %s', (on, expected) => {
    expect(standingOn(earned('2026-11-25', '2026-11-01'), day(on), norms)).toBe(expected)
  })

  test.each([
    ['2026-05-25', '2026-11-25', 'valid'],
    ['2026-05-25', '2026-11-26', 'idle'],
    ['2026-08-31', '2027-02-28', 'valid'],
    ['2026-08-31', '2027-03-01', 'idle'],
    ['2027-08-31', '2028-02-29', 'valid'],
    ['2027-08-30', '2028-02-29', 'valid'],
    ['2027-08-28', '2028-02-28', 'valid'],
    ['2027-08-28', '2028-02-29', 'idle'],
  ])('last used on %s, six months without use at most, on %s: %s', (used, on, expected) => {
    expect(standingOn(earned('2030-01-01', used), day(on), norms)).toBe(expected)
  })

  test('what was taken away stays so, and what has ended both ways has expired', () => {
    expect(standingOn({ ...earned(null, '2026-11-25'), revoked }, day('2026-11-25'), norms)).toBe('revoked')
    expect(standingOn(earned('2026-01-01', '2025-01-01'), day('2026-11-25'), norms)).toBe('expired')
  })

  test('the last day is the earlier of the two', () => {
    expect(lastDayOf(earned('2027-01-10', '2026-11-25'), norms)).toBe('2027-01-10')
    expect(lastDayOf(earned('2028-01-10', '2026-11-25'), norms)).toBe('2027-05-25')
    expect(lastDayOf(earned('2028-01-10', '2026-11-25'), { idleMonths: null })).toBe('2028-01-10')
    expect(lastDayOf(earned(null, '2026-11-25'), norms)).toBe('2027-05-25')
  })
})

test('the day that is told is why it ended: the end of its months, or of its use', () => {
  const on = day('2026-11-25')
  expect(lastDayToTell(earned('2026-10-01', '2025-01-01'), on, norms)).toBe('2026-10-01')
  expect(lastDayToTell(earned('2027-10-01', '2025-01-01'), on, norms)).toBe('2025-07-01')
  expect(lastDayToTell(earned('2027-10-01', '2026-11-01'), on, norms)).toBe('2027-05-01')
})

describe('the last use that is still enough', () => {
  test('is exactly the first day that keeps it', () => {
    const anyDay = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2023-01-01'), n))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 36 }), (on, idleMonths) => {
        const since = usedSince(on, { idleMonths })
        const standing = (used: string) => standingOn(earned(null, used), on, { idleMonths })
        expect(since && standing(since)).toBe('valid')
        expect(since && standing(addDays(since, -1))).toBe('idle')
      }),
    )
  })

  test('is any when nothing lapses', () => {
    expect(usedSince(day('2026-11-25'), { idleMonths: null })).toBeNull()
  })
})

describe('who recognises it', () => {
  const given = { partnerId: 'fablab', networks: ['Rete FabLab  Milano', 'Makers'] }
  test.each([
    ['fablab', [], true],
    ['other', [], false],
    ['other', ['rete fablab milano'], true],
    ['other', [' MAKERS '], true],
    ['other', ['Rete FabLab'], false],
    ['other', ['', ' '], false],
  ])('at %s, of the networks %j: %s', (partnerId, networks, expected) => {
    expect(isRecognisedAt(given, { partnerId, networks })).toBe(expected)
  })

  test('two without a network share none', () => {
    expect(isRecognisedAt({ partnerId: 'a', networks: [''] }, { partnerId: 'b', networks: [''] })).toBe(false)
  })
})
