import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import type { Edition, LabSession, StaffMember } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'
import { planFacts, type PlanFacts } from './plan-facts.service.ts'
import { lackingAuthorisations } from './session-authorisation.service.ts'
import { foreseenClashes } from './session-booking.service.ts'
import {
  type ChangedSession,
  changeRefusals,
  type ChangeScope,
  changeSessions,
  resultRefusals,
  scopeRefusals,
  type SessionChange,
  sessionsInScope,
  withSessions,
} from './session-change.rules.ts'
import { changed, toBook } from './session-match.rules.ts'
import { isChangeable } from './session-plan.rules.ts'
import { type PlanOutcome, type ShownPlan, writePlan } from './session-write.service.ts'

export interface ChangeInput {
  sessionId: string
  scope: ChangeScope
  change: SessionChange
  /** Sessions with a roll call: they stay. */
  held: ReadonlySet<string>
}

/** What a change would make, and what is in its way; nothing is written. */
export interface ChangePreview extends PlanOutcome {
  edition: Edition
  facts: PlanFacts
  /** In order; none when nothing would change. */
  lines: ChangedSession[]
}

/** A session and its edition. NotFound when there is no such session. */
export async function findSession(
  ctx: Ctx,
  permission: 'edition.view' | 'edition.edit',
  { editionId, sessionId }: { editionId: string; sessionId: string },
): Promise<{ edition: Edition; session: LabSession }> {
  const edition = await findEdition(ctx, permission, editionId)
  return { edition, session: sessionOf(edition, sessionId) }
}

/** The session of that id. NotFound when there is none. */
export function sessionOf({ sessions }: Pick<Edition, 'sessions'>, sessionId: string): LabSession {
  const session = sessions.find(({ id }) => id === sessionId)
  if (!session) throw new NotFound(`session ${sessionId}`)
  return session
}

/** What a change would look like. Refused: ChangeRefusal, `unknown-space`, `unknown-part`. */
export async function previewChange(ctx: Ctx, editionId: string, input: ChangeInput): Promise<ChangePreview> {
  const edition = await findEdition(ctx, 'edition.edit', editionId)
  const facts = await planFacts(ctx, edition)
  const lines = linesOf(ctx, edition, { facts, input })
  const sessions = toBook(
    lines.map(({ before }) => before),
    lines.map(({ after }) => after),
  )
  const replaces = sessions.map(({ id }) => id)
  const [clashes, lacking] = await Promise.all([
    foreseenClashes(ctx, edition, { sessions, replaces }),
    lackingAuthorisations(ctx, edition, sessions),
  ])
  return { edition, facts, lines, clashes, lacking }
}

/** Changes one session, those that follow or all to come. Books everything or nothing. Refused: as previewChange and writePlan. */
export async function changePlan(
  ctx: Ctx,
  shown: ShownPlan,
  input: ChangeInput & { reason: string | null },
): Promise<PlanOutcome> {
  return writePlan(ctx, shown, async (edition) => {
    const facts = await planFacts(ctx, edition)
    const lines = linesOf(ctx, edition, { facts, input })
    const changes = lines.map(({ after }) => after)
    const sessions = changes.length > 0 ? withSessions(edition.sessions, changes) : edition.sessions
    return { sessions, event: 'plan-changed', reason: input.reason }
  })
}

/**
 * Gives the sessions that are still to come to these people; where somebody stands in for another, that stays. For
 * whoever changes the usual staff of an edition. Books everything or nothing. Refused: as writePlan.
 */
export async function restaffSessions(
  ctx: Ctx,
  shown: ShownPlan,
  { staff, held }: { staff: readonly StaffMember[]; held: ReadonlySet<string> },
): Promise<PlanOutcome> {
  return writePlan(ctx, shown, (edition) => {
    const changes = edition.sessions
      .filter((session) => isChangeable(session, { now: ctx.now, held }))
      .filter((session) => !session.staff.some(({ insteadOf }) => insteadOf !== null))
      .map((session) => changed(session, { ...session, staff: [...staff] }, ctx.now))
    const anything = changes.some((after) => !edition.sessions.includes(after))
    const sessions = anything ? withSessions(edition.sessions, changes) : edition.sessions
    return { sessions, event: 'staff-changed', reason: null }
  })
}

interface Changing {
  facts: PlanFacts
  input: ChangeInput
}

function linesOf(ctx: Ctx, edition: Edition, { facts, input }: Changing): ChangedSession[] {
  const held = { now: ctx.now, held: input.held }
  const session = sessionOf(edition, input.sessionId)
  const reasons = [
    ...changeRefusals(session, held),
    ...scopeRefusals(session, input.scope, input.change),
    ...unknownParts(edition, { facts, input }),
  ]
  if (reasons.length > 0) throw new Refused(...reasons)
  const lines = changeSessions(sessionsInScope(edition.sessions, input, held), {
    here: session,
    change: input.change,
    now: ctx.now,
  })
  const against = resultRefusals(
    lines.map(({ after }) => after),
    { now: ctx.now },
  )
  if (against.length > 0) throw new Refused(...against)
  return lines
}

/** Rooms and machines of the partner and parts of the module that are not there; what a session has already may stay. */
function unknownParts({ module, sessions }: Edition, { facts, input }: Changing): string[] {
  const { roomIds = [], machineIds = [], partIds = [] } = input.change
  const before = sessionOf({ sessions }, input.sessionId)
  const spaces = new Set([...facts.partner.spaces.map(({ id }) => id), ...before.roomIds, ...before.machineIds])
  const parts = new Set([...module.parts.map(({ id }) => id), ...before.partIds])
  return [
    ...([...roomIds, ...machineIds].every((id) => spaces.has(id)) ? [] : ['unknown-space']),
    ...(partIds.every((id) => parts.has(id)) ? [] : ['unknown-part']),
  ]
}
