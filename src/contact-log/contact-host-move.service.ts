import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { ContactEntries } from './contact.model.ts'

/** Brings the contacts with one host under another, since both were one organisation. */
export async function moveContacts(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await ContactEntries.updateMany({ partnerId: from }, { $set: { partnerId: to } })
}

/** How many contacts with a host were noted. */
export async function countContactsOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return ContactEntries.countDocuments({ partnerId })
}
