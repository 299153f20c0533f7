import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { editionsOfModule } from '../labs/edition.service.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { sentencesOf } from '../web/refusal.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import {
  currentVersion,
  fundings,
  type LabModule,
  moduleLevels,
  moduleStates,
  type ModuleVersion,
  versionNumbered,
} from './lab-module.rules.ts'
import {
  findModule,
  listModules,
  modulesById,
  modulesNamed,
  modulesPerPage,
  modulesRequiring,
} from './lab-module.service.ts'
import { moduleWords } from './lab-module.text.ts'
import { moveModule } from './module-edit.service.ts'
import { moduleSearchFields, modulesPage, type TypedModuleSearch } from './module-list.pages.ts'
import { modulesSheet } from './module-list.sheet.ts'
import { modulePageWords } from './module-page.text.ts'
import { readModuleMove } from './module.forms.ts'
import { type AroundModule, modulePage } from './module.pages.ts'

export const moduleRoutes: Route[] = [
  get(paths.modules, 'module.view', showModules),
  get(paths.module, 'module.view', showModule),
  post(paths.moduleState, 'module.edit', changeState),
]

async function showModules(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const typed = Object.fromEntries(moduleSearchFields.map((name) => [name, queryText(req, name)])) as TypedModuleSearch
  const page = pageOrAll(req)
  const [found, programme] = await Promise.all([
    listModules(ctx, {
      q: typed.q,
      theme: typed.tema,
      level: moduleLevels.find((each) => each === typed.livello) ?? null,
      year: numberWithin(typed.anno, 5),
      age: numberWithin(typed.eta, 99),
      machine: typed.macchina,
      funding: fundings.find((each) => each === typed.finanziamento) ?? null,
      state: moduleStates.find((each) => each === typed.stato) ?? null,
      page,
    }),
    currentProgramme(),
  ])
  if (exportFormat(req)) return sendList(req, res, modulesSheet({ ...found, programme }, ctx))
  const list = { ...found, typed, programme, page: page ?? 1, perPage: modulesPerPage }
  show(res, 'lab-modules/list', modulesPage(list, ctx))
}

function numberWithin(typed: string, most: number): number | null {
  const number = /^\d{1,2}$/u.test(typed) ? Number(typed) : 0
  return number >= 1 && number <= most ? number : null
}

async function showModule(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const module = await findModule(ctx, 'module.view', param(req, 'moduleId'))
  const around = await aroundPage(ctx, module, versionAsked(module, queryText(req, 'versione')))
  show(res, 'lab-modules/show', modulePage(module, around, ctx), { crumbs: moduleCrumbs(req, null) })
}

function versionAsked(module: LabModule, asked: string): ModuleVersion {
  if (asked === '') return currentVersion(module)
  const version = versionNumbered(module, Number(asked))
  if (!version) throw new NotFound(`version ${asked} of module ${module._id}`)
  return version
}

async function aroundPage(ctx: Ctx, module: LabModule, version: ModuleVersion): Promise<AroundModule> {
  const { copiedFrom } = module
  const [{ themes, machineKinds }, required, requiredBy, originals, editions] = await Promise.all([
    currentProgramme(),
    modulesNamed(ctx, version.requiredModules),
    modulesRequiring(ctx, module.code),
    copiedFrom ? modulesById(ctx, [copiedFrom]) : new Map<string, LabModule>(),
    editionsOfModule(ctx, module._id),
  ])
  return {
    themes,
    machineKinds,
    version,
    required: [...required.values()],
    requiredBy,
    copiedFrom: (may(ctx.actor, 'module.edit') && originals.get(copiedFrom ?? '')) || null,
    editions,
    partnerNames: await partnerNames(editions.map(({ partnerId }) => partnerId)),
  }
}

async function changeState(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const id = param(req, 'moduleId')
  await findModule(ctx, 'module.edit', id)
  const read = readModuleMove(req.body)
  if (read.ok) {
    const { move, revision } = read.value
    const { length } = await editionsOfModule(ctx, id)
    await tellOutcome(req, modulePageWords(req.language)[`done-${move}`], () =>
      moveModule(ctx, { id, revision }, { move, editions: length }),
    )
  }
  goTo(res, paths.module({ moduleId: id }))
}

async function tellOutcome(req: Request, success: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    notify(req, 'success', success)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error, moduleWords(req.language)))
  }
}

/** The way to a page of the catalogue. */
export function moduleCrumbs(req: Request, module: Pick<LabModule, '_id' | 'title'> | null) {
  const list = { text: moduleWords(req.language).catalogue, href: paths.modules() }
  return module ? [list, { text: module.title, href: paths.module({ moduleId: module._id }) }] : [list]
}
