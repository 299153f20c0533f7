// Who a student (studentessa, studente) is for the programme: name, tax code, birth and sex, and nothing else. Health,
// religion, family and address are not stored (GDPR art. 5.1.c and 9). The class is not part of the student: it changes,
// and enrolment.rules.ts says which it is on a day.

import { birthOf, samePerson } from '../identifiers/tax-code.rules.ts'
import type { Day } from '../platform/day.ts'

export interface Student {
  _id: string
  schoolId: string
  surname: string
  givenName: string
  /** Sixteen characters, or eleven digits while waiting for them; null when unknown. */
  taxCode: string | null
  birthDate: Day | null
  sex: 'M' | 'F' | null
  email: string | null
  /** The record of the same person that this one has gone into; nothing: it stands for itself. */
  mergedInto?: string | null
  /** The records that have gone into this one. */
  mergedFrom?: string[]
  /** Tax codes under which lists have named the student by mistake. */
  otherTaxCodes?: string[]
}

/** What is known of a person before we know which student it is. */
export type Identity = Pick<Student, 'surname' | 'givenName' | 'taxCode' | 'birthDate'>

/** The letters of a name: case, accents, apostrophes, spaces, and where the surname ends make no difference. */
export function nameKey({ surname, givenName }: Pick<Student, 'surname' | 'givenName'>): string {
  return lettersOf(surname + givenName)
}

/** Letters only, upper case, without accents. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^\p{L}]/gu, '')
}

/** The day of birth as written, or else as the tax code says; null when neither tells. */
export function birthDayOf({ taxCode, birthDate }: Pick<Student, 'taxCode' | 'birthDate'>, on: Day): Day | null {
  return birthDate ?? (taxCode ? (birthOf(taxCode, on)?.day ?? null) : null)
}

export type StudentCorrections = Partial<Pick<Student, 'surname' | 'givenName' | 'taxCode' | 'birthDate' | 'sex'>>

/**
 * What a newer list knows better of a student: another name, the tax code that was awaited, the birth day or sex that
 * was missing. A birth day that the tax code contradicts is a slip and changes nothing.
 */
export function corrections(known: Student, listed: Identity & Pick<Student, 'sex'>, on: Day): StudentCorrections {
  const { surname, givenName, taxCode, birthDate, sex } = listed
  return {
    ...(isRenamed(known, listed) ? { surname, givenName } : {}),
    ...(taxCode !== null && !hasCode(known, taxCode) ? { taxCode } : {}),
    ...(birthDate !== known.birthDate && isBirthPossible(birthDate, taxCode ?? known.taxCode, on) ? { birthDate } : {}),
    ...(sex !== null && known.sex === null ? { sex } : {}),
  }
}

function isRenamed(known: Student, { surname, givenName }: Identity): boolean {
  return surname !== '' && givenName !== '' && nameKey(known) !== nameKey({ surname, givenName })
}

/** Whether the code is the student's, or one that was mistaken for it before. */
export function hasCode({ taxCode, otherTaxCodes = [] }: Pick<Student, 'taxCode' | 'otherTaxCodes'>, code: string) {
  return [...(taxCode ? [taxCode] : []), ...otherTaxCodes].some((each) => samePerson(each, code))
}

function isBirthPossible(birthDate: Day | null, code: string | null, on: Day): boolean {
  const coded = code ? birthOf(code, on)?.day : undefined
  return birthDate !== null && (coded === undefined || coded === birthDate)
}

/** Surname first, as class lists do. */
export function fullName({ surname, givenName }: Pick<Student, 'surname' | 'givenName'>): string {
  return `${surname} ${givenName}`.trim()
}

/** The order of a class list. */
export function byName(a: Pick<Student, 'surname' | 'givenName'>, b: Pick<Student, 'surname' | 'givenName'>): number {
  return collator.compare(a.surname, b.surname) || collator.compare(a.givenName, b.givenName)
}

const collator = new Intl.Collator('it')

/** The things under their keys, each group in the order it came. */
export function groupBy<Thing, Key>(things: Iterable<Thing>, keyOf: (thing: Thing) => Key): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}
