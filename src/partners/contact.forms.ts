import { z } from 'zod'
import { checkedOrEmpty } from '../identifiers/identifier.forms.ts'
import { checkTaxCode } from '../identifiers/tax-code.rules.ts'
import type { Day } from '../platform/day.ts'
import { fields, type Problems, type Read, readForm, refusedForm } from '../platform/form.ts'
import { phoneOrEmpty } from './partner.forms.ts'
import type { Contact, Representative } from './profile.rules.ts'

const contact = z.object({
  id: fields.optionalText(64),
  name: fields.text(120),
  role: fields.text(120),
  email: fields.optionalEmail(),
  phone: phoneOrEmpty(),
  from: fields.day(),
  to: fields.optionalDay(),
})

/** A contact: with an id one that is there, without a new one. It has an e-mail or a telephone. */
export function readContact(body: unknown): Read<{ id: string | null; facts: Omit<Contact, 'id'> }> {
  const read = readForm(contact, body)
  if (!read.ok) return read
  const { id, ...facts } = read.value
  const problems: Problems = {
    ...(facts.to !== null && facts.to < facts.from ? { to: 'ends-before-it-begins' } : {}),
    ...(facts.email === null && facts.phone === null ? { email: 'no-way-to-reach' } : {}),
  }
  return Object.keys(problems).length > 0 ? refusedForm(body, problems) : { ok: true, value: { id, facts } }
}

const representative = z.object({
  name: fields.text(120),
  birthDay: fields.optionalDay(),
  birthPlace: fields.optionalText(120),
  taxCode: checkedOrEmpty('tax-code', checkTaxCode),
  version: fields.wholeNumber(1, 1e9),
})

interface Known {
  today: Day
  /** The numbers of the partner. */
  numbers: readonly string[]
}

/** Who signs: born before today, and with a tax code that is not the organisation's. */
export function readRepresentative(body: unknown, known: Known): Read<Representative & { version: number }> {
  const read = readForm(representative, body)
  if (!read.ok) return read
  const { birthDay, taxCode } = read.value
  const problems: Problems = {
    ...(birthDay !== null && birthDay >= known.today ? { birthDay: 'not-born-yet' } : {}),
    // A sole trader's own code has sixteen characters, and is the code of both.
    ...(taxCode?.length === 11 && known.numbers.includes(taxCode) ? { taxCode: 'tax-code-of-host' } : {}),
  }
  return Object.keys(problems).length > 0 ? refusedForm(body, problems) : read
}
