import type { Interval } from '../platform/clock-time.ts'
import { type Day, maxDay, minDay } from '../platform/day.ts'
import { Placements } from './placement.model.ts'
import { underWayStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { isSuspendedOn, type SuspensionHistory } from './suspension-days.rules.ts'
import { agreedDayOff, agreedIntervals } from './terms.rules.ts'

/** When a student is agreed to be at a host. */
export interface PlacementTime extends Interval {
  placementId: string
  studentId: string
  schoolId: string
  /** The host, as it was called when the placement was agreed. */
  host: string
  day: Day
}

const read = {
  studentId: 1,
  schoolId: 1,
  'host.name': 1,
  terms: 1,
  amendments: 1,
  'history.at': 1,
  'history.event': 1,
} as const
type Read = Pick<Placement, '_id' | 'studentId' | 'schoolId' | 'terms' | 'amendments'> &
  SuspensionHistory & { host: { name: string } }

/**
 * The agreed times of the placements of these students that run, on these days, by day and student; not on the days off
 * that were agreed with them, nor while they were suspended. For use cases that have already decided who may know.
 */
export async function placementTimes(studentIds: readonly string[], days: readonly Day[]): Promise<PlacementTime[]> {
  const [first, ...others] = [...new Set(days)].toSorted()
  if (first === undefined || studentIds.length === 0) return []
  const [from, to] = [minDay(first, ...others), maxDay(first, ...others)]
  const placements = await Placements.find(
    { studentId: { $in: [...new Set(studentIds)] }, ...activeBetween(from, to) },
    read,
  )
    .sort({ studentId: 1, _id: 1 })
    .lean<Read[]>()
  return [first, ...others].flatMap((day) => placements.flatMap((placement) => timesOn(placement, day)))
}

/** The same of every student whose placement runs on a day. For jobs. */
export async function placementTimesOn(day: Day): Promise<PlacementTime[]> {
  const placements = await Placements.find(activeBetween(day, day), read).lean<Read[]>()
  return placements.flatMap((placement) => timesOn(placement, day))
}

function activeBetween(from: Day, to: Day) {
  return {
    state: { $in: [...underWayStates] },
    'terms.from': { $lte: to },
    $or: [{ 'terms.to': { $gte: from } }, { 'amendments.to': { $gte: from } }],
  }
}

function timesOn({ _id, studentId, schoolId, host, history, ...agreed }: Read, day: Day): PlacementTime[] {
  if (agreedDayOff(agreed, day) !== null || isSuspendedOn({ history }, day)) return []
  const told = { placementId: _id, studentId, schoolId, host: host.name, day }
  return agreedIntervals(agreed, day).map((interval) => ({ ...told, ...interval }))
}
