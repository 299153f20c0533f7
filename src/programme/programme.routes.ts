import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { type Read, refusedForm, typedOf } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { refusedStatus, uploadProblems } from '../web/upload.ts'
import { agreementMistakes } from './agreement-mistakes.routes.ts'
import { sectionPage, type Submitted } from './programme-form.pages.ts'
import { readLogoForm, readSection, type SectionRead } from './programme.forms.ts'
import { logoOf } from './programme-pack.rules.ts'
import { programmePage } from './programme.pages.ts'
import { type Section, sections } from './programme.rules.ts'
import { currentProgramme, editSection, exportPack, programmeRecord } from './programme.service.ts'
import { programmeWords } from './programme.text.ts'

export const programmeRoutes: Route[] = [
  get(paths.programme, 'programme.configure', showProgramme),
  get(paths.programmePack, 'programme.configure', sendPack),
  get(paths.programmeEdit, 'programme.configure', showSection),
  post(paths.programmeEdit, 'programme.configure', saveSection),
  get(paths.logo, 'anyone', sendLogo),
  upload(paths.logo, 'programme.configure', saveLogo),
]

async function showProgramme(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  show(res, 'programme/show', programmePage(await programmeRecord(ctx), ctx))
}

async function sendPack(req: Request, res: Response): Promise<void> {
  const { name, text } = await exportPack(contextOf(req))
  res.attachment(name).type('application/json').send(text)
}

function sectionOf(req: Request): Section {
  const section = sections.find((each) => each === param(req, 'section'))
  if (!section) throw new NotFound('section of the programme')
  return section
}

async function showSection(req: Request, res: Response): Promise<void> {
  await showForm(req, res, { section: sectionOf(req) })
}

interface ShownForm {
  section: Section
  submitted?: Submitted
  logo?: Submitted
}

async function showForm(req: Request, res: Response, { section, submitted = {}, logo = {} }: ShownForm): Promise<void> {
  const ctx = contextOf(req)
  const page = sectionPage(section, await programmeRecord(ctx), { ctx, submitted, logo })
  const refused = submitted.problems ?? logo.problems
  const crumbs = [{ text: programmeWords(req.language).programme, href: paths.programme() }]
  show(res, 'programme/section', page, { status: refused ? refusedStatus(req) : 200, crumbs })
}

async function saveSection(req: Request, res: Response): Promise<void> {
  const section = sectionOf(req)
  const removal = readLogoForm(req.body)
  if (section === 'identity' && removal.ok && removal.value.removeLogo) {
    const { revision } = removal.value
    return changeLogo(req, res, { revision, change: { logo: null } })
  }
  const mistakes = section === 'texts' ? agreementMistakes(agreementTyped(req), req.language) : []
  if (mistakes.length > 0) return showForm(req, res, { section, submitted: withMistakes(req, mistakes) })
  const { programme } = await programmeRecord(contextOf(req))
  const read = await tried(req, section, readSection(section, req.body, programme))
  if (!read.ok) return showForm(req, res, { section, submitted: read })
  notify(req, 'success', programmeWords(req.language).saved)
  goTo(res, paths.programme())
}

function agreementTyped(req: Request): string {
  const { agreement } = typedOf(req.body)
  return typeof agreement === 'string' ? agreement.replaceAll('\r\n', '\n') : ''
}

function withMistakes(req: Request, mistakes: readonly string[]): Submitted {
  const code = 'agreement-mistakes'
  return { ...refusedForm(req.body, { agreement: code }), sentences: { [code]: mistakes.join(' ') } }
}

/** Saves what was read; a refusal comes back in the shape of the form. */
async function tried(req: Request, section: Section, read: Read<SectionRead>): Promise<Read<SectionRead>> {
  if (!read.ok) return read
  try {
    await editSection(contextOf(req), { section, ...read.value, name: req.user?.name ?? '' })
    return read
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refusedForm(req.body, Object.fromEntries(error.reasons.map((reason) => [`form-${reason}`, reason])))
  }
}

async function saveLogo(req: Request, res: Response): Promise<void> {
  const read = readLogoForm(req.body)
  const missing = uploadProblems(req)
  const refuse = (problems: Record<string, string>) => showForm(req, res, { section: 'identity', logo: { problems } })
  if (!req.file || !read.ok) return refuse({ ...missing, ...(read.ok ? {} : { form: 'changed-meanwhile' }) })
  const logo = logoOf(req.file.buffer)
  if (typeof logo === 'string') return refuse({ file: logo })
  await changeLogo(req, res, { revision: read.value.revision, change: { logo } })
}

async function changeLogo(req: Request, res: Response, value: SectionRead): Promise<void> {
  const t = programmeWords(req.language)
  const read = await tried(req, 'identity', { ok: true, value })
  if (!read.ok) return showForm(req, res, { section: 'identity', logo: { problems: read.problems } })
  notify(req, 'success', value.change.logo ? t.logoSaved : t.logoRemoved)
  goTo(res, paths.programmeEdit({ section: 'identity' }))
}

/** The picture at the top of every page: kept by browsers, which ask whether it is still the same. */
async function sendLogo(_req: Request, res: Response): Promise<void> {
  const { logo } = await currentProgramme()
  if (!logo) throw new NotFound('logo')
  const bytes = Buffer.from(logo.base64, 'base64')
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  res.set({
    ETag: `"${mark}"`,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  })
  res.type(logo.type).send(bytes)
}
