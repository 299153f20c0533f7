import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { editionById } from '../labs/edition.service.ts'
import { chosenClasses } from '../labs/enrolment-facts.service.ts'
import { enrolStudents } from '../labs/lab-enrolment.service.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import type { Place } from './assignment.rules.ts'
import { belongsOf, changePlaces, findOutcome } from './assignment.service.ts'
import { isToPrepare, placementIdOf, type PlacementsToPrepare, type Prepared } from './prepared-placement.rules.ts'
import { linesBy } from './settling.service.ts'

/**
 * Enrols the classes of the own school in the editions they were given, each once; who comes along is the teacher that
 * is named. What stands against one keeps no other waiting.
 */
export async function prepareClasses(ctx: Ctx, given: PlacementsToPrepare): Promise<Prepared[]> {
  const { round, assignments } = await findOutcome(ctx, 'assignment.view', given.roundId)
  if (round.kind !== 'labs') throw new Refused('not-of-labs')
  const { answerBy } = round.published
  const moment = { now: ctx.now, answerBy, alsoUnanswered: given.alsoUnanswered }
  const done: Prepared[] = []
  for (const place of assignments.places)
    if (can(ctx.actor, 'assignment.prepare', belongsOf(place)) && isToPrepare(place, moment))
      done.push(await enrolClass(ctx, place, given))
  return done
}

async function enrolClass(ctx: Ctx, place: Place, { roundId, schoolTutorId }: PlacementsToPrepare): Promise<Prepared> {
  const { unitId } = place
  const id = placementIdOf(roundId, unitId)
  try {
    const reasons = await enrolled(ctx, place, { id, teacherId: schoolTutorId })
    if (reasons.length > 0) return { unitId, placementId: null, reasons }
    await noteEnrolled(ctx, { roundId, unitId, id })
    return { unitId, placementId: id, reasons: [] }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { unitId, placementId: null, reasons: error.reasons }
  }
}

async function enrolled(
  ctx: Ctx,
  { offerId, classId }: Place,
  { id, teacherId }: { id: string; teacherId: string },
): Promise<string[]> {
  const edition = offerId === null ? null : await editionById(offerId)
  if (!edition) throw new NotFound('edition of the round')
  const [chosen] = await chosenClasses(ctx, edition, [classId])
  const outcome = await enrolStudents(ctx, edition._id, {
    id,
    classIds: [classId],
    studentIds: chosen?.students.map(({ _id }) => _id) ?? [],
    teacherId,
    counts: true,
    privacy: false,
    whenFull: 'refuse',
    groupId: null,
    force: null,
  })
  if (outcome.done) return []
  const clashes = outcome.clashes.length > 0 ? ['lab-clash'] : []
  return [...outcome.obstacles.map(({ reason }) => reason), ...clashes]
}

async function noteEnrolled(
  ctx: Ctx,
  { roundId, unitId, id }: { roundId: string; unitId: string; id: string },
): Promise<void> {
  await changePlaces(roundId, async (before) => {
    const place = before.places.find((each) => each.unitId === unitId)
    if (!place || place.state === 'placed') return null
    if (place.state === 'withdrawn' || place.state === 'none') throw new Refused('changed-meanwhile')
    const lines = await linesBy(ctx, [{ event: 'placed', unitId, offerId: place.offerId, text: null }])
    const placed = { ...place, state: 'placed' as const, placementId: id, offered: null }
    const places = before.places.map((each) => (each.unitId === unitId ? placed : each))
    return { places, log: [...before.log, ...lines] }
  })
}
