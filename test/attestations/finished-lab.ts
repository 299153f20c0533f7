import type { Edition, LabSession } from '../../src/labs/edition.rules.ts'
import { day } from '../../src/platform/day.ts'
import type { RollCall, RollLine } from '../../src/roll-calls/roll-call.rules.ts'
import { anEdition, aSession } from '../calendar/an-edition.ts'

const at = new Date('2026-11-20T17:10:00Z')
const fabio = { accountId: 'ente', name: 'Fabio Fresa', role: 'host' as const, at }
const teresa = { accountId: 'docente', name: 'Teresa Tutor', role: 'teacher' as const, at }

/** A line of somebody who was there for so many minutes of 120; 0: absent. */
export function aLine(studentId: string, minutes: number, change: Partial<RollLine> = {}): RollLine {
  const schoolId = studentId === 'vanni' ? 'volta' : 'galilei'
  return {
    id: studentId,
    studentId,
    guestName: null,
    guestClass: null,
    schoolId,
    classId: `${schoolId}-3a`,
    groupId: null,
    counts: true,
    state: minutes > 0 ? 'present' : 'absent',
    late: minutes > 0 ? 120 - minutes : 0,
    early: 0,
    minutes,
    justified: null,
    reason: minutes > 0 ? null : 'Visita medica',
    approved: true,
    ...change,
  }
}

/** The signed roll call of a session of two hours. */
function aRollCall(edition: Pick<Edition, '_id'>, session: LabSession, lines: RollLine[]): RollCall {
  return {
    _id: session.id,
    editionId: edition._id,
    title: 'Serigrafia, inchiostri e telai',
    day: session.day,
    from: session.from,
    to: session.to,
    minutes: session.minutes,
    partnerIds: ['fablab'],
    schoolIds: ['galilei', 'volta'],
    theme: 'making',
    countableMinutes: 480,
    topic: 'Telai e inchiostri',
    lines,
    signatures: [{ part: 'trainer', schoolId: null, mark: fabio }],
    approvals: [{ schoolId: 'galilei', mark: teresa, note: null }],
    history: [],
    takenBy: fabio,
    version: 1,
  }
}

/** A lab of four sessions of two hours (eight hours) that ended last week: Giulia 6 of 8 hours, Bruno 5:59, Vanni all. */
export function finishedLab(_id = 'serigrafia'): { edition: Edition; rolls: RollCall[] } {
  const sessions = ['2026-11-03', '2026-11-05', '2026-11-10', '2026-11-12'].map((on, index) =>
    aSession(`${_id}-${index + 1}`, { number: index + 1, day: day(on), partIds: ['uno'] }),
  )
  const base = anEdition(_id, { sessions })
  const part = { id: 'uno', title: 'Stampa su carta', description: null, phase: 'teaching' as const, minutes: 480 }
  const edition = {
    ...base,
    code: `${_id.toUpperCase()}/26`,
    module: { ...base.module, minutes: 480, countableMinutes: 480, parts: [part], cup: 'J49J21000000001' },
  }
  const attended: Record<string, number[]> = {
    giulia: [120, 120, 120, 0],
    bruno: [120, 120, 119, 0],
    vanni: [120, 120, 120, 120],
  }
  const rolls = sessions.map((session, index) =>
    aRollCall(
      edition,
      session,
      Object.entries(attended).map(([id, minutes]) => aLine(id, minutes[index] ?? 0)),
    ),
  )
  return { edition, rolls }
}
