import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import type { IdentityFact, Side } from '../schools/student-merge.rules.ts'
import { asKept } from './student-merge.rules.ts'

export interface TypedMerge {
  goneId: string
  chosen: Record<IdentityFact, Side>
  reason: string
}

// A fact that both records agree on is not asked for.
const side = z.enum(['keep', 'gone']).optional().catch(undefined)

const decision = z
  .object({
    goneId: fields.id(),
    name: side,
    taxCode: side,
    birthDate: side,
    sex: side,
    reason: fields.text(200),
    confirmed: fields.checked().refine((ticked) => ticked, 'not-confirmed'),
  })
  .transform(
    ({ goneId, reason, name, taxCode, birthDate, sex }): TypedMerge => ({
      goneId,
      reason,
      chosen: {
        name: name ?? asKept.name,
        taxCode: taxCode ?? asKept.taxCode,
        birthDate: birthDate ?? asKept.birthDate,
        sex: sex ?? asKept.sex,
      },
    }),
  )

export function readMerge(body: unknown): Read<TypedMerge> {
  return readForm<TypedMerge>(decision, body)
}
