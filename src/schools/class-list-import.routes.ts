import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { type Problems, type Typed, typedOf } from '../platform/form.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { told } from '../web/refusal.ts'
import { goTo, show } from '../web/show.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { readConfirmation, readSettling, readUpload } from './class-list-import.forms.ts'
import { appliedPage, classListsPage, interruptedPage, siteChoices } from './class-list-import.pages.ts'
import {
  confirmUpload,
  discardUpload,
  findUpload,
  importingSchool,
  listsPerPage,
  listUploads,
  previewUpload,
  settleUpload,
  uploadClassList,
} from './class-list-import.service.ts'
import { uploadsSheet } from './class-list-import.sheet.ts'
import { importWords } from './class-list-import.text.ts'
import { previewPage, previewViews } from './class-list-preview.pages.ts'
import { classLabels } from './school-class.service.ts'
import { studentsById } from './student.service.ts'
import type { UploadedClassList } from './uploaded-list.rules.ts'

export const classListRoutes: Route[] = [
  get(paths.classLists, 'student.import', showLists),
  upload(paths.classLists, 'student.import', takeList),
  get(paths.classList, 'student.import', showList),
  post(paths.classList, 'student.import', settleOrDiscard),
  post(paths.classListConfirmation, 'student.import', confirmList),
]

interface Submitted {
  typed?: Typed
  problems?: Problems
}

interface Draft extends Submitted {
  found: UploadedClassList
}

async function showLists(req: Request, res: Response): Promise<void> {
  if (!exportFormat(req)) return showListsForm(req, res, {})
  await sendList(req, res, uploadsSheet(await listUploads(contextOf(req), null), req.language))
}

async function showListsForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const page = pageNumber(req)
  const [school, found] = await Promise.all([importingSchool(ctx), listUploads(ctx, page)])
  const lists = { ...found, page, pageSize: listsPerPage }
  const shown = classListsPage({ school, lists, ...submitted }, ctx)
  show(res, 'schools/class-lists', shown, { status: submitted.problems ? refusedStatus(req) : 200 })
}

async function takeList(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const sites = siteChoices(await importingSchool(ctx)).map(({ value }) => value)
  const read = readUpload(req.body, sites)
  if (!read.ok || !req.file) {
    const problems = { ...uploadProblems(req), ...(read.ok ? {} : read.problems) }
    return showListsForm(req, res, { typed: typedOf(req.body), problems })
  }
  try {
    const classListId = await uploadClassList(ctx, { name: sentName(req.file), bytes: req.file.buffer }, read.value)
    goTo(res, paths.classList({ classListId }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const [reason = 'not-valid'] = error.reasons
    const about: Record<string, string> = { 'day-outside-year': 'effective', 'year-not-open': 'schoolYear' }
    await showListsForm(req, res, { typed: typedOf(req.body), problems: { [about[reason] ?? 'file']: reason } })
  }
}

async function showList(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const found = await findUpload(ctx, param(req, 'classListId'))
  if (found.state === 'draft') return showPreview(req, res, { found })
  if (found.state === 'applying') {
    return show(res, 'schools/class-list-interrupted', interruptedPage(found, ctx), { crumbs: crumbs(req) })
  }
  const labels = await classLabels(ctx, found.result?.classIds ?? [])
  show(res, 'schools/class-list-applied', appliedPage(found, labels, ctx), { crumbs: crumbs(req) })
}

async function showPreview(req: Request, res: Response, { found, ...submitted }: Draft): Promise<void> {
  const ctx = contextOf(req)
  const [preview, school] = await Promise.all([previewUpload(found), importingSchool(ctx)])
  const candidates = preview.lines.flatMap(({ choices }) => choices.map((choice) => choice.replace(/^same:/u, '')))
  const page = previewPage(
    {
      upload: found,
      preview,
      school,
      students: await studentsById(ctx, candidates),
      view: previewViews.find((view) => view === queryText(req, 'vista')) ?? 'overview',
      page: pageNumber(req),
    },
    ctx,
    submitted,
  )
  show(res, 'schools/class-list', page, { status: submitted.problems ? 422 : 200, crumbs: crumbs(req) })
}

async function settleOrDiscard(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const classListId = param(req, 'classListId')
  const t = importWords(req.language)
  if (typedOf(req.body)['discard'] === 'yes') {
    const discarded = await told(req, () => discardUpload(ctx, classListId), { done: t.discarded, texts: t })
    return goTo(res, discarded ? paths.classLists() : paths.classList({ classListId }))
  }
  const sites = siteChoices(await importingSchool(ctx)).map(({ value }) => value)
  const read = readSettling(req.body, sites)
  if (!read.ok) return showPreview(req, res, { found: await findUpload(ctx, classListId), ...read })
  await told(req, () => settleUpload(ctx, classListId, read.value), {
    done: t.updated,
    texts: importWords(req.language),
  })
  goTo(res, paths.classList({ classListId }))
}

async function confirmList(req: Request, res: Response): Promise<void> {
  const classListId = param(req, 'classListId')
  await told(req, () => confirmUpload(contextOf(req), classListId, readConfirmation(req.body)), {
    done: null,
    texts: importWords(req.language),
  })
  goTo(res, paths.classList({ classListId }))
}

function crumbs(req: Request) {
  return [{ text: importWords(req.language).lists, href: paths.classLists() }]
}
