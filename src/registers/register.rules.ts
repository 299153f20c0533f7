// A register (registro) is what a school hands in and files: the hours of one placement day by day, or of one class in
// sums. It holds approved hours only; as long as others wait for a signature it is a draft (bozza) and says how many.
// What is issued (chi, quando, da quali dati) is noted, with a digest of the data: a later file can be compared.

import type { HeadException } from '../paperwork/papers.rules.ts'
import type { HoursOfDays } from '../hours/approved-line.rules.ts'
import type { DatedEntry, HourEntry } from '../hours/hour-entry.rules.ts'
import { type HourTotals } from '../hours/totals.rules.ts'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { parseSchoolYear, schoolYearEnd, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { firstDayOf, lastDayOf } from '../hours/closed-month.rules.ts'
import type { Counter } from '../ledger/counter.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { ClassStretch } from '../placements/placement-class.rules.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { clockTime } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import { plainFileName } from '../platform/file-name.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { RegisterTotals } from './register-totals.rules.ts'

export type RegisterKind = 'placement' | 'class' | 'edition' | 'host-month' | 'year' | 'protocol' | 'attestation'

export interface IssuedRegister {
  /** The number on the file, short enough to be typed. */
  _id: string
  kind: RegisterKind
  /** null: of an edition, issued by its partner. */
  schoolId: string | null
  placementId: string | null
  classId: string | null
  editionId: string | null
  /** Of what it is, where it is none of these: a host and a month, a school year, a protocol. */
  about?: string | null
  issuedAt: Date
  issuedBy: { accountId: string; name: string }
  /** SHA-256 of the data the file was made from. */
  digest: string
  approvedMinutes: Minutes
  /** minutes that waited for a signature when it was issued */
  waitingMinutes: Minutes
}

/** What every register says about itself. */
export interface Issue {
  number: string
  at: Date
  by: string
}

export interface RegisterStudent {
  _id: string
  surname: string
  givenName: string
  taxCode: string | null
  birthDate: Day | null
}

/** The register of a placement without its number: what it holds now. */
export interface PlacementFacts {
  school: { name: string; code: string; taxCode?: string | null }
  student: RegisterStudent
  placement: Placement
  totals: HourTotals
  /** In which classes the student was meanwhile; none: the school knows of none. */
  classes?: ClassStretch[]
  /** The whole of the path it shares with other hosts, which the three quarters are measured by. */
  path?: PathHours
  /** approved ones, by day and time */
  entries: DatedEntry[]
  /** The written exception of the head by which hours were logged although papers were missing. */
  exception?: HeadException | null
  /** What they have taken the place of; none in a register without rectifications. */
  rectified?: DatedEntry[]
  /** Days on which the student was expected and did not come, until today. */
  absences?: AbsentDay[]
}

export interface PlacementRegister extends PlacementFacts {
  issue: Issue
}

/** A day on which somebody was expected and did not come; `justified` null: the school has not said. */
export interface AbsentDay {
  day: Day
  justified: boolean | null
  /** The day on which it was made up. */
  recoveredOn: Day | null
}

/** Somebody who was in a class and is no longer. */
export interface LeftClass {
  /** The last day. */
  on: Day
  /** How the class of the same school is called in which the student was then; null: in none. */
  next: string | null
  /** Whether who looks may open the page of the student. */
  open: boolean
}

/**
 * A student of a class, with the counter of the three years and the minutes of every placement; of who has left, those
 * of the days in the class.
 */
export interface ClassLine {
  student: RegisterStudent
  /** Of the hours that stand in this class (class-line.rules.ts). */
  counter: Counter
  /** None: still there. */
  left?: LeftClass
  /** Approved this year in another class of the school, where these minutes stand; here they only count as done. */
  elsewhere?: Minutes
  /** With the whole of its path, where one is shared with other hosts. */
  placements: { placement: Placement; totals: HourTotals; path?: PathHours }[]
  /** When the general safety training was given; null: not recorded. */
  safetyOn?: Day | null
}

/** The summary of a class without its number: what it holds now. */
export interface ClassFacts {
  school: { name: string; code: string }
  schoolClass: { label: string; year: number; schoolYear: SchoolYear; kind: SchoolKind }
  /** Of the class; null where no law sets a minimum. Who came from elsewhere may have another: the counter knows. */
  required: Minutes | null
  lines: ClassLine[]
}

export interface ClassRegister extends ClassFacts {
  issue: Issue
}

/** The sums of a class, as the counters of its students have them. */
export function totalsOfClass(lines: readonly Pick<ClassLine, 'counter'>[]): RegisterTotals {
  const sum = (name: 'registered' | 'confirmed' | 'approved' | 'submitted') =>
    sumMinutes(lines.map(({ counter }) => counter.total[name]))
  return {
    registered: sum('registered'),
    confirmed: sum('confirmed'),
    approved: sum('approved'),
    submitted: sum('submitted'),
  }
}

/** A line of the hour register: at most one stretch of the morning and one of the afternoon of a day. */
export interface RegisterRow {
  day: Day
  morning: HourEntry | null
  afternoon: HourEntry | null
}

const NOON = clockTime('13:00')

/** Days in order; a day with two mornings or two afternoons takes two rows. What begins before 13:00 is the morning. */
export function registerRows(entries: readonly DatedEntry[]): RegisterRow[] {
  const days = [...new Set(entries.map(({ day }) => day))].sort()
  return days.flatMap((day) => {
    const ofDay = entries.filter((dated) => dated.day === day).map(({ entry }) => entry)
    const inOrder = ofDay.toSorted((a, b) => a.startMinute - b.startMinute)
    const mornings = inOrder.filter((entry) => entry.from < NOON)
    const afternoons = inOrder.filter((entry) => entry.from >= NOON)
    return Array.from({ length: Math.max(mornings.length, afternoons.length) }, (_, index) =>
      rowOf(day, { mornings, afternoons, index }),
    )
  })
}

interface Halves {
  mornings: readonly HourEntry[]
  afternoons: readonly HourEntry[]
  index: number
}

// Mornings that are more than the afternoons come first, so that the rows of a day follow the clock.
function rowOf(day: Day, { mornings, afternoons, index }: Halves): RegisterRow {
  const shift = Math.max(0, mornings.length - afternoons.length)
  return { day, morning: mornings[index] ?? null, afternoon: afternoons[index - shift] ?? null }
}

const longestPart = 40

/** The name of the file of a register: of long names the beginning, so that the number of the register is always in it. */
export function fileName(words: readonly string[], format: 'xlsx' | 'pdf'): string {
  return plainFileName(
    words.map((word) => word.slice(0, longestPart)),
    format,
  )
}

/** The hours that a register of some days is about; null for one of another kind. */
export function daysOfRegister({ kind, schoolId, about }: IssuedRegister): HoursOfDays | null {
  const school = schoolId === null ? {} : { schoolId }
  if (kind === 'year') {
    const year = parseSchoolYear(about ?? '')
    return year && { ...school, from: schoolYearStart(year), to: schoolYearEnd(year) }
  }
  if (kind !== 'host-month') return null
  const [partnerId = '', month = ''] = (about ?? '').split(':')
  return { ...school, partnerId, from: firstDayOf(month), to: lastDayOf(month) }
}
