import type { NextFunction, Request, Response } from 'express'
import { notify } from '../web/show.ts'
import { guestOfLink } from './followed-link.service.ts'
import { senderText } from './guest.pages.ts'
import { guestWords } from './guest.text.ts'

/** Who follows a link acts as its guest, as long as the link lives: a revoked one ends what is open at once. */
export async function loadGuest(req: Request, _res: Response, next: NextFunction): Promise<void> {
  const linkId = req.session.guestLink
  if (linkId) {
    const followed = await guestOfLink(linkId, req.now)
    if (followed.refusal === null) req.guest = { actor: followed.guest, place: followed.place }
    else {
      delete req.session.guestLink
      if (followed.link) notify(req, 'warning', guestWords(req.language).stopped(senderText(followed.link)))
    }
  }
  next()
}
