// A round is copied from last year's, or from one that was cancelled because of a mistake: the criteria and limits come
// along, the classes of the same name, and of the offers those that may be used again. What was decided about single
// students comes along only within the same school year, because another year has other students.

import type { SchoolClass } from '../schools/school-class.rules.ts'
import type { Round, RoundPart } from './round.rules.ts'

type NamedClass = Pick<SchoolClass, '_id' | 'year' | 'section' | 'track' | 'siteCode'>

const nameOf = ({ year, section, track, siteCode }: NamedClass) => JSON.stringify([year, section, track, siteCode])

/** The classes of this year that are called as those were, in the order of those. */
export function namesakes(before: readonly NamedClass[], now: readonly NamedClass[]): string[] {
  const byName = new Map(now.map((each) => [nameOf(each), each._id]))
  return before.flatMap((each) => byName.get(nameOf(each)) ?? [])
}

/** An offer of now and what it was copied from. */
export interface UsableOffer {
  id: string
  copiedFrom: string | null
  partnerId: string
}

/** The offers of the copy: the same, or those copied from them since, each once. */
export function copiedOffers(before: Round['offers'], usable: readonly UsableOffer[]): Round['offers'] {
  return before.flatMap((offer) => {
    const same = usable.find(({ id }) => id === offer.offerId)
    const next = same ?? usable.find(({ copiedFrom }) => copiedFrom === offer.offerId)
    return next ? [{ ...offer, offerId: next.id, partnerId: next.partnerId }] : []
  })
}

/** The part of the school in the copy; who is left out or needs no steps only where the students are the same. */
export function copiedPart(
  part: RoundPart,
  { classIds, sameYear }: { classIds: string[]; sameYear: boolean },
): RoundPart {
  return sameYear ? { ...part, classIds } : { ...part, classIds, leftOut: [], accessible: [] }
}

/** What was decided about single students, as far as its offers and hosts are in the copy; schools join the city anew. */
export function copiedPairs(
  { schoolId, locks, forbidden, keepApart }: Pick<Round, 'schoolId' | 'locks' | 'forbidden' | 'keepApart'>,
  offers: Round['offers'],
): Partial<Pick<Round, 'locks' | 'forbidden' | 'keepApart'>> {
  if (schoolId === null) return {}
  return {
    locks: locks.filter((lock) => offers.some(({ offerId }) => offerId === lock.offerId)),
    forbidden: forbidden.filter((pair) => offers.some(({ partnerId }) => partnerId === pair.partnerId)),
    keepApart,
  }
}
