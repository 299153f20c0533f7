import { contextFor, type Ctx, systemContext } from '../../src/access/actor.ts'
import { answerPlace } from '../../src/assignments/answer.service.ts'
import { assignmentsOf } from '../../src/assignments/assignment.service.ts'
import type { Place } from '../../src/assignments/assignment.rules.ts'
import { placeVersion } from '../../src/assignments/place-step.rules.ts'
import { prepareClasses } from '../../src/assignments/prepare-classes.service.ts'
import { publishRun } from '../../src/assignments/publish.service.ts'
import { sendChoices } from '../../src/choices/choice.service.ts'
import type { Edition } from '../../src/labs/edition.rules.ts'
import { day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { freezeDueRounds } from '../../src/round-runs/freeze.service.ts'
import { runsExecuted, startRun } from '../../src/round-runs/run.service.ts'
import { createRound } from '../../src/rounds/round-create.service.ts'
import { openRound } from '../../src/rounds/round-open.service.ts'
import { addOffers, setOffers } from '../../src/rounds/round-setup.service.ts'
import type { OfferFigures } from '../../src/rounds/round-setup.service.ts'
import { anEdition, aSession, storedEdition } from '../labs/an-edition.ts'
import { closesAt, coordinator, facts, joinWith, shown } from '../rounds/prepared-round.ts'

export const url = 'https://bottega.example'
export const afterwards = new Date(closesAt.getTime() + 120_000)
const answerBy = new Date('2026-12-12T23:59:00+01:00')
export const job = systemContext(afterwards)

/** The same person after the deadline. */
export const later = ({ actor }: Ctx, now = afterwards): Ctx => contextFor(actor, now)

/** An open edition of February with two evenings, and room for one class. */
export function lab(id: string, given: Partial<Omit<Edition, 'module'>> = {}): Promise<Edition> {
  const days =
    given.sessions ?? ['2027-02-10', '2027-02-17'].map((on, n) => aSession(`${id}-${n}`, on, ['20:00', '22:00']))
  const { module: _module, ...rest } = anEdition({
    _id: id,
    code: id.toUpperCase(),
    title: `Laboratorio ${id}`,
    from: day('2027-02-01'),
    seats: 30,
    ...given,
    sessions: days,
  })
  return storedEdition(rest)
}

/** A draft of labs with these editions, for classes of Galilei. */
export async function labDraft(editionIds: readonly string[], classIds: string[], ctx = coordinator): Promise<string> {
  const id = newId()
  await createRound(ctx, id, { ...facts, title: 'Laboratori di febbraio', kind: 'labs' })
  if (ctx.actor.role !== 'city') await joinWith(ctx, id, classIds)
  await addOffers(ctx, (await shown(id)).shown, editionIds)
  return id
}

export async function withFigures(id: string, figures: OfferFigures[], ctx = coordinator): Promise<void> {
  await setOffers(ctx, (await shown(id)).shown, figures)
}

export async function openLabs(id: string, ctx = coordinator): Promise<void> {
  await openRound(ctx, (await shown(id)).shown)
}

/** What a class wishes, sent by somebody of its school. */
export async function wishes(ctx: Ctx, { id, classId }: { id: string; classId: string }, offerIds: string[]) {
  return sendChoices(ctx, { roundId: id, unitId: classId }, { offerIds, acceptsAny: false, version: 0 })
}

/** The deadline passes, the job freezes, a run is tried. */
export async function triedRound(id: string, ctx = coordinator): Promise<string> {
  await freezeDueRounds(job)
  const run = { id: newId(), mechanism: 'default', whatIf: null } as const
  const runId = await startRun(later(ctx), id, run)
  await runsExecuted()
  return runId
}

export async function publishedLabs(id: string, ctx = coordinator): Promise<void> {
  const runId = await triedRound(id, ctx)
  await publishRun(later(ctx), { roundId: id, runId, answerBy }, url)
}

export async function placeOfClass(id: string, classId: string): Promise<Place> {
  const found = (await assignmentsOf(id))?.places.find(({ unitId }) => unitId === classId)
  if (!found) throw new Error(`${classId} is not in the round`)
  return found
}

export async function says(
  { id, classId }: { id: string; classId: string },
  answer: 'accept' | 'withdraw' | 'take' | 'decline',
  ctx = coordinator,
): Promise<void> {
  const assignments = await assignmentsOf(id)
  if (!assignments) throw new Error('nothing is published')
  const version = placeVersion(assignments, classId)
  await answerPlace(later(ctx), { roundId: id, unitId: classId, answer, text: null, version }, url)
}

export const enrol = (id: string, ctx = coordinator, schoolTutorId = 'docente') =>
  prepareClasses(later(ctx), { roundId: id, schoolTutorId, alsoUnanswered: false })
