import { maxDay, minDay } from '../platform/day.ts'
import { Placements } from './placement.model.ts'
import type { Placement } from './placement.rules.ts'
import { preparingStates, underWayStates } from './placement-state.rules.ts'
import { type HostStay, mostAtOnce, type Stay } from './seat-count.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

const facts = { partnerId: 1, offerId: 1, terms: 1, amendments: 1, hostTutor: 1, shares: 1 } as const
type Facts = Pick<Placement, 'partnerId' | 'offerId' | 'terms' | 'amendments' | 'hostTutor' | 'shares'>

interface StaysWanted {
  partnerIds: readonly string[]
  period: Stay
  /** those with a seat of these offers are given whatever their days: dates that were moved take a seat all the same */
  offerIds: readonly string[]
}

/**
 * The placements of every school at these hosts that are being prepared or under way, with a day in the period or a seat
 * of the offers, for who counts seats and tutors.
 */
export async function staysAtHosts({ partnerIds, period, offerIds }: StaysWanted): Promise<HostStay[]> {
  const filter = { partnerId: { $in: [...partnerIds] }, state: { $in: [...preparingStates, ...underWayStates] } }
  const stays = (await Placements.find(filter, facts).lean<Facts[]>()).map(stayOf)
  const isSeat = (stay: HostStay) => stay.offerId !== null && offerIds.includes(stay.offerId)
  return stays.filter((stay) => isSeat(stay) || (stay.from <= period.to && stay.to >= period.from))
}

function stayOf(placement: Facts): HostStay {
  const { from, to } = effectiveTerms(placement)
  const tutors = [
    placement.hostTutor,
    placement.shares?.hostTutor,
    ...placement.amendments.map((each) => each.hostTutor),
  ]
  const tutorIds = [...new Set(tutors.flatMap((tutor) => tutor?.id ?? []))]
  return { partnerId: placement.partnerId, offerId: placement.offerId ?? null, tutorIds, from, to }
}

/** How many seats of each offer are taken at once, at most; offers of which none is taken are not in the map. */
export async function seatsTaken(offers: readonly { _id: string; from: Stay['from']; to: Stay['to'] }[]) {
  const found = await Placements.find(
    { offerId: { $in: offers.map(({ _id }) => _id) }, state: { $in: [...preparingStates, ...underWayStates] } },
    facts,
  ).lean<Facts[]>()
  const stays = new Map<string | null, HostStay[]>()
  for (const stay of found.map(stayOf)) stays.set(stay.offerId, [...(stays.get(stay.offerId) ?? []), stay])
  const taken = offers.map(({ _id, from, to }) => {
    const ofOffer = stays.get(_id) ?? []
    return [_id, mostAtOnce(ofOffer, wholeOf([{ from, to }, ...ofOffer]))] as const
  })
  return new Map(taken.filter(([, seats]) => seats > 0))
}

/**
 * How many seats of one offer are taken at once, at most, and which of these placements are stored: in one look, so that
 * one which is being made is either counted or not there yet. For use cases that have decided who may know.
 */
export async function seatsTakenWith({ _id, from, to }: { _id: string } & Stay, placementIds: readonly string[]) {
  const seated = { offerId: { $gt: '', $eq: _id }, state: { $in: [...preparingStates, ...underWayStates] } }
  const found = await Placements.find(
    { $or: [seated, { _id: { $in: [...placementIds] } }] },
    { ...facts, state: 1 },
  ).lean<(Facts & Pick<Placement, '_id' | 'state'>)[]>()
  const stays = found.filter(({ offerId, state }) => offerId === _id && seated.state.$in.includes(state)).map(stayOf)
  return { taken: mostAtOnce(stays, wholeOf([{ from, to }, ...stays])), stored: new Set(found.map((each) => each._id)) }
}

/** The days of an offer and of every placement made from it: dates that were moved since take a seat all the same. */
function wholeOf(stays: readonly Stay[]): Stay {
  const [first, ...others] = stays.map(({ from }) => from)
  const [last, ...ends] = stays.map(({ to }) => to)
  if (!first || !last) throw new RangeError('no days')
  return { from: minDay(first, ...others), to: maxDay(last, ...ends) }
}
