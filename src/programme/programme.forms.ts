import { z } from 'zod'
import { parseMonthDay } from '../norms/holidays.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm } from '../platform/form.ts'
import { readClosures } from './closure-lines.rules.ts'
import { labNormFields, labNormsOf } from './lab-norms.forms.ts'
import { isCode, packLimits } from './programme-pack.rules.ts'
import { type LineProblem, positionOf, readEntries } from './programme-lines.rules.ts'
import { isListSection, listOf, type ListSection, type Programme, type Section } from './programme.rules.ts'

export interface SectionRead {
  revision: number
  change: Partial<Record<keyof Programme, unknown>>
}

type ReadSection = (body: unknown, now: Programme) => Read<SectionRead>

const revision = fields.wholeNumber(0, 1e9)
const months = fields.wholeNumber(1, 120)
const LARGE = 100_000

const position = fields.optionalText(60).transform((text, ctx) => {
  const found = positionOf(text ?? '')
  if (found !== 'wrong') return found
  ctx.issues.push({ code: 'custom', message: 'not-a-position', input: text })
  return z.NEVER
})

const identity = z.object({
  revision,
  cityName: fields.optionalText(80),
  nameIt: fields.text(packLimits.name),
  nameEn: fields.optionalText(packLimits.name),
  code: fields.text(packLimits.code).refine(isCode, { error: 'not-a-code' }),
  edition: fields.text(packLimits.code),
  mapCentre: position,
  mapZoom: fields.wholeNumber(1, 19),
})

const calendar = z.object({
  revision,
  patronDay: fields.optionalText(20),
  patronName: fields.optionalText(80),
  closures: fields.optionalText(LARGE),
})

const warnings = fields.text(60).transform((text, ctx) => {
  const found = text.split(/[\s,;]+/u).filter((part) => part !== '')
  const days = found.map(Number)
  const sound = found.every((part) => /^\d{1,3}$/u.test(part)) && days.every((each) => each >= 1 && each <= 365)
  const longestFirst = days.every((each, index) => index === 0 || each < (days[index - 1] ?? 0))
  if (sound && longestFirst && days.length <= 6) return days
  ctx.issues.push({ code: 'custom', message: 'not-warnings', input: text })
  return z.NEVER
})

const safetyHours = fields.text(20).transform((text, ctx) => {
  const found = /^(\d{1,2})\D+(\d{1,2})\D+(\d{1,2})$/u.exec(text)
  const [low = 0, medium = 0, high = 0] = (found ?? []).slice(1).map(Number)
  if (low >= 1 && low <= medium && medium <= high && high <= 40) return { low, medium, high }
  ctx.issues.push({ code: 'custom', message: 'not-safety-hours', input: text })
  return z.NEVER
})

const norms = z.object({
  revision,
  qualificationRequired: fields.checked(),
  qualificationMonths: months,
  agreementMonths: months,
  expiryWarnings: warnings,
  safetyHours,
})

const labs = z.object({ revision, ...labNormFields })

const entries = z.object({ revision, entries: fields.optionalText(LARGE) })

const texts = z.object({
  revision,
  welcomeIt: fields.optionalText(packLimits.welcome),
  welcomeEn: fields.optionalText(packLimits.welcome),
  agreement: fields.longText(packLimits.agreement),
})

const readers: Record<Exclude<Section, ListSection>, ReadSection> = {
  identity(body) {
    const read = readForm(identity, body)
    if (!read.ok) return read
    const { nameIt, nameEn, mapCentre, mapZoom, cityName, code, edition, revision: on } = read.value
    const map = mapCentre && { centre: mapCentre, zoom: mapZoom }
    return changed(on, { cityName, code, edition, name: { it: nameIt, en: nameEn ?? nameIt }, map })
  },
  calendar(body) {
    const read = readForm(calendar, body)
    if (!read.ok) return read
    const { patronDay, patronName, closures, revision: on } = read.value
    const patron = patronOf(patronDay, patronName)
    const lines = readClosures(closures ?? '')
    const problems = { ...patron.problems, ...lineProblems('closures', lines.problems) }
    if (Object.keys(problems).length > 0) return refusedForm(body, problems)
    return changed(on, { calendar: { patron: patron.patron, closures: lines.found } })
  },
  norms(body, now) {
    const read = readForm(norms, body)
    if (!read.ok) return read
    const { revision: on, safetyHours: specificSafetyHours, ...rest } = read.value
    return changed(on, { norms: { ...rest, specificSafetyHours, labs: now.norms.labs } })
  },
  labs(body, now) {
    const read = readForm(labs, body)
    if (!read.ok) return read
    return changed(read.value.revision, { norms: { ...now.norms, labs: labNormsOf(read.value) } })
  },
  texts(body) {
    const read = readForm(texts, body)
    if (!read.ok) return read
    const { welcomeIt, welcomeEn, agreement, revision: on } = read.value
    if (welcomeEn && !welcomeIt) return refusedForm(body, { welcomeIt: 'required' })
    const welcome = welcomeIt && { it: oneLine(welcomeIt), en: oneLine(welcomeEn ?? welcomeIt) }
    return changed(on, { texts: { welcome, agreement } })
  },
}

/** One section as its form says it, against the programme that it changes; the lists keep the codes they have. */
export function readSection(section: Section, body: unknown, now: Programme): Read<SectionRead> {
  return isListSection(section) ? readList(section, body, now) : readers[section](body, now)
}

/** Where the entries of a list lie in the programme. */
const keyOf = {
  themes: 'themes',
  districts: 'districts',
  tracks: 'tracks',
  kinds: 'activityKinds',
  machines: 'machineKinds',
} as const satisfies Record<ListSection, keyof Programme>

function readList(section: ListSection, body: unknown, now: Programme): Read<SectionRead> {
  const read = readForm(entries, body)
  if (!read.ok) return read
  const { found, problems } = readEntries(section, read.value.entries ?? '', listOf(now, section))
  if (problems.length > 0) return refusedForm(body, lineProblems('entries', problems))
  return changed(read.value.revision, { [keyOf[section]]: found })
}

function changed(on: number, change: SectionRead['change']): Read<SectionRead> {
  return { ok: true, value: { revision: on, change } }
}

function patronOf(on: string | null, name: string | null) {
  const found = on === null ? null : parseMonthDay(on)
  if (on !== null && !found) return { patron: null, problems: { patronDay: 'not-a-feast' } }
  if ((on === null) !== (name === null)) {
    return { patron: null, problems: { [on === null ? 'patronDay' : 'patronName']: 'patron-incomplete' } }
  }
  return { patron: found && name ? { on: found, name: oneLine(name) } : null, problems: {} }
}

/** The problems of some lines as the one of their field: 'lines 3=twice 5=no-name'. */
function lineProblems(field: string, problems: readonly LineProblem[]): Problems {
  if (problems.length === 0) return {}
  return { [field]: `lines ${problems.map(({ line, reason }) => `${line}=${reason}`).join(' ')}` }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}

const confirmation = z.object({ revision, discard: fields.checked() })
/** The answer to a preview: which revision it was made against, or that it is thrown away. */
export const readConfirmation = (body: unknown): Read<z.infer<typeof confirmation>> => readForm(confirmation, body)

const logoRemoval = z.object({ revision, removeLogo: fields.checked() })
export const readLogoForm = (body: unknown): Read<z.infer<typeof logoRemoval>> => readForm(logoRemoval, body)

const shipped = z.object({ pack: fields.id() })
/** Which of the packs that come with the program. */
export const readShipped = (body: unknown): Read<z.infer<typeof shipped>> => readForm(shipped, body)
