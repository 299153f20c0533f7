// The city's rules for the labs (regole dei laboratori) as they stand in a pack: every number with its range. A pack of
// before there were labs has none of them: the usual ones hold, which norms/lab-norms.rules.ts explains.

import { type LabNorms, usualLabNorms } from '../norms/lab-norms.rules.ts'
import { object, oneOf, orElse, orNull, type Reader, wholeNumber } from './pack-shape.rules.ts'

/** The least and the most of each number, both included. */
export const labNormLimits = {
  enrolmentLockPercent: { least: 0, most: 100 },
  attendancePercent: { least: 1, most: 100 },
  offerHours: { least: 1, most: 336 },
  rollCallDays: { least: 0, most: 60 },
  /** 0: never an alarm. */
  lowAttendanceBelow: { least: 0, most: 100 },
  lowAttendanceSessions: { least: 1, most: 10 },
  minimumWarningDays: { least: 0, most: 60 },
  authorisationMonths: { least: 1, most: 120 },
  authorisationIdleMonths: { least: 1, most: 120 },
} as const

export type LabNormNumber = keyof typeof labNormLimits

export const lowAttendanceActions = ['warn', 'suspend'] as const satisfies LabNorms['lowAttendance']['action'][]
export const minimumActions = ['warn', 'cancel'] as const satisfies LabNorms['minimum']['action'][]

function within(name: LabNormNumber): Reader<number> {
  const { least, most } = labNormLimits[name]
  return wholeNumber(least, most)
}

/** Reads the rules for the labs; the usual ones when there are none. */
export const labNormsOfPack: Reader<LabNorms> = orElse(
  object({
    enrolmentLockPercent: within('enrolmentLockPercent'),
    attendancePercent: within('attendancePercent'),
    offerHours: within('offerHours'),
    rollCallDays: within('rollCallDays'),
    lowAttendance: object({
      below: within('lowAttendanceBelow'),
      sessions: within('lowAttendanceSessions'),
      action: oneOf(lowAttendanceActions),
    }),
    minimum: object({ action: oneOf(minimumActions), warningDays: within('minimumWarningDays') }),
    authorisation: object({
      months: orNull(within('authorisationMonths')),
      idleMonths: orNull(within('authorisationIdleMonths')),
    }),
  }),
  usualLabNorms,
)
