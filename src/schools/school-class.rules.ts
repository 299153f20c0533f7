// A class (classe) belongs to one school year and to one site of the school: 3A of 2025/26 and 3A of 2026/27 are two
// classes, and two sites may each have a 3A. Year of the course, section and track (indirizzo) name it. The kind of
// school, which decides the minimum of hours, is that of its site.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { previousSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import { type ClassLabel, classText, parseClassLabel } from './class-label.rules.ts'

export interface SchoolClass {
  _id: string
  schoolId: string
  siteCode: string | null
  kind: SchoolKind
  schoolYear: SchoolYear
  /** Year of the course, 1 to 5. */
  year: number
  section: string
  track: string | null
  /** '3A INF' */
  label: string
  /** The accounts of the teachers who follow it. */
  teacherIds: string[]
}

/** The class a text names, with its section; null when it names none. */
export function readLabel(text: string | null): ClassLabel | null {
  const label = text ? parseClassLabel(text) : null
  return label && label.section !== '' ? label : null
}

/**
 * The class of a site and school year that a list means: the one of that name, or, when one of the two leaves the track
 * out and there is no choice, the one of that year and section. `named` are all the classes of the list.
 */
export function findNamedClass(
  label: ClassLabel,
  classes: readonly SchoolClass[],
  named: readonly string[],
): SchoolClass | null {
  const alike = classes.filter(({ year, section }) => year === label.year && section === label.section)
  const exact = alike.find(({ track }) => track === label.track)
  if (exact) return exact
  const possible = alike.filter(
    (each) => (each.track === null || label.track === null) && !named.includes(classText(each)),
  )
  const rivals = named.filter((text) => {
    const other = parseClassLabel(text)
    return other?.year === label.year && other.section === label.section
  })
  return possible.length === 1 && rivals.length === 1 ? (possible[0] ?? null) : null
}

/** Whether a class of the year before usually becomes the other: same section, one year further. */
export function leadsTo(earlier: SchoolClass, later: Pick<SchoolClass, 'schoolYear' | 'year' | 'section'>): boolean {
  return (
    earlier.schoolYear === previousSchoolYear(later.schoolYear) &&
    earlier.year + 1 === later.year &&
    earlier.section === later.section
  )
}

/** The order of a list of classes: by year, section and track. */
export function byLabel(a: SchoolClass, b: SchoolClass): number {
  return a.year - b.year || a.section.localeCompare(b.section) || (a.track ?? '').localeCompare(b.track ?? '')
}
