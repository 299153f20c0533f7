import type { Edition, LabSession, Participant } from '../../src/labs/edition.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { absenceId } from '../../src/roll-calls/announced-absence.rules.ts'
import { presentLine, type RollCall, type RollCallMark } from '../../src/roll-calls/roll-call.rules.ts'
import type { AnnouncedAbsence, RollLine } from '../../src/roll-calls/roll-call.rules.ts'
import { heldSession, marked } from './held-session.ts'

const people = {
  ente: { accountId: 'ente', name: 'Fabio Fresa', role: 'host' },
  docente: { accountId: 'docente', name: 'Teresa Tutor', role: 'teacher' },
  coordinatore: { accountId: 'coordinatore', name: 'Corrado Coordina', role: 'coordinator' },
  olga: { accountId: 'ente-officine', name: 'Olga Officina', role: 'host' },
} as const

type Person = keyof typeof people

/** What a session of the demo says besides that everybody was there. */
interface Held {
  absent: readonly string[]
  late?: Readonly<Record<string, number>>
  justified?: readonly string[]
  topic: string
  by: Person
  approvedBy?: Person
}

const robotics: Record<string, Held> = {
  'robotica-3a-1': {
    absent: ['bruno'],
    justified: ['bruno'],
    topic: 'Come è fatto un robot: sensori e attuatori',
    by: 'ente',
    approvedBy: 'coordinatore',
  },
  'robotica-3a-2': {
    absent: [],
    late: { giulia: 15 },
    justified: ['giulia'],
    topic: 'Primo circuito con il sensore di luce',
    by: 'ente',
    approvedBy: 'docente',
  },
  'robotica-3a-3': {
    absent: ['bruno', 'galilei-3a-9'],
    topic: 'Leggere una distanza',
    by: 'ente',
    approvedBy: 'docente',
  },
  'robotica-3a-5': { absent: ['bruno'], late: { 'galilei-3a-12': 30 }, topic: 'Il robot segue una linea', by: 'ente' },
  'robotica-3a-6': { absent: ['galilei-3a-9'], topic: 'Prove sul percorso', by: 'ente' },
}

const coding: Record<string, Held> = {
  'coding-volta-1': { absent: ['volta-3a-4'], topic: 'Che cos’è un programma', by: 'olga' },
}

/**
 * The roll calls of Borgo: of robotics three approved ones and two that wait for the school, the last one missing; of
 * coding the first. One student has announced an absence.
 */
export function demoRollCalls(editions: readonly Edition[]): RollCall[] {
  return editions.flatMap((edition) =>
    edition.sessions.flatMap((session) => {
      const held = robotics[session.id] ?? coding[session.id]
      return held ? [rollCallOf(edition, session, held)] : []
    }),
  )
}

function rollCallOf(edition: Edition, session: LabSession, held: Held): RollCall {
  const approval = held.approvedBy ? markAt(held.approvedBy, addDays(session.day, 1), '09:00') : null
  return heldSession(edition, session, {
    lines: edition.participants.map((participant) => lineOf(participant, session, held)),
    topic: held.topic,
    taken: markAt(held.by, session.day, session.to),
    approval,
  })
}

function lineOf(participant: Participant, { minutes }: LabSession, held: Held): RollLine {
  const { studentId } = participant
  const isJustified = held.justified?.includes(studentId) ?? false
  return marked(presentLine(participant, { counts: true, minutes }), {
    state: held.absent.includes(studentId) ? 'absent' : 'present',
    late: held.late?.[studentId] ?? 0,
    justified: isJustified ? true : null,
    reason: isJustified ? 'Libretto firmato dalla famiglia' : null,
    approved: held.approvedBy !== undefined,
  })
}

/** Giulia will miss the next session, and waits for the answer of the school. */
export function demoAbsences(editions: readonly Edition[], today: Day): AnnouncedAbsence[] {
  const robotica = editions.find(({ _id }) => _id === 'robotica-3a')
  const next = robotica?.sessions.find(({ day, state }) => day > today && state === 'planned')
  if (!robotica || !next) return []
  const at = instantOf(addDays(today, -1), clockTime('18:00'))
  return [
    {
      _id: absenceId(next.id, 'giulia'),
      editionId: robotica._id,
      sessionId: next.id,
      studentId: 'giulia',
      schoolId: 'galilei',
      reason: 'Gara di atletica',
      state: 'waiting',
      by: { accountId: 'giulia.damico', name: 'Giulia D’Amico', role: 'student', at },
      decidedBy: null,
    },
  ]
}

function markAt(person: Person, on: Day, time: string): RollCallMark {
  return { ...people[person], at: instantOf(on, clockTime(time)) }
}
