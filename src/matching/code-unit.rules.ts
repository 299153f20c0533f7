// Ids are compared by UTF-16 code unit: never by the rules of a language, which differ from machine to machine.

/** Negative: a comes first; 0: the same; positive: b comes first. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
