import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type Day, dayOf, minDay } from '../platform/day.ts'
import { Forbidden } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { Placements } from './placement.model.ts'
import { hasStarted, type Placement, type PlacementState } from './placement.rules.ts'
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
  classId: string | null
  studentId: string
  from: Day
  to: Day
  /** broken off after it had started */
  left: boolean
  plannedMinutes: Minutes
}

/** A draft has not begun; hasStarted tells which of the withdrawn had. */
const begun: PlacementState[] = ['running', 'completed', 'withdrawn']

const counted = { schoolId: 1, classId: 1, studentId: 1, terms: 1, amendments: 1, state: 1, history: 1 } as const
type Read = Pick<Placement, '_id' | keyof typeof counted>

/** The placements that have ever run on at least one of the days, for who sees protocols or activities. */
export async function countedPlacements(ctx: Ctx, where: PlacementsWhere): Promise<CountedPlacement[]> {
  if (!may(ctx.actor, 'protocol.view') && !may(ctx.actor, 'activity.view')) throw new Forbidden('protocol.view')
  const { schoolIds, partnerIds, from, to } = where
  const filter = {
    schoolId: { $in: [...schoolIds] },
    state: { $in: begun },
    'terms.from': { $lte: to },
    ...(partnerIds.length > 0 ? { partnerId: { $in: [...partnerIds] } } : {}),
  }
  const placements = await Placements.find(filter, counted).lean<Read[]>()
  return placements
    .filter(hasStarted)
    .map(countedOf)
    .filter((each) => each.from <= to && each.to >= from)
}

function countedOf(placement: Read): CountedPlacement {
  const { _id, schoolId, classId, studentId, state, history } = placement
  const terms = effectiveTerms(placement)
  const end = state === 'withdrawn' ? history.findLast((line) => line.event === 'withdrawn') : undefined
  return {
    placementId: _id,
    schoolId,
    classId,
    studentId,
    from: terms.from,
    to: end ? minDay(terms.to, dayOf(end.at)) : terms.to,
    left: state === 'withdrawn',
    plannedMinutes: terms.plannedMinutes,
  }
}
