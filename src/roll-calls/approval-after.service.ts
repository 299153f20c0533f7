import type { Day } from '../platform/day.ts'
import { RollCalls } from './roll-call.model.ts'

/** Which roll calls: of one edition, or those that some students are in, of all days or of some (both included). */
export type WhoseRolls =
  | { editionId: string }
  | { studentIds: readonly string[] }
  | { studentIds: readonly string[]; from: Day; to: Day }

/** When the first of these roll calls was approved after a moment; null: none was. For use cases that name nobody. */
export async function firstRollApprovalAfter(whose: WhoseRolls, after: Date): Promise<Date | null> {
  const these =
    'editionId' in whose ? { editionId: whose.editionId } : { 'lines.studentId': { $in: [...whose.studentIds] } }
  const ofDays = 'from' in whose ? { day: { $gte: whose.from, $lte: whose.to } } : {}
  const since = { 'approvals.mark.at': { $gt: after } }
  const [first] = await RollCalls.aggregate<{ at: Date }>([
    { $match: { ...these, ...ofDays, ...since } },
    { $unwind: '$approvals' },
    { $match: since },
    { $group: { _id: null, at: { $min: '$approvals.mark.at' } } },
  ])
  return first?.at ?? null
}
