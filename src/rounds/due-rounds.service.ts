import { Rounds } from './round.model.ts'
import type { Round } from './round.rules.ts'

/** Rounds whose lists are over and that are not frozen, the longest over first; for the job that freezes them. */
export async function dueRounds(now: Date): Promise<Pick<Round, '_id' | 'closesAt'>[]> {
  return Rounds.find({ state: 'open', closesAt: { $lte: now } }, { closesAt: 1 })
    .sort({ closesAt: 1, _id: 1 })
    .lean()
}
