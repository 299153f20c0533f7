import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Interval } from '../platform/clock-time.ts'
import type { Minutes } from '../platform/minutes.ts'
import { cancelledSessionsOf, labTimesOf } from '../labs/begun-sessions.service.ts'
import { countedOf, type LabMinutes } from './lab-minutes.rules.ts'
import { RollCalls } from './roll-call.model.ts'
import type { RollCall } from './roll-call.rules.ts'

interface EditionSum {
  _id: { studentId: string; editionId: string }
  title: string
  day: Day
  countableMinutes: Minutes
  registered: Minutes
  approved: Minutes
  counting: Minutes
  countingApproved: Minutes
}

const sumWhere = (...conditions: string[]) => ({
  $sum: { $cond: [{ $and: conditions }, '$lines.minutes', 0] },
})

/**
 * What each of some students did in labs, edition by edition, oldest first. The students come from a list that this actor
 * may see; a school reads its own lines only; sessions that were cancelled earn nothing. With a day: what they did until
 * then. Forbidden for who reads no roll call.
 */
export async function labMinutesOfStudents(
  ctx: Ctx,
  studentIds: readonly string[],
  until?: Day,
): Promise<Map<string, LabMinutes[]>> {
  const { schoolId, studentId, partnerId } = visible(ctx.actor, 'roll-call.view')
  const ofThese = { 'lines.studentId': { $in: [...studentIds] } }
  const mine = [
    ...(schoolId ? [{ 'lines.schoolId': schoolId }] : []),
    ...(studentId ? [{ 'lines.studentId': studentId }] : []),
    ...(partnerId ? [{ partnerIds: partnerId }] : []),
  ]
  const own = { $and: [ofThese, ...mine] }
  const ofDays = until === undefined ? {} : { day: { $lte: until } }
  const cancelled = await cancelledSessionsOf(await RollCalls.distinct('editionId', own))
  const sums = await RollCalls.aggregate<EditionSum>([
    { $match: { ...own, ...(cancelled.length > 0 ? { _id: { $nin: cancelled } } : {}), ...ofDays } },
    { $sort: { day: 1 } },
    { $unwind: '$lines' },
    { $match: own },
    {
      $group: {
        _id: { studentId: '$lines.studentId', editionId: '$editionId' },
        title: { $last: '$title' },
        day: { $last: '$day' },
        countableMinutes: { $last: '$countableMinutes' },
        registered: { $sum: '$lines.minutes' },
        approved: sumWhere('$lines.approved'),
        counting: sumWhere('$lines.counts'),
        countingApproved: sumWhere('$lines.counts', '$lines.approved'),
      },
    },
    { $sort: { day: 1, '_id.editionId': 1 } },
  ])
  const minutes = new Map<string, LabMinutes[]>(studentIds.map((id) => [id, []]))
  for (const sum of sums) minutes.get(sum._id.studentId)?.push(minutesOf(sum))
  return minutes
}

function minutesOf(sum: EditionSum): LabMinutes {
  const { title, day, countableMinutes, registered, approved, counting, countingApproved } = sum
  return {
    schoolYear: schoolYearOf(day),
    editionId: sum._id.editionId,
    title,
    approved,
    registered,
    counted: countedOf(countingApproved, countableMinutes),
    countable: countedOf(counting, countableMinutes),
  }
}

/**
 * The times of a day at which a student is expected at a lab or was at one: no hours are logged elsewhere then. For use
 * cases that have already decided who may act.
 */
export async function timesAtLabs(studentId: string, on: Day): Promise<Interval[]> {
  const there = { day: on, lines: { $elemMatch: { studentId, state: 'present' as const } } }
  const [expected, attended] = await Promise.all([
    labTimesOf(studentId, on),
    RollCalls.find(there, { from: 1, to: 1, _id: 0 }).lean<Pick<RollCall, 'from' | 'to'>[]>(),
  ])
  return [...expected, ...attended]
}
