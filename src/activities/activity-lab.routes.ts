import type { Request, Response } from 'express'
import { findEdition, editionsPerPage } from '../labs/edition.service.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { labChoicesPage, unlinkPage } from './activity-lab.pages.ts'
import { isOfLabs, unlinkReasons } from './activity-lab.rules.ts'
import { editionsToLink, linkEdition, unlinkEdition } from './activity-lab.service.ts'
import { activityLabWords } from './activity-lab.text.ts'
import { readLink, readUnlink } from './activity.forms.ts'
import { crumbsTo, tell } from './activity.routes.ts'
import { isOpen, linkedIds } from './activity.rules.ts'
import { countedByOf, findActivity } from './activity.service.ts'

export const activityLabRoutes: Route[] = [
  get(paths.activityLabs, 'activity.edit', showChoices),
  post(paths.activityLabs, 'activity.edit', link),
  get(paths.activityLab, 'activity.edit', (req, res) => showUnlink(req, res, {})),
  post(paths.activityLab, 'activity.edit', unlink),
]

async function showChoices(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const activity = await findActivity(ctx, 'activity.edit', param(req, 'activityId'))
  const links = isOpen(activity) && isOfLabs(await countedByOf(activity.kind))
  // Nothing can be linked any more: its page says how it stands.
  if (!links) return goTo(res, paths.activity({ activityId: activity._id }))
  const search = { q: queryText(req, 'q'), page: pageNumber(req) }
  const found = await editionsToLink(ctx, activity, search)
  const partners = await partnerNames(found.editions.map(({ partnerId }) => partnerId))
  const page = labChoicesPage(activity, { ...found, ...search, partners, perPage: editionsPerPage }, ctx)
  show(res, 'activities/labs', page, { crumbs: crumbsTo(req, activity) })
}

/** Back to the list, where the next one can be linked. */
async function link(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const activityId = param(req, 'activityId')
  await findActivity(ctx, 'activity.edit', activityId)
  const read = readLink(req.body)
  if (!read.ok) return goTo(res, paths.activityLabs({ activityId }))
  const { editionId, q, pagina } = read.value
  await tell(req, activityLabWords(req.language).linkedDone, () => linkEdition(ctx, activityId, editionId))
  goTo(res, withQuery(paths.activityLabs({ activityId }), { q: q ?? '', pagina: pagina ?? '' }))
}

async function showUnlink(
  req: Request,
  res: Response,
  submitted: { typed?: Typed; problems?: Problems },
): Promise<void> {
  const ctx = contextOf(req)
  const activity = await findActivity(ctx, 'activity.edit', param(req, 'activityId'))
  const editionId = param(req, 'editionId')
  const unlinks = linkedIds(activity).includes(editionId) && unlinkReasons(activity).length === 0
  if (!unlinks) return goTo(res, paths.activity({ activityId: activity._id }))
  const edition = await findEdition(ctx, 'edition.view', editionId)
  const status = submitted.problems ? 422 : 200
  show(res, 'activities/cancel', unlinkPage(activity, { edition, ...submitted }, ctx), {
    status,
    crumbs: crumbsTo(req, activity),
  })
}

async function unlink(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [activityId, editionId] = [param(req, 'activityId'), param(req, 'editionId')]
  const read = readUnlink(req.body)
  if (!read.ok) return showUnlink(req, res, read)
  const { reason } = read.value
  await tell(req, activityLabWords(req.language).unlinkedDone, () =>
    unlinkEdition(ctx, activityId, { editionId, reason }),
  )
  goTo(res, paths.activity({ activityId }))
}
