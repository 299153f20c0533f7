import { hoursDeletedAt } from '../ledger/ledger.service.ts'
import {
  nextSchoolYear,
  type SchoolYear,
  schoolYearEnd,
  schoolYearOf,
  schoolYearStart,
} from '../norms/school-year.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { type Day, maxDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'

/** The days that a register is about, and whose. */
export interface RegisterSpan {
  schoolId: string
  from: Day
  to: Day
}

/** The days of a placement, with those of its amendments. */
export function spanOfPlacement({ schoolId, terms, amendments }: Spanning): RegisterSpan {
  const ends = amendments.flatMap(({ to }) => (to ? [to] : []))
  return { schoolId, from: terms.from, to: maxDay(terms.to, ...ends) }
}

type Spanning = Pick<Placement, 'schoolId' | 'terms' | 'amendments'>

/** The days of a school year of a school. */
export function spanOfYear(schoolId: string, schoolYear: SchoolYear): RegisterSpan {
  return { schoolId, from: schoolYearStart(schoolYear), to: schoolYearEnd(schoolYear) }
}

/** Whether hours of these days were deleted at the end of their term: what was issued before is all there is of them. */
export async function areHoursDeleted({ schoolId, from, to }: RegisterSpan): Promise<boolean> {
  const last = schoolYearOf(to)
  for (let schoolYear = schoolYearOf(from); schoolYear <= last; schoolYear = nextSchoolYear(schoolYear)) {
    if (await hoursDeletedAt({ schoolId, schoolYear })) return true
  }
  return false
}

/** Refused `hours-deleted`: an empty register would take the place of the one that was issued when there were hours. */
export async function refuseDeleted(span: RegisterSpan): Promise<void> {
  if (await areHoursDeleted(span)) throw new Refused('hours-deleted')
}
