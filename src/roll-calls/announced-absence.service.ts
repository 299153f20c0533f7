import { authorise, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { type AbsenceDecision, absenceId, announceRefusals, decisionsFor } from './announced-absence.rules.ts'
import { changed } from './roll-change.rules.ts'
import { AnnouncedAbsences } from './roll-call.model.ts'
import type { AnnouncedAbsence, SessionRef } from './roll-call.rules.ts'
import { changeRollCall, openSession, rollMark } from './roll-call.service.ts'
import { hasBegun } from './roll-window.rules.ts'

/**
 * Announces that a student will not come: the student, or the school, which thereby accepts it. Refused: AnnounceRefusal,
 * `already-announced`. NotFound for a student of others.
 */
export async function announceAbsence(
  ctx: Ctx,
  ref: SessionRef,
  { studentId, reason }: { studentId: string; reason: string },
): Promise<void> {
  const { edition, session } = await openSession(ctx, 'absence.announce', ref)
  const schoolId = edition.participants.findLast((each) => each.studentId === studentId)?.schoolId ?? null
  authorise(ctx.actor, 'absence.announce', { schoolId, studentId })
  const reasons = announceRefusals({ edition, session, studentId, now: ctx.now })
  if (schoolId === null || reasons.length > 0) throw new Refused(...reasons)
  const by = await rollMark(ctx)
  const bySchool = may(ctx.actor, 'roll-call.justify')
  const { upsertedCount } = await insertOnce({
    _id: absenceId(ref.sessionId, studentId),
    editionId: ref.editionId,
    sessionId: ref.sessionId,
    studentId,
    schoolId,
    reason,
    state: bySchool ? 'accepted' : 'waiting',
    by,
    decidedBy: bySchool ? by : null,
  })
  if (upsertedCount === 0) throw new Refused('already-announced')
}

async function insertOnce({ _id, ...values }: AnnouncedAbsence): Promise<{ upsertedCount: number }> {
  try {
    return await AnnouncedAbsences.updateOne({ _id }, { $setOnInsert: values }, { upsert: true })
  } catch (error) {
    // Another process put it there between the look and the insertion.
    if (isDuplicateKey(error)) return { upsertedCount: 0 }
    throw error
  }
}

/**
 * The school accepts or refuses, or whoever announced it takes it back before the session begins. An accepted absence also
 * excuses a line that was written meanwhile. Refused: `changed-meanwhile`.
 */
export async function decideAbsence(
  ctx: Ctx,
  ref: SessionRef,
  { id, decision }: { id: string; decision: AbsenceDecision },
): Promise<void> {
  const { session, absences } = await openSession(ctx, 'absence.announce', ref)
  const absence = absences.find(({ _id }) => _id === id)
  if (!absence) throw new NotFound(`absence ${id}`)
  authorise(ctx.actor, 'absence.announce', absence)
  const allowed = decisionsFor(ctx.actor.role, absence, hasBegun(session, ctx.now))
  if (!allowed.includes(decision)) throw new Refused('changed-meanwhile')
  const unchanged = { _id: id, state: absence.state }
  if (decision === 'withdraw') {
    const { deletedCount } = await AnnouncedAbsences.deleteOne(unchanged)
    if (deletedCount === 0) throw new Refused('changed-meanwhile')
    return
  }
  const decidedBy = await rollMark(ctx)
  const state = decision === 'accept' ? 'accepted' : 'refused'
  const { modifiedCount } = await AnnouncedAbsences.updateOne(unchanged, { $set: { state, decidedBy } })
  if (modifiedCount === 0) throw new Refused('changed-meanwhile')
  if (decision === 'accept') await excuseLine(ctx, ref.sessionId, absence)
}

async function excuseLine(ctx: Ctx, sessionId: string, { studentId, reason }: AnnouncedAbsence): Promise<void> {
  const by = await rollMark(ctx)
  try {
    await changeRollCall(sessionId, (roll) => {
      const line = roll.lines.find((each) => each.studentId === studentId)
      if (!line || line.approved || line.state === 'present' || line.justified !== null) return null
      const lines = roll.lines.map((each) => (each === line ? { ...each, justified: true, reason } : each))
      const { id: lineId, schoolId } = line
      const change = { lineId, schoolId, before: 'undecided', after: 'justified', reason: null }
      return changed(roll, { lines, changes: [change], by, signed: false })
    })
  } catch (error) {
    // While nobody has taken the roll call there is no line: the sheet will excuse it by itself.
    if (!(error instanceof Refused && error.reasons.includes('not-taken'))) throw error
  }
}
