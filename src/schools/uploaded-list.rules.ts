// A class list that was uploaded (elenco caricato): what was read of it waits as a draft until the office has looked at
// the preview and confirms, or throws it away. Once applied, the people on it are students of the school, and the list
// keeps only its counts; a draft that nobody confirms is forgotten after thirty days (GDPR art. 5.1.e).

import {
  schoolYearEnd,
  schoolYearOf,
  schoolYearStart,
  nextSchoolYear,
  type SchoolYear,
} from '../norms/school-year.rules.ts'
import { type Day, maxDay } from '../platform/day.ts'
import type { ClassListProblem, ClassList } from './class-list-result.rules.ts'
import type { Decision } from './class-list-import.rules.ts'
import type { ImportPlan, ImportResult } from './import-plan.rules.ts'
import type { ListToImport } from './listed-class.rules.ts'

/** `applying`: confirmed, and being written; one that stays so was cut off, and confirming again finishes it. */
export type UploadState = 'draft' | 'applying' | 'applied'

export interface UploadedClassList extends ListToImport {
  _id: string
  schoolId: string
  uploadedBy: string | null
  uploadedAt: Date
  fileName: string
  problems: ClassListProblem[]
  droppedColumns: ClassList['droppedColumns']
  state: UploadState
  /** When somebody last began to apply it. */
  claimedAt: Date | null
  decisions: Decision[]
  plan: ImportPlan | null
  result: ImportResult | null
  appliedAt: Date | null
}

const leaseMs = 60_000
const draftLifeMs = 30 * 24 * 3_600_000

/** Before this moment, whoever began to apply a list must have been cut off. */
export function leaseExpiry(now: Date): Date {
  return new Date(now.getTime() - leaseMs)
}

/** Drafts uploaded before this moment are forgotten. */
export function draftExpiry(now: Date): Date {
  return new Date(now.getTime() - draftLifeMs)
}

/** The school years a list may be for: the present one and, from June, the next. Earlier years are settled. */
export function importableYears(today: Day): SchoolYear[] {
  const current = schoolYearOf(today)
  const month = today.slice(5, 7)
  return month >= '06' && month <= '08' ? [current, nextSchoolYear(current)] : [current]
}

/** The day a list holds from, unless the office says another: today, or the first of a school year yet to come. */
export function usualEffectiveDay(year: SchoolYear, today: Day): Day {
  return maxDay(today, schoolYearStart(year))
}

export type TermsProblem = 'year-not-open' | 'day-outside-year'

/** What is wrong with the school year and the day of a list. */
export function termsProblems(terms: { schoolYear: SchoolYear; effective: Day }, today: Day): TermsProblem[] {
  const { schoolYear, effective } = terms
  if (!importableYears(today).includes(schoolYear)) return ['year-not-open']
  const outside = effective < schoolYearStart(schoolYear) || effective > schoolYearEnd(schoolYear)
  return outside ? ['day-outside-year'] : []
}
