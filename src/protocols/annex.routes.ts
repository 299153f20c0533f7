import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import type { Problems } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { sendFile } from '../web/files.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { addAnnex, openAnnex, removeAnnex } from './annex.service.ts'
import { annexPage } from './protocol-form.pages.ts'
import { crumbsTo } from './protocol.routes.ts'
import { findProtocol } from './protocol.service.ts'
import { protocolWords } from './protocol.text.ts'
import { tried } from '../web/refusal.ts'

export const annexRoutes: Route[] = [
  get(paths.protocolAnnexes, 'protocol.edit', (req, res) => showForm(req, res, null)),
  upload(paths.protocolAnnexes, 'protocol.edit', add, { most: documentUpload }),
  get(paths.protocolAnnex, 'protocol.view', download),
  post(paths.protocolAnnex, 'protocol.edit', remove),
]

async function showForm(req: Request, res: Response, problems: Problems | null): Promise<void> {
  const ctx = contextOf(req)
  const protocol = await findProtocol(ctx, 'protocol.edit', param(req, 'protocolId'))
  const texts = documentFileTexts(req.language)
  const page = annexPage(protocol, { texts, ...(problems ? { problems } : {}) }, ctx)
  const status = problems ? refusedStatus(req) : 200
  show(res, 'protocols/annex', page, { status, crumbs: crumbsTo(req, protocol) })
}

async function add(req: Request, res: Response): Promise<void> {
  const { file } = req
  if (!file) return showForm(req, res, uploadProblems(req))
  const protocolId = param(req, 'protocolId')
  const sent = { name: sentName(file), bytes: file.buffer }
  const outcome = await tried(req, () => addAnnex(contextOf(req), protocolId, sent), {})
  if (outcome !== 'done') return showForm(req, res, { file: outcome.problems['form'] ?? 'not-valid' })
  notify(req, 'success', protocolWords(req.language).annexAdded)
  goTo(res, paths.protocol({ protocolId }))
}

async function download(req: Request, res: Response): Promise<void> {
  const file = await openAnnex(contextOf(req), param(req, 'protocolId'), param(req, 'fileId'))
  await sendFile(res, file, { as: 'attachment' })
}

async function remove(req: Request, res: Response): Promise<void> {
  const protocolId = param(req, 'protocolId')
  await removeAnnex(contextOf(req), protocolId, param(req, 'fileId'))
  notify(req, 'success', protocolWords(req.language).annexRemoved)
  goTo(res, paths.protocol({ protocolId }))
}
