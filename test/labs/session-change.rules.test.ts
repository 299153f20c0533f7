import { describe, expect, test } from '@jest/globals'
import type { LabSession, StaffMember } from '../../src/labs/edition.rules.ts'
import {
  changeRefusals,
  changeSessions,
  resultRefusals,
  scopeRefusals,
  sessionsInScope,
  withSessions,
} from '../../src/labs/session-change.rules.ts'
import { planDifference } from '../../src/labs/session-difference.rules.ts'
import { machineKindsOf } from '../../src/labs/session-machines.rules.ts'
import { replan, type SessionDefaults, toBook, toRelease } from '../../src/labs/session-match.rules.ts'
import { recoverable } from '../../src/labs/session-recovery.rules.ts'
import { roomWarnings } from '../../src/labs/session-warning.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { aGroup, aSession, inGroup } from './an-edition.ts'

const now = new Date('2026-11-25T10:00:00+01:00')
const facts = { now, held: new Set(['held']) }
const cancelled = { at: now, by: { accountId: null, name: 'Carla' }, reason: 'Sciopero' }
const plan: LabSession[] = [
  aSession('over', '2026-11-18'),
  aSession('held', '2026-11-25'),
  { ...aSession('off', '2026-12-02'), state: 'cancelled', cancelled },
  aSession('a', '2026-12-09'),
  aSession('b', '2026-12-16'),
  aSession('c', '2027-01-13', ['09:00', '12:00']),
]
const session = (id: string) => plan.find((each) => each.id === id) ?? aSession('none', '2026-12-09')
const member = (id: string, given: Partial<StaffMember> = {}): StaffMember => ({
  id,
  partnerId: 'fablab',
  part: 'trainer',
  name: id,
  email: null,
  accountId: null,
  insteadOf: null,
  ...given,
})

describe('the sessions that a change is about', () => {
  test.each([
    ['one', 'b', ['b']],
    ['following', 'b', ['b', 'c']],
    ['future', 'b', ['a', 'b', 'c']],
    ['future', 'over', ['a', 'b', 'c']],
    ['one', 'off', []],
    ['one', 'held', []],
  ] as const)('%s from %s are %j', (scope, sessionId, ids) => {
    expect(sessionsInScope(plan, { sessionId, scope }, facts).map(({ id }) => id)).toEqual(ids)
  })

  test.each([
    ['over', ['session-over']],
    ['held', ['session-held']],
    ['off', ['session-cancelled']],
    ['a', []],
  ])('%s cannot be changed because: %j', (id, reasons) => {
    expect(changeRefusals(session(id), facts)).toEqual(reasons)
  })
})

