// The limits (limiti) that a place counts for, as they were frozen: those of one class in the offer, the offer, and every
// limit that it shares with others. Somebody to whom a better place is held counts at both until they answer, once for each
// limit: so whatever they say, no limit is exceeded.

import type { RoundFile, RoundOffer } from '../matching/round-file.rules.ts'
import type { Place } from './assignment.rules.ts'

export interface SeatLimits {
  /** the limits that a place of this unit at this offer counts for, the innermost first */
  path: (unitId: string, offerId: string) => readonly string[]
  /** seats of a limit in this round: those that run already are not in it */
  most: (limit: string) => number
}

/** The limits of a frozen round. */
export function seatLimits({ students, offers, groups = [] }: RoundFile): SeatLimits {
  const classOf = new Map(students.map((student) => [student.id, student.class ?? null]))
  const offerOf = new Map(offers.map((offer) => [offer.id, offer]))
  const most = new Map<string, number>()
  const shared = new Map<string, string[]>()
  for (const { id, max, running = 0 } of offers) most.set(ofOffer(id), Math.max(0, max - running))
  for (const { id, max, running = 0, offers: members } of groups) {
    most.set(ofGroup(id), Math.max(0, max - running))
    for (const member of members) shared.set(member, [...(shared.get(member) ?? []), ofGroup(id)])
  }
  const classLimit = (unitId: string, offer: RoundOffer | undefined): string[] => {
    const inClass = classOf.get(unitId)
    if (!offer || inClass === null || inClass === undefined || typeof offer.classMax !== 'number') return []
    const limit = `class ${JSON.stringify([inClass, offer.id])}`
    most.set(limit, offer.classMax)
    return [limit]
  }
  return {
    path: (unitId, offerId) => [
      ...classLimit(unitId, offerOf.get(offerId)),
      ofOffer(offerId),
      ...(shared.get(offerId) ?? []),
    ],
    most: (limit) => most.get(limit) ?? 0,
  }
}

const ofOffer = (id: string) => `offer ${id}`
const ofGroup = (id: string) => `group ${id}`

type Holding = Pick<Place, 'unitId' | 'offerId' | 'offered'>

/** Every limit that somebody counts for, each once. */
export function heldLimits(limits: SeatLimits, { unitId, offerId, offered }: Holding): Set<string> {
  const offers = [offerId, offered?.offerId ?? null].filter((id) => id !== null)
  return new Set(offers.flatMap((id) => limits.path(unitId, id)))
}

/** How many count for each limit. */
export function takenSeats(limits: SeatLimits, places: readonly Holding[]): Map<string, number> {
  const taken = new Map<string, number>()
  for (const place of places)
    for (const limit of heldLimits(limits, place)) taken.set(limit, (taken.get(limit) ?? 0) + 1)
  return taken
}
