import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { Activities } from './activity.model.ts'
import { openStates, resultOf } from './activity.rules.ts'
import { activityLine } from './activity.service.ts'

/** An activity at a partner, and the schools chosen for it. */
export interface ActivityAtPartner {
  title: string
  schoolIds: string[]
  from: Day
  to: Day
}

const open = (partnerId: string) => ({ partnerId, state: { $in: [...openStates] } })

/** The activities that a suspension of this partner would touch: those planned and running, first to begin first. */
export async function activitiesAtPartner(ctx: Ctx, partnerId: string): Promise<ActivityAtPartner[]> {
  authorise(ctx.actor, 'partner.suspend', { partnerId })
  const shown = { title: 1, schoolId: 1, from: 1, to: 1 } as const
  const found = await Activities.find(open(partnerId), shown).sort({ from: 1, _id: 1 }).lean()
  return found.map(({ title, schoolId, from, to }) => ({ title, schoolIds: schoolId, from, to }))
}

/**
 * Cancels what is planned or running at this partner, saying why. Where other partners take part too it goes on without
 * this one. Gives how many were cancelled.
 */
export async function cancelActivitiesAt(ctx: Ctx, partnerId: string, reason: string): Promise<number> {
  authorise(ctx.actor, 'partner.suspend', { partnerId })
  await Activities.updateMany(
    { ...open(partnerId), 'partnerId.1': { $exists: true } },
    {
      $pull: { partnerId },
      $push: { history: await activityLine(ctx, { event: 'edited', reason }) },
      $inc: { version: 1 },
    },
  )
  const { to, event } = resultOf('cancel')
  const written = await Activities.updateMany(
    { ...open(partnerId), partnerId: [partnerId] },
    { $set: { state: to }, $push: { history: await activityLine(ctx, { event, reason }) }, $inc: { version: 1 } },
  )
  return written.modifiedCount
}

/** Brings the activities of one partner under another, since both were one organisation. Twice is once. */
export async function moveActivities(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await Activities.updateMany({ partnerId: from }, { $addToSet: { partnerId: to } })
  await Activities.updateMany({ partnerId: from }, { $pull: { partnerId: from } })
}

/** How many activities a partner has. */
export async function countActivitiesOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return Activities.countDocuments({ partnerId })
}
