import type { Request, Response } from 'express'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { contextOf, param } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { crumbsTo } from './group-crumbs.pages.ts'
import { savePlan, setOwnTerms } from './group-edit.service.ts'
import { groupFormWords } from './group-form.text.ts'
import { groupOf } from './group-form.routes.ts'
import { planPage } from './group-plan.pages.ts'
import { checkGroup, makePlacements, partnersOf } from './group-plan.service.ts'
import type { Submitted } from './group-students.pages.ts'
import { linePage } from './group-terms.pages.ts'
import { type PlanRead, readOwnTerms, readPlan } from './placement-group.forms.ts'
import { stepPath } from './placement-group.pages.ts'
import { nextStepOf } from './placement-group.rules.ts'
import { groupWords } from './placement-group.text.ts'

export const groupPlanRoutes: Route[] = [
  get(paths.placementGroupPlan, 'placement-group.edit', (req, res) => showPlan(req, res, {})),
  post(paths.placementGroupPlan, 'placement-group.edit', save),
  get(paths.placementGroupLine, 'placement-group.edit', (req, res) => showLine(req, res, {})),
  post(paths.placementGroupLine, 'placement-group.edit', saveLine),
]

async function showPlan(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const group = await groupOf(req)
  const step = nextStepOf(group)
  if (step !== 'plan' && step !== 'follow') {
    notify(req, 'warning', groupFormWords(req.language).planNotReady)
    return goTo(res, stepPath(step, { placementGroupId: group._id }))
  }
  const [partners, staff, checks] = await Promise.all([
    partnersOf(ctx, group),
    listSchoolStaff(ctx, group.schoolId),
    checkGroup(ctx, group),
  ])
  const page = planPage(group, { partners, staff, checks, submitted }, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'placement-groups/plan', page, { status, crumbs: crumbsTo(group, req.language) })
}

/** Every button of the plan stores it first: what was chosen is kept, whatever the check says. */
async function save(req: Request, res: Response): Promise<void> {
  const group = await groupOf(req)
  const read = readPlan(
    req.body,
    group.lines.map(({ studentId }) => studentId),
  )
  if (!read.ok) return showPlan(req, res, { problems: read.problems })
  let made = 0
  const outcome = await tried(req, async () => {
    made = await carryOut(req, read.value)
  })
  // Refused after it was stored: the page shows what is stored now, and why nothing was made.
  if (outcome !== 'done') return showPlan(req, res, { problems: outcome.problems })
  const [t, words] = [groupFormWords(req.language), groupWords(req.language)]
  const { act } = read.value
  notify(req, 'success', act === 'make' ? words.madeNow(made) : act === 'fill' ? t.filled : t.planSaved)
  const id = { placementGroupId: group._id }
  goTo(res, act === 'make' ? paths.placementGroup(id) : paths.placementGroupPlan(id))
}

async function carryOut(req: Request, { choices, version, act }: PlanRead): Promise<number> {
  const ctx = contextOf(req)
  const id = param(req, 'placementGroupId')
  // A broken-off creation is completed without a plan on the screen.
  const seen = choices.size > 0 ? await savePlan(ctx, id, { choices, fill: act === 'fill', version }) : version
  return act === 'make' ? makePlacements(ctx, id, seen) : 0
}

async function showLine(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const group = await groupOf(req)
  const line = group.lines.find(({ studentId }) => studentId === param(req, 'studentId'))
  if (!line) throw new NotFound('line of a group')
  const plan = { text: groupFormWords(req.language).planTitle, href: planPath(req) }
  const page = linePage(group, line, { submitted, ctx: contextOf(req) })
  const crumbs = [...crumbsTo(group, req.language), plan]
  show(res, 'placement-groups/line', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function saveLine(req: Request, res: Response): Promise<void> {
  const t = groupFormWords(req.language)
  const read = readOwnTerms(req.body, await currentCalendar())
  if (!read.ok) return showLine(req, res, read)
  const change = { ...read.value, studentId: param(req, 'studentId') }
  const outcome = await tried(req, () => setOwnTerms(contextOf(req), param(req, 'placementGroupId'), change))
  if (outcome !== 'done') return showLine(req, res, outcome)
  notify(req, 'success', change.own ? t.lineSaved : t.lineDropped)
  goTo(res, planPath(req))
}

function planPath(req: Request): string {
  return paths.placementGroupPlan({ placementGroupId: param(req, 'placementGroupId') })
}
