import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { atMinute, clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { deadlineAt, deadlineParts, moveRefusals } from '../../src/rounds/round-deadline.rules.ts'
import { now, roundOf } from './example-round.ts'

const iso = (on: string, time: string) => deadlineAt(day(on), clockTime(time))?.toISOString() ?? null

describe('a deadline', () => {
  test('is what the clocks of Italy show, in winter and in summer', () => {
    expect(iso('2026-12-05', '18:00')).toBe('2026-12-05T17:00:00.000Z')
    expect(iso('2026-07-05', '18:00')).toBe('2026-07-05T16:00:00.000Z')
  })

  test('in the hour that is skipped is refused; just beside it, it stands', () => {
    expect(iso('2027-03-28', '01:59')).toBe('2027-03-28T00:59:00.000Z')
    expect(iso('2027-03-28', '02:00')).toBeNull()
    expect(iso('2027-03-28', '02:30')).toBeNull()
    expect(iso('2027-03-28', '02:59')).toBeNull()
    expect(iso('2027-03-28', '03:00')).toBe('2027-03-28T01:00:00.000Z')
  })

  test('in the hour that comes twice is the first', () => {
    expect(iso('2027-10-31', '02:30')).toBe('2027-10-31T00:30:00.000Z')
    expect(iso('2027-10-31', '03:00')).toBe('2027-10-31T02:00:00.000Z')
  })

  test('reads back as it was typed, on every day and at every minute', () => {
    const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(day('2026-01-01'), n))
    const anyTime = fc.integer({ min: 0, max: 1439 }).map(atMinute)
    fc.assert(
      fc.property(anyDay, anyTime, (on, time) => {
        const at = deadlineAt(on, time)
        const skipped =
          time >= '02:00' &&
          time < '03:00' &&
          ['2026-03-29', '2027-03-28', '2028-03-26', '2029-03-25', '2030-03-31'].includes(on)
        if (at === null) expect(skipped).toBe(true)
        else expect(deadlineParts(at)).toEqual({ day: on, time })
      }),
    )
  })

  test('moves later or earlier while lists are open, never into the past nor after it has come', () => {
    const open = roundOf({ state: 'open' })
    const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
    expect(moveRefusals(open, minutes(1), now)).toEqual([])
    expect(moveRefusals(open, new Date('2026-12-20T18:00:00+01:00'), now)).toEqual([])
    expect(moveRefusals(open, now, now)).toEqual(['deadline-past'])
    expect(moveRefusals(open, open.closesAt, now)).toEqual(['same-deadline'])
    expect(moveRefusals(open, new Date('2026-12-20T18:00:00+01:00'), open.closesAt)).toEqual(['deadline-over'])
    expect(moveRefusals(roundOf(), minutes(1), now)).toEqual(['not-open'])
  })
})
