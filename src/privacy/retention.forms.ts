import { z } from 'zod'
import { retentionKinds, retentionTerms, type RetentionYears } from '../norms/retention.rules.ts'
import { fields, type Read, readForm } from '../platform/form.ts'

/** Of the words that the office declares. */
export const retentionDeclaration = '1'

const order = z.object({
  seen: fields.text(80),
  filedAs: fields.text(80),
  reason: fields.text(300),
  declaration: fields.checked().refine((ticked) => ticked, { error: 'declaration-missing' }),
})

export type TypedOrder = z.infer<typeof order>

/** Why it is deleted, where the export is filed, and that it was declared. */
export function readOrder(body: unknown): Read<TypedOrder> {
  return readForm(order, body)
}

const terms = z.object(
  Object.fromEntries(
    retentionKinds.map((kind) => {
      const { least, most } = retentionTerms[kind]
      return [
        kind,
        fields.wholeNumber(0, 99).refine((years) => years >= least && years <= most, { error: 'out-of-bounds' }),
      ]
    }),
  ),
)

/** Whole years of each kind, within their bounds. */
export function readTerms(body: unknown): Read<RetentionYears> {
  return readForm(terms, body) as Read<RetentionYears>
}
