import type { Ctx } from '../access/actor.ts'
import type { Mechanism } from '../matching/round-file.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { editedRound, refuse, type ShownRound } from './round-create.service.ts'
import { type CriterionMove, movedCriteria, withBand, withoutBand } from './round-criteria.rules.ts'
import { offeredIn, seenAmong } from './round-offered.service.ts'
import { type Criterion, type HostBand, type Round, type RoundOffer, usualSeats } from './round.rules.ts'
import { roundLine, writeRound } from './round.service.ts'

/** More would not be read by anybody who has to choose ten. */
const mostOffers = 400

/**
 * Takes offers into a draft. Refused: ChangeRefusal, `offer-not-published`, `offer-in-other-round`, `too-many-offers`,
 * `changed-meanwhile`.
 */
export async function addOffers(ctx: Ctx, shown: ShownRound, offerIds: readonly string[]): Promise<void> {
  const round = await editedRound(ctx, shown, 'offers')
  const wanted = [...new Set(offerIds)].filter((id) => !round.offers.some(({ offerId }) => offerId === id))
  const found = await offeredIn({ kind: round.kind, offers: wanted.map(bare) })
  const seen = await seenAmong(ctx, round, wanted)
  refuse([
    ...(wanted.every((id) => found.get(id)?.open && seen.has(id)) ? [] : ['offer-not-published']),
    ...(wanted.some((id) => found.get(id)?.roundId) ? ['offer-in-other-round'] : []),
    ...(round.offers.length + wanted.length > mostOffers ? ['too-many-offers'] : []),
  ])
  const added = wanted.map((id) => ({ ...bare(id), partnerId: found.get(id)?.partnerId ?? '' }))
  await writeOffers(ctx, round, [...round.offers, ...added])
}

const bare = (offerId: string): RoundOffer => ({ offerId, partnerId: '', seats: null, min: 0, classMax: null })

export type OfferFigures = Pick<RoundOffer, 'offerId' | 'seats' | 'min' | 'classMax'>

/**
 * The figures of the offers of a draft; those that are not named go out of it, with what was said of their hosts.
 * Refused: ChangeRefusal, `seats-above-offer.<id>`, `min-above-seats.<id>`, `changed-meanwhile`.
 */
export async function setOffers(ctx: Ctx, shown: ShownRound, figures: readonly OfferFigures[]): Promise<void> {
  const round = await editedRound(ctx, shown, 'offers')
  const offered = await offeredIn(round)
  const offers = round.offers.flatMap((offer) => {
    const given = figures.find(({ offerId }) => offerId === offer.offerId)
    return given ? [{ ...offer, seats: given.seats, min: given.min, classMax: given.classMax }] : []
  })
  refuse(
    offers.flatMap(({ offerId, seats, min }) => {
      const own = offered.get(offerId)?.seats ?? 0
      if (seats !== null && seats > own) return [`seats-above-offer.${offerId}`]
      return min > (seats ?? usualSeats(round.kind, own)) ? [`min-above-seats.${offerId}`] : []
    }),
  )
  await writeOffers(ctx, round, offers)
}

async function writeOffers(ctx: Ctx, round: Round, offers: RoundOffer[]): Promise<void> {
  const hostBands = round.hostBands.filter((band) => offers.some(({ partnerId }) => partnerId === band.partnerId))
  await writeRound(round, { set: { offers, hostBands }, line: await roundLine(ctx, 'edited', 'offers') })
}

export interface RoundTerms {
  mechanism: Mechanism
  mostWishes: number
  mostKm: number | null
  fallback: boolean
  minimums: boolean
}

/** How places are given in a draft. Refused: ChangeRefusal, `changed-meanwhile`. */
export async function setTerms(ctx: Ctx, shown: ShownRound, terms: RoundTerms): Promise<void> {
  const round = await editedRound(ctx, shown, 'criteria')
  const { mechanism, mostWishes, mostKm, fallback, minimums } = terms
  await writeCriteria(ctx, round, { mechanism, mostWishes, mostKm, fallback, minimums })
}

/** Takes a criterion in or out, or moves it by one. Refused: ChangeRefusal, `changed-meanwhile`. */
export async function moveCriterion(
  ctx: Ctx,
  shown: ShownRound,
  { criterion, move }: { criterion: Criterion; move: CriterionMove },
): Promise<void> {
  const round = await editedRound(ctx, shown, 'criteria')
  await writeCriteria(ctx, round, { criteria: movedCriteria(round.criteria, criterion, move) })
}

/** Says how a host of the round is for students of a track and year. Refused: `host-not-in-round`, `no-such-track`, … */
export async function addBand(ctx: Ctx, shown: ShownRound, band: HostBand): Promise<void> {
  const round = await editedRound(ctx, shown, 'criteria')
  const { tracks } = await currentProgramme()
  refuse([
    ...(round.offers.some(({ partnerId }) => partnerId === band.partnerId) ? [] : ['host-not-in-round']),
    ...(band.track === null || tracks.some(({ code }) => code === band.track) ? [] : ['no-such-track']),
  ])
  await writeCriteria(ctx, round, { hostBands: withBand(round.hostBands, band) })
}

/** Takes such a line away. Refused: ChangeRefusal, `changed-meanwhile`. */
export async function removeBand(
  ctx: Ctx,
  shown: ShownRound,
  band: Pick<HostBand, 'partnerId' | 'track' | 'year'>,
): Promise<void> {
  const round = await editedRound(ctx, shown, 'criteria')
  await writeCriteria(ctx, round, { hostBands: withoutBand(round.hostBands, band) })
}

async function writeCriteria(ctx: Ctx, round: Round, set: Partial<Round>): Promise<void> {
  await writeRound(round, { set, line: await roundLine(ctx, 'edited', 'criteria') })
}
