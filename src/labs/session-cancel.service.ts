import type { Ctx } from '../access/actor.ts'
import { type ClockTime, lengthOf } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import type { LabSession } from './edition.rules.ts'
import { editionAuthor } from './edition.service.ts'
import { sessionOf } from './session-change.service.ts'
import { resultRefusals, withSessions } from './session-change.rules.ts'
import { changed, newSession } from './session-match.rules.ts'
import { hasBegun } from './session-plan.rules.ts'
import { recoverable } from './session-recovery.rules.ts'
import { type PlanOutcome, type ShownPlan, writePlan } from './session-write.service.ts'

/**
 * Cancels a session and sets free what it had taken. Attendance that was taken stays with it and is not counted.
 * Refused: `already-cancelled`; `session-approved` when the school has approved its roll call.
 */
export async function cancelSession(
  ctx: Ctx,
  shown: ShownPlan,
  { sessionId, reason, approved }: { sessionId: string; reason: string; approved: boolean },
): Promise<PlanOutcome> {
  return writePlan(ctx, shown, async (edition) => {
    const session = sessionOf(edition, sessionId)
    if (session.state === 'cancelled') throw new Refused('already-cancelled')
    if (approved) throw new Refused('session-approved')
    const cancelled = { at: ctx.now, by: await editionAuthor(ctx), reason }
    const after = changed(session, { ...session, state: 'cancelled', cancelled }, ctx.now)
    return { sessions: withSessions(edition.sessions, [after]), event: 'session-cancelled', reason }
  })
}

/**
 * A cancelled session takes place after all, and takes everything again. Refused: `not-cancelled`, `session-over` once it
 * would have begun, `session-recovered` while another one makes up for it.
 */
export async function restoreSession(
  ctx: Ctx,
  shown: ShownPlan,
  { sessionId }: { sessionId: string },
): Promise<PlanOutcome> {
  return writePlan(ctx, shown, (edition) => {
    const session = sessionOf(edition, sessionId)
    if (session.state !== 'cancelled') throw new Refused('not-cancelled')
    if (hasBegun(session, ctx.now)) throw new Refused('session-over')
    const replacing = edition.sessions.some(({ recovers, state }) => recovers === sessionId && state === 'planned')
    if (replacing) throw new Refused('session-recovered')
    const after = changed(session, { ...session, state: 'planned', cancelled: null }, ctx.now)
    return { sessions: withSessions(edition.sessions, [after]), event: 'session-restored', reason: null }
  })
}

export interface Recovery {
  /** The session that is made up for: a cancelled one, or one that was cut short. */
  sessionId: string
  day: Day
  from: ClockTime
  to: ClockTime
}

/**
 * Adds a session that makes up for a cancelled one, or for minutes lost in one that has taken place; it takes the same
 * rooms, machines and people. Refused: `nothing-to-recover`, `recovers-too-much`, `session-reversed`, `session-past`.
 */
export async function recoverSession(ctx: Ctx, shown: ShownPlan, recovery: Recovery): Promise<PlanOutcome> {
  return writePlan(ctx, shown, (edition) => {
    const session = sessionOf(edition, recovery.sessionId)
    const { day, from, to } = recovery
    const minutes = lengthOf({ from, to })
    const reasons: string[] = resultRefusals([{ ...session, day, from, to }], ctx)
    const most = recoverable(edition.sessions, recovery.sessionId, ctx.now)
    if (most === 0) reasons.push('nothing-to-recover')
    else if (minutes > most) reasons.push('recovers-too-much')
    if (reasons.length > 0) throw new Refused(...reasons)
    const added: LabSession = {
      ...newSession({ day, from, to, minutes }, `${edition._id}-${edition.planVersion}-r`, {
        ...session,
        staff: withoutSubstitutes(session, edition.staff),
        newIdOf: () => '',
        now: ctx.now,
      }),
      topic: session.topic,
      partIds: session.partIds,
      recovers: session.id,
    }
    return { sessions: withSessions(edition.sessions, [added]), event: 'session-recovered', reason: null }
  })
}

/** A substitute was found for one day. */
function withoutSubstitutes({ staff }: LabSession, usual: LabSession['staff']): LabSession['staff'] {
  return staff.some(({ insteadOf }) => insteadOf !== null) ? usual : staff
}
