// The register of a school year (registro dell'anno): every placement of a school with its hours of that year, every student
// in a lab that the school counts, the sums of each student, and each month with who closed it. The hours are those of the
// return to the Ministry, gathered in the same way; minutes of labs are counted up to what their module allows.

import type { MonthSums } from '../hours/closed-month.rules.ts'
import type { PlacementYear } from '../hours/year-totals.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { byName, fullName } from '../schools/student.rules.ts'
import { type RegisterTotals, totalsOfAll, type Waiting, waitingOf } from './register-totals.rules.ts'

export interface YearStudent {
  _id: string
  surname: string
  givenName: string
  taxCode: string | null
  className: string
}

export interface YearPlacement {
  placement: Placement
  student: YearStudent
  hours: PlacementYear
}

export interface YearLab {
  student: YearStudent
  editionId: string
  title: string
  host: string
  from: Day
  to: Day
  /** Approved by the school, of labs and before their limit. */
  attended: Minutes
  counted: Minutes
  /** What counts once everything is approved. */
  countable: Minutes
}

export interface YearMonth {
  month: string
  sums: MonthSums
  over: boolean
  /** Who closed it; null while it is open. */
  closedBy: string | null
  closedAt: Date | null
}

export interface YearRegister {
  school: { _id: string; name: string; code: string }
  schoolYear: SchoolYear
  /** By student, then by day. */
  placements: YearPlacement[]
  labs: YearLab[]
  /** Oldest first. */
  months: YearMonth[]
  submitted: Minutes
}

/** Sums of one student in the year. */
export interface YearStudentSums extends Omit<RegisterTotals, 'submitted'> {
  student: YearStudent
  /** Approved ones at hosts, and counted ones in labs. */
  placements: Minutes
  labs: Minutes
}

/** The sums of all: of the placements, and of the labs as far as they count. */
export function totalsOfYear({ placements, labs, submitted }: YearRegister): RegisterTotals {
  return { ...sumsOf(placements, labs), submitted }
}

function sumsOf(placements: readonly YearPlacement[], labs: readonly YearLab[]): Omit<RegisterTotals, 'submitted'> {
  const { registered, confirmed, approved } = totalsOfAll(placements.map(({ hours }) => hours))
  const countable = sumMinutes(labs.map((lab) => lab.countable))
  return {
    registered: registered + countable,
    confirmed: confirmed + countable,
    approved: approved + sumMinutes(labs.map((lab) => lab.counted)),
  }
}

/** The sums of each student, by name. */
export function studentsOfYear({ placements, labs }: Pick<YearRegister, 'placements' | 'labs'>): YearStudentSums[] {
  const students = new Map([...placements, ...labs].map(({ student }) => [student._id, student]))
  return [...students.values()].toSorted(byStudent).map((student) => {
    const own = placements.filter((each) => each.student._id === student._id)
    const inLabs = labs.filter((each) => each.student._id === student._id)
    return {
      student,
      ...sumsOf(own, inLabs),
      placements: sumMinutes(own.map(({ hours }) => hours.approved)),
      labs: sumMinutes(inLabs.map(({ counted }) => counted)),
    }
  })
}

export function byStudent(a: YearStudent, b: YearStudent): number {
  return byName(a, b) || (a._id < b._id ? -1 : 1)
}

/** What of the year waits: placements for host and school, labs for the school, months to be closed. */
export function yearWaiting({ placements, labs, months }: YearRegister): Waiting[] {
  return [
    ...placements.flatMap(({ placement, student, hours }) =>
      waitingOf(totalsOfAll([hours]), { name: fullName(student), at: { kind: 'hours', id: placement._id } }),
    ),
    ...labs
      .filter(({ countable, counted }) => countable > counted)
      .map(
        ({ student, editionId, countable, counted }): Waiting => ({
          reason: 'lab',
          name: fullName(student),
          minutes: countable - counted,
          at: { kind: 'lab', id: editionId },
        }),
      ),
    ...months
      .filter(({ over, closedBy, sums }) => over && closedBy === null && sums.approved + sums.waitingMinutes > 0)
      .map(
        ({ month }): Waiting => ({
          reason: 'month-open',
          name: month,
          minutes: null,
          at: { kind: 'month', id: month },
        }),
      ),
  ]
}
