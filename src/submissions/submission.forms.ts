import { z } from 'zod'
import { fields, readForm } from '../platform/form.ts'

const schema = z
  .object({
    digest: fields.id(),
    number: fields.wholeNumber(1, 9999),
    receiptNumber: fields.optionalText(80),
    receiptOn: fields.day(),
  })
  .transform(({ digest, number, receiptNumber, receiptOn }) => ({
    seen: { digest, number },
    receipt: { number: receiptNumber, on: receiptOn },
  }))

/** The receipt of a submission, and what was on the screen. */
export function readSubmission(body: unknown) {
  return readForm(schema, body)
}
