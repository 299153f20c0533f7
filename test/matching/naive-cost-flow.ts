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
  const arcs: Arc[] = []
  const add = (from: number, to: number, { free, cost }: { free: number; cost: number }) =>
    arcs.push({ from, to, free, cost }, { from: to, to: from, free: 0, cost: -cost })
  const [source, sink] = endsOf(round)
  const built = new Set<number>()
  for (const [student, offers] of choices.entries()) {
    if (round.locked[student] !== -1) continue
    add(source, student, { free: 1, cost: 0 })
    for (const offer of offers) {
      const path = round.pathOf(student, offer)
      add(student, round.students.length + (path[0] as number), { free: 1, cost: pointsOf(round, student, offer) })
      for (const [step, limit] of path.entries()) {
        if (built.has(limit)) continue
        built.add(limit)
        const above = path[step + 1]
        const free = (round.limits[limit]?.room as number) - (load[limit] as number)
        add(round.students.length + limit, above === undefined ? sink : round.students.length + above, {
          free,
          cost: 0,
        })
      }
    }
  }
  return arcs
}

const endsOf = (round: NaiveRound): [number, number] => {
  const nodes = round.students.length + round.limits.length
  return [nodes, nodes + 1]
}

export function cheapestScore(round: NaiveRound, choices: readonly (readonly number[])[]): Score {
  const arcs = arcsOf(round, choices)
  const [source, sink] = endsOf(round)
  const score: Score = { placed: 0, points: 0 }
  for (;;) {
    const cost = new Array<number>(sink + 1).fill(Number.POSITIVE_INFINITY)
    const by = new Array<number>(sink + 1).fill(-1)
    cost[source] = 0
    for (let changed = true; changed; ) {
      changed = false
      for (const [index, arc] of arcs.entries()) {
        const through = (cost[arc.from] as number) + arc.cost
        if (arc.free === 0 || through >= (cost[arc.to] as number)) continue
        cost[arc.to] = through
        by[arc.to] = index
        changed = true
      }
    }
    if (cost[sink] === Number.POSITIVE_INFINITY) return score
    for (let node = sink; node !== source; node = arcs[by[node] as number]?.from as number) {
      const index = by[node] as number
      ;(arcs[index] as Arc).free--
      ;(arcs[index ^ 1] as Arc).free++
    }
    score.placed++
    score.points += cost[sink] as number
  }
}
