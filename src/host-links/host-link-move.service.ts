import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { HostLinks } from './host-link.model.ts'
import { goalOf } from './host-link.rules.ts'

/**
 * Brings the links of one host under another, since both were one organisation. Where the same person has one for the
 * same purpose already, that one stays and the moved one is revoked. Twice is once.
 */
export async function moveHostLinks(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const links = await HostLinks.find({ partnerId: from }).lean()
  for (const link of links) {
    const goal = link.revokedAt ? null : goalOf({ ...link, partnerId: to })
    await HostLinks.updateOne({ _id: link._id }, { $set: { partnerId: to, goal } }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error
      const revoked = { revokedAt: ctx.now, revokedBy: null, goal: null }
      return HostLinks.updateOne({ _id: link._id }, { $set: { partnerId: to, ...revoked } })
    })
  }
}
