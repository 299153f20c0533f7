import { describe, expect, test } from '@jest/globals'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import type { Claim } from '../../src/bookings/booking.rules.ts'
import { bookingsOf, holdsOf, releaseHeld, releaseHold } from '../../src/bookings/booking.service.ts'
import { releaseSessions, staleBookings, takeAll } from '../../src/bookings/booking.service.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { useTestDatabase } from '../support/database.ts'
import { at, claim, hall, laser, stored, wednesday } from './claims.ts'

const take = (...claims: Claim[]) => takeAll({ holdId: newId(), at, claims })
const longAgo = new Date('2026-09-01T10:00:00+02:00')
const takeLongAgo = (...claims: Claim[]) => takeAll({ holdId: newId(), at: longAgo, claims })

describe('taking rooms, machines and people', () => {
  useTestDatabase([ResourceDays])

  test('what is free is taken, with its minutes and whose it is', async () => {
    expect(await take(claim('a'), claim('a', { resource: laser }))).toEqual([])
    const { bookings } = await stored()
    expect(bookings).toMatchObject([
      { resource: hall, editionId: 'a-edition', sessionId: 'a', mode: 'exclusive', startMinute: 840, endMinute: 1020 },
      { resource: laser, sessionId: 'a' },
    ])
  })

  test('what touches goes together; what overlaps by a minute is a clash', async () => {
    expect(await take(claim('a'))).toEqual([])
    expect(await take(claim('b', { from: '17:00', to: '18:00' }), claim('c', { from: '13:00', to: '14:00' }))).toEqual(
      [],
    )
    expect(await take(claim('d', { from: '16:59', to: '17:00' }))).toHaveLength(1)
  })

  test('shares of a room go together, but not with somebody who has the whole of it', async () => {
    expect(await take(claim('a', { mode: 'shared' }))).toEqual([])
    expect(await take(claim('b', { mode: 'shared' }))).toEqual([])
    expect((await take(claim('c'))).map((clash) => clash.with.sessionId)).toEqual(['a', 'b'])
  })

  test('all clashes are told together, and nothing is left of the attempt', async () => {
    await takeLongAgo(claim('a'))
    await takeLongAgo(claim('b', { resource: 'person:ada', from: '16:00', to: '18:00' }))
    const clashes = await take(
      claim('c', { resource: 'person:ada' }),
      claim('c', { resource: 'class:galilei-3a' }),
      claim('c'),
      claim('c', { day: '2026-12-09' }),
    )
    expect(clashes.map((clash) => [clash.claim.resource, clash.with])).toEqual([
      ['person:ada', { editionId: 'b-edition', sessionId: 'b', startMinute: 960, endMinute: 1080 }],
      [hall, { editionId: 'a-edition', sessionId: 'a', startMinute: 840, endMinute: 1020 }],
    ])
    expect((await stored()).days).toHaveLength(2)
  })

  test('two sessions of one attempt that overlap are a clash as well', async () => {
    const clashes = await take(claim('a'), claim('b', { from: '16:00' }))
    expect(clashes).toMatchObject([{ claim: { sessionId: 'b' }, with: { sessionId: 'a' } }])
    expect((await stored()).days).toEqual([])
  })

  test('one session may have both the room and a share of it', async () => {
    expect(await take(claim('a'), claim('a', { mode: 'shared' }))).toEqual([])
  })

  test('taking again with the same hold changes nothing, and completes what was cut off', async () => {
    const claims = [claim('a'), claim('a', { resource: laser })]
    expect(await takeAll({ holdId: 'one', at, claims: claims.slice(0, 1) })).toEqual([])
    expect(await takeAll({ holdId: 'one', at, claims })).toEqual([])
    expect(await takeAll({ holdId: 'one', at: longAgo, claims })).toEqual([])
    expect((await stored()).bookings).toHaveLength(2)
  })

  test('nothing claimed is nothing taken', async () => {
    expect(await take()).toEqual([])
    expect((await stored()).days).toEqual([])
  })

  test('500 claims of a class are taken together, and every one of them is refused to the next', async () => {
    const claims = Array.from({ length: 500 }, (_, n) =>
      claim('a', { resource: `student:${n % 30}`, day: addDays(wednesday, 7 * Math.floor(n / 30)) }),
    )
    expect(await take(...claims)).toEqual([])
    expect(await take(...claims.map((each) => ({ ...each, sessionId: 'b' })))).toHaveLength(500)
    expect((await stored()).bookings).toHaveLength(500)
  })
})

