import { z } from 'zod'
import { fields, type Read, readForm, typedOf } from '../platform/form.ts'

const choice = z.object({ placementId: fields.id() })

/** Of which placement a register is. */
export function readPlacementChoice(body: unknown): Read<{ placementId: string }> {
  return readForm(choice, body)
}

/** Whether whoever confirms has the signed paper. */
export function isSigned(body: unknown): boolean {
  return typedOf(body)['signed'] === 'yes'
}
