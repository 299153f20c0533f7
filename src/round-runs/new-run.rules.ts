import type { Mechanism } from '../matching/round-file.rules.ts'
import type { WhatIf } from './run.rules.ts'

// What somebody asks for who tries the matching (nuova prova).

export interface NewRun {
  /** of the form: sending it twice makes one run */
  id: string
  mechanism: Mechanism
  whatIf: WhatIf | null
}
