import type { Request, Response } from 'express'
import { can } from '../access/access.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { parseSchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { sentencesOf } from '../web/refusal.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { copyPage } from './group-copy.pages.ts'
import { type CopyOffer, copyOfGroup, copyOfPlacement, createCopy } from './group-copy.service.ts'
import { crumbsTo } from './group-crumbs.pages.ts'
import { groupRefusalWords } from './group-form.text.ts'
import { groupsPage } from './group-list.pages.ts'
import { groupsSheet } from './group-list.sheet.ts'
import { readMoves } from './group-move.forms.ts'
import type { Stayed } from './group-move.rules.ts'
import { gapsOf, moveGroup } from './group-move.service.ts'
import type { Submitted } from './group-students.pages.ts'
import { placementsOf } from './group-terms.service.ts'
import { readCopy } from './placement-group.forms.ts'
import { groupPage } from './placement-group.pages.ts'
import { findGroup, groupsPerPage, groupYears, listGroups } from './placement-group.service.ts'
import { groupWords } from './placement-group.text.ts'

export const placementGroupRoutes: Route[] = [
  get(paths.placementGroups, 'placement-group.view', showGroups),
  get(paths.placementGroup, 'placement-group.view', (req, res) => showGroup(req, res, {})),
  post(paths.placementGroupMoves, 'placement-group.edit', move),
  get(paths.placementGroupCopy, 'placement-group.edit', (req, res) => showCopy(req, res, 'group')),
  post(paths.placementGroupCopy, 'placement-group.edit', (req, res) => makeCopy(req, res, 'group')),
  get(paths.placementCopy, 'placement-group.edit', (req, res) => showCopy(req, res, 'placement')),
  post(paths.placementCopy, 'placement-group.edit', (req, res) => makeCopy(req, res, 'placement')),
]

async function showGroups(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [q, year] = [queryText(req, 'q'), queryText(req, 'anno')]
  const page = pageOrAll(req)
  const found = await listGroups(ctx, { q, schoolYear: parseSchoolYear(year), page })
  if (page === null) return sendList(req, res, groupsSheet(found, req.language))
  const list = { ...found, q, year, years: await groupYears(ctx), page, perPage: groupsPerPage }
  show(res, 'placement-groups/list', groupsPage(list, ctx), { crumbs: crumbsTo(null, req.language).slice(0, 1) })
}

interface Shown extends Submitted {
  stayed?: readonly Stayed[]
}

async function showGroup(req: Request, res: Response, { stayed = [], ...submitted }: Shown): Promise<void> {
  const ctx = contextOf(req)
  const group = await findGroup(ctx, 'placement-group.view', param(req, 'placementGroupId'))
  const [placements, staff] = await Promise.all([placementsOf(ctx, group), listSchoolStaff(ctx, group.schoolId)])
  const edits = can(ctx.actor, 'placement-group.edit', group)
  const made = placements.map(({ placement }) => placement)
  const page = groupPage(
    group,
    {
      placements,
      gaps: edits ? await gapsOf(ctx, made) : null,
      schoolTutor: staff.find(({ _id }) => _id === group.common?.schoolTutorId)?.name ?? null,
      broken:
        edits && group.lines.filter(({ placed }) => placed).length > new Set(made.map((each) => each.studentId)).size,
      stayed,
      submitted,
    },
    ctx,
  )
  const refused = stayed.length > 0 || submitted.problems !== undefined
  show(res, 'placement-groups/show', page, { status: refused ? 422 : 200, crumbs: crumbsTo(null, req.language) })
}

async function move(req: Request, res: Response): Promise<void> {
  const read = readMoves(req.body)
  if (!read.ok) return showGroup(req, res, read)
  const { publicUrl } = configOf(req)
  const id = param(req, 'placementGroupId')
  const { moved, stayed } = await moveGroup(contextOf(req), id, { ...read.value, publicUrl })
  if (moved > 0) notify(req, 'success', groupWords(req.language)[`moved-${read.value.move}`](moved))
  // Who stayed is listed at once with the reasons, which are too many for a line above the next page.
  if (stayed.length > 0) return showGroup(req, res, { stayed })
  goTo(res, paths.placementGroup({ placementGroupId: id }))
}

type Source = 'group' | 'placement'

function sourceOf(req: Request, source: Source): { action: string; back: string; offer: () => Promise<CopyOffer> } {
  const ctx = contextOf(req)
  if (source === 'group') {
    const placementGroupId = param(req, 'placementGroupId')
    return {
      action: paths.placementGroupCopy({ placementGroupId }),
      back: paths.placementGroup({ placementGroupId }),
      offer: () => copyOfGroup(ctx, placementGroupId),
    }
  }
  const placementId = param(req, 'placementId')
  return {
    action: paths.placementCopy({ placementId }),
    back: paths.placement({ placementId }),
    offer: () => copyOfPlacement(ctx, placementId),
  }
}

async function showCopy(req: Request, res: Response, source: Source): Promise<void> {
  const { action, back, offer } = sourceOf(req, source)
  try {
    const page = copyPage({ ...(await offer()), id: newId(), action, back }, contextOf(req))
    show(res, 'placement-groups/copy', page, { crumbs: crumbsTo(null, req.language) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error, groupRefusalWords(req.language)))
    goTo(res, back)
  }
}

async function makeCopy(req: Request, res: Response, source: Source): Promise<void> {
  const { action, offer } = sourceOf(req, source)
  const offered = await offer()
  const read = readCopy(req.body)
  if (!read.ok) return goTo(res, action)
  const placementGroupId = await createCopy(contextOf(req), read.value.id, offered)
  notify(req, 'success', groupWords(req.language).copied)
  goTo(res, paths.placementGroupStudents({ placementGroupId }))
}
