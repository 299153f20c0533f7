import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { type Typed, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { protocolChoices } from '../protocols/protocol.service.ts'
import { tried } from '../web/refusal.ts'
import { townOf } from '../schools/school.rules.ts'
import { listSchools, schoolNames } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { createActivity, editActivity, moveActivity } from './activity-edit.service.ts'
import {
  type ActivityFormParts,
  cancelPage,
  type Choosable,
  editActivityPage,
  newActivityPage,
  type Submitted,
  typedActivity,
} from './activity-form.pages.ts'
import { activityFormWords } from './activity-form.text.ts'
import { moveDone } from './activity-next.pages.ts'
import { isSearching, readActivity, readMove, readNewActivity } from './activity.forms.ts'
import { crumbsTo, tell } from './activity.routes.ts'
import { isMoveFrom, isOpen } from './activity.rules.ts'
import { findActivity } from './activity.service.ts'

export const activityFormRoutes: Route[] = [
  get(paths.newActivity, 'activity.edit', (req, res) =>
    showNew(req, res, { typed: { under: queryText(req, 'protocollo') } }),
  ),
  post(paths.newActivity, 'activity.edit', create),
  get(paths.activityEdit, 'activity.edit', (req, res) => showEdit(req, res, {})),
  post(paths.activityEdit, 'activity.edit', save),
  get(paths.activityMove, 'activity.edit', (req, res) => showCancel(req, res, {})),
  post(paths.activityMove, 'activity.edit', move),
]

async function showNew(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const id = textOf(submitted.typed, 'id') || newId()
  const page = newActivityPage(id, await formAround(ctx, submitted), ctx)
  show(res, 'activities/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, null) })
}

async function create(req: Request, res: Response): Promise<void> {
  if (isSearching(req.body)) return showNew(req, res, { typed: typedOf(req.body) })
  const read = readNewActivity(req.body)
  if (!read.ok) return showNew(req, res, read)
  const { id, facts } = read.value
  const outcome = await tried(req, () => createActivity(contextOf(req), id, facts), fieldOf)
  if (outcome !== 'done') return showNew(req, res, outcome)
  notify(req, 'success', activityFormWords(req.language).created)
  goTo(res, paths.activity({ activityId: id }))
}

async function showEdit(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const activity = await findActivity(ctx, 'activity.edit', param(req, 'activityId'))
  // Once it is over it does not change: its page says so, and how to reopen it.
  if (!isOpen(activity)) return goTo(res, paths.activity({ activityId: activity._id }))
  const typed = submitted.typed ?? typedActivity(activity)
  const page = editActivityPage(activity, await formAround(ctx, { ...submitted, typed }), ctx)
  show(res, 'activities/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, activity) })
}

async function save(req: Request, res: Response): Promise<void> {
  if (isSearching(req.body)) return showEdit(req, res, { typed: typedOf(req.body) })
  const read = readActivity(req.body)
  if (!read.ok) return showEdit(req, res, read)
  const activityId = param(req, 'activityId')
  const { version, facts } = read.value
  const outcome = await tried(req, () => editActivity(contextOf(req), { id: activityId, version }, facts), fieldOf)
  if (outcome !== 'done') return showEdit(req, res, outcome)
  notify(req, 'success', activityFormWords(req.language).saved)
  goTo(res, paths.activity({ activityId }))
}

/** Which field a refusal is about. */
const fieldOf: Record<string, string> = {
  'activity-ends-before-it-begins': 'to',
  'class-outside-period': 'to',
  'running-begins-later': 'from',
  'no-schools': 'schools',
  'unknown-school': 'schools',
  'school-has-classes': 'schools',
  'unknown-partner': 'partners',
  'partner-suspended': 'partners',
  'no-hours': 'hours',
  'unknown-kind': 'kind',
  'classes-not-counted': 'kind',
  'labs-not-counted': 'kind',
  'linked-lab-outside-period': 'to',
  'linked-lab-of-other-partner': 'partners',
  'unknown-theme': 'themes',
  'unknown-protocol': 'under',
  'unknown-project-here': 'under',
}

async function formAround(ctx: Ctx, submitted: Submitted): Promise<ActivityFormParts> {
  const [programme, protocols, schools, partners] = await Promise.all([
    currentProgramme(),
    protocolChoices(ctx),
    choosableSchools(ctx, submitted.typed),
    choosablePartners(ctx, submitted.typed),
  ])
  return { programme, protocols, schools, partners, submitted }
}

async function choosableSchools(ctx: Ctx, typed: Typed | undefined): Promise<Choosable> {
  const ids = listOf(typed, 'schools')
  const names = await schoolNames(ids)
  const chosen = ids.flatMap((id) => (names.has(id) ? [{ _id: id, name: names.get(id) ?? '' }] : []))
  const q = textOf(typed, 'schoolsSearch')
  if (q === '') return { chosen, found: [], total: null }
  const { schools, total } = await listSchools(ctx, { q, kind: null, town: '', everyCycle: false, page: 1 })
  const found = schools.map((school) => ({
    _id: school._id,
    name: school.name,
    note: [school.code, townOf(school)].filter(Boolean).join(' · '),
  }))
  return { chosen, found, total }
}

async function choosablePartners(ctx: Ctx, typed: Typed | undefined): Promise<Choosable> {
  const partners = await Promise.all(
    listOf(typed, 'partners').map((id) => findPartner(ctx, 'partner.view', id).catch(noneFound)),
  )
  const chosen = partners.flatMap((partner) => (partner ? [{ _id: partner._id, name: partner.name }] : []))
  const q = textOf(typed, 'partnersSearch')
  if (q === '') return { chosen, found: [], total: null }
  const { partners: matching, total } = await listPartners(ctx, { q, page: 1 })
  const found = matching.map(({ _id, name, sites }) => ({ _id, name, note: sites[0]?.town ?? '' }))
  return { chosen, found, total }
}

function noneFound(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}

function textOf(typed: Typed | undefined, name: string): string {
  const value = typed?.[name]
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}

const mostChosen = 500

function listOf(typed: Typed | undefined, name: string): string[] {
  return [...new Set([typed?.[name] ?? []].flat())].filter(Boolean).slice(0, mostChosen)
}

async function showCancel(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const activity = await findActivity(ctx, 'activity.edit', param(req, 'activityId'))
  if (!isMoveFrom(activity.state, 'cancel')) return goTo(res, paths.activity({ activityId: activity._id }))
  const status = submitted.problems ? 422 : 200
  show(res, 'activities/cancel', cancelPage(activity, submitted, ctx), { status, crumbs: crumbsTo(req, activity) })
}

async function move(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const activityId = param(req, 'activityId')
  const read = readMove(req.body)
  if (!read.ok) return showCancel(req, res, read)
  const { version, ...made } = read.value
  await tell(req, moveDone(made.move, ctx), () => moveActivity(ctx, { id: activityId, version }, made))
  goTo(res, paths.activity({ activityId }))
}
