import { z } from 'zod'
import { fields, type Problems, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import { type Minutes, parseMinutes } from '../platform/minutes.ts'
import type { AmendmentAsked } from './amendment.rules.ts'
import type { AmendmentKind } from './terms.rules.ts'
import { readTimetable } from './timetable.forms.ts'

const longest: Minutes = 5000 * 60

// Empty: what the timetables give, or as before.
const plannedHours = fields.optionalText(20).transform((text, ctx): Minutes | null => {
  if (text === null) return null
  const minutes = parseMinutes(text)
  if (minutes !== null && minutes > 0 && minutes <= longest) return minutes
  ctx.issues.push({ code: 'custom', message: 'not-a-duration', input: text })
  return z.NEVER
})

const common = {
  version: fields.wholeNumber(0, 1e9),
  reason: fields.longText(500),
  // Hours that would be left outside may be sent back.
  convert: fields.checked(),
}

export interface AmendmentRead {
  asked: AmendmentAsked
  reason: string
  version: number
  convert: boolean
}

/** An amendment of one kind. */
export function readAmendment(kind: AmendmentKind, body: unknown): Read<AmendmentRead> {
  const read = readForm(z.object(common), body)
  const asked = readers[kind](body)
  if (read.ok && asked.ok) return { ok: true, value: { ...read.value, asked: asked.value } }
  return refusedForm(body, { ...(asked.ok ? {} : asked.problems), ...(read.ok ? {} : read.problems) })
}

const dates = z.object({ validFrom: fields.day(), to: fields.day(), plannedHours })
const timetable = z.object({ validFrom: fields.day(), plannedHours })
const place = z.object({ validFrom: fields.day(), siteId: fields.id() })
const tutor = z.object({
  validFrom: fields.day(),
  hostTutorId: fields.optionalText(64),
  schoolTutorId: fields.optionalText(64),
})
const interruption = z.object({ from: fields.day(), to: fields.day(), plannedHours })
const earlyEnd = z.object({ lastDay: fields.optionalDay(), noShow: fields.checked(), plannedHours })

const readers: Record<AmendmentKind, (body: unknown) => Read<AmendmentAsked>> = {
  dates: (body) =>
    mapped(readForm(dates, body), ({ plannedHours: typed, ...rest }) => {
      return { kind: 'dates', ...rest, plannedMinutes: typed }
    }),
  timetable: readTimes,
  place: (body) => mapped(readForm(place, body), (value) => ({ kind: 'place', ...value })),
  tutor: (body) => mapped(readForm(tutor, body), (value) => ({ kind: 'tutor', ...value })),
  interruption: (body) =>
    mapped(readForm(interruption, body), ({ plannedHours: typed, ...rest }) => {
      return { kind: 'interruption', ...rest, plannedMinutes: typed }
    }),
  'early-end': readEnd,
}

function readTimes(body: unknown): Read<AmendmentAsked> {
  const read = readForm(timetable, body)
  const { timetable: slots, problems } = readTimetable(typedOf(body), { withSites: true })
  const found: Problems = { ...(read.ok ? {} : read.problems), ...problems }
  if (!read.ok || Object.keys(found).length > 0) return refusedForm(body, found)
  const { validFrom, plannedHours: plannedMinutes } = read.value
  return { ok: true, value: { kind: 'timetable', validFrom, timetable: slots, plannedMinutes } }
}

function readEnd(body: unknown): Read<AmendmentAsked> {
  const read = readForm(earlyEnd, body)
  if (!read.ok) return read
  const { lastDay, noShow, plannedHours: plannedMinutes } = read.value
  if (lastDay === null && !noShow) return refusedForm(body, { lastDay: 'required' })
  return { ok: true, value: { kind: 'early-end', lastDay, noShow, plannedMinutes } }
}

function mapped<T>(read: Read<T>, change: (value: T) => AmendmentAsked): Read<AmendmentAsked> {
  return read.ok ? { ok: true, value: change(read.value) } : read
}

const undoing = z.object({ version: fields.wholeNumber(0, 1e9), reason: fields.longText(500) })
/** Why an amendment is taken back. */
export const readUndoing = (body: unknown): Read<z.infer<typeof undoing>> => readForm(undoing, body)
