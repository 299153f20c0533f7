// How long what is kept on students stays in this site (termini di conservazione). The archive of a school is a cultural
// good: what belongs to it is never thrown away by a term alone. So a term only says from when the copy in this site may
// go, once the school has filed the export in its own archive, where its own plan of conservation rules, and throwing
// away asks for the Soprintendenza. No norm gives a term for hours of school-to-work: the terms below are the house's,
// long where somebody may still need the paper, short where it is only a reason or a letter. Each school may lengthen
// them, and shorten them down to the least.
// Source: D.Lgs. 42/2004, art. 10 c. 2 b, 21 c. 1 d, 30 c. 4; D.P.R. 445/2000, art. 68; Ministry of Culture, Direzione
// generale archivi, circular 44/2005 (guide for the archives of schools); GDPR, art. 5.1.e (storage limitation).

import type { CourseYear } from './cohort.rules.ts'
import { nextSchoolYear, type SchoolYear, schoolYearEnd, schoolYearStart } from './school-year.rules.ts'
import type { Day } from '../platform/day.ts'

/** In the order of the page: first what concerns the final exam, last what is only about letters and readers. */
export const retentionKinds = [
  'hours',
  'papers',
  'paper-registers',
  'safety-certificates',
  'diary',
  'absence-reasons',
  'choices',
  'assignments',
  'family-links',
  'access-records',
] as const
export type RetentionKind = (typeof retentionKinds)[number]

interface Term {
  /** From the end of the school career of the last student concerned, or from the end of the school year. */
  from: 'career' | 'year'
  /** Whole years: unless a school decides otherwise, and the fewest and most it may decide. */
  years: number
  least: number
  most: number
  /** Only of a school year that was returned to the Ministry. */
  returned: boolean
}

export const retentionTerms: Readonly<Record<RetentionKind, Term>> = {
  hours: { from: 'career', years: 10, least: 5, most: 50, returned: true },
  papers: { from: 'career', years: 10, least: 5, most: 50, returned: true },
  'paper-registers': { from: 'career', years: 10, least: 5, most: 50, returned: true },
  'safety-certificates': { from: 'career', years: 10, least: 1, most: 50, returned: false },
  diary: { from: 'career', years: 2, least: 0, most: 50, returned: false },
  'absence-reasons': { from: 'year', years: 2, least: 1, most: 50, returned: false },
  choices: { from: 'year', years: 2, least: 1, most: 50, returned: false },
  assignments: { from: 'year', years: 2, least: 1, most: 50, returned: false },
  'family-links': { from: 'year', years: 2, least: 1, most: 50, returned: false },
  'access-records': { from: 'year', years: 5, least: 2, most: 50, returned: false },
}

export type RetentionYears = Readonly<Record<RetentionKind, number>>

/** The terms of a school in years: its own where it has decided, within their bounds. */
export function retentionYearsOf(own: Partial<RetentionYears> | null | undefined): RetentionYears {
  const years = retentionKinds.map((kind) => {
    const { least, most, years: usual } = retentionTerms[kind]
    return [kind, Math.min(Math.max(own?.[kind] ?? usual, least), most)] as const
  })
  return Object.fromEntries(years) as RetentionYears
}

const lastYearOfCourse = 5

/**
 * When the school career of a student ends: with the school year of the final exam, or, of who left before, with that in
 * which the others of the class had it. Whoever repeats or comes back has a later class, and so a later end. Null for who
 * was in no class.
 */
export function careerEnd(history: readonly Pick<CourseYear, 'schoolYear' | 'year'>[]): Day | null {
  const last = history.toSorted((a, b) => (a.schoolYear < b.schoolYear ? -1 : 1)).at(-1)
  if (!last) return null
  let exam = last.schoolYear
  for (let year = last.year; year < lastYearOfCourse; year += 1) exam = nextSchoolYear(exam)
  return schoolYearEnd(exam)
}

export interface Due {
  /** The first day on which it may go; null: it cannot be said. */
  on: Day | null
  /** How many students have not come through the final exam, and of how many nothing is known. */
  inCareer: number
  unknown: number
}

interface Dated {
  kind: RetentionKind
  schoolYear: SchoolYear
  years: number
  /** Of each student concerned. */
  ends: readonly (Day | null)[]
  today: Day
}

/** When the records of a kind and school year fall due. */
export function dueOf({ kind, schoolYear, years, ends, today }: Dated): Due {
  if (retentionTerms[kind].from === 'year')
    return { on: after(schoolYearEnd(schoolYear), years), inCareer: 0, unknown: 0 }
  const known = ends.filter((end) => end !== null)
  const unknown = ends.length - known.length
  const last = known.reduce((latest, end) => (end > latest ? end : latest), schoolYearEnd(schoolYear))
  const inCareer = known.filter((end) => end >= today).length
  return { on: unknown > 0 ? null : after(last, years), inCareer, unknown }
}

/** The day after so many years from the end of a school year. */
function after(end: Day, years: number): Day {
  const first = Number(end.slice(0, 4)) + years
  return schoolYearStart(`${first}/${String((first + 1) % 100).padStart(2, '0')}` as SchoolYear)
}
