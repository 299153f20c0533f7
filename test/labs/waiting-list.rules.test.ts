import { describe, expect, test } from '@jest/globals'
import { minimumStep } from '../../src/labs/minimum.rules.ts'
import {
  isOfferOver,
  nextToOffer,
  offerUntil,
  placeInQueue,
  placesForNewcomers,
  splitBySeats,
  waitingQueue,
} from '../../src/labs/waiting-list.rules.ts'
import { usualLabNorms } from '../../src/norms/lab-norms.rules.ts'
import { day, instantOf } from '../../src/platform/day.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { aGroup, anEdition, aSession, inGroup } from './an-edition.ts'

const today = day('2026-11-25')
const now = instantOf(today, clockTime('10:00'))
const many = (count: number, prefix: string) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`)
const waiting = (id: string, size: number, minute: number) =>
  aGroup(id, many(size, id), { state: 'waiting', at: new Date(now.getTime() - 3_600_000 + minute * 60_000) })

describe('the waiting list', () => {
  const late = waiting('late', 4, 30)
  const big = waiting('big', 26, 10)
  const first = waiting('first', 12, 0)
  const edition = anEdition({ seats: 20, taken: 14, groups: [late, big, first] })

  test('is in the order in which the groups asked, whatever order they are kept in', () => {
    const ids = (groups: typeof edition.groups) => waitingQueue({ groups }).map(({ id }) => id)
    expect(ids(edition.groups)).toEqual(['first', 'big', 'late'])
    expect(ids([...edition.groups].reverse())).toEqual(['first', 'big', 'late'])
  })

  test('says which place a group has and how many students are before it', () => {
    expect(placeInQueue(edition, 'late')).toEqual({ place: 3, ahead: 38 })
    expect(placeInQueue(edition, 'first')).toEqual({ place: 1, ahead: 0 })
    expect(placeInQueue(edition, 'nobody')).toBeNull()
  })

  test('passes over a group that is too big without blocking those behind', () => {
    expect(nextToOffer(edition)?.id).toBe('late')
    expect(nextToOffer({ ...edition, taken: 8 })?.id).toBe('first')
    expect(nextToOffer({ ...edition, taken: 17 })).toBeNull()
  })

  test('goes before newcomers whenever it could use the seats', () => {
    expect([placesForNewcomers(edition), placesForNewcomers({ ...edition, taken: 17 })]).toEqual([0, 3])
  })
})

test('a group that is too big is split in the order of the list', () => {
  expect(splitBySeats(['a', 'b', 'c'], 2)).toEqual({ enrolled: ['a', 'b'], waiting: ['c'] })
  expect(splitBySeats(['a', 'b'], 0)).toEqual({ enrolled: [], waiting: ['a', 'b'] })
  expect(splitBySeats(['a'], 5)).toEqual({ enrolled: ['a'], waiting: [] })
})

describe('an offer', () => {
  const until = (given: Parameters<typeof anEdition>[0]) =>
    offerUntil(anEdition(given), { now, today, norms: usualLabNorms })?.toISOString() ?? null

  test.each([
    ['lasts the hours the city has set', {}, '2026-11-28T09:00:00.000Z'],
    ['ends when the next session begins', { sessions: [aSession('a', '2026-11-26')] }, '2026-11-26T13:00:00.000Z'],
    ['ends with the last day of enrolments', { enrolUntil: today }, '2026-11-25T23:00:00.000Z'],
    ['cannot be made once enrolments are over', { enrolUntil: day('2026-11-24') }, null],
    ['cannot be made while the lab is suspended', { state: 'suspended' as const }, null],
  ])('%s', (_, given, expected) => {
    expect(until(given)).toBe(expected)
  })

  test('is over at the very instant it runs out', () => {
    const group = aGroup('g', ['a'], { state: 'offered', offeredUntil: now })
    expect(isOfferOver(group, now)).toBe(true)
    expect(isOfferOver(group, new Date(now.getTime() - 1))).toBe(false)
    expect(isOfferOver({ ...group, state: 'waiting' }, now)).toBe(false)
  })
})

describe('the minimum', () => {
  const group = aGroup('g', many(9, 's'))
  const edition = anEdition({
    minimum: 10,
    minimumBy: day('2026-12-02'),
    groups: [group],
    participants: inGroup(group),
  })
  const step = (on: string, given: object = {}, action: 'warn' | 'cancel' = 'cancel') =>
    minimumStep({ ...edition, ...given }, { today: day(on), norms: { minimum: { action, warningDays: 7 } } })

  test.each([
    ['2026-11-24', null],
    ['2026-11-25', 'warn'],
    ['2026-12-01', 'warn'],
    ['2026-12-02', 'cancel'],
    ['2026-12-05', 'cancel'],
  ])('on %s: %s', (on, expected) => {
    expect(step(on)).toBe(expected)
  })

  test('exactly the minimum is enough, and a withdrawn participant is not counted', () => {
    const ten = inGroup(aGroup('g', many(10, 's')))
    expect(step('2026-12-02', { participants: ten })).toBeNull()
    expect(step('2026-12-02', { participants: ten.map((each, n) => (n === 0 ? { ...each, to: today } : each)) })).toBe(
      'cancel',
    )
  })

  test('only warns where the city has chosen so, and lets a running edition be', () => {
    expect(step('2026-12-02', {}, 'warn')).toBe('missed')
    expect(step('2026-12-02', { state: 'running' })).toBeNull()
    expect(step('2026-12-02', { minimumBy: null })).toBeNull()
  })
})