describe('planning anew', () => {
  useTestDatabase([ResourceDays])
  const replaces = { editionId: 'e', sessionIds: ['s1', 's2'] }
  const of = (sessionId: string, given = {}) => claim(sessionId, { editionId: 'e', ...given })

  test('the replaced sessions do not stand in the way, and make place only afterwards', async () => {
    await takeAll({ holdId: 'old', at, claims: [of('s1'), of('s2', { day: '2026-12-09' })] })
    const anew = [of('s1', { from: '15:00', to: '18:00' }), of('s2', { from: '10:00', to: '13:00' })]
    const before = await holdsOf(replaces)
    expect(await takeAll({ holdId: 'new', at, claims: anew, replaces })).toEqual([])
    expect((await stored()).bookings).toHaveLength(4)
    expect(await take(claim('other', { day: '2026-12-09' }))).toHaveLength(1)
    await releaseHeld(replaces, before)
    expect((await stored()).bookings.map(({ holdId, day: on }) => [holdId, on])).toEqual([
      ['new', wednesday],
      ['new', wednesday],
    ])
    expect(await take(claim('other', { day: '2026-12-09' }))).toEqual([])
  })

  test('two sessions may change places, but not take the same place', async () => {
    await takeAll({ holdId: 'old', at, claims: [of('s1'), of('s2', { from: '17:00', to: '20:00' })] })
    const swapped = [of('s2'), of('s1', { from: '17:00', to: '20:00' })]
    expect(await takeAll({ holdId: 'swap', at, claims: swapped, replaces })).toEqual([])
    expect(await takeAll({ holdId: 'same', at, claims: [of('s1'), of('s2')], replaces })).toHaveLength(1)
    expect((await stored()).bookings.map(({ holdId }) => holdId)).not.toContain('same')
  })

  test('a new plan that is refused leaves the old one as it was', async () => {
    await takeAll({ holdId: 'old', at, claims: [of('s1')] })
    await takeLongAgo(claim('other', { day: '2026-12-09' }))
    const before = (await stored()).days
    expect(await takeAll({ holdId: 'new', at, claims: [of('s1', { day: '2026-12-09' })], replaces })).toHaveLength(1)
    expect((await stored()).days).toEqual(before)
  })

  test('who enrolled on the new plan before the old one was cleared away keeps the places', async () => {
    await takeAll({ holdId: 'old', at, claims: [of('s1'), of('s1', { resource: 'student:ada' })] })
    const anew = [of('s1', { from: '15:00' }), of('s1', { resource: 'student:ada', from: '15:00' })]
    const before = await holdsOf(replaces)
    await takeAll({ holdId: 'new', at, claims: anew, replaces })
    const enrolled = [of('s1', { resource: 'student:bice', from: '15:00' })]
    expect(await takeAll({ holdId: 'enrolment', at: longAgo, claims: enrolled })).toEqual([])
    await releaseHeld(replaces, before)
    expect((await stored()).bookings.map(({ resource, holdId }) => [resource, holdId])).toEqual([
      [hall, 'new'],
      ['student:ada', 'new'],
      ['student:bice', 'enrolment'],
    ])
    const second = await holdsOf(replaces)
    await takeAll({ holdId: 'third', at, claims: [...anew, ...enrolled], replaces })
    await releaseHeld(replaces, second)
    expect(new Set((await stored()).bookings.map(({ holdId }) => holdId))).toEqual(new Set(['third']))
  })

  test('a plan that takes nothing any more sets everything free, except for who enrolled on it', async () => {
    await takeAll({ holdId: 'old', at, claims: [of('s1'), of('s3', { day: '2026-12-16' })] })
    const before = await holdsOf(replaces)
    await takeAll({ holdId: 'enrolment', at, claims: [of('s1', { resource: 'student:bice' })] })
    await releaseHeld(replaces, before)
    expect((await stored()).bookings.map(({ sessionId, holdId }) => [sessionId, holdId])).toEqual([
      ['s1', 'enrolment'],
      ['s3', 'old'],
    ])
  })
})

