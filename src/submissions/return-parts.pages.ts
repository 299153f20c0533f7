import type { SchoolYear } from '../norms/school-year.rules.ts'
import { formatCount, formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { empty, type Figure, pager, status, table } from '../web/parts.ts'
import type { Finding } from './return-check.rules.ts'
import type { LineChange, ReturnLine } from './return-lines.rules.ts'
import type { ReturnTotals } from './return-rows.rules.ts'
import { fieldsOf } from './return.sheet.ts'
import { returnWords } from './return.text.ts'
import type { Submission, SubmittedSoFar } from './submission.rules.ts'

/** A return as its pages show it. */
export interface ShownReturn {
  school: { _id: string; name: string }
  schoolYear: SchoolYear
  /** To choose from, the latest first. */
  years: readonly SchoolYear[]
  lines: readonly ReturnLine[]
  totals: ReturnTotals
  findings: readonly Finding[]
  last: Pick<SubmittedSoFar, 'number'> | null
  changes: readonly LineChange[]
  submissions: readonly Omit<Submission, 'lines' | 'students'>[]
  /** When the hours of the year were deleted at the end of their term. */
  deletedAt: Date | null
}

/** The numbers of a return, as on every page that shows one. */
export function figuresOf(totals: ReturnTotals, language: Language): { figures: Figure[] } {
  const t = returnWords(language)
  const figure = (value: string, label: string, note: string | null = null) => ({ value, label, note, href: null })
  const count = (n: number) => formatCount(n, language)
  const missing = totals.missing > 0 ? t.missingNote(formatHours(totals.missing)) : null
  return {
    figures: [
      figure(count(totals.paths), t.paths),
      figure(count(totals.hosts), t.hosts),
      figure(count(totals.students), t.students),
      figure(formatHours(totals.done), t.done, t.plannedNote(formatHours(totals.planned))),
      figure(formatHours(totals.years), t.inYears, missing),
    ],
  }
}

const changesPerPage = 50

interface ChangesOf {
  changes: readonly LineChange[]
  /** from 1 */
  page: number
  /** of the list itself */
  href: string
  none: ReturnType<typeof empty>
}

/** A page of changed lines, each with its fields as they were and as they are. */
export function changesList({ changes, page, href, none }: ChangesOf, language: Language) {
  const t = returnWords(language)
  const first = (page - 1) * changesPerPage
  return {
    table: changesTable(changes.slice(first, first + changesPerPage), { language, none }),
    pager: pager({
      page,
      perPage: changesPerPage,
      total: changes.length,
      summary: t.changesSummary,
      href: (number) => withQuery(href, { pagina: String(number) }),
    }),
    exports: exportLinks(href),
  }
}

interface ChangesIn {
  language: Language
  none: ReturnType<typeof empty>
}

const tones = { added: 'success', changed: 'info', removed: 'warning' } as const

function changesTable(changes: readonly LineChange[], { language, none }: ChangesIn) {
  const t = returnWords(language)
  return table({
    caption: t.changes,
    columns: [t.line, t.sheet, t.change, t.fields],
    rows: changes.map((change) => [
      change.line.name,
      change.line.sheet,
      status(t[change.what], tones[change.what]),
      fieldsOf(change)
        .map(({ field, before, after }) => `${field}: ${before} → ${after}`)
        .join('; ') || null,
    ]),
    empty: none,
  })
}
