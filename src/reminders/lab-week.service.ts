import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type DatedSession, sessionsBetween } from '../labs/session-days.service.ts'
import { linesText } from '../notices/notice-lines.rules.ts'
import { type PartnerPlaces, placesOfPartners } from '../partners/partner-places.service.ts'
import { paths } from '../paths.ts'
import { addDays, type Day } from '../platform/day.ts'
import { partnerReaders, write } from './lab-letter.service.ts'
import { plannedWeek } from './lab-reminder.rules.ts'
import { type Made, nothingMade, remindEach, type Round } from './round.service.ts'

/**
 * Sends every partner with sessions in the week that is to be planned now the list of them: once for a week; nothing to
 * who has none. For jobs only.
 */
export async function sendLabWeeks(ctx: Ctx, { publicUrl }: Pick<Round, 'publicUrl'>): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const monday = plannedWeek(ctx.now)
  if (monday === null) return { ...nothingMade }
  const sessions = (await sessionsBetween(ctx, { from: monday, to: addDays(monday, 6) })).filter(takesPlace)
  const partnerIds = [...new Set(sessions.flatMap(partnersOf))]
  const places = await placesOfPartners(partnerIds)
  const weeks = partnerIds.map((partnerId) => ({
    key: `lab-week:${partnerId}:${monday}`,
    partnerId,
    sessions: sessions.filter((dated) => partnersOf(dated).includes(partnerId)),
  }))
  return remindEach(weeks, (week) => sendWeek(ctx, week, { monday, places, publicUrl }))
}

function takesPlace({ session, edition }: DatedSession): boolean {
  return session.state === 'planned' && (edition.state === 'running' || edition.state === 'open')
}

/** Where it takes place, and whose people run it. */
function partnersOf({ edition, session }: DatedSession): string[] {
  return [...new Set([edition.partnerId, ...session.staff.map(({ partnerId }) => partnerId)])]
}

interface Week {
  key: string
  partnerId: string
  sessions: readonly DatedSession[]
}

interface Sending {
  monday: Day
  places: ReadonlyMap<string, PartnerPlaces>
  publicUrl: string
}

async function sendWeek(ctx: Ctx, { key, partnerId, sessions }: Week, { monday, places, publicUrl }: Sending) {
  const lines = sessions.map(({ edition, session: { day, from, to, roomIds } }) => {
    const there = places.get(edition.partnerId)
    const rooms = (there?.spaces ?? []).filter(({ id }) => roomIds.includes(id)).map(({ name }) => name)
    // Its own rooms by their names; elsewhere the house comes first.
    const where = edition.partnerId === partnerId ? rooms : [there?.name ?? '', ...rooms]
    return [day, from, to, edition.title, where.join(', ')]
  })
  const data = {
    partner: places.get(partnerId)?.name ?? '',
    monday,
    sessions: linesText(lines),
    link: publicUrl + paths.calendar(),
  }
  const readers = await partnerReaders(ctx, partnerId, ctx.today)
  return write(ctx, readers, { key, about: partnerId, content: { kind: 'lab-week', data } })
}
