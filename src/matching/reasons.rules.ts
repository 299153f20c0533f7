// Why a wish was not obtained, and from which key on a limit was closed (motivi e soglie): of the limits on the way of the
// wish the lowest that is full of better keys, at the end of deferred acceptance. It does not depend on the order in which
// proposals were made. The cut-off of a full limit is the worst key it admitted; class 0 and draw 0 where it admitted
// nobody. So a student gets the first wish of which no limit has a cut-off better than the student's key.
// Source: matching.md 3.7, 5 (I17, I18), 9.

import type { Market } from './market.rules.ts'
import { NONE } from './market-index.rules.ts'
import { classAtOffer, classRoom } from './market-limits.rules.ts'
import { CLASS_WEIGHT } from './market-wishes.rules.ts'
import { byCodeUnit } from './code-unit.rules.ts'
import type { CutOff } from './round-file.rules.ts'

/** What each limit holds at the end of deferred acceptance. */
export interface Pressure {
  market: Market
  held: Int32Array
  closed: ReadonlySet<number>
  count: Int32Array
  /** by limit: the worst key it holds; 0: nobody */
  worst: Float64Array
}

export function pressureOf(market: Market, held: Int32Array, closed: ReadonlySet<number>): Pressure {
  const count = new Int32Array(market.capacity.length)
  const worst = new Float64Array(market.capacity.length)
  for (const wish of held) {
    if (wish === NONE) continue
    for (let limit = market.wishLimit[wish]!; limit !== NONE; limit = market.parent[limit]!) {
      count[limit]!++
      worst[limit] = Math.max(worst[limit]!, market.wishKey[wish]!)
    }
  }
  return { market, held, closed, count, worst }
}

/** The reason for a wish that was not obtained. */
export function reasonFor(pressure: Pressure, wish: number): string {
  const { market, closed, count, worst } = pressure
  if (closed.has(market.wishOffer[wish]!)) return 'closed'
  for (let limit = market.wishLimit[wish]!; limit !== NONE; limit = market.parent[limit]!) {
    const full = count[limit]! >= market.capacity[limit]!
    if (full && worst[limit]! < market.wishKey[wish]!) return limitName(market, limit)
  }
  throw new Error(`nothing refused wish ${wish}`)
}

function limitName(market: Market, limit: number): string {
  const at = limit - market.firstClassLimit
  if (at < 0) return treeLimitName(market, limit)
  return classLimitName(market, market.classLimitClass[at]!, market.classLimitOffer[at]!)
}

/** The name of an offer or group as a limit. */
export function treeLimitName({ offerIds, groupIds }: Market, limit: number): string {
  if (limit < offerIds.length) return `offer ${offerIds[limit]}`
  return `shared limit ${groupIds[limit - offerIds.length]}`
}

export function classLimitName({ classIds, offerIds }: Market, ofClass: number, offer: number): string {
  return `class ${classIds[ofClass]} at offer ${offerIds[offer]}`
}

/** The cut-offs of all full limits, by name in the order of code units. */
export function cutOffsOf(pressure: Pressure): Record<string, CutOff> {
  const { market, closed, count, worst } = pressure
  const found = fullClasses(pressure)
  for (let limit = 0; limit < market.capacity.length; limit++) {
    const offer =
      limit < market.offerIds.length ? limit : (market.classLimitOffer[limit - market.firstClassLimit] ?? NONE)
    if (count[limit]! >= market.capacity[limit]! && !closed.has(offer))
      found.push([limitName(market, limit), worst[limit]!])
  }
  found.sort(([a], [b]) => byCodeUnit(a, b))
  const cutOffs: Record<string, CutOff> = Object.create(null)
  for (const [name, key] of found) {
    cutOffs[name] = { class: Math.floor(key / CLASS_WEIGHT), draw: key % CLASS_WEIGHT }
  }
  return cutOffs
}

/** Classes at an offer that are full although no more classmates list it than may go there. */
function fullClasses({ market, held }: Pressure): [string, number][] {
  const classes = new Map<number, { wish: number; count: number; worst: number }>()
  for (const [student, wish] of held.entries()) {
    const ofClass = market.classOf[student]!
    if (wish === NONE || ofClass === NONE || market.classMax[market.wishOffer[wish]!] === NONE) continue
    if (market.wishLimit[wish]! >= market.firstClassLimit) continue
    const key = classAtOffer(market, ofClass, market.wishOffer[wish]!)
    const known = classes.get(key) ?? { wish, count: 0, worst: 0 }
    known.count++
    known.worst = Math.max(known.worst, market.wishKey[wish]!)
    classes.set(key, known)
  }
  return [...classes.values()].flatMap(({ wish, count, worst }): [string, number][] => {
    const offer = market.wishOffer[wish]!
    const ofClass = market.classOf[market.wishStudent[wish]!]!
    return count >= classRoom(market, ofClass, offer) ? [[classLimitName(market, ofClass, offer), worst]] : []
  })
}
