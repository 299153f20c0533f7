import { RollCalls } from './roll-call.model.ts'

/** Which roll calls: of one edition, or those that some students are in. */
export type WhoseRolls = { editionId: string } | { studentIds: readonly string[] }

/** When the first of these roll calls was approved after a moment; null: none was. For use cases that name nobody. */
export async function firstRollApprovalAfter(whose: WhoseRolls, after: Date): Promise<Date | null> {
  const these =
    'editionId' in whose ? { editionId: whose.editionId } : { 'lines.studentId': { $in: [...whose.studentIds] } }
  const since = { 'approvals.mark.at': { $gt: after } }
  const [first] = await RollCalls.aggregate<{ at: Date }>([
    { $match: { ...these, ...since } },
    { $unwind: '$approvals' },
    { $match: since },
    { $group: { _id: null, at: { $min: '$approvals.mark.at' } } },
  ])
  return first?.at ?? null
}
