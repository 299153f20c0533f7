import { authorise, may, visible } from '../access/access.ts'
import type { Actor, Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { LabModules } from './lab-module.model.ts'
import {
  currentVersion,
  type Funding,
  type LabModule,
  moduleCode,
  type ModuleLevel,
  type ModuleState,
  type ModuleVersion,
} from './lab-module.rules.ts'

export const modulesPerPage = 50

type ModulePermission = Extract<Permission, 'module.view' | 'module.edit'>

export interface ModuleSearch {
  /** words of code, title, description or parts */
  q: string
  theme: string
  level: ModuleLevel | null
  /** of the course, 1 to 5 */
  year: number | null
  /** of the participants, in years */
  age: number | null
  /** code of a kind of machine that is used */
  machine: string
  funding: Funding | null
  /** null: those in use, which for the city are drafts as well */
  state: ModuleState | null
  /** from 1; null: all that match */
  page: number | null
}

/** What the catalogue shows of a module: only the version in force. */
export type ListedModule = Pick<LabModule, '_id' | 'code' | 'state' | 'revision'> & { version: ModuleVersion }

/** The filter of what somebody may read: retired modules as well, since people have done them. */
function readable(actor: Actor): object {
  return may(actor, 'module.view-draft') ? {} : { state: { $ne: 'draft' } }
}

/** One module with its versions. NotFound when there is none, or it is a draft and somebody else than the city asks. */
export async function findModule(ctx: Ctx, permission: ModulePermission, id: string): Promise<LabModule> {
  authorise(ctx.actor, permission, {})
  return shownTo(ctx, id, await LabModules.findById(id).lean<LabModule>())
}

/** The same by its code, in any spelling: ' rob-1' is ROB-1. */
export async function findModuleByCode(ctx: Ctx, permission: ModulePermission, code: string): Promise<LabModule> {
  authorise(ctx.actor, permission, {})
  return shownTo(ctx, code, await LabModules.findOne({ code: moduleCode(code) ?? '' }).lean<LabModule>())
}

function shownTo({ actor }: Ctx, asked: string, module: LabModule | null): LabModule {
  if (!module || (module.state === 'draft' && !may(actor, 'module.view-draft'))) throw new NotFound(`module ${asked}`)
  return module
}

/** The modules of a search, by title: a page of them or all, and how many match. Others than the city get published ones. */
export async function listModules(ctx: Ctx, search: ModuleSearch): Promise<{ modules: ListedModule[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'module.view'), ...conditions(ctx, search)] }
  const { skip, limit } = stretchOf(search.page, modulesPerPage)
  const [found, total] = await Promise.all([
    LabModules.find(filter, { code: 1, state: 1, revision: 1, versions: { $slice: -1 } })
      .sort({ title: 1, _id: 1 })
      .skip(skip)
      .limit(limit)
      .lean<Pick<LabModule, '_id' | 'code' | 'state' | 'revision' | 'versions'>[]>(),
    LabModules.countDocuments(filter),
  ])
  const modules = found.map(({ versions, ...module }) => ({ ...module, version: currentVersion({ versions }) }))
  return { modules, total }
}

function conditions({ actor }: Ctx, search: ModuleSearch): object[] {
  const { q, theme, level, year, age, machine, funding } = search
  const equal = { theme, level, funding, machines: machine }
  return [
    { state: stateAsked(actor, search.state) },
    ...Object.entries(equal).flatMap(([field, value]) => (value ? [{ [field]: value }] : [])),
    ...(year === null ? [] : [{ $or: [{ years: year }, { years: { $size: 0 } }] }]),
    ...(age === null ? [] : [{ $or: [{ ages: null }, { 'ages.from': { $lte: age }, 'ages.to': { $gte: age } }] }]),
    // A code is found however its hyphen is typed: ROB-1, rob–1, rob 1.
    ...searchPatterns(q.replaceAll(/[-–]/gu, ' ')).map((pattern) => ({ searchText: pattern })),
  ]
}

function stateAsked(actor: Actor, state: ModuleState | null): ModuleState | { $in: ModuleState[] } {
  if (!may(actor, 'module.view-draft')) return 'published'
  return state ?? { $in: ['draft', 'published'] }
}

/** Every published module, by title: for whoever prepares an edition. */
export async function publishedModules(ctx: Ctx): Promise<LabModule[]> {
  authorise(ctx.actor, 'module.view', {})
  return LabModules.find({ state: 'published' }).sort({ title: 1, _id: 1 }).lean<LabModule[]>()
}

/** Several modules at once, by id; drafts only for who sees them. */
export async function modulesById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, LabModule>> {
  authorise(ctx.actor, 'module.view', {})
  const filter = { $and: [{ _id: { $in: [...ids] } }, readable(ctx.actor)] }
  const modules = await LabModules.find(filter).lean<LabModule[]>()
  return new Map(modules.map((module) => [module._id, module]))
}

/** A module as a prerequisite names it. */
export type NamedModule = Pick<LabModule, '_id' | 'code' | 'title' | 'state'>

const named = { code: 1, title: 1, state: 1 } as const

/** The modules with these codes, by code; drafts only for who sees them. */
export async function modulesNamed(ctx: Ctx, codes: readonly string[]): Promise<Map<string, NamedModule>> {
  authorise(ctx.actor, 'module.view', {})
  const filter = { $and: [{ code: { $in: [...codes] } }, readable(ctx.actor)] }
  const modules = await LabModules.find(filter, named).lean<NamedModule[]>()
  return new Map(modules.map((module) => [module.code, module]))
}

/** Those in use that require the module with this code. */
export async function modulesRequiring(ctx: Ctx, code: string): Promise<NamedModule[]> {
  const filter = { requiredModules: code, state: stateAsked(ctx.actor, null) }
  return LabModules.find(filter, named).sort({ code: 1 }).lean<NamedModule[]>()
}

/** Every module with what it requires, for the form: by code. */
export async function moduleChoices(ctx: Ctx): Promise<(NamedModule & Pick<LabModule, 'requiredModules'>)[]> {
  authorise(ctx.actor, 'module.edit', {})
  return LabModules.find({}, { ...named, requiredModules: 1 })
    .sort({ code: 1 })
    .lean<(NamedModule & Pick<LabModule, 'requiredModules'>)[]>()
}
