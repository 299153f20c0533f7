import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type CalendarView,
  type DatedPlacement,
  occupiedTimes,
  periodOf,
  placementItems,
  stepFrom,
  weeksOf,
} from '../../src/calendar/calendar.rules.ts'
import { scopeAmong } from '../../src/calendar/calendar-scope.rules.ts'
import { calendarHref, readDay, readScope, readView, scopeValue } from '../../src/calendar/calendar-url.forms.ts'
import { freePlace, mostFeeds } from '../../src/calendar/feed.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day, daysBetween, daysOf, monthOf, weekday } from '../../src/platform/day.ts'
import { testNow } from '../support/borgo-database.ts'
import { aSession } from './an-edition.ts'

describe('the days a calendar shows', () => {
  test.each<[CalendarView, string, string, string]>([
    ['month', '2026-11-25', '2026-10-26', '2026-12-06'],
    ['month', '2026-02-01', '2026-01-26', '2026-03-01'],
    ['month', '2027-02-10', '2027-02-01', '2027-02-28'],
    ['month', '2028-02-29', '2028-01-31', '2028-03-05'],
    ['month', '2026-12-31', '2026-11-30', '2027-01-03'],
    ['week', '2026-11-25', '2026-11-23', '2026-11-29'],
    ['week', '2026-10-25', '2026-10-19', '2026-10-25'],
    ['spaces', '2027-03-28', '2027-03-22', '2027-03-28'],
    ['day', '2026-10-25', '2026-10-25', '2026-10-25'],
  ])('%s of %s: from %s to %s', (view, on, from, to) => {
    expect(periodOf(view, day(on))).toEqual({ from: day(from), to: day(to) })
  })

  test.each<[CalendarView, string, -1 | 1, string]>([
    ['month', '2026-01-31', 1, '2026-02-28'],
    ['month', '2028-01-31', 1, '2028-02-29'],
    ['month', '2026-03-31', -1, '2026-02-28'],
    ['month', '2026-12-15', 1, '2027-01-15'],
    ['month', '2026-01-15', -1, '2025-12-15'],
    ['week', '2026-10-21', 1, '2026-10-28'],
    ['day', '2026-10-25', 1, '2026-10-26'],
    ['day', '2027-03-28', -1, '2027-03-27'],
  ])('a step from the %s of %s by %i leads to %s', (view, on, step, there) => {
    expect(stepFrom(view, day(on), step)).toBe(day(there))
  })

  const anyDay = fc.nat({ max: 20_000 }).map((n) => addDays(day('2000-01-01'), n))

  test('a month is whole weeks from Monday to Sunday, with every day of it once', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const period = periodOf('month', on)
        const weeks = weeksOf(period)
        expect(weekday(period.from)).toBe(1)
        expect(weekday(period.to)).toBe(7)
        expect(weeks.every((week) => week.length === 7)).toBe(true)
        expect(weeks.length).toBeGreaterThanOrEqual(4)
        expect(weeks.length).toBeLessThanOrEqual(6)
        expect(weeks.flat()).toEqual(daysOf(period.from, period.to))
        expect(weeks.flat().filter((each) => monthOf(each) === monthOf(on))).toContain(on)
        expect(weeks[1]?.every((each) => monthOf(each) === monthOf(on))).toBe(true)
      }),
    )
  })

  test('a step forward leads into the next period, never over it', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        for (const view of ['month', 'week', 'day'] as const) {
          const next = stepFrom(view, on, 1)
          const months = Number(next.slice(5, 7)) - Number(on.slice(5, 7))
          if (view === 'month') expect([1, -11]).toContain(months)
          else expect(daysBetween(on, next)).toBe(view === 'week' ? 7 : 1)
        }
      }),
    )
  })
})

const giulia: DatedPlacement = {
  _id: 'giulia-fablab',
  partnerId: 'fablab',
  schoolId: 'galilei',
  title: 'Prototipi',
  student: { surname: 'D’Amico', givenName: 'Giulia', className: '3A INF' },
  host: { name: 'FabLab Borgo APS' },
  terms: {
    from: day('2026-10-12'),
    to: day('2026-12-18'),
    timetable: [
      { weekday: 7, from: clockTime('10:00'), to: clockTime('12:00') },
      { weekday: 1, from: clockTime('14:00'), to: clockTime('18:00') },
    ],
    plannedMinutes: 3000,
    calendar: { patron: '12-07', closures: [{ from: day('2026-11-02'), to: day('2026-11-02') }] },
  },
  amendments: [],
  history: [{ at: new Date('2026-10-01T08:00:00Z'), event: 'created' as const }],
}

