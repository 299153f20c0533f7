import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { Invalid, NotFound, Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { contextOf, pageNumber, param } from '../web/context.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { sendFile } from '../web/files.ts'
import { told } from '../web/refusal.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { confirmPaperRegister, previewPaperRegister } from './paper-confirmation.service.ts'
import { type PaperList, paperListPage } from './paper-list.pages.ts'
import { isSigned, readPlacementChoice } from './paper-register.forms.ts'
import { paperRegisterPage, type PaperRegisterView } from './paper-register.pages.ts'
import { matching, type PaperRegister } from './paper-register.rules.ts'
import {
  addPaperScan,
  candidatesFor,
  discardPaperRegister,
  findPaperRegister,
  listPaperRegisters,
  openPaperFile,
  placePaperRegister,
  registersPerPage,
  uploadPaperRegister,
} from './paper-register.service.ts'
import { paperRegistersSheet } from './paper-register.sheet.ts'
import { paperNote, paperSentences, paperWords } from './paper-register.text.ts'

const gate = 'paper-register.import'

export const paperRegisterRoutes: Route[] = [
  get(paths.placementPaperRegisters, gate, showOrSendList),
  upload(paths.placementPaperRegisters, gate, takeRegister),
  get(paths.paperRegisters, gate, showOrSendList),
  upload(paths.paperRegisters, gate, takeRegister),
  get(paths.paperRegister, gate, async (req, res) => showRegister(req, res, { register: await registerOf(req) })),
  post(paths.paperRegister, gate, placeOrDiscard),
  post(paths.paperRegisterConfirmation, gate, confirm),
  get(paths.paperRegisterSheet, gate, (req, res) => sendKept(req, res, 'file')),
  get(paths.paperRegisterScan, gate, (req, res) => sendKept(req, res, 'scan')),
  upload(paths.paperRegisterScan, gate, takeScan, { most: documentUpload }),
]

/** The placement that the address names; null in the list of all. */
async function placementOf(req: Request) {
  const placementId = param(req, 'placementId')
  return placementId ? findPlacement(contextOf(req), gate, placementId) : null
}

function registerOf(req: Request): Promise<PaperRegister> {
  return findPaperRegister(contextOf(req), param(req, 'paperRegisterId'))
}

async function showOrSendList(req: Request, res: Response): Promise<void> {
  if (!exportFormat(req)) return showRegisters(req, res, {})
  const placementId = (await placementOf(req))?._id ?? null
  const found = await listPaperRegisters(contextOf(req), { placementId, page: pageOrAll(req) })
  await sendList(req, res, paperRegistersSheet(found, req.language))
}

async function showRegisters(req: Request, res: Response, submitted: PaperList['submitted']): Promise<void> {
  const ctx = contextOf(req)
  const placement = await placementOf(req)
  const page = pageNumber(req)
  const found = await listPaperRegisters(ctx, { placementId: placement?._id ?? null, page })
  const list = paperListPage({ ...found, placement, page, perPage: registersPerPage, submitted }, ctx)
  const hours = placement && {
    text: `${placement.student.surname} ${placement.student.givenName}`,
    href: paths.placementHours({ placementId: placement._id }),
  }
  show(res, 'paper-registers/list', list, {
    status: submitted.problems ? refusedStatus(req) : 200,
    crumbs: hours ? [hours] : [],
  })
}

async function takeRegister(req: Request, res: Response): Promise<void> {
  const placement = await placementOf(req)
  const refuse = (problems: Record<string, string>) => showRegisters(req, res, { typed: typedOf(req.body), problems })
  if (!req.file) return refuse(uploadProblems(req))
  const sent = { name: sentName(req.file), bytes: req.file.buffer }
  try {
    const paperRegisterId = await uploadPaperRegister(contextOf(req), sent, placement?._id ?? null)
    goTo(res, paths.paperRegister({ paperRegisterId }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await refuse({ file: error.reasons[0] ?? 'not-valid' })
  }
}

interface Shown extends Partial<Pick<PaperRegisterView, 'submitted'>> {
  register: PaperRegister
}

async function showRegister(req: Request, res: Response, { register, submitted = {} }: Shown): Promise<void> {
  const ctx = contextOf(req)
  const isDraft = register.state === 'draft'
  const preview = isDraft ? await previewPaperRegister(ctx, register) : null
  const isOpen = isDraft && (!preview || preview.mismatches.length > 0)
  const all = isOpen ? await candidatesFor(ctx, register) : []
  const likely = matching(register, all)
  const { placementId } = register
  const page = paperRegisterPage(
    {
      register,
      placement: placementId ? await findPlacement(ctx, gate, placementId) : null,
      preview,
      candidates: likely.length > 0 ? likely : all,
      submitted,
    },
    ctx,
  )
  const crumbs = [{ text: paperWords(ctx.language).registers, href: paths.paperRegisters() }]
  show(res, 'paper-registers/show', page, { status: submitted.problems ? refusedStatus(req) : 200, crumbs })
}

async function placeOrDiscard(req: Request, res: Response): Promise<void> {
  const register = await registerOf(req)
  const at = { paperRegisterId: register._id }
  const t = paperWords(req.language)
  if (typedOf(req.body)['discard'] === 'yes') {
    const isGone = await told(req, () => discardPaperRegister(contextOf(req), register._id), {
      done: t.discarded,
      texts: paperSentences(req.language),
    })
    return goTo(res, isGone ? paths.paperRegisters() : paths.paperRegister(at))
  }
  const read = readPlacementChoice(req.body)
  if (!read.ok) return showRegister(req, res, { register, submitted: read })
  try {
    await told(req, () => placePaperRegister(contextOf(req), register._id, read.value.placementId), {
      done: t.placed,
      texts: paperSentences(req.language),
    })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return showRegister(req, res, { register, submitted: { problems: { placementId: 'not-in-list' } } })
  }
  goTo(res, paths.paperRegister(at))
}

async function confirm(req: Request, res: Response): Promise<void> {
  const register = await registerOf(req)
  if (!isSigned(req.body)) {
    return showRegister(req, res, { register, submitted: { problems: { signed: 'not-signed' } } })
  }
  await told(req, () => confirmPaperRegister(contextOf(req), register._id, paperNote(register)), {
    done: null,
    texts: paperSentences(req.language),
  })
  goTo(res, paths.paperRegister({ paperRegisterId: register._id }))
}

async function takeScan(req: Request, res: Response): Promise<void> {
  const { _id } = await registerOf(req)
  const { file } = req
  const problem = uploadProblems(req)['file']
  const sentences: Readonly<Record<string, string>> = {
    ...paperSentences(req.language),
    ...documentFileTexts(req.language),
  }
  if (!file) notify(req, 'error', sentences[problem ?? ''] ?? sentences['file-required'] ?? '')
  else {
    const sent = { name: sentName(file), bytes: file.buffer }
    try {
      await told(req, () => addPaperScan(contextOf(req), _id, sent), {
        done: paperWords(req.language).scanAdded,
        texts: paperSentences(req.language),
      })
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      notify(req, 'error', sentences[error.problems['file'] ?? ''] ?? sentences['not-a-document'] ?? '')
    }
  }
  goTo(res, paths.paperRegister({ paperRegisterId: _id }))
}

async function sendKept(req: Request, res: Response, which: 'file' | 'scan'): Promise<void> {
  const file = await openPaperFile(contextOf(req), param(req, 'paperRegisterId'), which)
  await sendFile(res, file, { as: 'attachment' })
}
