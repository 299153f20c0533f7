import { describe, expect, test } from '@jest/globals'
import { noHoursInYear } from '../../src/hours/year-totals.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { day } from '../../src/platform/day.ts'
import { buildReturn } from '../../src/submissions/build-return.rules.ts'
import { checkReturn, type CheckRule, isBlocking } from '../../src/submissions/return-check.rules.ts'
import type { ReturnFacts, ReturnPlacement } from '../../src/submissions/return-facts.rules.ts'
import { aLab, aPartner, aPlacement, aReturn, aStudent } from './a-return.ts'

const rulesOf = (facts: ReturnFacts): CheckRule[] =>
  checkReturn({ facts, rows: buildReturn(facts) }).map(({ rule }) => rule)

describe('what there is to mend', () => {
  const host = aPlacement().placement.host
  const agreement = aPlacement().placement.agreement
  const of = (placement: Partial<Placement>, more: Partial<ReturnPlacement> = {}) =>
    aReturn({ placements: [aPlacement({ placement, ...more })] })
  const student = (change: Parameters<typeof aStudent>[0]) => aReturn({ students: [aStudent(change)] })
  const hours = { logged: 0, confirmed: 0, approved: 2400, first: day('2026-10-05'), last: day('2027-01-29') }
  const planned = (plannedMinutes: number) => ({
    from: day('2026-10-05'),
    to: day('2027-01-29'),
    timetable: [],
    plannedMinutes,
  })
  const twins = (taxCode: string) =>
    aReturn({
      students: [aStudent(), aStudent({ _id: 'altra', taxCode })],
      placements: [aPlacement(), aPlacement({ placement: { _id: 'altro', studentId: 'altra' } })],
    })

  test('nothing, when nothing is wrong', () => {
    expect(rulesOf(aReturn())).toEqual([])
  })

  test.each<[CheckRule, string, ReturnFacts, ReturnFacts]>([
    ['school-code', 'not ten characters', { ...aReturn(), school: { _id: 's', code: 'ZZTF001', name: '' } }, aReturn()],
    ['tax-code-missing', 'none', student({ taxCode: null }), student({ taxCode: '00743110157' })],
    [
      'tax-code-wrong',
      'wrong letter',
      student({ taxCode: 'RSSMRA85M01H501X' }),
      student({ taxCode: 'RSSMRA85M01H50MI' }),
    ],
    [
      'tax-code-twice',
      'the same but for letters in the place of digits',
      twins('RSSMRA85M01H50MI'),
      twins('RSSMRA80A01H501U'),
    ],
    ['no-class', 'none this year', student({ schoolClass: null }), aReturn()],
    [
      'host-without-numbers',
      'neither then nor now',
      {
        ...of({ host: { ...host, vatNumber: null } }),
        partners: new Map([['partner-officina', aPartner({ vatNumber: null })]]),
      },
      of({ host: { ...host, vatNumber: null } }),
    ],
    ['no-agreement', 'at a host', of({ agreement: null }), of({ agreement: null, kind: 'simulated-enterprise' })],
    ['no-protocol-number', 'blank', of({ agreement: agreement && { ...agreement, number: ' ' } }), aReturn()],
    [
      'outside-agreement',
      'a day before',
      of({}, { hours: { ...hours, first: day('2026-09-19') } }),
      of({}, { hours: { ...hours, first: day('2026-09-20') } }),
    ],
    [
      'outside-agreement',
      'a day after',
      of({ agreement: agreement && { ...agreement, to: day('2027-01-28') } }),
      of({ agreement: agreement && { ...agreement, to: day('2027-01-29') } }),
    ],
    ['hours-waiting', 'only confirmed', of({}, { hours: { ...hours, confirmed: 1 } }), aReturn()],
    [
      'hours-waiting',
      'of a lab',
      aReturn({ labs: [aLab({ members: [{ studentId: 'lucia', attended: 1500, counted: 0, waiting: 60 }] })] }),
      aReturn(),
    ],
    ['hours-above-plan', 'one minute', of({ terms: planned(2399) }), of({ terms: planned(2400) })],
    ['nothing-planned', 'zero', of({ terms: planned(0) }), aReturn()],
    ['minutes-not-whole', 'half a minute', of({ terms: planned(2400.5) }), aReturn()],
    ['sums-differ', 'a minute more in the register', student({ approved: 2401 }), aReturn()],
    ['three-quarters', 'a minute short', of({ terms: planned(3201) }), of({ terms: planned(3200) })],
    ['three-quarters', 'too late', of({ terms: planned(3201) }), of({ terms: planned(3201), state: 'active' })],
    ['papers-missing', 'hours by exception', of({}, { papersMissing: 2 }), of({}, { papersMissing: 0 })],
    [
      'papers-missing',
      'no hours yet',
      of({}, { papersMissing: 2 }),
      of({}, { papersMissing: 2, hours: noHoursInYear }),
    ],
    [
      'not-concluded',
      'a lab',
      aReturn({ labs: [aLab({ edition: { ...aLab().edition, state: 'running' } })] }),
      aReturn({ labs: [aLab()] }),
    ],
    ['not-concluded', 'suspended', of({ state: 'suspended' }), of({ state: 'cancelled' })],
    [
      'no-hours',
      'concluded',
      of({}, { hours: { ...hours, approved: 0 }, approvedInAll: 0 }),
      of({ state: 'active' }, { approvedInAll: 0 }),
    ],
    ['no-tutor', 'of the host', of({ hostTutor: null }), aReturn()],
    [
      'year-not-counted',
      'the second',
      student({ schoolClass: { _id: 'c', year: 2, section: 'A', track: null, siteCode: null } }),
      aReturn(),
    ],
  ])('%s: %s', (rule, _, wrong, right) => {
    expect(rulesOf(wrong)).toContain(rule)
    expect(rulesOf(right)).not.toContain(rule)
  })

  test('what a year is closed with is no obstacle; what the Ministry would not take is', () => {
    expect((['three-quarters', 'not-concluded', 'no-hours'] as const).some((rule) => isBlocking({ rule }))).toBe(false)
    expect(
      (['tax-code-missing', 'hours-waiting', 'outside-agreement'] as const).every((rule) => isBlocking({ rule })),
    ).toBe(true)
  })
})
