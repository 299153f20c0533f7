import { z } from 'zod'
import { mechanisms } from '../matching/round-file.rules.ts'
import { parseSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import { fields, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import { criterionMoves } from './round-criteria.rules.ts'
import { deadlineAt } from './round-deadline.rules.ts'
import { criteria, roundKinds } from './round.rules.ts'

const newId = () => fields.id().refine((id) => /^[0-9a-z]{22}$/u.test(id), { error: 'not-valid' })
const version = () => fields.wholeNumber(0, 100_000)
const year = () =>
  fields.text(7).transform((text, ctx): SchoolYear => {
    const found = parseSchoolYear(text)
    if (found) return found
    ctx.issues.push({ code: 'custom', message: 'not-in-list', input: text })
    return z.NEVER
  })

const deadline = { day: fields.day(), time: fields.time() }
const facts = { title: fields.text(120), schoolYear: year(), ...deadline }

/** The day and the time become one instant; an hour that the clocks skip is a problem of the time. */
function withInstant<T extends { day: z.infer<typeof deadline.day>; time: z.infer<typeof deadline.time> }>(
  read: Read<T>,
  body: unknown,
): Read<Omit<T, 'day' | 'time'> & { closesAt: Date }> {
  if (!read.ok) return read
  const { day, time, ...rest } = read.value
  const closesAt = deadlineAt(day, time)
  if (!closesAt) return refusedForm(body, { time: 'time-skipped' })
  return { ok: true, value: { ...rest, closesAt } }
}

const made = z.object({ id: newId(), kind: fields.oneOf(roundKinds), ...facts })
export const readNewRound = (body: unknown) => withInstant(readForm(made, body), body)

const edited = z.object({ version: version(), ...facts })
export const readRoundFacts = (body: unknown) => withInstant(readForm(edited, body), body)

const moved = z.object({ version: version(), ...deadline })
export const readDeadline = (body: unknown) => withInstant(readForm(moved, body), body)

const step = z.object({ step: fields.oneOf(['open', 'copy', 'cancel']) })
export const readMove = (body: unknown) => readForm(step, body)
const opened = z.object({ version: version() })
export const readOpening = (body: unknown) => readForm(opened, body)
const copied = z.object({ id: newId() })
export const readCopy = (body: unknown) => readForm(copied, body)
const cancelled = z.object({ version: version(), reason: fields.longText(500) })
export const readCancelling = (body: unknown) => readForm(cancelled, body)

const part = z.object({
  mark: fields.id(),
  classIds: fields.ids(),
  leftOut: fields.ids(),
  accessible: fields.ids(),
  district: fields.optionalText(40),
})
export const readPart = (body: unknown) => readForm(part, body)

const added = z.object({ version: version(), offerId: fields.ids() })
export const readAdded = (body: unknown) => readForm(added, body)

export interface TypedOffers {
  version: number
  figures: { offerId: string; seats: number | null; min: number; classMax: number | null }[]
}

/** Three figures for each offer of the page (`seats-<id>`, `min-<id>`, `max-<id>`); those ticked in `out` go. */
export function readFigures(body: unknown, offerIds: readonly string[]): Read<TypedOffers> {
  const optional = (least: number) =>
    fields.optionalText(9).transform((text, ctx): number | null => {
      if (text === null) return null
      const value = /^\d{1,4}$/u.test(text) ? Number(text) : -1
      if (value >= least) return value
      ctx.issues.push({ code: 'custom', message: 'not-a-number', input: text })
      return z.NEVER
    })
  const out = typedOf(body)['out'] ?? []
  const kept = offerIds.filter((id) => !out.includes(id))
  const shape = Object.fromEntries(
    kept.flatMap((id) => [
      [`seats-${id}`, optional(1)],
      [`min-${id}`, optional(0)],
      [`max-${id}`, optional(1)],
    ]),
  )
  const read = readForm(z.object({ version: version() }).extend(shape), body)
  if (!read.ok) return read
  const value = read.value as Record<string, number | null>
  const figures = kept.map((offerId) => ({
    offerId,
    seats: value[`seats-${offerId}`] ?? null,
    min: value[`min-${offerId}`] ?? 0,
    classMax: value[`max-${offerId}`] ?? null,
  }))
  return { ok: true, value: { version: value['version'] ?? 0, figures } }
}

const terms = z.object({
  version: version(),
  mechanism: fields.oneOf(mechanisms),
  mostWishes: fields.wholeNumber(1, 10),
  mostKm: fields
    .optionalText(4)
    .transform((text) => (text === null ? null : /^\d+$/u.test(text) ? Number(text) : Number.NaN))
    .refine((km) => km === null || (km >= 1 && km <= 500), { error: 'most-km' }),
  fallback: fields.checked(),
  minimums: fields.checked(),
})
export const readTerms = (body: unknown) => readForm(terms, body)

const criterion = z.object({
  version: version(),
  criterion: fields.oneOf(criteria),
  move: fields.oneOf(criterionMoves),
})
export const readCriterion = (body: unknown) => readForm(criterion, body)

const about = {
  version: version(),
  partnerId: fields.id(),
  track: fields.optionalText(40),
  year: fields.optionalText(1).transform((text) => (text && /^[1-5]$/u.test(text) ? Number(text) : null)),
}
const band = z.object({ ...about, band: fields.oneOf(['0', '1', '2']).transform((text) => Number(text) as 0 | 1 | 2) })
export const readBand = (body: unknown) => readForm(band, body)
const bandAway = z.object(about)
export const readBandAway = (body: unknown) => readForm(bandAway, body)

const said = { id: newId(), reason: fields.longText(500) }
const lock = z.object({ ...said, unitId: fields.id(), offerId: fields.id() })
const forbidden = z.object({ ...said, unitId: fields.id(), partnerId: fields.id() })
const apart = z.object({ ...said, unitId: fields.id(), otherId: fields.id() })
const pairKind = z.object({ kind: fields.oneOf(['lock', 'forbidden', 'apart']) })
export const readPairKind = (body: unknown) => readForm(pairKind, body)
export const readLock = (body: unknown) => readForm(lock, body)
export const readForbidden = (body: unknown) => readForm(forbidden, body)
export const readApart = (body: unknown) => readForm(apart, body)
