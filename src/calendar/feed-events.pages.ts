import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { CalendarEvent, FollowedCalendar } from '../platform/icalendar.ts'
import type { CalendarItem, CalendarPlace, PlacementItem, SessionItem } from './calendar.rules.ts'
import { feedRefreshMinutes } from './feed.rules.ts'
import { feedWords } from './feed.text.ts'

export interface FollowedFeed {
  about: string
  items: readonly CalendarItem[]
  places: ReadonlyMap<string, CalendarPlace>
}

/** A feed as other programs read it. No student is named in it, not even to who may know the name. */
export function feedCalendar({ about, items, places }: FollowedFeed, publicUrl: string, ctx: Ctx): FollowedCalendar {
  const host = new URL(publicUrl).host
  const events = items.map((item): CalendarEvent => {
    const { day, from, to, sequence, changedAt } = item
    const words =
      item.kind === 'session' ? sessionEvent(item, places.get(item.partnerId), ctx) : placementEvent(item, ctx)
    const { path, ...said } = words
    const url = path && publicUrl + path
    return { uid: `${item.id}@${host}`, day, from, to, sequence, changedAt, ...said, url }
  })
  return { name: about, refreshMinutes: feedRefreshMinutes, events }
}

type Said = Pick<CalendarEvent, 'summary' | 'location' | 'description' | 'cancelled'> & { path: string | null }

function sessionEvent(item: SessionItem, place: CalendarPlace | undefined, ctx: Ctx): Said {
  return {
    summary: sessionTitle(item, ctx),
    location: locationOf(item, place),
    description: aboutSession(item, ctx),
    cancelled: item.cancelled !== null,
    path: paths.editionSession({ editionId: item.editionId, sessionId: item.id }),
  }
}

/** Not every program shows the state of an event, so its name says it too. */
function sessionTitle({ title, cancelled, suspended, draft }: SessionItem, { language }: Ctx): string {
  const t = feedWords(language)
  if (cancelled) return t.cancelledTitle(title)
  if (suspended) return t.suspendedTitle(title)
  return draft ? t.draftTitle(title) : title
}

function locationOf({ siteId, spaceIds }: SessionItem, place: CalendarPlace | undefined): string | null {
  if (!place) return null
  const site = place.sites.find(({ id }) => id === siteId)
  const spaces = place.spaces.filter(({ id }) => spaceIds.includes(id)).map(({ name }) => name)
  return joined([place.name, ...spaces, site && `${site.address}, ${site.postcode} ${site.town}`], ', ')
}

function aboutSession({ cancelled, topic, staff, groups, people }: SessionItem, { language }: Ctx): string | null {
  const t = feedWords(language)
  const names = groups.map(({ label }) => label).join(', ')
  const lines = [
    cancelled?.reason,
    topic && t.topic(topic),
    staff.length > 0 && t.trainers(staff.join(', ')),
    names && t.groups(names),
    people && t.students(people),
  ]
  return joined(lines, '\n')
}

function placementEvent(item: PlacementItem, ctx: Ctx): Said {
  const t = feedWords(ctx.language)
  const { people, className, hostName } = item
  const [only] = people
  const isOwn = ctx.actor.role === 'student'
  return {
    summary: t.placement(ctx.actor.role === 'host' ? (className ?? hostName) : hostName),
    location: hostName,
    description: isOwn ? (only?.title ?? null) : joined([className, t.students(people.length)], '\n'),
    cancelled: false,
    path: isOwn && only ? paths.placement({ placementId: only.placementId }) : paths.calendar(),
  }
}

function joined(parts: readonly (string | number | false | null | undefined)[], between: string): string | null {
  return parts.filter(Boolean).join(between) || null
}
