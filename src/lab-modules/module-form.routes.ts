import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { refusedForm, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { findModule, moduleChoices } from './lab-module.service.ts'
import { copyModule, createModule, editModule } from './module-edit.service.ts'
import { copyPage, editModulePage, newModulePage, type Submitted } from './module-form.pages.ts'
import { moduleFormWords } from './module-form.text.ts'
import { isAddingRows } from './module-part.forms.ts'
import { readCopy, readEditedModule, readNewModule } from './module.forms.ts'
import { moduleCrumbs } from './module.routes.ts'

export const moduleFormRoutes: Route[] = [
  get(paths.newModule, 'module.edit', (req, res) => showNew(req, res, {})),
  post(paths.newModule, 'module.edit', create),
  get(paths.moduleEdit, 'module.edit', (req, res) => showEdit(req, res, {})),
  post(paths.moduleEdit, 'module.edit', save),
  get(paths.moduleCopy, 'module.edit', (req, res) => showCopy(req, res, {})),
  post(paths.moduleCopy, 'module.edit', copy),
]

async function showNew(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const page = newModulePage(idTyped(submitted), { ...(await listsOf(ctx)), submitted }, ctx)
  show(res, 'lab-modules/form', page, { status: statusOf(submitted), crumbs: moduleCrumbs(req, null) })
}

async function create(req: Request, res: Response): Promise<void> {
  if (isAddingRows(typedOf(req.body))) return showNew(req, res, { typed: typedOf(req.body) })
  const read = readNewModule(req.body)
  if (!read.ok) return showNew(req, res, read)
  const { id, code, content } = read.value
  const outcome = await tried(req, () => createModule(contextOf(req), { id, code }, content))
  if (outcome.refused) return showNew(req, res, outcome.refused)
  notify(req, 'success', moduleFormWords(req.language).created)
  goTo(res, paths.module({ moduleId: id }))
}

async function showEdit(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const module = await findModule(ctx, 'module.edit', param(req, 'moduleId'))
  // A retired module does not change: its page says so, and how to take it up again.
  if (module.state === 'retired' && !submitted.problems) return goTo(res, paths.module({ moduleId: module._id }))
  const page = editModulePage(module, { ...(await listsOf(ctx)), submitted }, ctx)
  show(res, 'lab-modules/form', page, { status: statusOf(submitted), crumbs: moduleCrumbs(req, module) })
}

async function save(req: Request, res: Response): Promise<void> {
  if (isAddingRows(typedOf(req.body))) return showEdit(req, res, { typed: typedOf(req.body) })
  const read = readEditedModule(req.body)
  if (!read.ok) return showEdit(req, res, read)
  const moduleId = param(req, 'moduleId')
  const { revision, content } = read.value
  const outcome = await tried(req, () => editModule(contextOf(req), { id: moduleId, revision }, content))
  if (outcome.refused) return showEdit(req, res, outcome.refused)
  const f = moduleFormWords(req.language)
  notify(req, outcome.done === 'saved' ? 'success' : 'info', outcome.done === 'saved' ? f.saved : f.unchanged)
  goTo(res, paths.module({ moduleId }))
}

async function showCopy(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const module = await findModule(ctx, 'module.edit', param(req, 'moduleId'))
  const page = copyPage(module, { id: idTyped(submitted), submitted }, ctx)
  show(res, 'lab-modules/copy', page, { status: statusOf(submitted), crumbs: moduleCrumbs(req, module) })
}

async function copy(req: Request, res: Response): Promise<void> {
  const read = readCopy(req.body)
  if (!read.ok) return showCopy(req, res, read)
  const outcome = await tried(req, () => copyModule(contextOf(req), param(req, 'moduleId'), read.value))
  if (outcome.refused) return showCopy(req, res, outcome.refused)
  notify(req, 'success', moduleFormWords(req.language).copied)
  goTo(res, paths.moduleEdit({ moduleId: read.value.id }))
}

/** Which field a refusal is about. */
const fieldOf: Record<string, string> = {
  'code-taken': 'code',
  'no-hours': 'hours',
  'no-parts': 'parts',
  'part-without-hours': 'parts',
  'parts-too-short': 'parts',
  'parts-too-long': 'parts',
  'countable-above-hours': 'countable',
  'minimum-above-maximum': 'minimum',
  'ages-reversed': 'ageTo',
  'unknown-theme': 'theme',
  'unknown-machine': 'machines',
  'grants-what-it-requires': 'grants',
  'unknown-module': 'requiredModules',
  'requires-itself': 'requiredModules',
  circular: 'requiredModules',
}

type Outcome<T> = { done: T; refused: null } | { done: null; refused: Submitted }

/** What a use case gives, or the same form with the reasons of its refusal beside their fields. */
async function tried<T>(req: Request, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: await work(), refused: null }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problems = error.reasons.map((reason) => [fieldOf[reason] ?? `form-${reason}`, reason])
    return { done: null, refused: refusedForm(req.body, Object.fromEntries(problems) as Record<string, string>) }
  }
}

async function listsOf(ctx: Ctx) {
  const [programme, modules] = await Promise.all([currentProgramme(), moduleChoices(ctx)])
  return { programme, modules }
}

function statusOf({ problems }: Submitted): number {
  return problems ? 422 : 200
}

function idTyped({ typed }: Submitted): string {
  const id = typed?.['id']
  return typeof id === 'string' && id !== '' ? id.slice(0, 64) : newId()
}
