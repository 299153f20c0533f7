import { accountOf, type Ctx } from '../access/actor.ts'
import { findPartner } from '../partners/partner.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { hostMaySignOn, isSchoolTutorOn } from '../placements/tutors.rules.ts'
import type { Day } from '../platform/day.ts'

/**
 * On which days this actor may sign for a placement: a tutor on the own ones, before or after another; everybody else
 * who may sign at all on any.
 */
export async function daysToSign(ctx: Ctx, placement: Placement): Promise<(on: Day) => boolean> {
  const { role } = ctx.actor
  const accountId = accountOf(ctx.actor)
  // Without a change of tutors there is nothing to look up.
  if (accountId === null || !placement.amendments.some((each) => each.hostTutor ?? each.schoolTutor)) return () => true
  if (role === 'teacher') return (on) => isSchoolTutorOn(placement, accountId, on)
  if (role !== 'host') return () => true
  const { tutors } = await findPartner(ctx, 'partner.view', placement.partnerId)
  const own = tutors.filter((tutor) => tutor.accountId === accountId).map(({ id }) => id)
  return (on) => hostMaySignOn(placement, own, on)
}
