// A link without account (collegamento senza account) lets one person act for a host, or sign an agreement, without a
// password. It opens one thing only: the profile of one host, its documents, its offers of seats, the signature of one
// agreement for one party, or one placement: the pact for a parent of the student, the training project or the evaluation for the host's tutor. It
// works for 30 days from its last sending, as often as needed; who signed by it may read what was signed for one more year. It may be sent again after 24 hours, not before, so that nobody's mailbox is flooded: the letter then
// carries a new secret, and the two before it keep working, because people open the old mail. Once it has expired only
// the secret of a new letter opens it. Who sent it may revoke it at any time; who received it by mistake may say so, and
// that revokes it at once. A school may let a host into its record only while the host has neither an account nor asked
// to be qualified: from then on other schools rely on that record, and the host and the city look after it. Offers of seats
// it may ask of such a host all the same, of the people its own record names: a school that writes for it types them itself.
// Source: GDPR, art. 5 and 32 (data minimisation, security of what is sent); D.P.R. 445/2000, art. 38 (remote filing).

import { can } from '../access/access.ts'
import type { Actor, Guest, LinkPurpose } from '../access/actor.ts'
import type { Agreement, Party } from '../agreements/agreement.rules.ts'
import { type Partner, tutorsInOffice } from '../partners/partner.rules.ts'
import type { Day } from '../platform/day.ts'

export interface LinkRecipient {
  name: string
  email: string
}

export interface HostLink {
  _id: string
  partnerId: string
  purpose: LinkPurpose
  /** The agreement to sign and for whom; null for the other purposes. */
  agreementId: string | null
  party: Party | null
  /** The placement whose pact or project is to be signed, or that is to be evaluated; null for the others. */
  placementId?: string | null
  /** The school that sent it; null when the city or the host did. */
  schoolId: string | null
  /** For whom the person acts, as it is called on screen: the host, the school that signs, the student of a parent. */
  place: string
  /** Who sent it last: whom to ask. */
  sender: { accountId: string; name: string; school: string | null }
  to: LinkRecipient
  /** What it is for and to whom, as one text: unique among the links that are not revoked. Null once revoked. */
  goal: string | null
  /** SHA-256 of the secrets that open it, the latest last: who reads the database cannot follow the links. */
  digests: string[]
  createdAt: Date
  expiresAt: Date
  /** Every sending, the latest last. */
  sentAt: Date[]
  revokedAt: Date | null
  /** Who revoked it, by name. */
  revokedBy: string | null
  /** How often it was opened, and the last times. */
  openings: number
  opened: Date[]
  /** Set when whoever received it said that it is not for them. */
  disowned: { at: Date; note: string | null } | null
  /** When the agreement was signed by this link. */
  signedAt: Date | null
}

/** A link as lists show it: without what opens it. */
export type ListedLink = Omit<HostLink, 'digests' | 'goal'>

const hour = 60 * 60 * 1000
const day = 24 * hour
const life = 30 * day
const coolDown = 24 * hour
const readingTime = 365 * day
const renewalTime = 30 * day

/** How many secrets open a link: that of the last letter and those of the two before it. */
export const mostDigests = 3
/** How many of the last openings and sendings are kept. */
export const keptTimes = 20

/** Until when a link works that is sent now. */
export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + life)
}

/** Until when it opens something: its expiry, or a year after the signature when that is later. */
export function endOf({ expiresAt, signedAt }: Pick<HostLink, 'expiresAt' | 'signedAt'>): Date {
  const reading = signedAt ? new Date(signedAt.getTime() + readingTime) : expiresAt
  return reading > expiresAt ? reading : expiresAt
}

export type LinkRefusal = 'link-unknown' | 'link-revoked' | 'link-disowned' | 'link-expired'
type Lived = Pick<HostLink, 'revokedAt' | 'disowned' | 'expiresAt' | 'signedAt'>

/** Why a link does not open anything now; null when it does. Its last moment is the one before its end. */
export function linkRefusal(link: Lived | null, now: Date): LinkRefusal | null {
  if (!link) return 'link-unknown'
  if (link.disowned) return 'link-disowned'
  if (link.revokedAt) return 'link-revoked'
  return endOf(link) <= now ? 'link-expired' : null
}

export type LinkState = 'live' | 'signed' | 'expired' | 'revoked' | 'disowned'

export function stateOf(link: Lived, now: Date): LinkState {
  if (link.disowned) return 'disowned'
  if (link.revokedAt) return 'revoked'
  if (endOf(link) <= now) return 'expired'
  return link.signedAt ? 'signed' : 'live'
}

type Sent = Pick<HostLink, 'sentAt' | 'createdAt'>

export function lastSending({ sentAt, createdAt }: Sent): Date {
  return sentAt.at(-1) ?? createdAt
}

