import { Accounts } from '../../src/accounts/account.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import type { EntryState } from '../../src/hours/hour-entry.rules.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, day } from '../../src/platform/day.ts'
import { Schools } from '../../src/schools/school.model.ts'

/** An active placement at a workshop whose tutor has an e-mail, unless `changes` say otherwise. */
export async function placePlacement(_id: string, changes: Partial<Placement> = {}): Promise<void> {
  await Schools.updateOne({ _id: 's1' }, { $set: { 'settings.silentHostDays': 12 } }, { upsert: true })
  await Placements.create({
    _id,
    schoolId: 's1',
    studentId: `student-${_id}`,
    classId: null,
    partnerId: 'officina',
    schoolTutorId: 'ada',
    title: 'Officina',
    activities: 'Montaggio',
    student: { surname: 'Verdi', givenName: 'Nina', className: '3A INF' },
    host: {
      name: 'Officina Conti',
      vatNumber: null,
      taxCode: null,
      ateco: null,
      site: { id: 'x', name: 'Sede', address: 'Via Roma 1', postcode: '20121', town: 'Borgo' },
    },
    schoolTutor: { name: 'Ada Neri', email: 'ada.neri@volta.example' },
    hostTutor: { id: 't1', name: 'Ugo Conti', email: 'ugo@officina.example', phone: '02 123456' },
    agreement: null,
    terms: { from: day('2026-11-02'), to: day('2027-05-31'), timetable: [], plannedMinutes: 9000 },
    amendments: [],
    state: 'active',
    history: [],
    ...changes,
  })
}

/** Three hours of one day of that placement. */
export async function logThreeHours(placementId: string, on: Day, state: EntryState = 'logged'): Promise<void> {
  const by = { accountId: 'nina', name: 'Nina Verdi', role: 'student' as const, at: new Date(`${on}T16:00:00Z`) }
  const entry = {
    id: `${placementId}-${on}`,
    placementId,
    partnerId: 'officina',
    schoolId: 's1',
    from: clockTime('09:00'),
    to: clockTime('12:00'),
    breakMinutes: 0,
    minutes: 180,
    activity: 'Montaggio',
    state,
    live: true,
    startMinute: 540,
    endMinute: 720,
    loggedBy: by,
    confirmedBy: null,
    approvedBy: null,
    returned: null,
    cancelledBy: null,
    writtenAt: null,
    confirmedFor: null,
    rectifies: null,
    rectifiedBy: null,
  }
  const studentId = `student-${placementId}`
  await StudentDays.create({
    _id: `${studentId}:${on}`,
    studentId,
    schoolId: 's1',
    day: on,
    minutes: 180,
    entries: [entry],
  })
}

export async function confirmEverything(): Promise<void> {
  await StudentDays.updateMany({}, { $set: { 'entries.$[].state': 'confirmed' } })
}

/** Somebody who signs in for the workshop. */
export async function hostAccount(_id: string, email: string | null, language: 'it' | 'en' = 'it'): Promise<void> {
  const hat = {
    role: 'host' as const,
    schoolId: null,
    partnerId: 'officina',
    studentId: null,
    classIds: [],
    place: 'Officina',
  }
  await Accounts.create({ _id, name: _id, email, language, hats: [hat], createdAt: new Date('2026-09-01T08:00:00Z') })
}

export const reminderModels = [Accounts, Placements, StudentDays]
