import { z } from 'zod'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import { type Decision, decisionKinds } from './qualification.rules.ts'

const longText = fields.optionalText(2000).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)
const seen = fields.wholeNumber(0, 1e6)

const application = z.object({ text: longText, declaration: fields.checked(), seen })

/** An application: what the partner writes, and how much of the history it had on the screen. The declaration must be ticked. */
export function readApplication(body: unknown): Read<{ text: string | null; seen: number }> {
  const read = readForm(application, body)
  if (!read.ok) return read
  const { declaration, ...rest } = read.value
  return declaration ? { ok: true, value: rest } : refusedForm(body, { declaration: 'declaration-missing' })
}

const decision = z.object({ kind: fields.oneOf(decisionKinds), until: fields.optionalDay(), text: longText, seen })

/** A decision: to qualify needs a day, to ask for more or to refuse needs words. */
export function readDecision(body: unknown): Read<{ decision: Decision; seen: number }> {
  const read = readForm(decision, body)
  if (!read.ok) return read
  const { kind, until, text, seen: lines } = read.value
  if (kind === 'qualify') {
    if (until === null) return refusedForm(body, { until: 'required' })
    return { ok: true, value: { decision: { kind, until, text }, seen: lines } }
  }
  if (text === null) return refusedForm(body, { text: 'text-missing' })
  return { ok: true, value: { decision: { kind, text }, seen: lines } }
}
