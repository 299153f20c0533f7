// The largest number placed with the fewest points, as a flow of least cost: one unit after another along a cheapest way
// that Bellman and Ford find by looking at all arcs again and again.
import { pointsOf, type Score } from './all-assignments.ts'
import { type NaiveRound, pressureOf } from './naive-round.ts'

interface Arc {
  from: number
  to: number
  free: number
  cost: number
}

/** Arcs in pairs: an arc and, right after it, the way back. */
function arcsOf(round: NaiveRound, choices: readonly (readonly number[])[]): Arc[] {
  const { load } = pressureOf(round, round.locked)
  const { source, sink } = endsOf(round)
  const nodeOf = (limit: number) => round.students.length + limit
  const arcs: Arc[] = []
  const add = (from: number, to: number, { free, cost }: { free: number; cost: number }) =>
    arcs.push({ from, to, free, cost }, { from: to, to: from, free: 0, cost: -cost })
  const aboveOf = new Map<number, number>()
  for (const [student, offers] of choices.entries()) {
    if (round.locked[student] !== -1) continue
    add(source, student, { free: 1, cost: 0 })
    for (const offer of offers) {
      const path = round.pathOf(student, offer)
      add(student, nodeOf(path[0] as number), { free: 1, cost: pointsOf(round, student, offer) })
      for (const [step, limit] of path.entries()) aboveOf.set(limit, path[step + 1] ?? -1)
    }
  }
  for (const [limit, above] of aboveOf) {
    const free = (round.limits[limit]?.room as number) - (load[limit] as number)
    add(nodeOf(limit), above === -1 ? sink : nodeOf(above), { free, cost: 0 })
  }
  return arcs
}

function endsOf(round: NaiveRound): { source: number; sink: number } {
  const source = round.students.length + round.limits.length
  return { source, sink: source + 1 }
}

/** The cheapest cost from the source to each node, and the arc by which it is reached. */
function cheapestWays(arcs: readonly Arc[], { source, sink }: { source: number; sink: number }) {
  const cost = Array.from({ length: sink + 1 }, (_, node) => (node === source ? 0 : Number.POSITIVE_INFINITY))
  const by = cost.map(() => -1)
  const better = ({ from, to, free, cost: own }: Arc) => free > 0 && (cost[from] as number) + own < (cost[to] as number)
  for (let changed = true; changed; ) {
    changed = false
    for (const [index, arc] of arcs.entries()) {
      if (!better(arc)) continue
      cost[arc.to] = (cost[arc.from] as number) + arc.cost
      by[arc.to] = index
      changed = true
    }
  }
  return { cost, by }
}

export function cheapestScore(round: NaiveRound, choices: readonly (readonly number[])[]): Score {
  const arcs = arcsOf(round, choices)
  const ends = endsOf(round)
  const score: Score = { placed: 0, points: 0 }
  for (;;) {
    const { cost, by } = cheapestWays(arcs, ends)
    if (cost[ends.sink] === Number.POSITIVE_INFINITY) return score
    for (let node = ends.sink; node !== ends.source; node = arcs[by[node] as number]?.from as number) {
      const index = by[node] as number
      ;(arcs[index] as Arc).free--
      ;(arcs[index ^ 1] as Arc).free++
    }
    score.placed++
    score.points += cost[ends.sink] as number
  }
}
