import { z } from 'zod'
import { checkTaxCode, type TaxCodeKind } from '../identifiers/tax-code.rules.ts'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import { readSchoolClosures } from './school-closure.rules.ts'
import { hourLoggers, repeatedYearRules, type School } from './school.rules.ts'

const typedSettings = z.object({
  whoLogs: fields.oneOf(hourLoggers),
  logWindowDays: fields.wholeNumber(1, 90),
  silentHostDays: fields.wholeNumber(1, 90),
  repeatedYears: fields.oneOf(repeatedYearRules),
  taxCode: taxCode('numeric'),
  liability: fields.optionalText(300),
  principalName: fields.optionalText(120),
  principalBirthDay: fields.optionalDay(),
  principalBirthPlace: fields.optionalText(120),
  principalTaxCode: taxCode('person'),
  closures: fields.optionalText(20_000),
})

type Configured = Pick<School, 'settings' | 'office' | 'closures'>

/** How a school works, its days without lessons, and what agreements say of it. Facts of a principal without a name are refused. */
export function readSchoolSettings(body: unknown): Read<Configured> {
  const read = readForm(typedSettings, body)
  if (!read.ok) return read
  const { whoLogs, logWindowDays, silentHostDays, repeatedYears } = read.value
  const { taxCode: ofSchool, liability, principalName: name } = read.value
  const { principalBirthDay: birthDay, principalBirthPlace: birthPlace, principalTaxCode: ofPrincipal } = read.value
  const known = { birthDay, birthPlace, taxCode: ofPrincipal }
  if (!name && Object.values(known).some(Boolean)) return refusedForm(body, { principalName: 'principal-name-missing' })
  const { closures, problems } = readSchoolClosures(read.value.closures ?? '')
  const [wrong] = problems
  if (wrong) return refusedForm(body, { closures: `closure-${wrong.reason}:${wrong.line}` })
  const settings = { whoLogs, logWindowDays, silentHostDays, repeatedYears }
  const principal = name ? { name, ...known } : null
  return { ok: true, value: { settings, office: { taxCode: ofSchool, principal, liability }, closures } }
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
