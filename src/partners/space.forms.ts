import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import type { SpaceFacts } from './space.rules.ts'

const space = z.object({
  id: fields.optionalText(64),
  kind: fields.oneOf(['room', 'machine']),
  name: fields.text(80),
  siteId: fields.id(),
  insideId: fields.optionalText(64),
  machineKind: fields.optionalText(40),
  places: fields.optionalText(9).transform((typed, ctx): number | null => {
    if (typed === null) return null
    if (/^[1-9]\d{0,2}$/u.test(typed)) return Number(typed)
    ctx.issues.push({ code: 'custom', message: 'not-a-number', input: typed })
    return z.NEVER
  }),
  accessible: fields.checked(),
  note: fields.optionalText(300),
})

/** A room or a machine: with an id one that is there, without a new one. */
export function readSpace(body: unknown): Read<{ id: string | null; facts: SpaceFacts }> {
  const read = readForm(space, body)
  if (!read.ok) return read
  const { id, ...facts } = read.value
  return { ok: true, value: { id, facts } }
}
