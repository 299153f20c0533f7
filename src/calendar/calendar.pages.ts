import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { type Day, daysOf, isoWeek, monthOf, weekday } from '../platform/day.ts'
import { formatLongDay, formatMonth, formatDay, weekdayName } from '../platform/format.ts'
import { field, select } from '../web/form-parts.ts'
import { empty, linkTo, type Table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  type CalendarItem,
  type CalendarPlace,
  type CalendarView,
  calendarViews,
  periodOf,
  stepFrom,
  weeksOf,
} from './calendar.rules.ts'
import { type DayCell, dayCell } from './calendar-items.pages.ts'
import type { Scope, ScopeChoice } from './calendar-scope.rules.ts'
import { spacesTable } from './calendar-spaces.pages.ts'
import { type CalendarAddress, calendarHref, scopeValue, viewWord } from './calendar-url.forms.ts'
import { calendarWords } from './calendar.text.ts'
import type { DayNote } from './day-note.rules.ts'

/** What the route has gathered. */
export interface ShownCalendar {
  address: CalendarAddress
  /** Of the chosen calendar; null: one's own. */
  name: string | null
  choices: readonly ScopeChoice[]
  /** The partner whose rooms can be looked at; null: of nobody. */
  ownPartnerId: string | null
  items: readonly CalendarItem[]
  notes: ReadonlyMap<Day, DayNote[]>
  places: ReadonlyMap<string, CalendarPlace>
}

const mostInMonth = 3

/** A calendar as the template shows it: a month as a table, a week or a day as a list, or the rooms of a week. */
export function calendarPage(shown: ShownCalendar, ctx: Ctx) {
  const t = calendarWords(ctx.language)
  const { address, name, items } = shown
  const { view, day } = address
  const days = daysOf(periodOf(view, day).from, periodOf(view, day).to)
  const here = items.filter((item) => view !== 'month' || monthOf(item.day) === monthOf(day))
  return {
    title: name === null ? t.title : t.titleOf(name),
    lead: leadFor(ctx),
    t,
    actions: [linkTo(t.follow, paths.calendarFeeds(), { icon: 'it-calendar' })],
    tabs: viewsOf(shown, ctx),
    filter: filterOf(shown, ctx),
    heading: headingOf(view, day, ctx),
    steps: stepsOf(address, ctx),
    month: view === 'month' ? monthOfDays(shown, ctx) : null,
    days: view === 'week' || view === 'day' ? days.map((on) => cellOf(shown, { on, most: null }, ctx)) : null,
    spaces: spacesPart(shown, days, ctx),
    nothing: here.length === 0 && view !== 'day' && view !== 'spaces' ? t.nothingInPeriod : null,
    empty: here.length === 0 && view === 'day' ? empty(t.nothing, t.nothingAdvice) : null,
  }
}

function leadFor({ actor, language }: Ctx): string {
  const t = calendarWords(language)
  if (actor.role === 'city') return t.leadCity
  if (actor.role === 'host') return t.leadHost
  if (actor.role === 'student') return t.leadStudent
  return actor.role === 'teacher' ? t.leadTeacher : t.leadOffice
}

function viewsOf({ address, ownPartnerId }: ShownCalendar, { language }: Ctx) {
  const t = calendarWords(language)
  const offered = calendarViews.filter((view) => view !== 'spaces' || ownPartnerId !== null)
  // Rooms are of the whole partner, whatever else was chosen.
  const scopeFor = (view: CalendarView): Scope =>
    view === 'spaces' && address.scope.kind !== 'partner' ? { kind: 'own' } : address.scope
  return {
    tabs: offered.map((view) => ({
      text: t[view],
      href: calendarHref({ ...address, view, scope: scopeFor(view) }),
      current: view === address.view,
    })),
  }
}

