import { type Ctx, systemContext } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import type { Assignments, Place } from './assignment.rules.ts'
import { answerablePlace, changePlaces, outcomeById } from './assignment.service.ts'
import type { Outcome } from './outcome.rules.ts'
import { tellOfSteps } from './assignment-letter.service.ts'
import {
  answered,
  answerReason,
  isAnswered,
  type PlaceAnswer,
  placeVersion,
  settled,
  type Settling,
} from './place-step.rules.ts'
import { linesBy, settlingOf } from './settling.service.ts'

export interface Answer {
  roundId: string
  unitId: string
  answer: PlaceAnswer
  /** why, of who gives a place back; null: nothing was said */
  text: string | null
  /** how often the place had been changed when it was shown */
  version: number
}

/**
 * Accepts a place or gives it back, takes a better one that is held or declines it; the student, or a coordinator for one
 * who asks. A seat that comes free is held for the next at once, in the same write. Answering the same twice is once.
 * Refused with AnswerReason; NotFound for a place that is not theirs.
 */
export async function answerPlace(ctx: Ctx, given: Answer, publicUrl: string): Promise<void> {
  const outcome = await outcomeById(given.roundId)
  answerablePlace(ctx, outcome.assignments, given.unitId)
  const settling = await settlingOf(ctx, outcome)
  const changed = await changePlaces(given.roundId, (before) => afterAnswer(ctx, before, { given, settling }))
  if (changed) await tellOfSteps(ctx, { round: outcome.round, ...changed }, publicUrl)
}

async function afterAnswer(
  ctx: Ctx,
  before: Assignments,
  { given, settling }: { given: Answer; settling: Settling },
): Promise<Pick<Assignments, 'places' | 'log'> | null> {
  const { unitId, answer, text, version } = given
  const place = answerablePlace(ctx, before, unitId)
  if (placeVersion(before, unitId) !== version) {
    if (isAnswered(place, answer)) return null
    throw new Refused('changed-meanwhile')
  }
  const reason = answerReason(place, answer, ctx.now)
  if (reason !== null) throw new Refused(reason)
  const step = answered({ place, answer, text }, (unit, offer) => rankIn(settling, unit, offer))
  const places = before.places.map((each) => (each.unitId === unitId ? step.place : each))
  return settledWith(ctx, { ...before, places, log: [...before.log, ...(await linesBy(ctx, [step.line]))] }, settling)
}

function rankIn({ market }: Settling, unitId: string, offerId: string): number | null {
  const rank = market.listed(unitId).indexOf(offerId)
  return rank === -1 ? null : rank + 1
}

/** The free seats offered, on top of what has just happened; what follows by itself is nobody's act. */
async function settledWith(
  ctx: Ctx,
  { places, log }: Pick<Assignments, 'places' | 'log'>,
  settling: Settling,
): Promise<Pick<Assignments, 'places' | 'log'>> {
  const after = settled(places, settling)
  return { places: after.places, log: [...log, ...(await linesBy(systemContext(ctx.now), after.lines))] }
}

/**
 * Lets go what nobody answered in time, offers every free seat, and frees the places of which `isGone` says that nobody
 * comes any more. Gives how many steps were made. For jobs only.
 */
export async function settlePlaces(
  ctx: Ctx,
  outcome: Outcome,
  { isGone, publicUrl }: { isGone: (place: Place) => boolean; publicUrl: string },
): Promise<number> {
  const settling = await settlingOf(ctx, outcome)
  const changed = await changePlaces(outcome.round._id, async (before) => {
    const gone = before.places.filter((place) => place.state === 'placed' && isGone(place))
    const steps = gone.map((place) => answered({ place, answer: 'withdraw', text: null }, () => null))
    const freed = new Map(steps.map(({ place }) => [place.unitId, place]))
    const places = before.places.map((place) => freed.get(place.unitId) ?? place)
    const lines = await linesBy(
      ctx,
      steps.map(({ line }) => line),
    )
    const after = await settledWith(ctx, { places, log: [...before.log, ...lines] }, settling)
    return after.log.length === before.log.length ? null : after
  })
  if (changed) await tellOfSteps(ctx, { round: outcome.round, ...changed }, publicUrl)
  return changed ? changed.after.log.length - changed.before.log.length : 0
}
