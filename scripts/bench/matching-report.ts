export type MatchingKind = 'plain' | 'nested' | 'whole' | 'satisfaction'

/** What one size of one kind of round took: milliseconds of the processor, and megabytes. */
export interface MatchingRun {
  kind: MatchingKind
  students: number
  /** from the clean file to whole numbers */
  buildMs: number
  /** the first solution, in a cold process, and the best of several */
  firstMs: number
  solveMs: number
  /** everything, from the file to the result with its digests, and the check of the result apart */
  matchMs: number
  checkMs: number
  peakMb: number
  placed: number
  closed: number
  violations: number
}

const kinds: Record<MatchingKind, string> = {
  plain: 'plain limits',
  nested: 'class, offer and host',
  whole: 'whole, with minimums',
  satisfaction: 'satisfaction',
}

export function matchingTable(runs: readonly MatchingRun[]): string {
  const head = [
    '',
    'students',
    'build',
    'solve first',
    'solve best',
    'file to result',
    'check',
    'peak',
    'placed',
    'closed',
  ]
  const lines = runs.map((run) => [
    kinds[run.kind],
    counted(run.students),
    ...[run.buildMs, run.firstMs, run.solveMs, run.matchMs, run.checkMs].map(duration),
    `${run.peakMb.toFixed(0)} MB`,
    `${((100 * run.placed) / run.students).toFixed(1)} %`,
    `${run.closed}`,
  ])
  return aligned([head, ...lines])
}

interface Ratio {
  name: string
  of: number
  to: number | undefined
  /** what it may be at most, where there is a limit */
  most: number | null
}

/** Growth and shares of one run, each beside what it may be at most. */
export function matchingRatios(runs: readonly MatchingRun[]): string {
  const at = (kind: MatchingKind, students: number) =>
    runs.find((run) => run.kind === kind && run.students === students)
  const solveMs = (kind: MatchingKind, students: number) => at(kind, students)?.solveMs
  const growth = runs.flatMap(({ kind, students, firstMs, solveMs: of }): Ratio[] => {
    const name = `${kinds[kind]}, ${counted(students / 10)} to ${counted(students)} students`
    const smaller = at(kind, students / 10)
    return [
      // A round is solved once, in a cold process: that is what its people wait for.
      { name, of: firstMs, to: smaller?.firstMs, most: kind === 'plain' || kind === 'nested' ? 20 : null },
      // Again and again on the same round: a small one then stays in the cache of the processor, a large one cannot.
      { name: `${name}, best of several`, of, to: smaller?.solveMs, most: null },
    ]
  })
  const shares = runs.map(({ kind, students, solveMs: of }): Ratio => {
    const size = `at ${counted(students)}`
    if (kind === 'nested') return { name: `nested to plain ${size}`, of, to: solveMs('plain', students), most: 4 }
    const to = kind === 'whole' ? solveMs('nested', students) : undefined
    return { name: `whole procedure to nested ${size}`, of, to, most: students > 10_000 ? 60 : 12 }
  })
  return aligned([...growth, ...shares].flatMap(ratioLine))
}

function ratioLine({ name, of, to, most }: Ratio): string[][] {
  if (to === undefined) return []
  const ratio = of / to
  const against = most === null ? [] : [`at most ${most}`, ratio <= most ? 'within' : 'above']
  return [[name, `× ${ratio.toFixed(1)}`, ...against]]
}

const counted = (students: number) => students.toLocaleString('en')

function duration(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`
}

function aligned(rows: readonly string[][]): string {
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
