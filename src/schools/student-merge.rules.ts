// Two records of one student (doppia iscrizione): a tax code mistyped once, or a homonymy code that nobody recognised, and
// a list has made a second student of the same person. One record stays, the other leads to it. The office says which
// name, tax code, birth day and sex are right; the tax code that was wrong is remembered, so that the next list that has
// it finds the same student. Their enrolments become one row of stretches; where both were in the same class at once the
// two stretches are one, and where they were in different classes at once nobody but the school knows which is true.

import { type SchoolYear, schoolYearEnd } from '../norms/school-year.rules.ts'
import { addDays, type Day, maxDay, minDay } from '../platform/day.ts'
import type { Enrolment } from './enrolment.rules.ts'
import { birthDayOf, hasCode, nameKey, type Student } from './student.rules.ts'

/** From which student to which, both of one school. */
export interface StudentWay {
  schoolId: string
  from: string
  to: string
}

/** What the office decides about: who the student is. */
export const identityFacts = ['name', 'taxCode', 'birthDate', 'sex'] as const
export type IdentityFact = (typeof identityFacts)[number]
export type StandingIdentity = Pick<Student, 'surname' | 'givenName' | 'taxCode' | 'birthDate' | 'sex'>

export type Side = 'keep' | 'gone'

/** The identity that stands: each fact of the side that was chosen, and where that side knows nothing of the other. */
export function identityOf(
  both: Readonly<Record<Side, StandingIdentity>>,
  chosen: Readonly<Record<IdentityFact, Side>>,
): StandingIdentity {
  const value = <F extends 'taxCode' | 'birthDate' | 'sex'>(fact: F): StandingIdentity[F] =>
    both[chosen[fact]][fact] ?? both.keep[fact] ?? both.gone[fact]
  const { surname, givenName } = both[chosen.name]
  return {
    surname,
    givenName,
    taxCode: value('taxCode'),
    birthDate: value('birthDate'),
    sex: value('sex'),
  }
}

/** Whether neither the name nor the birth day speaks for one person: a slip changes one of them, seldom both. */
export function looksLikeTwo(keep: StandingIdentity, gone: StandingIdentity, on: Day): boolean {
  const [ours, theirs] = [birthDayOf(keep, on), birthDayOf(gone, on)]
  return nameKey(keep) !== nameKey(gone) && ours !== null && theirs !== null && ours !== theirs
}

/** The tax codes that from now on are known to mean the student, and are not the right one. */
export function mistakenCodes(
  { taxCode }: Pick<StandingIdentity, 'taxCode'>,
  records: readonly Pick<Student, 'taxCode' | 'otherTaxCodes'>[],
): string[] {
  const all = records.flatMap((each) => [...(each.otherTaxCodes ?? []), ...(each.taxCode ? [each.taxCode] : [])])
  return [...new Set(all)].filter((code) => !hasCode({ taxCode }, code))
}

/** The school year of a class. */
export type YearOf = (classId: string) => SchoolYear

/** Two classes in which the two records were at once. */
export interface EnrolmentClash {
  from: Day
  to: Day
  keepClassId: string
  goneClassId: string
}

/** An enrolment that nobody closed ends with the school year of its class. */
function lastDay({ to, classId }: Enrolment, yearOf: YearOf): Day {
  const end = schoolYearEnd(yearOf(classId))
  return to === null ? end : minDay(to, end)
}

/** Where the two were in different classes on the same day. */
export function enrolmentClashes(
  keep: readonly Enrolment[],
  gone: readonly Enrolment[],
  yearOf: YearOf,
): EnrolmentClash[] {
  return gone.flatMap((theirs) =>
    keep.flatMap((ours): EnrolmentClash[] => {
      const from = maxDay(ours.from, theirs.from)
      const to = minDay(lastDay(ours, yearOf), lastDay(theirs, yearOf))
      if (ours.classId === theirs.classId || from > to) return []
      return [{ from, to, keepClassId: ours.classId, goneClassId: theirs.classId }]
    }),
  )
}

/** What is written so that all enrolments are of the student that stays, in this order. */
export interface EnrolmentUnion {
  changed: (Pick<Enrolment, '_id' | 'from' | 'to' | 'leaving'> & { studentId: string })[]
  removed: string[]
}

/**
 * Puts the enrolments of the one that goes among those of the other. Two of the same class that touch become one; an
 * open one of an earlier school year is closed with it; what still clashes gives way to what was there.
 */
export function unitedEnrolments(
  keep: readonly Enrolment[],
  gone: readonly Enrolment[],
  { to: studentId, yearOf }: Pick<StudentWay, 'to'> & { yearOf: YearOf },
): EnrolmentUnion {
  const kept = keep.map((each) => ({ ...each }))
  const removed: string[] = []
  for (const theirs of gone) {
    const twin = kept.find((ours) => ours.classId === theirs.classId && touches(ours, theirs, yearOf))
    if (twin) Object.assign(twin, widened(twin, theirs))
    else if (enrolmentClashes(kept, [theirs], yearOf).length === 0) kept.push({ ...theirs, studentId })
    if (!kept.some(({ _id }) => _id === theirs._id)) removed.push(theirs._id)
  }
  const closed = withOneOpen(kept, yearOf)
  const before = new Map([...keep, ...gone].map((each) => [each._id, each]))
  const changed = closed.filter((each) => differs(each, before.get(each._id)))
  // First what closes: two open ones of one student cannot be.
  const inOrder = changed.toSorted((a, b) => Number(a.to === null) - Number(b.to === null))
  return { changed: inOrder.map(({ _id, from, to, leaving }) => ({ _id, from, to, leaving, studentId })), removed }
}

function touches(a: Enrolment, b: Enrolment, yearOf: YearOf): boolean {
  return a.from <= addDays(lastDay(b, yearOf), 1) && b.from <= addDays(lastDay(a, yearOf), 1)
}

function widened(a: Enrolment, b: Enrolment): Pick<Enrolment, 'from' | 'to' | 'leaving'> {
  const later = a.to === null || (b.to !== null && a.to >= b.to) ? a : b
  return { from: minDay(a.from, b.from), to: later.to, leaving: later.leaving }
}

function withOneOpen(all: readonly Enrolment[], yearOf: YearOf): Enrolment[] {
  const open = all.filter(({ to }) => to === null).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const [latest] = open
  return all.map((each) =>
    each.to === null && each !== latest
      ? { ...each, to: lastDay(each, yearOf), leaving: 'new-year' as const }
      : { ...each },
  )
}

function differs(after: Enrolment, before: Enrolment | undefined): boolean {
  const parts = ({ studentId, from, to, leaving }: Enrolment) => [studentId, from, to, leaving].join('|')
  return before === undefined || parts(after) !== parts(before)
}
