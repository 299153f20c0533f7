import { RollCalls } from './roll-call.model.ts'
import type { HeldMinutes, RollCall, RollLine } from './roll-call.rules.ts'

/** The values of all lines one after the other: a third of the time that as many small objects take. */
interface Columns extends Pick<RollCall, '_id' | 'editionId' | 'minutes'> {
  students: RollLine['studentId'][]
  earned: RollLine['minutes'][]
  approved: RollLine['approved'][]
}

const columns = {
  editionId: 1,
  minutes: 1,
  students: '$lines.studentId',
  earned: '$lines.minutes',
  approved: '$lines.approved',
} as const

/**
 * The roll calls of these editions with the minutes of every line, for use cases that have already decided who may act and
 * show sums. Those of sessions that were cancelled afterwards are among them.
 */
export async function heldMinutesOf(editionIds: readonly string[]): Promise<HeldMinutes[]> {
  if (editionIds.length === 0) return []
  const found = await RollCalls.aggregate<Columns>([
    { $match: { editionId: { $in: [...editionIds] } } },
    { $project: columns },
  ])
  return found.map(({ _id, editionId, minutes, students, earned, approved }) => ({
    _id,
    editionId,
    minutes,
    lines: students.map((studentId, n) => ({
      studentId,
      minutes: earned[n] ?? 0,
      approved: approved[n] ?? false,
    })),
  }))
}
