import type { Ctx } from '../access/actor.ts'
import type { Space } from '../partners/profile.rules.ts'
import { formatDay, formatHours, formatLongDay } from '../platform/format.ts'
import type { Day } from '../platform/day.ts'
import { holidayWords } from '../programme/holiday.text.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { type Status, status } from '../web/parts.ts'
import type { ClosedBecause, ClosedDay } from './closed-days.rules.ts'
import type { LabSession, StaffMember } from './edition.rules.ts'
import { hasBegun } from './session-plan.rules.ts'
import type { RoomWarning, SessionWarning } from './session-warning.rules.ts'
import { sessionWords } from './session.text.ts'

/** What the words about closed days need: the patron by name, and the schools this actor may know of. */
export interface DayNames {
  programme: Pick<Programme, 'calendar'>
  schools: ReadonlyMap<string, string>
}

/** Why a day is closed, the reasons side by side. */
export function becauseText(because: readonly ClosedBecause[], names: DayNames, ctx: Ctx): string {
  return because.map((each) => oneReason(each, names, ctx)).join('; ')
}

function oneReason(each: ClosedBecause, { programme, schools }: DayNames, { language }: Ctx): string {
  const t = sessionWords(language)
  switch (each.because) {
    case 'holiday': {
      const { patron } = programme.calendar
      return each.holiday === 'patron-saint' && patron ? t.patron(patron.name) : holidayWords(language)[each.holiday]
    }
    case 'city':
      return t.city(each.reason[language])
    case 'partner':
      return t.partner(each.reason)
    case 'weekday':
      return t.weekday
    default:
      return t.school(schools.get(each.schoolId) ?? t.aSchool, each.reason)
  }
}

/** Days that were left out, each with its reasons. */
export function closedLines(days: readonly ClosedDay[], names: DayNames, ctx: Ctx): { day: string; why: string }[] {
  return days.map(({ day, because }) => ({
    day: formatLongDay(day, ctx.language),
    why: becauseText(because, names, ctx),
  }))
}

/** What somebody who plans should know, one sentence each. */
export function warningLines(
  { days, rooms }: { days: readonly SessionWarning[]; rooms: readonly RoomWarning[] },
  names: DayNames,
  ctx: Ctx,
): string[] {
  const t = sessionWords(ctx.language)
  const said = (day: Day) => formatLongDay(day, ctx.language)
  const late = days.filter(({ warning }) => warning === 'outside-hours').map(({ day }) => formatDay(day, ctx.language))
  return [
    ...days.flatMap((each) =>
      each.warning === 'closed' ? [t.warnClosed(said(each.day), becauseText(each.because, names, ctx))] : [],
    ),
    ...(late.length > 0 ? [t.warnHours(late.join(', '))] : []),
    ...rooms.map(({ space, expected }) => (space ? t.warnPlaces(space.name, space.places ?? 0, expected) : t.warnGone)),
  ]
}

/** 'mer 25/11/2026, 14:00–17:00' as a line of a table: the day, and the time under it. */
export function whenText({ day, from, to }: Pick<LabSession, 'day' | 'from' | 'to'>, { language }: Ctx): string {
  return `${formatLongDay(day, language)}, ${sessionWords(language).timeOf(from, to)}`
}

/** The rooms and machines by name; those that are gone are left out. */
export function placesText(
  { roomIds, machineIds }: Pick<LabSession, 'roomIds' | 'machineIds'>,
  spaces: readonly Space[],
) {
  const names = [...roomIds, ...machineIds].flatMap((id) => spaces.find((space) => space.id === id)?.name ?? [])
  return names.join(', ')
}

/** Who runs it, substitutes with the name of who is away. */
export function staffText(staff: readonly StaffMember[], { language }: Ctx): string {
  const t = sessionWords(language)
  return staff
    .map(({ name, part, insteadOf }) => t.partOf(insteadOf ? t.insteadOf(name, insteadOf) : name, t[part]))
    .join('; ')
}

/** Where a session stands. */
export function sessionStatus(session: Pick<LabSession, 'day' | 'from' | 'state'>, ctx: Ctx): Status {
  const t = sessionWords(ctx.language)
  if (session.state === 'cancelled') return status(t.cancelled, 'danger')
  if (session.day === ctx.today) return status(t.today, 'info')
  return hasBegun(session, ctx.now) ? status(t.over, 'success') : status(t.planned, 'neutral')
}

/** '3:00 ore'. */
export function lastingText({ minutes }: Pick<LabSession, 'minutes'>, { language }: Ctx): string {
  return sessionWords(language).lasting(formatHours(minutes))
}

/** That this session makes up for another, or which ones make up for it; null when neither. */
export function recoveryText(session: LabSession, sessions: readonly LabSession[], { language }: Ctx): string | null {
  const t = sessionWords(language)
  const lost = sessions.find(({ id }) => id === session.recovers)
  if (lost) return t.recovers(formatDay(lost.day, language))
  const made = sessions.filter(({ recovers, state }) => recovers === session.id && state === 'planned')
  return made.length > 0 ? t.recoveredBy(made.map(({ day }) => formatDay(day, language)).join(', ')) : null
}
