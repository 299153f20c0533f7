import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { type Day, parseDay } from '../platform/day.ts'
import { documentRefusals } from '../platform/document-kind.ts'
import { NotFound } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { sendFile } from '../web/files.ts'
import { tried } from '../web/refusal.ts'
import { get, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { refusedStatus } from '../web/upload.ts'
import { readDiaryPage } from './diary.forms.ts'
import { diaryDayPage, diaryPage } from './diary.pages.ts'
import { findDiaryPage, listDiary, openDiaryPhoto, writeDiary } from './diary.service.ts'
import { diaryWords } from './diary.text.ts'
import { hoursCrumbs } from './hour-entry.routes.ts'
import type { Submitted } from './signing.pages.ts'

export const diaryRoutes: Route[] = [
  get(paths.placementDiary, 'placement.view', showDiary),
  get(paths.diaryPage, 'placement.view', async (req, res) => showDay(req, res, await placementOf(req), {})),
  upload(paths.diaryPage, 'diary.write', write),
  get(paths.diaryPhoto, 'placement.view', async (req, res) => {
    const placement = await placementOf(req)
    await sendFile(res, await openDiaryPhoto(contextOf(req), placement, dayOf(req)), { as: 'inline' })
  }),
]

async function placementOf(req: Request): Promise<Placement> {
  return findPlacement(contextOf(req), 'placement.view', param(req, 'placementId'))
}

function dayOf(req: Request): Day {
  const day = parseDay(param(req, 'diaryDay'))
  if (!day) throw new NotFound('diary')
  return day
}

async function showDiary(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await placementOf(req)
  const page = diaryPage(placement, await listDiary(ctx, placement), ctx)
  show(res, 'hours/diary', page, { crumbs: hoursCrumbs(placement, ctx) })
}

// oxlint-disable-next-line max-params -- the fourth is the form as it was refused
async function showDay(req: Request, res: Response, placement: Placement, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const day = dayOf(req)
  const page = await findDiaryPage(ctx, placement, day)
  show(res, 'hours/diary-day', diaryDayPage({ placement, day, page, submitted }, ctx), {
    status: submitted.problems ? refusedStatus(req) : 200,
    crumbs: [
      ...hoursCrumbs(placement, ctx),
      { text: diaryWords(req.language).diary, href: paths.placementDiary({ placementId: placement._id }) },
    ],
  })
}

/** Beside which field a refusal is said. */
const fieldOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...documentRefusals, 'not-a-photo'].map((reason) => [reason, 'file'])),
  'page-empty': 'text',
}

async function write(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'diary.write', param(req, 'placementId'))
  const day = dayOf(req)
  const read = readDiaryPage(req.body)
  if (req.uploadRefusal) return showDay(req, res, placement, refusedForm(req.body, { file: req.uploadRefusal }))
  if (!read.ok) return showDay(req, res, placement, read)
  const photo = req.file?.buffer ?? null
  const done = await tried(req, () => writeDiary(ctx, placement._id, { ...read.value, day, photo }), fieldOf)
  if (done !== 'done') return showDay(req, res, placement, done)
  notify(req, 'success', diaryWords(req.language).saved)
  goTo(res, paths.placementDiary({ placementId: placement._id }))
}
