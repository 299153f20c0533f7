import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countedOnce, overlapsOf } from '../../src/activities/lab-overlap.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import type { Participation, Presence } from '../../src/protocols/counted-activity.rules.ts'
import { presencesOf } from '../../src/protocols/progress.rules.ts'
import { activity, classOf, presence, reached, today } from '../protocols/counted.ts'
import { aHeld, aParticipant, shareOf } from './a-lab.ts'

/** The activity runs from 1 October to 20 December 2026; today is 22 November. */
const days = { from: day('2026-10-01'), to: day('2026-12-20') }

const inLab = (studentId: string, changes: Partial<Presence> = {}) =>
  presence(studentId, {
    from: day('2026-10-14'),
    to: day('2026-12-09'),
    hours: { id: `lab ${studentId}`, approved: 120, planned: 600 },
    ...changes,
  })
const lab = (students: Presence[], changes: Partial<Participation> = {}) =>
  classOf('3a', students, { from: day('2026-10-14'), to: day('2026-12-09'), ...changes })

const typed = [classOf('3a', [presence('anna'), presence('ugo'), presence('eva')])]

const sideOf = (participations: readonly Participation[], studentId: string) =>
  participations.flatMap((each) =>
    each.presences.filter((one) => one.studentId === studentId).map(({ hours }) => (hours ? 'lab' : 'class')),
  )

describe('a student of a typed class who is in a linked lab too', () => {
  const labs = [lab([inLab('anna'), inLab('ugo', { from: day('2026-11-10') })])]

  test.each([
    ['2026-10-13', 'class', 'class'],
    ['2026-10-14', 'lab', 'class'],
    ['2026-11-09', 'lab', 'class'],
    ['2026-11-10', 'lab', 'lab'],
    ['2027-01-10', 'lab', 'lab'],
  ])('on %s stands with the %s, who came later with the %s', (on, anna, ugo) => {
    const once = countedOnce(days, { typed, labs }, day(on))
    expect([sideOf(once, 'anna'), sideOf(once, 'ugo'), sideOf(once, 'eva')]).toEqual([[anna], [ugo], ['class']])
  })

  test.each([
    ['that nobody has started', [lab([inLab('anna')], { from: null })], ['class']],
    [
      'that begins tomorrow',
      [lab([inLab('anna', { from: addDays(today, 1) })], { from: addDays(today, 1) })],
      ['class'],
    ],
    ['from which anna withdrew', [lab([inLab('anna', { to: day('2026-10-20'), left: true })])], ['lab']],
    ['outside the days of the activity', [lab([inLab('anna', { from: day('2026-12-22') })])], ['class']],
    ['beside a second one to come', [lab([inLab('anna')]), lab([inLab('anna')], { from: null })], ['lab', 'lab']],
  ])('with a lab %s', (_, some, sides) => {
    expect(sideOf(countedOnce(days, { typed, labs: some }, today), 'anna')).toEqual(sides)
  })

  test('who has left the class before the activity began is no student of it: the lab holds at once', () => {
    const before = [classOf('3a', [presence('anna', { to: day('2026-09-20'), left: true })])]
    const later = [lab([inLab('anna')], { from: null })]
    expect(sideOf(countedOnce(days, { typed: before, labs: later }, today), 'anna')).toContain('lab')
  })

  test('counts once in every measure, with the hours of the lab', () => {
    const both = (changes = {}) => [activity(countedOnce(days, { typed, labs }, today), changes)]
    expect(reached('schools', both())).toEqual({ actual: 1, planned: 0 })
    expect(reached('classes', both())).toEqual({ actual: 1, planned: 0 })
    expect(reached('students', both())).toEqual({ actual: 3, planned: 0 })
    // Two by the lab, with 120 of 600 minutes each; eva by the class, with the 1,800 minutes planned for it.
    expect(reached('hours', both())).toEqual({ actual: 240, planned: 960 + 1800 })
    expect(reached('hours', both({ state: 'concluded', to: today }))).toEqual({ actual: 240 + 1800, planned: 960 })
  })

  test('of another class counts once all the same', () => {
    const moved = [classOf('3b', [presence('anna')])]
    expect(sideOf(countedOnce(days, { typed: moved, labs }, today), 'anna')).toEqual(['lab'])
  })
})

