import { z } from 'zod'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import type { Closure } from './profile.rules.ts'

const closure = z.object({
  id: fields.optionalText(64),
  siteId: fields.optionalText(64),
  from: fields.day(),
  to: fields.day(),
  reason: fields.text(120),
})

/** A closure: with an id one that is there, without a new one. The last day may not come before the first. */
export function readClosure(body: unknown): Read<{ id: string | null; facts: Omit<Closure, 'id'> }> {
  const read = readForm(closure, body)
  if (!read.ok) return read
  const { id, ...facts } = read.value
  if (facts.to < facts.from) return refusedForm(body, { to: 'ends-before-it-begins' })
  return { ok: true, value: { id, facts } }
}
