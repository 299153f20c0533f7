import { Rounds } from './round.model.ts'
import type { Round } from './round.rules.ts'

/** The rounds of which a result is published; for jobs. */
export async function publishedRoundIds(): Promise<string[]> {
  const rounds = await Rounds.find({ state: 'published' }, { _id: 1 }).sort({ _id: 1 }).lean()
  return rounds.map(({ _id }) => _id)
}

/** Several rounds by their ids, for use cases that have already decided who may know. */
export async function roundsNamed(ids: readonly string[]): Promise<Map<string, Round>> {
  const rounds = await Rounds.find({ _id: { $in: [...ids] } }).lean<Round[]>()
  return new Map(rounds.map((round) => [round._id, round]))
}
