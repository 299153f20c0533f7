import { z } from 'zod'
import { parseClockTime } from './clock-time.ts'
import { parseDay } from './day.ts'
import { parseMinutes } from './minutes.ts'

/** Field name → code of the problem; the page turns codes into sentences (web/problem-texts). */
export type Problems = Record<string, string>
/** What the person typed, kept for showing the form again. */
export type Typed = Record<string, string | string[]>
export type Read<T> = { ok: true; value: T } | { ok: false; problems: Problems; typed: Typed }

/** Reads a submitted form: unknown fields are ignored, each problem is a code tied to its field. */
export function readForm<T>(schema: z.ZodType<T>, body: unknown): Read<T> {
  const typed = typedOf(body)
  const result = schema.safeParse(typed)
  if (result.success) return { ok: true, value: result.data }
  const problems: Problems = {}
  for (const issue of result.error.issues) {
    const field = issue.path.map(String).join('.') || 'form'
    problems[field] ??= problemCode(issue)
  }
  return { ok: false, problems, typed }
}

/** A refusal found after parsing (by a rule or the database), in the same shape as a parsing problem. */
export function refusedForm(body: unknown, problems: Problems): { ok: false; problems: Problems; typed: Typed } {
  return { ok: false, problems, typed: typedOf(body) }
}

function problemCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'invalid_type') return 'required'
  if (issue.code === 'too_big') return 'too-long'
  if (issue.code === 'too_small') return 'required'
  return 'not-valid'
}

/** Only text and lists of text survive: an object such as { $ne: 1 } never reaches a query. */
export function typedOf(body: unknown): Typed {
  const typed: Typed = {}
  if (typeof body !== 'object' || body === null) return typed
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') typed[name] = withoutNul(value)
    else if (Array.isArray(value)) typed[name] = value.filter((item) => typeof item === 'string').map(withoutNul)
  }
  return typed
}

/** MongoDB takes no pattern with the sign NUL in it, spreadsheets no text; nobody types it. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

const single = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().optional())

/** The fields that forms are made of. Every one trims, and reports a code the page has a sentence for. */
export const fields = {
  text: (max = 200) =>
    single.transform((value) => (value ?? '').trim().replace(/\s+/gu, ' ')).pipe(z.string().min(1).max(max)),
  optionalText: (max = 200) =>
    single
      .transform((value) => (value ?? '').trim())
      .pipe(z.string().max(max))
      .transform((value) => value || null),
  longText: (max = 2000) =>
    single.transform((value) => (value ?? '').replace(/\r\n/gu, '\n').trim()).pipe(z.string().min(1).max(max)),
  email: () =>
    single
      .transform((value) => (value ?? '').trim().toLowerCase())
      .pipe(z.string().min(1).max(254).refine(looksLikeEmail, { error: 'not-an-email' })),
  optionalEmail: () =>
    single
      .transform((value) => (value ?? '').trim().toLowerCase())
      .pipe(
        z
          .string()
          .max(254)
          .refine((value) => value === '' || looksLikeEmail(value), { error: 'not-an-email' }),
      )
      .transform((value) => value || null),
  day: () => single.transform(parsed(parseDay, 'not-a-day')),
  optionalDay: () => single.transform(parsedOrEmpty(parseDay, 'not-a-day')),
  time: () => single.transform(parsed(parseClockTime, 'not-a-time')),
  optionalTime: () => single.transform(parsedOrEmpty(parseClockTime, 'not-a-time')),
  duration: () => single.transform(parsed(parseMinutes, 'not-a-duration')),
  wholeNumber: (min: number, max: number) =>
    single.transform(parsed((text) => wholeNumber(text, min, max), 'not-a-number')),
  oneOf: <const V extends string>(values: readonly V[]) =>
    single.transform(parsed((text) => values.find((value) => value === text) ?? null, 'not-in-list')),
  checked: () => single.transform((value) => value === 'yes' || value === 'on'),
  id: () => single.transform((value) => (value ?? '').trim()).pipe(z.string().min(1).max(64)),
  ids: () =>
    z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.string().min(1).max(120)).max(2000),
    ),
}

function looksLikeEmail(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/u.test(text)
}

function wholeNumber(text: string, min: number, max: number): number | null {
  if (!/^\d{1,9}$/u.test(text)) return null
  const value = Number(text)
  return value >= min && value <= max ? value : null
}

function parsed<T>(parse: (text: string) => T | null, code: string) {
  return (value: string | undefined, ctx: z.core.$RefinementCtx): T => {
    const text = (value ?? '').trim()
    const result = text === '' ? null : parse(text)
    if (result !== null) return result
    ctx.issues.push({ code: 'custom', message: text === '' ? 'required' : code, input: value })
    return z.NEVER
  }
}

function parsedOrEmpty<T>(parse: (text: string) => T | null, code: string) {
  const required = parsed(parse, code)
  return (value: string | undefined, ctx: z.core.$RefinementCtx): T | null =>
    (value ?? '').trim() === '' ? null : required(value, ctx)
}
