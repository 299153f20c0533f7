import type { Field, Select } from './form-parts.ts'

/**
 * What pages are made of besides forms (form-parts.ts). Each type is what the partial of the same name in
 * views/partials takes (`{{> table students}}`); each function fills in what a page leaves out.
 */
export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral'

/** A state in words, with a colour and an icon that repeat them. */
export interface Status {
  text: string
  tone: Tone
  icon: string
}

const toneIcons: Record<Tone, string> = {
  success: 'it-check-circle',
  warning: 'it-warning-circle',
  danger: 'it-error',
  info: 'it-info-circle',
  neutral: 'it-clock',
}

export function status(text: string, tone: Tone): Status {
  return { text, tone, icon: toneIcons[tone] }
}

/** A button: a link, or a form of its own that posts. With reasons it is shown disabled, and says them. */
export interface Action {
  text: string
  /** The classes that paint it. */
  button: string
  icon: string | null
  href: string | null
  post: { action: string; fields: { name: string; value: string }[]; confirm: string | null } | null
  disabledBecause: string[]
}

type Look = 'primary' | 'secondary' | 'danger' | 'plain'

const looks: Record<Look, string> = {
  primary: 'btn-primary',
  secondary: 'btn-outline-primary',
  danger: 'btn-outline-danger',
  plain: 'btn-plain',
}

interface ActionOptions {
  /** One primary button in a page; danger for what cannot be undone; plain for lines of a table. */
  look?: Look
  icon?: string
  disabledBecause?: string[]
}

/** A button that leads to a page (or to a file). */
export function linkTo(text: string, href: string, options: ActionOptions = {}): Action {
  return { ...actionOf(text, options), href }
}

interface PostOptions extends ActionOptions {
  fields?: Record<string, string>
  /** A question asked before sending, where the browser can. */
  confirm?: string
}

/** A button that changes something: posts `fields` (and the CSRF token) to `action`. */
export function postTo(text: string, action: string, options: PostOptions = {}): Action {
  const fields = Object.entries(options.fields ?? {}).map(([name, value]) => ({ name, value }))
  return { ...actionOf(text, options), post: { action, fields, confirm: options.confirm ?? null } }
}

function actionOf(text: string, { look, icon, disabledBecause }: ActionOptions): Action {
  return {
    text,
    button: looks[look ?? 'secondary'],
    icon: icon ?? null,
    href: null,
    post: null,
    disabledBecause: disabledBecause ?? [],
  }
}

/** One thing in a cell or beside a term. */
export interface Content {
  text: string | null
  href: string | null
  /** Smaller, under the text. */
  note: string | null
  status: Status | null
  actions: Action[]
  progress: Progress | null
  /** A form control inside a table: its label is heard, not seen. */
  field: Field | null
  select: Select | null
  /** A box to tick the row; the partial of the form around the table decides what happens with it. */
  tick: { name: string; value: string; label: string; checked: boolean } | null
}

/** What a page may write for a Content: a text, a number, a status, nothing (—), or some of its values. */
export type ContentOf = string | number | null | Status | Partial<Content>

export function content(given: ContentOf): Content {
  const empty: Content = {
    text: null,
    href: null,
    note: null,
    status: null,
    actions: [],
    progress: null,
    field: null,
    select: null,
    tick: null,
  }
  if (given === null || given === '') return { ...empty, text: '—' }
  if (typeof given !== 'object') return { ...empty, text: String(given) }
  if ('tone' in given) return { ...empty, status: given }
  return { ...empty, ...given }
}

export interface Column {
  text: string
  /** Numbers and hours stand at the right. */
  numeric: boolean
  /** The heading is heard, not seen: for the column of the buttons. */
  quiet: boolean
}

type Cell = Content & { column: Column; heading: boolean }

export interface Table {
  caption: string
  columns: Column[]
  rows: { cells: Cell[] }[]
  /** The rows have boxes to tick: another box, above the table, ticks them all. */
  ticks: boolean
  /** Sums under the rows, one per column. */
  totals: (Cell & { blank: boolean })[]
  /** Shown instead when there is no row. */
  empty: Empty
}

interface TableOf {
  caption: string
  columns: (string | Partial<Column>)[]
  rows: ContentOf[][]
  totals?: ContentOf[]
  empty: Empty
  /** Which column names the row, from 0; the first by itself. */
  heading?: number
}

