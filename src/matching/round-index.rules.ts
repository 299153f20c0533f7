// What the checks of a round file (controlli della tornata) share: ids by place, pairs by student, and how an id is shown
// in a line. Ids are opaque: they are kept in maps, never as the keys of an object.
import type { RoundFile } from './round-file.rules.ts'

export interface RoundIndex {
  file: RoundFile
  /** place in the file by id, of the first who bears it */
  students: Map<string, number>
  offers: Map<string, number>
}

export function indexRound(file: RoundFile): RoundIndex {
  return { file, students: placesOf(file.students), offers: placesOf(file.offers) }
}

function placesOf(entries: readonly { id: string }[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, { id }] of entries.entries()) if (!places.has(id)) places.set(id, place)
  return places
}

/** An id or a figure as it stands in a line: never more than one line, whatever it holds. */
export function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')
}

/** Why students may not go to offers: by student, by offer; `forbidden` wins over a reason of eligibility. */
export function barredPairs(file: RoundFile): Map<string, Map<string, string>> {
  const barred = new Map<string, Map<string, string>>()
  const bar = (student: string, offer: string, why: string) => {
    const ofStudent = barred.get(student)
    if (ofStudent) ofStudent.set(offer, why)
    else barred.set(student, new Map([[offer, why]]))
  }
  for (const [student, offer, reason] of file.ineligible ?? []) {
    bar(student, offer, reason === undefined || reason === '' ? 'not eligible' : `not eligible, ${shown(reason)}`)
  }
  for (const [student, offer] of file.forbidden ?? []) bar(student, offer, 'forbidden')
  return barred
}
