import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { type Commitment, commitmentPeriod, commitmentReasons } from '../../src/protocols/commitment.rules.ts'
import type { CountedActivity, Presence } from '../../src/protocols/counted-activity.rules.ts'
import { progressOf } from '../../src/protocols/progress.rules.ts'
import { activity, classOf, commitment, period, presence, reached, reading, today } from './counted.ts'

const left = (on: string): Partial<Presence> => ({ to: day(on), left: true })
const gone = classOf('3a', [presence('anna'), presence('ugo', left('2026-11-05'))])

describe('a student', () => {
  const twice = [
    activity([classOf('3a', [presence('anna'), presence('ugo')])]),
    activity([classOf('3a', [presence('anna')])], { activityId: 'b', state: 'concluded', to: day('2026-11-01') }),
  ]

  test('counts once in however many activities, and not at all again in one that is planned', () => {
    expect(reached('students', twice)).toEqual({ actual: 2, planned: 0 })
    const planned = activity([classOf('3a', [presence('anna'), presence('eva')])], {
      activityId: 'c',
      state: 'planned',
    })
    expect(reached('students', [...twice, planned])).toEqual({ actual: 2, planned: 1 })
  })

  test('who changed class within the activity counts once', () => {
    const both = [
      classOf('3a', [presence('anna', left('2026-10-20'))]),
      classOf('3b', [presence('anna', { from: day('2026-10-21') })]),
    ]
    expect(reached('students', [activity(both)])).toEqual({ actual: 1, planned: 0 })
    expect(reached('students', [activity(both)], { leavers: 'not-counted' })).toEqual({ actual: 1, planned: 0 })
  })

  test('what was declared at the signature is never added', () => {
    expect(reached('students', [])).toEqual({ actual: 0, planned: 0 })
  })
})

describe('who left', () => {
  test('counts or not, as the commitment says', () => {
    expect(reached('students', [activity([gone])])).toEqual({ actual: 2, planned: 0 })
    expect(reached('students', [activity([gone])], { leavers: 'not-counted' })).toEqual({ actual: 1, planned: 0 })
  })

  test.each([
    ['before the activity began', left('2026-09-30'), 0, 0],
    ['on its first day', left('2026-10-01'), 1, 0],
    ['today', left('2026-11-22'), 1, 1],
    ['yesterday', left('2026-11-21'), 1, 0],
    ['only because the school year was over', { to: day('2027-08-31') }, 1, 1],
  ] as const)('%s', (_, when, counted, notCounted) => {
    const activities = [activity([classOf('3a', [presence('ugo', when)])])]
    expect(reached('students', activities).actual).toBe(counted)
    expect(reached('students', activities, { leavers: 'not-counted' }).actual).toBe(notCounted)
  })

  test('after the last day of the activity is no leaver', () => {
    const over = activity([classOf('3a', [presence('ugo', left('2026-11-10'))])], {
      state: 'concluded',
      to: day('2026-11-10'),
    })
    expect(reached('students', [over], { leavers: 'not-counted' })).toEqual({ actual: 1, planned: 0 })
  })

  test('of a path of three years, a class is looked at on the last day of its school year', () => {
    const path = activity([classOf('3a', [presence('anna')])], { to: day('2029-06-08') })
    const later = { period, today: day('2028-03-01') }
    expect(progressOf(commitment({ leavers: 'not-counted' }), [path], later).actual).toBe(1)
  })
})

describe('states', () => {
  test.each([
    ['planned', { actual: 0, planned: 2 }],
    ['running', { actual: 2, planned: 0 }],
    ['concluded', { actual: 2, planned: 0 }],
    ['cancelled', { actual: 0, planned: 0 }],
  ] as const)('%s', (state, expected) => {
    expect(reached('students', [activity([gone], { state })])).toEqual(expected)
  })

  test('who comes later to a running activity is planned', () => {
    const later = classOf('3a', [presence('anna'), presence('eva', { from: day('2026-12-01') })])
    expect(reached('students', [activity([later])])).toEqual({ actual: 1, planned: 1 })
  })
})

describe('schools and classes', () => {
  const two = [
    activity([classOf('3a', []), classOf('3b', [], { schoolKind: 'liceo' })]),
    activity([classOf('4a', [], { schoolId: 'volta' }), classOf('3a', [])], { activityId: 'b', state: 'planned' }),
  ]

  test('count once each, with or without a class list', () => {
    expect(reached('classes', two)).toEqual({ actual: 2, planned: 1 })
    expect(reached('schools', two)).toEqual({ actual: 1, planned: 1 })
    expect(reached('classes', two, { schoolKinds: ['liceo'] })).toEqual({ actual: 1, planned: 0 })
  })

  test('placements make no class, and their school counts', () => {
    const placed = presence('anna', { hours: { id: 'p', approved: 60, planned: 600 } })
    const placements = [activity([classOf('', [placed], { classId: null })])]
    expect(reached('classes', placements)).toEqual({ actual: 0, planned: 0 })
    expect(reached('schools', placements)).toEqual({ actual: 1, planned: 0 })
  })

  test('that were chosen and have brought nobody in are in the programme until the activity is concluded', () => {
    const chosen: CountedActivity['chosen'] = [
      { schoolId: 'galilei', kinds: ['tecnico'] },
      { schoolId: 'volta', kinds: ['liceo'] },
    ]
    const planned = activity([], { state: 'planned', chosen })
    expect(reached('schools', [planned])).toEqual({ actual: 0, planned: 2 })
    expect(reached('schools', [planned], { schoolKinds: ['liceo'] })).toEqual({ actual: 0, planned: 1 })
    expect(reached('schools', [{ ...planned, state: 'concluded' }])).toEqual({ actual: 0, planned: 0 })
    expect(reached('schools', [{ ...planned, state: 'cancelled' }])).toEqual({ actual: 0, planned: 0 })
    const joined = activity([classOf('3a', [])], { activityId: 'b', chosen })
    expect(reached('schools', [planned, joined])).toEqual({ actual: 1, planned: 1 })
    expect(reached('classes', [planned])).toEqual({ actual: 0, planned: 0 })
  })
})

