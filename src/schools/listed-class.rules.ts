// The classes that a class list names: each belongs to a site of the school and to the school year of the list, and is
// one we have or a new one. The list rarely tells the site; the office does.

import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import { type ClassLabel, classText } from './class-label.rules.ts'
import type { ListedStudent } from './class-list-result.rules.ts'
import type { Enrolment } from './enrolment.rules.ts'
import { findNamedClass, readLabel, type SchoolClass } from './school-class.rules.ts'

/** What the office says about a list beside the file. */
export interface ListTerms {
  schoolYear: SchoolYear
  /** The first day on which the list holds. */
  effective: Day
  /** The class of rows that name none. */
  defaultClass: string | null
  /** The site of the classes, unless `sites` says another for some of them. */
  siteCode: string | null
  sites: { className: string; siteCode: string }[]
}

export interface ListToImport extends ListTerms {
  students: readonly ListedStudent[]
}

/** A class that the list names. */
export interface ListedClass {
  className: string
  label: ClassLabel
  siteCode: string | null
  schoolYear: SchoolYear
  /** null when the list creates it */
  existing: SchoolClass | null
  /** Whether nobody has been in it so far. */
  first: boolean
}

export interface ListedRow extends ListedStudent {
  /** Names the row in the decisions of the office. */
  key: string
  className: string | null
}

/** The rows with the class of each, in its one spelling; null where neither the row nor the office says it. */
export function rowsOf(list: Pick<ListToImport, 'students' | 'defaultClass'>): ListedRow[] {
  const fallback = readLabel(list.defaultClass)
  return list.students.map((student, n) => {
    const label = readLabel(student.class) ?? fallback
    return { ...student, key: `r${n}`, className: label && classText(label) }
  })
}

/** The classes of the rows by name. `classes` are all that the school has, `enrolments` tell which of them are inhabited. */
export function listedClasses(
  list: ListTerms,
  rows: readonly ListedRow[],
  records: { classes: readonly SchoolClass[]; enrolments: readonly Enrolment[] },
): Map<string, ListedClass> {
  const named = [...new Set(rows.flatMap(({ className }) => className ?? []))]
  const inhabited = new Set(records.enrolments.map(({ classId }) => classId))
  const classes = named.flatMap((className): [string, ListedClass][] => {
    const label = readLabel(className)
    if (!label) return []
    const siteCode = list.sites.find((each) => each.className === className)?.siteCode ?? list.siteCode
    const there = records.classes.filter((each) => each.schoolYear === list.schoolYear && each.siteCode === siteCode)
    const existing = findNamedClass(label, there, named)
    const first = !existing || !inhabited.has(existing._id)
    return [[className, { className, label, siteCode, schoolYear: list.schoolYear, existing, first }]]
  })
  return new Map(classes)
}
