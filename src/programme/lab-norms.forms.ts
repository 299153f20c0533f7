import { z } from 'zod'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { fields } from '../platform/form.ts'
import { type LabNormNumber, labNormLimits, lowAttendanceActions, minimumActions } from './lab-norms-pack.rules.ts'

const LONGEST = 20

/** A whole number within its range; the problem names the range: 'within 1 336'. Nothing at all is null. */
function optionalNumber(name: LabNormNumber) {
  const { least, most } = labNormLimits[name]
  return fields.optionalText(LONGEST).transform((text, ctx) => {
    if (text === null) return null
    const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    ctx.issues.push({ code: 'custom', message: `within ${least} ${most}`, input: text })
    return z.NEVER
  })
}

function number(name: LabNormNumber) {
  return optionalNumber(name).transform((value, ctx) => {
    if (value !== null) return value
    ctx.issues.push({ code: 'custom', message: 'required', input: value })
    return z.NEVER
  })
}

/** The fields of the form; months left empty mean that there is no end. */
export const labNormFields = {
  enrolmentLockPercent: number('enrolmentLockPercent'),
  attendancePercent: number('attendancePercent'),
  offerHours: number('offerHours'),
  rollCallDays: number('rollCallDays'),
  lowAttendanceBelow: number('lowAttendanceBelow'),
  lowAttendanceSessions: number('lowAttendanceSessions'),
  lowAttendanceAction: fields.oneOf(lowAttendanceActions),
  minimumAction: fields.oneOf(minimumActions),
  minimumWarningDays: number('minimumWarningDays'),
  authorisationMonths: optionalNumber('authorisationMonths'),
  authorisationIdleMonths: optionalNumber('authorisationIdleMonths'),
}

const asked = z.object(labNormFields)

/** The rules that the fields say. */
export function labNormsOf(typed: z.infer<typeof asked>): LabNorms {
  return {
    enrolmentLockPercent: typed.enrolmentLockPercent,
    attendancePercent: typed.attendancePercent,
    offerHours: typed.offerHours,
    rollCallDays: typed.rollCallDays,
    lowAttendance: {
      below: typed.lowAttendanceBelow,
      sessions: typed.lowAttendanceSessions,
      action: typed.lowAttendanceAction,
    },
    minimum: { action: typed.minimumAction, warningDays: typed.minimumWarningDays },
    authorisation: { months: typed.authorisationMonths, idleMonths: typed.authorisationIdleMonths },
  }
}
