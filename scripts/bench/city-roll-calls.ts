import type { Edition, LabSession } from '../../src/labs/edition.rules.ts'
import { addDays, type Day, daysBetween, instantOf } from '../../src/platform/day.ts'
import { absenceId } from '../../src/roll-calls/announced-absence.rules.ts'
import type { AnnouncedAbsence, RollCall, RollCallMark, RollLine } from '../../src/roll-calls/roll-call.rules.ts'
import { earnedMinutes } from '../../src/roll-calls/roll-call.rules.ts'

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
  const host = markOf(`${edition.partnerId}host`, 'host', session)
  const approved = daysBetween(session.day, today) > APPROVED_AFTER
  const school = markOf(`${schoolId}coordinator`, 'coordinator', session)
  const tutor = approved ? [{ part: 'tutor' as const, schoolId, mark: school }] : []
  return {
    _id: session.id,
    editionId: edition._id,
    title: edition.title,
    day: session.day,
    from: session.from,
    to: session.to,
    minutes: session.minutes,
    partnerIds: edition.partnerIds,
    schoolIds: [schoolId],
    theme: edition.module.theme,
    countableMinutes: edition.module.countableMinutes,
    topic: 'Disegno, prova e correzione del pezzo',
    lines: edition.participants.map((_, place) => lineOf(edition, session, { place, approved })),
    signatures: [{ part: 'trainer', schoolId: null, mark: host }, ...tutor],
    approvals: approved ? [{ schoolId, mark: school, note: null }] : [],
    history: [],
    takenBy: host,
    version: 1,
  }
}

/** In every session somebody else is absent, and somebody comes late. */
function lineOf(
  { participants }: Edition,
  { number, minutes }: LabSession,
  { place, approved }: { place: number; approved: boolean },
): RollLine {
  const participant = participants[place]
  if (!participant) throw new Error('A line without a participant')
  const { studentId, schoolId, classId, groupId } = participant
  const turn = (place + number) % 10
  const missed = { state: turn === 0 ? ('absent' as const) : ('present' as const), late: turn === 1 ? 15 : 0, early: 0 }
  return {
    id: studentId,
    studentId,
    guestName: null,
    guestClass: null,
    schoolId,
    classId,
    groupId,
    counts: true,
    ...missed,
    minutes: earnedMinutes(missed, minutes),
    justified: turn === 0 && approved ? true : null,
    reason: null,
    approved,
  }
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
