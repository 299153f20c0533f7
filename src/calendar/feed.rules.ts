// A calendar feed (collegamento al calendario) lets a program follow a calendar by an address that nobody can guess. What
// it shows follows the rights that its owner has at that moment: with the account closed, the hat taken away or the class
// given to somebody else, it opens nothing. It carries no student's name, because it leaves for programs of others. Only
// a digest of the address is kept, so it is shown once. An account has at most ten that work.
// Source: GDPR art. 5.1.c and 32 (minimisation, security); RFC 5545 and 7986 (iCalendar).

import type { Day } from '../platform/day.ts'
import { addDays } from '../platform/day.ts'
import type { Period } from './calendar.rules.ts'

export interface CalendarFeed {
  _id: string
  accountId: string
  /** The hat it was made with: whose calendar it is. */
  hat: string
  /** Null: everything of the hat; otherwise one class. */
  classId: string | null
  /** How the owner calls it: "Telefono". */
  name: string
  /** What it shows, as it was called when it was made. */
  about: string
  /** SHA-256 of the secret in its address. */
  digest: string
  /** 1 to 10, one each; null once revoked. */
  place: number | null
  createdAt: Date
  revokedAt: Date | null
  fetchedAt: Date | null
  fetches: number
  /** The digest of what it said last, and since when it says that. */
  said: string | null
  saidSince: Date | null
}

export type ListedFeed = Omit<CalendarFeed, 'digest' | 'said' | 'saidSince' | 'place'>

export const mostFeeds = 10
/** How often programs are asked to look again, in minutes. */
export const feedRefreshMinutes = 60

const daysBack = 60
const daysAhead = 400

/** The days a feed tells of: two months back, and more than a year ahead. */
export function feedPeriod(today: Day): Period {
  return { from: addDays(today, -daysBack), to: addDays(today, daysAhead) }
}

/** The lowest place that is free; null when all are taken. */
export function freePlace(taken: readonly number[]): number | null {
  const places = Array.from({ length: mostFeeds }, (_, index) => index + 1)
  return places.find((place) => !taken.includes(place)) ?? null
}
