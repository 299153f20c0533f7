import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type Day, dayOf, maxDay, minDay } from '../platform/day.ts'
import { Forbidden } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { Placements } from './placement.model.ts'
import { begunStates, hasStarted } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

export interface PlacementsWhere {
  schoolIds: readonly string[]
  /** none: at any host */
  partnerIds: readonly string[]
  from: Day
  to: Day
}

/** A placement as it is counted: ids to be compared, days and minutes, no names. */
export interface CountedPlacement {
  placementId: string
  schoolId: string
  partnerId: string
  classId: string | null
  studentId: string
  from: Day
  to: Day
  /** broken off after it had started, or ended before its time */
  left: boolean
  plannedMinutes: Minutes
}

const counted = {
  schoolId: 1,
  partnerId: 1,
  classId: 1,
  studentId: 1,
  terms: 1,
  amendments: 1,
  state: 1,
  history: 1,
} as const
type Read = Pick<Placement, '_id' | keyof typeof counted>

/**
 * For each of several questions the placements that have ever run on at least one of its days; for who sees protocols or
 * activities. The questions overlap (many activities of the same schools): the placements are read once for all.
 */
export async function countedPlacements(ctx: Ctx, asked: readonly PlacementsWhere[]): Promise<CountedPlacement[][]> {
  if (!may(ctx.actor, 'protocol.view') && !may(ctx.actor, 'activity.view')) throw new Forbidden('protocol.view')
  if (asked.length === 0) return []
  const placements = await Placements.find(filterOf(asked), counted).lean<Read[]>()
  const started = placements.filter((each) => hasStarted(each) && !neverCame(each)).map(countedOf)
  return asked.map((where) => started.filter((each) => isAsked(each, where)))
}

/** Who never came was not there on any day. */
function neverCame({ amendments }: Read): boolean {
  return amendments.some(({ noShow }) => noShow)
}

/** All that any of them may ask for. */
function filterOf(asked: readonly PlacementsWhere[]): object {
  const from = asked.map((where) => where.from).reduce((first, each) => minDay(first, each))
  const to = asked.map((where) => where.to).reduce((last, each) => maxDay(last, each))
  const anywhere = asked.some(({ partnerIds }) => partnerIds.length === 0)
  return {
    schoolId: { $in: [...new Set(asked.flatMap(({ schoolIds }) => schoolIds))] },
    // hasStarted tells which of the cancelled had begun.
    state: { $in: [...begunStates, 'cancelled' as const] },
    'terms.from': { $lte: to },
    $or: [{ 'terms.to': { $gte: from } }, { 'amendments.to': { $gte: from } }],
    ...(anywhere ? {} : { partnerId: { $in: [...new Set(asked.flatMap(({ partnerIds }) => partnerIds))] } }),
  }
}

function isAsked(placement: CountedPlacement, { schoolIds, partnerIds, from, to }: PlacementsWhere): boolean {
  if (!schoolIds.includes(placement.schoolId) || placement.from > to || placement.to < from) return false
  return partnerIds.length === 0 || partnerIds.includes(placement.partnerId)
}

function countedOf(placement: Read): CountedPlacement {
  const { _id, schoolId, partnerId, classId, studentId, state, history, amendments } = placement
  const terms = effectiveTerms(placement)
  const end = state === 'cancelled' ? history.findLast((line) => line.event === 'cancelled') : undefined
  return {
    placementId: _id,
    schoolId,
    partnerId,
    classId,
    studentId,
    from: terms.from,
    to: end ? minDay(terms.to, dayOf(end.at)) : terms.to,
    left: state === 'cancelled' || amendments.some(({ kind }) => kind === 'early-end'),
    plannedMinutes: terms.plannedMinutes,
  }
}