/** A table that becomes a list of cards on a phone. A row must have as many cells as there are columns. */
export function table({ caption, columns, rows, totals, empty, heading = 0 }: TableOf): Table {
  const full = columns.map(columnOf)
  const cells = (row: ContentOf[]) => {
    if (row.length !== full.length) throw new Error(`${caption}: ${row.length} cells for ${full.length} columns`)
    return full.map((column, index) => ({ ...content(row[index] ?? null), column, heading: index === heading }))
  }
  const fullRows = rows.map((row) => ({ cells: cells(row) }))
  return {
    caption,
    columns: full,
    rows: fullRows,
    ticks: fullRows.some((row) => row.cells.some((cell) => cell.tick)),
    totals: totals ? cells(totals).map((cell, index) => ({ ...cell, blank: totals[index] === null })) : [],
    empty,
  }
}

function columnOf(given: string | Partial<Column>): Column {
  const options = typeof given === 'string' ? { text: given } : given
  return { text: '', numeric: false, quiet: false, ...options }
}

/** What stands where there is nothing yet: says so, and what to do next. */
export interface Empty {
  title: string
  advice: string
  actions: Action[]
}

export function empty(title: string, advice = '', actions: Action[] = []): Empty {
  return { title, advice, actions }
}

export interface Facts {
  facts: (Content & { label: string })[]
}

/** Terms and their values: `facts([['Codice', school.code], ['Stato', status('Attivo', 'success')]])`. */
export function facts(pairs: (readonly [label: string, value: ContentOf])[]): Facts {
  return { facts: pairs.map(([label, value]) => ({ ...content(value), label })) }
}

/** @public */
export interface Tabs {
  tabs: { text: string; href: string; current: boolean }[]
}

/** How much of a whole; `text` says it in words ('32:00 di 150:00'). Values beyond the whole are shown as the whole. */
export interface Progress {
  label: string
  text: string
  value: number
  max: number
  tone: Tone
}

export function progress(label: string, text: string, amount: { value: number; max: number; tone?: Tone }): Progress {
  const max = Math.max(amount.max, 1)
  return { label, text, max, value: Math.min(Math.max(amount.value, 0), max), tone: amount.tone ?? 'info' }
}

export interface Pager {
  /** Empty when everything is on one page. */
  links: { text: string; href: string; current: boolean }[]
  previous: string | null
  next: string | null
  /** '251–300 di 1.204' */
  summary: string
}

interface PagerOf {
  /** From 1. */
  page: number
  perPage: number
  total: number
  /** "11–20 di 35", out of the first and the last one shown and the total. */
  summary: (from: number, to: number, total: number) => string
  href: (page: number) => string
}

/** What is shown of a long list, with links to the first, the last and the nearest pages. */
export function pager({ page, perPage, total, summary, href }: PagerOf): Pager {
  const pages = Math.max(1, Math.ceil(total / perPage))
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages)
  const from = Math.min((page - 1) * perPage + 1, total)
  return {
    links:
      pages > 1 ? shown.map((number) => ({ text: String(number), href: href(number), current: number === page })) : [],
    previous: page > 1 ? href(page - 1) : null,
    next: page < pages ? href(page + 1) : null,
    summary: summary(from, Math.min(page * perPage, total), total),
  }
}

export interface Card {
  title: string
  href: string | null
  text: string | null
  status: Status | null
  facts: Facts['facts']
  actions: Action[]
}

/** @public */
export function card(title: string, options: Partial<Omit<Card, 'title'>> = {}): Card {
  return { title, href: null, text: null, status: null, facts: [], actions: [], ...options }
}

/** Lines of what waits for a person, worst first, each with its button. */
export interface Task {
  text: string
  note: string | null
  status: Status | null
  action: Action
}

/** A few numbers worth a glance. */
export interface Figure {
  value: string
  label: string
  note: string | null
  href: string | null
}

export interface Steps {
  steps: { text: string; state: 'done' | 'current' | 'next'; done: boolean; current: boolean }[]
}

/** Where a procedure stands: `current` counts from 0; everything before it is done. */
export function steps(texts: readonly string[], current: number): Steps {
  return {
    steps: texts.map((text, index) => ({
      text,
      state: index < current ? 'done' : index === current ? 'current' : 'next',
      done: index < current,
      current: index === current,
    })),
  }
}

/** What happened to a record: newest first. */
export interface Happening {
  when: string
  text: string
  note: string | null
}
