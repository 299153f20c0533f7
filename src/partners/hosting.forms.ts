import { z } from 'zod'
import type { Day } from '../platform/day.ts'
import { fields, type Problems, type Read, readForm, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import { firstOverlap, mostPeriods } from './hosting.rules.ts'
import type { Hosting, MonthPeriod } from './profile.rules.ts'

const mostSeats = 500
const mostLines = 20
const longestLine = 160

const longText = fields.optionalText(2000).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)

/** A number, or nothing. */
function countOrEmpty() {
  return fields.optionalText(9).transform((text, ctx): number | null => {
    if (text === null) return null
    const count = /^\d{1,4}$/u.test(text) ? Number(text) : Number.NaN
    if (count <= mostSeats) return count
    ctx.issues.push({ code: 'custom', message: 'not-a-number', input: text })
    return z.NEVER
  })
}

/** The address of a website as people write it, with or without https; only what a browser opens as a page. */
const website = fields.optionalText(200).transform((text, ctx): string | null => {
  if (text === null) return null
  const written = /^[a-z]+:/iu.test(text) ? text : `https://${text}`
  const url = URL.canParse(written) ? new URL(written) : null
  const opens = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password
  if (opens && /^[^.\s]+(\.[^.\s]+)+$/u.test(url.hostname)) return url.href.replace(/\/$/u, '')
  ctx.issues.push({ code: 'custom', message: 'not-a-website', input: text })
  return z.NEVER
})

const networks = fields.optionalText(4000).transform((text, ctx): string[] => {
  const lines = (text ?? '').split('\n').map((line) => line.trim().replaceAll(/\s+/gu, ' '))
  const written = [...new Set(lines.filter(Boolean))]
  if (written.length <= mostLines && written.every((line) => line.length <= longestLine)) return written
  ctx.issues.push({ code: 'custom', message: 'too-many-lines', input: text })
  return z.NEVER
})

const shape = {
  seats: countOrEmpty(),
  accessibleSeats: countOrEmpty(),
  networks,
  website,
  registered: fields.checked(),
  since: fields.optionalDay(),
  structural: longText,
  technological: longText,
  organisational: longText,
  experience: longText,
  version: fields.wholeNumber(1, 1e9),
}
const hosting = z.object({ ...shape, tracks: fields.ids() })

interface Known {
  today: Day
  /** The codes of the tracks that may be chosen. */
  tracks: readonly string[]
}

/** What a partner offers to students, and the version that was on the screen. Codes that the programme does not offer are refused. */
export function readHosting(body: unknown, known: Known): Read<Hosting & { version: number }> {
  const read = readForm(hosting, body)
  const { periods, problems } = readPeriods(typedOf(body))
  const seatProblems = tooManyAccessible(typedOf(body))
  if (!read.ok) return refusedForm(body, { ...seatProblems, ...read.problems, ...problems })
  const { registered, since, structural, technological, organisational, experience, ...rest } = read.value
  const found = { ...seatProblems, ...hostingProblems(read.value, known), ...problems }
  if (Object.keys(found).length > 0) return refusedForm(body, found)
  const rasl = { registered, since, structural, technological, organisational, experience }
  return { ok: true, value: { ...rest, accessibleSeats: rest.accessibleSeats ?? 0, periods, rasl } }
}

function hostingProblems(typed: z.infer<typeof hosting>, known: Known): Problems {
  const { tracks, registered, since } = typed
  return {
    ...(tracks.every((code) => known.tracks.includes(code)) ? {} : { tracks: 'not-in-list' }),
    ...(since !== null && since > known.today ? { since: 'not-yet' } : {}),
    ...(since !== null && !registered ? { registered: 'not-registered' } : {}),
  }
}

/** Told also when other fields are wrong. */
function tooManyAccessible({ seats, accessibleSeats }: Typed): Problems {
  const [all, some] = [Number(seats || 0), Number(accessibleSeats || 0)]
  return all >= 0 && some > all ? { accessibleSeats: 'more-than-seats' } : {}
}

/** The names of the two fields of a period, from 1. */
export function periodFields(n: number): { from: string; to: string } {
  return { from: `period-${n}-from`, to: `period-${n}-to` }
}

function readPeriods(typed: Typed): { periods: MonthPeriod[]; problems: Problems } {
  const problems: Problems = {}
  const read = Array.from({ length: mostPeriods }, (_, index) => {
    const names = periodFields(index + 1)
    const [from, to] = [monthOf(typed[names.from]), monthOf(typed[names.to])]
    if (from !== null && to !== null) return { names, period: { from, to } }
    if (from !== null || to !== null) problems[from === null ? names.from : names.to] = 'half-a-period'
    return null
  }).filter((each) => each !== null)
  const periods = read.map(({ period }) => period)
  const overlap = firstOverlap(periods)
  const clash = overlap === null ? undefined : read[overlap]
  if (clash) problems[clash.names.from] = 'periods-overlap'
  return { periods, problems }
}

function monthOf(typed: Typed[string] | undefined): number | null {
  const month = typeof typed === 'string' && /^\d{1,2}$/u.test(typed) ? Number(typed) : 0
  return month >= 1 && month <= 12 ? month : null
}
