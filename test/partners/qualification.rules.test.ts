import { describe, expect, test } from '@jest/globals'
import {
  applicationRefusal,
  type Decision,
  decisionRefusal,
  hostingRefusals,
  isQualifiedOn,
  monthsAfter,
  type QualificationState,
  standingOn,
  untilRefusal,
} from '../../src/partners/qualification.rules.ts'
import { day } from '../../src/platform/day.ts'

const today = day('2026-11-22')
const standing = (state: QualificationState, until: string | null) => ({ state, until: until ? day(until) : null })

describe('a qualification expires by itself', () => {
  test.each([
    ['qualified', '2026-11-22', 'qualified'],
    ['qualified', '2026-11-21', 'expired'],
    ['qualified', null, 'qualified'],
    ['suspended', '2026-11-21', 'suspended'],
    ['applied', '2026-11-21', 'applied'],
    ['none', null, 'none'],
  ] as const)('%s until %s stands as %s', (state, until, expected) => {
    expect(standingOn(standing(state, until), today)).toBe(expected)
  })
})

describe('applying', () => {
  test.each([
    ['none', null, null],
    ['refused', null, null],
    ['more-asked', null, null],
    ['applied', null, 'already-applied'],
    ['suspended', '2027-06-30', 'suspended'],
    ['qualified', '2026-11-21', null],
    ['qualified', '2027-01-21', null],
    ['qualified', '2027-01-22', 'still-qualified'],
    ['qualified', null, 'still-qualified'],
  ] as const)('from %s until %s: %s', (state, until, expected) => {
    expect(applicationRefusal(standing(state, until), today)).toBe(expected)
  })

  test('for the next qualification takes nothing away from the one that runs', () => {
    for (const state of ['applied', 'more-asked', 'refused'] as const) {
      expect(isQualifiedOn(standing(state, '2026-11-22'), today)).toBe(true)
      expect(isQualifiedOn(standing(state, '2026-11-21'), today)).toBe(false)
      expect(isQualifiedOn(standing(state, null), today)).toBe(false)
      expect(hostingRefusals(standing(state, '2026-11-22'), { on: today, required: true })).toEqual([])
    }
  })
})

describe('deciding', () => {
  const qualify = (until: string): Decision => ({ kind: 'qualify', until: day(until), text: null })
  const ask: Decision = { kind: 'ask-more', text: 'Manca la polizza.' }
  const refuse: Decision = { kind: 'refuse', text: 'Nessuna attività per studenti.' }

  test.each([
    ['applied', qualify('2026-11-22'), null],
    ['applied', qualify('2026-11-21'), 'until-past'],
    ['applied', qualify('2036-11-22'), null],
    ['applied', qualify('2036-11-23'), 'until-too-far'],
    ['applied', ask, null],
    ['applied', refuse, null],
    ['more-asked', ask, 'already-asked'],
    ['more-asked', qualify('2027-11-22'), null],
    ['more-asked', refuse, null],
    ['none', refuse, 'no-application'],
    ['qualified', qualify('2027-11-22'), 'no-application'],
    ['refused', ask, 'no-application'],
    ['suspended', qualify('2027-11-22'), 'no-application'],
  ] as const)('%s, %j: %s', (state, decision, expected) => {
    expect(decisionRefusal({ state }, decision, today)).toBe(expected)
  })

  test('a last day is today at the earliest, in ten years at the latest', () => {
    expect(untilRefusal(today, today)).toBeNull()
    expect(untilRefusal(day('2126-11-22'), today)).toBe('until-too-far')
  })
})

describe('what a partner may begin', () => {
  test.each([
    [standing('suspended', '2027-11-22'), false, ['partner-suspended']],
    [standing('none', null), false, []],
    [standing('none', null), true, ['partner-not-qualified']],
    [standing('qualified', '2026-11-21'), true, ['partner-not-qualified']],
    [standing('qualified', '2026-11-22'), true, []],
  ])('%j, qualification required %s: %j', (qualification, required, expected) => {
    expect(hostingRefusals(qualification, { on: today, required })).toEqual(expected)
  })
})

describe('so many months later', () => {
  test.each([
    ['2026-11-22', 12, '2027-11-22'],
    ['2026-11-22', 36, '2029-11-22'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-11-05', 2, '2027-01-05'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('%s and %i months: %s', (from, months, expected) => {
    expect(monthsAfter(day(from), months)).toBe(expected)
  })
})
