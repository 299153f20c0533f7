// What reading a class list gives: the students, what is doubtful row by row, and the columns that were not read.

import type { Day } from '../platform/day.ts'
import type { Leaving } from './class-list-cells.rules.ts'

export interface ListedStudent {
  sheet: string
  /** As the person sees it in the file, 1 the first. */
  row: number
  surname: string
  givenName: string
  /** Only a right code of sixteen characters, upper case. */
  taxCode: string | null
  birthDate: Day | null
  sex: 'M' | 'F' | null
  /** In its one spelling: 3A, 3A INF. */
  class: string | null
  /** Whoever has left stays on the list. */
  leaving: Leaving | null
}

export type ClassListReason =
  | 'tax-code-missing'
  | 'tax-code-provisional'
  | 'tax-code-wrong'
  | 'tax-code-not-of-this-name'
  | 'tax-code-not-of-this-birth'
  | 'tax-code-not-of-this-sex'
  | 'tax-code-twice'
  | 'no-tax-codes'
  | 'birth-date-missing'
  | 'birth-date-unreadable'
  | 'birth-date-implausible'
  | 'sex-unreadable'
  | 'class-missing'
  | 'class-unreadable'
  | 'class-without-section'
  | 'surname-missing'
  | 'given-name-missing'
  | 'name-damaged'
  | 'name-split-uncertain'
  | 'names-swapped'
  | 'listed-twice'
  | 'listed-in-two-classes'
  | 'row-not-understood'

export interface ClassListProblem {
  sheet: string
  /** null when it is about the whole sheet. */
  row: number | null
  reason: ClassListReason
}

export interface ClassList {
  students: ListedStudent[]
  problems: ClassListProblem[]
  /** Columns not read, in the order of the file; sensitive: special categories, families, addresses, secrets. */
  droppedColumns: { heading: string; sensitive: boolean }[]
}
