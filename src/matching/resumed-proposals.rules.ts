// Deferred acceptance for one set of closed offers after the other (ripresa delle proposte). What does not touch the offers that
// are closed and opened is done once: runs are kept that wait with all offers of their outermost limits, and each set of
// closed offers goes on from there. Since the order of proposals changes nothing, the result is that of a run from the start.
// Two runs are kept: one that waits with every offer that was ever closed or may be, and one that has gone on from it with
// all but those whose turn is next.
// Source: matching.md 3.5.2 and 3.5.4.

import {
  CLOSED,
  copyProposals,
  noProposals,
  OPEN,
  type Proposals,
  proposeAll,
  proposeOn,
  WAITED_WITH,
} from './deferred-acceptance.rules.ts'
import type { Market } from './market.rules.ts'
import { NONE } from './market-index.rules.ts'
import { placedAt, type Seats, seatsOf } from './seats.rules.ts'

export interface HeldWishes {
  /** by student: the wish that is held, or NONE */
  held: Int32Array
  seats: Seats
}

/** A run that waits with some outermost limits; `closed`: what was closed in the others. */
interface Kept {
  run: Proposals
  waitsWith: Set<number>
  closed: ReadonlySet<number>
  isMade: boolean
}

function notMade(market: Market): Kept {
  return { run: noProposals(market), waitsWith: new Set(), closed: new Set(), isMade: false }
}

/**
 * The wishes held for any set of closed offers. `likely`: whose turn to be closed or opened is next, which only decides how
 * long it takes.
 */
export function resumedProposals(
  market: Market,
): (closed: ReadonlySet<number>, likely: readonly number[]) => HeldWishes {
  const outermost = outermostLimits(market)
  const run = noProposals(market)
  const far = notMade(market)
  const near = notMade(market)
  let last: Seats | null = null
  return (closed, likely) => {
    if (last) {
      if (!fits(near, closed)) keepNear(closed, likely, last)
      goOn(near, run, { closed, waitsWith: new Set() })
    } else proposeAll(run)
    last = seatsOf(market, run.held, closed)
    return { held: run.held.slice(), seats: last }
  }

  /** Whether the kept run has gone on only where nothing has changed. */
  function fits({ isMade, waitsWith, closed: before }: Kept, closed: ReadonlySet<number>): boolean {
    return isMade && changes(before, closed).every((offer) => waitsWith.has(outermost[offer]!))
  }

  function keepNear(closed: ReadonlySet<number>, likely: readonly number[], seats: Seats): void {
    const soon = [...changes(near.closed, closed), ...likely]
    near.waitsWith = new Set(soon.map((offer) => outermost[offer]!))
    near.closed = new Set(closed)
    near.isMade = true
    const known = far.isMade && [...soon, ...closed].every((offer) => far.waitsWith.has(outermost[offer]!))
    if (!known) keepFar([...soon, ...closed], seats)
    goOn(far, near.run, near)
  }

  function keepFar(changing: readonly number[], seats: Seats): void {
    for (const offer of changing) far.waitsWith.add(outermost[offer]!)
    for (const offer of market.withMinimum) {
      const mayChange = market.locksAt[offer] === 0 && placedAt(seats, offer) < market.minimum[offer]!
      if (mayChange) far.waitsWith.add(outermost[offer]!)
    }
    far.isMade = true
    copyProposals(noProposals(market), far.run)
    setStates(far.run, far)
    proposeAll(far.run)
  }

  function goOn(from: Kept, into: Proposals, until: Pick<Kept, 'waitsWith' | 'closed'>): void {
    copyProposals(from.run, into)
    setStates(into, until)
    proposeOn(into)
  }

  function setStates({ state }: Proposals, { waitsWith, closed }: Pick<Kept, 'waitsWith' | 'closed'>): void {
    for (let offer = 0; offer < state.length; offer++) {
      if (waitsWith.has(outermost[offer]!)) state[offer] = WAITED_WITH
      else state[offer] = closed.has(offer) ? CLOSED : OPEN
    }
  }
}

function changes(before: ReadonlySet<number>, now: ReadonlySet<number>): number[] {
  return [...[...before].filter((offer) => !now.has(offer)), ...[...now].filter((offer) => !before.has(offer))]
}

function outermostLimits({ offerIds, parent }: Market): Int32Array {
  return Int32Array.from(offerIds, (_, offer) => {
    let limit = offer
    while (parent[limit] !== NONE) limit = parent[limit]!
    return limit
  })
}
