// The waiting list of an edition (lista d'attesa): groups that found no seats, in the order in which they asked. Free seats
// are offered to the first group that fits; one that is too big is passed over and keeps its place, without blocking
// those behind. An offer holds its seats until it is answered or has run out: after so many hours (set by the city),
// at the latest when the next session begins or enrolments end. An offer that ran out stays on record, and the next
// group is asked. Newcomers find only the seats that no waiting group could use.
// Source: house rule, after the lists of the European school projects and of the fablabs (domain study 4, P5).

import { addDays, type Day, instantOf } from '../platform/day.ts'
import { clockTime } from '../platform/clock-time.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { type Edition, type LabGroup, plannedSessions } from './edition.rules.ts'
import { type ClosedReason, closedReasons, placesLeft } from './lab-enrolment.rules.ts'

type Listed = Pick<Edition, 'groups'>

/** The groups that wait, the first to be asked first. */
export function waitingQueue({ groups }: Listed): LabGroup[] {
  return groups.filter(({ state }) => state === 'waiting').toSorted(byTurn)
}

function byTurn(a: LabGroup, b: LabGroup): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)
}

/** The place of a waiting group, from 1, and how many students wait before it; null when it does not wait. */
export function placeInQueue(edition: Listed, groupId: string): { place: number; ahead: number } | null {
  const queue = waitingQueue(edition)
  const index = queue.findIndex(({ id }) => id === groupId)
  if (index === -1) return null
  const ahead = queue.slice(0, index).reduce((sum, { studentIds }) => sum + studentIds.length, 0)
  return { place: index + 1, ahead }
}

type Seated = Listed & Pick<Edition, 'seats' | 'taken'>

/** The first waiting group that the free seats are enough for; null: none. */
export function nextToOffer(edition: Seated): LabGroup | null {
  const free = placesLeft(edition)
  return waitingQueue(edition).find(({ studentIds }) => studentIds.length <= free) ?? null
}

/** The seats that a newcomer finds: none while a group waits that would fit. */
export function placesForNewcomers(edition: Seated): number {
  return nextToOffer(edition) === null ? placesLeft(edition) : 0
}

/** The same where enrolments may be over, for these reasons: then nobody who waits is asked, and no seat is kept. */
export function placesAt(edition: Seated, closed: readonly ClosedReason[]): number {
  return closed.length === 0 ? placesForNewcomers(edition) : placesLeft(edition)
}

/** The first of these students, as many as there are seats, and the others, in the order they were named. */
export function splitBySeats<T>(students: readonly T[], free: number): { enrolled: T[]; waiting: T[] } {
  return { enrolled: students.slice(0, Math.max(0, free)), waiting: students.slice(Math.max(0, free)) }
}

export interface OfferMoment {
  now: Date
  today: Day
  norms: Pick<LabNorms, 'offerHours' | 'enrolmentLockPercent'>
}

const hourMs = 3_600_000

/** Until when seats offered now stay reserved; null when nothing can be offered any more. */
export function offerUntil(
  edition: Pick<Edition, 'state' | 'enrolUntil' | 'sessions' | 'module'>,
  moment: OfferMoment,
): Date | null {
  if (closedReasons(edition, moment).length > 0) return null
  const { now, norms } = moment
  const next = plannedSessions(edition)
    .map(({ day, from }) => instantOf(day, from))
    .find((begins) => begins > now)
  const lastDayOver = edition.enrolUntil === null ? [] : [instantOf(addDays(edition.enrolUntil, 1), clockTime('00:00'))]
  const ends = [new Date(now.getTime() + norms.offerHours * hourMs), ...(next ? [next] : []), ...lastDayOver]
  return ends.reduce((first, each) => (each < first ? each : first))
}

/** Whether the seats offered to this group have come free again. */
export function isOfferOver({ state, offeredUntil }: Pick<LabGroup, 'state' | 'offeredUntil'>, now: Date): boolean {
  return state === 'offered' && (offeredUntil === null || offeredUntil <= now)
}

/** The offers that nobody has answered in time. */
export function offersOver({ groups }: Listed, now: Date): LabGroup[] {
  return groups.filter((group) => isOfferOver(group, now))
}
