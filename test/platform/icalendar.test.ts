import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { atMinute, clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day, instantOf } from '../../src/platform/day.ts'
import { type CalendarEvent, writeCalendar } from '../../src/platform/icalendar.ts'

const lesson: CalendarEvent = {
  uid: 'incontro-1@bottega.example',
  sequence: 3,
  changedAt: new Date('2026-10-01T08:30:15Z'),
  day: day('2026-11-25'),
  from: clockTime('14:00'),
  to: clockTime('17:00'),
  summary: 'Robotica, 3A',
  location: 'FabLab Borgo APS; Sala grande',
  description: 'Prima riga\nSeconda riga',
  url: 'https://bottega.example/laboratori/robotica-3a',
  cancelled: false,
}

const calendarOf = (events: readonly CalendarEvent[], name = 'Bottega') =>
  writeCalendar({ name, refreshMinutes: 60, events })

/** What another program reads: with its own rules of zones, only those inside the file. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone))
  const zone = zones[0]
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const instant = (name: string): Date => {
      const time = component.getFirstPropertyValue(name) as ICAL.Time
      if (zone && time.zone !== ICAL.Timezone.utcTimezone) time.zone = zone
      return time.toJSDate()
    }
    return { component, value: (name: string) => component.getFirstPropertyValue(name), instant }
  })
  return { calendar, zones, events }
}

describe('a calendar that other programs follow', () => {
  test('is read by another program as it was written', () => {
    const { calendar, events, zones } = readBack(calendarOf([lesson], 'Classe 3A, è il “calendario”; sì'))
    expect(calendar.getFirstPropertyValue('name')).toBe('Classe 3A  è il “calendario”  sì')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Classe 3A  è il “calendario”  sì')
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT60M')
    expect(zones.map((zone) => zone.tzid)).toEqual(['Europe/Rome'])
    const [event] = events
    expect(event?.value('uid')).toBe('incontro-1@bottega.example')
    expect(event?.value('sequence')).toBe(3)
    expect(event?.value('summary')).toBe('Robotica, 3A')
    expect(event?.value('location')).toBe('FabLab Borgo APS; Sala grande')
    expect(event?.value('description')).toBe('Prima riga\nSeconda riga')
    expect(event?.value('url')).toBe('https://bottega.example/laboratori/robotica-3a')
    expect(event?.value('status')).toBe('CONFIRMED')
    expect(event?.instant('dtstart')).toEqual(new Date('2026-11-25T13:00:00Z'))
    expect(event?.instant('dtend')).toEqual(new Date('2026-11-25T16:00:00Z'))
  })

  test('says in universal time when an event was changed', () => {
    const text = calendarOf([lesson])
    expect(text).toContain('\r\nDTSTAMP:20261001T083015Z\r\n')
    expect(text).toContain('\r\nLAST-MODIFIED:20261001T083015Z\r\n')
  })

  test('a cancelled event says so, and leaves the time free', () => {
    const [event] = readBack(calendarOf([{ ...lesson, cancelled: true }])).events
    expect(event?.value('status')).toBe('CANCELLED')
    expect(event?.value('transp')).toBe('TRANSPARENT')
  })

  test.each([
    ['the Saturday before clocks go back', '2026-10-24', '2026-10-24T12:00:00Z'],
    ['the Sunday on which they go back', '2026-10-25', '2026-10-25T13:00:00Z'],
    ['the Saturday before clocks go forward', '2027-03-27', '2027-03-27T13:00:00Z'],
    ['the Sunday on which they go forward', '2027-03-28', '2027-03-28T12:00:00Z'],
  ])('two in the afternoon stays two in the afternoon: %s', (_, on, instant) => {
    const [event] = readBack(calendarOf([{ ...lesson, day: day(on) }])).events
    expect(event?.instant('dtstart')).toEqual(new Date(instant))
  })

  test('without events is still a calendar', () => {
    expect(readBack(calendarOf([])).events).toEqual([])
  })

  test('lines end with CR LF, have at most 75 bytes, and no character is cut', () => {
    const text = calendarOf([{ ...lesson, summary: 'àè€😀 — Štefánia Gebreselassie, '.repeat(20) }])
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u)
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    expect(text).not.toContain('\uFFFD')
    expect(readBack(text).events[0]?.value('summary')).toBe('àè€😀 — Štefánia Gebreselassie, '.repeat(20))
  })

  test('nothing that is written into a name can add a line of its own', () => {
    const text = calendarOf([{ ...lesson, summary: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000\u0007' }])
    expect(text).not.toContain('\r\nBEGIN:VALARM')
    expect(readBack(text).events[0]?.value('summary')).toBe('x\nEND:VEVENT\nBEGIN:VALARM')
  })

  // Control characters are left out; whatever else people write comes back.
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .map((text) => text.replaceAll(/\p{Cc}|\p{Cs}/gu, ''))
    .filter((text) => text.length > 0)

  test('whatever is written is read again', () => {
    fc.assert(
      fc.property(
        fc.record({
          summary: words,
          location: words,
          description: fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n')),
          sequence: fc.nat({ max: 100_000 }),
          days: fc.nat({ max: 3_000 }),
          start: fc.nat({ max: 1_438 }),
          cancelled: fc.boolean(),
        }),
        ({ days, start, ...given }) => {
          const from = atMinute(start)
          const event = { ...lesson, ...given, day: addDays(day('2025-09-01'), days), from, to: atMinute(start + 1) }
          const text = calendarOf([event, lesson])
          const [read] = readBack(text).events
          expect(read?.value('summary')).toBe(event.summary)
          expect(read?.value('location')).toBe(event.location)
          expect(read?.value('description')).toBe(event.description)
          expect(read?.value('sequence')).toBe(event.sequence)
          expect(read?.value('status')).toBe(event.cancelled ? 'CANCELLED' : 'CONFIRMED')
          const shown = read?.value('dtstart') as ICAL.Time
          expect(shown.toString()).toBe(`${event.day}T${event.from}:00`)
          // Between two and three of the nights in which clocks change, programs may differ.
          if (!(event.from >= '02:00' && event.from < '03:00'))
            expect(read?.instant('dtstart')).toEqual(instantOf(event.day, event.from))
          expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
