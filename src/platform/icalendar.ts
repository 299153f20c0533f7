import type { ClockTime } from './clock-time.ts'
import { type Day, ROME } from './day.ts'

/**
 * A calendar that other programs follow (iCalendar, RFC 5545; RFC 7986 for the name). Times are what clocks in Italy
 * show, with the rules of their changes inside, so that no program has to guess. The same calendar is the same text.
 */
export interface FollowedCalendar {
  name: string
  /** How often a program should ask again, in minutes. */
  refreshMinutes: number
  events: readonly CalendarEvent[]
}

export interface CalendarEvent {
  /** The same for ever, all over the world. */
  uid: string
  /** Grows when the event is moved or cancelled. */
  sequence: number
  changedAt: Date
  day: Day
  from: ClockTime
  to: ClockTime
  summary: string
  location: string | null
  description: string | null
  url: string | null
  cancelled: boolean
}

/** The rules of the clocks of Italy since 1996: an hour forward on the last Sunday of March, back on that of October. */
const clocksOfItaly = [
  'BEGIN:VTIMEZONE',
  `TZID:${ROME}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** The text of the calendar: lines of at most 75 bytes that end with CR LF. */
export function writeCalendar({ name, refreshMinutes, events }: FollowedCalendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bottega//Calendario//IT',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${plain(name)}`,
    `X-WR-CALNAME:${plain(name)}`,
    `X-WR-TIMEZONE:${ROME}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`,
    `X-PUBLISHED-TTL:PT${refreshMinutes}M`,
    ...clocksOfItaly,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent): string[] {
  const { location, description, url } = event
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `DTSTART;TZID=${ROME}:${shown(event.day, event.from)}`,
    `DTEND;TZID=${ROME}:${shown(event.day, event.to)}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    // An address is no text: nothing in it is escaped, and encodeURI has taken away what could end the line.
    ...(url ? [`URL:${url}`] : []),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${event.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`
}

function shown(day: Day, time: ClockTime): string {
  return `${day.replaceAll('-', '')}T${time.replace(':', '')}00`
}

// Control characters have no place in a calendar; half of a pair of UTF-16 is no character.
const forbidden = /(?![\n\t])\p{Cc}|\p{Cs}/gu

function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(forbidden, '')
    .replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

/** Some programs show the signs that escape: what would need them is left out of the name. */
function plain(name: string): string {
  return escaped(name.replaceAll(/[\\;,\r\n]+/gu, ' '))
}

const mostBytes = 75

/** Long lines go on in the next one after a blank; a character is never taken apart. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= mostBytes) return line
  let text = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > mostBytes) {
      text += '\r\n '
      bytes = 1
    }
    text += character
    bytes += size
  }
  return text
}
