import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import { Refused } from '../platform/errors.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { type DatedEntry, studentDayId } from './hour-entry.rules.ts'
import { isAgreed } from './log-refusal.rules.ts'
import { StudentDays } from './student-day.model.ts'

/** Takes new lines of one day out again, as if they had never been written. For whoever has just stored them. */
export async function takeOut(studentId: string, lines: readonly DatedEntry[]): Promise<void> {
  const [first] = lines
  if (!first) return
  const ids = lines.map(({ entry }) => entry.id)
  const minutes = sumMinutes(lines.map(({ entry }) => entry.minutes))
  await StudentDays.updateOne(
    {
      _id: studentDayId(studentId, first.day),
      'entries.id': { $all: ids },
      // What somebody has returned meanwhile holds no minutes any more.
      entries: { $not: { $elemMatch: { id: { $in: ids }, live: false } } },
    },
    { $pull: { entries: { id: { $in: ids } } }, $inc: { minutes: -minutes } },
  )
}

/**
 * New lines of a day that an amendment took away while they were written are taken out again: it looked for hours before
 * and after, and either it saw these, or it is seen here. Refused then: `day-not-agreed`.
 */
export async function takeBackFromAmended(
  ctx: Ctx,
  { _id, permission }: Pick<Placement, '_id'> & { permission: Permission },
  lines: readonly DatedEntry[],
): Promise<void> {
  const placement = await findPlacement(ctx, permission, _id)
  if (lines.every(({ day, entry }) => isAgreed(agreedIntervals(placement, day), entry))) return
  await takeOut(placement.studentId, lines)
  throw new Refused('day-not-agreed')
}
