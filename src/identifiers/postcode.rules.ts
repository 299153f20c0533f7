// An Italian postcode (CAP): five digits, 00010 (towns around Rome) to 98168 (Messina).

import { compact, type Checked } from './identifier.rules.ts'

export type PostcodeProblem = 'wrong-length' | 'wrong-shape'

const LOWEST = '00010'
const HIGHEST = '98168'

/** A postcode as stored, and why it is refused. One that no street has any more is not recognised as such. */
export function checkPostcode(text: string): Checked<PostcodeProblem> {
  const normal = compact(text)
  if (normal.length !== 5) return { normal, problems: ['wrong-length'] }
  const possible = /^\d+$/.test(normal) && normal >= LOWEST && normal <= HIGHEST
  return { normal, problems: possible ? [] : ['wrong-shape'] }
}
