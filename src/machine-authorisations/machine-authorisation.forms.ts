import { z } from 'zod'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'

const revocation = z.object({ reason: fields.longText(500) })

/** Why an authorisation is taken away. */
export function readRevocation(body: unknown): Read<{ reason: string }> {
  return readForm(revocation, body)
}

const grants = z.object({ students: fields.ids(), confirmed: fields.checked() })

/** The ticked students, with the yes of the trainer. Problems: `none-chosen`, `not-confirmed`. */
export function readGrants(body: unknown): Read<{ students: string[] }> {
  const read = readForm(grants, body)
  if (!read.ok) return read
  const { students, confirmed } = read.value
  const problems = {
    ...(students.length === 0 ? { students: 'none-chosen' } : {}),
    ...(confirmed ? {} : { confirmed: 'not-confirmed' }),
  }
  return Object.keys(problems).length > 0 ? refusedForm(body, problems) : { ok: true, value: { students } }
}
