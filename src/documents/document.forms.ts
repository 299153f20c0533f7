import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import { documentKinds, type DocumentVersion, type PartnerDocument } from './document.rules.ts'

const dates = { issuedOn: fields.day(), expiresOn: fields.optionalDay() }
const madeHere = /^[0-9a-z]{20,30}$/u

const newDocument = z
  .object({
    id: fields.id().refine((id) => madeHere.test(id), { error: 'not-valid' }),
    kind: fields.oneOf(documentKinds),
    title: fields.optionalText(120),
    ...dates,
  })
  .refine(({ kind, title }) => kind !== 'other' || title !== null, { error: 'title-required', path: ['title'] })

type Dates = Pick<DocumentVersion, 'issuedOn' | 'expiresOn'>

/** A new document; its file travels beside the fields. */
export function readNewDocument(body: unknown): Read<{ id: string } & Pick<PartnerDocument, 'kind' | 'title'> & Dates> {
  return readForm(newDocument, body)
}

const newVersion = z.object({ version: fields.wholeNumber(1, 1_000_000), ...dates })

/** A newer version of a document that is there. */
export function readNewVersion(body: unknown): Read<{ version: number } & Dates> {
  return readForm(newVersion, body)
}

export type ReviewRead =
  | { n: number; decision: 'accepted'; reason: null }
  | { n: number; decision: 'refused'; reason: string }

const review = z
  .object({
    n: fields.wholeNumber(1, 1000),
    decision: fields.oneOf(['accepted', 'refused']),
    reason: fields.optionalText(1000),
  })
  .transform(({ n, decision, reason }, ctx): ReviewRead => {
    if (decision === 'accepted') return { n, decision, reason: null }
    if (reason !== null) return { n, decision, reason }
    ctx.issues.push({ code: 'custom', message: 'reason-required', path: ['reason'], input: reason })
    return z.NEVER
  })

/** What the city decides on a version; a refusal has a reason. */
export function readReview(body: unknown): Read<ReviewRead> {
  return readForm(review, body)
}
