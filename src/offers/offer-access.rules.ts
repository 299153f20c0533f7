// Who sees an offer, beyond the table of permissions. A draft is seen by who writes it; what was sent also by who checks
// it: the school it is reserved for or that typed it, and where there is none any school and the city. Once published it
// is seen by every school, or by the one it is reserved for.

import { can } from '../access/access.ts'
import type { Actor } from '../access/actor.ts'
import type { Offer, OfferState } from './offer.rules.ts'

type Owned = Pick<Offer, 'partnerId' | 'schoolId' | 'reservedFor' | 'state'>

const told: readonly OfferState[] = ['published', 'closed']
const sent: readonly OfferState[] = ['in-review', 'more-requested', 'published', 'closed']

/** The filter of the offers that this actor may see; `seesOffer` says the same of one. */
export function seenOffers(actor: Actor): object {
  if ('partnerId' in actor) return { partnerId: actor.partnerId }
  if (actor.role === 'city') return { state: { $in: [...sent] } }
  if (!('schoolId' in actor)) return {}
  const { schoolId } = actor
  const own = { schoolId }
  const reserved = { reservedFor: schoolId, state: { $in: [...sent] } }
  const ofHosts = { schoolId: null, reservedFor: null, state: { $in: [...sent] } }
  const everybodys = { reservedFor: null, state: { $in: [...told] } }
  return { $or: [own, reserved, ofHosts, everybodys] }
}

export function seesOffer(actor: Actor, offer: Owned): boolean {
  if ('partnerId' in actor) return offer.partnerId === actor.partnerId
  if (actor.role === 'city') return sent.includes(offer.state)
  if (!('schoolId' in actor)) return true
  const { schoolId } = actor
  if (offer.schoolId === schoolId) return true
  if (offer.reservedFor !== null) return offer.reservedFor === schoolId && sent.includes(offer.state)
  return (offer.schoolId === null ? sent : told).includes(offer.state)
}

/** The school that checks an offer; null: any school, and the city. */
export function reviewingSchool({ schoolId, reservedFor }: Pick<Offer, 'schoolId' | 'reservedFor'>): string | null {
  return reservedFor ?? schoolId
}

/** Whether this actor may ask for more, publish and close it. */
export function mayReview(actor: Actor, offer: Owned): boolean {
  if (!can(actor, 'offer.review', offer) || !seesOffer(actor, offer)) return false
  const school = reviewingSchool(offer)
  return !('schoolId' in actor) || school === null || school === actor.schoolId
}

/** The filter of the offers that wait for this actor's look. */
export function toReview(actor: Actor): object {
  if (!('schoolId' in actor)) return { state: 'in-review', schoolId: null, reservedFor: null }
  const { schoolId } = actor
  const own = [{ reservedFor: schoolId }, { reservedFor: null, schoolId: { $in: [schoolId, null] } }]
  return { state: 'in-review', $or: own }
}

/** Whether this actor writes it: the host, or the school that typed it. */
export function mayWrite(actor: Actor, offer: Owned): boolean {
  return can(actor, 'offer.edit', offer) && seesOffer(actor, offer)
}
