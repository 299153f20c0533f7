import { z } from 'zod'
import { phoneOrEmpty } from '../partners/partner.forms.ts'
import { fields, type Read, readForm } from '../platform/form.ts'
import type { HostProposalFacts } from './host-proposal.rules.ts'

const made = z.object({
  id: fields.id().refine((id) => /^[0-9a-z]{22}$/u.test(id), { error: 'not-valid' }),
  name: fields.text(120),
  town: fields.text(80),
  contact: fields.text(120),
  email: fields.optionalEmail(),
  phone: phoneOrEmpty(),
  why: fields.longText(1000),
  period: fields.text(160),
})

/** What a student proposes; `id` is that of the form. */
export function readHostProposal(body: unknown): Read<{ id: string; facts: HostProposalFacts }> {
  const read = readForm(made, body)
  if (!read.ok) return read
  const { id, ...facts } = read.value
  return { ok: true, value: { id, facts } }
}

const chosen = z.object({ partnerId: fields.id() })
/** The partner of the register that it is. */
export const readTakeOver = (body: unknown): Read<{ partnerId: string }> => readForm(chosen, body)

const declined = z.object({ reason: fields.longText(500) })
/** Why not. */
export const readDecline = (body: unknown): Read<{ reason: string }> => readForm(declined, body)
