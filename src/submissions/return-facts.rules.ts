// What the return to the Ministry (rendiconto) of a school year is made of, gathered from placements, labs, hours and
// registers. Of hours only those count that the school has approved, with days in the school year; the sums are those of
// the hour register and never made here.

import type { PlacementYear } from '../hours/year-totals.rules.ts'
import type { ReportedEdition } from '../labs/reported-edition.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { ReportedPartner } from '../partners/reported-partner.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { Minutes } from '../platform/minutes.ts'

export interface ReturnClass {
  _id: string
  /** of the course, 1 to 5 */
  year: number
  section: string
  track: string | null
  /** codice meccanografico of the site; null: the class has none */
  siteCode: string | null
}

/** Approved and certified minutes by year of the course, as they count towards the minimum. */
export interface HoursOfYears {
  third: Minutes
  fourth: Minutes
  fifth: Minutes
  total: Minutes
  /** null where no law sets a minimum */
  required: Minutes | null
  missing: Minutes | null
}

export interface ReturnStudent {
  _id: string
  surname: string
  givenName: string
  taxCode: string | null
  /** The one at the end of the year; null: in no class of the school. */
  schoolClass: ReturnClass | null
  years: HoursOfYears
  /** What the hour register says was approved in the school year, placements and labs together. */
  approved: Minutes
}

export interface ReturnPlacement {
  placement: Placement
  hours: PlacementYear
  /** Approved in all school years: a project across 31 August is one project. */
  approvedInAll: Minutes
  /** How many papers are missing still, where hours are logged by an exception of the head; 0 or not there: none. */
  papersMissing?: number
}

export interface LabMember {
  studentId: string
  /** Approved, whether they count or not: attendance is measured by them. */
  attended: Minutes
  /** Of the approved ones what counts. */
  counted: Minutes
  /** What will count besides once everything is approved. */
  waiting: Minutes
}

export interface ReturnLab {
  edition: ReportedEdition
  members: readonly LabMember[]
}

export interface ReturnFacts {
  school: { _id: string; code: string; name: string }
  schoolYear: SchoolYear
  students: readonly ReturnStudent[]
  placements: readonly ReturnPlacement[]
  labs: readonly ReturnLab[]
  partners: ReadonlyMap<string, ReportedPartner>
  /** By the plain name of the town. */
  provinces: ReadonlyMap<string, string>
}
