import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { phrases } from '../platform/words.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { type Route, get, post } from '../web/route.ts'
import { type Showing, goTo, notify, show } from '../web/show.ts'
import { noticesSheet } from './notice-list.sheet.ts'
import { noticePage, noticesPage, retryRefusalText } from './notice.pages.ts'
import { noticeStates } from './notice.rules.ts'
import { findNotice, listNotices, retryNotice } from './notice.service.ts'

const words = phrases({
  notices: ['Avvisi inviati', 'Outbox'],
  again: ['L’avviso parte di nuovo entro un minuto.', 'The notice leaves again within a minute.'],
})

async function showNotices(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const state = noticeStates.find((value) => value === queryText(req, 'stato'))
  const found = await listNotices(ctx, { page, state })
  if (page === null) return sendList(req, res, noticesSheet(found, req.language))
  const delivers = configOf(req).smtpUrl !== null
  show(res, 'notices/list', noticesPage({ ...found, page, state, delivers }, ctx))
}

async function showNotice(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const notice = await findNotice(ctx, param(req, 'noticeId'))
  const sender = configOf(req)
  const crumbs = [{ text: words(ctx.language).notices, href: paths.notices() }]
  show(res, 'notices/show', noticePage(notice, { sender, showSecrets: sender.demo }, ctx), { crumbs })
}

async function sendAgain(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const noticeId = param(req, 'noticeId')
  try {
    await retryNotice(ctx, noticeId)
    notify(req, 'success', words(ctx.language).again)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', error.reasons.map((reason) => retryRefusalText(reason, ctx.language)).join(' '))
  }
  goTo(res, paths.notice({ noticeId }))
}

function configOf(req: Request): Showing['config'] {
  return (req.app.locals['showing'] as Showing).config
}

export const noticeRoutes: Route[] = [
  get(paths.notices, 'notice.view', showNotices),
  get(paths.notice, 'notice.view', showNotice),
  post(paths.notice, 'notice.view', sendAgain),
]
