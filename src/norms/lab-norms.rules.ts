// What a city may set for its labs (regole dei laboratori). The defaults follow the platforms of the European school
// projects: no enrolment once a quarter of the hours has passed, and a certificate from three quarters of attendance.
// Source: domain study 4 (P5, P7; the low-attendance rule P10 is unconfirmed, therefore only a warning by default).

export interface LabNorms {
  /** Enrolments are refused once more than so many hundredths of the planned minutes have passed; 0 to 100. */
  enrolmentLockPercent: number
  /** The certificate is given from so many hundredths of the minutes of the module; 1 to 100. */
  attendancePercent: number
  /** How many hours a place offered from the waiting list stays reserved; 1 to 336. */
  offerHours: number
  /** How many days after a session its roll call may still be changed by the partner; 0 to 60. */
  rollCallDays: number
  /** Alarm when fewer than `below` are present in `sessions` sessions in a row. */
  lowAttendance: { below: number; sessions: number; action: 'warn' | 'suspend' }
  /** What happens when the minimum is not reached on the day set by the edition, and how many days before people are warned. */
  minimum: { action: 'warn' | 'cancel'; warningDays: number }
  /** Machine authorisations: months until they expire, and months without use after which they lapse; null: never. */
  authorisation: { months: number | null; idleMonths: number | null }
}

export const usualLabNorms: LabNorms = {
  enrolmentLockPercent: 25,
  attendancePercent: 75,
  offerHours: 72,
  rollCallDays: 7,
  lowAttendance: { below: 9, sessions: 2, action: 'warn' },
  minimum: { action: 'warn', warningDays: 7 },
  authorisation: { months: 24, idleMonths: 6 },
}
