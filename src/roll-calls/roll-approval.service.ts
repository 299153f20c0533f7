import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { changed, withSignature } from './roll-change.rules.ts'
import { approvalRefusals } from './roll-approval.rules.ts'
import { isApproved, type RollApproval, type SessionRef } from './roll-call.rules.ts'
import { changeRollCall, openSession, rollMark, storeRollCall } from './roll-call.service.ts'

// Each failed attempt means that another write to the same roll call succeeded.
const ATTEMPTS = 60

/**
 * A school approves the lines of its students in one session: from then on they count and do not change. Without the
 * trainer's signature, once the partner's days are over, `note` says why. Refused with ApprovalRefusal reasons.
 */
export async function approveRollCall(ctx: Ctx, ref: SessionRef, note: string | null): Promise<void> {
  const schoolId = schoolOf(ctx)
  const mark = await rollMark(ctx)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { session, roll, sheet, rollCallDays } = await openSession(ctx, 'roll-call.approve', ref)
    const reasons = approvalRefusals({ session, roll, sheet, schoolId, note, today: ctx.today, rollCallDays })
    if (reasons.length > 0 || roll === null) throw new Refused(...reasons)
    const lines = roll.lines.map((line) => (line.schoolId === schoolId ? { ...line, approved: true } : line))
    const change = { lineId: 'approval', schoolId, before: '', after: 'approved', reason: note }
    const next = changed(roll, { lines, changes: [change], by: mark, signed: false })
    const approvals: RollApproval[] = [...roll.approvals, { schoolId, mark, note }]
    // Whoever approves for the school signs for it, too.
    const signatures = withSignature(roll.signatures, schoolId, mark)
    if (await storeRollCall(roll, { ...next, approvals, signatures })) return
  }
  throw new Refused('changed-meanwhile')
}

export interface Approved {
  approved: number
  refused: { ref: SessionRef; reasons: readonly string[] }[]
}

/** Approves many sessions, each by itself: what a rule keeps is said. Refused with `none-selected`. */
export async function approveRollCalls(ctx: Ctx, refs: readonly SessionRef[], note: string | null): Promise<Approved> {
  if (refs.length === 0) throw new Refused('none-selected')
  const result: Approved = { approved: 0, refused: [] }
  for (const ref of refs) {
    try {
      await approveRollCall(ctx, ref, note)
      result.approved += 1
    } catch (error) {
      // A box whose session is not there, or somebody else's, is no box of this page.
      if (error instanceof NotFound) continue
      if (!(error instanceof Refused)) throw error
      result.refused.push({ ref, reasons: error.reasons })
    }
  }
  return result
}

/** A coordinator opens approved lines again, and says why. Refused: `not-taken`, `not-approved`. Forbidden to others. */
export async function reopenRollCall(ctx: Ctx, ref: SessionRef, reason: string): Promise<void> {
  if (!may(ctx.actor, 'roll-call.reopen')) throw new Forbidden('roll-call.reopen')
  await openSession(ctx, 'roll-call.approve', ref)
  const schoolId = schoolOf(ctx)
  const by = await rollMark(ctx)
  await changeRollCall(ref.sessionId, (roll) => {
    if (!isApproved(roll, schoolId)) throw new Refused('not-approved')
    const lines = roll.lines.map((line) => (line.schoolId === schoolId ? { ...line, approved: false } : line))
    const change = { lineId: 'approval', schoolId, before: 'approved', after: 'reopened', reason }
    const next = changed(roll, { lines, changes: [change], by, signed: false })
    return { ...next, approvals: roll.approvals.filter((each) => each.schoolId !== schoolId) }
  })
}

function schoolOf({ actor }: Ctx): string {
  if (!('schoolId' in actor)) throw new Forbidden('a school approves')
  return actor.schoolId
}
