import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { day } from '../../src/platform/day.ts'
import { formatEuro, parseEuro, typedEuro } from '../../src/platform/money.ts'
import { budgetOf, projectReasons } from '../../src/protocols/project.rules.ts'
import { daysLeft, endOf, renewalReasons, stateOn, termsReasons } from '../../src/protocols/protocol.rules.ts'

const terms = { signedOn: day('2017-09-05'), startsOn: day('2017-09-12'), expiresOn: day('2020-09-05') }
const renewal = { id: 'r', on: day('2020-07-01'), until: day('2023-09-05'), note: null }

describe('the state of a protocol on a day', () => {
  test.each([
    ['2017-09-11', [], 'not-begun'],
    ['2017-09-12', [], 'in-force'],
    ['2020-09-05', [], 'in-force'],
    ['2020-09-06', [], 'expired'],
    ['2020-09-05', [renewal], 'in-force'],
    ['2020-09-06', [renewal], 'renewed'],
    ['2023-09-05', [renewal], 'renewed'],
    ['2023-09-06', [renewal], 'expired'],
  ] as const)('%s with %j is %s', (on, renewals, state) => {
    const endsOn = endOf({ ...terms, renewals: [...renewals] })
    expect(stateOn({ ...terms, endsOn }, day(on))).toBe(state)
  })

  test('without a last day it holds on', () => {
    const open = { ...terms, expiresOn: null, endsOn: null }
    expect([stateOn(open, day('2099-01-01')), daysLeft(open, day('2099-01-01'))]).toEqual(['in-force', null])
  })

  test('the days left end at the last day', () => {
    expect(daysLeft({ endsOn: day('2020-09-05') }, day('2020-09-05'))).toBe(0)
    expect(daysLeft({ endsOn: day('2020-09-05') }, day('2020-09-07'))).toBe(-2)
  })
})

describe('dates are refused', () => {
  test.each([
    ['expires-before-signed', { expiresOn: day('2017-09-04') }, []],
    ['expires-before-start', { expiresOn: day('2017-09-11') }, []],
    ['expires-after-renewal', { expiresOn: day('2023-09-05') }, [renewal]],
    ['renewed-needs-end', { expiresOn: null }, [renewal]],
  ] as const)('%s', (reason, changes, renewals) => {
    expect(termsReasons({ ...terms, ...changes }, renewals)).toEqual([reason])
    expect(termsReasons(terms, [renewal])).toEqual([])
  })

  test.each([
    ['renewal-ends-before-current', { until: day('2020-09-05') }],
    ['renewal-before-signature', { on: day('2017-09-04') }],
  ] as const)('%s', (reason, changes) => {
    const protocol = { signedOn: terms.signedOn, endsOn: terms.expiresOn }
    expect(renewalReasons(protocol, { ...renewal, ...changes })).toEqual([reason])
    expect(renewalReasons(protocol, renewal)).toEqual([])
    expect(renewalReasons({ ...protocol, endsOn: null }, renewal)).toEqual(['nothing-to-renew'])
  })
})

describe('money', () => {
  test.each([
    ['1.234,56 €', 123_456],
    ['€ 1234,5', 123_450],
    ['1234', 123_400],
    ['1.234', 123_400],
    ['12 000,00', 1_200_000],
    ['1234.56', 123_456],
    ['0', 0],
    ['0,05 euro', 5],
    ['EUR 1.000.000', 100_000_000],
  ])('%s is read', (text, cents) => {
    expect(parseEuro(text)).toBe(cents)
  })

  test.each(['', '-5', '1,234', '1,234.56', '12.34.567', '1.23.456', 'mille', '1,5,5', '10 €€', '99999999999'])(
    '“%s” is not',
    (text) => {
      expect(parseEuro(text)).toBeNull()
    },
  )

  test('what is shown, and what a field holds, is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
        expect(parseEuro(formatEuro(cents, 'it'))).toBe(cents)
        expect(parseEuro(typedEuro(cents))).toBe(cents)
      }),
    )
    expect(formatEuro(123_456, 'en')).toBe('€1,234.56')
  })

  test('a budget sums its lines to the cent', () => {
    const line = { id: 'l', name: 'Esperti', planned: 10, committed: 20 }
    expect(budgetOf({ budgetLines: [line, { ...line, planned: 5, committed: 0 }] })).toEqual({
      planned: 15,
      committed: 20,
    })
    expect(projectReasons({ from: day('2026-02-01'), to: day('2026-01-31') })).toEqual([
      'project-ends-before-it-begins',
    ])
  })
})
