// What every register says first (contenuto): how many minutes are registered, confirmed by the host, approved by the school
// and sent to the Ministry, each a part of the one before; and what is not approved yet, why, and where one goes on. Page,
// Excel and PDF have these numbers from here and nowhere else. As long as something waits for a signature a register is
// a draft (bozza); a month that nobody has closed, and papers that are incomplete, are told but make no draft.

import { type HourTotals, registeredMinutes } from '../hours/totals.rules.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'

export interface RegisterTotals {
  registered: Minutes
  confirmed: Minutes
  approved: Minutes
  /** null: what is sent to the Ministry is not told by this register. */
  submitted: Minutes | null
}

export type WaitingReason = 'host' | 'school' | 'lab' | 'month-open' | 'papers'

/** Where somebody goes on. */
export interface WaitingAt {
  kind: 'hours' | 'student' | 'month' | 'papers' | 'lab'
  /** null: on no page that who reads may open. */
  id: string | null
}

/** Something that is not approved yet, or may still change. */
export interface Waiting {
  reason: WaitingReason
  /** Of a student, a month, a lab. */
  name: string
  /** null where it is not about minutes. */
  minutes: Minutes | null
  at: WaitingAt
}

/** The sums of several placements. */
export function totalsOfAll(list: readonly Omit<HourTotals, 'planned'>[]): RegisterTotals {
  const approved = sumMinutes(list.map((each) => each.approved))
  const confirmed = approved + sumMinutes(list.map((each) => each.confirmed))
  return { approved, confirmed, registered: confirmed + sumMinutes(list.map((each) => each.logged)), submitted: null }
}

/** The sums of one placement. */
export function totalsOfOne(totals: HourTotals): RegisterTotals {
  const { approved } = totals
  return { approved, confirmed: approved + totals.confirmed, registered: registeredMinutes(totals), submitted: null }
}

/** What is registered and not approved. */
export function waitingIn({ registered, approved }: Pick<RegisterTotals, 'registered' | 'approved'>): Minutes {
  return registered - approved
}

/** What of one record waits: for the host first, then for the school. */
export function waitingOf(
  { registered, confirmed, approved }: Omit<RegisterTotals, 'submitted'>,
  { name, at }: Pick<Waiting, 'name' | 'at'>,
): Waiting[] {
  const parts: [WaitingReason, Minutes][] = [
    ['host', registered - confirmed],
    ['school', confirmed - approved],
  ]
  return parts.filter(([, minutes]) => minutes > 0).map(([reason, minutes]) => ({ reason, minutes, name, at }))
}
