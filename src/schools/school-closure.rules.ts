// Days on which a school has no lessons (giorni di sospensione delle lezioni): bridges, assemblies, strikes, the days by
// which it adapts the calendar of its region. Holidays and the closures of the city are not repeated here. Both days
// belong to the closure.
// Source: D.P.R. 275/1999, art. 5 (each school adapts the calendar); D.Lgs. 112/1998, art. 138 (the region sets it).

import { type Day, parseDay } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'

export interface SchoolClosure {
  from: Day
  to: Day
  reason: string
}

const mostSchoolClosures = 100

/** The closures that hold on a day. */
export function closuresOn(closures: readonly SchoolClosure[], on: Day): SchoolClosure[] {
  return closures.filter(({ from, to }) => from <= on && on <= to)
}

/** By the first day, then by the last. */
function closuresInOrder(closures: readonly SchoolClosure[]): SchoolClosure[] {
  const key = ({ from, to, reason }: SchoolClosure) => `${from} ${to} ${reason}`
  return closures.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

export type ClosureLineReason = 'not-a-period' | 'ends-before-it-begins' | 'no-reason' | 'reason-too-long' | 'too-many'

/** What is wrong with a line, counted from 1. */
export interface ClosureLineProblem {
  line: number
  reason: ClosureLineReason
}

const longestReason = 120

/** A closure as people edit it: '02/11/2026 | Ponte', '24/12/2026 - 06/01/2027 | Vacanze'. */
export function schoolClosureLine({ from, to, reason }: SchoolClosure): string {
  const last = from === to ? '' : ` - ${formatDay(to, 'it')}`
  return `${formatDay(from, 'it')}${last} | ${reason}`
}

/** The closures that some lines say, in order, each once; empty lines are nothing. */
export function readSchoolClosures(text: string): { closures: SchoolClosure[]; problems: ClosureLineProblem[] } {
  const lines = text.split('\n').map((typed, index) => ({ typed: typed.trim(), line: index + 1 }))
  const read = lines.filter(({ typed }) => typed !== '').map(({ typed, line }) => ({ line, result: readLine(typed) }))
  const problems = read.flatMap(({ line, result }) => ('problem' in result ? [{ line, reason: result.problem }] : []))
  const found = read.flatMap(({ result }) => ('closure' in result ? [result.closure] : []))
  const closures = closuresInOrder([...new Map(found.map((each) => [schoolClosureLine(each), each])).values()])
  const excess = read[mostSchoolClosures]
  return { closures, problems: [...problems, ...(excess ? [{ line: excess.line, reason: 'too-many' as const }] : [])] }
}

function readLine(typed: string): { closure: SchoolClosure } | { problem: ClosureLineReason } {
  const [period = '', ...words] = typed.split('|').map((part) => part.trim())
  // A hyphen between two days has spaces around it, since one may stand inside a day too.
  const [first = '', last = first] = period.split(/\s+(?:[-–—]|al)\s+/u)
  const [from, to] = [parseDay(first), parseDay(last)]
  const reason = words.join(' ').replaceAll(/\s+/gu, ' ').trim()
  if (!from || !to) return { problem: 'not-a-period' }
  if (to < from) return { problem: 'ends-before-it-begins' }
  if (reason === '') return { problem: 'no-reason' }
  return reason.length > longestReason ? { problem: 'reason-too-long' } : { closure: { from, to, reason } }
}
