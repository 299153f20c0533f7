// Which limits can refuse a wish at all (limiti vincolanti): those with fewer seats than wishes under them. The others are
// passed over on the way up, so that most wishes meet one or two limits instead of four.

import { NONE } from './market-index.rules.ts'
import type { Limits } from './market-limits.rules.ts'

export interface BindingLimits {
  /** by wish: the lowest limit on its way that can bind, or NONE */
  readonly first: Int32Array
  /** by limit: the next wider one that can bind, or NONE */
  readonly wider: Int32Array
  /** the heap of limit l is heapStart[l] up to, not including, heapStart[l + 1] */
  readonly heapStart: Int32Array
  readonly heapLength: number
}

/** A heap has room for its holders and as many leavers: it is tidied only after that many have come. */
const HEAP_SLACK = 8

export function bindingLimits({ capacity, parent, wishLimit }: Limits): BindingLimits {
  const wishes = new Int32Array(capacity.length)
  for (const narrowest of wishLimit) {
    for (let limit = narrowest; limit !== NONE; limit = parent[limit]!) wishes[limit]!++
  }
  const binds = (limit: number) => wishes[limit]! > capacity[limit]!
  const lowest = (from: number) => {
    let limit = from
    while (limit !== NONE && !binds(limit)) limit = parent[limit]!
    return limit
  }
  const heapStart = new Int32Array(capacity.length + 1)
  for (let limit = 0; limit < capacity.length; limit++) {
    const length = binds(limit) ? Math.min(wishes[limit]!, 2 * capacity[limit]! + HEAP_SLACK) : 0
    heapStart[limit + 1] = heapStart[limit]! + length
  }
  return {
    first: wishLimit.map(lowest),
    wider: parent.map(lowest),
    heapStart,
    heapLength: heapStart[capacity.length]!,
  }
}
