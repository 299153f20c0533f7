import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'

export const longestReason = 500

/** The head's decision to give a certificate below the threshold. */
export interface TypedDecision {
  head: string
  reason: string
}

const decision = z
  .object({
    dirigente: fields.text(120),
    motivo: fields.longText(longestReason),
    firmata: fields.checked().refine((signed) => signed, { error: 'not-signed' }),
  })
  .transform(({ dirigente, motivo }): TypedDecision => ({ head: dirigente, reason: motivo }))

/** Whether the form is that of the head's decision: the button says so. */
export function isDecision(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'decisione' in body
}

export function readDecision(body: unknown): Read<TypedDecision> {
  return readForm(decision, body)
}
