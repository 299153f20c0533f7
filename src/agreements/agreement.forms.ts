import { z } from 'zod'
import { fields, type Problems, type Read, readForm, refusedForm } from '../platform/form.ts'
import type { Day } from '../platform/day.ts'
import { type AgreementTerms, parties, type Party, termsProblems } from './agreement.rules.ts'
import { protocolNumber } from './protocol-number.rules.ts'
import { longestTemplate } from './template.rules.ts'

const trainers = ['host', 'school'] as const
const longestClauses = 6000
const version = fields.wholeNumber(0, 1e9)

const terms = {
  from: fields.day(),
  to: fields.day(),
  purpose: fields.text(300),
  seats: fields
    .optionalText(6)
    .refine((text) => text === null || /^[1-9]\d{0,3}$/u.test(text), { error: 'not-a-number-of-seats' })
    .transform((text) => (text === null ? null : Number(text))),
  safetyTraining: fields.oneOf(trainers),
  liability: fields.text(300),
  clauses: fields.optionalText(longestClauses),
}

/** What the programme and the calendar say of the period. */
export interface TermsLimits {
  months: number
  today: Day
}

const newAgreement = z.object({
  ...terms,
  id: fields.id().refine(isOurId, { error: 'not-valid' }),
  partnerId: fields.id(),
})

/** A new agreement with the host chosen before. */
export function readNewAgreement(
  body: unknown,
  limits: TermsLimits,
): Read<{ id: string; partnerId: string; terms: AgreementTerms }> {
  const read = readForm(newAgreement, body)
  if (!read.ok) return read
  const { id, partnerId, ...rest } = read.value
  const problems = periodProblems(rest, limits)
  return problems ? refusedForm(body, problems) : { ok: true, value: { id, partnerId, terms: rest } }
}

const changed = z.object({ ...terms, version })

/** Changes to a draft, and the version that was on the screen. */
export function readAgreement(body: unknown, limits: TermsLimits): Read<AgreementTerms & { version: number }> {
  const read = readForm(changed, body)
  if (!read.ok) return read
  const problems = periodProblems(read.value, limits)
  return problems ? refusedForm(body, problems) : read
}

function periodProblems(period: { from: Day; to: Day }, limits: TermsLimits): Problems | null {
  const [first] = termsProblems(period, limits)
  return first ? { to: first } : null
}

function isOurId(id: string): boolean {
  return /^[0-9a-z]{22}$/u.test(id)
}

const copy = z.object({ id: fields.id().refine(isOurId, { error: 'not-valid' }) })
/** The button that copies: the id of the copy to be made. */
export const readCopy = (body: unknown): Read<{ id: string }> => readForm(copy, body)

const screenSignature = z.object({
  party: fields.oneOf(parties),
  name: fields.text(120),
  role: fields.text(120),
  declaration: fields.checked(),
  digest: fields.text(64),
})
/** What was written under the text on the screen. */
export const readScreenSignature = (body: unknown): Read<z.infer<typeof screenSignature>> =>
  readForm(screenSignature, body)

const paperSignature = z.object({
  party: fields.oneOf(parties),
  name: fields.text(120),
  role: fields.text(120),
  on: fields.day(),
  collectedBy: fields.text(120),
})

export interface PaperRead {
  party: Party
  name: string
  role: string
  on: Day
  collectedBy: string
}

/** A signature on paper; the scan comes beside it. */
export const readPaperSignature = (body: unknown): Read<PaperRead> => readForm(paperSignature, body)

const registration = z.object({
  number: fields.text(80).transform((text, ctx) => {
    const number = protocolNumber(text)
    if (number !== null) return number
    ctx.issues.push({ code: 'custom', message: 'not-a-number', input: text })
    return z.NEVER
  }),
  date: fields.day(),
})
/** Number and date of the school's protocol register. */
export const readRegistration = (body: unknown): Read<z.infer<typeof registration>> => readForm(registration, body)

const reason = z.object({ reason: fields.longText(500) })
/** Why an agreement is reopened or cancelled. */
export const readReason = (body: unknown): Read<z.infer<typeof reason>> => readForm(reason, body)

const ending = z.object({ on: fields.day(), reason: fields.longText(500) })
/** The new last day, and why. */
export const readEnding = (body: unknown): Read<z.infer<typeof ending>> => readForm(ending, body)

const template = z.object({
  version,
  // Longer than a template may be: the rule says so with its own words, and what was typed is kept.
  text: fields.longText(longestTemplate * 2),
})
/** The template as it was edited, and the version that was on the screen. */
export const readTemplateForm = (body: unknown): Read<z.infer<typeof template>> => readForm(template, body)

const restored = z.object({ version })
/** Going back to the template of the programme. */
export const readRestored = (body: unknown): Read<z.infer<typeof restored>> => readForm(restored, body)
