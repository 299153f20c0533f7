import type { Edition, LabSession } from '../../src/labs/edition.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import type { RollCall, RollCallMark, RollLine } from '../../src/roll-calls/roll-call.rules.ts'
import { aSession as plannedSession } from '../labs/an-edition.ts'

/** The day of the roll calls below. */
export const on = day('2026-11-18')

export function aMark(accountId = 'ente'): RollCallMark {
  return { accountId, name: accountId, role: 'host', at: new Date('2026-11-18T11:00:00Z') }
}

/** A student of Galilei who was there for three hours, unless it says otherwise. */
export function aLine(id: string, more: Partial<RollLine> = {}): RollLine {
  return {
    id,
    studentId: id,
    guestName: null,
    guestClass: null,
    schoolId: 'galilei',
    classId: 'galilei-3a',
    groupId: 'g1',
    counts: true,
    state: 'present',
    late: 0,
    early: 0,
    minutes: 180,
    justified: null,
    reason: null,
    approved: false,
    ...more,
  }
}

export function aRollCall(more: Partial<RollCall> = {}): RollCall {
  return {
    _id: 's1',
    editionId: 'e1',
    title: 'Robotica',
    day: on,
    from: clockTime('09:00'),
    to: clockTime('12:00'),
    minutes: 180,
    partnerIds: ['fablab'],
    schoolIds: ['galilei'],
    theme: 'robotica',
    countableMinutes: 1800,
    topic: null,
    lines: [],
    signatures: [],
    approvals: [],
    history: [],
    takenBy: aMark(),
    version: 1,
    ...more,
  }
}

/** A planned session in the morning, from nine to twelve. */
export function aSession(id: string, at: string, more: Partial<LabSession> = {}): LabSession {
  return { ...plannedSession(id, at, ['09:00', '12:00']), ...more }
}

type Attended = Pick<Edition, 'participants' | 'groups' | 'sessions'> & { module: { minutes: number } }

/** An edition as far as attendance asks for it: everybody enrolled since September, ten sessions of three hours. */
export function anEdition(studentIds: readonly string[], sessions: LabSession[] = tenSessions()): Attended {
  return {
    participants: studentIds.map((studentId) => ({
      studentId,
      schoolId: 'galilei',
      classId: 'galilei-3a',
      groupId: 'g1',
      from: day('2026-09-15'),
      to: null,
      privacyOn: null,
    })),
    groups: [],
    sessions,
    module: { minutes: 1800 },
  }
}

export function tenSessions(): LabSession[] {
  return Array.from({ length: 10 }, (_, n) => aSession(`s${n + 1}`, `2026-11-${String(n + 1).padStart(2, '0')}`))
}
