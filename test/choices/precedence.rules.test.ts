import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareKeys, precedenceClasses, precedenceKey } from '../../src/choices/precedence.rules.ts'
import type { UnitFacts } from '../../src/choices/unit.rules.ts'
import { criteria as allCriteria, type Criterion, type HostBand } from '../../src/rounds/round.rules.ts'
import { aUnit } from './cast.ts'

const host = { partnerId: 'fablab', accessible: true }
const hours = (n: number) => n * 60
const band = (given: Partial<HostBand>): HostBand => ({
  partnerId: 'fablab',
  track: null,
  year: null,
  band: 1,
  ...given,
})

describe('the key of a student at a host', () => {
  test.each<[Criterion, string, Partial<UnitFacts>, number]>([
    ['accessible-first', 'needs it, and the host has it', { accessible: true }, 0],
    ['accessible-first', 'does not need it', {}, 1],
    ['would-miss-hours', 'last year and hours due', { finalYear: true, dueMinutes: 1 }, 0],
    ['would-miss-hours', 'last year and nothing due', { finalYear: true, dueMinutes: 0 }, 1],
    ['would-miss-hours', 'last year where there is no minimum', { finalYear: true, dueMinutes: null }, 1],
    ['would-miss-hours', 'hours due but not the last year', { dueMinutes: hours(90) }, 1],
    ['hours-due', 'everything due', { dueMinutes: hours(150) }, 0],
    ['hours-due', 'just more than two thirds', { dueMinutes: hours(100) + 1 }, 0],
    ['hours-due', 'two thirds', { dueMinutes: hours(100) }, 1],
    ['hours-due', 'just more than one third', { dueMinutes: hours(50) + 1 }, 1],
    ['hours-due', 'one third', { dueMinutes: hours(50) }, 2],
    ['hours-due', 'nothing due', { dueMinutes: 0 }, 2],
    ['hours-due', 'no minimum', { dueMinutes: null, requiredMinutes: null }, 2],
    ['final-year', 'last year', { finalYear: true }, 0],
    ['final-year', 'an earlier one', {}, 1],
    ['none-last-year', 'nothing in the year before', {}, 0],
    ['none-last-year', 'a placement in the year before', { placedLastYear: true }, 1],
  ])('%s: %s', (criterion, _what, unit, value) => {
    expect(precedenceKey(aUnit(unit), host, [criterion], [])).toEqual([value])
  })

  test('does not put those first who need a place without steps where there is none', () => {
    const without = { ...host, accessible: false }
    expect(precedenceKey(aUnit({ accessible: true }), without, ['accessible-first'], [])).toEqual([1])
  })

  test.each<[string, HostBand[], number]>([
    ['nothing said: the middle', [], 1],
    ['of another host', [band({ partnerId: 'officine', band: 0 })], 1],
    ['of everybody', [band({ band: 2 })], 2],
    ['of the track', [band({ band: 2 }), band({ track: 'informatica', band: 0 })], 0],
    ['of another track', [band({ band: 2 }), band({ track: 'moda', band: 0 })], 2],
    [
      'of track and year before one of the two',
      [band({ track: 'informatica', band: 0 }), band({ track: 'informatica', year: 3, band: 2 })],
      2,
    ],
    ['of two that say as much the better', [band({ track: 'informatica', band: 2 }), band({ year: 3, band: 0 })], 0],
  ])('takes the band %s', (_what, bands, value) => {
    expect(precedenceKey(aUnit(), host, ['host-band'], bands)).toEqual([value])
  })

  test('follows the published order', () => {
    const unit = aUnit({ finalYear: true, dueMinutes: 0, placedLastYear: true })
    expect(precedenceKey(unit, host, ['final-year', 'none-last-year'], [])).toEqual([0, 1])
    expect(precedenceKey(unit, host, ['none-last-year', 'final-year'], [])).toEqual([1, 0])
  })
})

const anyUnit = fc
  .record({
    finalYear: fc.boolean(),
    accessible: fc.boolean(),
    placedLastYear: fc.boolean(),
    due: fc.integer({ min: 0, max: 150 }),
  })
  .map(({ due, ...given }) => ({ ...given, dueMinutes: hours(due) }))
const units = fc
  .array(anyUnit, { maxLength: 12 })
  .map((list) => list.map((given, index) => aUnit({ ...given, unitId: `u${index}` })))
const someCriteria = fc.shuffledSubarray([...allCriteria])

describe('the classes of precedence', () => {
  test('are none when all are equal', () => {
    expect(
      precedenceClasses([aUnit(), aUnit({ unitId: 'b' })], host, { criteria: ['final-year'], bands: [] }),
    ).toBeNull()
    const mixed = [aUnit(), aUnit({ unitId: 'b', finalYear: true })]
    expect(precedenceClasses(mixed, host, { criteria: [], bands: [] })).toBeNull()
    expect(precedenceClasses([], host, { criteria: ['final-year'], bands: [] })).toBeNull()
    expect(precedenceClasses(mixed, host, { criteria: ['final-year'], bands: [] })).toEqual([['b'], ['giulia']])
  })

  test('name everybody once, and part two exactly where their keys differ', () => {
    fc.assert(
      fc.property(units, someCriteria, (all, criteria) => {
        const classes = precedenceClasses(all, host, { criteria, bands: [] })
        const key = new Map(all.map((unit) => [unit.unitId, precedenceKey(unit, host, criteria, [])]))
        if (classes === null) {
          const [first] = key.values()
          for (const each of key.values()) expect(each).toEqual(first)
          return
        }
        expect(classes.flat().toSorted()).toEqual([...key.keys()].toSorted())
        for (const [index, ids] of classes.entries()) {
          const own = key.get(ids[0] ?? '') ?? []
          for (const id of ids) expect(key.get(id)).toEqual(own)
          const next = classes[index + 1]?.[0]
          if (next !== undefined) expect(compareKeys(own, key.get(next) ?? [])).toBeLessThan(0)
        }
      }),
    )
  })

  test('do not depend on the order in which units come', () => {
    fc.assert(
      fc.property(units, someCriteria, (all, criteria) => {
        const given = { criteria, bands: [] }
        expect(precedenceClasses(all.toReversed(), host, given)).toEqual(precedenceClasses(all, host, given))
      }),
    )
  })
})
