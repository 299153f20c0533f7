import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { editionById } from '../labs/edition.service.ts'
import type { Edition } from '../labs/edition.rules.ts'
import { chosenClasses } from '../labs/enrolment-facts.service.ts'
import { firstDayFrom } from '../labs/lab-enrolment.rules.ts'
import { enrolStudents } from '../labs/lab-enrolment.service.ts'
import { withdrawGroup } from '../labs/roster.service.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import type { Place } from './assignment.rules.ts'
import { belongsOf, changePlaces, findOutcome } from './assignment.service.ts'
import { isToPrepare, placementIdOf, type PlacementsToPrepare } from './prepared-placement.rules.ts'
import type { Prepared, RefusedClass } from './prepared-placement.rules.ts'
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
  const { unitId, offerId } = place
  try {
    const edition = offerId === null ? null : await editionById(offerId)
    if (!edition) throw new NotFound('edition of the round')
    const asked = { edition, classId: place.classId, id: placementIdOf(roundId, unitId), teacherId: schoolTutorId }
    const outcome = await enrolled(ctx, asked)
    if ('refused' in outcome) return { unitId, placementId: null, ...outcome }
    await noteEnrolled(ctx, { roundId, place, groupId: outcome.groupId }).catch(async (error: unknown) => {
      if (!outcome.adopted) await takeOut(ctx, edition, outcome.groupId)
      throw error
    })
    return { unitId, placementId: outcome.groupId, reasons: [] }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { unitId, placementId: null, reasons: error.reasons }
  }
}

interface Asked {
  edition: Edition
  classId: string
  id: string
  teacherId: string
}

type Enrolled = { groupId: string; adopted: boolean } | { refused: RefusedClass; reasons: string[] }

async function enrolled(ctx: Ctx, { edition, classId, id, teacherId }: Asked): Promise<Enrolled> {
  const own = wholeGroupOf(edition, classId)
  // Somebody has enrolled the class by hand meanwhile: that is the enrolment.
  if (own && own.id !== id) return { groupId: own.id, adopted: true }
  const [chosen] = await chosenClasses(ctx, edition, [classId])
  if (!chosen) throw new NotFound(`class ${classId}`)
  const outcome = await enrolStudents(ctx, edition._id, {
    id,
    classIds: [classId],
    studentIds: chosen.students.map(({ _id }) => _id),
    teacherId,
    counts: true,
    privacy: false,
    whenFull: 'refuse',
    groupId: null,
    force: null,
  })
  if (outcome.done) return { groupId: id, adopted: false }
  const { obstacles, clashes, free } = outcome
  const codes = [...obstacles.map(({ reason }) => reason), ...(clashes.length > 0 ? ['lab-clash'] : [])]
  return { refused: { edition, ...chosen, obstacles, clashes, free }, reasons: [...new Set(codes)] }
}

function wholeGroupOf({ groups }: Edition, classId: string) {
  return groups.find(
    (group) => group.kind === 'class' && group.state === 'enrolled' && group.classIds.includes(classId),
  )
}

/** The place was given back, or another was taken, while the class was being enrolled: its seats are free again. */
async function takeOut(ctx: Ctx, edition: Edition, groupId: string): Promise<void> {
  await withdrawGroup(ctx, groupId, {
    editionId: edition._id,
    from: firstDayFrom(edition, ctx),
    reason: 'tornata: il posto è cambiato',
  })
}

async function noteEnrolled(
  ctx: Ctx,
  { roundId, place: { unitId, offerId }, groupId }: { roundId: string; place: Place; groupId: string },
): Promise<void> {
  await changePlaces(roundId, async (before) => {
    const place = before.places.find((each) => each.unitId === unitId)
    if (!place || place.offerId !== offerId) throw new Refused('changed-meanwhile')
    // Twice at once: the other has noted it.
    if (place.state === 'placed') return null
    if (place.state === 'withdrawn' || place.state === 'none') throw new Refused('changed-meanwhile')
    const lines = await linesBy(ctx, [{ event: 'placed', unitId, offerId, text: null }])
    const placed = { ...place, state: 'placed' as const, placementId: groupId, offered: null }
    const places = before.places.map((each) => (each.unitId === unitId ? placed : each))
    return { places, log: [...before.log, ...lines] }
  })
}
