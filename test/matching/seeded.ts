// Numbers that look random and are the same in every run: a market that fails is named by its seed.

export interface Dice {
  /** a whole number from `low` to `high`, both possible */
  between(low: number, high: number): number
  /** true so many times in a hundred */
  chance(percent: number): boolean
  pick<T>(items: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

/** Mulberry32: small, and good enough to tell markets apart. */
export function diceOf(seed: number): Dice {
  let state = (seed * 0x9e3779b1) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    between,
    chance: (percent) => next() * 100 < percent,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    shuffled: (items) => {
      const order = [...items]
      for (let last = order.length - 1; last > 0; last--) {
        const other = between(0, last)
        const kept = order[last] as (typeof items)[number]
        order[last] = order[other] as (typeof items)[number]
        order[other] = kept
      }
      return order
    },
  }
}
