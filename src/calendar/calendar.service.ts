import { may, visible } from '../access/access.ts'
import type { Actor, Ctx } from '../access/actor.ts'
import { type DatedSession, type SessionSearch, sessionsBetween } from '../labs/session-days.service.ts'
import { holidayOn } from '../norms/holidays.rules.ts'
import { placesOfPartners, type PartnerPlaces } from '../partners/partner-places.service.ts'
import { placementsBetween } from '../placements/placement-period.service.ts'
import { type Day, daysOf } from '../platform/day.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { closuresOn } from '../schools/school-closure.rules.ts'
import { schoolClosures } from '../schools/school.service.ts'
import { byTime, type CalendarItem, type Period, placementItems, type SessionItem } from './calendar.rules.ts'
import type { DayNote } from './day-note.rules.ts'
import type { Scope } from './calendar-scope.rules.ts'

export interface CalendarAsked {
  period: Period
  scope: Scope
}

/** What a calendar shows: the items in order, why days are free, and the places that the items name. */
export interface Calendar {
  items: CalendarItem[]
  notes: ReadonlyMap<Day, DayNote[]>
  places: ReadonlyMap<string, PartnerPlaces>
}

/** The sessions and placements of a scope that was found for this actor (`findScope`), and the days off around them. */
export async function calendarOf(ctx: Ctx, asked: CalendarAsked): Promise<Calendar> {
  visible(ctx.actor, 'calendar.view')
  const [sessions, placements, programme] = await Promise.all([
    sessionsBetween(ctx, { ...asked.period, ...sessionsWanted(ctx.actor, asked.scope) }),
    placementsOf(ctx, asked),
    currentProgramme(),
  ])
  const items = [
    ...sessions.map((session) => sessionItem(session, ctx.actor)),
    ...placementItems(placements, asked.period),
  ].toSorted(byTime)
  const partnerId = partnerOf(ctx.actor, asked.scope)
  const places = await placesOfPartners([
    ...items.map((item) => item.partnerId),
    ...(partnerId === null ? [] : [partnerId]),
  ])
  const schoolId = schoolOf(ctx.actor, asked.scope)
  const schools = schoolId === null ? [] : await schoolClosures([schoolId])
  const closures = {
    partner: (partnerId === null ? undefined : places.get(partnerId))?.closures ?? [],
    school: schools.flatMap((school) => school.closures),
  }
  return { items, places, notes: notesOf(asked.period, programme, closures) }
}

function sessionsWanted(actor: Actor, scope: Scope): Omit<SessionSearch, 'from' | 'to'> {
  return scope.kind === 'own' ? ownCalendarSessions(actor) : { ...ownSessions(actor), ...chosenSessions(scope) }
}

/** What the calendar of an actor shows when nothing was chosen: the sessions that concern them. */
export function ownCalendarSessions(actor: Actor): Omit<SessionSearch, 'from' | 'to'> {
  return { ...ownSessions(actor), ...ofWholeActor(actor) }
}

/** Within these everybody stays, whatever was chosen. */
function ownSessions(actor: Actor): Omit<SessionSearch, 'from' | 'to'> {
  if (actor.role === 'host') return { partnerId: actor.partnerId }
  if (actor.role === 'student') return { studentId: actor.studentId }
  return 'schoolId' in actor ? { schoolId: actor.schoolId } : {}
}

function ofWholeActor(actor: Actor): Omit<SessionSearch, 'from' | 'to'> {
  return actor.role === 'teacher' ? { classIds: actor.classIds, teacherId: actor.accountId } : {}
}

function chosenSessions({ kind, id }: Exclude<Scope, { kind: 'own' }>): Omit<SessionSearch, 'from' | 'to'> {
  switch (kind) {
    case 'school':
      return { schoolId: id }
    case 'class':
      return { classIds: [id] }
    case 'partner':
      return { partnerId: id }
    case 'space':
      return { spaceId: id }
    case 'trainer':
      return { staffId: id }
    case 'student':
      return { studentId: id }
  }
}

async function placementsOf(ctx: Ctx, { period, scope }: CalendarAsked) {
  // Rooms and trainers are taken by sessions only.
  if (!may(ctx.actor, 'placement.view') || scope.kind === 'space' || scope.kind === 'trainer') return []
  const classId = scope.kind === 'class' ? { classId: scope.id } : {}
  const studentId = scope.kind === 'student' ? { studentId: scope.id } : {}
  return placementsBetween(ctx, { ...period, ...classId, ...studentId })
}

function sessionItem({ edition, session, groups, expected }: DatedSession, actor: Actor): SessionItem {
  const { id, day, from, to, staff, roomIds, machineIds, topic, sequence, changedAt } = session
  return {
    kind: 'session',
    id,
    editionId: edition._id,
    day,
    from,
    to,
    title: edition.title,
    partnerId: edition.partnerId,
    siteId: edition.siteId,
    spaceIds: [...roomIds, ...machineIds],
    staff: staff.map(({ name }) => name),
    groups: groups.map(({ schoolId, label }) => ({ schoolId, label })),
    people: actor.role === 'student' ? null : expected,
    topic,
    cancelled: session.state === 'cancelled' ? { reason: session.cancelled?.reason ?? '' } : null,
    draft: edition.state === 'draft',
    suspended: edition.state === 'suspended',
    sequence,
    changedAt,
  }
}

function partnerOf(actor: Actor, scope: Scope): string | null {
  if (actor.role === 'host') return actor.partnerId
  return scope.kind === 'partner' ? scope.id : null
}

function schoolOf(actor: Actor, scope: Scope): string | null {
  if ('schoolId' in actor) return actor.schoolId
  return scope.kind === 'school' ? scope.id : null
}

type Closed = readonly { from: Day; to: Day; reason: string }[]

function notesOf(
  { from, to }: Period,
  { calendar }: Pick<Programme, 'calendar'>,
  closures: { partner: Closed; school: Closed },
): Map<Day, DayNote[]> {
  const patron = calendar.patron?.on ?? null
  const notes = (on: Day): DayNote[] => {
    const holiday = holidayOn(on, patron)
    const patronName = holiday === 'patron-saint' ? (calendar.patron?.name ?? null) : null
    return [
      ...(holiday ? [{ kind: 'holiday' as const, holiday, patronName }] : []),
      ...calendar.closures
        .filter((each) => each.from <= on && on <= each.to)
        .map(({ reason }) => ({ kind: 'city' as const, reason })),
      ...closuresOn([...closures.school], on).map(({ reason }) => ({ kind: 'school' as const, reason })),
      ...closuresOn([...closures.partner], on).map(({ reason }) => ({ kind: 'partner' as const, reason })),
    ]
  }
  return new Map(daysOf(from, to).map((on) => [on, notes(on)]))
}
