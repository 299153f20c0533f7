import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { authorOf } from '../partners/author.service.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { belongsOf, visiblePlacements } from './placement-access.rules.ts'
import { conditionOfClass } from './placement-class.service.ts'
import { Placements } from './placement.model.ts'
import { begunStates, isToldToHost, type PlacementState, underWayStates } from './placement-state.rules.ts'
import type { HistoryLine, Placement } from './placement.rules.ts'
import type { Amendment, UndoneAmendment } from './terms.rules.ts'

export const placementsPerPage = 50

export interface PlacementSearch {
  ids?: readonly string[]
  studentIds?: readonly string[]
  partnerId?: string
  /** those with days on which their students were in that class */
  classId?: string
  /** those made together */
  groupId?: string
  /** those that have a seat of this offer */
  offerId?: string
  /** the parts of one shared path */
  pathId?: string
  /** the parts of several shared paths */
  pathIds?: readonly string[]
  state?: PlacementState
  states?: readonly PlacementState[]
  /** words of the student's name, the host's name or the title: each must be somewhere */
  q?: string
  /** from 1; without it all that match come at once */
  page?: number
}

/** One placement, if this actor may use it so. NotFound when it does not exist or is somebody else's. */
export async function findPlacement(ctx: Ctx, permission: Permission, id: string): Promise<Placement> {
  const placement = await Placements.findById(id).lean()
  if (!placement) throw new NotFound(`placement ${id}`)
  authorise(ctx.actor, permission, belongsOf(placement))
  if (ctx.actor.role === 'host' && !isToldToHost(placement)) throw new NotFound(`placement ${id}`)
  return placement
}

/** The placements this actor may use so, latest start first, and how many match in all. */
export async function listPlacements(
  ctx: Ctx,
  permission: Permission,
  search: PlacementSearch,
): Promise<{ placements: Placement[]; total: number }> {
  const filter = {
    $and: [
      visiblePlacements(ctx.actor, permission),
      ...(ctx.actor.role === 'host' ? [toldToHost] : []),
      ...conditions(search),
      ...(search.classId ? [await conditionOfClass(search.classId)] : []),
    ],
  }
  const found = Placements.find(filter).sort({ 'terms.from': -1, _id: -1 })
  if (search.page === undefined) {
    const placements = await found.lean()
    return { placements, total: placements.length }
  }
  const skip = (Math.max(1, search.page) - 1) * placementsPerPage
  const [placements, total] = await Promise.all([
    found.skip(skip).limit(placementsPerPage).lean(),
    Placements.countDocuments(filter),
  ])
  return { placements, total }
}

// The same as isToldToHost.
const toldToHost = {
  $or: [
    { state: { $in: ['documents', ...begunStates] } },
    { state: 'cancelled', history: { $elemMatch: { event: 'cancelled', from: { $in: underWayStates } } } },
  ],
}

function conditions(search: PlacementSearch): object[] {
  const { ids, studentIds, partnerId, state, states } = search
  return [
    ...(ids ? [{ _id: { $in: [...ids] } }] : []),
    ...(studentIds ? [{ studentId: { $in: [...studentIds] } }] : []),
    ...(partnerId ? [{ partnerId }] : []),
    ...madeTogether(search),
    ...(state ? [{ state }] : []),
    ...(states ? [{ state: { $in: [...states] } }] : []),
    ...searchPatterns(search.q ?? '').map(anywhere),
  ]
}

/** Those of one group, one offer, or the parts of one path. */
function madeTogether({ groupId, offerId, pathId, pathIds }: PlacementSearch): object[] {
  return [
    ...(groupId ? [{ groupId }] : []),
    ...(offerId ? [{ offerId: { $gt: '', $eq: offerId } }] : []),
    ...(pathId ? [{ pathId }] : []),
    ...(pathIds ? [{ pathId: { $in: pathIds.filter(Boolean) } }] : []),
  ]
}

const searched = ['student.surname', 'student.givenName', 'host.name', 'title'] as const

function anywhere(pattern: RegExp): object {
  return { $or: searched.map((field) => ({ [field]: pattern })) }
}

/** What happened now, and who did it. */
export async function historyLine(ctx: Ctx, what: Omit<HistoryLine, 'at' | 'by'>): Promise<HistoryLine> {
  return { ...what, at: ctx.now, by: await authorOf(ctx) }
}

interface Guard {
  _id: string
  state: PlacementState
  version: number
}

interface Change {
  $set?: Partial<Placement>
  $push: { history: HistoryLine; amendments?: Amendment; undoneAmendments?: UndoneAmendment }
  $pull?: { amendments: Pick<Amendment, '_id'> }
}

/**
 * The one write of every change: it succeeds only if the placement is still in the state and version that were read,
 * and adds its line of history. Refused: `changed-meanwhile`.
 */
export async function writePlacement({ _id, state, version }: Guard, change: Change): Promise<void> {
  const written = await Placements.updateOne({ _id, state, history: { $size: version } }, change)
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}
