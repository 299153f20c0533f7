import { z } from 'zod'
import { parseSchoolYear } from '../norms/school-year.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import { classText } from './class-label.rules.ts'
import { type Decision, everybodyMissing } from './class-list-import.rules.ts'
import type { ListTerms } from './listed-class.rules.ts'
import { readLabel } from './school-class.rules.ts'

const upload = z.object({
  schoolYear: fields.text(12),
  effective: fields.day(),
  siteCode: fields.optionalText(20),
  defaultClass: fields.optionalText(40),
})

/** What is said beside the file. `siteCodes` are the sites one can choose; with one only there is no choice. */
export function readUpload(body: unknown, siteCodes: readonly string[]): Read<Omit<ListTerms, 'sites'>> {
  const read = readForm(upload, body)
  if (!read.ok) return read
  const schoolYear = parseSchoolYear(read.value.schoolYear)
  const site = chosenSite(read.value.siteCode, siteCodes)
  const named = namedClass(read.value.defaultClass)
  const problems: Problems = {
    ...(schoolYear === null ? { schoolYear: 'not-a-school-year' } : {}),
    ...(site === undefined ? { siteCode: 'not-in-list' } : {}),
    ...(named === undefined ? { defaultClass: 'not-a-class' } : {}),
  }
  if (schoolYear === null || site === undefined || named === undefined) return refusedForm(body, problems)
  return { ok: true, value: { schoolYear, effective: read.value.effective, siteCode: site, defaultClass: named } }
}

// undefined when the choice is none of those offered; null when there is nothing to choose from.
function chosenSite(typed: string | null, siteCodes: readonly string[]): string | null | undefined {
  return siteCodes.length > 1 ? siteCodes.find((code) => code === typed) : (siteCodes[0] ?? null)
}

// undefined when the text is no class; null when nothing was written.
function namedClass(typed: string | null): string | null | undefined {
  const label = readLabel(typed)
  return typed === null ? null : label ? classText(label) : undefined
}

const sitePrefix = 'sede-'
const decisionPrefix = 'scelta-'
export const siteField = (className: string): string => sitePrefix + className
/** The box that says: the list is complete, whoever is not on it leaves. */
export const completeField = 'completo'

export const decisionField = (key: string): string => decisionPrefix + key

/** The sites of the classes and the class of rows without one, as the preview asks for them. */
export function readSettling(
  body: unknown,
  siteCodes: readonly string[],
): Read<Pick<ListTerms, 'sites' | 'defaultClass'>> {
  const typed = textsOf(body)
  const sites = typed.flatMap(([name, value]) =>
    name.startsWith(sitePrefix) && siteCodes.includes(value)
      ? [{ className: name.slice(sitePrefix.length, 60), siteCode: value }]
      : [],
  )
  const defaultClass = (typed.find(([name]) => name === 'defaultClass')?.[1] ?? '').trim()
  const named = namedClass(defaultClass || null)
  if (named === undefined) return refusedForm(body, { defaultClass: 'not-a-class' })
  return { ok: true, value: { sites: sites.slice(0, 300), defaultClass: named } }
}

/** The seal of the preview and what was decided about its doubtful lines. */
export function readConfirmation(body: unknown): { seal: string; decisions: Decision[] } {
  const typed = textsOf(body)
  const decisions = typed.flatMap(([name, choice]) =>
    name.startsWith(decisionPrefix) && choice ? [{ key: name.slice(decisionPrefix.length), choice }] : [],
  )
  const complete = typed.some(([name, value]) => name === completeField && value === 'yes')
  if (complete) decisions.push({ key: everybodyMissing, choice: 'apply' })
  return { seal: typed.find(([name]) => name === 'seal')?.[1] ?? '', decisions }
}

function textsOf(body: unknown): (readonly [string, string])[] {
  return Object.entries(typedOf(body)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : (value[0] ?? ''),
  ])
}
