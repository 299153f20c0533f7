import { z } from 'zod'
import type { TownCalendar } from '../norms/town-calendar.rules.ts'
import { periodProblems } from '../placements/amendment.rules.ts'
import { scheduledMinutes } from '../placements/terms.rules.ts'
import { readTimetable } from '../placements/timetable.forms.ts'
import { fields, type Problems, type Read, readForm, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import { type Minutes, parseMinutes } from '../platform/minutes.ts'
import type { LineChoice } from './placement-group.rules.ts'
import { type CommonTerms, type GroupTerms, mostSeats } from './placement-group.rules.ts'

const version = fields.wholeNumber(0, 1e9)
const madeId = fields.id().refine((id) => /^[0-9a-z]{22}$/u.test(id), { error: 'not-valid' })

const students = fields.ids().refine((list) => list.length > 0, { error: 'no-students' })

/** A new group: its title and who belongs to it. */
export const readNewGroup = (body: unknown): Read<{ id: string; title: string; studentIds: string[] }> =>
  readForm(z.object({ id: madeId, title: fields.text(160), studentIds: students }), body)

/** A copy: the id its form was made with. */
export const readCopy = (body: unknown): Read<{ id: string }> => readForm(z.object({ id: madeId }), body)

/** Who belongs to a group, of those that were on the screen. */
export const readStudents = (body: unknown): Read<{ offered: string[]; studentIds: string[]; version: number }> =>
  readForm(z.object({ offered: fields.ids(), studentIds: fields.ids(), version }), body)

const longest: Minutes = 5000 * 60

// Empty: the hours that the timetable gives are taken.
const plannedHours = fields.optionalText(20).transform((text, ctx): Minutes | null => {
  if (text === null) return null
  const minutes = parseMinutes(text)
  if (minutes !== null && minutes > 0 && minutes <= longest) return minutes
  ctx.issues.push({ code: 'custom', message: 'not-a-duration', input: text })
  return z.NEVER
})
const period = { from: fields.day(), to: fields.day(), plannedHours }

function readTerms(body: unknown, calendar: TownCalendar): Read<GroupTerms> {
  const read = readForm(z.object(period), body)
  const { timetable, problems } = readTimetable(typedOf(body))
  if (!read.ok) return refusedForm(body, { ...read.problems, ...problems })
  const { from, to, plannedHours: typed } = read.value
  const [wrongEnd] = periodProblems(from, to)
  const found: Problems = { ...problems, ...(wrongEnd ? { to: wrongEnd } : {}) }
  if (Object.keys(found).length > 0) return refusedForm(body, found)
  const terms = { from, to, timetable, plannedMinutes: 0 }
  const plannedMinutes = typed ?? scheduledMinutes({ terms: { ...terms, calendar }, amendments: [] })
  return { ok: true, value: { ...terms, plannedMinutes } }
}

const common = z.object({
  title: fields.text(160),
  activities: fields.longText(3000),
  schoolTutorId: fields.optionalText(64),
  placementIds: fields.ids(),
  version,
})

/** The terms of a group, and which of its placements are to follow. */
export function readCommonTerms(
  body: unknown,
  calendar: TownCalendar,
): Read<{ common: CommonTerms; placementIds: string[]; version: number }> {
  const read = readForm(common, body)
  const terms = readTerms(body, calendar)
  if (!read.ok || !terms.ok)
    return refusedForm(body, { ...(read.ok ? {} : read.problems), ...(terms.ok ? {} : terms.problems) })
  const { placementIds, version: seen, ...rest } = read.value
  return { ok: true, value: { common: { ...rest, terms: terms.value }, placementIds, version: seen } }
}

/** Own terms for one student; `drop`: those of the group again. */
export function readOwnTerms(body: unknown, calendar: TownCalendar): Read<{ own: GroupTerms | null; version: number }> {
  const read = readForm(z.object({ version, act: fields.optionalText(20) }), body)
  if (!read.ok) return read
  const { version: seen, act } = read.value
  if (act === 'drop') return { ok: true, value: { own: null, version: seen } }
  const terms = readTerms(body, calendar)
  return terms.ok ? { ok: true, value: { own: terms.value, version: seen } } : terms
}

export function seatField(partnerId: string): string {
  return `seats-${partnerId}`
}

/** The seats typed beside each host on the screen; an empty field is none. */
export function readSeats(body: unknown): Read<{ seats: Map<string, number>; version: number }> {
  const typed = typedOf(body)
  const read = readForm(z.object({ version }), body)
  const seats = new Map<string, number>()
  const problems: Problems = {}
  for (const [name, value] of namedFields(typed, 'seats-')) {
    const count = /^\d{0,3}$/u.test(value) ? Number(value) : Number.NaN
    if (count <= mostSeats) seats.set(name.slice('seats-'.length), count)
    else problems[name] = 'too-many-seats'
  }
  if (!read.ok) return refusedForm(body, { ...read.problems, ...problems })
  if (Object.keys(problems).length > 0) return refusedForm(body, problems)
  return { ok: true, value: { seats, version: read.value.version } }
}

function namedFields(typed: Typed, prefix: string): [string, string][] {
  return Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [[name, value.trim()]] : [],
  )
}

type PlanField = 'host' | 'site' | 'tutor' | 'school'

export function planField(what: PlanField, studentId: string): string {
  return `${what}-${studentId}`
}

export const planActs = ['save', 'fill', 'make'] as const

export interface PlanRead {
  choices: Map<string, LineChoice>
  version: number
  act: (typeof planActs)[number]
}

/** What was chosen for each of these students; somebody who is not on the screen has no choice. */
export function readPlan(body: unknown, studentIds: readonly string[]): Read<PlanRead> {
  const read = readForm(z.object({ version, act: fields.oneOf(planActs) }), body)
  if (!read.ok) return read
  const typed = typedOf(body)
  const chosen = (what: PlanField, studentId: string) => {
    const value = typed[planField(what, studentId)]
    return typeof value === 'string' && value !== '' ? value.slice(0, 64) : null
  }
  const choices = new Map<string, LineChoice>()
  for (const studentId of studentIds) {
    if (typed[planField('host', studentId)] === undefined) continue
    choices.set(studentId, {
      partnerId: chosen('host', studentId),
      siteId: chosen('site', studentId),
      hostTutorId: chosen('tutor', studentId),
      schoolTutorId: chosen('school', studentId),
    })
  }
  return { ok: true, value: { ...read.value, choices } }
}
