// Done again as last year (copia dall'anno scorso): a group, or a single placement, as the pattern for a group of this
// year. The same hosts and seats, title, activities and week; the days move to the new school calendar
// (norms/moved-period.rules.ts), and the hours with them where they were those that the timetable gave. Its students are
// chosen anew. Hosts that are suspended are left out, and said; so is a tutor who is no longer at the school.

import { movedPeriod } from '../norms/moved-period.rules.ts'
import { nextSchoolYear, schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import type { TownCalendar } from '../norms/town-calendar.rules.ts'
import { scheduledMinutes } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { type CommonTerms, eachOnce, type GroupHost, type GroupTerms } from './placement-group.rules.ts'

/** What is done again, and when it was done. */
export interface Pattern {
  common: CommonTerms
  hosts: readonly GroupHost[]
}

export interface GroupCopy {
  schoolYear: SchoolYear
  common: CommonTerms
  hosts: GroupHost[]
  leftOutHosts: string[]
  /** the school tutor is no longer there */
  tutorLeft: boolean
}

interface Present {
  today: Day
  calendar: TownCalendar
  /** partners nothing may begin with */
  suspended: readonly string[]
  staff: readonly string[]
}

/** What a copy would be: for the present school year, or the next where the pattern is of this one or later. */
export function copyOf({ common, hosts }: Pattern, { today, calendar, suspended, staff }: Present): GroupCopy {
  const next = nextSchoolYear(schoolYearOf(common.terms.from))
  const present = schoolYearOf(today)
  const schoolYear = present > next ? present : next
  const stays = common.schoolTutorId !== null && staff.includes(common.schoolTutorId)
  return {
    schoolYear,
    common: {
      ...common,
      schoolTutorId: stays ? common.schoolTutorId : null,
      terms: movedTerms(common.terms, schoolYear, calendar),
    },
    hosts: eachOnce(hosts.filter(({ partnerId }) => !suspended.includes(partnerId))),
    leftOutHosts: hosts.filter(({ partnerId }) => suspended.includes(partnerId)).map(({ name }) => name),
    tutorLeft: common.schoolTutorId !== null && !stays,
  }
}

function movedTerms(terms: GroupTerms, year: SchoolYear, calendar: TownCalendar): GroupTerms {
  const scheduled = (each: GroupTerms) => scheduledMinutes({ terms: { ...each, calendar }, amendments: [] })
  const moved = { ...terms, ...movedPeriod(terms, year) }
  return {
    ...moved,
    plannedMinutes: scheduled(terms) === terms.plannedMinutes ? scheduled(moved) : terms.plannedMinutes,
  }
}
