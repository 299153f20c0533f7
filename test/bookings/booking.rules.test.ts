import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Booking, bookingOf, type BookingMode, inTakingOrder } from '../../src/bookings/booking.rules.ts'
import { isStored, kindOfResource, obstacles, resourceDayId } from '../../src/bookings/booking.rules.ts'
import { resourceKey, standsAgainst } from '../../src/bookings/booking.rules.ts'
import { at, claim, hall, laser } from './claims.ts'

const hold = { holdId: 'mine', at }
const held = (sessionId: string, given = {}, holdId = 'theirs') => bookingOf(claim(sessionId, given), { holdId, at })

describe('what stands against what', () => {
  const modes: [BookingMode, BookingMode, boolean][] = [
    ['exclusive', 'exclusive', true],
    ['exclusive', 'shared', true],
    ['shared', 'exclusive', true],
    ['shared', 'shared', false],
  ]
  test.each(modes)('%s and %s at the same time: %s', (mode, other, clash) => {
    expect(standsAgainst(held('a', { mode }), held('b', { mode: other }))).toBe(clash)
  })

  const times: [string, string, boolean][] = [
    ['11:00', '14:00', false],
    ['17:00', '18:00', false],
    ['11:00', '14:01', true],
    ['16:59', '18:00', true],
    ['15:00', '15:01', true],
    ['08:00', '20:00', true],
    ['14:00', '17:00', true],
  ]
  test.each(times)('from 14 to 17 and from %s to %s: %s', (from, to, clash) => {
    expect(standsAgainst(held('a'), held('b', { from, to }))).toBe(clash)
  })

  test('a session does not stand in its own way', () => {
    expect(standsAgainst(held('a'), held('a', { from: '15:00', to: '18:00' }))).toBe(false)
  })

  test('is what counting minute by minute finds', () => {
    const stretch = fc.record({
      sessionId: fc.constantFrom('a', 'b'),
      mode: fc.constantFrom<BookingMode>('exclusive', 'shared'),
      startMinute: fc.integer({ min: 0, max: 30 }),
      endMinute: fc.integer({ min: 1, max: 31 }),
    })
    const real = stretch.filter(({ startMinute, endMinute }) => startMinute < endMinute)
    const minutes = ({ startMinute, endMinute }: Pick<Booking, 'startMinute' | 'endMinute'>) =>
      Array.from({ length: endMinute - startMinute }, (_, n) => startMinute + n)
    fc.assert(
      fc.property(real, real, (a, b) => {
        const together = minutes(a).some((minute) => minutes(b).includes(minute))
        const expected = together && a.sessionId !== b.sessionId && !(a.mode === 'shared' && b.mode === 'shared')
        expect(standsAgainst(a, b)).toBe(expected)
        expect(standsAgainst(b, a)).toBe(expected)
      }),
    )
  })

  test('a claim that does not end after it begins is refused: it would stand against nothing', () => {
    expect(() => bookingOf(claim('a', { from: '14:00', to: '14:00' }), hold)).toThrow(RangeError)
    expect(() => bookingOf(claim('a', { from: '17:00', to: '14:00' }), hold)).toThrow(RangeError)
  })
})

describe('the order of taking', () => {
  test('is the same however the claims are listed, and each is taken once', () => {
    const claims = [
      claim('b', { resource: laser }),
      claim('a', { day: '2026-12-09' }),
      claim('a'),
      claim('a', { from: '17:00', to: '18:00' }),
    ]
    const ids = (list: typeof claims) => inTakingOrder(list, hold).map(({ id, booking }) => [id, booking.startMinute])
    expect(ids([...claims, ...claims])).toEqual(ids(claims.toReversed()))
    expect(ids(claims)).toEqual([
      [`${hall}|2026-12-02`, 840],
      [`${hall}|2026-12-02`, 1020],
      [`${hall}|2026-12-09`, 840],
      [`${laser}|2026-12-02`, 840],
    ])
  })

  test('the name of a resource tells what it is', () => {
    expect(resourceKey('space', 'fablab/hall')).toBe(hall)
    expect(kindOfResource('person:b')).toBe('person')
    expect(kindOfResource('student:d:e')).toBe('student')
  })
})

describe('what stands in the way of an attempt', () => {
  const wanted = inTakingOrder([claim('a'), claim('a', { resource: laser })], hold)
  const storedDays = (...bookings: Booking[]) => new Map([[resourceDayId(claim('a')), bookings]])

  test('is everything that others hold at that time, all of it', () => {
    const others = [held('b'), held('c', { from: '16:00', to: '18:00' }), held('d', { from: '17:00', to: '18:00' })]
    const found = obstacles(wanted, storedDays(...others), [])
    expect(found.map(({ claim: { resource }, booking }) => [resource, booking.sessionId])).toEqual([
      [hall, 'b'],
      [hall, 'c'],
    ])
  })

  test('is not what the replaced sessions hold, nor what this attempt holds already', () => {
    expect(obstacles(wanted, storedDays(held('old')), ['old'])).toEqual([])
    expect(obstacles(wanted, storedDays(held('a', {}, 'mine')), [])).toEqual([])
  })

  test('is also another session of the same attempt', () => {
    const both = inTakingOrder([claim('a'), claim('b', { from: '16:00' })], hold)
    expect(obstacles(both, new Map(), ['a', 'b'])).toHaveLength(1)
  })

  test('a booking is there already only as the same hold took it', () => {
    const mine = bookingOf(claim('a'), hold)
    expect(isStored(mine, [{ ...mine, at: new Date(0) }])).toBe(true)
    expect(isStored(mine, [held('a')])).toBe(false)
    expect(isStored(mine, [{ ...mine, endMinute: mine.endMinute + 1 }])).toBe(false)
  })
})
