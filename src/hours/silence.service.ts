import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type Day, dayOf } from '../platform/day.ts'
import { StudentDays } from './student-day.model.ts'
import type { WaitingHours } from './waiting.service.ts'

/** The lines of a placement that its host has not answered. */
export interface Silence extends WaitingHours {
  schoolId: string
  /** When the one that has waited longest was logged. */
  loggedOn: Day
}

/** What hosts have not answered, by placement, of all schools, the oldest first. For jobs only. */
export async function unansweredByPlacement(ctx: Ctx): Promise<Silence[]> {
  authorise(ctx.actor, 'reminder.send', {})
  const found = await StudentDays.aggregate<Omit<Silence, 'loggedOn'> & { loggedAt: Date }>([
    { $match: { 'entries.state': 'logged', day: { $lt: ctx.today }, closedFor: null } },
    { $unwind: '$entries' },
    { $match: { 'entries.state': 'logged' } },
    {
      $group: {
        _id: '$entries.placementId',
        schoolId: { $first: '$schoolId' },
        oldestDay: { $min: '$day' },
        loggedAt: { $min: '$entries.loggedBy.at' },
        entries: { $sum: 1 },
        minutes: { $sum: '$entries.minutes' },
      },
    },
    { $sort: { oldestDay: 1, _id: 1 } },
    { $project: { _id: 0, placementId: '$_id', schoolId: 1, oldestDay: 1, loggedAt: 1, entries: 1, minutes: 1 } },
  ])
  return found.map(({ loggedAt, ...rest }) => ({ ...rest, loggedOn: dayOf(loggedAt) }))
}
