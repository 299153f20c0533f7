import { z } from 'zod'
import type { TownCalendar } from '../norms/town-calendar.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import { type Minutes, parseMinutes } from '../platform/minutes.ts'
import { periodProblems } from './amendment.rules.ts'
import { type PlacementKind, placementKinds } from './placement.rules.ts'
import { readSecondTutors, type SecondTutorsRead } from './second-tutors.forms.ts'
import { scheduledMinutes, type Terms } from './terms.rules.ts'
import { readTimetable } from './timetable.forms.ts'

const longest: Minutes = 5000 * 60
const version = fields.wholeNumber(0, 1e9)

// Empty: the hours that the timetable gives are taken.
const plannedHours = fields.optionalText(20).transform((text, ctx): Minutes | null => {
  if (text === null) return null
  const minutes = parseMinutes(text)
  if (minutes !== null && minutes > 0 && minutes <= longest) return minutes
  ctx.issues.push({ code: 'custom', message: 'not-a-duration', input: text })
  return z.NEVER
})

const draft = {
  siteId: fields.id(),
  hostTutorId: fields.optionalText(64),
  schoolTutorId: fields.optionalText(64),
  title: fields.text(160),
  activities: fields.longText(3000),
  from: fields.day(),
  to: fields.day(),
  plannedHours,
  agreementId: fields.optionalText(64),
}

/** What the form of a draft says; the same shape as the use case takes. */
export interface DraftRead {
  siteId: string
  hostTutorId: string | null
  schoolTutorId: string | null
  title: string
  activities: string
  agreementId: string | null
  second: SecondTutorsRead
  terms: Terms
}

export interface NewDraftRead extends DraftRead {
  kind: PlacementKind
  /** the placement it shares a path with */
  sharedWith: string | null
  /** the offer whose seat it takes */
  offerId: string | null
  id: string
  studentId: string
  partnerId: string
}

const who = {
  id: fields.id().refine((id) => /^[0-9a-z]{22}$/u.test(id), { error: 'not-valid' }),
  studentId: fields.id(),
  partnerId: fields.id(),
  kind: fields.optionalText(30).transform((kind) => placementKinds.find((each) => each === kind) ?? 'placement'),
  sharedWith: fields.optionalText(64),
  offerId: fields.optionalText(64),
}

/** A new draft, with the student and the partner chosen before; the hours that the timetable gives leave out days off. */
export function readNewPlacement(body: unknown, calendar: TownCalendar): Read<NewDraftRead> {
  const read = readForm(z.object(who), body)
  const rest = readDraft(body, calendar)
  if (read.ok && rest.ok) return { ok: true, value: { ...read.value, ...rest.value } }
  return refusedForm(body, { ...(read.ok ? {} : read.problems), ...(rest.ok ? {} : rest.problems) })
}

/** Changes to a draft, and the version that was on the screen. */
export function readPlacement(body: unknown, calendar: TownCalendar): Read<DraftRead & { version: number }> {
  const read = readForm(z.object({ version }), body)
  const rest = readDraft(body, calendar)
  if (read.ok && rest.ok) return { ok: true, value: { ...read.value, ...rest.value } }
  return refusedForm(body, { ...(read.ok ? {} : read.problems), ...(rest.ok ? {} : rest.problems) })
}

function readDraft(body: unknown, calendar: TownCalendar): Read<DraftRead> {
  const read = readForm(z.object(draft), body)
  const { timetable, problems: wrongTimes } = readTimetable(typedOf(body), { withSites: true })
  const { second, problems: wrongTutors } = readSecondTutors(typedOf(body))
  const problems = { ...wrongTimes, ...wrongTutors }
  if (!read.ok) return refusedForm(body, { ...read.problems, ...problems })
  const { from, to, plannedHours: typed, ...rest } = read.value
  const found = { ...problems, ...endProblem(periodProblems(from, to)) }
  if (Object.keys(found).length > 0) return refusedForm(body, found)
  const terms = { from, to, timetable, plannedMinutes: 0 }
  const plannedMinutes = typed ?? scheduledMinutes({ terms: { ...terms, calendar }, amendments: [] })
  return { ok: true, value: { ...rest, second, terms: { ...terms, plannedMinutes } } }
}

function endProblem([first]: readonly string[]): Problems {
  return first ? { to: first } : {}
}

const closing = z.object({ reason: fields.longText(500) })
/** Why a placement is cancelled. */
export const readCancellation = (body: unknown): Read<z.infer<typeof closing>> => readForm(closing, body)
