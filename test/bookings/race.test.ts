import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import type { Claim } from '../../src/bookings/booking.rules.ts'
import { holdsOf, releaseHeld, releaseHold, takeAll } from '../../src/bookings/booking.service.ts'
import { atMinute } from '../../src/platform/clock-time.ts'
import { newId } from '../../src/platform/id.ts'
import { testDatabaseName, testDatabaseUri, useTestDatabase } from '../support/database.ts'
import { at, claim, type ClaimOf, stored } from './claims.ts'
import type { Orders, Results } from './competing-process.ts'

// Three programs have to start, on a machine that may be busy.
jest.setTimeout(90_000)

type Attempts = Orders['attempts']

/** All attempts at once in this process: how many clashes each met. */
async function rush(attempts: Attempts): Promise<Results> {
  const answers = await Promise.all(attempts.map((claims) => takeAll({ holdId: newId(), at, claims })))
  return answers.map((clashes) => clashes.length)
}

const fifty = <T>(make: (n: number) => T) => Array.from({ length: 50 }, (_, n) => make(n))
const winners = (results: Results) => results.flatMap((clashes, n) => (clashes === 0 ? [`s${n}`] : []))

/** The claims of one session on several resources, on one or more days. */
function claims(n: number, resources: readonly string[], given: ClaimOf = {}): Claim[] {
  return resources.map((resource) => claim(`s${n}`, { ...given, resource }))
}

/** Random numbers that are the same in each run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function randomSubsets(seed: number): Attempts {
  const random = seeded(seed)
  return fifty((n) =>
    Array.from({ length: 1 + random(5) }, () => {
      const start = 480 + random(8) * 30
      return claim(`s${n}`, {
        resource: `space:${random(6)}`,
        day: `2026-12-0${1 + random(3)}`,
        mode: random(3) === 0 ? 'shared' : 'exclusive',
        from: atMinute(start),
        to: atMinute(start + 30 + random(4) * 30),
      })
    }),
  )
}

/** Nothing overlaps, and what is stored is all that the winners asked for and nothing else. */
async function expectWhole(attempts: Attempts, results: Results): Promise<void> {
  const { bookings, doubled, days } = await stored()
  expect(doubled).toEqual([])
  expect(days.filter((each) => each.bookings.length === 0)).toEqual([])
  const won = attempts.filter((_, n) => results[n] === 0).flat()
  const name = (sessionId: string, resource: string, on: string) => `${sessionId} ${resource} ${on}`
  expect(new Set(bookings.map((each) => name(each.sessionId, each.resource, each.day)))).toEqual(
    new Set(won.map((each) => name(each.sessionId, each.resource, each.day))),
  )
}