function filterOf({ address, choices, name }: ShownCalendar, ctx: Ctx) {
  const t = calendarWords(ctx.language)
  const { view, day, scope } = address
  const chosen = scope.kind === 'own' ? '' : scopeValue(scope)
  const form = formState(ctx.language, { typed: { giorno: day, di: chosen } })
  // A student who was reached from the own page is in no list, and must not be lost by choosing another day.
  const extra: ScopeChoice[] =
    scope.kind === 'own' || choices.some((each) => scopeValue(each) === chosen) ? [] : [{ ...scope, name: name ?? '' }]
  const options = [...extra, ...choices].map((choice) => ({
    value: scopeValue(choice),
    text: t[`choice-${choice.kind}`](choice.name),
  }))
  return {
    action: paths.calendar(),
    hidden: [{ name: 'vista', value: viewWord(view) }],
    selects:
      options.length > 0 && view !== 'spaces'
        ? [select(form, 'di', { label: t.ofWhom, options, placeholder: wholeFor(ctx) })]
        : [],
    fields: [field(form, 'giorno', { label: t.goToDay, type: 'date' })],
  }
}

function wholeFor({ actor, language }: Ctx): string {
  const t = calendarWords(language)
  if (actor.role === 'city') return t.ofWholeCity
  if (actor.role === 'host') return t.ofWholeHost
  return actor.role === 'teacher' ? t.ofWholeTeacher : t.ofWholeSchool
}

function headingOf(view: CalendarView, on: Day, { language }: Ctx): string {
  if (view === 'month') return formatMonth(monthOf(on), language)
  if (view === 'day') return formatLongDay(on, language)
  const { from, to } = periodOf(view, on)
  return calendarWords(language).weekOf(formatDay(from, language), formatDay(to, language))
}

function stepsOf(address: CalendarAddress, ctx: Ctx) {
  const t = calendarWords(ctx.language)
  const { view, day } = address
  const unit = view === 'month' ? 'Month' : view === 'day' ? 'Day' : 'Week'
  const { from, to } = periodOf(view, day)
  const inPeriod = view === 'month' ? monthOf(day) === monthOf(ctx.today) : from <= ctx.today && ctx.today <= to
  return {
    previous: { text: t[`previous${unit}`], href: calendarHref({ ...address, day: stepFrom(view, day, -1) }) },
    today: { text: t.today, href: calendarHref({ ...address, day: ctx.today }), current: inPeriod },
    next: { text: t[`next${unit}`], href: calendarHref({ ...address, day: stepFrom(view, day, 1) }) },
  }
}

function monthOfDays(shown: ShownCalendar, ctx: Ctx) {
  const t = calendarWords(ctx.language)
  const { day, scope } = shown.address
  const weeks = weeksOf(periodOf('month', day)).map((days) => {
    const [first = day] = days
    const cells = days.map((on) => cellOf(shown, { on, most: mostInMonth }, ctx))
    return {
      number: Number(isoWeek(first).slice(-2)),
      heard: t.openWeek(formatLongDay(first, ctx.language)),
      href: calendarHref({ view: 'week', day: first, scope }),
      days: cells,
      free: cells.every(isLeftOutOnPhone),
    }
  })
  return {
    caption: formatMonth(monthOf(day), ctx.language),
    weekColumn: t.weekColumn,
    weekdays: daysOf(periodOf('week', day).from, periodOf('week', day).to).map((on) => ({
      text: weekdayName(weekday(on), ctx.language),
      short: weekdayName(weekday(on), ctx.language, 'short'),
    })),
    weeks,
    free: weeks.every(({ free }) => free),
  }
}

/** A phone lists only the days of the month that have something, and today; a week without any would be an empty row. */
function isLeftOutOnPhone({ outside, empty: nothing, today }: DayCell): boolean {
  return outside || (nothing && !today)
}

function cellOf(shown: ShownCalendar, { on, most }: { on: Day; most: number | null }, ctx: Ctx): DayCell {
  const { address, items, notes, places } = shown
  return dayCell(
    {
      day: on,
      items: items.filter((item) => item.day === on),
      notes: notes.get(on) ?? [],
      outside: address.view === 'month' && monthOf(on) !== monthOf(address.day),
      scope: address.scope,
      places,
      most,
    },
    ctx,
  )
}

function spacesPart(
  { address, ownPartnerId, items, places }: ShownCalendar,
  days: readonly Day[],
  ctx: Ctx,
): Table | null {
  const place = ownPartnerId === null ? undefined : places.get(ownPartnerId)
  if (address.view !== 'spaces' || !place) return null
  return spacesTable(place, { days, items }, ctx)
}
