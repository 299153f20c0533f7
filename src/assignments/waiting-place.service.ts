import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { roundsNamed } from '../rounds/published-round.service.ts'
import type { Round } from '../rounds/round.rules.ts'
import { RoundAssignments } from './assignment.model.ts'
import type { Assignments, Place } from './assignment.rules.ts'
import { isPublished } from './outcome.rules.ts'
import type { WaitingPlace } from './waiting-place.rules.ts'

/** What the student who asks has still to answer about published rounds, the first to end first. */
export async function placesToAnswer(ctx: Ctx): Promise<WaitingPlace[]> {
  const { studentId } = visible(ctx.actor, 'assignment.answer')
  if (typeof studentId !== 'string') return []
  const asks = { studentId, $or: [{ state: 'assigned' }, { offered: { $ne: null } }] }
  const found = await RoundAssignments.find({ places: { $elemMatch: asks } }, { 'places.$': 1 }).lean<
    Pick<Assignments, '_id' | 'places'>[]
  >()
  const rounds = await roundsNamed(found.map(({ _id }) => _id))
  return found
    .flatMap(({ _id, places: [place] }) => waitingIn(rounds.get(_id), place))
    .toSorted((a, b) => a.until.getTime() - b.until.getTime())
}

function waitingIn(round: Round | undefined, place: Place | undefined): WaitingPlace[] {
  if (!round || !place || !isPublished(round)) return []
  const { _id, title, published } = round
  return [{ round: { _id, title }, until: place.offered?.until ?? published.answerBy, kept: place.offered !== null }]
}
