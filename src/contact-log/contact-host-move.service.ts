import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { ContactEntries } from './contact.model.ts'
import { markFollowed } from './contact.service.ts'

/**
 * Brings the contacts with one host under another, since both were one organisation. Whoever had to call the one again
 * may have called the other meanwhile.
 */
export async function moveContacts(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await ContactEntries.updateMany({ partnerId: from }, { $set: { partnerId: to } })
  const callers = await ContactEntries.distinct('schoolId', { partnerId: to })
  for (const schoolId of callers) await markFollowed({ partnerId: to, schoolId })
}

/** How many contacts with a host were noted. */
export async function countContactsOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return ContactEntries.countDocuments({ partnerId })
}
