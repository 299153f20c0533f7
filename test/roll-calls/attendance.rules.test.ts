import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { attendanceOf, isEnough } from '../../src/roll-calls/attendance.rules.ts'
import { countedOf } from '../../src/roll-calls/lab-minutes.rules.ts'
import { lowRuns, openRun, presencesOf } from '../../src/roll-calls/low-attendance.rules.ts'
import { day } from '../../src/platform/day.ts'
import { aLine, anEdition, aRollCall, tenSessions } from './a-roll-call.ts'

describe('three quarters of the module', () => {
  test.each([
    [1350, true],
    [1349, false],
    [1800, true],
    [0, false],
  ])('%i of 1800 minutes: %s', (attended, enough) => {
    expect(isEnough(attended, 1800, 75)).toBe(enough)
  })

  test('no rounding: 75 % of 101 minutes are 76, not 75', () => {
    expect([isEnough(75, 101, 75), isEnough(76, 101, 75)]).toEqual([false, true])
  })
})

/** Anna in ten sessions of three hours; the first ones held with these minutes. */
function standing(held: readonly number[], { cancelled = [] as number[] } = {}) {
  const sessions = tenSessions().map((session, n) =>
    cancelled.includes(n + 1) ? { ...session, state: 'cancelled' as const } : session,
  )
  const rollCalls = held.map((minutes, n) =>
    aRollCall({ _id: `s${n + 1}`, lines: [aLine('anna', { minutes, state: minutes === 0 ? 'absent' : 'present' })] }),
  )
  return attendanceOf('anna', { edition: anEdition(['anna'], sessions), rollCalls, attendancePercent: 75 })
}

describe('where a student stands', () => {
  test('at the beginning everything is possible', () => {
    expect(standing([])).toMatchObject({ attended: 0, missed: 0, possible: 1800, needed: 1350, state: 'on-track' })
  })

  test.each<[string, number[], string]>([
    ['one absence of ten is no worry', [0], 'on-track'],
    ['270 of the 450 minutes that may be missed are not yet more than six tenths', [0, 90], 'on-track'],
    ['271 are', [0, 89], 'at-risk'],
    ['450 missed can still be made', [0, 0, 90], 'at-risk'],
    ['451 cannot', [0, 0, 89], 'lost'],
    ['22 h 30 are enough, whatever comes', [180, 180, 180, 180, 180, 180, 180, 90], 'reached'],
    ['22 h 29 are not yet', [180, 180, 180, 180, 180, 180, 180, 89], 'on-track'],
  ])('%s', (_, held, state) => {
    expect(standing(held).state).toBe(state)
  })

  test('a cancelled session is nobody’s absence, and yet the module asks for its hours', () => {
    const without = standing([], { cancelled: [1, 2] })
    expect(without).toMatchObject({ missed: 0, possible: 1440, state: 'on-track' })
    expect(standing([], { cancelled: [1, 2, 3] }).state).toBe('lost')
    expect(standing([], { cancelled: [1] }).sessions[0]?.state).toBe('none')
    // Nor anybody's attendance, when it was cancelled after the roll call; what was written stays readable.
    const after = standing([180, 0], { cancelled: [1, 2] })
    expect(after).toMatchObject({ attended: 0, missed: 0, possible: 1440 })
    expect(after.sessions[0]).toMatchObject({ state: 'none', line: { minutes: 180 } })
  })

  test('who was enrolled later misses nothing of before', () => {
    const edition = anEdition(['anna'])
    edition.participants[0] = { ...edition.participants[0]!, from: day('2026-11-03') }
    const rollCalls = [aRollCall({ _id: 's1', lines: [aLine('bruno')] })]
    const found = attendanceOf('anna', { edition, rollCalls, attendancePercent: 75 })
    expect(found).toMatchObject({ missed: 0, possible: 8 * 180 })
  })

  test('approved minutes alone, when the certificate asks', () => {
    const rollCalls = [
      aRollCall({ _id: 's1', lines: [aLine('anna', { approved: true })] }),
      aRollCall({ _id: 's2', lines: [aLine('anna')] }),
    ]
    const edition = anEdition(['anna'])
    const both = attendanceOf('anna', { edition, rollCalls, attendancePercent: 75 })
    const approved = attendanceOf('anna', { edition, rollCalls, attendancePercent: 75, approvedOnly: true })
    expect([both.attended, approved.attended]).toEqual([360, 180])
  })

  test('attended, missed and possible are all the sessions; reached and lost exclude each other', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 180 }), { maxLength: 10 })
    fc.assert(
      fc.property(minutes, (held) => {
        const { attended, missed, possible, needed, state } = standing(held)
        expect(attended + missed + possible).toBe(1800)
        expect(state === 'reached').toBe(attended >= needed)
        expect(state === 'lost').toBe(attended + possible < needed)
      }),
    )
  })
})

