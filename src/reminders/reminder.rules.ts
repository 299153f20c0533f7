// Promemoria of hours to confirm: hours that a student logged count for nothing until the host confirms them. Three
// days after the oldest of them the host is reminded, then once a week, four times in all; then the school is told,
// once, because a fifth letter helps less than a call. The rule asks what is due and not done, so that days on which
// nobody was working are made up for by one reminder, not by one for each. No norm asks for this: it is the house's.

import { type Day, daysBetween, isoWeek } from '../platform/day.ts'

const firstAfterDays = 3
const daysBetweenReminders = 7
const mostReminders = 4

export interface UnconfirmedHours {
  placementId: string
  oldestDay: Day
}

export type Reminder =
  /** To the host: the key is unique for placement and week. */
  | { kind: 'unconfirmed-hours'; key: string }
  /** To the school: once for the same oldest day. */
  | { kind: 'hours-left-unconfirmed'; key: string }

/** Which reminder is due today for hours that still wait; `sent` are the days on which the host was reminded before. */
export function dueReminder(waiting: UnconfirmedHours, sent: readonly Day[], today: Day): Reminder | null {
  const { placementId, oldestDay } = waiting
  if (daysBetween(oldestDay, today) < firstAfterDays) return null
  if (sent.some((day) => daysBetween(day, today) < daysBetweenReminders)) return null
  const aboutThese = sent.filter((day) => day >= oldestDay)
  if (aboutThese.length < mostReminders)
    return { kind: 'unconfirmed-hours', key: `unconfirmed-hours:${placementId}:${isoWeek(today)}` }
  return { kind: 'hours-left-unconfirmed', key: `hours-left-unconfirmed:${placementId}:${oldestDay}` }
}

export interface Reachable {
  name: string
  email: string | null
}

/**
 * Whom to remind: the host tutor when the tutor has an e-mail, otherwise those who sign in for the host and have one.
 * When nobody can be reached, the tutor (or the host) all the same: the outbox then shows that nobody was.
 */
export function hostRecipients<T extends Reachable>(tutor: T | null, accounts: readonly T[], host: T): T[] {
  if (tutor?.email) return [tutor]
  const reachable = accounts.filter(({ email }) => email !== null)
  return reachable.length > 0 ? reachable : [tutor ?? host]
}
