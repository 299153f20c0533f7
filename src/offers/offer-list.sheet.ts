import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import type { OfferList } from './offer-list.pages.ts'
import { shownState } from './offer-move.rules.ts'
import type { Offer } from './offer.rules.ts'
import { offerWords } from './offer.text.ts'

/** The offers as a file, for who compares what the year brings. */
export function offersSheet(
  list: Pick<OfferList, 'offers' | 'total' | 'hosts' | 'taken'>,
  { language }: Ctx,
): ListSheet {
  const t = offerWords(language)
  const row = (offer: Offer): ListCell[] => {
    const taken = list.taken.get(offer._id) ?? 0
    return [
      offer.title,
      list.hosts.get(offer.partnerId) ?? offer.partnerId,
      offer.schoolYear,
      offer.from,
      offer.to,
      offer.seats,
      taken,
      offer.minimumAge,
      offer.plannedMinutes,
      t[shownState(offer, taken)],
    ]
  }
  return {
    name: 'offerte',
    title: t.offers,
    columns: [
      { header: t.title, kind: 'text', width: 40 },
      { header: t.host, kind: 'text', width: 32 },
      { header: t.year, kind: 'text', width: 14 },
      { header: t.from, kind: 'day', width: 12 },
      { header: t.to, kind: 'day', width: 12 },
      { header: t.seats, kind: 'integer', width: 10 },
      { header: t.taken, kind: 'integer', width: 10 },
      { header: t.minimumAge, kind: 'integer', width: 12 },
      { header: t.hours, kind: 'duration', width: 12 },
      { header: t.state, kind: 'text', width: 20 },
    ],
    rows: list.offers.map(row),
    total: list.total,
  }
}
