import {
  type EntryState,
  type HourEntry,
  type Mark,
  type StudentDay,
  newEntries,
  studentDayId,
} from '../../src/hours/hour-entry.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { agreedIntervals, effectiveTerms } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, daysBetween, daysOf, instantOf, minDay } from '../../src/platform/day.ts'

const activities = [
  'Disegno del pezzo in 3D e preparazione del file di stampa',
  'Prima stampa, misura delle tolleranze e correzione del disegno',
  'Taglio laser dei pannelli e montaggio',
  'Pulizia delle macchine e scrittura della scheda di lavoro',
]

/** The hours of Borgo up to yesterday: older than ten days approved, older than four confirmed, the rest only logged. */
export function demoHours(placements: readonly Placement[], today: Day): StudentDay[] {
  return placements
    .filter(({ state }) => state === 'active' || state === 'concluded' || state === 'certified')
    .flatMap((placement) => hoursOf(placement, today))
}

function hoursOf(placement: Placement, today: Day): StudentDay[] {
  const days = daysOf(placement.terms.from, minDay(addDays(today, -1), effectiveTerms(placement).to))
  return days.flatMap((day, index) => {
    const [interval] = agreedIntervals(placement, day)
    // The last agreed day before today is left for the student to log.
    if (!interval || (placement.state === 'active' && daysBetween(day, today) <= 2)) return []
    const age = daysBetween(day, today)
    const state = stateOf(placement, { age, isFirst: day === placement.terms.from })
    const by: Mark = {
      accountId: 'giulia.damico',
      name: `${placement.student.givenName} ${placement.student.surname}`,
      role: 'student',
      at: instantOf(day, clockTime('18:30')),
    }
    const [entry] = newEntries({
      key: `borgo-${placement._id}-${day}`,
      placement,
      times: [{ ...interval, breakMinutes: 0 }],
      activity: activities[index % activities.length] ?? '',
      by,
    })
    return entry ? [studentDay(placement, day, signed(entry, { placement, state }))] : []
  })
}

/** The firm has never answered about Bruno's first day. */
const unanswered = 'bruno-officine'

function stateOf({ _id, state }: Placement, { age, isFirst }: { age: number; isFirst: boolean }): EntryState {
  if (_id === unanswered && isFirst) return 'logged'
  if (state === 'concluded' || age > 10) return 'approved'
  return age > 4 ? 'confirmed' : 'logged'
}

const fabio = { accountId: 'ente', name: 'Fabio Fresa' }
/** Who confirms where Fabio Fresa does not. */
const hosts: Record<string, typeof fabio> = { officine: { accountId: 'ente-officine', name: 'Olga Officina' } }
const teresa = { accountId: 'docente', name: 'Teresa Tutor' }
/** Who approves where Teresa Tutor does not. */
const tutors: Record<string, typeof teresa> = { volta: { accountId: 'docente-volta', name: 'Valerio Volta' } }

function signed(entry: HourEntry, { placement, state }: { placement: Placement; state: EntryState }): HourEntry {
  const { at } = entry.loggedBy
  const host: Mark = { ...(hosts[placement.partnerId] ?? fabio), role: 'host', at }
  const school: Mark = { ...(tutors[placement.schoolId] ?? teresa), role: 'teacher', at }
  const confirmedBy = state === 'logged' ? null : host
  return { ...entry, state, confirmedBy, approvedBy: state === 'approved' ? school : null }
}

function studentDay({ studentId, schoolId }: Placement, day: Day, entry: HourEntry): StudentDay {
  return { _id: studentDayId(studentId, day), studentId, schoolId, day, minutes: entry.minutes, entries: [entry] }
}
