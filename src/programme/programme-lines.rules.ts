// A list of the programme as people edit it: a line for each entry, its parts divided by a bar. A line has the Italian
// name, the English one (the same when it is left out), what this list adds (the place of a district, the kind of school
// of a track, how the participants of an activity are counted, whether a machine asks for an authorisation) and at the
// end the code, by which an entry is known when its name changes. A new line needs no code: it is made from the name.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { Language } from '../platform/words.ts'
import { isCode, packLimits } from './programme-pack.rules.ts'
import type { Bilingual, CountedBy, ListEntry, ListSection, Position } from './programme.rules.ts'

export type LineReason =
  | 'no-name'
  | 'name-too-long'
  | 'too-many-parts'
  | 'not-a-position'
  | 'not-a-school-kind'
  | 'not-a-count'
  | 'not-an-authorisation'
  | 'not-a-code'
  | 'twice'
  | 'too-many-lines'
  | 'not-a-period'
  | 'ends-before-it-begins'
  | 'overlaps-the-one-before'

/** What is wrong with a line, counted from 1. */
export interface LineProblem {
  line: number
  reason: LineReason
}

export interface AnyEntry extends ListEntry {
  position?: Position | null
  kind?: SchoolKind
  countedBy?: CountedBy
  authorisation?: boolean
}

export interface ReadLines<T> {
  found: T[]
  problems: LineProblem[]
}

const SEPARATOR = '|'

const schoolKinds: Record<Language, Record<SchoolKind, string>> = {
  it: { liceo: 'liceo', tecnico: 'tecnico', professionale: 'professionale', other: 'altro' },
  en: { liceo: 'lyceum', tecnico: 'technical', professionale: 'vocational', other: 'other' },
}
const counts: Record<Language, Record<CountedBy, string>> = {
  it: { classes: 'classi', labs: 'laboratori', placements: 'percorsi' },
  en: { classes: 'classes', labs: 'labs', placements: 'placements' },
}

const authorisations: Record<Language, Record<'required' | 'free', string>> = {
  it: { required: 'abilitazione', free: 'libera' },
  en: { required: 'authorisation', free: 'free' },
}

/** An entry as a line; with its code when it is to be edited. */
export function lineOf(entry: AnyEntry, language: Language, { code = true } = {}): string {
  const { it, en } = entry.name
  const parts = [it, en, ...addedTo(entry, language), ...(code ? [entry.code] : [])]
  return parts.join(` ${SEPARATOR} `)
}

function addedTo({ position, kind, countedBy, authorisation }: AnyEntry, language: Language): string[] {
  if (kind) return [schoolKinds[language][kind]]
  if (countedBy) return [counts[language][countedBy]]
  if (authorisation !== undefined) return [authorisations[language][authorisation ? 'required' : 'free']]
  if (position === undefined) return []
  return [position ? `${position.lat}, ${position.lon}` : '']
}

/** The parts of each line that is not empty, with its number. */
export function partsOfLines(text: string): { line: number; parts: string[] }[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: index + 1, parts: line.split(SEPARATOR).map((part) => part.trim()) }))
    .filter(({ parts }) => parts.some((part) => part !== ''))
}

/** The entries that some lines say, in their order, with those they leave out retired behind them. */
export function readEntries(section: ListSection, text: string, current: readonly AnyEntry[]): ReadLines<AnyEntry> {
  const lines = partsOfLines(text)
  const problems: LineProblem[] = lines.slice(packLimits.entries, packLimits.entries + 1).map(({ line }) => {
    return { line, reason: 'too-many-lines' }
  })
  const read = lines.slice(0, packLimits.entries).map((line) => readLine(section, line, problems))
  const found = withCodes(read, current, problems)
  return { found, problems }
}

type ReadLine = Omit<AnyEntry, 'code' | 'retired'> & { line: number; code: string | null }

function readLine(section: ListSection, { line, parts }: Line, problems: LineProblem[]): ReadLine {
  const tell = (reason: LineReason) => void problems.push({ line, reason })
  // Only themes have nothing between the names and the code.
  const [it = '', en = '', more = '', code = '', ...beyond] = section === 'themes' ? parts.toSpliced(2, 0, '') : parts
  for (const reason of textProblems({ it, en }, beyond)) tell(reason)
  return { line, name: { it, en: en || it }, code: codeOf(code, tell), ...added[section](more, tell) }
}

