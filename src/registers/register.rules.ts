// A register (registro) is what a school hands in and files: the hours of one placement day by day, or of one class in
// sums. It holds approved hours only; as long as others wait for a signature it is a draft (bozza) and says how many.
// What is issued (chi, quando, da quali dati) is noted, with a digest of the data: a later file can be compared.

import type { HeadException } from '../paperwork/papers.rules.ts'
import type { DatedEntry, HourEntry } from '../hours/hour-entry.rules.ts'
import { type HourTotals, registeredMinutes } from '../hours/totals.rules.ts'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { countsTowardsMinimum } from '../norms/required-hours.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { clockTime } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import { plainFileName } from '../platform/file-name.ts'
import type { Minutes } from '../platform/minutes.ts'

export interface IssuedRegister {
  /** The number on the file, short enough to be typed. */
  _id: string
  kind: 'placement' | 'class' | 'edition'
  /** null: of an edition, issued by its partner. */
  schoolId: string | null
  placementId: string | null
  classId: string | null
  editionId: string | null
  issuedAt: Date
  issuedBy: { accountId: string; name: string }
  /** SHA-256 of the data the file was made from. */
  digest: string
  approvedMinutes: Minutes
  /** minutes that waited for a signature when it was issued */
  waitingMinutes: Minutes
}

/** What both kinds of file say about themselves. */
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

export interface PlacementRegister {
  issue: Issue
  school: { name: string; code: string }
  student: RegisterStudent
  placement: Placement
  totals: HourTotals
  /** approved ones, by day and time */
  entries: DatedEntry[]
  /** The written exception of the head by which hours were logged although papers were missing. */
  exception?: HeadException | null
  /** What they have taken the place of; none in a register without rectifications. */
  rectified?: DatedEntry[]
}

/** Minutes of a year of the course, of placements and labs together. */
export interface YearLine {
  /** 1 to 5 */
  year: number
  approved: Minutes
  registered: Minutes
  /** How many of the approved ones are of labs. */
  labs: Minutes
}

/** A student of a class, with the minutes of every placement. */
export interface ClassLine {
  student: RegisterStudent
  years: YearLine[]
  placements: { placement: Placement; totals: HourTotals }[]
}

export interface ClassRegister {
  issue: Issue
  school: { name: string; code: string }
  schoolClass: { label: string; year: number; schoolYear: SchoolYear; kind: SchoolKind }
  /** null where no law sets a minimum */
  required: Minutes | null
  lines: ClassLine[]
}

/** The minutes that are written and not approved yet. */
export function waitingMinutes(totals: HourTotals): Minutes {
  return registeredMinutes(totals) - totals.approved
}

/** What a line counts towards the minimum: only the years of the course that the law counts. */
export function countedMinutes({
  years,
}: Pick<ClassLine, 'years'>): Pick<YearLine, 'approved' | 'registered' | 'labs'> {
  const counted = years.filter(({ year }) => countsTowardsMinimum(year))
  return {
    approved: counted.reduce((sum, year) => sum + year.approved, 0),
    registered: counted.reduce((sum, year) => sum + year.registered, 0),
    labs: counted.reduce((sum, year) => sum + year.labs, 0),
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

/** The name of the file of a register. */
export function fileName(words: readonly string[]): string {
  return plainFileName(words, 'xlsx')
}
