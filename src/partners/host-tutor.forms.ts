import { z } from 'zod'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import { phoneOrEmpty } from './partner.forms.ts'
import type { HostTutor } from './partner.rules.ts'

type TutorFacts = Omit<HostTutor, 'id' | 'accountId'>

const tutor = z.object({
  id: fields.optionalText(64),
  name: fields.text(120),
  role: fields.text(120),
  email: fields.optionalEmail(),
  phone: phoneOrEmpty(),
  from: fields.day(),
  to: fields.optionalDay(),
})

/** A tutor: with an id one that is there, without a new one. The last day may not come before the first. */
export function readTutor(body: unknown): Read<{ id: string | null; facts: TutorFacts }> {
  const read = readForm(tutor, body)
  if (!read.ok) return read
  const { id, ...rest } = read.value
  if (rest.to !== null && rest.to < rest.from) return refusedForm(body, { to: 'ends-before-it-begins' })
  return { ok: true, value: { id, facts: rest } }
}
