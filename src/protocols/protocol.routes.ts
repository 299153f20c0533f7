import type { Request, Response } from 'express'
import { countedActivities, openableActivities } from '../activities/activity-count.service.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/id.ts'
import { typedOf } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { editProtocolPage, newProtocolPage, type Submitted } from './protocol-form.pages.ts'
import { filterStates, protocolsPage } from './protocol-list.pages.ts'
import { protocolsSheet } from './protocol-list.sheet.ts'
import { readNewProtocol, readProtocol } from './protocol.forms.ts'
import { protocolPage } from './protocol.pages.ts'
import type { Protocol } from './protocol.rules.ts'
import { createProtocol, editProtocol, findProtocol, listProtocols, protocolsPerPage } from './protocol.service.ts'
import { protocolWords } from './protocol.text.ts'
import { tried } from '../web/refusal.ts'

export const protocolRoutes: Route[] = [
  get(paths.protocols, 'protocol.view', showProtocols),
  get(paths.newProtocol, 'protocol.edit', (req, res) => showNew(req, res, { id: newId(), submitted: {} })),
  post(paths.newProtocol, 'protocol.edit', create),
  get(paths.protocol, 'protocol.view', showProtocol),
  get(paths.protocolEdit, 'protocol.edit', (req, res) => showEdit(req, res, {})),
  post(paths.protocolEdit, 'protocol.edit', save),
]

async function showProtocols(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const state = filterStates.find((each) => each === queryText(req, 'stato')) ?? null
  const search = { q: queryText(req, 'q'), page: pageOrAll(req) }
  const found = await listProtocols(ctx, { ...search, state })
  if (exportFormat(req)) return sendList(req, res, protocolsSheet(found, ctx))
  const list = { ...found, q: search.q, page: search.page ?? 1, state: state ?? '', perPage: protocolsPerPage }
  show(res, 'protocols/list', protocolsPage(list, ctx))
}

async function showProtocol(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const protocol = await findProtocol(ctx, 'protocol.view', param(req, 'protocolId'))
  const [activities, opens, programme] = await Promise.all([
    countedActivities(ctx, protocol._id),
    openableActivities(ctx, protocol._id),
    currentProgramme(),
  ])
  const page = protocolPage(protocol, { activities, opens, programme }, ctx)
  show(res, 'protocols/show', page, { crumbs: crumbsTo(req, null) })
}

function showNew(req: Request, res: Response, { id, submitted }: { id: string; submitted: Submitted }): void {
  const status = submitted.problems ? 422 : 200
  show(res, 'protocols/form', newProtocolPage(id, submitted, contextOf(req)), { status, crumbs: crumbsTo(req, null) })
}

async function create(req: Request, res: Response): Promise<void> {
  const read = readNewProtocol(req.body)
  const outcome = read.ok
    ? await tried(req, () => createProtocol(contextOf(req), read.value.id, read.value.facts), datesOf)
    : read
  if (outcome === 'done' && read.ok) {
    notify(req, 'success', protocolWords(req.language).created)
    return goTo(res, paths.protocol({ protocolId: read.value.id }))
  }
  const { id } = typedOf(req.body)
  showNew(req, res, { id: typeof id === 'string' && id ? id : newId(), submitted: outcome === 'done' ? {} : outcome })
}

async function showEdit(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const protocol = await findProtocol(ctx, 'protocol.edit', param(req, 'protocolId'))
  const status = submitted.problems ? 422 : 200
  show(res, 'protocols/form', editProtocolPage(protocol, submitted, ctx), { status, crumbs: crumbsTo(req, protocol) })
}

async function save(req: Request, res: Response): Promise<void> {
  const protocolId = param(req, 'protocolId')
  const read = readProtocol(req.body)
  if (!read.ok) return showEdit(req, res, read)
  const shown = { id: protocolId, version: read.value.version }
  const outcome = await tried(req, () => editProtocol(contextOf(req), shown, read.value.facts), datesOf)
  if (outcome !== 'done') return showEdit(req, res, outcome)
  notify(req, 'success', protocolWords(req.language).saved)
  goTo(res, paths.protocol({ protocolId }))
}

/** Which field a refusal is about. */
const datesOf: Record<string, string> = {
  'expires-before-signed': 'expiresOn',
  'expires-before-start': 'expiresOn',
  'expires-after-renewal': 'expiresOn',
  'renewed-needs-end': 'expiresOn',
}

/** The way to a page of a protocol. */
export function crumbsTo(req: Request, protocol: Pick<Protocol, '_id' | 'title'> | null) {
  const list = { text: protocolWords(req.language).protocols, href: paths.protocols() }
  return protocol ? [list, { text: protocol.title, href: paths.protocol({ protocolId: protocol._id }) }] : [list]
}
