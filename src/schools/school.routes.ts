import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { refusedStatus, uploadProblems } from '../web/upload.ts'
import { schoolImportedPage, schoolImportPage } from './school-import.pages.ts'
import { type ImportReport, importSchoolRegister } from './school-import.service.ts'
import { schoolsSheet } from './school-list.sheet.ts'
import { readKind, readSchoolSettings } from './school.forms.ts'
import { schoolSettingsPage } from './school-settings.pages.ts'
import { schoolSettingsWords } from './school-settings.text.ts'
import { schoolPage, schoolsPage } from './school.pages.ts'
import type { School } from './school.rules.ts'
import { configureSchool, countSchools, findSchool, listSchools, schoolsPerPage } from './school.service.ts'
import { schoolWords } from './school.text.ts'

export const schoolRoutes: Route[] = [
  get(paths.schools, 'school.view', showSchools),
  get(paths.schoolImport, 'school.import', showImport),
  upload(paths.schoolImport, 'school.import', importFile),
  get(paths.school, 'school.view', showSchool),
  get(paths.schoolSettings, 'school.configure', showSettings),
  post(paths.schoolSettings, 'school.configure', saveSettings),
]

async function showSchools(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  // Who belongs to one school has one to see.
  if ('schoolId' in ctx.actor) return goTo(res, paths.school({ schoolId: ctx.actor.schoolId }))
  const typed = {
    q: queryText(req, 'q'),
    comune: queryText(req, 'comune'),
    tipo: queryText(req, 'tipo'),
    grado: queryText(req, 'grado'),
  }
  const found = await listSchools(ctx, {
    q: typed.q,
    kind: readKind(typed.tipo),
    town: typed.comune,
    everyCycle: typed.grado === 'tutti',
    page: pageOrAll(req),
  })
  if (exportFormat(req)) return sendList(req, res, schoolsSheet(found, req.language))
  const registerIsEmpty = found.total === 0 && (await countSchools(ctx)) === 0
  show(res, 'schools/list', schoolsPage({ ...found, typed, pageSize: schoolsPerPage, registerIsEmpty }, ctx))
}

async function showSchool(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const school = await findSchool(ctx, 'school.view', param(req, 'schoolId'))
  show(res, 'schools/show', schoolPage(school, ctx), { crumbs: crumbs(req) })
}

async function showSettings(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const school = await findSchool(ctx, 'school.configure', param(req, 'schoolId'))
  show(res, 'schools/settings', schoolSettingsPage(school, ctx), { crumbs: crumbs(req, school) })
}

async function saveSettings(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const schoolId = param(req, 'schoolId')
  const read = readSchoolSettings(req.body)
  if (!read.ok) {
    const school = await findSchool(ctx, 'school.configure', schoolId)
    const page = schoolSettingsPage(school, ctx, read)
    return show(res, 'schools/settings', page, { status: 422, crumbs: crumbs(req, school) })
  }
  await configureSchool(ctx, schoolId, read.value)
  notify(req, 'success', schoolSettingsWords(req.language).saved)
  goTo(res, paths.school({ schoolId }))
}

function showImport(req: Request, res: Response): void {
  show(res, 'schools/import', schoolImportPage(contextOf(req)), { crumbs: crumbs(req) })
}

async function importFile(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const result = req.file ? await importOrReason(req, req.file.buffer) : uploadProblems(req)['file']
  if (typeof result !== 'object') {
    const page = schoolImportPage(ctx, { file: result ?? 'file-required' })
    return show(res, 'schools/import', page, { status: refusedStatus(req), crumbs: crumbs(req) })
  }
  show(res, 'schools/imported', schoolImportedPage(result, ctx), { crumbs: crumbs(req) })
}

async function importOrReason(req: Request, bytes: Uint8Array): Promise<ImportReport | string> {
  try {
    return await importSchoolRegister(contextOf(req), [{ name: 'file', bytes }])
  } catch (error) {
    if (error instanceof Invalid) return error.problems['file'] ?? 'not-a-register'
    if (error instanceof Refused) return error.reasons[0] ?? 'changed-meanwhile'
    throw error
  }
}

function crumbs(req: Request, school?: School) {
  const list = { text: schoolWords(req.language).schools, href: paths.schools() }
  return school ? [list, { text: school.name, href: paths.school({ schoolId: school._id }) }] : [list]
}
