// An absence from a placement (assenza): a day on which the student is expected at the host and does not come. Student and
// host announce it before the day begins (annunciata); afterwards the host or the school note it. The school says whether
// it is justified (giustificata); what was missed may be made up on another day (recuperata), which must hold hours of
// the same placement. There is one for a placement and a day. Why somebody was absent is for the student and the school
// only: the host reads whether it is justified, never the reason, which may speak of health. Absences stand in the
// registers: in a month that the school has closed none is noted, decided or taken away. What was missed in it may still be
// made up in a later month that is open.
// Source: D.M. 195/2017, art. 4 (duties of the student); GDPR, art. 5.1.c and 9 (health is told to nobody who need not).

import type { Role } from '../access/actor.ts'
import type { PlacementState } from '../placements/placement-state.rules.ts'
import { agreedDayOff, type Agreed, agreedIntervals } from '../placements/terms.rules.ts'
import { type Interval, lengthOf } from '../platform/clock-time.ts'
import { type Day, instantOf } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'

/** Who did something, and when; the name as it was then. */
export interface AbsenceMark {
  accountId: string
  name: string
  role: Role
  at: Date
}

export interface Absence {
  /** Of placement and day: there is one. */
  _id: string
  placementId: string
  schoolId: string
  partnerId: string
  studentId: string
  day: Day
  /** The agreed minutes of the day, as they were when it was noted. */
  minutes: Minutes
  /** Said before the agreed times began. */
  announced: boolean
  by: AbsenceMark
  /** Null when nobody said why, or when it is not told to who reads. */
  reason: string | null
  decision: (AbsenceMark & { justified: boolean; reason: string | null }) | null
  recovered: (AbsenceMark & { on: Day }) | null
}

export function absenceId(placementId: string, day: Day): string {
  return `${placementId}:${day}`
}

export type AnnounceRefusal = 'placement-not-active' | 'not-expected' | 'day-begun' | 'hours-written'

interface AnnounceFacts {
  placement: Agreed & { state: PlacementState }
  day: Day
  now: Date
  role: Role
  /** Live minutes of this placement on that day. */
  written: Minutes
}

/** The times at which the student is expected on a day; none on a day off. */
function expectedOn(agreed: Agreed, day: Day): Interval[] {
  return agreedDayOff(agreed, day) === null ? agreedIntervals(agreed, day) : []
}

/** The minutes somebody who does not come misses. */
export function missedMinutes(agreed: Agreed, day: Day): Minutes {
  return sumMinutes(expectedOn(agreed, day).map(lengthOf))
}

/** Whether the first agreed time of a day has come. */
export function hasBegun(agreed: Agreed, day: Day, now: Date): boolean {
  const [first] = expectedOn(agreed, day)
  return first !== undefined && instantOf(day, first.from) <= now
}

/** Every reason against noting an absence; none means yes. */
export function announceRefusals({ placement, day, now, role, written }: AnnounceFacts): AnnounceRefusal[] {
  const against: [AnnounceRefusal, boolean][] = [
    ['placement-not-active', placement.state !== 'active'],
    ['not-expected', expectedOn(placement, day).length === 0],
    // A student says so before; what was not said before, the host or the school says.
    ['day-begun', role === 'student' && hasBegun(placement, day, now)],
    ['hours-written', written > 0],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}

export type RecoveryRefusal = 'recovery-not-later' | 'recovery-without-hours' | 'recovery-in-the-future'

/** Every reason against a day on which an absence was made up. */
export function recoveryRefusals({
  day,
  on,
  today,
  written,
}: {
  day: Day
  on: Day
  today: Day
  /** Live minutes of the placement on the day of recovery. */
  written: Minutes
}): RecoveryRefusal[] {
  const against: [RecoveryRefusal, boolean][] = [
    ['recovery-not-later', on <= day],
    ['recovery-in-the-future', on > today],
    ['recovery-without-hours', on <= today && written === 0],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}

export const schoolDecisions = ['justify', 'refuse', 'recover'] as const
export type AbsenceDecision = (typeof schoolDecisions)[number] | 'withdraw'

/** What this role may do with an absence now. */
export function decisionsFor(role: Role, absence: Absence, begun: boolean): AbsenceDecision[] {
  const open = absence.decision === null && absence.recovered === null
  if (role === 'student' || role === 'host') return open && !begun && absence.by.role === role ? ['withdraw'] : []
  const allowed: Record<AbsenceDecision, boolean> = {
    justify: absence.decision?.justified !== true,
    refuse: absence.decision === null,
    recover: absence.recovered === null,
    withdraw: open,
  }
  return (Object.keys(allowed) as AbsenceDecision[]).filter((decision) => allowed[decision])
}

/** The absence as this role may read it: the reasons are for the student and the school. */
export function absenceFor(role: Role, absence: Absence): Absence {
  if (role !== 'host') return absence
  return { ...absence, reason: null, decision: absence.decision && { ...absence.decision, reason: null } }
}
