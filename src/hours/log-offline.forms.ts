import { z } from 'zod'
import { parseClockTime } from '../platform/clock-time.ts'
import { parseDay } from '../platform/day.ts'
import { type Read, typedOf, withoutNul } from '../platform/form.ts'
import { formKey } from './hour-entry.forms.ts'
import type { QueuedEntry, QueuedLine } from './log-offline.rules.ts'

const MOST_LINES = 100
const time = z.string().transform((text, ctx) => parseClockTime(text) ?? refuse(ctx))
const day = z.string().transform((text, ctx) => parseDay(text) ?? refuse(ctx))
const stretch = z.object({ from: time, to: time, breakMinutes: z.number().int().min(0).max(600) })

function refuse(ctx: z.core.$RefinementCtx): never {
  ctx.issues.push({ code: 'custom', message: 'not-valid', input: ctx.value })
  return z.NEVER
}

const entry = z.object({
  key: formKey,
  placementId: z.string().regex(/^[\w-]{1,40}$/u),
  day,
  times: z.union([z.literal('usual'), z.array(stretch).min(1).max(4)]),
  activity: z
    .string()
    .transform((text) => withoutNul(text).trim().replaceAll(/\s+/gu, ' '))
    .pipe(z.string().min(1).max(500)),
  writtenAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .catch(null),
})

const named = z.object({ key: z.string().max(60), day: z.string().max(20) })

/** The lines that a device sends, each read by itself; refused as a whole when it is no list of them. */
export function readQueue(body: unknown): Read<QueuedLine[]> {
  const typed = typedOf(body)
  const list = z
    .array(named.loose())
    .max(MOST_LINES)
    .safeParse(parsedJson(String(typed['entries'] ?? '')))
  if (!list.success) return { ok: false, problems: { entries: 'not-valid' }, typed }
  return { ok: true, value: list.data.map((each) => ({ key: each.key, day: each.day, entry: readEntry(each) })) }
}

function readEntry(given: unknown): QueuedEntry | null {
  const read = entry.safeParse(given)
  return read.success ? read.data : null
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
