// The contact log (registro dei contatti) is shared by the schools of a city and the programme office: who was in touch
// with which partner, when, and what came of it, so that ten schools do not call the same firm in one week. Hosts never
// see it. Of each school (and of the office) the last entry counts, because it takes the place of what was said before.
// Somebody else's contact of the last 30 days is a reason to ask them first; a wish not to be called before a day holds
// for everybody until that day.

import { addDays, type Day } from '../platform/day.ts'

export const channels = ['phone', 'mail', 'visit', 'meeting'] as const
export type Channel = (typeof channels)[number]

export const outcomes = ['interested', 'agreed', 'not-now', 'refused', 'no-answer', 'wrong-contact'] as const
export type Outcome = (typeof outcomes)[number]

/** What somebody writes down of a contact. */
export interface ContactFacts {
  day: Day
  channel: Channel
  /** Whom one spoke to, as one would ask for again: a name or an office. */
  person: string | null
  outcome: Outcome
  note: string | null
  /** The first day on which the partner may be called again; null when it did not say. */
  askAgainOn: Day | null
}

/** What an entry said before somebody corrected it. */
export interface ContactCorrection {
  at: Date
  by: { accountId: string | null; name: string }
  before: ContactFacts
}

export interface ContactEntry extends ContactFacts {
  _id: string
  partnerId: string
  /** null: the programme office of the city. */
  schoolId: string | null
  /** As it was called then; null with the school. */
  schoolName: string | null
  accountId: string | null
  callerName: string
  createdAt: Date
  /** Whether the same school has been in touch again after it: then `askAgainOn` waits for nobody. */
  followed: boolean
  corrections: ContactCorrection[]
  /** Grows with each correction. */
  version: number
}

export type ContactProblem = 'day-to-come' | 'ask-again-before'

/** What is wrong with an entry: a contact to come, or a day to call again that is not after it. By the field it is in. */
export function contactProblems(
  { day, askAgainOn }: Pick<ContactFacts, 'day' | 'askAgainOn'>,
  today: Day,
): { day?: ContactProblem; askAgainOn?: ContactProblem } {
  return {
    ...(day > today ? { day: 'day-to-come' as const } : {}),
    ...(askAgainOn !== null && askAgainOn <= day ? { askAgainOn: 'ask-again-before' as const } : {}),
  }
}

/** How long somebody else's contact is a reason to ask them first. */
const recentDays = 30

type Told = Pick<ContactEntry, 'schoolId' | 'day' | 'createdAt' | 'askAgainOn'>

/** The first day whose contacts count as recent. */
export function recentFrom(today: Day): Day {
  return addDays(today, -recentDays)
}

export interface Caution<E extends Told> {
  /** The partner asked not to be called yet, or somebody else was in touch of late. */
  because: 'not-before' | 'recent'
  entry: E
}

/** The last entry of each school, the latest first. */
function lastOfEach<E extends Told>(entries: readonly E[]): E[] {
  const latestFirst = entries.toSorted((a, b) => compare(b, a))
  const seen = new Set<string | null>()
  return latestFirst.filter(({ schoolId }) => !seen.has(schoolId) && seen.add(schoolId))
}

function compare(a: Told, b: Told): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return a.createdAt.getTime() - b.createdAt.getTime()
}

/**
 * Why to think twice before calling a partner today; none when nothing speaks against it. `entries` are all those that
 * may matter: the recent ones, and the last ones with a day to call again; `schoolId` is who wants to call.
 */
export function cautions<E extends Told>(
  entries: readonly E[],
  { schoolId, today }: { schoolId: string | null; today: Day },
): Caution<E>[] {
  return lastOfEach(entries).flatMap((entry): Caution<E>[] => {
    if (entry.askAgainOn !== null && entry.askAgainOn > today) return [{ because: 'not-before', entry }]
    const ofOthers = entry.schoolId !== schoolId && entry.day >= recentFrom(today)
    return ofOthers ? [{ because: 'recent', entry }] : []
  })
}
