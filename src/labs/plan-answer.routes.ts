import type { Request } from 'express'
import type { Ctx } from '../access/actor.ts'
import { partnerPlaces } from '../partners/partner-sites.service.ts'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { param } from '../web/context.ts'
import { problemsOf } from '../web/refusal.ts'
import { configOf } from '../web/show.ts'
import { clashNames } from './clash-names.service.ts'
import type { Edition, LabSession } from './edition.rules.ts'
import { isShown } from './edition.rules.ts'
import { type InTheWay, obstacleParts } from './plan-preview.pages.ts'
import type { DayNames } from './session-day.pages.ts'
import type { PlanOutcome, ShownPlan } from './session-write.service.ts'
import { sessionWords } from './session.text.ts'

/** What a form becomes when a use case refuses it, or when something is in the way. */
export type PlanAnswer =
  | { done: true }
  | { done: false; submitted: { problems: Problems; typed: Typed } }
  | { done: false; submitted: { typed: Typed }; outcome: PlanOutcome }

/** Tries a change of the plan: a refusal is said beside its field, what is in the way above the form. */
export async function answerTo(
  req: Request,
  work: () => Promise<PlanOutcome>,
  fieldOf: Readonly<Record<string, string>> = {},
): Promise<PlanAnswer> {
  try {
    const outcome = await work()
    const free = outcome.clashes.length === 0 && outcome.lacking.length === 0
    return free ? { done: true } : { done: false, submitted: { typed: typedOf(req.body) }, outcome }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { done: false, submitted: refusal(req, error, fieldOf) }
  }
}

/** A refusal as the problems of the form that was sent. */
export function refusal(req: Request, { reasons }: Refused, fieldOf: Readonly<Record<string, string>> = {}) {
  return refusedForm(req.body, problemsOf(reasons, fieldOf))
}

/** Beside which field of the forms a refusal is said. */
export const fieldOfRefusal: Readonly<Record<string, string>> = {
  'session-reversed': 'to',
  'session-past': 'day',
  'outside-school-year': 'day',
  'other-week': 'day',
  'unknown-space': 'spaces',
  'unknown-part': 'parts',
  'recovers-too-much': 'to',
  'unknown-tutor': 'tutor',
  'already-there': 'tutor',
  'nobody-away': 'insteadOf',
}

/** The plan that was on the screen. */
export function shownPlan(req: Request, planVersion: number): ShownPlan {
  return { editionId: param(req, 'editionId'), planVersion, publicUrl: configOf(req).publicUrl }
}

/** What stands in the way, with the names this actor may know; null when nothing does. */
export async function obstaclesOf(
  ctx: Ctx,
  edition: Edition,
  { clashes, lacking, sessions = [] }: PlanOutcome & { sessions?: readonly LabSession[] },
) {
  return obstacleParts(await inTheWay(ctx, edition, { clashes, lacking, sessions }), ctx)
}

export async function inTheWay(
  ctx: Ctx,
  edition: Edition,
  { clashes, lacking, sessions }: PlanOutcome & { sessions: readonly LabSession[] },
): Promise<InTheWay> {
  const [names, days] = await Promise.all([
    clashNames(ctx, edition, { clashes, lacking, sessions }),
    dayNames(ctx, edition),
  ])
  return { clashes, lacking, names, days }
}

/** The names of the schools that this actor may know: its own, or for city and partner all that take part. */
export async function dayNames(ctx: Ctx, { schoolIds }: Edition): Promise<DayNames & InTheWay['days']> {
  const known =
    'schoolId' in ctx.actor ? schoolIds.filter((id) => 'schoolId' in ctx.actor && id === ctx.actor.schoolId) : schoolIds
  const [programme, schools] = await Promise.all([currentProgramme(), schoolNames(known)])
  return { programme, schools }
}

/** Where the edition takes place. */
export async function placesOf({ partnerId }: Edition) {
  return (await partnerPlaces([partnerId])).get(partnerId)
}

/** That it is saved, and that those who come have been told. */
export function savedText(req: Request, edition: Edition): string {
  const t = sessionWords(req.language)
  return isShown(edition.state) ? t.saved : t.savedDraft
}
