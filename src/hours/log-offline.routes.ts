import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { newId } from '../platform/id.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { refusalSentences } from './hour.text.ts'
import { hoursCrumbs } from './hour-entry.routes.ts'
import { readQueue } from './log-offline.forms.ts'
import { offlinePage } from './log-offline.pages.ts'
import { storeQueue } from './log-offline.service.ts'
import { logWords } from './log.text.ts'

export const logOfflineRoutes: Route[] = [
  get(paths.placementHoursOffline, 'hours.log', showOffline),
  post(paths.hoursSending, 'hours.log', receive),
]

async function showOffline(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'hours.log', param(req, 'placementId'))
  const crumbs = hoursCrumbs(placement, ctx)
  show(res, 'hours/offline', offlinePage(placement, { ctx, key: newId() }), { crumbs })
}

/** A script sends what the device has kept, and reads the answer for each line. */
async function receive(req: Request, res: Response): Promise<void> {
  const read = readQueue(req.body)
  if (!read.ok) {
    res.status(422).json({ answers: [] })
    return
  }
  const t = logWords(req.language)
  const sentences: Readonly<Record<string, string>> = {
    ...refusalSentences(req.language),
    'not-found': t['not-found'],
    'not-readable': t['not-readable'],
  }
  const answers = await storeQueue(contextOf(req), read.value)
  res.json({
    answers: answers.map((each) => ({ ...each, sentences: each.reasons.map((reason) => sentences[reason] ?? reason) })),
  })
}
