// The result of a round as its school reads it (esito della scuola): one row for each of its students, by class and name,
// or for each class.

import { byName, type Student } from '../schools/student.rules.ts'
import { type Assignments, type Place, placeStates, type PlaceState } from './assignment.rules.ts'

export interface OutcomeRow {
  place: Place
  /** null: a class, or a student who is not known any more */
  student: Pick<Student, 'surname' | 'givenName'> | null
  className: string
}

export interface OutcomeFilter {
  q: string
  state: PlaceState | 'offered' | null
}

/** What an address asks for; nonsense counts as nothing. */
export function outcomeFilterOf(q: string, state: string): OutcomeFilter {
  if (state === 'offered') return { q, state }
  return { q, state: placeStates.find((each) => each === state) ?? null }
}

/** The rows that match, in the order of class and name. */
export function outcomeRows(rows: readonly OutcomeRow[], { q, state }: OutcomeFilter): OutcomeRow[] {
  const words = q.toLocaleLowerCase('it').split(/\s+/u).filter(Boolean)
  return rows
    .filter(({ place }) => state === null || (state === 'offered' ? place.offered !== null : place.state === state))
    .filter((row) => words.every((word) => searched(row).includes(word)))
    .toSorted(
      (a, b) =>
        collator.compare(a.className, b.className) || (a.student && b.student ? byName(a.student, b.student) : 0),
    )
}

const collator = new Intl.Collator('it', { numeric: true })

function searched({ student, className }: OutcomeRow): string {
  return `${student?.surname ?? ''} ${student?.givenName ?? ''} ${className}`.toLocaleLowerCase('it')
}

/** How many places are in which state, of all that take part. */
export interface StateCounts {
  units: number
  withPlace: number
  confirmed: number
  unplaced: number
  gaveBack: number
  prepared: number
}

export function stateCounts(places: readonly Place[]): StateCounts {
  const count = (...states: PlaceState[]) => places.filter(({ state }) => states.includes(state)).length
  return {
    units: places.length,
    withPlace: count('assigned', 'accepted', 'placed'),
    confirmed: count('accepted', 'placed'),
    unplaced: count('none'),
    gaveBack: count('withdrawn'),
    prepared: count('placed'),
  }
}

/** The log as far as it is about these places; the others are nobody's business here. */
export function ownLog({ log }: Pick<Assignments, 'log'>, places: readonly Place[]): Assignments['log'] {
  const own = new Set(places.map(({ unitId }) => unitId))
  return log.filter(({ unitId }) => unitId === null || own.has(unitId))
}
