// How full a host is (posti occupati): the most students who are there at once on one day of a period. A placement holds
// its seat from its first day to its last, both included, every day of the week. Drafts count too: a school that is
// preparing a placement has promised that seat to somebody.

import { addDays, type Day, maxDay, minDay } from '../platform/day.ts'

/** From the first day to the last, both included. */
export interface Stay {
  from: Day
  to: Day
}

/** A student at a host, or one for whom a seat there is being prepared; who it is is not said. */
export interface HostStay extends Stay {
  partnerId: string
  /** the offer whose seat it takes; null: none */
  offerId: string | null
  /** the tutors of the host who follow, followed or will follow this student */
  tutorIds: string[]
}

/** The most of these stays on one day of the period. */
export function mostAtOnce(stays: readonly Stay[], period: Stay): number {
  const changes = stays.flatMap(({ from, to }) => {
    const [first, last] = [maxDay(from, period.from), minDay(to, period.to)]
    if (last < first) return []
    return [
      { on: first, by: 1 },
      { on: addDays(last, 1), by: -1 },
    ]
  })
  // On one day who leaves makes room before who comes: the day after the last is a day without the student.
  changes.sort((a, b) => (a.on === b.on ? a.by - b.by : a.on < b.on ? -1 : 1))
  let [now, most] = [0, 0]
  for (const { by } of changes) {
    now += by
    most = Math.max(most, now)
  }
  return most
}
