// Which lists a page shows: of a class, of those whose name holds the words typed, of those who have sent one or not, or
// about whom there is something to settle.

import type { Round } from '../rounds/round.rules.ts'
import type { ChoiceWarning } from './choice-warning.rules.ts'
import type { ChoiceList } from './choice.rules.ts'
import type { OfferFacts, UnitFacts } from './unit.rules.ts'

/** One who takes part, with the list and what is worth a word. */
export interface ChoiceRow {
  unit: UnitFacts
  list: ChoiceList | null
  warnings: ChoiceWarning[]
  /** choices that are no longer for them */
  lost: string[]
  /** this actor may write the list for them */
  mayWrite: boolean
}

/** How many list an offer, and how many list it first; nobody is named. */
export interface OfferCount {
  offer: OfferFacts
  listed: number
  first: number
}

export interface SchoolCount {
  schoolId: string
  name: string
  units: number
  sent: number
}

export interface RoundChoices {
  round: Round
  /** of the actor's school or classes, by class and name; none for the city, which sees numbers only */
  rows: ChoiceRow[]
  offers: OfferCount[]
  /** of each school that takes part; for the city only */
  schools: SchoolCount[]
}

export const rowsPerPage = 50

export const choiceStandings = ['sent', 'missing', 'warned'] as const
export type ChoiceStanding = (typeof choiceStandings)[number]

export interface ChoiceFilter {
  q: string
  /** '': every class */
  classId: string
  /** '': all */
  standing: ChoiceStanding | ''
}

interface Listed {
  unit: Pick<UnitFacts, 'name' | 'classId'>
  list: Pick<ChoiceList, 'offerIds'> | null
  warnings: readonly ChoiceWarning[]
}

/** The rows that a filter leaves, in their order. */
export function filtered<Row extends Listed>(rows: readonly Row[], { q, classId, standing }: ChoiceFilter): Row[] {
  const words = q.split(/\s+/u).map(plain).filter(Boolean)
  const stands: Record<ChoiceStanding, (row: Row) => boolean> = {
    sent: ({ list }) => list !== null,
    missing: ({ list }) => list === null,
    warned: ({ warnings }) => warnings.some((warning) => warning !== 'not-sent'),
  }
  return rows.filter(
    (row) =>
      (classId === '' || row.unit.classId === classId) &&
      words.every((word) => plain(row.unit.name).includes(word)) &&
      (standing === '' || stands[standing](row)),
  )
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
