// The city's rules for the labs taken apart: one line for each thing that a form asks, a pack changes and a page says.

import type { LabNorms } from '../norms/lab-norms.rules.ts'
import type { LabNormNumber } from './lab-norms-pack.rules.ts'

export type LabFact = LabNormNumber | 'lowAttendanceAction' | 'minimumAction'

/** Every part of the rules as text; null where there is no limit. */
export function labFactValues({ lowAttendance, minimum, authorisation, ...rest }: LabNorms) {
  const values: Record<LabFact, number | string | null> = {
    enrolmentLockPercent: rest.enrolmentLockPercent,
    attendancePercent: rest.attendancePercent,
    offerHours: rest.offerHours,
    rollCallDays: rest.rollCallDays,
    lowAttendanceBelow: lowAttendance.below,
    lowAttendanceSessions: lowAttendance.sessions,
    lowAttendanceAction: lowAttendance.action,
    minimumAction: minimum.action,
    minimumWarningDays: minimum.warningDays,
    authorisationMonths: authorisation.months,
    authorisationIdleMonths: authorisation.idleMonths,
  }
  const facts = Object.keys(values) as LabFact[]
  return facts.map((fact) => [fact, values[fact] === null ? null : String(values[fact])] as const)
}
