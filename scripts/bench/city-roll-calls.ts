import type { Edition, LabSession, Participant } from '../../src/labs/edition.rules.ts'
import { addDays, type Day, daysBetween, instantOf } from '../../src/platform/day.ts'
import { absenceId } from '../../src/roll-calls/announced-absence.rules.ts'
import type { AnnouncedAbsence, RollCall, RollCallMark, RollLine } from '../../src/roll-calls/roll-call.rules.ts'
import { presentLine } from '../../src/roll-calls/roll-call.rules.ts'
import { heldSession, marked } from '../demo/held-session.ts'

const ABSENCES = 300
/** Sessions of the last days are not approved yet. */
const APPROVED_AFTER = 10

/** The roll calls of what has been held; of one edition in three the last one is missing. */
export function cityRollCalls(editions: readonly Edition[], today: Day): RollCall[] {
  return editions.flatMap((edition, n) => {
    if (edition.participants.length === 0) return []
    const held = edition.sessions.filter(({ day }) => day < today)
    const taken = n % 3 === 0 ? held.slice(0, -1) : held
    return taken.map((session) => rollCallOf(edition, session, today))
  })
}

function rollCallOf(edition: Edition, session: LabSession, today: Day): RollCall {
  const [schoolId = ''] = edition.schoolIds
  const approved = daysBetween(session.day, today) > APPROVED_AFTER
  return heldSession(edition, session, {
    lines: edition.participants.map((participant, place) => lineOf(participant, session, { place, approved })),
    topic: 'Disegno, prova e correzione del pezzo',
    taken: markOf(`${edition.partnerId}host`, 'host', session),
    approval: approved ? markOf(`${schoolId}coordinator`, 'coordinator', session) : null,
  })
}

/** In every session somebody else is absent, and somebody comes late. */
function lineOf(
  participant: Participant,
  { number, minutes }: LabSession,
  { place, approved }: { place: number; approved: boolean },
): RollLine {
  const turn = (place + number) % 10
  return marked(presentLine(participant, { counts: true, minutes }), {
    state: turn === 0 ? 'absent' : 'present',
    late: turn === 1 ? 15 : 0,
    justified: turn === 0 && approved ? true : null,
    approved,
  })
}

/** What students have said of sessions to come; half of it waits for the school. */
export function cityAbsences(editions: readonly Edition[], today: Day): AnnouncedAbsence[] {
  const ahead = editions
    .filter(({ state }) => state === 'running')
    .flatMap((edition) =>
      edition.sessions
        .filter(({ day }) => day > today)
        .flatMap((session) =>
          edition.participants.slice(0, 2).map((participant) => ({ edition, session, participant })),
        ),
    )
  return ahead.slice(0, ABSENCES).map(({ edition, session, participant: { studentId, schoolId } }, n) => {
    const by = { ...markOf(`account${studentId}`, 'student', session), at: instantOf(addDays(today, -1), session.to) }
    const accepted = n % 2 === 0
    return {
      _id: absenceId(session.id, studentId),
      editionId: edition._id,
      sessionId: session.id,
      studentId,
      schoolId,
      reason: 'Visita medica',
      state: accepted ? 'accepted' : 'waiting',
      by,
      decidedBy: accepted ? { ...by, accountId: `${schoolId}coordinator`, role: 'coordinator' } : null,
    }
  })
}

function markOf(accountId: string, role: RollCallMark['role'], { day, to }: LabSession): RollCallMark {
  return { accountId, name: `Persona ${accountId}`, role, at: instantOf(day, to) }
}
