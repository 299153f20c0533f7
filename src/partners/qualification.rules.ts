// Qualification (iscrizione nell'elenco qualificato della città): a partner applies; the city asks for more, refuses, or
// qualifies until a day; it may suspend with a reason and re-admit. After its last day a qualification has expired by
// itself (nothing has to run at night). Only the city decides; only the partner applies.
// A partner may apply again from sixty days before its last day. Applying, being asked for more or being refused takes
// nothing away from a qualification that still runs: only a suspension does.

import { addDays, type Day, parseDay } from '../platform/day.ts'

export type QualificationState = 'none' | 'applied' | 'more-asked' | 'qualified' | 'refused' | 'suspended'

/** How a partner stands on a day. */
export type Standing = QualificationState | 'expired'
export const standings: readonly Standing[] = [
  'none',
  'applied',
  'more-asked',
  'qualified',
  'expired',
  'refused',
  'suspended',
]

export type QualificationEvent = 'applied' | 'more-asked' | 'qualified' | 'refused' | 'suspended' | 'readmitted'

export interface QualificationLine {
  at: Date
  /** Who by name; `accountId` is null for who came by a link. */
  by: { accountId: string | null; name: string }
  event: QualificationEvent
  /** What the partner declared, what the city asks for, why it refused or suspended. */
  text: string | null
  /** The last day, for `qualified` and `readmitted`. */
  until: Day | null
}

export interface Qualification {
  state: QualificationState
  /** The last day of the qualification; kept while suspended. */
  until: Day | null
  history: QualificationLine[]
}

export const notQualified: Qualification = { state: 'none', until: null, history: [] }

/** How a partner stands on a day: a qualification that has passed its last day is expired. */
export function standingOn({ state, until }: Pick<Qualification, 'state' | 'until'>, on: Day): Standing {
  return state === 'qualified' && until !== null && until < on ? 'expired' : state
}

export type HostingRefusal = 'partner-suspended' | 'partner-not-qualified'

/**
 * Why no new agreement or placement may begin with a partner; none when it may. A suspended partner never; one that is
 * not qualified only where the programme does not ask for it.
 */
export function hostingRefusals(
  qualification: Pick<Qualification, 'state' | 'until'>,
  { on, required }: { on: Day; required: boolean },
): HostingRefusal[] {
  if (qualification.state === 'suspended') return ['partner-suspended']
  return required && !isQualifiedOn(qualification, on) ? ['partner-not-qualified'] : []
}

/** Whether a qualification runs on a day, also while the city reads the application for the next one. */
export function isQualifiedOn({ state, until }: Pick<Qualification, 'state' | 'until'>, on: Day): boolean {
  if (state === 'qualified') return until === null || until >= on
  return (state === 'applied' || state === 'more-asked' || state === 'refused') && until !== null && until >= on
}

/** Days before the last one from which a partner may apply again. */
const renewalDays = 60

/** Whether the qualification ends within sixty days, or has ended. */
export function mayRenew({ until }: Pick<Qualification, 'until'>, on: Day): boolean {
  return until !== null && until <= addDays(on, renewalDays)
}

export type ApplicationRefusal = 'already-applied' | 'still-qualified' | 'suspended'

/** Why a partner may not apply on a day; null when it may. */
export function applicationRefusal(
  qualification: Pick<Qualification, 'state' | 'until'>,
  on: Day,
): ApplicationRefusal | null {
  const { state } = qualification
  if (state === 'applied') return 'already-applied'
  if (state === 'suspended') return 'suspended'
  return state === 'qualified' && !mayRenew(qualification, on) ? 'still-qualified' : null
}

/** What the city decides on an application. */
export type Decision =
  | { kind: 'ask-more'; text: string }
  | { kind: 'qualify'; until: Day; text: string | null }
  | { kind: 'refuse'; text: string }
export const decisionKinds = ['qualify', 'ask-more', 'refuse'] as const satisfies readonly Decision['kind'][]

export type DecisionRefusal = 'no-application' | 'already-asked' | 'until-past' | 'until-too-far'

/** Why the city may not decide so on a day; null when it may. It may decide while it waits for what it asked. */
export function decisionRefusal(
  { state }: Pick<Qualification, 'state'>,
  decision: Decision,
  on: Day,
): DecisionRefusal | null {
  if (state !== 'applied' && state !== 'more-asked') return 'no-application'
  if (decision.kind === 'ask-more') return state === 'more-asked' ? 'already-asked' : null
  return decision.kind === 'qualify' ? untilRefusal(decision.until, on) : null
}

const longestMonths = 120

/** Why a qualification may not run until that day: it has passed, or is more than ten years away. */
export function untilRefusal(until: Day, on: Day): 'until-past' | 'until-too-far' | null {
  if (until < on) return 'until-past'
  return until > monthsAfter(on, longestMonths) ? 'until-too-far' : null
}

/** The same day of the month so many months later, or the last of a month that is too short. */
export function monthsAfter(from: Day, months: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const start = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  for (let last = dayOfMonth; last > 27; last--) {
    const found = parseDay(`${start}-${last}`)
    if (found) return found
  }
  const found = parseDay(`${start}-${String(dayOfMonth).padStart(2, '0')}`)
  if (!found) throw new RangeError(`No day ${months} months after ${from}`)
  return found
}

/** As the database is asked for partners that stand so on a day. */
export function standingFilter(standing: Standing, on: Day): Record<string, unknown> {
  if (standing === 'expired') return { 'qualification.state': 'qualified', 'qualification.until': { $lt: on } }
  if (standing !== 'qualified') return { 'qualification.state': standing }
  const runs = [{ 'qualification.until': null }, { 'qualification.until': { $gte: on } }]
  return { 'qualification.state': 'qualified', $or: runs }
}
