import { contextFor, type Ctx, systemContext } from '../../src/access/actor.ts'
import type { Assignments, Place } from '../../src/assignments/assignment.rules.ts'
import { assignmentsOf } from '../../src/assignments/assignment.service.ts'
import { placeVersion } from '../../src/assignments/place-step.rules.ts'
import { answerPlace } from '../../src/assignments/answer.service.ts'
import { publishRun } from '../../src/assignments/publish.service.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { digestOfSeed } from '../../src/rounds/round.service.ts'
import { afterwards, coordinatorAt, frozenRound, runNow } from '../round-runs/a-round-at-the-desk.ts'

export const url = 'https://bottega.example'
export const answerBy = new Date('2026-12-12T23:59:00+01:00')
export const coordinator = coordinatorAt(afterwards)
export const job = systemContext(afterwards)

export const studentAt = (studentId: string, now = afterwards): Ctx =>
  contextFor({ role: 'student', accountId: studentId, schoolId: 'galilei', studentId }, now)

/** The 3A of Galilei, of whom two are at `stampa`, two at `laser` and three at most at `elettronica`; result published. */
export async function publishedRound(given: Partial<Round> = {}, wishes?: string[]): Promise<string[]> {
  const units = await frozenRound({ seedDigest: digestOfSeed('0'.repeat(64)), ...given }, wishes)
  const run = await runNow()
  await publishRun(coordinator, { roundId: 'round', runId: run._id, answerBy }, url)
  return units
}

export async function now(): Promise<Assignments> {
  const found = await assignmentsOf('round')
  if (!found) throw new Error('nothing is published')
  return found
}

export const theRound = async (): Promise<Round> => (await Rounds.findById('round').lean<Round>()) as Round

export async function placeOf(unitId: string): Promise<Place> {
  const place = (await now()).places.find((each) => each.unitId === unitId)
  if (!place) throw new Error(`${unitId} is not in the round`)
  return place
}

/** Who is at an offer, in the order of the ids. */
export async function at(offerId: string): Promise<string[]> {
  return (await now()).places.filter((place) => place.offerId === offerId).map(({ unitId }) => unitId)
}

/** An answer given on the page as it is at this moment. */
export async function says(
  ctx: Ctx,
  unitId: string,
  answer: 'accept' | 'withdraw' | 'take' | 'decline',
): Promise<void> {
  const version = placeVersion(await now(), unitId)
  await answerPlace(ctx, { roundId: 'round', unitId, answer, text: null, version }, url)
}