describe('the alarm for low attendance', () => {
  const runs = (present: (number | null)[], norm = { below: 9, sessions: 2 }) =>
    lowRuns(
      present.map((each, n) => ({ sessionId: `s${n + 1}`, present: each })),
      norm,
    ).map(({ firstSessionId }) => firstSessionId)

  test.each<[(number | null)[], string[]]>([
    [[12, 8, 8], ['s2']],
    [[12, 8], []],
    [[8, 9, 8], []],
    [[8, 8, 8, 8], ['s1']],
    [
      [8, 8, 12, 7, 7],
      ['s1', 's4'],
    ],
    [[8, null, 8], []],
    [[], []],
  ])('%j rings for %j', (present, first) => {
    expect(runs(present)).toEqual(first)
  })

  test.each<[(number | null)[], string | null, number]>([
    [[12, 8, 8], 's2', 2],
    [[8, 8, 8, null, null], 's1', 3],
    [[8, 8, 12], null, 0],
    [[8, 8, 12, 7], null, 0],
    [[8, null, 8, 8], 's3', 2],
    [[8, null, 8], null, 0],
    [[null, null], null, 0],
    [[], null, 0],
  ])('%j still goes on from %s', (present, first, sessions) => {
    const presences = present.map((each, n) => ({ sessionId: `s${n + 1}`, present: each }))
    const run = first === null ? null : { firstSessionId: first, sessions }
    expect(openRun(presences, { below: 9, sessions: 2 })).toEqual(run)
  })

  test('a run that still goes on has rung, whatever was present', () => {
    const anybody = fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 15 })
    fc.assert(
      fc.property(anybody, fc.integer({ min: 1, max: 4 }), (present, sessions) => {
        const presences = present.map((each, n) => ({ sessionId: `s${n + 1}`, present: each }))
        const norm = { below: 9, sessions }
        const open = openRun(presences, norm)
        const rung = lowRuns(presences, norm).map(({ firstSessionId }) => firstSessionId)
        expect(open === null || rung.at(-1) === open.firstSessionId).toBe(true)
      }),
    )
  })

  test('follows the norm of the city', () => {
    expect(runs([5, 5, 5], { below: 5, sessions: 2 })).toEqual([])
    expect(runs([4], { below: 5, sessions: 1 })).toEqual(['s1'])
  })

  test('counts whole roll calls only', () => {
    const edition = anEdition(['anna', 'bruno'])
    const rolls = [
      aRollCall({ _id: 's1', lines: [aLine('anna'), aLine('bruno', { state: 'absent' })] }),
      aRollCall({ _id: 's2', lines: [aLine('anna')] }),
    ]
    expect(presencesOf(edition, rolls).slice(0, 3)).toEqual([
      { sessionId: 's1', present: 1 },
      { sessionId: 's2', present: null },
      { sessionId: 's3', present: null },
    ])
  })
})

test('of one edition at most what its module allows counts', () => {
  expect([countedOf(1700, 1200), countedOf(1200, 1200), countedOf(300, 1200), countedOf(300, 0)]).toEqual([
    1200, 1200, 300, 0,
  ])
})
