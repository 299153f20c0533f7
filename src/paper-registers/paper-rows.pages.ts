import type { Ctx } from '../access/actor.ts'
import type { PaperOutlook } from '../hours/paper-hours.rules.ts'
import { formatCount, formatDay, formatHours, weekdayName } from '../platform/format.ts'
import { type Day, weekday } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, type Figure, type Status, status, table } from '../web/parts.ts'
import type { PaperLine } from './paper-reading.rules.ts'
import {
  computedMinutes,
  differenceOf,
  type PaperRegister,
  readableLines,
  rowKey,
  totalsOf,
} from './paper-register.rules.ts'
import { paperWords, rowReasons } from './paper-register.text.ts'

export interface ShownRows {
  register: PaperRegister
  /** What would become of the rows of a draft; null where its placement is not known, or once it is stored. */
  outlooks: ReadonlyMap<string, PaperOutlook> | null
  /** The days on which the placement has hours already. */
  writtenDays: ReadonlySet<Day>
}

interface Outcome {
  kind: 'new' | 'in' | 'there' | 'refused' | 'absent' | 'unreadable' | 'waiting'
  reasons: readonly string[]
  warned: PaperOutlook['warned']
}

const tones = {
  new: 'success',
  in: 'success',
  there: 'info',
  refused: 'danger',
  absent: 'neutral',
  unreadable: 'danger',
  waiting: 'warning',
} as const

function outcomeOf(line: PaperLine, { register, outlooks, writtenDays }: ShownRows): Outcome {
  if (line.problem) return { kind: 'unreadable', reasons: [line.problem], warned: null }
  if (line.absent) {
    const isContradicted = line.day !== null && writtenDays.has(line.day)
    return { kind: 'absent', reasons: isContradicted ? ['hours-there'] : [], warned: null }
  }
  const stored = register.result?.rows.find((row) => rowKey(row) === rowKey(line))
  if (stored) return { kind: stored.outcome, reasons: stored.reasons, warned: null }
  const outlook = outlooks?.get(rowKey(line))
  if (!outlook) return { kind: 'waiting', reasons: [], warned: null }
  return { kind: outlook.outcome, reasons: outlook.reasons, warned: outlook.warned }
}

/** Declared, computed and coming in, and how many rows stay out. */
export function rowFigures(rows: ShownRows, { language }: Ctx): Figure[] {
  const t = paperWords(language)
  const { lines, declaredTotal, result } = rows.register
  const totals = totalsOf(lines)
  const outcomes = lines.map((line) => ({ line, kind: outcomeOf(line, rows).kind }))
  const coming = sumMinutes(
    outcomes.filter(({ kind }) => kind === 'new' || kind === 'in').map(({ line }) => computedMinutes(line.times)),
  )
  const out = outcomes.filter(({ kind }) => kind === 'refused' || kind === 'unreadable').length
  const written = declaredTotal === null ? null : t.declaredNote(formatHours(declaredTotal))
  const figure = (value: string, label: string, note: string | null = null) => ({ value, label, note, href: null })
  return [
    figure(formatHours(totals.declared), t.declaredFigure, written),
    figure(formatHours(totals.computed), t.computedFigure),
    figure(formatHours(coming), result ? t.cameFigure : t.comingFigure),
    figure(formatCount(out, language), t.rowsFigure),
  ]
}

/** What whoever confirms has to look at on the paper. */
export function warningsOf({ register }: ShownRows, { language }: Ctx): { kind: 'warning'; text: string }[] {
  const t = paperWords(language)
  const { lines, declaredTotal } = register
  const differing = readableLines(lines).filter((line) => differenceOf(line) !== 0).length
  const { declared } = totalsOf(lines)
  return [
    ...(differing > 0 ? [t.differs(differing)] : []),
    ...(declaredTotal !== null && declaredTotal !== declared
      ? [t.totalDiffers(formatHours(declaredTotal), formatHours(declared))]
      : []),
  ].map((text) => ({ kind: 'warning', text }))
}

/** Every row of the paper, with what becomes of it and why. */
export function rowsTable(rows: ShownRows, { language }: Ctx) {
  const t = paperWords(language)
  const { lines } = rows.register
  const sheets = new Set(lines.map(({ sheet }) => sheet)).size
  const totals = totalsOf(lines)
  const numeric = (text: string) => ({ text, numeric: true })
  return table({
    caption: t.rows,
    columns: [t.day, t.times, numeric(t.declared), numeric(t.computed), t.activity, t.outcome, numeric(t.row)],
    rows: lines.map((line): ContentOf[] => [
      dayCell(line, language),
      timesCell(line, language),
      declaredCell(line, language),
      line.times.length > 0 ? formatHours(computedMinutes(line.times)) : null,
      line.activity,
      outcomeCell(outcomeOf(line, rows), language),
      { text: String(line.row), note: sheets > 1 ? line.sheet : null },
    ]),
    totals: [t.total, null, formatHours(totals.declared), formatHours(totals.computed), null, null, null],
    empty: empty(t.noneRow),
  })
}

function dayCell({ day, dayText }: PaperLine, language: Language): ContentOf {
  if (!day) return dayText || null
  return `${weekdayName(weekday(day), language, 'short')} ${formatDay(day, language)}`
}

function timesCell({ times }: PaperLine, language: Language): ContentOf {
  const t = paperWords(language)
  const pauses = times.filter(({ breakMinutes }) => breakMinutes > 0).map(({ breakMinutes }) => t.pause(breakMinutes))
  return { text: times.map(({ from, to }) => `${from}–${to}`).join(', ') || '—', note: pauses.join(', ') || null }
}

function declaredCell(line: PaperLine, language: Language): ContentOf {
  if (line.declared === null) return null
  const difference: Minutes = line.times.length > 0 ? differenceOf(line) : 0
  const signed = `${difference > 0 ? '+' : '−'}${formatHours(Math.abs(difference))}`
  return {
    text: formatHours(line.declared),
    note: difference === 0 ? null : paperWords(language).difference(signed),
  }
}

function outcomeCell({ kind, reasons, warned }: Outcome, language: Language): ContentOf {
  const t = paperWords(language)
  const shown: Status = status(t[kind], tones[kind])
  const notes = [rowReasons(reasons, language), warned ? t[warned] : ''].filter(Boolean)
  return { status: shown, note: notes.join(' ') || null }
}
