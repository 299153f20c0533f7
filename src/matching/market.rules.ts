// A round as whole numbers (mercato): what all mechanisms work on. Students, offers, groups and classes are numbered in the
// order of their ids by code unit, so that nothing depends on the order of the file and a smaller number is a smaller id.
// A wish (scelta) is a number as well: the wishes of a student stand together, best first. Locked students have left the
// market: they have no wishes here, and their seats are no longer in any capacity.
// Source: matching.md 3.1 to 3.4 and 8.

import { bindingLimits, type BindingLimits } from './binding-limits.rules.ts'
import { drawOfRound } from './draw.rules.ts'
import { buildExceptions, type Exceptions } from './market-exceptions.rules.ts'
import { buildIndex, type MarketIndex } from './market-index.rules.ts'
import { buildLimits, type Limits } from './market-limits.rules.ts'
import { buildWishes, CLASS_WEIGHT, type Wishes } from './market-wishes.rules.ts'
import type { Mechanism, RoundFile } from './round-file.rules.ts'

export interface MarketOptions {
  mechanism: Mechanism
  fallback: boolean
  rescue: boolean
  minimums: boolean
}

export interface Market extends MarketIndex, Wishes, Limits, Exceptions {
  readonly options: MarketOptions
  /** the limits that can refuse a wish */
  readonly binding: BindingLimits
  /** by student: draw number, from 1 */
  readonly draw: Int32Array
  /** all students, the best draw number first */
  readonly byDraw: Int32Array
  /** by student: 1 who may be given an offer that is not on the list; never a locked student */
  readonly acceptsAny: Uint8Array
  /** by offer: its minimum; 0 or 1: none */
  readonly minimum: Int32Array
  /** the offers with a minimum above 1 */
  readonly withMinimum: readonly number[]
}

/** The market of a round that has no contradictions and whose lists are clean. */
export function buildMarket(file: RoundFile): Market {
  const index = buildIndex(file)
  const draw = drawOf(file, index)
  const exceptions = buildExceptions(file, index)
  const wishes = buildWishes(index, { draw, exceptions })
  const limits = buildLimits(index, wishes)
  return {
    ...index,
    ...exceptions,
    ...wishes,
    ...limits,
    binding: bindingLimits(limits),
    options: optionsOf(file),
    draw,
    byDraw: inOrderOf(draw),
    acceptsAny: Uint8Array.from(index.students, ({ acceptsAny }, at) =>
      index.lockedAt[at] === -1 && acceptsAny !== false ? 1 : 0,
    ),
    minimum: Int32Array.from(index.offers, ({ min }) => min ?? 0),
    withMinimum: index.offers.flatMap(({ min = 0 }, offer) => (min > 1 ? offer : [])),
  }
}

function optionsOf({ options }: RoundFile): MarketOptions {
  return {
    mechanism: options?.mechanism ?? 'default',
    fallback: options?.fallback ?? true,
    rescue: options?.rescue ?? false,
    minimums: options?.minimums ?? true,
  }
}

function drawOf(file: RoundFile, { studentIds }: MarketIndex): Int32Array {
  const numbers = drawOfRound(file)
  return Int32Array.from(studentIds, (id) => numbers.get(id) ?? 0)
}

function inOrderOf(draw: Int32Array): Int32Array {
  const order = new Int32Array(draw.length)
  for (const [student, number] of draw.entries()) order[number - 1] = student
  return order
}

/** The priority key of a student at any offer, listed or not. */
export function keyAt(market: Market, student: number, offer: number): number {
  const { exceptionStart, exceptionOffer, exceptionClass, otherClass, draw } = market
  let priority = otherClass[offer]!
  for (let slot = exceptionStart[student]!; slot < exceptionStart[student + 1]!; slot++) {
    if (exceptionOffer[slot] === offer) priority = exceptionClass[slot]!
  }
  return priority * CLASS_WEIGHT + draw[student]!
}
