import { formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { empty, status, type Status, table, type Tone } from '../web/parts.ts'
import type { ModuleContent, ModulePart, ModuleState } from './lab-module.rules.ts'
import { type ModuleWords, moduleWords } from './lab-module.text.ts'
import type { ContentField } from './module-version.rules.ts'
import { modulePageWords } from './module-page.text.ts'

export type Lists = Pick<Programme, 'themes' | 'machineKinds'>

const tones: Record<ModuleState, Tone> = { draft: 'neutral', published: 'success', retired: 'warning' }

export function moduleStatus(state: ModuleState, language: Language): Status {
  return status(moduleWords(language)[state], tones[state])
}

/** What each part of the contents is called. */
export function fieldLabels(t: ModuleWords): Record<ContentField, string> {
  return {
    title: t.title,
    description: t.description,
    theme: t.theme,
    level: t.level,
    ages: t.ages,
    years: t.years,
    requiredModules: t.requiredModules,
    requiredMachines: t.requiredMachines,
    parts: t.parts,
    minutes: t.minutes,
    machines: t.machines,
    grants: t.grants,
    materials: t.materials,
    funding: t.funding,
    cup: t.cup,
    countableMinutes: t.countable,
    minimum: t.minimum,
    maximum: t.maximum,
    risk: t.risk,
  }
}

/** What a part of the contents says, in one line; null for nothing. */
export function fieldText(content: ModuleContent, field: ContentField, around: Lists & { language: Language }) {
  const { language } = around
  const t = moduleWords(language)
  const machines = (codes: readonly string[]) => machineNames(codes, around)
  const { parts, ages, years } = content
  const texts: Record<ContentField, string | null> = {
    title: content.title,
    description: content.description,
    theme: entryName(around.themes, content.theme, language),
    level: t[content.level],
    ages: ages && agesText(ages, t),
    years: years.join(', '),
    requiredModules: content.requiredModules.join(', '),
    requiredMachines: machines(content.requiredMachines),
    parts: parts.map((part) => partText(part, language)).join('; '),
    minutes: formatHours(content.minutes),
    machines: machines(content.machines),
    grants: machines(content.grants),
    materials: content.materials,
    funding: t[content.funding],
    cup: content.cup,
    countableMinutes: content.countableMinutes > 0 ? formatHours(content.countableMinutes) : t.countableNone,
    minimum: String(content.minimum),
    maximum: String(content.maximum),
    risk: t[content.risk],
  }
  return texts[field] || null
}

function partText({ title, phase, minutes }: ModulePart, language: Language): string {
  return modulePageWords(language).partsLine(title, moduleWords(language)[phase], formatHours(minutes))
}

function agesText({ from, to }: NonNullable<ModuleContent['ages']>, t: ModuleWords): string {
  return from === to ? t.ageOne(from) : t.agesFromTo(from, to)
}

/** The names of kinds of machine, in one line. */
export function machineNames(codes: readonly string[], { machineKinds, language }: Lists & { language: Language }) {
  return codes.map((code) => entryName(machineKinds, code, language)).join(', ')
}

/** For whom a module is: years of the course and ages, or everybody. */
export function forWhom({ years, ages }: Pick<ModuleContent, 'years' | 'ages'>, language: Language): string {
  const t = moduleWords(language)
  const said = [...(years.length > 0 ? [t.yearsAre(years.join(', '))] : []), ...(ages ? [agesText(ages, t)] : [])]
  return said.length > 0 ? said.join('; ') : t.forAll
}

/** The parts with their phases, and their sum. */
export function partsTable({ parts, minutes }: Pick<ModuleContent, 'parts' | 'minutes'>, language: Language) {
  const t = moduleWords(language)
  return table({
    caption: t.parts,
    columns: [t.part, t.phase, { text: t.hours, numeric: true }],
    rows: parts.map((part) => [{ text: part.title, note: part.description }, t[part.phase], formatHours(part.minutes)]),
    totals: [t.total, null, formatHours(minutes)],
    empty: empty(t.parts),
  })
}
