import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatLongDay, weekdayName } from '../platform/format.ts'
import { weekday } from '../platform/day.ts'
import { holidayWords } from '../programme/holiday.text.ts'
import { status, type Status } from '../web/parts.ts'
import type { CalendarItem, CalendarPlace, PlacementItem, SessionItem } from './calendar.rules.ts'
import { calendarHref } from './calendar-url.forms.ts'
import type { Scope } from './calendar-scope.rules.ts'
import { calendarWords } from './calendar.text.ts'
import type { DayNote } from './day-note.rules.ts'

/** A line of a day, as the template shows it. */
interface ItemLine {
  from: string
  time: string
  title: string
  href: string | null
  cancelled: boolean
  states: Status[]
  notes: string[]
  people: { text: string; href: string }[]
}

export interface DayCell {
  id: string
  href: string
  number: number
  weekday: string
  label: string
  /** The label with how much there is, for who hears it. */
  heard: string
  today: boolean
  /** Of the month before or after the one that is shown. */
  outside: boolean
  off: boolean
  empty: boolean
  notes: string[]
  items: ItemLine[]
  more: { text: string; href: string } | null
}

export interface DayOf {
  day: Day
  items: readonly CalendarItem[]
  notes: readonly DayNote[]
  outside: boolean
  scope: Scope
  places: ReadonlyMap<string, CalendarPlace>
  /** How many lines there is room for; null: for all. */
  most: number | null
}

/** One day with its lines; what does not fit leads to the page of the day. */
export function dayCell({ day, items, notes, outside, scope, places, most }: DayOf, ctx: Ctx): DayCell {
  const t = calendarWords(ctx.language)
  const label = formatLongDay(day, ctx.language)
  const href = calendarHref({ view: 'day', day, scope })
  // One line more takes no more room than the link that would stand for it.
  const shown = most === null || items.length <= most + 1 ? items : items.slice(0, most)
  const rest = items.length - shown.length
  return {
    id: `giorno-${day}`,
    href,
    number: Number(day.slice(8)),
    weekday: weekdayName(weekday(day), ctx.language, 'short'),
    label,
    heard: t.openDay(label, items.length),
    today: day === ctx.today,
    outside,
    off: notes.length > 0 || weekday(day) === 7,
    empty: items.length === 0 && notes.length === 0,
    notes: notes.map((note) => noteText(note, ctx)),
    items: shown.map((item) => itemLine(item, places, ctx)),
    more: rest > 0 ? { text: t.more(rest), href } : null,
  }
}

function noteText(note: DayNote, { language }: Ctx): string {
  const t = calendarWords(language)
  switch (note.kind) {
    case 'holiday':
      return note.patronName === null ? holidayWords(language)[note.holiday] : t.patron(note.patronName)
    case 'city':
      return note.reason[language]
    case 'school':
      return t.schoolClosed(note.reason)
    case 'partner':
      return t.partnerClosed(note.reason)
  }
}

function itemLine(item: CalendarItem, places: ReadonlyMap<string, CalendarPlace>, ctx: Ctx): ItemLine {
  const time = { from: item.from, time: `${item.from}–${item.to}` }
  if (item.kind === 'placement') return { ...time, ...placementLine(item, ctx) }
  return { ...time, ...sessionLine(item, places.get(item.partnerId), ctx) }
}

type Line = Omit<ItemLine, 'from' | 'time'>

function sessionLine(item: SessionItem, place: CalendarPlace | undefined, ctx: Ctx): Line {
  const t = calendarWords(ctx.language)
  const { cancelled, draft, suspended } = item
  return {
    title: item.title,
    href: paths.editionSession({ editionId: item.editionId, sessionId: item.id }),
    cancelled: cancelled !== null,
    states: [
      ...(cancelled ? [status(t.cancelled, 'danger')] : []),
      ...(draft ? [status(t.draft, 'neutral')] : []),
      ...(suspended && !cancelled ? [status(t.suspended, 'warning')] : []),
    ],
    notes: [
      placeText(item, place, ctx),
      [...item.groups.map(({ label }) => label), ...(item.people ? [t.students(item.people)] : [])].join(' · '),
      item.staff.length > 0 ? t.heldBy(item.staff.join(', ')) : '',
      cancelled?.reason ? t.because(cancelled.reason) : '',
    ].filter((text) => text !== ''),
    people: [],
  }
}

/** Host and rooms; the host itself needs only the rooms. */
function placeText(
  { siteId, spaceIds }: Pick<SessionItem, 'siteId' | 'spaceIds'>,
  place: CalendarPlace | undefined,
  ctx: Ctx,
): string {
  const spaces = (place?.spaces ?? []).filter(({ id }) => spaceIds.includes(id)).map(({ name }) => name)
  const site = place?.sites.find(({ id }) => id === siteId)
  const where = ctx.actor.role === 'host' ? [] : [place?.name ?? '', site ? `${site.address}, ${site.town}` : '']
  return [...where, ...spaces].filter((text) => text !== '').join(' · ')
}

function placementLine(item: PlacementItem, ctx: Ctx): Line {
  const t = calendarWords(ctx.language)
  const { people, className, hostName } = item
  const [only] = people
  const isOwn = ctx.actor.role === 'student'
  const links = people.map(({ placementId, name }) => ({ text: name, href: paths.placement({ placementId }) }))
  return {
    title: t.placementAt(ctx.actor.role === 'host' ? (className ?? hostName) : hostName),
    href: people.length === 1 && only ? paths.placement({ placementId: only.placementId }) : null,
    cancelled: false,
    states: [],
    notes: isOwn
      ? [only?.title ?? ''].filter((text) => text !== '')
      : [[...(className ? [t.classLine(className)] : []), t.students(people.length)].join(' · ')],
    people: isOwn ? [] : links,
  }
}
