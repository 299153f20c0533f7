import { describe, expect, test } from '@jest/globals'
import { examinedPerReturned, worst } from '../../scripts/bench/queries.ts'
import { MOST_EXAMINED } from '../../scripts/bench/report.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { bookingOf } from '../../src/bookings/booking.rules.ts'
import { bookingsOf, holdsOf, releaseHeld, releaseHold } from '../../src/bookings/booking.service.ts'
import { releaseSessions, staleBookings, takeAll } from '../../src/bookings/booking.service.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { useObservedDatabase } from '../support/observed-database.ts'
import { at, claim, wednesday } from './claims.ts'

const ofEdition = (n: number) => ({ editionId: `e${n}`, day: addDays(day('2026-09-16'), 7 * (n % 20)) })
const asked: Record<string, () => Promise<unknown>> = {
  'taking a room and a few people': () =>
    takeAll({
      holdId: 'new',
      at,
      claims: ['hall-1', 'ada-1', 'ada-2'].map((each) =>
        claim('s900', { resource: `x:${each}`, from: '18:00', to: '19:00' }),
      ),
      replaces: { editionId: 'e7', sessionIds: ['s7'] },
    }),
  'refusing it': () =>
    takeAll({ holdId: 'late', at, claims: [claim('s901', { resource: 'x:ada-1', from: '18:00', to: '19:00' })] }),
  'whose the places of a plan are': () => holdsOf({ editionId: 'e7', sessionIds: ['s7'] }),
  'keeping only the new plan': () => releaseHeld({ editionId: 'e7', sessionIds: ['s7'] }, ['h7']),
  'giving an attempt back': () => releaseHold('new', [claim('s900', { resource: 'x:hall-1' })]),
  'cancelling a session': () => releaseSessions({ editionId: 'e8', sessionIds: ['s8'] }),
  'withdrawing a student': () =>
    releaseHeld({ editionId: 'e9', resources: ['student:9-3'], from: day('2026-09-01') }, ['h9']),
  'what is taken of a room': () => bookingsOf(['space:5'], day('2026-09-01'), day('2027-06-30')),
  'what the sweep looks at': () => staleBookings(at, `student:3-1|${wednesday}`),
}

/** 200 sessions of editions with a room and 25 students each, over twenty weeks. */
async function fill(): Promise<void> {
  const days = Array.from({ length: 200 }, (_, n) =>
    [`space:${n % 10}-${n}`, `space:${n % 10}`, ...Array.from({ length: 25 }, (_none, k) => `student:${n}-${k}`)].map(
      (resource) => {
        const one = claim(`s${n}`, { ...ofEdition(n), resource })
        const booking = bookingOf(one, { holdId: `h${n}`, at: new Date('2026-09-01T10:00:00+02:00') })
        return { _id: `${resource}|${one.day}|${n}`, resource, day: one.day, bookings: [booking] }
      },
    ),
  )
  await ResourceDays.collection.insertMany(days.flat() as never)
}

const bookings = useObservedDatabase({ name: 'bookings', models: [ResourceDays], fill })

describe('among 5,400 records of bookings no query reads many for few', () => {
  test.each(Object.keys(asked))('%s', async (name) => {
    const uses = await bookings.usesOf(async () => asked[name]?.())
    expect(uses.length).toBeGreaterThan(0)
    expect(uses.filter((use) => examinedPerReturned(use) > MOST_EXAMINED || use.by.startsWith('all'))).toEqual([])
    expect(worst(uses)).not.toBeNull()
  })
})
