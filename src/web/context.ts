import type { Request } from 'express'
import { type Ctx, contextFor } from '../access/actor.ts'
import { Forbidden } from '../platform/errors.ts'
import { withoutNul } from '../platform/form.ts'
import type { HatChoice } from './express.d.ts'

/** The hat worn now: the one chosen in this session, or the first. */
export function hatOf(req: Request): HatChoice | null {
  const hats = req.user?.hats ?? []
  return hats.find((hat) => hat.key === req.session.hat) ?? hats[0] ?? null
}

/** Who acts and when: the guest of a link, otherwise the hat of the signed-in person. Only behind a gate that asks to be signed in. */
export function contextOf(req: Request): Ctx {
  if (req.guest) return contextFor(req.guest.actor, req.now, req.language)
  const hat = hatOf(req)
  if (!hat) throw new Forbidden('this account has no role')
  return contextFor(hat.actor, req.now, req.language)
}

/** The text of a query field, without the sign NUL; a list or an object counts as nothing. */
export function queryText(req: Request, name: string): string {
  const value = req.query[name]
  return typeof value === 'string' ? withoutNul(value).trim().slice(0, 200) : ''
}

export function param(req: Request, name: string): string {
  const value = req.params[name]
  return typeof value === 'string' ? value : ''
}

/** The page of a list that the address asks for: from 1; nonsense counts as the first. */
export function pageNumber(req: Request): number {
  const page = Number.parseInt(queryText(req, 'pagina'), 10)
  return Number.isNaN(page) ? 1 : Math.min(Math.max(page, 1), 100_000)
}
