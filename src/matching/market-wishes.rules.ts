// The wishes of a market (scelte): by student, best first, each with its priority key. The key is one number, smaller is
// better: priority class times 2^32, plus draw number. Nothing in it depends on the wishes.
// Source: matching.md 3.3 and 8.

import type { Exceptions } from './market-exceptions.rules.ts'
import { type MarketIndex, NONE } from './market-index.rules.ts'

export interface Wishes {
  /** the wishes of student s are wishStart[s] up to, not including, wishStart[s + 1] */
  readonly wishStart: Int32Array
  readonly wishStudent: Int32Array
  readonly wishOffer: Int32Array
  readonly wishKey: Float64Array
  /** the wishes for offer o are listing[listingStart[o]] up to, not including, listing[listingStart[o + 1]] */
  readonly listingStart: Int32Array
  readonly listing: Int32Array
}

/** The priority class is worth more than any draw number. */
export const CLASS_WEIGHT = 2 ** 32

export function buildWishes(
  index: MarketIndex,
  { draw, exceptions }: { draw: Int32Array; exceptions: Exceptions },
): Wishes {
  const { students, offers, offerNumber, lockedAt } = index
  const wishStart = new Int32Array(students.length + 1)
  for (const [student, { preferences }] of students.entries()) {
    wishStart[student + 1] = wishStart[student]! + (lockedAt[student] === NONE ? preferences.length : 0)
  }
  const count = wishStart[students.length]!
  const wishStudent = new Int32Array(count)
  const wishOffer = new Int32Array(count)
  for (let student = 0; student < students.length; student++) {
    const first = wishStart[student]!
    const { preferences } = students[student]!
    for (let wish = first; wish < wishStart[student + 1]!; wish++) {
      wishStudent[wish] = student
      wishOffer[wish] = offerNumber.get(preferences[wish - first]!)!
    }
  }
  const wishKey = keysOf({ wishStart, wishOffer, exceptions }, draw, offers.length)
  return { wishStart, wishStudent, wishOffer, wishKey, ...listingOf(wishOffer, offers.length) }
}

function keysOf(
  { wishStart, wishOffer, exceptions }: { wishStart: Int32Array; wishOffer: Int32Array; exceptions: Exceptions },
  draw: Int32Array,
  offers: number,
): Float64Array {
  const { exceptionStart, exceptionOffer, exceptionClass, otherClass } = exceptions
  const keys = new Float64Array(wishOffer.length)
  const slotOf = new Int32Array(offers).fill(NONE)
  for (let student = 0; student < draw.length; student++) {
    const first = exceptionStart[student]!
    for (let slot = first; slot < exceptionStart[student + 1]!; slot++) slotOf[exceptionOffer[slot]!] = slot
    for (let wish = wishStart[student]!; wish < wishStart[student + 1]!; wish++) {
      const slot = slotOf[wishOffer[wish]!]!
      const priority = slot >= first ? exceptionClass[slot]! : otherClass[wishOffer[wish]!]!
      keys[wish] = priority * CLASS_WEIGHT + draw[student]!
    }
  }
  return keys
}

function listingOf(wishOffer: Int32Array, offers: number): Pick<Wishes, 'listingStart' | 'listing'> {
  const listingStart = new Int32Array(offers + 1)
  for (const offer of wishOffer) listingStart[offer + 1]!++
  for (let offer = 0; offer < offers; offer++) listingStart[offer + 1]! += listingStart[offer]!
  const next = listingStart.slice()
  const listing = new Int32Array(wishOffer.length)
  for (let wish = 0; wish < wishOffer.length; wish++) listing[next[wishOffer[wish]!]!++] = wish
  return { listingStart, listing }
}
