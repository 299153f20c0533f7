import { z } from 'zod'
import { type AtecoVersion, checkAteco } from '../identifiers/ateco.rules.ts'
import { checkedOrEmpty } from '../identifiers/identifier.forms.ts'
import { checkTaxCode } from '../identifiers/tax-code.rules.ts'
import { checkVatNumber } from '../identifiers/vat-number.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm } from '../platform/form.ts'
import { identifiersOf, partnerKinds, type SiteAddress } from './partner.rules.ts'
import type { Partner } from './partner.rules.ts'
import { siteAddressOf, siteAddressShape } from './site.forms.ts'

type Facts = Pick<Partner, 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'ateco' | 'email' | 'pec' | 'phone'>

const atecoVersions = ['2025', '2007'] as const

const facts = {
  kind: fields.oneOf(partnerKinds),
  name: fields.text(160),
  vatNumber: checkedOrEmpty('vat', checkVatNumber),
  taxCode: checkedOrEmpty('tax-code', checkTaxCode),
  ateco: checkedOrEmpty('ateco', checkAteco),
  atecoVersion: fields.oneOf(atecoVersions),
  email: fields.optionalEmail(),
  pec: fields.optionalEmail(),
  phone: phoneOrEmpty(),
}

/** A new partner with its first site; `distinct`: it is none of those that are like it. */
export function readNewPartner(body: unknown): Read<{ facts: Facts; site: SiteAddress; distinct: boolean }> {
  const read = readForm(z.object({ ...facts, ...siteAddressShape, distinct: fields.checked() }), body)
  if (!read.ok) return { ...read, problems: { ...read.problems, ...numberMissing(body) } }
  const { distinct } = read.value
  return guarded(body, { facts: factsOf(read.value), site: siteAddressOf(read.value), distinct })
}

/** Changes to the facts of a partner; `version` is the one that was on the screen. */
export function readPartnerFacts(body: unknown): Read<{ facts: Facts & { version: number } }> {
  const read = readForm(z.object({ ...facts, version: fields.wholeNumber(1, 1e9) }), body)
  if (!read.ok) return { ...read, problems: { ...read.problems, ...numberMissing(body) } }
  return guarded(body, { facts: { ...factsOf(read.value), version: read.value.version } })
}

const chosen = z.object({ id: fields.id() })
/** The record that a button is about. */
export const readChosen = (body: unknown): Read<{ id: string }> => readForm(chosen, body)

/** Both empty: the field of the VAT number says so. A number that is wrong is a problem of its own. */
function numberMissing(body: unknown): Problems {
  const numbers = z.object({ vatNumber: fields.optionalText(), taxCode: fields.optionalText() })
  const read = readForm(numbers, body)
  return read.ok && identifiersOf(read.value).length === 0 ? { vatNumber: 'no-number' } : {}
}

function guarded<T extends { facts: Facts }>(body: unknown, value: T): Read<T> {
  return identifiersOf(value.facts).length > 0 ? { ok: true, value } : refusedForm(body, { vatNumber: 'no-number' })
}

function factsOf({ kind, name, vatNumber, taxCode, ateco, atecoVersion, email, pec, phone: number }: FactsRead): Facts {
  const version = Number(atecoVersion) as AtecoVersion
  return { kind, name, vatNumber, taxCode, ateco: ateco ? { code: ateco, version } : null, email, pec, phone: number }
}

type FactsRead = z.infer<z.ZodObject<typeof facts>>

/** A telephone number as people write them, or nothing. */
export function phoneOrEmpty() {
  return fields.optionalText(30).refine((text) => text === null || /^[+(]?\d[\d\s./()-]{4,28}$/u.test(text), {
    error: 'not-a-phone',
  })
}
