import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { placementCrumbs } from '../placements/placement-list.pages.ts'
import { classWords } from '../schools/school-class.text.ts'
import { fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { leftPart } from './class-left.pages.ts'
import { classSheets } from './class-summary.sheet.ts'
import { hoursSheet } from './hours.sheet.ts'
import { areHoursDeleted, spanOfPlacement, spanOfYear } from './deleted-hours.service.ts'
import { downloadActions, noActions } from './register-files.pages.ts'
import { registerFormat, type RegisterFormat, sendRegister } from './register-files.routes.ts'
import { registerPage } from './register-page.pages.ts'
import { totalsOfOne } from './register-totals.rules.ts'
import { totalsOfClass } from './register.rules.ts'
import {
  classFacts,
  classWaiting,
  issueClassRegister,
  issuePlacementRegister,
  placementFacts,
  placementWaiting,
} from './register.service.ts'
import { registerWords } from './register.text.ts'

export const registerRoutes: Route[] = [
  get(paths.placementRegister, 'register.placement', showPlacement),
  get(paths.classRegister, 'register.class', showClass),
]

async function showPlacement(req: Request, res: Response): Promise<void> {
  const format = registerFormat(req)
  if (format) return downloadPlacement(req, res, format)
  const ctx = contextOf(req)
  const t = registerWords(ctx.language)
  const placementId = param(req, 'placementId')
  const facts = await placementFacts(ctx, placementId)
  const deleted = await areHoursDeleted(spanOfPlacement(facts.placement))
  const page = registerPage(
    {
      title: t.placementTitle(fullName(facts.student)),
      lead: t.placementLead,
      totals: totalsOfOne(facts.totals),
      waiting: await placementWaiting(ctx, facts),
      sheets: [hoursSheet(facts)],
      onPaper: ['number', 'student', 'host', 'school'],
      ...(deleted ? noActions(ctx.language) : downloadActions(paths.placementRegister({ placementId }), ctx.language)),
    },
    ctx.language,
  )
  show(res, 'registers/register', page, { crumbs: placementCrumbs(facts.placement, ctx.language) })
}

async function downloadPlacement(req: Request, res: Response, format: RegisterFormat): Promise<void> {
  const register = await issuePlacementRegister(contextOf(req), param(req, 'placementId'))
  const { issue, student, entries, school, placement } = register
  await sendRegister(req, res, {
    about: 'registro ore',
    words: ['Registro ore', student.surname, student.givenName],
    issue,
    sheets: [hoursSheet(register)],
    author: school.name,
    format,
    rows: entries.length,
    ofStudent: { studentId: student._id, schoolId: placement.schoolId },
  })
}

async function showClass(req: Request, res: Response): Promise<void> {
  const format = registerFormat(req)
  if (format) return downloadClass(req, res, format)
  const ctx = contextOf(req)
  const t = registerWords(ctx.language)
  const classId = param(req, 'classId')
  const facts = await classFacts(ctx, classId)
  const { label, schoolYear } = facts.schoolClass
  const deleted = await areHoursDeleted(spanOfYear(facts.schoolId, schoolYear))
  const page = registerPage(
    {
      title: t.classTitle(label),
      lead: t.classLead,
      totals: totalsOfClass(facts.lines),
      waiting: classWaiting(facts),
      sheets: classSheets(facts),
      left: leftPart(facts.lines, ctx.language),
      onPaper: ['number', 'label', 'taxCode'],
      ...(deleted ? noActions(ctx.language) : downloadActions(paths.classRegister({ classId }), ctx.language)),
    },
    ctx.language,
  )
  const list = classWords(ctx.language)
  const crumbs = [
    { text: list.classes, href: paths.classes() },
    { text: list.title(label), href: paths.schoolClass({ classId }) },
  ]
  show(res, 'registers/register', page, { crumbs })
}

async function downloadClass(req: Request, res: Response, format: RegisterFormat): Promise<void> {
  const register = await issueClassRegister(contextOf(req), param(req, 'classId'))
  const { issue, schoolClass, lines, school } = register
  await sendRegister(req, res, {
    about: 'riepilogo classe',
    words: ['Riepilogo classe', schoolClass.label, schoolClass.schoolYear],
    issue,
    sheets: classSheets(register),
    author: school.name,
    format,
    rows: lines.length,
  })
}
