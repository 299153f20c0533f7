import type { Ctx } from '../access/actor.ts'
import { contentOf, roomsAround } from '../partners/space.rules.ts'
import { paths } from '../paths.ts'
import { type Day, weekday } from '../platform/day.ts'
import { formatDay, weekdayName } from '../platform/format.ts'
import { type ContentOf, empty, linkTo, type Table, table } from '../web/parts.ts'
import {
  type CalendarItem,
  type CalendarPlace,
  type Occupied,
  occupiedTimes,
  type SessionItem,
} from './calendar.rules.ts'
import { calendarHref } from './calendar-url.forms.ts'
import { calendarWords } from './calendar.text.ts'

/** When the rooms and machines of one partner are taken in a week: one row each, one column per day. */
export function spacesTable(
  place: CalendarPlace,
  { days, items }: { days: readonly Day[]; items: readonly CalendarItem[] },
  ctx: Ctx,
): Table {
  const t = calendarWords(ctx.language)
  const sessions = items.filter((item): item is SessionItem => item.kind === 'session')
  const { spaces } = place
  const own = sessions.filter(({ partnerId }) => partnerId === place._id)
  const nameOf = (id: string) => spaces.find((space) => space.id === id)?.name ?? id
  return table({
    caption: t.occupancy,
    columns: [
      t.space,
      ...days.map(
        (day) => `${weekdayName(weekday(day), ctx.language, 'short')} ${formatDay(day, ctx.language).slice(0, 5)}`,
      ),
    ],
    rows: spaces.map(({ id, name }): ContentOf[] => {
      const around = roomsAround(spaces, id).map((space) => space.id)
      const within = contentOf(spaces, id).map((space) => space.id)
      const taken = days.map((day) =>
        occupiedTimes(
          { id, around, within },
          own.filter((session) => session.day === day),
        ),
      )
      return [
        { text: name, href: calendarHref({ view: 'week', day: days[0] ?? ctx.today, scope: { kind: 'space', id } }) },
        ...taken.map((times) => takenCell(times, { nameOf, ctx })),
      ]
    }),
    empty: empty(t.noSpaces, t.noSpacesAdvice, [
      linkTo(t.addSpaces, paths.partnerPlaces({ partnerId: place._id }), { look: 'primary' }),
    ]),
  })
}

function takenCell(
  times: readonly Occupied[],
  { nameOf, ctx }: { nameOf: (id: string) => string; ctx: Ctx },
): ContentOf {
  const t = calendarWords(ctx.language)
  if (times.length === 0) return t.free
  const titles = times.map(({ title, because }) =>
    because === null ? title : `${title} (${t.takenWith(nameOf(because))})`,
  )
  return { text: times.map(({ from, to }) => `${from}–${to}`).join(', '), note: [...new Set(titles)].join('; ') }
}
