// The column of presences (presenza): P who was there, A who was not, AG who was not and the school has justified it, R who
// made up an absence on that day (recupero). A day of absence has a row of its own without times; one on which hours were
// done all the same has none. Why somebody was absent stands in no register.
// Source: domain study 2.3, column 12.

import type { HourEntry } from '../hours/hour-entry.rules.ts'
import { sumMinutes } from '../platform/minutes.ts'
import type { AbsentDay, RegisterRow } from './register.rules.ts'

export type Presence = 'P' | 'A' | 'AG' | 'R' | ''

export interface PresenceRow extends RegisterRow {
  presence: Presence
  /** null on a day of presence. */
  absence: AbsentDay | null
}

/** The rows with their presences, and one for each absence, by day. */
export function withAbsences(rows: readonly RegisterRow[], absences: readonly AbsentDay[]): PresenceRow[] {
  const recoveries = new Set(absences.map(({ recoveredOn }) => recoveredOn))
  const done = rows.map((row): PresenceRow => {
    const there = sumMinutes(entriesIn(row).map(({ minutes }) => minutes)) > 0
    return { ...row, absence: null, presence: there ? (recoveries.has(row.day) ? 'R' : 'P') : '' }
  })
  const present = new Set(done.filter(({ presence }) => presence !== '').map(({ day }) => day))
  const missed = absences
    .filter(({ day }) => !present.has(day))
    .map((absence): PresenceRow => {
      const presence = absence.justified ? 'AG' : 'A'
      return { day: absence.day, morning: null, afternoon: null, presence, absence }
    })
  // Stable: the rows of one day stay in their order.
  return [...done, ...missed].toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
}

export function entriesIn({ morning, afternoon }: RegisterRow): HourEntry[] {
  return [morning, afternoon].filter((entry) => entry !== null)
}
