import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { closedOn } from './closed-days.rules.ts'
import { type Edition, isOpenEnded, type LabSession } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'
import { planFacts, type PlanFacts } from './plan-facts.service.ts'
import { lackingAuthorisations } from './session-authorisation.service.ts'
import { foreseenClashes } from './session-booking.service.ts'
import { type Replanned, replan, toBook, toRelease } from './session-match.rules.ts'
import {
  hasBegun,
  type HeldFacts,
  isChangeable,
  patternProblems,
  planSessions,
  type PlanInput,
  type SessionPlan,
} from './session-plan.rules.ts'
import { type PlanOutcome, type ShownPlan, writePlan } from './session-write.service.ts'

/** What planning would make, and what is in its way; nothing is written. */
export interface PlanPreview extends PlanOutcome {
  edition: Edition
  facts: PlanFacts
  plan: SessionPlan
  replanned: Replanned
  /** The sessions that would be made or moved. */
  sessions: LabSession[]
}

/** What a plan would look like. Refused: `edition-over`, and why the pattern or the days cannot be planned with. */
export async function previewPlan(ctx: Ctx, editionId: string, input: PlanInput): Promise<PlanPreview> {
  const edition = await findEdition(ctx, 'edition.edit', editionId)
  if (!isOpenEnded(edition.state)) throw new Refused('edition-over')
  const facts = await planFacts(ctx, edition)
  const { plan, replanned } = planned(ctx, edition, { facts, input })
  const sessions = toBook(edition.sessions, replanned.sessions)
  const replaces = [...sessions.map(({ id }) => id), ...toRelease(edition.sessions, replanned.sessions)]
  const [clashes, lacking] = await Promise.all([
    foreseenClashes(ctx, edition, { sessions, replaces }),
    lackingAuthorisations(ctx, edition, sessions),
  ])
  return { edition, facts, plan, replanned, sessions, clashes, lacking }
}

/**
 * Plans the sessions that are still to come anew; those that have begun, were cancelled or have a roll call stay. Books
 * everything or nothing. Refused: as previewPlan and writePlan, and `nothing-planned` when no day is left.
 */
export async function planEdition(ctx: Ctx, shown: ShownPlan, input: PlanInput): Promise<PlanOutcome> {
  return writePlan(ctx, shown, async (edition) => {
    const facts = await planFacts(ctx, edition)
    const { plan, replanned } = planned(ctx, edition, { facts, input })
    if (plan.sessions.length === 0) throw new Refused('nothing-planned')
    return { sessions: replanned.sessions, pattern: input.pattern, event: 'planned', reason: input.ignoring }
  })
}

interface Planning {
  facts: PlanFacts
  input: PlanInput
}

function planned(ctx: Ctx, edition: Edition, { facts, input }: Planning): { plan: SessionPlan; replanned: Replanned } {
  refuseInput(input)
  const now: HeldFacts = { now: ctx.now, held: input.held }
  const replaced = new Set(edition.sessions.filter((session) => isChangeable(session, now)).map(({ id }) => id))
  const kept = edition.sessions.filter(({ id, state }) => state === 'planned' && !replaced.has(id))
  const plan = planSessions({
    ...input,
    closedOn: (on) => closedOn(facts.calendar, on),
    ignoreClosures: input.ignoring !== null,
    kept,
  })
  if (plan.sessions.some((session) => hasBegun(session, ctx.now))) throw new Refused('session-past')
  const { roomIds, machineIds, staff, _id, planVersion } = edition
  const newIdOf = (index: number) => `${_id}-${planVersion}-${index + 1}`
  const defaults = { roomIds, machineIds, staff, newIdOf, now: ctx.now }
  return { plan, replanned: replan(edition.sessions, { replaced, planned: plan.sessions }, defaults) }
}

function refuseInput({ pattern, minutes, from, to }: PlanInput): void {
  const reasons: string[] = patternProblems(pattern)
  if (minutes <= 0) reasons.push('no-minutes')
  if (to < from) reasons.push('ends-before-it-begins')
  if (reasons.length > 0) throw new Refused(...reasons)
}
