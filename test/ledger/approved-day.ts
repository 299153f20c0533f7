import type { HourEntry, Mark, StudentDay } from '../../src/hours/hour-entry.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import type { Day } from '../../src/platform/day.ts'

/** When everything of these days was signed, unless another moment is given: before "now" of the workshop. */
export const at = new Date('2026-11-22T10:00:00Z')

const mark = (name: string, role: Mark['role'], moment: Date): Mark => ({
  accountId: `account-${name.toLowerCase()}`,
  name,
  role,
  at: moment,
})

/** Four hours of the student of the workshop, approved. */
export function approvedDay(day: Day, moment = at): StudentDay {
  const entry: HourEntry = {
    id: `line-${day}-1`,
    placementId: 'placement-lucia',
    partnerId: 'partner-officina',
    schoolId: 'school-borgo',
    from: clockTime('08:30'),
    to: clockTime('12:30'),
    breakMinutes: 0,
    minutes: 240,
    activity: 'Fresatura',
    state: 'approved',
    live: true,
    startMinute: 510,
    endMinute: 750,
    loggedBy: mark('Lucia', 'student', moment),
    confirmedBy: mark('Mario', 'host', moment),
    approvedBy: mark('Anna', 'teacher', moment),
    returned: null,
    cancelledBy: null,
    writtenAt: null,
    confirmedFor: null,
    rectifies: null,
    rectifiedBy: null,
  }
  return {
    _id: `student-lucia:${day}`,
    studentId: 'student-lucia',
    schoolId: 'school-borgo',
    day,
    minutes: 240,
    entries: [entry],
  }
}
