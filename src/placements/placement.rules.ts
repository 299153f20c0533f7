// A placement (percorso presso un ente ospitante) brings one student to one host for a period, with a timetable, an
// agreement and two tutors; how it lives is in placement-state.rules.ts. It is edited until it starts; an active one
// changes by amendment. Data of student and host are copied into it: what was agreed stays as it was agreed when the
// registers change.
// Source: D.Lgs. 77/2005 (agreement, two tutors, age); D.M. 195/2017, art. 3-5; L. 107/2015, art. 1, c. 33-43.

import type { Ateco } from '../identifiers/ateco.rules.ts'
import { type Interval, overlaps } from '../platform/clock-time.ts'
import { type Day, daysOf, maxDay, minDay } from '../platform/day.ts'
import type { HostSite, HostTutorCopy, SchoolTutorCopy } from './copies.rules.ts'
import type { PlacementHappening, PlacementState } from './placement-state.rules.ts'
import {
  agreedIntervals,
  type Agreed,
  type Amendment,
  effectiveTerms,
  type Slot,
  type Terms,
  type UndoneAmendment,
} from './terms.rules.ts'

export interface HistoryLine {
  at: Date
  by: { accountId: string | null; name: string }
  event: PlacementHappening
  from: PlacementState | null
  to: PlacementState
  reason: string | null
}

/** The host as it was when the placement was agreed. */
export interface HostCopy {
  name: string
  vatNumber: string | null
  taxCode: string | null
  ateco: Ateco | null
  /** where the student is, unless a line of the timetable names another */
  site: HostSite
  /** the other sites that the timetable names */
  otherSites?: HostSite[]
}

/** Where the student is: at a host, or in a firm the class runs at school (impresa formativa simulata). */
export const placementKinds = ['placement', 'simulated-enterprise'] as const
export type PlacementKind = (typeof placementKinds)[number]

/** What the host may see of the student. */
interface StudentCopy {
  surname: string
  givenName: string
  className: string | null
}

/** A second tutor on a side, and how many percent of the work are theirs; the first has the rest. */
export interface TutorShares {
  hostTutor: (HostTutorCopy & { percent: number }) | null
  schoolTutor: (SchoolTutorCopy & { percent: number }) | null
}

/** The agreement (convenzione) it rests upon, as it was when it was chosen. */
export interface AgreementCopy {
  agreementId: string
  /** number and day in the school's protocol */
  number: string
  date: Day
  /** its first and last day */
  from: Day
  to: Day
}

/** How a host says yes: on its own page, or as the school notes it. */
export const consentMeans = ['page', 'phone', 'email', 'letter', 'meeting'] as const
export interface HostConsent {
  name: string
  on: Day
  means: (typeof consentMeans)[number]
}

export interface Placement {
  _id: string
  schoolId: string
  studentId: string
  classId: string | null
  partnerId: string
  /** missing: an ordinary placement */
  kind?: PlacementKind
  /** the placements made together for a class or a group */
  groupId?: string | null
  /** a path (percorso) that the student shares out over several hosts: one placement for each, all with this id */
  pathId?: string | null
  /** the offer whose seat it takes; missing or null: none */
  offerId?: string | null
  /** missing or null: one tutor on each side */
  shares?: TutorShares | null
  /** an account of the school's staff */
  schoolTutorId: string | null
  title: string
  activities: string
  /** what a host is told of the student before the match: year (1 to 5) and track; missing or null: not known */
  course?: { year: number; track: string | null } | null
  student: StudentCopy
  host: HostCopy
  schoolTutor: { name: string; email: string | null } | null
  hostTutor: HostTutorCopy | null
  /** chosen from those in force between school and host */
  agreement: AgreementCopy | null
  /** who said yes for the host, and how; missing or null: nobody has yet */
  consent?: HostConsent | null
  terms: Terms
  amendments: Amendment[]
  /** those that were taken back before they held */
  undoneAmendments?: UndoneAmendment[]
  state: PlacementState
  history: HistoryLine[]
}

/** How often a placement was written: who saves says which version was on the screen. */
export function versionOf({ history }: Pick<Placement, 'history'>): number {
  return history.length
}

/** Where a student is in a stretch of the timetable: the site it names, or the main one. */
export function siteOf(
  { siteId }: Pick<Slot, 'siteId'>,
  { site, otherSites }: Pick<HostCopy, 'site' | 'otherSites'>,
): HostSite {
  return (otherSites ?? []).find(({ id }) => id === siteId) ?? site
}

/** Whether a student would have to be in two places at once: real hours are compared, not the two periods. */
export function clash(a: Agreed, b: Agreed): boolean {
  const from = maxDay(a.terms.from, b.terms.from)
  const to = minDay(effectiveTerms(a).to, effectiveTerms(b).to)
  return daysOf(from, to).some((day) => shareMinutes(agreedIntervals(a, day), agreedIntervals(b, day)))
}

function shareMinutes(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.some((one) => b.some((other) => overlaps(one, other)))
}
