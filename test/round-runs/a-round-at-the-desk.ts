import { contextFor, type Ctx } from '../../src/access/actor.ts'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import { newId } from '../../src/platform/id.ts'
import { freezeRound } from '../../src/round-runs/freeze.service.ts'
import { RoundRuns } from '../../src/round-runs/run.model.ts'
import type { RoundRun } from '../../src/round-runs/run.rules.ts'
import { type NewRun } from '../../src/round-runs/new-run.rules.ts'
import { runsExecuted, startRun } from '../../src/round-runs/run.service.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { closesAt, openRound, storedOffer } from '../choices/a-round.ts'

/** A minute and more after the deadline. */
export const afterwards = new Date(closesAt.getTime() + 120_000)

export const coordinatorAt = (now: Date): Ctx =>
  contextFor({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' }, now)
export const cityAt = (now: Date): Ctx => contextFor({ role: 'city', accountId: 'citta' }, now)

/** The students of the 3A of Galilei, by id. */
export async function classmates(): Promise<string[]> {
  const members = await Enrolments.find({ classId: 'galilei-3a', to: null }, { studentId: 1 }).lean()
  return members.map(({ studentId }) => studentId).toSorted()
}

/** Whose wishes are these, sent before the deadline. */
export async function wish(
  lists: Record<string, string[]>,
  given: Partial<{ acceptsAny: boolean }> = {},
): Promise<void> {
  await ChoiceLists.insertMany(
    Object.entries(lists).map(([unitId, offerIds]) => ({
      _id: `round.${unitId}`,
      roundId: 'round',
      unitId,
      studentId: unitId,
      schoolId: 'galilei',
      classId: 'galilei-3a',
      offerIds,
      acceptsAny: given.acceptsAny ?? true,
      sentAt: new Date('2026-11-30T10:00:00+01:00'),
      receipts: [],
    })),
  )
}

/** Two small offers and one large one, all at the fablab in the same weeks, with enough tutors. */
const scarce = (): Offer[] =>
  ['stampa', 'laser', 'elettronica'].map((_id, index) =>
    storedOffer({
      _id,
      title: `Offerta ${_id}`,
      seats: index === 2 ? 3 : 2,
      tutorIds: ['fablab-fabio', 'fablab-marta'],
    }),
  )

/** A round whose lists are closed, with everybody of the class wishing the same. */
export async function closedRound(given: Partial<Round> = {}, wishes = ['stampa', 'laser']): Promise<string[]> {
  await openRound(scarce(), given)
  const units = await classmates()
  await wish(Object.fromEntries(units.map((unit) => [unit, wishes])))
  return units
}

/** The same, frozen. */
export async function frozenRound(given: Partial<Round> = {}, wishes?: string[]): Promise<string[]> {
  const units = await closedRound(given, wishes)
  await freezeRound(coordinatorAt(afterwards), 'round')
  return units
}

export async function runNow(given: Partial<NewRun> = {}): Promise<RoundRun> {
  const run: NewRun = { id: newId(), mechanism: 'default', whatIf: null, ...given }
  const runId = await startRun(coordinatorAt(afterwards), 'round', run)
  await runsExecuted()
  const found = await RoundRuns.findById(runId).lean<RoundRun>()
  if (!found) throw new Error('the run was not kept')
  return found
}
