// Machine authorisations (abilitazioni): whoever has completed a module that gives one may use a kind of machine, at the
// partner where it was earned and at every partner of one of its networks. It expires after some months, and lapses when
// the machine was not used for some others; both are set by the city, and the last day is always a day on which it still
// holds. Nothing of this is stored as a state: it is computed from the days. Whoever earns it anew goes on with the same
// record; one that was taken away is closed, and another begins. A session that uses a machine of that kind is refused for
// participants without one, unless the module is the one that teaches it.
// Source: D.Lgs. 81/2008, art. 71, c. 7 and art. 73 (only who was trained uses equipment with particular risks).

import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { monthsAfter } from '../partners/qualification.rules.ts'
import { addDays, type Day, minDay } from '../platform/day.ts'

/** One time that it was earned: in which edition, and who said yes. */
export interface AuthorisationGrant {
  /** null when a partner gave it by hand. */
  editionId: string | null
  on: Day
  until: Day | null
  at: Date
  by: { accountId: string | null; name: string }
}

export interface MachineAuthorisation {
  _id: string
  studentId: string
  /** Surname first, as it was when it was earned last: to search and sort by. */
  studentName: string
  schoolId: string
  /** Code of a machine kind of the programme. */
  machineKind: string
  /** Where it was earned. */
  partnerId: string
  /** The networks of that partner then: those who belong to one of them recognise it. */
  networks: string[]
  /** The edition in which it was earned last; null when a partner gave it by hand. */
  editionId: string | null
  earnedOn: Day
  /** The last day; null: no end. */
  until: Day | null
  lastUsedOn: Day
  /** Every time that it was earned, oldest first. */
  grants: AuthorisationGrant[]
  revoked: { at: Date; by: { accountId: string | null; name: string }; reason: string } | null
}

export type AuthorisationNorms = LabNorms['authorisation']

export const authorisationStandings = ['valid', 'expired', 'idle', 'revoked'] as const
/** `expired`: its months are over; `idle`: not used for too long. */
export type AuthorisationStanding = (typeof authorisationStandings)[number]

type Days = Pick<MachineAuthorisation, 'until' | 'lastUsedOn'>

/** The last day of an authorisation earned on that day; null: no end. */
export function untilOf(earnedOn: Day, { months }: Pick<AuthorisationNorms, 'months'>): Day | null {
  return months === null ? null : monthsAfter(earnedOn, months)
}

/** The last day on which it holds if the machine is not used any more; null: no end. */
export function lastDayOf({ until, lastUsedOn }: Days, { idleMonths }: Pick<AuthorisationNorms, 'idleMonths'>) {
  const idle = idleMonths === null ? null : monthsAfter(lastUsedOn, idleMonths)
  if (until === null || idle === null) return until ?? idle
  return minDay(until, idle)
}

/** How it stands on a day. What has both expired and lapsed has expired. */
export function standingOn(
  authorisation: Days & Pick<MachineAuthorisation, 'revoked'>,
  on: Day,
  norms: Pick<AuthorisationNorms, 'idleMonths'>,
): AuthorisationStanding {
  const { until, revoked } = authorisation
  if (revoked) return 'revoked'
  if (until !== null && until < on) return 'expired'
  const last = lastDayOf(authorisation, norms)
  return last !== null && last < on ? 'idle' : 'valid'
}

/** The day that is told as its last: of what has expired the end of its months, even where it had lapsed before. */
export function lastDayToTell(
  authorisation: Days & Pick<MachineAuthorisation, 'revoked'>,
  on: Day,
  norms: Pick<AuthorisationNorms, 'idleMonths'>,
): Day | null {
  return standingOn(authorisation, on, norms) === 'expired' ? authorisation.until : lastDayOf(authorisation, norms)
}

/** The earliest day of the last use that keeps an authorisation on a day; null: any. */
export function usedSince(on: Day, { idleMonths }: Pick<AuthorisationNorms, 'idleMonths'>): Day | null {
  if (idleMonths === null) return null
  // Several days at the end of a month lead to the same last day of a shorter one: the first of those that is enough.
  let since = monthsAfter(on, -idleMonths)
  while (monthsAfter(since, idleMonths) < on) since = addDays(since, 1)
  while (monthsAfter(addDays(since, -1), idleMonths) >= on) since = addDays(since, -1)
  return since
}

/** Whether a partner recognises it: where it was earned, or in one of the same networks; case and blanks do not matter. */
export function isRecognisedAt(
  { partnerId, networks }: Pick<MachineAuthorisation, 'partnerId' | 'networks'>,
  at: { partnerId: string; networks: readonly string[] },
): boolean {
  if (partnerId === at.partnerId) return true
  const there = new Set(at.networks.map(networkKey).filter(Boolean))
  return networks.some((network) => there.has(networkKey(network)))
}

function networkKey(network: string): string {
  return network.trim().replace(/\s+/gu, ' ').toLowerCase()
}
