// School-to-work has had three names for one thing: obligations and contents did not change with them. A path carries
// the name of its school year.

import { schoolYear, type SchoolYear } from './school-year.rules.ts'

/** Alternanza scuola-lavoro; percorsi per le competenze trasversali e l'orientamento; formazione scuola-lavoro. */
export type ProgrammeName = 'ASL' | 'PCTO' | 'FSL'

const names: readonly { from: SchoolYear; name: ProgrammeName }[] = [
  // D.L. 127/2025, art. 1 (L. 164/2025)
  { from: schoolYear('2025/26'), name: 'FSL' },
  // L. 145/2018, art. 1, c. 784, to 2024/25
  { from: schoolYear('2018/19'), name: 'PCTO' },
]

/** What school-to-work is called in a school year; before 2018/19 always ASL (D.Lgs. 77/2005, L. 107/2015). */
export function programmeName(year: SchoolYear): ProgrammeName {
  return names.find((each) => each.from <= year)?.name ?? 'ASL'
}
