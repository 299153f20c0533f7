// A protocol (protocollo d'intesa) binds the city with the Ministry, schools and others to a programme of school-to-work:
// it has parties, a day on which it was signed, a first and usually a last day, annexes, commitments (impegni, see
// commitment.rules.ts) and funded projects (progetti finanziati, see project.rules.ts). A renewal (rinnovo) is a deed of
// its own that moves the last day; the last renewal says when the protocol ends. One without a last day holds until
// another takes its place, and cannot be renewed.
// Source: the protocol of the Comune di Milano and the Ministry of 5 September 2017; L. 241/1990, art. 15.

import { type Day, daysBetween } from '../platform/day.ts'
import type { Commitment } from './commitment.rules.ts'
import type { FundedProject } from './project.rules.ts'

export interface Party {
  name: string
  /** what it is in the protocol: promoter, adherent */
  role: string | null
  /** who signed for it */
  signedBy: string | null
}

export interface Renewal {
  id: string
  /** the day of the deed */
  on: Day
  /** the new last day */
  until: Day
  note: string | null
}

interface Person {
  accountId: string | null
  name: string
}

export interface Annex {
  fileId: string
  name: string
  type: string
  bytes: number
  addedAt: Date
  by: Person
}

export type ProtocolEvent =
  | 'created'
  | 'edited'
  | 'renewed'
  | 'renewal-removed'
  | 'commitment-added'
  | 'commitment-edited'
  | 'commitment-removed'
  | 'project-added'
  | 'project-edited'
  | 'project-removed'
  | 'annex-added'
  | 'annex-removed'

export interface ProtocolLine {
  at: Date
  by: Person
  event: ProtocolEvent
  /** the commitment, project, renewal or annex it is about */
  about: string | null
}

export interface Protocol {
  _id: string
  title: string
  subject: string
  parties: Party[]
  signedOn: Day
  startsOn: Day
  /** the last day as it was signed; null: without one */
  expiresOn: Day | null
  /** in the order of their last days */
  renewals: Renewal[]
  /** the last day, renewals included; null: without one */
  endsOn: Day | null
  annexes: Annex[]
  commitments: Commitment[]
  projects: FundedProject[]
  history: ProtocolLine[]
  createdAt: Date
  /** Grows with every change of what its forms show. */
  version: number
}

/** A protocol to choose, with the funded projects under it. */
export interface ProtocolChoice {
  _id: string
  title: string
  projects: { id: string; title: string }[]
}

type Terms = Pick<Protocol, 'signedOn' | 'startsOn' | 'expiresOn'>

/** The last day that results from what was signed and from the renewals. */
export function endOf({ expiresOn, renewals }: Pick<Protocol, 'expiresOn' | 'renewals'>): Day | null {
  return renewals.at(-1)?.until ?? expiresOn
}

/** `renewed` is in force too: the term as it was signed is over, and a renewal holds. */
export const protocolStates = ['not-begun', 'in-force', 'renewed', 'expired'] as const
export type ProtocolState = (typeof protocolStates)[number]

/** Where a protocol stands on a day; it holds from its first to its last day, both included. */
export function stateOn(protocol: Pick<Protocol, 'startsOn' | 'expiresOn' | 'endsOn'>, on: Day): ProtocolState {
  if (on < protocol.startsOn) return 'not-begun'
  if (protocol.endsOn !== null && on > protocol.endsOn) return 'expired'
  return protocol.expiresOn !== null && on > protocol.expiresOn ? 'renewed' : 'in-force'
}

/** How many days it still holds after this one; negative once it is over, null without a last day. */
export function daysLeft({ endsOn }: Pick<Protocol, 'endsOn'>, on: Day): number | null {
  return endsOn === null ? null : daysBetween(on, endsOn)
}

export type TermsReason =
  | 'expires-before-signed'
  | 'expires-before-start'
  | 'expires-after-renewal'
  | 'renewed-needs-end'

/** Why a protocol cannot have these dates; `renewals` are those it already has. */
export function termsReasons(terms: Terms, renewals: readonly Renewal[]): TermsReason[] {
  const [first] = renewals
  if (terms.expiresOn === null) return first ? ['renewed-needs-end'] : []
  if (terms.expiresOn < terms.signedOn) return ['expires-before-signed']
  if (terms.expiresOn < terms.startsOn) return ['expires-before-start']
  return first && terms.expiresOn >= first.until ? ['expires-after-renewal'] : []
}

export type RenewalReason = 'nothing-to-renew' | 'renewal-ends-before-current' | 'renewal-before-signature'

/** Why a protocol cannot be renewed so: a renewal is signed after the protocol and moves its last day forward. */
export function renewalReasons(
  protocol: Pick<Protocol, 'signedOn' | 'endsOn'>,
  renewal: Pick<Renewal, 'on' | 'until'>,
): RenewalReason[] {
  if (protocol.endsOn === null) return ['nothing-to-renew']
  return [
    ...(renewal.until <= protocol.endsOn ? ['renewal-ends-before-current' as const] : []),
    ...(renewal.on < protocol.signedOn ? ['renewal-before-signature' as const] : []),
  ]
}
