import type { Request, Response } from 'express'
import { removeUnusedProject } from '../activities/project-removal.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import type { Read } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { commitmentFormPage } from './commitment-form.pages.ts'
import { readCommitment, typedId } from './commitment.forms.ts'
import { commitmentWords } from './commitment.text.ts'
import { projectFormPage } from './project-form.pages.ts'
import { readProject } from './project.forms.ts'
import { projectWords } from './project.text.ts'
import { renewalPage, type Submitted } from './protocol-form.pages.ts'
import { removeCommitment, removeRenewal, renewProtocol, saveCommitment, saveProject } from './protocol-part.service.ts'
import { isRemoval, readRemoval, readRenewal } from './protocol.forms.ts'
import { crumbsTo } from './protocol.routes.ts'
import { findProtocol, type Shown } from './protocol.service.ts'
import { protocolWords } from './protocol.text.ts'
import { sentencesOf, tried } from '../web/refusal.ts'

export const protocolPartRoutes: Route[] = [
  get(paths.protocolRenewals, 'protocol.edit', (req, res) => showRenewal(req, res, {})),
  post(paths.protocolRenewals, 'protocol.edit', renew),
  get(paths.protocolCommitments, 'protocol.edit', (req, res) => showCommitment(req, res, {})),
  post(paths.protocolCommitments, 'protocol.edit', changeCommitments),
  get(paths.protocolProjects, 'protocol.edit', (req, res) => showProject(req, res, {})),
  post(paths.protocolProjects, 'protocol.edit', changeProjects),
]

async function showRenewal(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const protocol = await findProtocol(ctx, 'protocol.edit', param(req, 'protocolId'))
  const status = submitted.problems ? 422 : 200
  show(res, 'protocols/renewal', renewalPage(protocol, submitted, ctx), { status, crumbs: crumbsTo(req, protocol) })
}

async function renew(req: Request, res: Response): Promise<void> {
  const t = protocolWords(req.language)
  if (isRemoval(req.body)) return remove(req, res, { by: removeRenewal, said: t.renewalRemoved })
  await store(req, res, {
    read: readRenewal(req.body),
    save: (shown, { renewal }) => renewProtocol(contextOf(req), shown, renewal),
    fieldOf: {
      'renewal-ends-before-current': 'until',
      'nothing-to-renew': 'until',
      'renewal-before-signature': 'on',
    },
    again: showRenewal,
    said: t.renewalSaved,
  })
}

async function showCommitment(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const [protocol, programme] = await Promise.all([
    findProtocol(ctx, 'protocol.edit', param(req, 'protocolId')),
    currentProgramme(),
  ])
  const id = submitted.typed ? typedId(submitted.typed) : queryText(req, 'impegno')
  const commitment = protocol.commitments.find((each) => each.id === id) ?? null
  const page = commitmentFormPage(protocol, { commitment, programme, submitted }, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'protocols/commitment', page, { status, crumbs: crumbsTo(req, protocol) })
}

async function changeCommitments(req: Request, res: Response): Promise<void> {
  const t = commitmentWords(req.language)
  if (isRemoval(req.body)) return remove(req, res, { by: removeCommitment, said: t.removed })
  await store(req, res, {
    read: readCommitment(req.body),
    save: (shown, { facts }) => saveCommitment(contextOf(req), shown, facts),
    fieldOf: {
      'target-not-positive': 'target',
      'commitment-ends-before-it-begins': 'to',
      'begins-outside-protocol': 'from',
      'ends-outside-protocol': 'to',
      'unknown-project': 'projectId',
    },
    again: showCommitment,
    said: t.saved,
  })
}

async function showProject(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const protocol = await findProtocol(ctx, 'protocol.edit', param(req, 'protocolId'))
  const id = submitted.typed ? typedId(submitted.typed) : queryText(req, 'progetto')
  const project = protocol.projects.find((each) => each.id === id) ?? null
  const page = projectFormPage(protocol, { project, submitted }, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'protocols/project', page, { status, crumbs: crumbsTo(req, protocol) })
}

async function changeProjects(req: Request, res: Response): Promise<void> {
  const t = projectWords(req.language)
  if (isRemoval(req.body)) return remove(req, res, { by: removeUnusedProject, said: t.removed })
  await store(req, res, {
    read: readProject(req.body),
    save: (shown, { facts }) => saveProject(contextOf(req), shown, facts),
    fieldOf: {
      'project-ends-before-it-begins': 'to',
      'cup-wrong-length': 'cup',
      'cup-wrong-shape': 'cup',
    },
    again: showProject,
    said: t.saved,
  })
}

interface Storing<T extends { version: number }> {
  read: Read<T>
  save: (shown: Shown, value: T) => Promise<void>
  fieldOf: Record<string, string>
  again: (req: Request, res: Response, submitted: Submitted) => Promise<void>
  said: string
}

/** Stores a part and goes back to the protocol, or shows its form again. */
async function store<T extends { version: number }>(req: Request, res: Response, way: Storing<T>): Promise<void> {
  const { read } = way
  if (!read.ok) return way.again(req, res, read)
  const protocolId = param(req, 'protocolId')
  const shown = { id: protocolId, version: read.value.version }
  const outcome = await tried(req, () => way.save(shown, read.value), way.fieldOf)
  if (outcome !== 'done') return way.again(req, res, outcome)
  notify(req, 'success', way.said)
  goTo(res, paths.protocol({ protocolId }))
}

interface Removing {
  by: (ctx: ReturnType<typeof contextOf>, shown: Shown, partId: string) => Promise<void>
  said: string
}

async function remove(req: Request, res: Response, { by, said }: Removing): Promise<void> {
  const ctx = contextOf(req)
  const protocolId = param(req, 'protocolId')
  await findProtocol(ctx, 'protocol.edit', protocolId)
  const read = readRemoval(req.body)
  if (read.ok) await tell(req, said, () => by(ctx, { id: protocolId, version: read.value.version }, read.value.id))
  goTo(res, paths.protocol({ protocolId }))
}

/** Says on the next page how it went. */
async function tell(req: Request, success: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    notify(req, 'success', success)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const own = { ...projectWords(req.language), ...protocolWords(req.language) }
    const meanwhile = { 'changed-meanwhile': protocolWords(req.language).buttonMeanwhile }
    notify(req, 'error', sentencesOf(error, { ...own, ...meanwhile }))
  }
}