describe('placements in a calendar', () => {
  const november = periodOf('month', day('2026-11-15'))

  test('stand on the days of their timetable, at the times of the clock, not on days off', () => {
    const mondays = placementItems([giulia], november).filter((item) => weekday(item.day) === 1)
    expect(mondays.map((item) => `${item.day} ${item.from}-${item.to}`)).toEqual([
      '2026-10-26 14:00-18:00',
      '2026-11-09 14:00-18:00',
      '2026-11-16 14:00-18:00',
      '2026-11-23 14:00-18:00',
      '2026-11-30 14:00-18:00',
    ])
  })

  test('are not there from the day they are suspended until the day they go on', () => {
    const line = (text: string, event: 'suspended' | 'resumed') => ({ at: new Date(`${text}T11:00:00Z`), event })
    const history = [...giulia.history, line('2026-11-10', 'suspended'), line('2026-11-23', 'resumed')]
    const mondays = placementItems([{ ...giulia, history }], november).filter((item) => weekday(item.day) === 1)
    expect(mondays.map((item) => item.day)).toEqual(['2026-10-26', '2026-11-09', '2026-11-23', '2026-11-30'])
  })

  test('keep their hour on the Sunday on which clocks go back', () => {
    const [item] = placementItems([giulia], periodOf('day', day('2026-10-25')))
    expect([item?.from, item?.to]).toEqual(['10:00', '12:00'])
  })

  test('of one class at one host at the same time are one line with the names in order', () => {
    const bruno = {
      ...giulia,
      _id: 'bruno-fablab',
      student: { surname: 'Bianchi', givenName: 'Bruno', className: '3A INF' },
    }
    const other = { ...giulia, _id: 'vanni-fablab', schoolId: 'volta' }
    const items = placementItems([giulia, bruno, other], periodOf('day', day('2026-11-09')))
    expect(items.map(({ people }) => people.map(({ name }) => name))).toEqual([
      ['Bianchi Bruno', 'D’Amico Giulia'],
      ['D’Amico Giulia'],
    ])
  })

  test('follow an amendment from its day on', () => {
    const amended = {
      ...giulia,
      amendments: [
        {
          validFrom: day('2026-11-10'),
          to: day('2026-11-20'),
          timetable: [{ weekday: 1 as const, from: clockTime('09:00'), to: clockTime('12:00') }],
          plannedMinutes: 2000,
        },
      ],
    }
    expect(placementItems([amended], november).map((item) => `${item.day} ${item.from}`)).toEqual([
      '2026-10-26 14:00',
      '2026-11-08 10:00',
      '2026-11-09 14:00',
      '2026-11-16 09:00',
    ])
  })
})

describe('when a room is taken', () => {
  const item = (spaceIds: string[], cancelled: { reason: string } | null = null) => {
    const { id, day: on, from, to } = aSession('s')
    return {
      kind: 'session' as const,
      id,
      day: on,
      from,
      to,
      editionId: 'e',
      title: 'Serigrafia',
      partnerId: 'fablab',
      siteId: 'fablab-1',
      spaceIds,
      staff: [],
      groups: [],
      people: 3,
      topic: null,
      cancelled,
      draft: false,
      suspended: false,
      sequence: 0,
      changedAt: testNow,
    }
  }
  const corner = { id: 'angolo', around: ['sala'], within: ['laser'] }

  test('by a session of its own, of the room around it, or of a machine in it', () => {
    expect(occupiedTimes(corner, [item(['angolo'])]).map(({ because }) => because)).toEqual([null])
    expect(occupiedTimes(corner, [item(['sala'])]).map(({ because }) => because)).toEqual(['sala'])
    expect(occupiedTimes(corner, [item(['laser'])]).map(({ because }) => because)).toEqual(['laser'])
    expect(occupiedTimes(corner, [item(['magazzino'])])).toEqual([])
  })

  test('not by a session that was cancelled', () => {
    expect(occupiedTimes(corner, [item(['angolo'], { reason: 'Sciopero' })])).toEqual([])
  })
})

describe('the address of a calendar', () => {
  test('says view, day and whose, and is read as it was written', () => {
    const href = calendarHref({ view: 'week', day: day('2026-11-25'), scope: { kind: 'class', id: 'galilei-3a' } })
    expect(href).toBe('/calendario?vista=settimana&giorno=2026-11-25&di=classe&id=galilei-3a')
    expect(readView('settimana')).toBe('week')
    expect(readScope({ of: 'classe', id: 'galilei-3a' })).toEqual({ kind: 'class', id: 'galilei-3a' })
    expect(readScope({ of: scopeValue({ kind: 'class', id: 'a.b' }), id: '' })).toEqual({ kind: 'class', id: 'a.b' })
  })

  test('nonsense shows the month of today', () => {
    expect(readView('secolo')).toBe('month')
    expect(readDay('2026-02-30', day('2026-11-25'))).toBe(day('2026-11-25'))
    expect(readDay('25/11/2026', day('2026-01-01'))).toBe(day('2026-11-25'))
  })

  test('what was not among the choices is not found', () => {
    const choices = [{ kind: 'class' as const, id: 'galilei-3a', name: '3A' }]
    expect(scopeAmong(choices, { kind: 'class', id: 'galilei-3a' })?.name).toBe('3A')
    expect(scopeAmong(choices, { kind: null, id: 'galilei-3a' })?.name).toBe('3A')
    expect(scopeAmong(choices, { kind: 'partner', id: 'galilei-3a' })).toBeNull()
    expect(scopeAmong(choices, { kind: 'class', id: 'volta-3a' })).toBeNull()
  })
})

test('a feed takes the lowest place that is free, and there are ten', () => {
  expect(freePlace([])).toBe(1)
  expect(freePlace([1, 3])).toBe(2)
  expect(freePlace(Array.from({ length: mostFeeds }, (_, index) => index + 1))).toBeNull()
})
