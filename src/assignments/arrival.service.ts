import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { offersOf } from '../choices/offer-facts.service.ts'
import { standingOf } from '../placements/round-placement.service.ts'
import { roundsNamed } from '../rounds/published-round.service.ts'
import { classesNamed } from '../schools/student-facts.service.ts'
import { type ArrivalGroup, arrivalOf, comes } from './arrival.rules.ts'
import { RoundAssignments } from './assignment.model.ts'
import type { Assignments } from './assignment.rules.ts'
import { isPublished } from './outcome.rules.ts'

/** Who comes to this host, offer by offer, the next period first; offers whose period is over are left out. */
export async function listArrivals(ctx: Ctx): Promise<ArrivalGroup[]> {
  const { partnerId } = visible(ctx.actor, 'assignment.arrivals')
  if (typeof partnerId !== 'string') return []
  const all = await RoundAssignments.find({ partnerIds: partnerId }, { log: 0 }).lean<Assignments[]>()
  const rounds = await roundsNamed(all.map(({ _id }) => _id))
  const groups: ArrivalGroup[] = []
  for (const assignments of all) {
    const round = rounds.get(assignments._id)
    if (!round || !isPublished(round)) continue
    const own = round.offers.filter((offer) => offer.partnerId === partnerId)
    for (const fact of await offersOf(ctx, { ...round, offers: own })) {
      if (fact.to < ctx.today) continue
      const { offerId, title, siteName, from, to, seats } = fact
      const people = await peopleAt(assignments, offerId)
      groups.push({ roundId: round._id, round: round.title, offerId, title, siteName, from, to, seats, people })
    }
  }
  return groups.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.title < b.title ? -1 : 1))
}

async function peopleAt({ places }: Assignments, offerId: string): Promise<ArrivalGroup['people']> {
  const here = places.filter((place) => place.offerId === offerId)
  const [standing, classes] = await Promise.all([
    standingOf(here.flatMap(({ placementId }) => placementId ?? [])),
    classesNamed(here.map(({ classId }) => classId)),
  ])
  return here
    .filter((place) => comes(place, standing.get(place.placementId ?? '')))
    .map((place) => {
      const facts = { standing: standing.get(place.placementId ?? ''), schoolClass: classes.get(place.classId) }
      return { arrival: arrivalOf(place, facts), schoolId: place.schoolId, state: place.state }
    })
}
