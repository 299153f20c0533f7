import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Forbidden } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { StudentDays } from './student-day.model.ts'

/** The approved minutes of placements by their ids, without names, for who sees protocols or activities. */
export async function approvedMinutes(ctx: Ctx, placementIds: readonly string[]): Promise<Map<string, Minutes>> {
  if (!may(ctx.actor, 'protocol.view') && !may(ctx.actor, 'activity.view')) throw new Forbidden('protocol.view')
  const ofThese = { 'entries.placementId': { $in: [...placementIds] } }
  const sums = await StudentDays.aggregate<{ _id: string; minutes: Minutes }>([
    { $match: ofThese },
    { $unwind: '$entries' },
    { $match: { ...ofThese, 'entries.state': 'approved' } },
    { $group: { _id: '$entries.placementId', minutes: { $sum: '$entries.minutes' } } },
  ])
  return new Map(sums.map(({ _id, minutes }) => [_id, minutes]))
}
