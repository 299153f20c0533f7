// What if (e se…): a copy of a frozen round with one thing changed, to see who would move: a seat more or less, an offer
// closed, one student locked. Limits that the offer shares with others stay as they are.

import type { RoundFile } from '../matching/round-file.rules.ts'
import type { WhatIf } from './run.rules.ts'

export function withWhatIf(file: RoundFile, whatIf: WhatIf | null): RoundFile {
  if (whatIf === null) return file
  if (whatIf.what === 'lock') return withLock(file, whatIf)
  if (whatIf.what === 'close') return withoutOffer(file, whatIf.offerId)
  return withSeats(file, whatIf)
}

/** Never fewer than are taken already. */
function withSeats(file: RoundFile, { offerId, by }: { offerId: string; by: number }): RoundFile {
  const offers = file.offers.map((offer) => {
    if (offer.id !== offerId) return offer
    const max = Math.max(offer.running ?? 0, offer.max + by)
    return { ...offer, max, min: Math.min(offer.min ?? 0, max) }
  })
  return { ...file, offers }
}

/** Who was locked there is free to go elsewhere. */
function withoutOffer(file: RoundFile, offerId: string): RoundFile {
  const offers = file.offers.map((offer) =>
    offer.id === offerId ? { ...offer, max: offer.running ?? 0, min: 0 } : offer,
  )
  return { ...file, offers, locks: (file.locks ?? []).filter(([, locked]) => locked !== offerId) }
}

/** Instead of where the student was locked before. */
function withLock(file: RoundFile, { unitId, offerId }: { unitId: string; offerId: string }): RoundFile {
  const others = (file.locks ?? []).filter(([student]) => student !== unitId)
  return { ...file, locks: [...others, [unitId, offerId]] }
}
