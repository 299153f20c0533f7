import type { Ctx } from '../access/actor.ts'
import { dayOf } from '../platform/day.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { type Moved, moveEntries } from './entry-move.service.ts'
import type { EntryRef } from './hour-entry.rules.ts'
import { daysToWait, isUnanswered } from './silent-host.rules.ts'

export interface Standing {
  refs: readonly EntryRef[]
  /** How the school knows that the hours were done. */
  note: string
}

/**
 * The school confirms lines in the place of a host that has not answered for the days that the school waits; newer ones
 * stay where they are (`host-may-still-answer`). Of a simulated enterprise it waits for nobody. Refused: `none-selected`.
 */
export async function confirmForHost(ctx: Ctx, placementId: string, { refs, note }: Standing): Promise<Moved> {
  const placement = await findPlacement(ctx, 'hours.confirm-for-host', placementId)
  const settings = await schoolSettings(placement.schoolId)
  const silentHostDays = daysToWait(placement, settings.silentHostDays)
  return moveEntries(ctx, {
    move: 'confirm-for-host',
    permission: 'hours.confirm-for-host',
    placementId,
    refs,
    reason: note,
    against: ({ entry }) =>
      isUnanswered(entry, { today: dayOf(ctx.now), silentHostDays }) ? null : 'host-may-still-answer',
  })
}
