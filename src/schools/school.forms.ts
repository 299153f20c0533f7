import { z } from 'zod'
import { checkTaxCode, type TaxCodeKind } from '../identifiers/tax-code.rules.ts'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm } from '../platform/form.ts'
import { readSchoolClosures } from './school-closure.rules.ts'
import { hourLoggers, type Insurance, repeatedYearRules, type School, type SchoolOffice } from './school.rules.ts'

const typedSettings = z.object({
  whoLogs: fields.oneOf(hourLoggers),
  logWindowDays: fields.wholeNumber(1, 90),
  silentHostDays: fields.wholeNumber(4, 90),
  repeatedYears: fields.oneOf(repeatedYearRules),
  taxCode: taxCode('numeric'),
  insurer: fields.optionalText(120),
  policy: fields.optionalText(80),
  insuredFrom: fields.optionalDay(),
  insuredTo: fields.optionalDay(),
  inailPosition: fields.optionalText(40),
  principalName: fields.optionalText(120),
  principalBirthDay: fields.optionalDay(),
  principalBirthPlace: fields.optionalText(120),
  principalTaxCode: taxCode('person'),
  closures: fields.optionalText(20_000),
})

type Configured = Pick<School, 'settings' | 'closures'> & { office: Omit<SchoolOffice, 'liability'> }

type Typed = z.infer<typeof typedSettings>

const insuranceFields = ['insurer', 'policy', 'insuredFrom', 'insuredTo'] as const

/** All of it or nothing, and the last day not before the first. */
function insuranceOf(typed: Typed): { insurance: Insurance | null; problems: Problems } {
  const { insurer, policy, insuredFrom: from, insuredTo: to, inailPosition } = typed
  if (insurer && policy && from && to) {
    if (to < from) return { insurance: null, problems: { insuredTo: 'insured-backwards' } }
    return { insurance: { insurer, policy, from, to, inailPosition }, problems: {} }
  }
  if (!inailPosition && insuranceFields.every((name) => !typed[name])) return { insurance: null, problems: {} }
  const missing = insuranceFields.filter((name) => !typed[name])
  return { insurance: null, problems: Object.fromEntries(missing.map((name) => [name, 'required'])) }
}

/** How a school works, its days without lessons, and what agreements say of it. Facts of a principal without a name are refused. */
export function readSchoolSettings(body: unknown): Read<Configured> {
  const read = readForm(typedSettings, body)
  if (!read.ok) return read
  const { whoLogs, logWindowDays, silentHostDays, repeatedYears } = read.value
  const { taxCode: ofSchool, principalName: name } = read.value
  const { principalBirthDay: birthDay, principalBirthPlace: birthPlace, principalTaxCode: ofPrincipal } = read.value
  const known = { birthDay, birthPlace, taxCode: ofPrincipal }
  if (!name && Object.values(known).some(Boolean)) return refusedForm(body, { principalName: 'principal-name-missing' })
  const { insurance, problems: uninsured } = insuranceOf(read.value)
  if (Object.keys(uninsured).length > 0) return refusedForm(body, uninsured)
  const { closures, problems } = readSchoolClosures(read.value.closures ?? '')
  const [wrong] = problems
  if (wrong) return refusedForm(body, { closures: `closure-${wrong.reason}:${wrong.line}` })
  const settings = { whoLogs, logWindowDays, silentHostDays, repeatedYears }
  const principal = name ? { name, ...known } : null
  return { ok: true, value: { settings, office: { taxCode: ofSchool, principal, insurance }, closures } }
}

/** The kinds one can look for. */
export const searchableKinds: readonly SchoolKind[] = ['liceo', 'tecnico', 'professionale']

export function readKind(text: string): SchoolKind | null {
  return searchableKinds.find((kind) => kind === text) ?? null
}

/** Of an institute, eleven digits; of a person, sixteen characters. */
function taxCode(wanted: TaxCodeKind) {
  return fields.optionalText(40).transform((typed, ctx): string | null => {
    if (typed === null) return null
    const { normal, kind, problems } = checkTaxCode(typed)
    if (kind === wanted && problems.length === 0) return normal
    ctx.issues.push({ code: 'custom', message: `tax-code-of-${wanted}`, input: typed })
    return z.NEVER
  })
}