/** From when it may be sent again: 24 hours after the last sending. */
export function resendableFrom(link: Sent): Date {
  return new Date(lastSending(link).getTime() + coolDown)
}

/** The latest sending that does not stand in the way of one now. */
export function latestSendingBefore(now: Date): Date {
  return new Date(now.getTime() - coolDown)
}

export type ResendRefusal = 'link-revoked' | 'cool-down'

/** Why a link cannot be sent again now. An expired one can, and works for another 30 days. */
export function resendRefusal(link: Sent & Pick<HostLink, 'revokedAt'>, now: Date): ResendRefusal | null {
  if (link.revokedAt) return 'link-revoked'
  return resendableFrom(link) > now ? 'cool-down' : null
}

export type RenewalRefusal = LinkRefusal | 'still-open' | 'renewal-too-late'

/**
 * Why whoever holds an expired link cannot have a new one sent to the same address. Only within 30 days of its end: the
 * person may since have left the host.
 */
export function renewalRefusal(link: Lived | null, now: Date): RenewalRefusal | null {
  const refusal = linkRefusal(link, now)
  if (!link || refusal !== 'link-expired') return refusal ?? 'still-open'
  return endOf(link).getTime() + renewalTime <= now.getTime() ? 'renewal-too-late' : null
}

/** The text that is unique among the links that are not revoked. */
export function goalOf(
  link: Pick<HostLink, 'partnerId' | 'purpose' | 'agreementId' | 'placementId' | 'party' | 'to'>,
): string {
  const about = link.agreementId ?? link.placementId ?? ''
  return [link.partnerId, link.purpose, about, link.party ?? '', link.to.email].join(':')
}

/** Why people of a school cannot let somebody into the record of this host. */
export function schoolRefusal(
  actor: Actor,
  { partner, accounts }: { partner: Pick<Partner, 'qualification'>; accounts: number },
): 'not-yours-to-send' | null {
  const onItsOwn = partner.qualification.state !== 'none' || accounts > 0
  return 'schoolId' in actor && onItsOwn ? 'not-yours-to-send' : null
}

export type SignLinkRefusal = 'not-for-signing' | 'already-signed'

/** Why no new link to sign an agreement can be sent: its text is not fixed, or is void; or this party has signed. */
export function signLinkRefusal(
  agreement: Pick<Agreement, 'state' | 'signatures'>,
  party: Party,
): SignLinkRefusal | null {
  if (agreement.signatures.some((signature) => signature.party === party)) return 'already-signed'
  return agreement.state === 'signing' ? null : 'not-for-signing'
}

/** Whether this actor may send it again or revoke it: links to sign by who keeps the agreement, the others by who may send. */
export function mayManage(
  actor: Actor,
  link: Pick<HostLink, 'purpose' | 'partnerId' | 'schoolId' | 'agreementId'>,
): boolean {
  if (link.purpose === 'sign') return can(actor, 'agreement.edit', link)
  if (isPlacementPurpose(link.purpose)) return can(actor, 'paperwork.record', link)
  return can(actor, 'link.send', link) && (!('schoolId' in actor) || actor.schoolId === link.schoolId)
}

/** What a link is for that is about one placement: it names a student, and only the student's school sees it. */
export const placementPurposes = ['pact', 'project', 'evaluation'] as const satisfies readonly LinkPurpose[]
export type PlacementPurpose = (typeof placementPurposes)[number]

export function isPlacementPurpose(purpose: LinkPurpose): purpose is PlacementPurpose {
  return placementPurposes.some((each) => each === purpose)
}

type Followed = Pick<HostLink, '_id' | 'purpose' | 'to' | 'partnerId' | 'agreementId' | 'placementId' | 'party'>

/** The actor that a link makes of whoever follows it. */
export function guestOf(link: Followed): Guest {
  const { purpose, partnerId, agreementId, party } = link
  const placementId = link.placementId ?? null
  return { role: 'guest', linkId: link._id, purpose, name: link.to.name, partnerId, agreementId, placementId, party }
}

type Known = Pick<Partner, 'name' | 'email' | 'representative' | 'tutors' | 'contacts'>

/** The people of a host to whom a link can be sent: contacts and tutors of that day with an address, then the host's own. */
export function suggestedRecipients(partner: Known, on: Day): LinkRecipient[] {
  const contacts = partner.contacts.filter(({ from, to }) => from <= on && (to === null || to >= on))
  const people = [
    ...contacts,
    ...tutorsInOffice(partner, on, on),
    { name: partner.representative?.name ?? partner.name, email: partner.email },
  ]
  const byEmail = new Map<string, LinkRecipient>()
  for (const { name, email } of people) if (email && !byEmail.has(email)) byEmail.set(email, { name, email })
  return [...byEmail.values()]
}
