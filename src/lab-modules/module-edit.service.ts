import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { authorOf } from '../partners/author.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { offered } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { LabModules } from './lab-module.model.ts'
import {
  currentVersion,
  type LabModule,
  type ModuleContent,
  type ModuleLine,
  type ModuleMove,
  type ModuleVersion,
  stateAfter,
} from './lab-module.rules.ts'
import { findModule, moduleChoices, modulesNamed, modulesRequiring } from './lab-module.service.ts'
import { circleOf, moduleProblems, moveReasons } from './module-check.rules.ts'
import { changedFields, contentOf, copiesOf } from './module-version.rules.ts'

export interface NewModule {
  /** Of the form: sent twice, the module is made once. */
  id: string
  /** As moduleCode gives it. */
  code: string
}

/** A new module, as a draft. Refused: ModuleProblems, `code-taken`. */
export async function createModule(ctx: Ctx, { id, code }: NewModule, content: ModuleContent): Promise<void> {
  authorise(ctx.actor, 'module.edit', {})
  await refuseUnsound(ctx, code, { content, before: null })
  await insert(ctx, { id, code, content, copiedFrom: null })
}

/** A draft with another code and the contents that a module has now. Refused: `code-taken`. */
export async function copyModule(ctx: Ctx, moduleId: string, { id, code }: NewModule): Promise<void> {
  const module = await findModule(ctx, 'module.edit', moduleId)
  await insert(ctx, { id, code, content: contentOf(currentVersion(module)), copiedFrom: module._id })
}

interface Inserted extends NewModule {
  content: ModuleContent
  copiedFrom: string | null
}

async function insert(ctx: Ctx, { id, code, content, copiedFrom }: Inserted): Promise<void> {
  const by = await authorOf(ctx)
  const module: LabModule = {
    _id: id,
    code,
    state: 'draft',
    versions: [{ ...content, number: 1, at: ctx.now, by }],
    ...copiesOf(code, content),
    copiedFrom,
    createdAt: ctx.now,
    history: [{ at: ctx.now, by, event: copiedFrom ? 'copied' : 'created', version: 1 }],
    revision: 1,
  }
  try {
    await LabModules.create(module)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // The same form sent twice is no other module: the first one did it.
    if (!(await LabModules.exists({ _id: id, code }))) throw new Refused('code-taken')
  }
}

/** Which module, and the revision of it that was on the screen. */
export interface ShownModule {
  id: string
  revision: number
}

/**
 * Makes a new version that says this; none, and `unchanged`, when the one in force says it already. Refused:
 * ModuleProblems, `module-retired`, and `changed-meanwhile` when somebody has changed the module.
 */
export async function editModule(ctx: Ctx, shown: ShownModule, content: ModuleContent): Promise<'saved' | 'unchanged'> {
  const module = await findModule(ctx, 'module.edit', shown.id)
  const current = currentVersion(module)
  if (changedFields(current, content).length === 0) return 'unchanged'
  if (module.revision !== shown.revision) throw new Refused('changed-meanwhile')
  if (module.state === 'retired') throw new Refused('module-retired')
  await refuseUnsound(ctx, module.code, { content, before: current })
  const by = await authorOf(ctx)
  const version: ModuleVersion = { ...content, number: current.number + 1, at: ctx.now, by }
  const line: ModuleLine = { at: ctx.now, by, event: 'edited', version: version.number }
  await write(shown, {
    $push: { versions: version, history: line },
    $set: copiesOf(module.code, content),
  })
  await takeBackCircle(ctx, module, content)
  return 'saved'
}

/** The one write of every change: only on the revision that was read. */
async function write({ id, revision }: ShownModule, update: object): Promise<void> {
  const written = await LabModules.updateOne({ _id: id, revision }, { ...update, $inc: { revision: 1 } })
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}

/**
 * Two modules that come to require each other at the same moment are each sound when looked at before: whoever looks
 * again after writing sees the circle, and takes the own version back.
 */
async function takeBackCircle(ctx: Ctx, before: LabModule, { requiredModules }: ModuleContent): Promise<void> {
  if (circleOf({ code: before.code, requiredModules }, await moduleChoices(ctx)) === null) return
  await LabModules.updateOne(
    { _id: before._id, revision: before.revision + 1 },
    {
      $pop: { versions: 1, history: 1 },
      $set: copiesOf(before.code, contentOf(currentVersion(before))),
      $inc: { revision: 1 },
    },
  )
  throw new Refused('circular')
}

interface Judged {
  content: ModuleContent
  /** What it takes the place of: what that names stays choosable. */
  before: ModuleContent | null
}

async function refuseUnsound(ctx: Ctx, code: string, { content, before }: Judged): Promise<void> {
  const [{ themes, machineKinds }, modules] = await Promise.all([currentProgramme(), moduleChoices(ctx)])
  const kept = before ? [...before.machines, ...before.requiredMachines, ...before.grants] : []
  const reasons = moduleProblems(content, {
    code,
    themes: offered(themes, before ? [before.theme] : []).map((theme) => theme.code),
    machines: offered(machineKinds, kept).map((kind) => kind.code),
    modules,
  })
  if (reasons.length > 0) throw new Refused(...reasons)
}

export interface ModuleMoving {
  move: ModuleMove
  /** How many editions of it are open or running; labs come later and say it. */
  editions: number
}

/** Publishes a module, retires it or makes it a draft again. Refused: MoveReasons, `changed-meanwhile`. */
export async function moveModule(ctx: Ctx, shown: ShownModule, { move, editions }: ModuleMoving): Promise<void> {
  const module = await findModule(ctx, 'module.edit', shown.id)
  if (module.state === stateAfter(move) && module.revision === shown.revision + 1) return
  if (module.revision !== shown.revision) throw new Refused('changed-meanwhile')
  const [required, requiredBy] = await Promise.all([
    modulesNamed(ctx, module.requiredModules),
    modulesRequiring(ctx, module.code),
  ])
  const reasons = moveReasons(module, move, { required: [...required.values()], requiredBy, editions })
  if (reasons.length > 0) throw new Refused(...reasons)
  const { number } = currentVersion(module)
  const line: ModuleLine = { at: ctx.now, by: await authorOf(ctx), event: move, version: number }
  await write(shown, { $set: { state: stateAfter(move) }, $push: { history: line } })
}
