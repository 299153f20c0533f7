import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { tried } from '../agreements/tried.routes.ts'
import { currentVersion, type LabModule, versionNumbered } from '../lab-modules/lab-module.rules.ts'
import { modulesById, publishedModules } from '../lab-modules/lab-module.service.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { copyPage } from './edition-copy.pages.ts'
import { copyOf } from './edition-copy.rules.ts'
import { editionCopyWords } from './edition-copy.text.ts'
import { codeFor, createEdition, editEdition, staffOf } from './edition-edit.service.ts'
import { editableParts } from './edition-facts.rules.ts'
import { choosingPage } from './edition-choice.pages.ts'
import { editEditionPage, newEditionPage, type Submitted } from './edition-form.pages.ts'
import { editionStaffRoutes } from './edition-staff.routes.ts'
import { editionFormWords } from './edition-form.text.ts'
import { fieldOf } from './edition-refusal.routes.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import { readBegunEdition, readCopy, readEdition, readNewEdition, typedFacts, typedStaff } from './edition.forms.ts'
import type { Edition } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'

export const editionFormRoutes: Route[] = [
  get(paths.newEdition, 'edition.edit', chooseOrFill),
  post(paths.newEdition, 'edition.edit', create),
  get(paths.editionEdit, 'edition.edit', (req, res) => showEdit(req, res, {})),
  post(paths.editionEdit, 'edition.edit', save),
  ...editionStaffRoutes,
  get(paths.editionCopy, 'edition.edit', showCopy),
  post(paths.editionCopy, 'edition.edit', makeCopy),
]

/** First the module and the partner, then the form that depends on both. */
async function chooseOrFill(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const typed = { modulo: queryText(req, 'modulo'), ente: queryText(req, 'ente'), cerca: queryText(req, 'cerca') }
  const partnerId = ctx.actor.role === 'host' ? ctx.actor.partnerId : typed.ente
  const chosen = typed.modulo && partnerId ? await chosenParts(ctx, typed.modulo, partnerId) : null
  if (chosen) return showNew(req, res, { ...chosen, submitted: {} })
  const ofCity = ctx.actor.role !== 'host'
  const [modules, found] = await Promise.all([
    publishedModules(ctx),
    ofCity && typed.cerca !== '' ? listPartners(ctx, { q: typed.cerca, page: 1 }) : { partners: [], total: 0 },
  ])
  const partners = found.partners.map(({ _id, name, sites }) => ({ _id, name, town: sites[0]?.town ?? '' }))
  const page = choosingPage({ modules, partners: ofCity ? partners : null, total: found.total, typed }, ctx)
  show(res, 'labs/choose', page, { crumbs: editionCrumbs(null, ctx) })
}

/** Null when there is no such published module, or no such partner: both are chosen again. */
async function chosenParts(ctx: Ctx, moduleId: string, partnerId: string) {
  const [modules, partner] = await Promise.all([
    modulesById(ctx, [moduleId]),
    findPartner(ctx, 'partner.view', partnerId).catch(noneFound),
  ])
  const module = modules.get(moduleId)
  return module?.state === 'published' && partner?.mergedInto === null ? { module, partner } : null
}

function noneFound(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}

interface NewForm {
  module: LabModule
  partner: Awaited<ReturnType<typeof findPartner>>
  submitted: Submitted
  copy?: { copiedFrom: string; versionNumber: string }
}

async function showNew(req: Request, res: Response, { module, partner, submitted, copy }: NewForm): Promise<void> {
  const ctx = contextOf(req)
  const version = versionNumbered(module, Number(copy?.versionNumber)) ?? currentVersion(module)
  const page = newEditionPage(
    {
      id: textOf(submitted.typed, 'id') || newId(),
      moduleId: module._id,
      module: version,
      partner,
      code: await codeFor(module.code, ctx.today),
      copy: copy ?? null,
      submitted,
    },
    ctx,
  )
  show(res, 'labs/new', page, { status: submitted.problems ? 422 : 200, crumbs: editionCrumbs(null, ctx) })
}

async function create(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readNewEdition(req.body)
  if (!read.ok) return showRefused(req, res, read)
  const outcome = await tried(req, () => createEdition(ctx, read.value), fieldOf)
  if (outcome !== 'done') return showRefused(req, res, outcome)
  afterCreating(req, res, { editionId: read.value.id, planned: read.value.facts.pattern.length > 0 })
}

/** With a weekly pattern the next thing is to plan the sessions; without, to look at what has been made. */
function afterCreating(
  req: Request,
  res: Response,
  { editionId, planned }: { editionId: string; planned: boolean },
): void {
  const f = editionFormWords(req.language)
  notify(req, 'success', planned ? f.created : f.createdBare)
  goTo(res, planned ? paths.editionPlan({ editionId }) : paths.edition({ editionId }))
}

