// What exactly a run matches (la tornata di una prova): the frozen round, by the mechanism of the run, with the one change
// that is tried out, and with those who were separated. Matching it again gives the digests of the run.

import type { Mechanism, RoundFile } from '../matching/round-file.rules.ts'
import { type Separation, withSeparations } from './keep-apart.rules.ts'
import type { WhatIf } from './run.rules.ts'
import { withWhatIf } from './what-if.rules.ts'

interface Tried {
  mechanism: Mechanism
  whatIf: WhatIf | null
  separated: readonly Separation[]
}

/** Moves are looked for only where precedence decides: the other mechanism places the most from the start. */
export function fileOfRun(frozen: RoundFile, { mechanism, whatIf, separated }: Tried): RoundFile {
  const options = { ...frozen.options, mechanism, rescue: mechanism === 'default' }
  return withSeparations(withWhatIf({ ...frozen, options }, whatIf), separated)
}
