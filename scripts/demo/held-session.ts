import type { Edition, LabSession } from '../../src/labs/edition.rules.ts'
import { earnedMinutes, type RollCall } from '../../src/roll-calls/roll-call.rules.ts'
import type { RollCallMark, RollLine } from '../../src/roll-calls/roll-call.rules.ts'

interface Held extends Pick<RollCall, 'lines' | 'topic'> {
  taken: RollCallMark
  /** Of the school that signs and approves; null: it has not. */
  approval: RollCallMark | null
}

/** The roll call of a session of one school, signed by the trainer, and by the school that has approved it. */
export function heldSession(edition: Edition, session: LabSession, { lines, topic, taken, approval }: Held): RollCall {
  const [schoolId = ''] = edition.schoolIds
  return {
    _id: session.id,
    editionId: edition._id,
    title: edition.title,
    day: session.day,
    from: session.from,
    to: session.to,
    minutes: session.minutes,
    partnerIds: edition.partnerIds,
    schoolIds: edition.schoolIds,
    theme: edition.module.theme,
    countableMinutes: edition.module.countableMinutes,
    topic,
    lines,
    signatures: [
      { part: 'trainer', schoolId: null, mark: taken },
      ...(approval ? [{ part: 'tutor' as const, schoolId, mark: approval }] : []),
    ],
    approvals: approval ? [{ schoolId, mark: approval, note: null }] : [],
    history: [],
    takenBy: taken,
    version: approval ? 2 : 1,
  }
}

/** The line with what was missed, and the minutes that are left of it. */
export function marked(line: RollLine, more: Partial<RollLine>): RollLine {
  const given = { ...line, ...more }
  return { ...given, minutes: earnedMinutes(given, line.minutes) }
}
