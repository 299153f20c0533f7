// Which known student is the person on a row of a class list? The tax code decides, in any of its spellings (omocodia);
// else name and birth day together; else the name alone, but only within the class, or from the class that leads to it
// at the turn of the year. Whatever could be two people is left to the office: a wrong guess would mix the hours of two.

import { samePerson, originalTaxCode } from '../identifiers/tax-code.rules.ts'
import { taxCodeMismatches } from '../identifiers/tax-code-person.rules.ts'
import type { Day } from '../platform/day.ts'
import { birthDayOf, groupBy, type Identity, lettersOf, nameKey } from './student.rules.ts'

export type MatchDoubt =
  | 'twice-in-list'
  | 'code-of-other-name'
  | 'other-tax-code'
  | 'several-same-name'
  | 'same-name-elsewhere'
  | 'similar-name'
  | 'other-birth-date'

export type Match =
  | { found: 'same'; studentId: string }
  | { found: 'nobody' }
  | { found: 'doubtful'; reason: MatchDoubt; candidates: string[] }

export interface Known extends Identity {
  _id: string
  /** Tax codes under which lists have named the student by mistake. */
  otherTaxCodes?: readonly string[]
}

export interface Named extends Identity {
  /** The class the row puts the person into; null when it says none. */
  className: string | null
  /** Set when the row says that the person has left. */
  leaving: object | null
}

interface Matching {
  /** Those who have left come last: of two rows of one person, the other one counts. */
  rows: readonly (readonly [number, Named])[]
  matches: (Match | null)[]
  claimed: Set<string>
  byName: Map<string, Known[]>
  byCode: Map<string, Known>
  byBirth: Map<Day | null, Known[]>
  births: Map<Known, Day | null>
  /** Whether a student is in the class already, or in the one that leads to it. */
  isNear: (className: string, studentId: string) => boolean
  on: Day
}

/** One match per row, in the order of the rows; no student is claimed twice. */
export function matchStudents(
  rows: readonly Named[],
  students: readonly Known[],
  { isNear, on }: Pick<Matching, 'isNear' | 'on'>,
): Match[] {
  const births = new Map(students.map((each) => [each, birthDayOf(each, on)] as const))
  const m: Matching = {
    rows: [...rows.entries()].sort(([, a], [, b]) => Number(a.leaving !== null) - Number(b.leaving !== null)),
    matches: rows.map(() => null),
    claimed: new Set(),
    byName: groupBy(students, nameKey),
    byCode: studentsByCode(students),
    byBirth: groupBy(students, (each) => births.get(each) ?? null),
    births,
    isNear,
    on,
  }
  eachOpen(m, (row) => byTaxCode(m, row, (known) => nameKey(known) === nameKey(row)))
  eachOpen(m, (row) => byTaxCode(m, row, (known) => !m.claimed.has(known._id) && fitsCode(m, row)))
  eachOpen(m, (row) => byNameAndBirth(m, row))
  byNameInClass(m)
  eachOpen(m, (row) => byNameElsewhere(m, row))
  eachOpen(m, (row) => bySimilarity(m, row) ?? codeDoubt(m, row))
  eachOpen(m, (row) => byDoubtfulNamesake(m, row))
  return m.matches.map((match) => match ?? { found: 'nobody' })
}

/** Whose a code is: what is somebody's own goes before what was only mistaken for it. */
function studentsByCode(students: readonly Known[]): Map<string, Known> {
  const mistaken = students.flatMap((each) => (each.otherTaxCodes ?? []).map((code) => [code, each] as const))
  const own = students.flatMap((each) => (each.taxCode ? [[each.taxCode, each] as const] : []))
  return new Map([...mistaken, ...own].map(([code, each]) => [originalTaxCode(code), each]))
}

/** Whether the two have right tax codes of different people. */
function haveDifferentCodes(a: Identity, b: Identity): boolean {
  return isPersonal(a.taxCode) && isPersonal(b.taxCode) && !samePerson(a.taxCode, b.taxCode)
}

function isPersonal(code: string | null): code is string {
  return code?.length === 16
}

function eachOpen(m: Matching, decide: (row: Named) => Match | null): void {
  for (const [n, row] of m.rows) if (m.matches[n] === null) settle(m, n, decide(row))
}

function settle(m: Matching, n: number, match: Match | null): void {
  const twice = match?.found === 'same' && m.claimed.has(match.studentId)
  m.matches[n] = twice ? { found: 'doubtful', reason: 'twice-in-list', candidates: [] } : match
  if (match?.found === 'same') m.claimed.add(match.studentId)
}

function doubt(reason: MatchDoubt, candidates: readonly Known[]): Match {
  return { found: 'doubtful', reason, candidates: candidates.slice(0, 5).map(({ _id }) => _id) }
}

