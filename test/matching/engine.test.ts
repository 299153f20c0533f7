import { expect, test } from '@jest/globals'
import { noProposals, proposeAll, CLOSED } from '../../src/matching/deferred-acceptance.rules.ts'
import { buildMarket, type Market } from '../../src/matching/market.rules.ts'
import { match, solve } from '../../src/matching/match.rules.ts'
import { type Mechanism, mechanismOf } from '../../src/matching/mechanism.rules.ts'
import { cleanRound } from '../../src/matching/round-cleaning.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { seatsOf } from '../../src/matching/seats.rules.ts'
import { diceOf } from './seeded.ts'

/** Hosts of three offers within zones of four hosts; many offers need two or three students. */
function crowdedRound(seed: number, students: number): RoundFile {
  const dice = diceOf(seed)
  const count = Math.ceil(students / 3)
  const offers = Array.from({ length: count }, (_, offer) => {
    const max = dice.between(1, 5)
    const min = dice.chance(40) ? Math.min(max, dice.between(2, 3)) : 0
    return { id: `o${offer}`, max, min, ...(dice.chance(50) ? { classMax: dice.between(1, 2) } : {}) }
  })
  const shared = (size: number, share: number, name: string) =>
    Array.from({ length: Math.ceil(count / size) }, (_, at) => {
      const inside = offers.slice(at * size, (at + 1) * size)
      const seats = inside.reduce((sum, { max }) => sum + max, 0)
      return { id: `${name}${at}`, max: Math.ceil(seats * share), offers: inside.map(({ id }) => id) }
    })
  return {
    roundId: `crowded-${seed}`,
    seed: 'seed',
    students: Array.from({ length: students }, (_, student) => ({
      id: `s${student}`,
      class: `c${Math.floor(student / 20)}`,
      preferences: dice.chance(10)
        ? []
        : [...new Set(Array.from({ length: 6 }, () => `o${Math.floor((dice.between(0, 999) / 1000) ** 2 * count)}`))],
      acceptsAny: dice.chance(60),
    })),
    offers,
    groups: [...shared(3, 0.7, 'h'), ...shared(12, 0.9, 'z')],
  }
}

/** The same mechanism, which starts from nothing for each set of closed offers and always gives the free seats. */
function withoutHaste(market: Market): Mechanism {
  const { fill, explain } = mechanismOf(market)
  return {
    fill,
    explain,
    givePlaces: (closed) => {
      const run = noProposals(market)
      for (const offer of closed) run.state[offer] = CLOSED
      proposeAll(run)
      const given = { held: run.held, seats: seatsOf(market, run.held, closed), filled: false }
      fill(given)
      return given
    },
  }
}

test('going on from a kept run gives what starting again for every closed offer gives', () => {
  let closings = 0
  let reopenings = 0
  for (let seed = 1; seed <= 60; seed++) {
    const market = buildMarket(cleanRound(crowdedRound(seed, 60 + seed * 4)).round)
    const quick = solve(market)
    const slow = solve(market, withoutHaste(market))
    expect(quick.steps).toEqual(slow.steps)
    expect(quick.given.held).toEqual(slow.given.held)
    expect(quick.given.seats.place).toEqual(slow.given.seats.place)
    closings += quick.steps.filter(({ step }) => step === 'close').length
    reopenings += quick.steps.filter(({ step }) => step === 'reopen').length
  }
  expect(closings).toBeGreaterThan(200)
  expect(reopenings).toBeGreaterThan(3)
})

test('tells how far it is', () => {
  const phases: string[] = []
  match(crowdedRound(3, 120), { onProgress: ({ phase }) => phases.push(phase) })
  expect(phases.slice(0, 2)).toEqual(['checking', 'placing'])
  expect(phases).toEqual(expect.arrayContaining(['closing', 'reopening', 'reporting']))
})
