import { may } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { releaseSessions } from '../bookings/booking.service.ts'
import { withoutAuthorisation } from '../machine-authorisations/machine-authorisation.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { hostingRefusals } from '../partners/qualification.rules.ts'
import { Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import {
  asksReason,
  completeReasons,
  type CompletionFacts,
  type EditionEvent,
  isMoveFrom,
  presentParticipants,
  resultOf,
  type StartFacts,
  startProblems,
} from './edition-move.rules.ts'
import { noteTold, tellOfCancelling } from './edition-notice.service.ts'
import { Editions } from './edition.model.ts'
import type { Edition, LabSession, UntoldChange } from './edition.rules.ts'
import { completedModules, editionById, editionLine, findEdition } from './edition.service.ts'

interface Move {
  reason: string | null
  /** Of the facts that were on the screen. */
  version: number
  /** Of the groups that the move was decided by, where it was decided by them. */
  rosterVersion?: number
  /** Where the links of notices lead; without it nobody is written to. */
  publicUrl?: string
}

export type EditionMove = Move &
  ({ event: Exclude<EditionEvent, 'complete'> } | { event: 'complete'; completion: CompletionFacts })

/**
 * Moves an edition on. Below the minimum the city may start it with a reason; suspending and cancelling need one. Refused:
 * StartReason, CompleteReason, `reason-missing`, `not-from-this-state`, `changed-meanwhile`. Cancelling what is cancelled
 * finishes what may have been left undone. Gives whether it was this call that moved it.
 */
export async function moveEdition(ctx: Ctx, id: string, move: EditionMove): Promise<boolean> {
  const edition = await findEdition(ctx, 'edition.edit', id)
  const { event } = move
  if (event === 'cancel' && edition.state === 'cancelled') return afterCancelling(ctx, edition, { move, moved: false })
  refuseAtOnce(edition, move)
  const reasons = await reasonsAgainst(ctx, edition, move)
  if (reasons.length > 0) throw new Refused(...reasons)
  const moved = await writeMove(ctx, edition, move)
  if (!moved && !(await isCancelledBy(move, id))) throw new Refused('changed-meanwhile')
  return event === 'cancel' ? afterCancelling(ctx, edition, { move, moved }) : moved
}

/** What the record and the form tell by themselves. */
function refuseAtOnce({ state, version }: Edition, { event, reason, version: shown }: EditionMove): void {
  if (!isMoveFrom(state, event)) throw new Refused('not-from-this-state')
  if (version !== shown) throw new Refused('changed-meanwhile')
  if (asksReason(event) && !reason?.trim()) throw new Refused('reason-missing')
}

/** Of two who cancel at once the second finds done what it wanted. */
async function isCancelledBy({ event }: EditionMove, id: string): Promise<boolean> {
  return event === 'cancel' && (await editionById(id))?.state === 'cancelled'
}

async function reasonsAgainst(ctx: Ctx, edition: Edition, move: EditionMove): Promise<readonly string[]> {
  if (move.event === 'complete') return completeReasons(edition, move.completion, ctx.today)
  if (move.event === 'start') {
    const problems = startProblems(edition, await startFacts(ctx, edition), ctx.today)
    return problems.map(({ reason }) => reason).filter((reason) => !mayForce(ctx, reason, move.reason))
  }
  return move.event === 'resume' || move.event === 'open' ? standingAt(ctx, edition.partnerId) : []
}

/** Below the minimum the city may let an edition start, and says why. */
function mayForce({ actor }: Ctx, problem: string, reason: string | null): boolean {
  return problem === 'below-minimum' && may(actor, 'edition.start-anyway') && Boolean(reason?.trim())
}

/** What other features know that decides whether an edition may start. */
export async function startFacts(ctx: Ctx, edition: Edition): Promise<StartFacts> {
  const { module, partnerId } = edition
  const studentIds = presentParticipants(edition, ctx.today)
  const [partner, standing, completed] = await Promise.all([
    findPartner(ctx, 'partner.view', partnerId),
    standingAt(ctx, partnerId),
    module.requiredModules.length > 0 ? completedModules(studentIds) : new Map<string, Set<string>>(),
  ])
  const lacking =
    module.requiredMachines.length > 0
      ? await withoutAuthorisation({
          studentIds,
          machineKinds: module.requiredMachines,
          partnerId,
          networks: partner.hosting.networks,
          on: ctx.today,
        })
      : []
  return {
    standing,
    withoutModule: studentIds.filter((id) => module.requiredModules.some((code) => !completed.get(id)?.has(code))),
    withoutAuthorisation: [...new Set(lacking.map(({ studentId }) => studentId))],
  }
}

async function standingAt(ctx: Ctx, partnerId: string): Promise<StartFacts['standing']> {
  const [partner, { norms }] = await Promise.all([findPartner(ctx, 'partner.view', partnerId), currentProgramme()])
  return hostingRefusals(partner.qualification, { on: ctx.today, required: norms.qualificationRequired })
}

/** One write, only while state, facts, sessions and groups are those that were judged. */
async function writeMove(ctx: Ctx, edition: Edition, move: EditionMove): Promise<boolean> {
  const { _id, state, version, planVersion, rosterVersion } = edition
  const { to, event } = resultOf(move.event)
  const line = await editionLine(ctx, event, move.reason)
  const news = move.event === 'cancel' && move.publicUrl !== undefined ? [cancelNews(ctx, edition, move.reason)] : []
  const set = {
    state: to,
    ...(move.event === 'cancel' ? { sessions: cancelledSessions(ctx, edition, line) } : {}),
    ...(move.event === 'complete' ? { finishedBy: [...move.completion.finishedBy] } : {}),
  }
  const written = await Editions.updateOne(
    { _id, state, version, planVersion, rosterVersion },
    {
      $set: set,
      $push: { history: line, ...(news.length > 0 ? { untold: { $each: news } } : {}) },
      $inc: { version: 1, ...(move.event === 'cancel' ? { planVersion: 1 } : {}) },
    },
  )
  return written.modifiedCount === 1
}

function cancelNews(ctx: Ctx, { planVersion, partnerIds }: Edition, reason: string | null): UntoldChange {
  const byId = accountOf(ctx.actor)
  return { planVersion: planVersion + 1, at: ctx.now, byId, partnerIds, changes: null, reason }
}

/** The sessions still to come fall out; those that were held stay as they are. */
function cancelledSessions(ctx: Ctx, edition: Edition, { by, reason }: Edition['history'][number]): LabSession[] {
  const cancelled = { at: ctx.now, by, reason: reason ?? '' }
  return edition.sessions.map((session) =>
    session.state === 'planned' && session.day >= ctx.today
      ? { ...session, state: 'cancelled', cancelled, sequence: session.sequence + 1, changedAt: ctx.now }
      : session,
  )
}

/** What follows from cancelling; twice is once, so that a second click finishes what a crash has left. */
async function afterCancelling(
  ctx: Ctx,
  { _id }: Edition,
  { move, moved }: { move: EditionMove; moved: boolean },
): Promise<boolean> {
  const edition = await editionById(_id)
  if (!edition) return moved
  const sessionIds = edition.sessions.filter(({ state }) => state === 'cancelled').map(({ id }) => id)
  await releaseSessions({ editionId: _id, sessionIds })
  if (move.publicUrl !== undefined) {
    await tellOfCancelling(ctx, edition, move.publicUrl)
    await noteTold(_id, edition)
  }
  return moved
}
