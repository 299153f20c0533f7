import { paths } from '../paths.ts'
import { formatCount, formatHours, formatMonth } from '../platform/format.ts'
import { cellShown } from '../platform/sheet-text.ts'
import type { Language } from '../platform/words.ts'
import { columnSum, type Sheet } from '../platform/workbook-sheet.ts'
import { type Action, type ContentOf, empty, facts, type Figure, table } from '../web/parts.ts'
import { type RegisterTotals, type Waiting, waitingIn } from './register-totals.rules.ts'
import type { LeftPart } from './class-left.pages.ts'
import { registerWords } from './register.text.ts'

/** What a register holds, before it is a file: the sheets that the files will have, and what is missing. */
export interface RegisterContents {
  totals: RegisterTotals
  waiting: readonly Waiting[]
  sheets: readonly Sheet[]
  /** Columns by key that are for paper only. */
  onPaper?: readonly string[]
}

interface RegisterPage extends RegisterContents {
  title: string
  lead: string
  actions: Action[]
  /** Under the buttons. */
  note: string
  around?: Action[]
  /** Of a class: who is in it no longer. */
  left?: LeftPart | null
}

const shownRows = 50
const shownWaiting = 25

/** The page that every register has before it is downloaded. */
export function registerPage(register: RegisterPage, language: Language) {
  const { title, lead, totals, waiting, sheets, actions, note, around = [], left = null, onPaper = [] } = register
  const t = registerWords(language)
  return {
    title,
    lead,
    t,
    around,
    left,
    figures: figuresOf(totals, language),
    standing: standingOf(register, language),
    actions,
    note,
    waiting: waiting.length > 0 ? waitingTable(waiting, language) : null,
    more: waiting.length > shownWaiting ? t.moreWaiting(waiting.length - shownWaiting) : null,
    inItalian: t.inItalian || null,
    sheets: sheets.map((sheet) => sheetPart(sheet, { onPaper, language })),
  }
}

function figuresOf({ registered, confirmed, approved, submitted }: RegisterTotals, language: Language): Figure[] {
  const t = registerWords(language)
  const figure = (label: string, minutes: number): Figure => ({
    value: formatHours(minutes),
    label,
    note: null,
    href: null,
  })
  return [
    figure(t.registered, registered),
    figure(t.confirmed, confirmed),
    figure(t.approved, approved),
    ...(submitted === null ? [] : [figure(t.submitted, submitted)]),
  ]
}

function standingOf({ totals, waiting }: RegisterContents, language: Language) {
  const t = registerWords(language)
  const unsigned = waitingIn(totals)
  if (unsigned > 0) return { kind: 'warning', text: t.draft(formatHours(unsigned)) }
  if (totals.registered === 0) return { kind: 'info', text: t.nothing }
  return waiting.length > 0 ? { kind: 'info', text: t.mayChange } : { kind: 'success', text: t.complete }
}

function waitingTable(waiting: readonly Waiting[], language: Language) {
  const t = registerWords(language)
  return table({
    caption: t.waitingTitle,
    columns: [t.who, t.reason, { text: t.hours, numeric: true }],
    rows: waiting
      .slice(0, shownWaiting)
      .map((each): ContentOf[] => [
        { text: each.at.kind === 'month' ? formatMonth(each.name, language) : each.name, href: hrefOf(each) },
        t[each.reason],
        each.minutes === null ? null : formatHours(each.minutes),
      ]),
    empty: empty(t.waitingNone),
  })
}

function hrefOf({ at: { kind, id } }: Waiting): string | null {
  if (id === null) return null
  const pages: Record<Waiting['at']['kind'], string> = {
    hours: paths.placementHours({ placementId: id }),
    student: paths.student({ studentId: id }),
    month: paths.month({ month: id }),
    papers: paths.papers({ placementId: id }),
    lab: paths.editionAttendance({ editionId: id }),
  }
  return pages[kind]
}

interface Showing {
  onPaper: readonly string[]
  language: Language
}

/** A sheet as a page shows it: the same cells and the same sums as the files have. */
function sheetPart(sheet: Sheet, { onPaper, language }: Showing) {
  const t = registerWords(language)
  const kept = sheet.columns.flatMap((column, at) => (onPaper.includes(column.key) ? [] : [{ ...column, at }]))
  const label = kept.findIndex(({ kind, sum }) => kind === 'text' && !sum)
  const name = kept.findIndex(({ key }) => key !== 'number')
  return {
    name: sheet.title,
    header: facts(sheet.header.flat().map(([term, value]) => [term, value])),
    table: table({
      caption: sheet.name,
      columns: kept.map(({ header, kind }) => ({ text: header, numeric: kind !== 'text' && kind !== 'day' })),
      rows: sheet.rows
        .slice(0, shownRows)
        .map((row) => kept.map(({ at, kind }) => cellShown(row[at] ?? null, kind) || null)),
      totals: kept.map(({ key, kind, sum }, index) => {
        if (sum) return cellShown(columnSum(sheet, key), kind)
        return index === label ? sheet.totalLabel : null
      }),
      empty: empty(t.noRows),
      heading: Math.max(name, 0),
    }),
    cut:
      sheet.rows.length > shownRows
        ? t.cut(formatCount(shownRows, language), formatCount(sheet.rows.length, language))
        : null,
    lines: facts(sheet.lines.map(({ label: term, value, kind }) => [term, cellShown(value, kind) || null])),
  }
}
