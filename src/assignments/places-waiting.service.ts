import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { roundsNamed } from '../rounds/published-round.service.ts'
import type { Round } from '../rounds/round.rules.ts'
import { listArrivals } from './arrival.service.ts'
import { RoundAssignments } from './assignment.model.ts'
import type { Assignments } from './assignment.rules.ts'
import { belongsOf } from './assignment.service.ts'
import { isPublished } from './outcome.rules.ts'
import type { Coming, PlacesWaiting } from './places-waiting.rules.ts'

const mostShown = 5

/** For the first page of coordinators; nothing for anybody else. */
export async function placesWaiting(ctx: Ctx): Promise<PlacesWaiting[]> {
  const { actor } = ctx
  if (!may(actor, 'assignment.prepare') || !('schoolId' in actor)) return []
  const filter = { schoolIds: actor.schoolId, released: false }
  const all = await RoundAssignments.find(filter, { places: 1 }).lean<Pick<Assignments, '_id' | 'places'>[]>()
  const rounds = await roundsNamed(all.map(({ _id }) => _id))
  return all
    .flatMap(({ _id, places }) => waitingIn(ctx, rounds.get(_id), places))
    .toSorted((a, b) => (a.round._id < b.round._id ? -1 : 1))
    .slice(0, mostShown)
}

/** Who is asked about a better place says first which of the two it is. */
function waitingIn(ctx: Ctx, round: Round | undefined, places: Assignments['places']): PlacesWaiting[] {
  if (!round || !isPublished(round)) return []
  const own = places.filter((place) => place.offered === null && can(ctx.actor, 'assignment.prepare', belongsOf(place)))
  const count = (asked: 'accepted' | 'assigned') => own.filter(({ state }) => state === asked).length
  const toPrepare = count('accepted')
  const unanswered = ctx.now >= round.published.answerBy ? count('assigned') : 0
  const { _id, title, kind } = round
  return toPrepare + unanswered > 0 ? [{ round: { _id, title, kind }, toPrepare, unanswered }] : []
}

/** For the first page of a host; nobody for anybody else. */
export async function comingToHost(ctx: Ctx): Promise<Coming> {
  if (!may(ctx.actor, 'assignment.arrivals')) return { placements: 0, labs: 0 }
  const groups = await listArrivals(ctx)
  const people = groups.filter(({ from }) => from > ctx.today).flatMap((group) => group.people)
  const labs = people.filter(({ arrival }) => arrival.kind === 'class').length
  return { placements: people.length - labs, labs }
}
