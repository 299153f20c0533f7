import { z } from 'zod'
import { parties, type Party } from '../agreements/agreement.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm } from '../platform/form.ts'
import type { LinkRecipient } from './host-link.rules.ts'

/** What a link can be sent for from the page of a host. */
export const recordPurposes = ['profile', 'documents', 'offer'] as const
export type RecordPurpose = (typeof recordPurposes)[number]

const order = z.object({
  purpose: fields.oneOf(recordPurposes),
  who: fields.optionalText(254),
  // On one line: the letter greets with it, and is no place for words of the sender.
  name: fields.optionalText(120).transform((name) => name && name.replace(/\s+/gu, ' ')),
  email: fields.optionalEmail(),
})

/** To somebody the host's record names (`who` is the address), or to whoever is written below. */
export function readLinkOrder(
  body: unknown,
  suggestions: readonly LinkRecipient[],
): Read<{ purpose: RecordPurpose; to: LinkRecipient }> {
  const read = readForm(order, body)
  if (!read.ok) return read
  const { purpose, who, name, email } = read.value
  const known = suggestions.find((each) => each.email === who)
  const problems = known ? chosenProblems({ name, email }) : writtenProblems(who, { name, email })
  if (problems) return refusedForm(body, problems)
  return { ok: true, value: { purpose, to: known ?? { name: name ?? '', email: email ?? '' } } }
}

interface Written {
  name: string | null
  email: string | null
}

function chosenProblems({ name, email }: Written): Problems | null {
  return name || email ? { who: 'one-person-only' } : null
}

function writtenProblems(who: string | null, { name, email }: Written): Problems | null {
  if (who || (!name && !email)) return { who: 'choose-or-write' }
  if (!name) return { name: 'required' }
  return email ? null : { email: 'required' }
}

const signOrder = z.object({ party: fields.oneOf(parties), name: fields.text(120), email: fields.email() })

export function readSignOrder(body: unknown): Read<{ party: Party; name: string; email: string }> {
  return readForm(signOrder, body)
}

const stranger = z.object({ note: fields.optionalText(500) })

export function readStranger(body: unknown): Read<{ note: string | null }> {
  return readForm(stranger, body)
}

const choice = z.object({ choice: fields.oneOf(['guest', 'stay']) })

export function readGuestChoice(body: unknown): Read<{ choice: 'guest' | 'stay' }> {
  return readForm(choice, body)
}
