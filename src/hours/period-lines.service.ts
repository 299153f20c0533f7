import type { Day } from '../platform/day.ts'
import type { DatedEntry } from './hour-entry.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { inOrder } from './totals.rules.ts'

/**
 * The live lines of each of some placements between two days, both included, by day and time; of one without any nothing.
 * For use cases that have already decided who may know.
 */
export async function linesOfPlacements(
  placementIds: readonly string[],
  { from, to }: { from: Day; to: Day },
): Promise<Map<string, DatedEntry[]>> {
  const wanted = new Set(placementIds)
  const days = await StudentDays.find(
    { 'entries.placementId': { $in: [...wanted] }, day: { $gte: from, $lte: to } },
    { day: 1, entries: 1 },
  )
    .sort({ day: 1, _id: 1 })
    .lean()
  const lines = new Map<string, DatedEntry[]>()
  for (const { day, entries } of days)
    for (const entry of entries) {
      if (!entry.live || !wanted.has(entry.placementId)) continue
      lines.set(entry.placementId, [...(lines.get(entry.placementId) ?? []), { day, entry }])
    }
  return new Map([...lines].map(([id, list]) => [id, inOrder(list)]))
}
