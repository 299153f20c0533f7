import {
  type EntryState,
  type Mark,
  newEntries,
  type StudentDay,
  studentDayId,
} from '../../src/hours/hour-entry.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { agreedIntervals } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, daysBetween, daysOf, instantOf, minDay } from '../../src/platform/day.ts'

/** The students who write hours while the bench runs: one in a hundred, with nothing logged for some weeks. */
export function writesHours(studentId: string): boolean {
  return studentId.endsWith('00')
}
const WRITERS_STOPPED = 45

/** Hours up to yesterday but for the last agreed day: older than two weeks approved, than one confirmed, the rest logged. */
export function cityHours(placements: readonly Placement[], today: Day): StudentDay[] {
  return placements.filter(({ state }) => state !== 'draft').flatMap((placement) => hoursOf(placement, today))
}

function hoursOf(placement: Placement, today: Day): StudentDay[] {
  const newest = placement.state === 'active' && writesHours(placement.studentId) ? WRITERS_STOPPED : 3
  const last = minDay(addDays(today, -newest), placement.terms.to)
  return daysOf(placement.terms.from, last).flatMap((day) => {
    const [interval] = agreedIntervals(placement, day)
    if (!interval) return []
    const by = markOf('student', `${placement.student.givenName} ${placement.student.surname}`, day)
    const times = [{ ...interval, breakMinutes: 0 }]
    const key = `k${placement.studentId}${day.replaceAll('-', '')}`
    const entries = newEntries({ key, placement, times, activity: 'Stampa, misura e correzione del disegno', by }).map(
      (entry) => ({ ...entry, ...signatures(daysBetween(day, today), day) }),
    )
    const { studentId, schoolId } = placement
    const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0)
    return [{ _id: studentDayId(studentId, day), studentId, schoolId, day, minutes, entries }]
  })
}

function signatures(age: number, day: Day): { state: EntryState; confirmedBy: Mark | null; approvedBy: Mark | null } {
  const host = age > 7 ? markOf('host', 'Fabio Fresa', day) : null
  const school = age > 14 ? markOf('teacher', 'Teresa Tutor', day) : null
  return { state: school ? 'approved' : host ? 'confirmed' : 'logged', confirmedBy: host, approvedBy: school }
}

function markOf(role: Mark['role'], name: string, day: Day): Mark {
  return { accountId: `${role}mark`, name, role, at: eveningOf(day) }
}

const evenings = new Map<Day, Date>()

// There are thousands of lines on each day.
function eveningOf(day: Day): Date {
  const evening = evenings.get(day) ?? instantOf(day, clockTime('18:30'))
  evenings.set(day, evening)
  return evening
}
