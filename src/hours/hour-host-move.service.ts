import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { StudentDays } from './student-day.model.ts'

/** Brings the hours at one host under another, since both were one organisation. */
export async function moveHours(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const options = { arrayFilters: [{ 'entry.partnerId': from }] }
  await StudentDays.updateMany({ 'entries.partnerId': from }, { $set: { 'entries.$[entry].partnerId': to } }, options)
}