describe('setting free', () => {
  useTestDatabase([ResourceDays])
  const of = (sessionId: string, given = {}) => claim(sessionId, { editionId: 'e', ...given })
  const ada = { resource: 'student:ada' }

  test('an attempt gives back its own and nothing else', async () => {
    await takeAll({ holdId: 'mine', at, claims: [of('s1')] })
    await takeAll({ holdId: 'other', at, claims: [of('s2', { from: '17:00', to: '18:00' })] })
    await releaseHold('mine', [of('s1')])
    await releaseHold('mine', [of('s1')])
    expect((await stored()).bookings.map(({ holdId }) => holdId)).toEqual(['other'])
  })

  test('cancelled sessions let go of everything, of whatever hold', async () => {
    await takeAll({ holdId: 'plan', at, claims: [of('s1'), of('s2', { day: '2026-12-09' })] })
    await takeAll({ holdId: 'enrolment', at, claims: [of('s1', ada)] })
    await releaseSessions({ editionId: 'e', sessionIds: ['s1'] })
    expect((await stored()).bookings.map(({ sessionId }) => sessionId)).toEqual(['s2'])
  })

  test('who withdraws is free from that day on, in this edition alone', async () => {
    const days = ['2026-11-25', '2026-12-02', '2026-12-09']
    await take(...days.map((on, n) => of(`s${n}`, { ...ada, day: on })), of('s1'))
    await take(claim('other', { ...ada, from: '17:00', to: '18:00' }))
    const held = { editionId: 'e', resources: [ada.resource], from: wednesday }
    await releaseHeld(held, await holdsOf(held))
    expect((await stored()).bookings.map(({ sessionId, resource }) => [sessionId, resource])).toEqual([
      ['s0', ada.resource],
      ['s1', hall],
      ['other', ada.resource],
    ])
  })

  test('who comes back while the old places are given back keeps the new ones', async () => {
    await takeAll({ holdId: 'before', at, claims: [of('s1', ada)] })
    const held = { editionId: 'e', resources: [ada.resource], from: wednesday }
    const before = await holdsOf(held)
    await takeAll({ holdId: 'again', at, claims: [of('s1', ada)] })
    await releaseHeld(held, before)
    expect((await stored()).bookings.map(({ holdId }) => holdId)).toEqual(['again'])
  })

  test('what is taken of some resources is listed by day', async () => {
    await take(of('s1'), of('s2', { day: '2026-12-09' }), of('s1', ada), of('s3', { day: '2026-12-16' }))
    const found = await bookingsOf([hall, laser], wednesday, day('2026-12-09'))
    expect(found.map(({ resource, day: on, bookings }) => [resource, on, bookings[0]?.sessionId])).toEqual([
      [hall, wednesday, 's1'],
      [hall, '2026-12-09', 's2'],
    ])
  })
})

describe('what the sweep looks at', () => {
  useTestDatabase([ResourceDays])

  test('is what was taken before an instant for days to come, in pages', async () => {
    const days = Array.from({ length: 600 }, (_, n) =>
      claim('s', {
        resource: `student:${String(n % 60).padStart(2, '0')}`,
        day: addDays(wednesday, Math.floor(n / 60)),
      }),
    )
    await takeLongAgo(...days, claim('past', { day: '2026-11-24' }), claim('today', { day: '2026-11-25' }))
    await take(claim('new', { day: '2026-12-24' }))
    const first = await staleBookings(at, null)
    const second = await staleBookings(at, first.at(-1)?._id ?? null)
    const third = await staleBookings(at, second.at(-1)?._id ?? null)
    expect([first.length, second.length, third.length]).toEqual([500, 101, 0])
    expect(first[0]?.bookings[0]?.sessionId).toBe('today')
    expect(new Set([...first, ...second].map(({ _id }) => _id)).size).toBe(601)
  })
})