async function showRefused(
  req: Request,
  res: Response,
  submitted: { typed: Typed; problems: Problems },
): Promise<void> {
  const { typed } = submitted
  const chosen = await chosenParts(contextOf(req), textOf(typed, 'moduleId'), textOf(typed, 'partnerId'))
  if (!chosen) return goTo(res, paths.newEdition())
  const copiedFrom = textOf(typed, 'copiedFrom')
  const copy = copiedFrom ? { copy: { copiedFrom, versionNumber: textOf(typed, 'versionNumber') } } : {}
  return showNew(req, res, { ...chosen, submitted, ...copy })
}

function textOf(typed: Typed | undefined, name: string): string {
  const value = typed?.[name]
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}

async function showEdit(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'edition.edit', param(req, 'editionId'))
  // Once it is over it does not change: its page says so.
  if (editableParts(edition.state) === 'none') return goTo(res, paths.edition({ editionId: edition._id }))
  const partner = await findPartner(ctx, 'partner.view', edition.partnerId)
  const schools = await schoolNames([...new Set(edition.groups.map(({ schoolId }) => schoolId))])
  const page = editEditionPage(edition, { partner, schools, submitted }, ctx)
  show(res, 'labs/edit', page, { status: submitted.problems ? 422 : 200, crumbs: editionCrumbs(edition, ctx) })
}

async function save(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'edition.edit', param(req, 'editionId'))
  const begun = editableParts(edition.state) === 'some'
  const read = begun ? readBegunEdition(req.body, edition) : readEdition(req.body)
  if (!read.ok) return showEdit(req, res, read)
  const { version, facts } = read.value
  // Once it has begun the form has no field for the minimum: it is the seats that must be enough.
  const beside = begun ? { ...fieldOf, 'minimum-above-seats': 'seats' } : fieldOf
  const outcome = await tried(req, () => editEdition(ctx, { id: edition._id, version }, facts), beside)
  if (outcome !== 'done') return showEdit(req, res, outcome)
  notify(req, 'success', editionFormWords(req.language).saved)
  goTo(res, paths.edition({ editionId: edition._id }))
}

/** The edition, and what a copy of it would be. */
async function copyParts(ctx: Ctx, editionId: string) {
  const edition = await findEdition(ctx, 'edition.edit', editionId)
  const [modules, partner] = await Promise.all([
    modulesById(ctx, [edition.moduleId]),
    findPartner(ctx, 'partner.view', edition.partnerId),
  ])
  const module = modules.get(edition.moduleId)
  const published = module?.state === 'published' ? module : null
  const version = published ? currentVersion(published) : edition.module
  return { edition, partner, module: published, copy: copyOf(edition, { partner, module: version }, ctx.today) }
}

async function showCopy(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { edition, partner, module, copy } = await copyParts(ctx, param(req, 'editionId'))
  const staff = staffOf(partner, copy.facts.staff)
  const inForce = module && currentVersion(module).number
  const page = copyPage(edition, { id: newId(), copy, place: partner, staff, inForce }, ctx)
  show(res, 'labs/copy', page, { crumbs: editionCrumbs(edition, ctx) })
}

/** When the copy does not fit as it is, the form of a new edition shows it, with what is wrong. */
async function makeCopy(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { edition, partner, module, copy } = await copyParts(ctx, param(req, 'editionId'))
  const read = readCopy(req.body)
  if (!read.ok || !module) return goTo(res, paths.editionCopy({ editionId: edition._id }))
  const { id, which } = read.value
  const number = numberOf(which, edition, module)
  const given = { id, moduleId: edition.moduleId, partnerId: edition.partnerId, code: null, facts: copy.facts }
  const made = { ...given, copiedFrom: edition._id, versionNumber: number }
  const outcome = await tried(req, () => createEdition(ctx, made), fieldOf)
  if (outcome !== 'done') {
    const typed = { ...typedFacts(copy.facts), ...typedStaff(copy.facts.staff), id }
    const of = { copiedFrom: edition._id, versionNumber: String(number) }
    return showNew(req, res, { module, partner, submitted: { typed, problems: outcome.problems }, copy: of })
  }
  notify(req, 'success', editionCopyWords(req.language).done)
  goTo(res, paths.edition({ editionId: id }))
}

function numberOf(which: 'current' | 'same', edition: Edition, module: LabModule): number {
  return which === 'same' ? edition.module.number : currentVersion(module).number
}
