import { z } from 'zod'
import { readTimetable } from '../placements/timetable.forms.ts'
import type { Day } from '../platform/day.ts'
import { fields, type Problems, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import { type Minutes, parseMinutes } from '../platform/minutes.ts'
import { longestText, mostSeats, ofAge, youngest } from './offer-check.rules.ts'
import type { Offer } from './offer.rules.ts'

const longestPlan: Minutes = 5000 * 60
const version = fields.wholeNumber(0, 1e9)

/** A text that a draft may still lack. */
const unfinished = fields.optionalText(longestText).transform((text) => text?.replaceAll('\r\n', '\n') ?? '')

// Empty: the hours that the timetable gives.
const plannedHours = fields.optionalText(20).transform((text, ctx): Minutes | null => {
  if (text === null) return null
  const minutes = parseMinutes(text)
  if (minutes !== null && minutes > 0 && minutes <= longestPlan) return minutes
  ctx.issues.push({ code: 'custom', message: 'not-a-duration', input: text })
  return z.NEVER
})

// Empty: as many as the law lets.
const perTutor = fields.optionalText(4).transform((text, ctx): number | null => {
  if (text === null) return null
  if (/^\d{1,3}$/u.test(text) && Number(text) > 0) return Number(text)
  ctx.issues.push({ code: 'custom', message: 'not-a-number', input: text })
  return z.NEVER
})

const offer = z.object({
  title: fields.text(120),
  from: fields.day(),
  to: fields.day(),
  seats: fields.wholeNumber(1, mostSeats),
  tutorIds: fields.ids(),
  perTutor,
  plannedHours,
  siteId: fields.id(),
  tracks: fields.ids(),
  years: fields.ids(),
  minimumAge: fields.wholeNumber(youngest, ofAge),
  workIds: fields.ids(),
  skills: unfinished,
  day: unfinished,
  accessible: fields.checked(),
  reserved: fields.checked(),
})

const years = [1, 2, 3, 4, 5]

export type OfferRead = Pick<
  Offer,
  | 'title'
  | 'from'
  | 'to'
  | 'seats'
  | 'tutorIds'
  | 'perTutor'
  | 'timetable'
  | 'siteId'
  | 'tracks'
  | 'years'
  | 'minimumAge'
  | 'workIds'
  | 'skills'
  | 'day'
  | 'accessible'
> & { plannedMinutes: Minutes | null; reserved: boolean }

const who = z.object({
  id: fields.id().refine((id) => /^[0-9a-z]{22}$/u.test(id), { error: 'not-valid' }),
  partnerId: fields.id(),
})

/** A new offer; `tracks` are the codes that may be chosen. */
export function readNewOffer(body: unknown, tracks: readonly string[]): Read<OfferRead & z.infer<typeof who>> {
  return joined(body, readForm(who, body), readOffer(body, tracks))
}

/** Changes to an offer, and the version that was on the screen. */
export function readOfferEdit(body: unknown, tracks: readonly string[]): Read<OfferRead & { version: number }> {
  return joined(body, readForm(z.object({ version }), body), readOffer(body, tracks))
}

function joined<A, B>(body: unknown, a: Read<A>, b: Read<B>): Read<A & B> {
  if (a.ok && b.ok) return { ok: true, value: { ...a.value, ...b.value } }
  return refusedForm(body, { ...(a.ok ? {} : a.problems), ...(b.ok ? {} : b.problems) })
}

function readOffer(body: unknown, tracks: readonly string[]): Read<OfferRead> {
  const read = readForm(offer, body)
  const { timetable, problems } = readTimetable(typedOf(body), { withSites: true })
  if (!read.ok) return refusedForm(body, { ...read.problems, ...problems })
  const { plannedHours: plannedMinutes, years: typedYears, tutorIds, workIds, ...rest } = read.value
  const found: Problems = { ...problems, ...choiceProblems(read.value, tracks) }
  if (Object.keys(found).length > 0) return refusedForm(body, found)
  const chosen = { tutorIds: [...new Set(tutorIds)], workIds: [...new Set(workIds)] }
  const yearsOf = years.filter((year) => typedYears.includes(String(year)))
  return { ok: true, value: { ...rest, ...chosen, timetable, plannedMinutes, years: yearsOf } }
}

function choiceProblems(typed: z.infer<typeof offer>, tracks: readonly string[]): Problems {
  return {
    ...(typed.to < typed.from ? { to: 'ends-before-it-begins' } : {}),
    ...(typed.tracks.every((code) => tracks.includes(code)) ? {} : { tracks: 'not-in-list' }),
    ...(typed.years.every((year) => years.map(String).includes(year)) ? {} : { years: 'not-in-list' }),
  }
}

export type WriterMove =
  | { move: 'send' | 'take-back'; version: number }
  | { move: 'close'; version: number; reason: string }
  | { move: 'reopen'; version: number; from: Day; to: Day }

const plain = z.object({ move: fields.oneOf(['send', 'take-back']), version })
const closing = z.object({ version, reason: fields.longText(500) })
const reopening = z.object({ version, reopenFrom: fields.day(), reopenTo: fields.day() })

/** What who writes the offer does with it. */
export function readMove(body: unknown): Read<WriterMove> {
  const move = typedOf(body)['move']
  if (move === 'close') return withMove('close', readForm(closing, body))
  if (move !== 'reopen') return readForm(plain, body)
  const read = readForm(reopening, body)
  if (!read.ok) return read
  const { version: seen, reopenFrom: from, reopenTo: to } = read.value
  if (to < from) return refusedForm(body, { reopenTo: 'ends-before-it-begins' })
  return { ok: true, value: { move: 'reopen', version: seen, from, to } }
}

export type ReviewerMove =
  | { move: 'publish'; version: number }
  | { move: 'request-more'; version: number; text: string }
  | { move: 'close'; version: number; reason: string }

const publishing = z.object({ move: fields.oneOf(['publish']), version })
const asking = z.object({ version, text: fields.longText(1000) })

/** What who checks the offer decides. */
export function readReview(body: unknown): Read<ReviewerMove> {
  const move = typedOf(body)['move']
  if (move === 'close') return withMove('close', readForm(closing, body))
  if (move === 'request-more') return withMove('request-more', readForm(asking, body))
  return readForm(publishing, body)
}

function withMove<const M extends string, T>(move: M, read: Read<T>): Read<T & { move: M }> {
  return read.ok ? { ok: true, value: { ...read.value, move } } : read
}

const copy = z.object({ id: who.shape.id })
/** The id that the page made for the copy. */
export const readCopy = (body: unknown): Read<{ id: string }> => readForm(copy, body)
