// The default procedure written out as the rule says it, without any haste: arrays are searched from one end to the other,
// and after an offer is closed or opened everything starts again from nothing.
import type { ClosingStep } from '../../src/matching/round-file.rules.ts'
import { widerChoices } from './all-assignments.ts'
import { largestNumber } from './naive-flow.ts'
import { type NaiveRound, type Places, isFull, pressureOf } from './naive-round.ts'

type Closed = ReadonlySet<number>

/** Everybody without a place proposes to the next wish; of too many in a limit the worst goes on. */
export function proposeInTurns(round: NaiveRound, closed: Closed = new Set()): Places {
  const places = [...round.locked]
  const next = round.students.map(() => 0)
  const wishes = round.wishes.map((list) => list.filter((offer) => !closed.has(offer)))
  const waiting = () => places.findIndex((offer, student) => offer === -1 && hasWish(student))
  const hasWish = (student: number) => (next[student] as number) < (wishes[student] as number[]).length
  for (let student = waiting(); student !== -1; student = waiting()) {
    const offer = wishes[student]?.[next[student] as number] as number
    next[student] = (next[student] as number) + 1
    propose(round, places, [student, offer])
  }
  return places
}

function propose(round: NaiveRound, places: Places, [student, offer]: [number, number]): void {
  const pressure = pressureOf(round, places)
  const full = round.pathOf(student, offer).find((limit) => isFull(round, pressure, limit))
  if (full === undefined) {
    places[student] = offer
    return
  }
  const inside = [...places.entries()].filter(
    ([other, at]) => at !== -1 && round.locked[other] === -1 && round.pathOf(other, at).includes(full),
  )
  const [worst] = inside.sort((a, b) => round.keyOf(...b) - round.keyOf(...a))
  if (!worst || round.keyOf(...worst) < round.keyOf(student, offer)) return
  places[worst[0]] = -1
  places[student] = offer
}

const countAt = (places: Places, offer: number) => places.filter((at) => at === offer).length

const drawOrder = (round: NaiveRound): number[] =>
  [...round.students.keys()].sort((a, b) => (round.draw[a] as number) - (round.draw[b] as number))

/** Who may be given a free seat at the offer: an empty one that needs more than one student is not begun. */
export const mayEnter = (round: NaiveRound, places: Places, offer: number) =>
  (round.min[offer] as number) < 2 || countAt(places, offer) > 0

function inOrderOfFit(round: NaiveRound, places: Places, student: number): number[] {
  const fit = (offer: number) => {
    const placed = countAt(places, offer)
    const started = placed > 0 && placed < (round.min[offer] as number)
    const { max, running } = round.file.offers[offer] as { max: number; running?: number }
    const freeSeats = max - (running ?? 0) - placed
    return [round.distanceOf(student, offer), started ? 0 : 1, round.classOf(student, offer), -freeSeats]
  }
  const difference = (a: number[], b: number[]) =>
    a.map((value, index) => value - (b[index] as number)).find((value) => value !== 0) ?? 0
  return [...round.offers.keys()].sort(
    (a, b) => difference(fit(a), fit(b)) || ((round.offers[a] as string) < (round.offers[b] as string) ? -1 : 1),
  )
}

/** In draw order each takes the best of the free seats. */
function takeFreeSeats(round: NaiveRound, held: Places, closed: Closed = new Set()): Places {
  const places = [...held]
  for (const student of drawOrder(round)) {
    if (places[student] !== -1 || !round.acceptsAny[student]) continue
    const pressure = pressureOf(round, places)
    const found = inOrderOfFit(round, places, student).find(
      (offer) =>
        !closed.has(offer) &&
        round.allowed(student, offer) &&
        mayEnter(round, places, offer) &&
        !round.pathOf(student, offer).some((limit) => isFull(round, pressure, limit)),
    )
    places[student] = found ?? -1
  }
  return places
}

/** What may still be given to whom in the third phase, once the seats are as they are. */
export const freeSeatChoices = (round: NaiveRound, places: Places, closed: Closed = new Set()): number[][] =>
  widerChoices(round).map((choices, student) =>
    round.acceptsAny[student] ? choices.filter((offer) => !closed.has(offer) && mayEnter(round, places, offer)) : [],
  )

export interface Run {
  places: Places
  /** how many more could have a free seat if those with free seats changed among themselves */
  chainsLeft: number
}

/** Phases two and three, without the exchanges among free seats. */
export function runOnce(round: NaiveRound, closed: Closed): Run {
  const held = proposeInTurns(round, closed)
  if (round.file.options?.fallback === false) return { places: held, chainsLeft: 0 }
  const places = takeFreeSeats(round, held, closed)
  const most = largestNumber(round, held, freeSeatChoices(round, places, closed))
  const given = places.filter((offer, student) => offer !== held[student]).length
  return { places, chainsLeft: most - given }
}

export interface LiteralOutcome {
  places: Places
  closed: number[]
  steps: ClosingStep[]
  /** whether an exchange among free seats was possible in any of the runs */
  chains: boolean
}

/** Closing one offer at a time and opening them again, from nothing each time. */
export function literalMinimums(round: NaiveRound, run: (closed: Closed) => Run): LiteralOutcome {
  const steps: ClosingStep[] = []
  const closed: number[] = []
  let chains = false
  const runWith = (offers: readonly number[]) => {
    const outcome = run(new Set(offers))
    chains ||= outcome.chainsLeft > 0
    return outcome.places
  }
  const log = (step: ClosingStep['step'], offer: number, places: Places) =>
    steps.push({
      step,
      offer: round.offers[offer] as string,
      placed: countAt(places, offer),
      min: round.min[offer] as number,
    })
  let places = runWith(closed)
  for (let short = toClose(round, places); short !== undefined; short = toClose(round, places)) {
    log('close', short, places)
    closed.push(short)
    places = runWith(closed)
  }
  for (const offer of [...closed].reverse()) {
    const others = closed.filter((other) => other !== offer)
    const tried = runWith(others)
    if (toClose(round, tried) !== undefined) continue
    closed.splice(closed.indexOf(offer), 1)
    places = tried
    log('reopen', offer, places)
  }
  return { places, closed, steps, chains }
}

/** Of the offers that have begun and are below their minimum: the fewest who list it, the fewest placed, the smallest id. */
export function toClose(round: NaiveRound, places: Places): number | undefined {
  const short = [...round.offers.keys()].filter((offer) => {
    const placed = countAt(places, offer)
    return placed > 0 && placed < (round.min[offer] as number) && !round.locked.includes(offer)
  })
  const listedBy = (offer: number) => round.wishes.filter((wishes) => wishes.includes(offer)).length
  const [first] = short.sort(
    (a, b) =>
      listedBy(a) - listedBy(b) ||
      countAt(places, a) - countAt(places, b) ||
      ((round.offers[a] as string) < (round.offers[b] as string) ? -1 : 1),
  )
  return first
}
