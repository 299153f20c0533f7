// The code of a public investment project (codice unico di progetto, CUP): a letter, two digits of the year, a letter,
// eleven digits. Source: L. 3/2003, art. 11.

import { compact, type Checked } from './identifier.rules.ts'

export type CupProblem = 'wrong-length' | 'wrong-shape'

/** A project code as stored, fifteen characters in upper case, and why it is refused. */
export function checkCup(text: string): Checked<CupProblem> {
  const normal = compact(text)
  if (normal.length !== 15) return { normal, problems: ['wrong-length'] }
  return { normal, problems: /^[A-Z]\d{2}[A-Z]\d{11}$/.test(normal) ? [] : ['wrong-shape'] }
}