describe('the page says which classes stand on both sides', () => {
  const classes = [
    { schoolId: 'galilei', classId: '3a' },
    { schoolId: 'galilei', classId: '3b' },
  ]

  test.each([
    ['since its first day', {}, '2026-10-14', true],
    ['from its first day on', { from: day('2026-12-01') }, '2026-12-01', false],
    ['once it is started', { state: 'open' as const }, null, false],
  ])('the lab holds %s', (_, given, from, come) => {
    const [overlap, ...others] = overlapsOf(classes, [shareOf(given)], today)
    expect([overlap?.classId, overlap?.from, overlap?.come, others]).toEqual(['3a', from, come, []])
  })

  test('and none for a cancelled lab, nor for one in which only others are', () => {
    expect(overlapsOf(classes, [shareOf({ state: 'cancelled' }, [aHeld('s1', { anna: 180 })])], today)).toEqual([])
    expect(overlapsOf(classes, [shareOf({ participants: [aParticipant('vanni', { classId: 'v3' })] })], today)).toEqual(
      [],
    )
  })
})

describe('properties', () => {
  const octobers = fc.integer({ min: 0, max: 100 }).map((n) => addDays(day('2026-09-10'), n))
  const students = fc.constantFrom('anna', 'ugo', 'eva', 'dora', 'ivo')
  const someone = (hours: boolean) =>
    fc.record({ studentId: students, from: octobers, length: fc.nat(90), left: fc.boolean() }).map((given) => ({
      studentId: given.studentId,
      from: given.from,
      to: addDays(given.from, given.length),
      left: given.left,
      hours: hours ? { id: `lab ${given.studentId}`, approved: 60, planned: 120 } : null,
    }))
  const someOf = (hours: boolean, from: fc.Arbitrary<Participation['from']>) =>
    fc.array(
      fc.record({
        schoolId: fc.constantFrom('galilei', 'volta'),
        schoolKind: fc.constant('tecnico' as const),
        classId: fc.constantFrom('3a', '3b'),
        from,
        to: fc.constant(day('2027-08-31')),
        presences: fc.array(someone(hours), { maxLength: 4 }),
      }),
      { maxLength: 3 },
    )
  const sides = fc.record({
    typed: someOf(false, fc.constant(days.from)),
    labs: someOf(true, fc.option(octobers)),
  })
  const idsOf = (participations: readonly Participation[], on: typeof today) =>
    new Set(
      participations.flatMap((participation) =>
        presencesOf({ activity: days, participation, today: on }, 'counted').map(({ studentId }) => studentId),
      ),
    )

  test('nobody is lost, and nobody stands on both sides', () => {
    fc.assert(
      fc.property(sides, octobers, (given, on) => {
        const once = countedOnce(days, given, on)
        expect(idsOf(once, on)).toEqual(idsOf([...given.typed, ...given.labs], on))
        for (const id of idsOf(once, on)) {
          const there = once.flatMap((participation) =>
            presencesOf({ activity: days, participation, today: on }, 'counted'),
          )
          const kinds = there.filter(({ studentId }) => studentId === id).map(({ hours }) => hours !== null)
          expect(new Set(kinds).size).toBe(1)
        }
      }),
    )
  })

  test('who stands with a lab stays there, day after day', () => {
    fc.assert(
      fc.property(sides, octobers, fc.nat(60), (given, on, later) => {
        const labOnly = (when: typeof today) => sidesBy(countedOnce(days, given, when), when)
        const [before, after] = [labOnly(on), labOnly(addDays(on, later))]
        for (const [id, side] of before)
          if (side === 'lab' && typedHas(given.typed, id, on)) expect(after.get(id)).toBe('lab')
      }),
    )
  })

  test('classes and schools are those of both sides together, and a link never takes one away', () => {
    fc.assert(
      fc.property(sides, (given) => {
        const once = [activity(countedOnce(days, given, today))]
        const all = [activity([...given.typed, ...given.labs])]
        for (const measure of ['classes', 'schools', 'students'] as const) {
          const [with_, both] = [reached(measure, once), reached(measure, all)]
          expect(with_.actual + with_.planned).toBe(both.actual + both.planned)
          expect(reached(measure, [activity(given.typed)]).actual).toBeLessThanOrEqual(with_.actual)
        }
      }),
    )
  })

  function sidesBy(participations: readonly Participation[], on: typeof today): Map<string, string> {
    const there = participations.flatMap((participation) =>
      presencesOf({ activity: days, participation, today: on }, 'counted'),
    )
    return new Map(there.map(({ studentId, hours }) => [studentId, hours ? 'lab' : 'class']))
  }

  function typedHas(participations: readonly Participation[], id: string, on: typeof today): boolean {
    return idsOf(participations, on).has(id)
  }
})
