import { describe, expect, test } from '@jest/globals'
import {
  closedReasons,
  elapsedMinutes,
  type Enrolling,
  firstDayFrom,
  isLocked,
  obstaclesTo,
  placesLeft,
} from '../../src/labs/lab-enrolment.rules.ts'
import { usualLabNorms } from '../../src/norms/lab-norms.rules.ts'
import { addDays, day, instantOf } from '../../src/platform/day.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { aGroup, anEdition, aSession, inGroup } from './an-edition.ts'

const today = day('2026-11-25')
const at = (time: string, on = today) => instantOf(on, clockTime(time))
const moment = (time = '10:00', on = today) => ({ now: at(time, on), today: on, norms: usualLabNorms })

describe('the lock of enrolments', () => {
  // Two sessions of three hours are over; the third began at 14:00.
  const edition = anEdition({
    sessions: [
      aSession('a', '2026-11-11'),
      aSession('b', '2026-11-18'),
      aSession('c', today),
      aSession('d', '2026-12-02'),
    ],
  })

  test.each([
    ['13:59', 360, false],
    ['14:00', 360, false],
    ['15:30', 450, false],
    ['15:31', 451, true],
    ['17:00', 540, true],
    ['23:00', 540, true],
  ])('at %s %i minutes of 30 hours have passed: locked is %s', (time, elapsed, locked) => {
    expect([elapsedMinutes(edition, at(time)), isLocked(edition, at(time), 25)]).toEqual([elapsed, locked])
  })

  test('cancelled sessions do not pass, and a share of 0 locks from the first minute', () => {
    const [a] = edition.sessions
    if (!a) throw new Error('no session')
    const cancelled = anEdition({ sessions: [{ ...a, state: 'cancelled' as const }] })
    expect([elapsedMinutes(cancelled, at('20:00')), isLocked(cancelled, at('20:00'), 0)]).toEqual([0, false])
    const sole = anEdition({ sessions: [aSession('c', today)] })
    expect([isLocked(sole, at('14:00'), 0), isLocked(sole, at('14:01'), 0)]).toEqual([false, true])
  })

  test.each([
    ['2026-10-25', '2026-10-24'],
    ['2027-03-28', '2027-03-27'],
  ])('minutes are those of the clock also around the change of %s', (change, before) => {
    const lab = anEdition({ sessions: [aSession('x', before, ['20:00', '23:00'])] })
    expect(elapsedMinutes(lab, at('21:15', day(before)))).toBe(75)
    expect(elapsedMinutes(lab, at('09:00', day(change)))).toBe(180)
  })
})

describe('an edition takes no enrolments', () => {
  test.each([
    ['while it is a draft', { state: 'draft' as const }, ['not-open']],
    ['while it is suspended', { state: 'suspended' as const }, ['not-open']],
    ['after its last day', { enrolUntil: addDays(today, -1) }, ['enrolment-ended']],
    ['but on its last day it does', { enrolUntil: today }, []],
    ['when all sessions are over', { sessions: [aSession('a', '2026-11-11')] }, ['no-session-ahead']],
    ['but without any session yet it does', { sessions: [] }, []],
    ['and a running one does', { state: 'running' as const }, []],
  ])('%s', (_, given, reasons) => {
    expect(closedReasons(anEdition(given), moment())).toEqual(reasons)
  })
})

test('who comes in counts from today, or from tomorrow once a session of today has begun', () => {
  const edition = anEdition({ sessions: [aSession('c', today)] })
  expect(firstDayFrom(edition, moment('13:59'))).toBe(today)
  expect(firstDayFrom(edition, moment('14:00'))).toBe('2026-11-26')
  expect(firstDayFrom(anEdition(), moment())).toBe(today)
})

test('seats are never negative', () => {
  expect([placesLeft({ seats: 20, taken: 18 }), placesLeft({ seats: 20, taken: 21 })]).toEqual([2, 0])
})

describe('what stands against a student', () => {
  const someone = (studentId: string, given: Partial<Enrolling> = {}): Enrolling => ({
    studentId,
    classId: 'galilei-3a',
    birthDay: day('2010-05-01'),
    missingModules: [],
    missingMachines: [],
    ...given,
  })
  const group = aGroup('g', ['anna'], { kind: 'class' })
  const edition = anEdition({
    groups: [group],
    participants: inGroup(group),
    sessions: [aSession('c', '2026-12-02')],
    module: { ages: { from: 16, to: 17 } },
  })
  const reasons = (students: Enrolling[], more: object = {}) =>
    obstaclesTo(edition, { students, strangers: [], wholeClassId: null, ...more }, moment()).map(
      ({ reason, studentIds, codes }) => [reason, ...studentIds, ...codes],
    )

  test('is told all together, each reason once with the names', () => {
    const students = [
      someone('anna'),
      someone('young', { birthDay: day('2010-12-03') }),
      someone('old', { birthDay: day('2008-12-02') }),
      someone('unknown', { birthDay: null }),
      someone('fresh', { missingModules: ['ROB-1'], missingMachines: ['laser'] }),
      someone('other', { missingMachines: ['laser'] }),
    ]
    expect(reasons(students, { strangers: ['ghost'], wholeClassId: 'galilei-3a' })).toEqual([
      ['not-in-class'],
      ['class-already-in'],
      ['already-in', 'anna'],
      ['too-young', 'young'],
      ['too-old', 'old'],
      ['module-missing', 'fresh', 'ROB-1'],
      ['authorisation-missing', 'fresh', 'other', 'laser'],
    ])
  })

  test('age is that of the first session: sixteen on that very day is enough', () => {
    expect(reasons([someone('birthday', { birthDay: day('2010-12-02') })])).toEqual([])
  })

  test('nobody at all is too few, and who has withdrawn may come back', () => {
    expect(reasons([])).toEqual([['no-students']])
    const back = anEdition({
      groups: [{ ...group, state: 'withdrawn' }],
      participants: inGroup(group).map((each) => ({ ...each, to: today })),
    })
    const request = { students: [someone('anna')], strangers: [], wholeClassId: 'galilei-3a' }
    expect(obstaclesTo(back, request, moment())).toEqual([])
  })
})
