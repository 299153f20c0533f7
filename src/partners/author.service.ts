import { accountName } from '../accounts/account.service.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { ProfileChange } from './partner.rules.ts'

/** Who acts, by name as it is now: who came by a link has no account but a name, jobs have neither. */
export async function authorOf({ actor }: Ctx): Promise<{ accountId: string | null; name: string }> {
  const accountId = accountOf(actor)
  if (accountId) return { accountId, name: await accountName(accountId) }
  return { accountId, name: actor.role === 'guest' ? actor.name : 'Bottega' }
}

/** The line that every change of a profile leaves behind. */
export async function changeBy(ctx: Ctx): Promise<ProfileChange> {
  const { name } = await authorOf(ctx)
  return { at: ctx.now, by: name }
}