describe('a class in a lab', () => {
  const lab = (from: string | null) =>
    activity([
      classOf('3a', [presence('anna', { from: day(from ?? '2026-10-05') })], {
        from: from === null ? null : day(from),
      }),
    ])

  test.each([
    ['whose first day has come', '2026-11-22', { actual: 1, planned: 0 }],
    ['that begins tomorrow', '2026-11-23', { actual: 0, planned: 1 }],
    ['that nobody has started', null, { actual: 0, planned: 1 }],
  ] as const)('%s', (_, from, expected) => {
    for (const measure of ['schools', 'classes', 'students'] as const) {
      expect([measure, reached(measure, [lab(from as string | null)])]).toEqual([measure, expected])
    }
  })

  test('brings its approved hours while the activity runs; the others are planned, and whoever left brings no more', () => {
    const hours = { id: 'lab anna', approved: 90, planned: 600 }
    const here = classOf('3a', [presence('anna', { hours })])
    expect(reached('hours', [activity([here])])).toEqual({ actual: 90, planned: 510 })
    const gone = classOf('3a', [presence('anna', { hours, to: day('2026-11-10'), left: true })])
    expect(reached('hours', [activity([gone])])).toEqual({ actual: 90, planned: 0 })
    expect(reached('hours', [activity([{ ...here, from: null }])])).toEqual({ actual: 0, planned: 600 })
    expect(reached('hours', [activity([here], { state: 'planned' })])).toEqual({ actual: 0, planned: 600 })
  })
})

describe('hours', () => {
  test('of a class are reached once the activity is concluded, for each student counted', () => {
    expect(reached('hours', [activity([gone])])).toEqual({ actual: 0, planned: 3600 })
    const concluded = activity([gone], { state: 'concluded', to: day('2026-11-20') })
    expect(reached('hours', [concluded])).toEqual({ actual: 3600, planned: 0 })
    expect(reached('hours', [concluded], { leavers: 'not-counted' })).toEqual({ actual: 1800, planned: 0 })
  })

  test('of a placement are the approved ones, once in however many activities; the rest is planned', () => {
    const placed = presence('anna', { hours: { id: 'p', approved: 90, planned: 600 } })
    const broken = presence('ugo', { ...left('2026-11-01'), hours: { id: 'q', approved: 30, planned: 600 } })
    const group = classOf('', [placed, broken], { classId: null })
    const both = [activity([group]), activity([group], { activityId: 'b' })]
    expect(reached('hours', both)).toEqual({ actual: 120, planned: 510 })
    expect(reached('hours', both, { leavers: 'not-counted' })).toEqual({ actual: 90, planned: 510 })
  })
})

describe('which activities count', () => {
  test.each([
    ['cancelled', {}, { state: 'cancelled' }],
    ['outside-period', {}, { from: day('2026-08-31') }],
    ['other-theme', { themes: ['robotica'] }, {}],
    ['other-kind', { activityKinds: ['visita'] }, {}],
    ['other-project', { projectId: 'pn' }, {}],
    ['nobody-of-these-schools', { schoolKinds: ['liceo'] }, {}],
  ] as const)('%s', (reason, wanted, changes) => {
    const { actual, others } = progressOf(
      commitment(wanted as Partial<Commitment>),
      [activity([gone], changes as Partial<CountedActivity>)],
      reading,
    )
    expect([actual, others]).toEqual([0, [{ activityId: 'a', reasons: [reason] }]])
  })

  test('each says alone how much it brings', () => {
    const progress = progressOf(commitment(), [activity([gone]), activity([gone], { activityId: 'b' })], reading)
    expect(progress.actual).toBe(2)
    expect(progress.contributions).toEqual([
      { activityId: 'a', actual: 2, planned: 0 },
      { activityId: 'b', actual: 2, planned: 0 },
    ])
  })

  test('of two commitments that follow each other one activity counts in one', () => {
    const protocol = { from: day('2026-09-01'), to: null }
    const first = commitmentPeriod({ from: null, to: day('2026-10-15') }, protocol)
    const second = commitmentPeriod({ from: day('2026-10-16'), to: null }, protocol)
    const in1 = progressOf(commitment(), [activity([gone])], { period: first, today }).actual
    const in2 = progressOf(commitment(), [activity([gone])], { period: second, today }).actual
    expect([in1, in2]).toEqual([2, 0])
  })
})

describe('a commitment is refused', () => {
  const facts = { target: 10, from: null, to: null, projectId: null }
  test.each([
    ['target-not-positive', { target: 0 }],
    ['target-not-positive', { target: -1 }],
    ['target-not-positive', { target: 1.5 }],
    ['commitment-ends-before-it-begins', { from: day('2027-02-01'), to: day('2027-01-01') }],
    ['begins-outside-protocol', { from: day('2026-08-31') }],
    ['ends-outside-protocol', { to: day('2029-09-01') }],
    ['unknown-project', { projectId: 'pon' }],
  ] as const)('%s', (reason, changes) => {
    expect(commitmentReasons({ ...facts, ...changes }, { period, projectIds: ['pn'] })).toEqual([reason])
    expect(commitmentReasons({ ...facts, projectId: 'pn' }, { period, projectIds: ['pn'] })).toEqual([])
  })
})
