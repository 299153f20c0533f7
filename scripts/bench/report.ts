import type { Measured } from './measure.ts'
import { examinedPerReturned, type QueryUse } from './queries.ts'

export interface CaseResult {
  name: string
  as: string
  kind: 'page' | 'write'
  measured: Measured
  /** The floor, measured in turns with this case. */
  floor: Measured
  queries: number
  uses: QueryUse[]
  worst: QueryUse | null
  mayExamine: string | null
}

type Cells = readonly string[]

/** Columns as wide as their widest cell; the first two to the left, numbers to the right. */
export function table(headings: Cells, rows: readonly Cells[]): string {
  const widths = headings.map((_, column) => Math.max(...[headings, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (row: Cells) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

export const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`
const ms = (value: number) => value.toFixed(1)

const headings = [
  'page or write',
  'as',
  '× floor',
  '× load',
  'p50 ms',
  'p95 ms',
  'req/s',
  'p50 ms (8)',
  'p95 ms (8)',
  'req/s (8)',
  'cpu ms',
  'queries',
  'examined/returned',
  'worst',
]

/** One line for each case: against the floor first, since only that survives a busy machine. */
export function casesTable(results: readonly CaseResult[]): string {
  return table(headings, results.map(cellsOf))
}

function cellsOf({ name, as, measured, floor, queries, uses, worst }: CaseResult): Cells {
  const { one, many, cpuMs } = measured
  const examined = uses.reduce((sum, use) => sum + use.examined, 0)
  const returned = uses.reduce((sum, use) => sum + use.returned, 0)
  return [
    name,
    as,
    times(one.p50 / floor.one.p50),
    times(floor.many.perSecond / many.perSecond),
    ms(one.p50),
    ms(one.p95),
    one.perSecond.toFixed(0),
    ms(many.p50),
    ms(many.p95),
    many.perSecond.toFixed(0),
    ms(cpuMs),
    String(queries),
    `${examined}/${returned}`,
    worst ? examinedPerReturned(worst).toFixed(1) : '-',
  ]
}

/** More than this many documents for one of the answer want an index, or a reason. */
export const MOST_EXAMINED = 20

export function examinesTooMany({ worst }: Pick<CaseResult, 'worst'>): boolean {
  return worst !== null && examinedPerReturned(worst) > MOST_EXAMINED
}

export function examinedLine({ name, as, worst, mayExamine }: CaseResult): string {
  if (!worst) return ''
  const { command, collection, examined, returned, by } = worst
  const why = mayExamine ?? 'WITHOUT A REASON'
  return `${name} (${as}): ${command} ${collection} examined ${examined} for ${returned}, found by ${by}: ${why}`
}
