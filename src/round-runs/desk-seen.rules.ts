// Who is named to whom at the desk (nomi al tavolo): a school sees the names of its own students; the city, and another
// school, see a draw number at most. Of labs the units are classes, which are named to everybody at the desk.
// Source: GDPR, art. 5.1.c; house rule on the city.

export interface SeenUnit {
  name: string
  /** null: it is a class itself */
  className: string | null
  schoolId: string
}

export interface SeenUnits {
  /** whether the rows of all are shown, by name or by number; else those that are named alone */
  all: boolean
  named: ReadonlyMap<string, SeenUnit>
}

/** The rows that are shown. */
export function rowsSeen<Row extends { unitId: string }>(rows: readonly Row[], { all, named }: SeenUnits): Row[] {
  return all ? [...rows] : rows.filter(({ unitId }) => named.has(unitId))
}
