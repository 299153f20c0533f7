import { z } from 'zod'
import { type AtecoVersion, checkAteco } from '../identifiers/ateco.rules.ts'
import type { Checked } from '../identifiers/identifier.rules.ts'
import { checkPostcode } from '../identifiers/postcode.rules.ts'
import { checkTaxCode } from '../identifiers/tax-code.rules.ts'
import { checkVatNumber } from '../identifiers/vat-number.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm } from '../platform/form.ts'
import { identifiersOf, partnerKinds, type PartnerSite } from './partner.rules.ts'
import type { HostTutor, Partner } from './partner.rules.ts'

type Facts = Pick<Partner, 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'ateco' | 'email' | 'phone'>
type SiteFacts = Omit<PartnerSite, 'id'>
type TutorFacts = Omit<HostTutor, 'id' | 'accountId'>

const atecoVersions = ['2025', '2007'] as const

const facts = {
  kind: fields.oneOf(partnerKinds),
  name: fields.text(160),
  vatNumber: checkedOrEmpty('vat', checkVatNumber),
  taxCode: checkedOrEmpty('tax-code', checkTaxCode),
  ateco: checkedOrEmpty('ateco', checkAteco),
  atecoVersion: fields.oneOf(atecoVersions),
  email: fields.optionalEmail(),
  phone: phone(),
}

const site = {
  siteName: fields.text(80),
  address: fields.text(160),
  postcode: checkedOrEmpty('postcode', checkPostcode).pipe(z.string('required')),
  town: fields.text(80),
  district: fields.optionalText(80),
}

const tutor = z.object({
  id: fields.optionalText(64),
  name: fields.text(120),
  role: fields.text(120),
  email: fields.optionalEmail(),
  phone: phone(),
  from: fields.day(),
  to: fields.optionalDay(),
})

/** A new partner with its first site. */
export function readNewPartner(body: unknown): Read<{ facts: Facts; site: SiteFacts }> {
  const read = readForm(z.object({ ...facts, ...site }), body)
  if (!read.ok) return { ...read, problems: { ...read.problems, ...numberMissing(body) } }
  return guarded(body, { facts: factsOf(read.value), site: siteOf(read.value) })
}

/** Changes to the facts of a partner; `version` is the one that was on the screen. */
export function readPartnerFacts(body: unknown): Read<{ facts: Facts & { version: number } }> {
  const read = readForm(z.object({ ...facts, version: fields.wholeNumber(1, 1e9) }), body)
  if (!read.ok) return { ...read, problems: { ...read.problems, ...numberMissing(body) } }
  return guarded(body, { facts: { ...factsOf(read.value), version: read.value.version } })
}

/** A site: with an id one that is there, without a new one. */
export function readSite(body: unknown): Read<{ id: string | null; facts: SiteFacts }> {
  const read = readForm(z.object({ ...site, id: fields.optionalText(64) }), body)
  return read.ok ? { ok: true, value: { id: read.value.id, facts: siteOf(read.value) } } : read
}

/** A tutor: with an id one that is there, without a new one. The last day may not come before the first. */
export function readTutor(body: unknown): Read<{ id: string | null; facts: TutorFacts }> {
  const read = readForm(tutor, body)
  if (!read.ok) return read
  const { id, ...rest } = read.value
  if (rest.to !== null && rest.to < rest.from) return refusedForm(body, { to: 'ends-before-it-begins' })
  return { ok: true, value: { id, facts: rest } }
}

const chosen = z.object({ id: fields.id() })
/** The site or tutor that a button is about. */
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

function factsOf({ kind, name, vatNumber, taxCode, ateco, atecoVersion, email, phone: number }: FactsRead): Facts {
  const version = Number(atecoVersion) as AtecoVersion
  return { kind, name, vatNumber, taxCode, ateco: ateco ? { code: ateco, version } : null, email, phone: number }
}

type FactsRead = z.infer<z.ZodObject<typeof facts>>

function siteOf({ siteName, address, postcode, town, district }: z.infer<z.ZodObject<typeof site>>): SiteFacts {
  return { name: siteName, address, postcode, town, district }
}

function checkedOrEmpty(prefix: string, check: (text: string) => Checked<string>) {
  return fields.optionalText(40).transform((typed, ctx): string | null => {
    if (typed === null) return null
    const { normal, problems } = check(typed)
    const [first] = problems
    if (!first) return normal
    ctx.issues.push({ code: 'custom', message: `${prefix}-${first}`, input: typed })
    return z.NEVER
  })
}

function phone() {
  return fields.optionalText(30).refine((text) => text === null || /^[+(]?\d[\d\s./()-]{4,28}$/u.test(text), {
    error: 'not-a-phone',
  })
}
