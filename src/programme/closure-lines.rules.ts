// The closures of the city as people edit them: a line for each, with the day (or the first and the last, joined by a
// hyphen) and the reason in Italian and in English: '24/12/2026 - 06/01/2027 | Vacanze di Natale | Christmas holidays'.
// They are kept in the order of the calendar, and two of them never share a day.

import type { MonthDay } from '../norms/holidays.rules.ts'
import { type Day, parseDay } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { packLimits } from './programme-pack.rules.ts'
import {
  type LineProblem,
  type LineReason,
  partsOfLines,
  type ReadLines,
  textProblems,
} from './programme-lines.rules.ts'
import type { CityClosure } from './programme.rules.ts'

/** A feast as people write it: '7/12' for 12-07. */
export function feastText(on: MonthDay): string {
  const [month, day] = on.split('-').map(Number)
  return `${day}/${month}`
}

/** A closure as a line. */
export function closureLine({ from, to, reason }: CityClosure): string {
  return [periodText(from, to), reason.it, reason.en].join(' | ')
}

function periodText(from: Day, to: Day): string {
  return from === to ? formatDay(from, 'it') : `${formatDay(from, 'it')} - ${formatDay(to, 'it')}`
}

/** The closures that some lines say, by date. */
export function readClosures(text: string): ReadLines<CityClosure> {
  const problems: LineProblem[] = []
  const lines = partsOfLines(text)
  const tooMany = lines[packLimits.entries]
  if (tooMany) problems.push({ line: tooMany.line, reason: 'too-many-lines' })
  const read = lines
    .slice(0, packLimits.entries)
    .flatMap((line) => readLine(line, (reason) => void problems.push({ line: line.line, reason })))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  read.slice(1).forEach(({ from, line }, index) => {
    const before = read[index]
    if (before && from <= before.to) problems.push({ line, reason: 'overlaps-the-one-before' })
  })
  return { found: read.map(({ from, to, reason }) => ({ from, to, reason })), problems }
}

type Line = ReturnType<typeof partsOfLines>[number]

function readLine({ line, parts }: Line, tell: (reason: LineReason) => void): (CityClosure & { line: number })[] {
  const [period = '', it = '', en = '', ...beyond] = parts
  const [from, to] = periodOf(period)
  for (const reason of textProblems({ it, en }, beyond)) tell(reason)
  if (!from || !to) {
    tell('not-a-period')
    return []
  }
  if (to < from) tell('ends-before-it-begins')
  return [{ from, to, reason: { it, en: en || it }, line }]
}

// A hyphen between two days has spaces around it, since one may stand inside a day too.
function periodOf(text: string): [Day | null, Day | null] {
  const [first = '', last = first] = text.split(/\s+(?:[-–—]|al)\s+/u)
  return [parseDay(first), parseDay(last)]
}
