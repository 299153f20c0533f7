import type { Ctx } from '../access/actor.ts'
import type { ListedEdition } from '../labs/edition.service.ts'
import { editionsNamed, listEditions } from '../labs/edition.service.ts'
import type { Offer } from '../offers/offer.rules.ts'
import { listOffers, offersNamed } from '../offers/offer.service.ts'
import type { OfferedFacts } from './round-check.rules.ts'
import type { UsableOffer } from './round-copy.rules.ts'
import type { Round } from './round.rules.ts'

/** What rounds of both kinds give away: offers of hosts, and editions of labs that are open for enrolment. */
export interface Offered extends OfferedFacts {
  id: string
  copiedFrom: string | null
}

/** What a round has chosen, by id; what is gone is not there. For use cases that have already decided who may know. */
export async function offeredIn({ kind, offers }: Pick<Round, 'kind' | 'offers'>): Promise<Map<string, Offered>> {
  const ids = offers.map(({ offerId }) => offerId)
  const found =
    kind === 'labs'
      ? [...(await editionsNamed(ids)).values()].map(ofEdition)
      : [...(await offersNamed(ids)).values()].map(ofOffer)
  return new Map(found.map((each) => [each.id, each]))
}

export interface OfferedSearch {
  q: string
  /** from 1; null: all */
  page: number | null
}

/** What this actor may choose from for a round, of its school year. */
export async function listOffered(
  ctx: Ctx,
  { kind, schoolYear }: Pick<Round, 'kind' | 'schoolYear'>,
  { q, page }: OfferedSearch,
): Promise<{ offered: Offered[]; total: number }> {
  if (kind === 'labs') {
    const search = { ...anyEdition, q, schoolYear, page }
    const { editions, total } = await listEditions(ctx, search)
    return { offered: editions.map(ofEdition), total }
  }
  const { offers, total } = await listOffers(ctx, {
    q,
    state: 'published',
    schoolYear,
    upcoming: true,
    free: true,
    page,
  })
  return { offered: offers.map(ofOffer), total }
}

/** Which of these this actor may see: an offer that is kept for another school is not among them. */
export async function seenAmong(
  ctx: Ctx,
  { kind }: Pick<Round, 'kind'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  // An edition that takes enrolments is open to every school.
  if (kind === 'labs') return new Set(ids)
  const { offers } = await listOffers(ctx, { ids, page: null })
  return new Set(offers.map(({ _id }) => _id))
}

const anyEdition = {
  theme: '',
  level: '',
  state: 'open',
  partnerId: '',
  from: null,
  to: null,
  free: true,
  siteIds: null,
  scope: 'all',
} as const

/** Everything a copy may take over. */
export async function usableOffers(ctx: Ctx, round: Pick<Round, 'kind' | 'schoolYear'>): Promise<UsableOffer[]> {
  const { offered } = await listOffered(ctx, round, { q: '', page: null })
  return offered.filter(({ roundId }) => roundId === null)
}

type OfferLike = Pick<
  Offer,
  | '_id'
  | 'partnerId'
  | 'title'
  | 'schoolYear'
  | 'from'
  | 'to'
  | 'seats'
  | 'state'
  | 'roundId'
  | 'reservedFor'
  | 'copiedFrom'
>

function ofOffer(offer: OfferLike): Offered {
  const { _id, partnerId, title, schoolYear, from, to, seats, state, roundId, reservedFor, copiedFrom } = offer
  const open = state === 'published'
  return { id: _id, partnerId, title, schoolYear, from, to, seats, open, roundId, reservedFor, copiedFrom }
}

function ofEdition(edition: ListedEdition): Offered {
  const { _id, partnerId, title, schoolYear, from, to, seats, taken, state, enrolUntil } = edition
  const about = { title, partnerId, schoolYear, from, to, roundId: null, reservedFor: null, copiedFrom: null }
  return { id: _id, ...about, seats: Math.max(0, seats - taken), open: state === 'open', enrolUntil }
}
