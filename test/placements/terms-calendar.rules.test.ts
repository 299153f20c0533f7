import { describe, expect, test } from '@jest/globals'
import type { TownCalendar } from '../../src/norms/town-calendar.rules.ts'
import {
  type Agreed,
  agreedDayOff,
  agreedIntervals,
  scheduledMinutes,
  type Slot,
} from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

const slot = (weekday: Slot['weekday']): Slot => ({ weekday, from: clockTime('14:00'), to: clockTime('18:00') })
const mondays = [slot(1)]
const everyday = ([1, 2, 3, 4, 5] as const).map(slot)

const milano: TownCalendar = { patron: '12-07', closures: [{ from: day('2026-12-21'), to: day('2026-12-22') }] }
const torino: TownCalendar = { patron: '12-14', closures: [] }

function agreed(calendar?: TownCalendar, timetable = mondays): Agreed {
  const terms = { from: day('2026-12-01'), to: day('2026-12-31'), timetable, plannedMinutes: 600 }
  return { terms: calendar ? { ...terms, calendar } : terms, amendments: [] }
}

function amended(calendar?: TownCalendar): Agreed {
  const change = { validFrom: day('2026-12-10'), to: day('2026-12-31'), timetable: mondays, plannedMinutes: 600 }
  return { ...agreed(milano), amendments: [calendar ? { ...change, calendar } : change] }
}

describe('the days off of a placement', () => {
  test('are those of the calendar that was agreed with it, the patron’s feast like a national holiday', () => {
    expect(agreedDayOff(agreed(milano), day('2026-12-07'))).toBe('holiday')
    expect(agreedDayOff(agreed(milano), day('2026-12-08'))).toBe('holiday')
    expect(agreedDayOff(agreed(milano), day('2026-12-21'))).toBe('closure')
    expect(agreedDayOff(agreed(milano), day('2026-12-14'))).toBeNull()
  })

  test('are the national ones where none was agreed', () => {
    expect(agreedDayOff(agreed(), day('2026-12-07'))).toBeNull()
    expect(agreedDayOff(agreed(), day('2026-12-25'))).toBe('holiday')
  })

  test('are those of an amendment from its day on, and stay those of before where it brings none', () => {
    expect(agreedDayOff(amended(torino), day('2026-12-07'))).toBe('holiday')
    expect(agreedDayOff(amended(torino), day('2026-12-14'))).toBe('holiday')
    expect(agreedDayOff(amended(torino), day('2026-12-21'))).toBeNull()
    expect(agreedDayOff(amended(), day('2026-12-21'))).toBe('closure')
  })

  test('take nothing from the agreed times: hours may be done on them', () => {
    expect(agreedIntervals(agreed(milano), day('2026-12-07'))).toEqual([{ from: '14:00', to: '18:00' }])
  })
})

describe('the hours that a timetable gives', () => {
  test.each<[string, Agreed, number]>([
    // Mondays of December 2026: 7, 14, 21, 28.
    ['all four Mondays without a calendar', agreed(), 4],
    ['not that of the patron nor that of the closure', agreed(milano), 2],
    ['another one where the patron is another', agreed(torino), 3],
    ['those of both calendars when an amendment brings one', amended(torino), 2],
    ['23 working days, less two holidays', agreed(undefined, everyday), 21],
    ['and less the patron and two days of closure', agreed(milano, everyday), 18],
  ])('are %s', (_, placement, days) => expect(scheduledMinutes(placement)).toBe(days * 240))

  test('count both Sundays on which the clock changes as the days they are', () => {
    const sundays = [{ weekday: 7 as const, from: clockTime('09:00'), to: clockTime('12:00') }]
    const over = (on: string) => {
      const terms = { from: day(on), to: day(on), timetable: sundays, plannedMinutes: 0, calendar: milano }
      return scheduledMinutes({ terms, amendments: [] })
    }
    expect([over('2026-10-25'), over('2027-03-21'), over('2027-03-28')]).toEqual([180, 180, 0])
  })
})
