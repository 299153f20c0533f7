import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { exceptionsOf } from '../paperwork/papers.service.ts'
import { paths } from '../paths.ts'
import { findGroup } from '../placement-groups/placement-group.service.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { contextOf, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { type PlacementFilter, statesOf } from './placement-filter.pages.ts'
import { placementsPage } from './placement-list.pages.ts'
import { placementsSheet } from './placement-list.sheet.ts'
import { inClassesOn } from './placement-class.service.ts'
import { listPlacements, type PlacementSearch, placementsPerPage } from './placement.service.ts'
import { countWaitingProposals } from './proposal.service.ts'

export const placementListRoutes: Route[] = [get(paths.placements, 'placement.view', showPlacements)]

async function showPlacements(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const filter = await filterOf(req)
  const search = { ...searchOf(filter), ...(page ? { page } : {}) }
  const { placements, total } = await listPlacements(ctx, 'placement.view', search)
  const found = { placements: await inClassesOn(placements, ctx.today), total }
  if (page === null) return sendList(req, res, placementsSheet(found, req.language))
  const proposals = may(ctx.actor, 'placement.answer') ? await countWaitingProposals(ctx) : null
  const excepted = await exceptionsOf(found.placements.map(({ _id }) => _id))
  const list = { ...found, filter, page, perPage: placementsPerPage, proposals, excepted: new Set(excepted.keys()) }
  show(res, 'placements/list', placementsPage(list, ctx))
}

/** What the address asks for, as far as the reader may ask for it. */
async function filterOf(req: Request): Promise<PlacementFilter> {
  const ctx = contextOf(req)
  const [host, group, classes] = await Promise.all([
    hostNamed(ctx, queryText(req, 'ente')),
    groupNamed(ctx, queryText(req, 'gruppo')),
    classesOf(ctx),
  ])
  const [state, classId] = [queryText(req, 'stato'), queryText(req, 'classe')]
  return {
    q: queryText(req, 'q'),
    state: statesOf(state) ? state : '',
    host,
    group,
    classes,
    classId: classes.some(({ id }) => id === classId) ? classId : '',
  }
}

function searchOf({ q, state, host, group, classId }: PlacementFilter): PlacementSearch {
  const states = statesOf(state)
  return {
    q,
    ...(states ? { states } : {}),
    ...(host ? { partnerId: host.id } : {}),
    ...(group ? { groupId: group.id } : {}),
    ...(classId ? { classId } : {}),
  }
}

async function hostNamed(ctx: Ctx, partnerId: string): Promise<{ id: string; name: string } | null> {
  if (partnerId === '' || !may(ctx.actor, 'partner.view')) return null
  const { _id, name } = await findPartner(ctx, 'partner.view', partnerId)
  return { id: _id, name }
}

async function groupNamed(ctx: Ctx, groupId: string): Promise<{ id: string; name: string } | null> {
  if (groupId === '' || !may(ctx.actor, 'placement-group.view')) return null
  const { _id, title } = await findGroup(ctx, 'placement-group.view', groupId)
  return { id: _id, name: title }
}

/** The classes of this year that the reader may choose from; a placement is found by the class it was made for. */
async function classesOf(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  if (!may(ctx.actor, 'class.view')) return []
  const classes = await listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) })
  return classes.map(({ _id, label }) => ({ id: _id, name: label }))
}
