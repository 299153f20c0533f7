import { promisify } from 'node:util'
import type { Request, Response } from 'express'
import { findAgreement } from '../agreements/agreement.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { contextOf, param } from '../web/context.ts'
import { countAttempt, type Limit } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import {
  disownHostLink,
  type FollowedLink,
  followHostLink,
  guestOfLink,
  renewExpiredLink,
} from './followed-link.service.ts'
import { brokenGuestLinkPage, choicePage, landingPage, maskedEmail, noLinkPage } from './guest.pages.ts'
import { guestWords } from './guest.text.ts'
import { readGuestChoice, readStranger } from './host-link.forms.ts'
import type { Submitted } from './host-link.pages.ts'
import type { HostLink } from './host-link.rules.ts'

/** The pages of whoever follows a link without account; the link itself is the gate. */
export const guestRoutes: Route[] = [
  get(paths.guest, 'anyone', (req, res) => showGuest(req, res, {})),
  post(paths.guest, 'anyone', chooseWho),
  post(paths.guestLeaving, 'anyone', leave),
  post(paths.guestStranger, 'anyone', sayStranger),
  get(paths.guestLink, 'anyone', openLink),
  post(paths.guestLink, 'anyone', askAgain),
]

// Only secrets that open nothing count, and only they are refused: a school and its hosts may share one address, and who
// tries many there must not keep the others from signing. Nobody guesses 160 bits.
const wrongSecrets: Limit = { name: 'guest-link', points: 60, seconds: 15 * 60 }

function addressOf(req: Request): string {
  return req.ip ?? 'unknown'
}

/** The secret moves from the address to the session, so that it stays neither in the history nor in a Referer. */
async function openLink(req: Request, res: Response): Promise<void> {
  const followed = await followHostLink(param(req, 'secret'), req.now)
  if (followed.refusal !== null) return showBroken(req, res, followed)
  const linkId = followed.link._id
  if (req.user) req.session.guestAsked = linkId
  else await actAsGuest(req, linkId)
  goTo(res, paths.guest())
}

async function showBroken(req: Request, res: Response, followed: FollowedLink): Promise<void> {
  const { refusal, link } = followed
  if (refusal === null) return goTo(res, paths.guest())
  if (refusal === 'link-unknown') await countAttempt(wrongSecrets, addressOf(req))
  const { contactEmail } = configOf(req)
  const broken = { refusal, link, secret: param(req, 'secret'), contactEmail }
  show(res, 'host-links/message', brokenGuestLinkPage(broken, req.now, req.language), { status: 410 })
}

/** From the page of an expired link: the letter goes to the address it was first sent to, whoever asks. */
async function askAgain(req: Request, res: Response): Promise<void> {
  const followed = await followHostLink(param(req, 'secret'), req.now)
  if (followed.refusal === null) return openLink(req, res)
  if (followed.refusal !== 'link-expired' || !followed.link) return showBroken(req, res, followed)
  try {
    await renewExpiredLink(param(req, 'secret'), req.now, configOf(req).publicUrl)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // Another click may have renewed it meanwhile, and this secret with it.
    return showBroken(req, res, await followHostLink(param(req, 'secret'), req.now))
  }
  notify(req, 'success', guestWords(req.language).renewed(maskedEmail(followed.link.to.email)))
  goTo(res, paths.guest())
}

/** Who acts changes, so the session gets a new name: one that was known before is worth nothing. */
async function actAsGuest(req: Request, linkId: string | null): Promise<void> {
  const { cookie: _cookie, csrfToken: _token, guestLink: _link, guestAsked: _asked, ...rest } = req.session
  await promisify(req.session.regenerate.bind(req.session))()
  Object.assign(req.session, req.user ? rest : {}, linkId ? { guestLink: linkId } : {})
}

async function showGuest(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const asked = req.user && req.session.guestAsked ? await openedLink(req.session.guestAsked, req) : null
  if (asked && req.user) return show(res, 'host-links/choice', choicePage(asked, req.user.name, req.language))
  const link = req.guest && (await openedLink(req.guest.actor.linkId, req))
  if (!link) return show(res, 'host-links/message', noLinkPage(req.language))
  const ctx = contextOf(req)
  const agreement = link.agreementId ? await findAgreement(ctx, 'agreement.view', link.agreementId) : null
  const page = landingPage(link, { agreement, submitted }, ctx)
  show(res, 'host-links/landing', page, { status: submitted.problems ? 422 : 200 })
}

async function openedLink(linkId: string, req: Request): Promise<HostLink | null> {
  const followed = await guestOfLink(linkId, req.now)
  return followed.refusal === null ? followed.link : null
}

async function chooseWho(req: Request, res: Response): Promise<void> {
  const asked = req.session.guestAsked
  const read = readGuestChoice(req.body)
  if (!req.user || !asked || !read.ok) return goTo(res, paths.guest())
  if (read.value.choice === 'guest') {
    await actAsGuest(req, asked)
    return goTo(res, paths.guest())
  }
  delete req.session.guestAsked
  goTo(res, paths.home())
}

async function leave(req: Request, res: Response): Promise<void> {
  if (!req.guest) return goTo(res, paths.guest())
  await actAsGuest(req, null)
  notify(req, 'info', guestWords(req.language).left)
  goTo(res, req.user ? paths.home() : paths.guest())
}

async function sayStranger(req: Request, res: Response): Promise<void> {
  if (!req.guest) return goTo(res, paths.guest())
  const read = readStranger(req.body)
  if (!read.ok) return showGuest(req, res, read)
  const { publicUrl } = configOf(req)
  await disownHostLink(req.guest.actor.linkId, { ...read.value, now: req.now, publicUrl })
  await actAsGuest(req, null)
  notify(req, 'success', guestWords(req.language).thanks)
  goTo(res, req.user ? paths.home() : paths.guest())
}
