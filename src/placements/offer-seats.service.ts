import { maxDay, minDay } from '../platform/day.ts'
import { Placements } from './placement.model.ts'
import type { Placement } from './placement.rules.ts'
import { preparingStates, underWayStates } from './placement-state.rules.ts'
import { type HostStay, mostAtOnce, type Stay } from './seat-count.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

const facts = { partnerId: 1, offerId: 1, terms: 1, amendments: 1, hostTutor: 1, shares: 1 } as const
type Facts = Pick<Placement, 'partnerId' | 'offerId' | 'terms' | 'amendments' | 'hostTutor' | 'shares'>

/**
 * The placements of every school at these hosts that are being prepared or under way, for who counts seats and tutors;
 * only those with a day in the period where one is given.
 */
export async function staysAtHosts(partnerIds: readonly string[], period: Stay | null): Promise<HostStay[]> {
  const found = await Placements.find(
    {
      partnerId: { $in: [...new Set(partnerIds)] },
      state: { $in: [...preparingStates, ...underWayStates] },
      ...(period ? { 'terms.from': { $lte: period.to } } : {}),
    },
    facts,
  ).lean<Facts[]>()
  return found.map(stayOf).filter(({ from, to }) => period === null || (from <= period.to && to >= period.from))
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

/** The days of an offer and of every placement made from it: dates that were moved since take a seat all the same. */
function wholeOf(stays: readonly Stay[]): Stay {
  const [first, ...others] = stays.map(({ from }) => from)
  const [last, ...ends] = stays.map(({ to }) => to)
  if (!first || !last) throw new RangeError('no days')
  return { from: minDay(first, ...others), to: maxDay(last, ...ends) }
}
