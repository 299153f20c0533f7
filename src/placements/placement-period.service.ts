import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { visiblePlacements } from './placement-access.rules.ts'
import { inClassesOn, membersBetween } from './placement-class.service.ts'
import { Placements } from './placement.model.ts'
import { begunStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'

/** Which placements: with days between two, both included, and of whom; what is not said does not matter. */
export interface PeriodSearch {
  from: Day
  to: Day
  classId?: string
  studentId?: string
}

export type PlacementInPeriod = Pick<
  Placement,
  '_id' | 'schoolId' | 'partnerId' | 'studentId' | 'title' | 'student' | 'host' | 'terms' | 'amendments' | 'history'
>

const shown = {
  schoolId: 1,
  partnerId: 1,
  studentId: 1,
  title: 1,
  student: 1,
  'host.name': 1,
  terms: 1,
  amendments: 1,
  'history.at': 1,
  'history.event': 1,
} as const

/** The placements of this actor that run, or ran to their end, and have days between the two; with the class of then. */
export async function placementsBetween(
  ctx: Ctx,
  { from, to, classId, studentId }: PeriodSearch,
): Promise<PlacementInPeriod[]> {
  const ofClass = classId ? [{ studentId: { $in: await membersBetween(classId, { from, to }) } }] : []
  const filter = {
    $and: [
      visiblePlacements(ctx.actor, 'placement.view'),
      { state: { $in: begunStates }, 'terms.from': { $lte: to } },
      { $or: [{ 'terms.to': { $gte: from } }, { 'amendments.to': { $gte: from } }] },
      ...ofClass,
      ...(studentId ? [{ studentId }] : []),
    ],
  }
  const found = await Placements.find(filter, shown).sort({ 'terms.from': 1, _id: 1 }).lean<PlacementInPeriod[]>()
  return inClassesOn(found, to)
}
