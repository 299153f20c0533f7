import { accountOf, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import { Forbidden } from '../platform/errors.ts'
import type { Mark } from './hour-entry.rules.ts'

/** Who acts, as it is written on a line. */
export async function markOf(ctx: Ctx): Promise<Mark> {
  const accountId = accountOf(ctx.actor)
  if (accountId === null) throw new Forbidden('jobs sign nothing')
  return { accountId, name: await accountName(accountId), role: ctx.actor.role, at: ctx.now }
}
