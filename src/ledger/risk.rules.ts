// Students at risk (studenti a rischio): who will not reach the minimum of hours as things stand, and whose path will not
// reach three quarters of its own hours. For the fifth year the whole minimum must be in sight by 31 May, when the hours of
// the class are final; in the third and fourth year a third of it for each year gone and, from March on, for the present
// one, so that nobody is left with everything for the last one. Every reason has one next step. Who lacks nothing but a signature is named too: the hours
// are done, and somebody must look at them.
// Source: D.Lgs. 62/2017, art. 13, c. 2 c (admission to the exam); D.M. 195/2017 (three quarters); thresholds of the house.

import { missingForThreeQuarters } from '../norms/required-hours.rules.ts'
import { schoolYearEnd, type SchoolYear } from '../norms/school-year.rules.ts'
import { day, type Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Counter } from './counter.rules.ts'

/** In the order in which they are shown: what cannot be mended any more by itself first. */
export const riskReasons = [
  'nothing-planned',
  'not-enough',
  'below-three-quarters',
  'behind',
  'only-signatures',
] as const
export type RiskReason = (typeof riskReasons)[number]

/** One path, as far as its three quarters go. */
export interface Project {
  placementId: string
  title: string
  /** Over: nothing comes any more but signatures. */
  ended: boolean
  planned: Minutes
  approved: Minutes
  waiting: Minutes
  ahead: Minutes
}

/** All that is counted of one student. */
export interface StudentCounter {
  counter: Counter
  /** The paths that have begun, the latest first; one that is shared out over several hosts is one. */
  projects: Project[]
  /** Of the course, this school year; null: in no class. */
  year: number | null
}

export interface Risk {
  reason: RiskReason
  /** How many minutes are missing as things stand, or wait for a signature. */
  missing: Minutes
  /** The path it is about; null: the minimum of the three years. */
  project: Project | null
}

const FIRST_YEAR = 3
const LAST_YEAR = 5
const FROM_MARCH = '03-01'
const TO_AUGUST = '08-31'
const EXAM_FREEZE = '05-31'

/** The last day whose hours count in a school year for a class of that year of the course. */
export function lastCountedDay(schoolYear: SchoolYear, year: number): Day {
  const end = schoolYearEnd(schoolYear)
  return year >= LAST_YEAR ? day(`${end.slice(0, 4)}-${EXAM_FREEZE}`) : end
}

/** When a student is looked at: in which year of the course, on which day. */
export interface Moment {
  year: number
  on: Day
}

/** What should be in sight: a third of the minimum for each year gone, and for the present one once it is well under way. */
export function targetOf(required: Minutes, { year, on }: Moment): Minutes {
  const presentCounts = year >= LAST_YEAR || (on.slice(5) >= FROM_MARCH && on.slice(5) <= TO_AUGUST)
  const share = Math.min(Math.max(year - 3, 0), 2) + (presentCounts && year >= FIRST_YEAR ? 1 : 0)
  return Math.ceil((required * share) / 3)
}

/** Why a student is at risk at that moment, the gravest first; an empty list when nothing is. */
export function risksOf(counter: Counter, projects: readonly Project[], moment: Moment): Risk[] {
  const risks = [...minimumRisks(counter, moment), ...projects.flatMap(projectRisk)]
  return risks.toSorted((a, b) => riskReasons.indexOf(a.reason) - riskReasons.indexOf(b.reason))
}

function minimumRisks({ required, done, waiting, ahead, forecast }: Counter, moment: Moment): Risk[] {
  const target = required === null ? 0 : targetOf(required, moment)
  if (done >= target) return []
  const risk = (reason: RiskReason, missing: Minutes): Risk[] => [{ reason, missing, project: null }]
  if (forecast < target) {
    if (moment.year < LAST_YEAR) return risk('behind', target - forecast)
    return risk(ahead === 0 ? 'nothing-planned' : 'not-enough', target - forecast)
  }
  return ahead === 0 ? risk('only-signatures', waiting) : []
}

function projectRisk(project: Project): Risk[] {
  const { planned, approved, waiting, ahead } = project
  if (planned === 0) return []
  const missing = missingForThreeQuarters(approved + waiting + ahead, planned)
  return missing > 0 ? [{ reason: 'below-three-quarters', missing, project }] : []
}
