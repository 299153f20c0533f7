/**
 * Keeps what `load` gave for so many milliseconds, for what every page needs and seldom changes. Other processes see a
 * change when theirs has run out, so nothing may be written by what is remembered. The time is that of a clock which
 * never goes back and which nobody sets: not the moment at which a request happens, and so none of ctx.now.
 */
export function remembered<T>(milliseconds: number, load: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let kept: { value: Promise<T>; until: number } | null = null
  const get = (): Promise<T> => {
    if (kept && performance.now() < kept.until) return kept.value
    // Those who come while it loads wait for the same one; what failed to load is not remembered.
    const value = load()
    const mine = { value, until: performance.now() + milliseconds }
    kept = mine
    void value.catch(() => {
      if (kept === mine) kept = null
    })
    return value
  }
  return {
    get,
    forget() {
      kept = null
    },
  }
}
