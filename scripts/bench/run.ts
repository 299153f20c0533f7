import type { Document } from 'mongodb'
import type { PersonRole } from '../../src/access/actor.ts'
import { paths } from '../../src/paths.ts'
import type { Database } from '../../src/platform/database.ts'
import { type Case, type Given, page, type Supply, type Visitor } from './cases.ts'
import type { City } from './city.ts'
import { labPages } from './lab-pages.ts'
import { labWrites } from './lab-writes.ts'
import { expectAnswer, measure, type Pace } from './measure.ts'
import { pages } from './pages.ts'
import { partnerPages } from './partner-pages.ts'
import { placementPages } from './placement-pages.ts'
import { partnerWrites } from './partner-writes.ts'
import { signInPeople } from './people.ts'
import { explainAll, type QueryUse, worst } from './queries.ts'
import type { CaseResult } from './report.ts'
import { floorPath, type Server, startServer } from './serving.ts'
import { connections, pageRequest, send } from './visitors.ts'
import { writes } from './writes.ts'

interface Running {
  city: City
  database: Database
  uri: string
  databaseName: string
  pace: Pace
  /** Only the cases with this in their name. */
  only: string
}

interface Servers {
  timed: Server
  /** Says its commands. Both know the same sessions. */
  telling: Server
}

const floor = page('the floor', 'office', () => floorPath())
const agent = connections(4)

/** Every page and write, one after the other; what fails is told, and the others go on. */
export async function runCases(running: Running): Promise<{ results: CaseResult[]; failures: string[] }> {
  const { uri, databaseName, city, only } = running
  const [timed, telling] = await Promise.all([
    startServer({ uri, databaseName, notesCommands: false }),
    startServer({ uri, databaseName, notesCommands: true }),
  ])
  const servers = { timed, telling }
  const results: CaseResult[] = []
  const failures: string[] = []
  try {
    const people = await signInPeople(city, agent, timed.port)
    await warmUp(timed, people)
    for (const each of [
      floor,
      ...pages,
      ...placementPages,
      ...partnerPages,
      ...labPages,
      ...writes,
      ...partnerWrites,
      ...labWrites,
    ]) {
      if (each !== floor && !each.name.includes(only)) continue
      try {
        results.push(await runCase(each, { running, servers, people }))
      } catch (error) {
        failures.push(`${each.name} (${each.as}): ${(error as Error).message}`)
      }
    }
  } finally {
    agent.destroy()
    await Promise.all([timed.stop(), telling.stop()])
  }
  return { results, failures }
}

interface Around {
  running: Running
  servers: Servers
  people: ReadonlyMap<PersonRole, Visitor[]>
}

async function runCase(each: Case, { running, servers, people }: Around): Promise<CaseResult> {
  const visitors = visitorsOf(each, people)
  const given: Given = { city: running.city, visitors, agent, port: servers.timed.port }
  const supply = each.supply(given)
  const floorSupply = floor.supply({ ...given, visitors: visitorsOf(floor, people) })
  const before = (await each.effect?.count()) ?? 0
  const { queries, uses, sent: asked } = await countQueries(each, supply, { running, servers, people })
  const {
    measured,
    floor: beside,
    sent,
  } = await measure(servers.timed, running.pace, {
    floor: floorSupply,
    supply,
    expects: each.expects,
    rest: () => readNotifications(each, visitors, servers.timed.port),
  })
  if (measured.many.requests === 0) throw new Error('there were too few requests')
  const done = each.effect ? (await each.effect.count()) - before : 0
  const expected = (asked + sent) * (each.effect?.adds ?? 0)
  if (done !== expected) throw new Error(`${asked + sent} requests changed ${done} records instead of ${expected}`)
  return {
    name: each.name,
    as: each.as,
    kind: each.expects === 200 ? 'page' : 'write',
    measured,
    floor: beside,
    queries,
    uses,
    worst: worst(uses),
    mayExamine: each.mayExamine,
  }
}

function visitorsOf({ as }: Case, people: Around['people']): Visitor[] {
  return as === 'stranger' ? [] : (people.get(as) ?? [])
}

const ASKED = 2

/** Sends two requests to the server that tells its commands, and looks at the second: the first may fill caches. */
async function countQueries(
  each: Case,
  supply: Supply,
  { running, servers: { telling } }: Around,
): Promise<{ queries: number; uses: QueryUse[]; sent: number }> {
  const requests = await supply(ASKED)
  let commands: Document[] = []
  for (let turn = 0; turn < ASKED; turn++) {
    const next = requests.next()
    if (next.done) throw new Error('there were too few requests')
    await telling.commands()
    expectAnswer(next.value, await send(agent, telling.port, next.value), each.expects)
    commands = await telling.commands()
  }
  return { queries: commands.length, uses: await explainAll(running.database.db, commands), sent: ASKED }
}

/** Writes leave notifications in the session for the next page: read, so that sessions do not grow as no real one does. */
async function readNotifications({ expects }: Case, visitors: readonly Visitor[], port: number): Promise<void> {
  if (expects === 200) return
  for (const { session } of visitors) await send(agent, port, pageRequest(session, floorPath()))
}

/** Some hundred requests before the clock starts, until the code is compiled and the connections are open. */
async function warmUp({ port }: Server, people: Around['people']): Promise<void> {
  const eight = connections(8)
  for (const visitors of people.values()) {
    const wires = visitors.flatMap(({ session }) => [floorPath(), paths.home()].map((at) => pageRequest(session, at)))
    for (let round = 0; round < 3; round++) await Promise.all(wires.map((wire) => send(eight, port, wire)))
  }
  eight.destroy()
}