function byTaxCode(m: Matching, row: Named, isThis: (known: Known) => boolean): Match | null {
  const known = ownerOfCode(m, row)
  return known && isThis(known) ? { found: 'same', studentId: known._id } : null
}

function ownerOfCode(m: Matching, { taxCode }: Named): Known | undefined {
  return taxCode ? m.byCode.get(originalTaxCode(taxCode)) : undefined
}

// A code copied onto another person's row must not rename its owner.
function fitsCode(m: Matching, { taxCode, surname, givenName }: Named): boolean {
  return taxCode !== null && taxCodeMismatches(taxCode, { surname, givenName }, m.on).length === 0
}

function codeDoubt(m: Matching, row: Named): Match | null {
  const owner = ownerOfCode(m, row)
  if (!owner) return null
  return m.claimed.has(owner._id) ? doubt('twice-in-list', []) : doubt('code-of-other-name', [owner])
}

function byNameAndBirth(m: Matching, row: Named): Match | null {
  const birth = birthDayOf(row, m.on)
  const namesakes = birth ? namesakesOf(m, row).filter((known) => m.births.get(known) === birth) : []
  const [only, ...others] = namesakes
  if (!only) return null
  if (others.length > 0) return doubt('several-same-name', namesakes)
  return haveDifferentCodes(row, only) ? doubt('other-tax-code', [only]) : { found: 'same', studentId: only._id }
}

// Two of one name in a class, and two rows: each gets one, in their order.
function byNameInClass(m: Matching): void {
  const open = m.rows.filter(([n]) => m.matches[n] === null)
  for (const group of groupBy(open, ([, row]) => `${nameKey(row)} ${row.className ?? ''}`).values()) {
    const near = group[0] ? possibleNamesakes(m, group[0][1]).filter((known) => isNear(m, group[0]?.[1], known)) : []
    for (const [place, [n]] of group.entries()) {
      const known = near[place]
      if (near.length > group.length) settle(m, n, doubt('several-same-name', near))
      else if (known) settle(m, n, { found: 'same', studentId: known._id })
    }
  }
}

function byNameElsewhere(m: Matching, row: Named): Match | null {
  const possible = possibleNamesakes(m, row)
  return possible.length > 0 ? doubt('same-name-elsewhere', possible) : null
}

function possibleNamesakes(m: Matching, row: Named): Known[] {
  return namesakesOf(m, row).filter((known) => !m.claimed.has(known._id) && couldBe(m, row, known))
}

function isNear(m: Matching, row: Named | undefined, known: Known): boolean {
  return row?.className != null && m.isNear(row.className, known._id)
}

// The birth days do not contradict each other, nor do the codes.
function couldBe(m: Matching, row: Named, known: Known): boolean {
  const birthsDiffer = birthDayOf(row, m.on) !== null && m.births.get(known) !== null
  return !birthsDiffer && !haveDifferentCodes(row, known)
}

function bySimilarity(m: Matching, row: Named): Match | null {
  const birth = birthDayOf(row, m.on)
  if (!birth) return null
  const free = (known: Known) => !m.claimed.has(known._id) && isNear(m, row, known) && !haveDifferentCodes(row, known)
  const oneCodeMissing = (known: Known) => !isPersonal(row.taxCode) || !isPersonal(known.taxCode)
  const namesakes = namesakesOf(m, row).filter((known) => free(known) && oneCodeMissing(known))
  if (namesakes.length > 0) return doubt('other-birth-date', namesakes)
  const similar = (m.byBirth.get(birth) ?? []).filter((known) => free(known) && isSimilar(row, known))
  return similar.length > 0 ? doubt('similar-name', similar) : null
}

// While it is open who one of two namesakes on the list is, so it is for the other, unless their birth days differ.
function byDoubtfulNamesake(m: Matching, row: Named): Match | null {
  const apart = (other: Named) => birthDayOf(row, m.on) !== null && birthDayOf(other, m.on) !== null
  const doubtful = m.rows.some(([n, other]) => {
    return m.matches[n]?.found === 'doubtful' && nameKey(other) === nameKey(row) && !apart(other)
  })
  return doubtful ? doubt('several-same-name', []) : null
}

// "Rossi Maria" and "Rossi Maria Elena"
function isSimilar(a: Identity, b: Identity): boolean {
  const [first, second] = [lettersOf(a.givenName), lettersOf(b.givenName)]
  return lettersOf(a.surname) === lettersOf(b.surname) && (first.startsWith(second) || second.startsWith(first))
}

function namesakesOf(m: Matching, row: Named): readonly Known[] {
  return m.byName.get(nameKey(row)) ?? []
}