describe('fifty requests at once', () => {
  useTestDatabase([ResourceDays])

  test('for one room: exactly one has it, and nothing is left of the others', async () => {
    const attempts = fifty((n) => claims(n, ['space:hall']))
    const results = await rush(attempts)
    expect(winners(results)).toHaveLength(1)
    await expectWhole(attempts, results)
  })

  test('for the same ten things in fifty different orders: exactly one has them all', async () => {
    const things = Array.from({ length: 10 }, (_, n) => `space:${n}`)
    const attempts = fifty((n) => claims(n, [...things.slice(n % 10), ...things.slice(0, n % 10)]))
    const results = await rush(attempts)
    expect(winners(results)).toHaveLength(1)
    await expectWhole(attempts, results)
  })

  test('each for two of three things in a ring: one at least gets through', async () => {
    const ring = ['space:a', 'space:b', 'space:c']
    const attempts = fifty((n) => claims(n, [ring[n % 3] ?? '', ring[(n + 1) % 3] ?? '']))
    const results = await rush(attempts)
    expect(winners(results)).toHaveLength(1)
    await expectWhole(attempts, results)
  })

  test('one after the other on the clock: all have the room, on its first day ever', async () => {
    const attempts = fifty((n) =>
      claims(n, ['space:hall'], { from: atMinute(480 + n * 10), to: atMinute(490 + n * 10) }),
    )
    const results = await rush(attempts)
    expect(winners(results)).toHaveLength(50)
    await expectWhole(attempts, results)
  })

  test('for a share of a room: all have one; then nobody has the whole of it', async () => {
    const attempts = fifty((n) => claims(n, ['space:hall', `space:machine-${n}`], { mode: 'shared' }))
    expect(winners(await rush(attempts))).toHaveLength(50)
    expect(winners(await rush([[claim('whole', { resource: 'space:hall' })]]))).toEqual([])
  })

  test('half for the whole room, half for a share: never both', async () => {
    const attempts = fifty((n) => claims(n, ['space:hall'], { mode: n % 2 === 0 ? 'shared' : 'exclusive' }))
    const results = await rush(attempts)
    expect(winners(results).length).toBeGreaterThan(0)
    await expectWhole(attempts, results)
  })

  test.each([1, 2, 3, 4])(
    'for whatever they like (%i): nothing overlaps, and nobody has half of what was asked',
    async (seed) => {
      const attempts = randomSubsets(seed)
      const results = await rush(attempts)
      expect(winners(results).length).toBeGreaterThan(0)
      await expectWhole(attempts, results)
    },
  )

  test('of fifty new plans of one edition, taken at once, the one that is kept has its places to itself', async () => {
    const sessionIds = ['s0']
    const replaces = { editionId: 's0-edition', sessionIds }
    await takeAll({ holdId: 'old', at, claims: claims(0, ['space:hall', 'person:ada']) })
    const before = await holdsOf(replaces)
    const plan = claims(0, ['space:hall', 'person:ada'], { from: '15:00', to: '18:00' })
    const holds = fifty((n) => `plan-${n}`)
    const clashes = await Promise.all(holds.map((holdId) => takeAll({ holdId, at, claims: plan, replaces })))
    expect(clashes.flat()).toEqual([])
    const [kept = '', ...others] = holds
    await Promise.all([releaseHeld(replaces, before), ...others.map((holdId) => releaseHold(holdId, plan))])
    const { bookings } = await stored()
    expect(bookings.map(({ holdId, startMinute }) => [holdId, startMinute])).toEqual([
      [kept, 900],
      [kept, 900],
    ])
  })
})

describe('fifty requests at once from three processes', () => {
  useTestDatabase([ResourceDays])
  const PROCESSES = 3
  const script = fileURLToPath(new URL('./competing-process.ts', import.meta.url))
  const children: ChildProcess[] = []

  afterEach(() => {
    for (const child of children.splice(0)) child.kill()
  })

  /** Deals the attempts out, lets the processes go together, and gathers the answers in the order of the attempts. */
  async function compete(attempts: Attempts): Promise<Results> {
    const started = await Promise.all(
      Array.from({ length: PROCESSES }, async (_, index) => {
        const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
        children.push(child)
        const orders: Orders = {
          uri: testDatabaseUri(),
          databaseName: testDatabaseName(),
          now: at.toISOString(),
          attempts: attempts.filter((_attempt, n) => n % PROCESSES === index),
        }
        child.send(orders)
        await once(child, 'message')
        return child
      }),
    )
    const answers = started.map(async (child) => ((await once(child, 'message')) as [Results])[0])
    for (const child of started) child.send('go')
    const results = await Promise.all(answers)
    return attempts.map((_, n) => results[n % PROCESSES]?.[Math.floor(n / PROCESSES)] ?? -1)
  }

  test('for the same things in different orders: exactly one has them all', async () => {
    const things = Array.from({ length: 6 }, (_, n) => `space:${n}`)
    const attempts = fifty((n) => claims(n, [...things.slice(n % 6), ...things.slice(0, n % 6)]))
    const results = await compete(attempts)
    expect(winners(results)).toHaveLength(1)
    await expectWhole(attempts, results)
  })

  test('for whatever they like: nothing overlaps, and nobody has half of what was asked', async () => {
    const attempts = randomSubsets(5)
    const results = await compete(attempts)
    expect(winners(results).length).toBeGreaterThan(0)
    await expectWhole(attempts, results)
  })
})
