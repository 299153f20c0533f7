import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { schoolYearEnd, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { type Day, maxDay, minDay } from '../platform/day.ts'
import { Forbidden } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { groupBy } from '../schools/student.rules.ts'
import type { EntryState } from './hour-entry.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { totalsOf } from './totals.rules.ts'
import type { PlacementYear } from './year-totals.rules.ts'

interface StateSum {
  _id: { placementId: string; state: EntryState }
  minutes: Minutes
  first: Day
  last: Day
}

const counted: EntryState[] = ['logged', 'confirmed', 'approved']

/** The hours that the actor's school has in a school year, placement by placement; those without any are not there. */
export async function hoursOfSchoolYear(
  ctx: Ctx,
  permission: Permission,
  year: SchoolYear,
): Promise<Map<string, PlacementYear>> {
  const { schoolId } = visible(ctx.actor, permission)
  if (typeof schoolId !== 'string') throw new Forbidden(`${permission} is of one school`)
  const sums = await StudentDays.aggregate<StateSum>([
    {
      $match: {
        schoolId,
        'entries.state': { $in: counted },
        day: { $gte: schoolYearStart(year), $lte: schoolYearEnd(year) },
      },
    },
    { $unwind: '$entries' },
    { $match: { 'entries.state': { $in: counted }, 'entries.minutes': { $gt: 0 } } },
    {
      $group: {
        _id: { placementId: '$entries.placementId', state: '$entries.state' },
        minutes: { $sum: '$entries.minutes' },
        first: { $min: '$day' },
        last: { $max: '$day' },
      },
    },
    { $sort: { '_id.placementId': 1, '_id.state': 1 } },
  ])
  const byPlacement = groupBy(sums, ({ _id }) => _id.placementId)
  return new Map([...byPlacement].map(([id, list]) => [id, placementYear(list)]))
}

function placementYear(sums: readonly StateSum[]): PlacementYear {
  const { logged, confirmed, approved } = totalsOf(
    sums.map(({ _id, minutes }) => ({ state: _id.state, minutes })),
    0,
  )
  const signed = sums.filter(({ _id }) => _id.state === 'approved')
  const [one] = signed
  return {
    logged,
    confirmed,
    approved,
    first: one ? minDay(one.first, ...signed.map(({ first }) => first)) : null,
    last: one ? maxDay(one.last, ...signed.map(({ last }) => last)) : null,
  }
}