/** What is wrong with the names of a line, and with what stands after the last part that it may have. */
export function textProblems({ it, en }: Bilingual, beyond: readonly string[]): LineReason[] {
  const against: Partial<Record<LineReason, boolean>> = {
    'no-name': it === '',
    'name-too-long': it.length > packLimits.name || en.length > packLimits.name,
    'too-many-parts': beyond.some((part) => part !== ''),
  }
  return (Object.keys(against) as LineReason[]).filter((reason) => against[reason])
}

type Line = ReturnType<typeof partsOfLines>[number]

function codeOf(text: string, tell: Tell): string | null {
  if (text === '') return null
  if (!isCode(text)) tell('not-a-code')
  return text
}

type Tell = (reason: LineReason) => void
type Added = Pick<AnyEntry, 'position' | 'kind' | 'countedBy' | 'authorisation'>

/** What each list adds to the names and the code. */
const added: Record<ListSection, (text: string, tell: Tell) => Added> = {
  themes: () => ({}),
  districts(text, tell) {
    const position = positionOf(text)
    if (position === 'wrong') tell('not-a-position')
    return { position: position === 'wrong' ? null : position }
  },
  tracks(text, tell) {
    const kind = meant(schoolKinds, text)
    if (!kind) tell('not-a-school-kind')
    return { kind: kind ?? 'other' }
  },
  kinds(text, tell) {
    const countedBy = meant(counts, text)
    if (!countedBy) tell('not-a-count')
    return { countedBy: countedBy ?? 'classes' }
  },
  machines(text, tell) {
    const use = meant(authorisations, text)
    if (!use) tell('not-an-authorisation')
    return { authorisation: use === 'required' }
  },
}

/** Which value a word in either language, or the value itself, stands for. */
function meant<V extends string>(words: Record<Language, Record<V, string>>, text: string): V | null {
  const typed = text.toLowerCase()
  const values = Object.keys(words.it) as V[]
  return values.find((value) => [value, words.it[value], words.en[value]].includes(typed)) ?? null
}

/** '45.4642, 9.19', also with a decimal comma; null for nothing. */
export function positionOf(text: string): Position | null | 'wrong' {
  if (text === '') return null
  const parts =
    /^(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/u.exec(text) ??
    /^(-?\d{1,2},\d+)\s*[;\s]\s*(-?\d{1,3},\d+)$/u.exec(text)
  const [lat, lon] = [parts?.[1], parts?.[2]].map((part) => Number((part ?? '').replace(',', '.')))
  if (!parts || lat === undefined || lon === undefined) return 'wrong'
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : 'wrong'
}

function withCodes(lines: readonly ReadLine[], current: readonly AnyEntry[], problems: LineProblem[]): AnyEntry[] {
  const taken = new Set(lines.flatMap(({ code }) => code ?? []))
  const free = current.filter(({ code }) => !taken.has(code))
  for (const { code } of current) taken.add(code)
  const seen = new Set<string>()
  const names = new Set<string>()
  const entries = lines.map(({ line, code: typed, ...entry }): AnyEntry => {
    const code = typed ?? codeFor(entry.name.it, { free, taken })
    if (seen.has(code) || names.has(entry.name.it.toLowerCase())) problems.push({ line, reason: 'twice' })
    seen.add(code)
    names.add(entry.name.it.toLowerCase())
    taken.add(code)
    return { ...entry, code, retired: false }
  })
  const left = current.filter(({ code }) => !seen.has(code)).map((entry) => ({ ...entry, retired: true }))
  return [...entries, ...left]
}

interface Codes {
  free: readonly ListEntry[]
  taken: ReadonlySet<string>
}

/** The code of an entry that had this name and was given no other line, else one made from the name. */
function codeFor(name: string, { free, taken }: Codes): string {
  const before = free.find((entry) => entry.name.it.toLowerCase() === name.toLowerCase())
  if (before) return before.code
  const made =
    plain(name)
      .replaceAll(' ', '-')
      .slice(0, packLimits.code - 4)
      .replace(/-$/u, '') || 'voce'
  let code = made
  for (let n = 2; taken.has(code); n++) code = `${made}-${n}`
  return code
}

function plain(name: string): string {
  const letters = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return letters.replaceAll(/[^a-z0-9]+/gu, ' ').trim()
}