describe('a change', () => {
  const following = sessionsInScope(plan, { sessionId: 'a', scope: 'following' }, facts)
  const apply = (change: Parameters<typeof changeSessions>[1]['change']) =>
    changeSessions(following, { here: session('a'), change, now })

  test('that changes nothing is none', () => {
    const { day: on, from, to, roomIds, topic } = session('a')
    expect(apply({ day: on, from, to, roomIds, topic })).toEqual([])
  })

  test('of the weekday moves each within its own week, and keeps times that differ', () => {
    const lines = apply({ day: day('2026-12-11'), from: clockTime('14:00') })
    expect(lines.map(({ after }) => [after.id, after.day, after.from, after.minutes])).toEqual([
      ['a', '2026-12-11', '14:00', 180],
      ['b', '2026-12-18', '14:00', 180],
      ['c', '2027-01-15', '09:00', 180],
    ])
  })

  test('of the end makes longer what has its own beginning', () => {
    expect(apply({ to: clockTime('17:30') }).map(({ after }) => [after.from, after.minutes])).toEqual([
      ['14:00', 210],
      ['14:00', 210],
      ['09:00', 510],
    ])
  })

  test('of topic and parts is of the one session', () => {
    const lines = apply({ topic: 'Sensori', partIds: ['p1'] })
    expect(lines.map(({ after }) => [after.id, after.topic, after.sequence])).toEqual([['a', 'Sensori', 1]])
  })

  test('grows the sequence of what changed only', () => {
    const lines = changeSessions(plan.slice(3, 5), { here: session('a'), change: { roomIds: ['sala'] }, now })
    expect(lines.map(({ after }) => [after.roomIds, after.sequence, after.changedAt])).toEqual([
      [['sala'], 1, now],
      [['sala'], 1, now],
    ])
    const after = withSessions(
      plan,
      lines.map((line) => line.after),
    )
    expect(after.filter(({ sequence }) => sequence > 0).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('of several sessions stays in the week; of one it may leave it', () => {
    expect(scopeRefusals(session('a'), 'following', { day: day('2026-12-14') })).toEqual(['other-week'])
    expect(scopeRefusals(session('a'), 'following', { day: day('2026-12-13') })).toEqual([])
    expect(scopeRefusals(session('a'), 'one', { day: day('2026-12-14') })).toEqual([])
  })

  test('that ends before it begins, or in the past, is refused', () => {
    expect(resultRefusals([aSession('x', '2026-12-09', ['17:00', '14:00'])], facts)).toEqual(['session-reversed'])
    expect(resultRefusals([aSession('x', '2026-11-25', ['09:00', '12:00'])], facts)).toEqual(['session-past'])
  })

  test('that changes the order renumbers by date and keeps the ids', () => {
    const moved = { ...session('a'), day: day('2027-02-03') }
    expect(withSessions(plan, [moved]).map(({ id, number }) => `${number} ${id}`)).toEqual([
      '1 over',
      '2 held',
      '3 off',
      '4 b',
      '5 c',
      '6 a',
    ])
  })
})

describe('planning anew', () => {
  const defaults: SessionDefaults = {
    roomIds: ['sala'],
    machineIds: [],
    staff: [member('fabio')],
    newIdOf: (index) => `new-${index}`,
    now,
  }
  const time = (on: string) => ({ day: day(on), from: clockTime('14:00'), to: clockTime('17:00'), minutes: 180 })
  const again = (...on: string[]) =>
    replan(plan, { replaced: new Set(['a', 'b', 'c']), planned: on.map(time) }, defaults)

  test('keeps what was at the same time as it was', () => {
    const { sessions, removed } = again('2026-12-09', '2026-12-16', '2027-01-13')
    expect(removed).toEqual([])
    expect(sessions.map(({ id, sequence }) => [id, sequence])).toEqual([
      ['over', 0],
      ['held', 0],
      ['off', 0],
      ['a', 0],
      ['b', 0],
      ['c', 1],
    ])
  })

  test('moves the others in order, makes what is missing, and says what is gone', () => {
    const { sessions } = again('2026-12-10', '2026-12-16', '2026-12-17', '2026-12-23')
    expect(sessions.slice(3).map(({ id, day: on }) => [id, on])).toEqual([
      ['a', '2026-12-10'],
      ['b', '2026-12-16'],
      ['c', '2026-12-17'],
      ['new-3', '2026-12-23'],
    ])
    expect(sessions.at(-1)).toMatchObject({ roomIds: ['sala'], staff: [{ id: 'fabio' }], number: 7 })
    expect(again('2026-12-16').removed).toEqual(['a', 'c'])
  })

  test('sends a substitute home when the session moves to another day', () => {
    const own = { ...session('a'), staff: [member('marta', { insteadOf: 'Fabio' })] }
    const move = (on: string) =>
      replan([own], { replaced: new Set(['a']), planned: [time(on)] }, defaults).sessions[0]?.staff[0]?.id
    expect([move('2026-12-10'), move('2026-12-09')]).toEqual(['fabio', 'marta'])
  })

  test('books what takes something else, and frees what is gone', () => {
    const { sessions } = again('2026-12-09', '2026-12-17')
    expect(toBook(plan, sessions).map(({ id }) => id)).toEqual(['b'])
    expect(toRelease(plan, sessions)).toEqual(['c'])
    const topic = plan.map((each) => ({ ...each, topic: 'Nuovo' }))
    expect([toBook(plan, topic), toRelease(plan, topic)]).toEqual([[], []])
  })
})

test('a letter tells what changed, and nothing of topics', () => {
  const after = [
    { ...session('a'), day: day('2026-12-10') },
    { ...session('b'), staff: [member('Marta')], topic: 'Motori' },
    { ...session('off'), state: 'planned' as const, cancelled: null },
    { ...session('held'), topic: 'Altro' },
    { ...session('over') },
    aSession('new', '2027-02-03'),
  ]
  expect(planDifference(plan, after)).toEqual([
    ['restored', '2026-12-02', '14:00', '17:00', ''],
    ['moved', '2026-12-10', '14:00', '17:00', '2026-12-09 14:00-17:00'],
    ['staff', '2026-12-16', '14:00', '17:00', ''],
    ['cancelled', '2027-01-13', '09:00', '12:00', ''],
    ['added', '2027-02-03', '14:00', '17:00', ''],
  ])
})

test('the hours of a cancelled session are made up for once, of one still to come not at all', () => {
  const recovery = { ...aSession('r', '2026-12-12', ['09:00', '11:00']), recovers: 'off' }
  expect([recoverable(plan, 'off', now), recoverable([...plan, recovery], 'off', now)]).toEqual([180, 60])
  expect([recoverable(plan, 'over', now), recoverable(plan, 'a', now), recoverable(plan, 'none', now)]).toEqual([
    180, 0, 0,
  ])
})

test('machines of a session ask for an authorisation, unless the module teaches them', () => {
  const spaces = [
    { id: 'laser', machineKind: 'laser-cutter' },
    { id: 'stampante', machineKind: '3d-printer' },
    { id: 'sala', machineKind: null },
  ]
  const machineKinds = [
    { code: 'laser-cutter', authorisation: true },
    { code: '3d-printer', authorisation: false },
    { code: 'cnc-mill', authorisation: true },
  ]
  const kinds = (machineIds: string[], grants: string[] = []) =>
    machineKindsOf({ machineIds }, spaces, { machineKinds, grants })
  expect(kinds(['laser', 'stampante', 'sala'])).toEqual(['laser-cutter'])
  expect([kinds(['stampante']), kinds(['laser'], ['laser-cutter'])]).toEqual([[], []])
})

test('rooms with fewer places than students, and rooms that are gone, are told once', () => {
  const group = aGroup('g', ['1', '2', '3'])
  const edition = { participants: inGroup(group) }
  const sessions = [plan[3], plan[4]].map((each) => ({ ...(each ?? session('a')), roomIds: ['sala', 'via'] }))
  expect(roomWarnings(edition, sessions, [{ id: 'sala', name: 'Sala', places: 2 }])).toEqual([
    { space: { name: 'Sala', places: 2 }, expected: 3 },
    { space: null, expected: 3 },
  ])
  expect(roomWarnings(edition, [session('a')], [])).toEqual([])
})
