import { longSchoolYear } from '../norms/school-year.rules.ts'
import { hoursAndMinutes } from '../platform/minutes.ts'
import { plainFileName } from '../platform/file-name.ts'
import type { ListCell, ListColumn, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { type Finding, isBlocking } from './return-check.rules.ts'
import { checkWords } from './return-check.text.ts'
import type { ReturnFacts } from './return-facts.rules.ts'
import {
  type LineCell,
  type LineChange,
  linesOfSheet,
  type ReturnLine,
  sheetColumns,
  type SheetName,
  sheetNames,
} from './return-lines.rules.ts'
import { returnWords } from './return.text.ts'

/** The four sheets, as they are handed in: headings that a program can read, and nothing above them. */
export function returnLists(lines: readonly ReturnLine[]): ListSheet[] {
  return sheetNames.map((sheet) => ({
    name: sheet,
    title: sheet,
    columns: columnsOf(sheet),
    rows: linesOfSheet(lines, sheet).map(({ cells }) => cells),
  }))
}

/** The same sheets with only what has changed: each line says how, a changed one is there as it was and as it is. */
export function changedLists(changes: readonly LineChange[]): ListSheet[] {
  return sheetNames.map((sheet) => ({
    name: sheet,
    title: sheet,
    columns: [{ header: 'variazione', kind: 'text', width: 20 }, ...columnsOf(sheet)],
    rows: changes.filter(({ line }) => line.sheet === sheet).flatMap(changedRows),
  }))
}

function columnsOf(sheet: SheetName): ListColumn[] {
  return sheetColumns[sheet].map(({ key, kind, width }) => ({ header: key, kind, width }))
}

function changedRows(change: LineChange): ListCell[][] {
  const { line } = change
  if (change.what === 'added') return [['aggiunta', ...line.cells]]
  if (change.what === 'removed') return [['tolta', ...line.cells]]
  return [
    ['modificata: prima', ...change.before],
    ['modificata: dopo', ...line.cells],
  ]
}

/** What the files are called: FSL-consuntivo-ZZIS00100G-2026-2027-Percorsi.csv. */
export function returnFileName(
  { school, schoolYear }: Pick<ReturnFacts, 'school' | 'schoolYear'>,
  { words, extension }: { words: readonly string[]; extension: string },
): string {
  return plainFileName(['FSL consuntivo', school.code, longSchoolYear(schoolYear), ...words], extension)
}

/** What there is to mend, as a list. */
export function findingsSheet(findings: readonly Finding[], language: Language): ListSheet {
  const t = returnWords(language)
  const rules = checkWords(language)
  return {
    name: 'controlli-rendiconto',
    title: t.checks,
    columns: [
      { header: t.record, kind: 'text', width: 44 },
      { header: t.rule, kind: 'text', width: 32 },
      { header: t.gravity, kind: 'text', width: 14 },
      { header: t.found, kind: 'duration', width: 12 },
      { header: t.expected, kind: 'duration', width: 12 },
      { header: t.value, kind: 'text', width: 22 },
      { header: t.howToMend, kind: 'text', width: 60 },
    ],
    rows: findings.map((finding) => [
      finding.name,
      rules[finding.rule].title,
      isBlocking(finding) ? t.blocking : t.warning,
      finding.minutes ?? null,
      finding.limit ?? null,
      finding.text ?? null,
      rules[finding.rule].mend,
    ]),
  }
}

/** What has changed since the last submission, field by field. */
export function changesSheet(changes: readonly LineChange[], language: Language): ListSheet {
  const t = returnWords(language)
  return {
    name: 'differenze-rendiconto',
    title: t.changes,
    columns: [
      { header: t.line, kind: 'text', width: 40 },
      { header: t.sheet, kind: 'text', width: 16 },
      { header: t.change, kind: 'text', width: 14 },
      { header: t.fields, kind: 'text', width: 70 },
    ],
    rows: changes.map((change) => [
      change.line.name,
      change.line.sheet,
      t[change.what],
      fieldsOf(change)
        .map(({ field, before, after }) => `${field}: ${before} → ${after}`)
        .join('; ') || null,
    ]),
  }
}

export interface ChangedField {
  field: string
  before: string
  after: string
}

/** The fields of a changed line that differ, with what they were and are, as people read them. */
export function fieldsOf(change: LineChange): ChangedField[] {
  if (change.what !== 'changed') return []
  return sheetColumns[change.line.sheet].flatMap(({ key: field, kind }, index) => {
    const [before = null, after = null] = [change.before[index], change.line.cells[index]]
    return before === after ? [] : [{ field, before: written(before, kind), after: written(after, kind) }]
  })
}

function written(cell: LineCell, kind: string): string {
  if (cell === null) return '—'
  return kind === 'duration' && typeof cell === 'number' ? hoursAndMinutes(cell) : String(cell)
}
