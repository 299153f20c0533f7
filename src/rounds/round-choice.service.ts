import { Rounds } from './round.model.ts'
import type { Round, RoundState } from './round.rules.ts'

const mostOfSchool = 20

/** The rounds of a school in which lists are, or were, taken, newest first; for use cases that have decided who may know. */
export async function roundsOfSchool(schoolId: string): Promise<Round[]> {
  const states: RoundState[] = ['open', 'closed', 'published', 'cancelled']
  return Rounds.find({ schoolIds: schoolId, state: { $in: states } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(mostOfSchool)
    .lean<Round[]>()
}

/** The rounds whose lists are open and close between two moments, the first to close first. For jobs. */
export async function roundsClosingBetween(after: Date, until: Date): Promise<Round[]> {
  return Rounds.find({ state: 'open', closesAt: { $gt: after, $lte: until } })
    .sort({ closesAt: 1, _id: 1 })
    .lean<Round[]>()
}

/** Which of these rounds are not frozen yet. For the merge of two records only. */
export async function openRoundIds(roundIds: readonly string[]): Promise<Set<string>> {
  const found = await Rounds.find({ _id: { $in: [...roundIds] }, state: 'open' }, { _id: 1 }).lean()
  return new Set(found.map(({ _id }) => _id))
}
