import type { Agent } from 'node:http'
import type { Case, Supply } from './cases.ts'
import { type Answer, connections, send, type Wire } from './visitors.ts'
import type { Server } from './serving.ts'

/** How long a case is measured: rounds of the floor and the case in turn, over one connection and over several. */
export interface Pace {
  rounds: number
  floorMs: number
  caseMs: number
  /** A slow page gets so many requests even when the time is over. */
  fewest: number
}

export const MANY = 8

export interface Timing {
  /** Milliseconds in which half, and 95 of 100, were answered. */
  p50: number
  p95: number
  perSecond: number
  requests: number
}

export interface Measured {
  /** Over one connection: what a person waits alone. */
  one: Timing
  /** Over eight connections: what the server gives under load. */
  many: Timing
  /** Milliseconds of the server's processor for each request. */
  cpuMs: number
}

interface Slice {
  times: number[]
  lasted: number
  cpu: number
}

/** Measures a case beside the floor: both in short turns, so that whatever disturbs the machine disturbs both. */
export async function measure(
  server: Server,
  pace: Pace,
  {
    floor,
    supply,
    expects,
    rest,
  }: { floor: Supply; supply: Supply; expects: Case['expects']; rest: () => Promise<void> },
): Promise<{ measured: Measured; floor: Measured; sent: number }> {
  const agents = { one: connections(1), many: connections(MANY) }
  const kept = { floor: { one: [] as Slice[], many: [] as Slice[] }, own: { one: [] as Slice[], many: [] as Slice[] } }
  for (let round = 0; round < pace.rounds; round++) {
    for (const load of ['one', 'many'] as const) {
      const count = load === 'one' ? 1 : MANY
      const over = { server, agent: agents[load], connections: count, fewest: pace.fewest }
      kept.floor[load].push(await runSlice({ ...over, forMs: pace.floorMs }, await floor(0), 200))
      const requests = await supply(Math.ceil((pace.caseMs * count) / 20))
      kept.own[load].push(await runSlice({ ...over, forMs: pace.caseMs }, requests, expects))
      await rest()
    }
  }
  for (const agent of Object.values(agents)) agent.destroy()
  const measured = summary(kept.own)
  return { measured, floor: summary(kept.floor), sent: measured.one.requests + measured.many.requests }
}

interface Load {
  server: Server
  agent: Agent
  connections: number
  /** For how long requests are begun, and how many at least. */
  forMs: number
  fewest: number
}

/** Each connection sends the next request as soon as it is free, until the time is over or none is left. */
async function runSlice(load: Load, requests: Iterator<Wire>, expects: number): Promise<Slice> {
  const { server, agent, forMs, fewest } = load
  const times: number[] = []
  const cpuBefore = await server.cpu()
  const began = performance.now()
  let begun = 0
  const worker = async () => {
    while (begun < fewest || performance.now() - began < forMs) {
      begun++
      const next = requests.next()
      if (next.done) return
      const from = performance.now()
      const answer = await send(agent, server.port, next.value)
      times.push(performance.now() - from)
      expectAnswer(next.value, answer, expects)
    }
  }
  await Promise.all(Array.from({ length: load.connections }, worker))
  return { times, lasted: performance.now() - began, cpu: (await server.cpu()) - cpuBefore }
}

/** Throws when an answer is not the one that a page or write gives. */
export function expectAnswer(wire: Wire, answer: Answer, expects: number): void {
  if (answer.status === expects && !answer.location.startsWith('/accedi')) return
  const led = answer.location ? `, leading to ${answer.location}` : ''
  throw new Error(`${wire.method} ${wire.path} answered ${answer.status}${led}`)
}

function summary({ one, many }: { one: readonly Slice[]; many: readonly Slice[] }): Measured {
  const all = [...one, ...many]
  const cpu = all.reduce((sum, slice) => sum + slice.cpu, 0)
  const requests = all.reduce((sum, slice) => sum + slice.times.length, 0)
  return { one: timing(one), many: timing(many), cpuMs: requests > 0 ? cpu / 1000 / requests : 0 }
}

/** The times of several slices as one. */
export function timing(slices: readonly Pick<Slice, 'times' | 'lasted'>[]): Timing {
  const times = slices.flatMap((slice) => slice.times).toSorted((a, b) => a - b)
  const lasted = slices.reduce((sum, slice) => sum + slice.lasted, 0)
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    perSecond: lasted > 0 ? (times.length * 1000) / lasted : 0,
    requests: times.length,
  }
}

/** The smallest of the sorted times that so large a part of them does not exceed; 0 of none. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0
}
