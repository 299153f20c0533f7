import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { agreementMistakes } from './agreement-mistakes.routes.ts'
import { type ImportPage, importPage, previewPage } from './pack.pages.ts'
import { packWords } from './pack.text.ts'
import {
  confirmImport,
  discardDraft,
  draftImport,
  findDraft,
  ownDraft,
  type PackSource,
} from './programme-import.service.ts'
import { readConfirmation, readShipped } from './programme.forms.ts'
import { sections } from './programme.rules.ts'
import { programmeRecord } from './programme.service.ts'
import { programmeWords } from './programme.text.ts'
import { shippedPacks } from './shipped-packs.service.ts'

export const packRoutes: Route[] = [
  post(paths.programmePack, 'programme.configure', chooseShipped),
  get(paths.programmeImport, 'programme.configure', (req, res) => showImport(req, res, {})),
  upload(paths.programmeImport, 'programme.configure', takeFile),
  get(paths.programmePreview, 'programme.configure', showPreview),
  post(paths.programmePreview, 'programme.configure', answerPreview),
]

async function showImport(req: Request, res: Response, refused: Partial<ImportPage>): Promise<void> {
  const ctx = contextOf(req)
  const page = importPage(
    { packs: shippedPacks(), waiting: await ownDraft(ctx), problem: null, mistakes: [], ...refused },
    ctx,
  )
  show(res, 'programme/import', page, { status: refused.problem ? refusedStatus(req) : 200, crumbs: crumbs(req) })
}

async function chooseShipped(req: Request, res: Response): Promise<void> {
  const read = readShipped(req.body)
  if (!read.ok) return showImport(req, res, { problem: 'no-such-pack' })
  await draft(req, res, { shipped: read.value.pack })
}

async function takeFile(req: Request, res: Response): Promise<void> {
  const { file: problem } = uploadProblems(req)
  if (!req.file || problem) return showImport(req, res, { problem: problem ?? 'file-required' })
  await draft(req, res, { file: { name: sentName(req.file), text: req.file.buffer.toString('utf8') } })
}

async function draft(req: Request, res: Response, source: PackSource): Promise<void> {
  try {
    const drafted = await draftImport(contextOf(req), source, {
      name: req.user?.name ?? '',
      agreementMistakes: (text) => agreementMistakes(text, req.language),
    })
    if (!drafted.ok) return await showImport(req, res, { problem: 'pack-wrong', mistakes: drafted.problems })
    goTo(res, paths.programmePreview({ draftId: drafted.draftId }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await showImport(req, res, { problem: error.reasons[0] ?? 'no-such-pack' })
  }
}

async function showPreview(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [found, record] = await Promise.all([findDraft(ctx, param(req, 'draftId')), programmeRecord(ctx)])
  const section = sections.find((each) => each === queryText(req, 'parte')) ?? null
  const shown = { draft: found, now: record.programme, revision: record.revision, section, page: pageNumber(req) }
  show(res, 'programme/preview', previewPage(shown, ctx), { crumbs: crumbs(req) })
}

async function answerPreview(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const draftId = param(req, 'draftId')
  const read = readConfirmation(req.body)
  if (!read.ok) return showPreview(req, res)
  if (!read.value.discard) return confirm(req, res, read.value.revision)
  await discardDraft(ctx, draftId)
  notify(req, 'success', packWords(req.language).discarded)
  goTo(res, paths.programmeImport())
}

async function confirm(req: Request, res: Response, revision: number): Promise<void> {
  const t = packWords(req.language)
  const draftId = param(req, 'draftId')
  try {
    await confirmImport(contextOf(req), { draftId, revision, name: req.user?.name ?? '' })
    notify(req, 'success', t.confirmed)
    goTo(res, paths.programme())
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', error.reasons.includes('too-many') ? t['list-full'] : t['changed-meanwhile'])
    goTo(res, paths.programmePreview({ draftId }))
  }
}

function crumbs(req: Request) {
  return [{ text: programmeWords(req.language).programme, href: paths.programme() }]
}
