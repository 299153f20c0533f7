import { Placements } from './placement.model.ts'
import type { Placement } from './placement.rules.ts'

/** Which of these placements were given up, for use cases that have already decided who may know. */
export async function cancelledAmong(ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await Placements.find({ _id: { $in: [...ids] }, state: 'cancelled' }, { _id: 1 }).lean()
  return new Set(found.map(({ _id }) => _id))
}

export type PlacementStanding = Pick<Placement, 'state' | 'history' | 'agreement' | 'student' | 'hostTutor'>

/** How these placements stand, by id, for use cases that have already decided who may know. */
export async function standingOf(ids: readonly string[]): Promise<Map<string, PlacementStanding>> {
  if (ids.length === 0) return new Map()
  const fields = { state: 1, history: 1, agreement: 1, student: 1, hostTutor: 1 }
  const found = await Placements.find({ _id: { $in: [...ids] } }, fields).lean<
    (PlacementStanding & { _id: string })[]
  >()
  return new Map(found.map((placement) => [placement._id, placement]))
}
