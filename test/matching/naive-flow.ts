// The largest number of students who can be placed, as a flow of units from students up the limits: Ford and Fulkerson on
// a table of all nodes by all nodes.
import { type NaiveRound, type Places, pressureOf } from './naive-round.ts'

/** How many of the students without a place can get one of their choices while all who have one stay. */
export function largestNumber(round: NaiveRound, fixed: Places, choices: readonly (readonly number[])[]): number {
  const { load } = pressureOf(round, fixed)
  const [students, limits] = [round.students.length, round.limits.length]
  const [source, sink] = [students + limits, students + limits + 1]
  const free = Array.from({ length: sink + 1 }, () => Array.from({ length: sink + 1 }, () => 0))
  const open = (from: number, to: number, units: number) => ((free[from] as number[])[to] = units)
  for (const [student, offers] of choices.entries()) {
    if (fixed[student] !== -1) continue
    open(source, student, 1)
    for (const offer of offers) {
      const path = round.pathOf(student, offer)
      open(student, students + (path[0] as number), 1)
      for (const [step, limit] of path.entries()) {
        const above = path[step + 1]
        const room = (round.limits[limit]?.room as number) - (load[limit] as number)
        open(students + limit, above === undefined ? sink : students + above, room)
      }
    }
  }
  let placed = 0
  while (pushUnit(free, source, sink)) placed++
  return placed
}

function pushUnit(free: number[][], source: number, sink: number): boolean {
  const seen = new Set<number>()
  const visit = (node: number): boolean => {
    if (node === sink) return true
    seen.add(node)
    const row = free[node] as number[]
    for (const [next, units] of row.entries())
      if (units > 0 && !seen.has(next) && visit(next)) {
        row[next] = units - 1
        const back = free[next] as number[]
        back[node] = (back[node] as number) + 1
        return true
      }
    return false
  }
  return visit(source)
}
