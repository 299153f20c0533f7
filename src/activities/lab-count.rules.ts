// What the edition of a lab (edizione di un laboratorio) brings to the activity that it is linked with: the classes that
// are enrolled, from the first day of the edition, with their students and their hours. Who waits or was offered a seat is
// no participant, nor is who withdrew before the first day. Of a suspended edition counts what was held: the students who
// stand in a roll call, and no hours to come. A draft and a cancelled edition count nothing. Hours are those of the roll
// calls that the school has approved; planned with them are those that may still be approved: attended and waiting, or of
// sessions to come. A session that was cancelled earns nothing.
// Source: rule of the house (22 November 2026).

import { type CountableEdition, type Edition, type EditionState } from '../labs/edition.rules.ts'
import { expectedAt, plannedSessions } from '../labs/edition.rules.ts'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { maxDay } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { OwnHours, Participation, Presence } from '../protocols/counted-activity.rules.ts'
import type { HeldMinutes } from '../roll-calls/roll-call.rules.ts'
import { groupBy } from '../schools/student.rules.ts'

/** An edition with what it brings to its activity. */
export interface LabShare {
  edition: Omit<CountableEdition, 'participants' | 'sessions'>
  participations: Participation[]
  numbers: LabNumbers
}

/** What a list says of a linked edition; sessions and their minutes by the clock, `approved` added up over the students. */
export interface LabNumbers {
  schools: number
  classes: number
  students: number
  sessions: number
  held: Minutes
  approved: Minutes
}

export interface LabRecords {
  /** The roll calls of this edition. */
  held: readonly HeldMinutes[]
  kindOf: (classId: string) => SchoolKind | undefined
}

/** The states in which an edition counts for an activity at all. */
export const countingStates: readonly EditionState[] = ['open', 'running', 'suspended', 'completed']

export function mayCount(state: EditionState): boolean {
  return countingStates.includes(state)
}

/** What an edition brings: one participation for each class of each school, and the numbers of the list. */
export function labShare(edition: CountableEdition, { held, kindOf }: LabRecords): LabShare {
  const { participants, sessions, ...rest } = edition
  if (!mayCount(edition.state)) return { edition: rest, participations: [], numbers: nothing }
  const planned = plannedSessions({ sessions })
  const rolls = held.filter(({ _id }) => planned.some(({ id }) => id === _id))
  const facts = { edition, planned, lines: linesOf(rolls), times: groupBy(participants, ({ studentId }) => studentId) }
  const present = participants.flatMap((participant) => {
    const presence = presenceIn(participant, facts)
    return presence ? [{ ...participant, presence }] : []
  })
  const classes = groupBy(present, ({ schoolId, classId }) => `${schoolId} ${classId}`)
  const participations = [...classes.values()].flatMap((own): Participation[] => {
    const [first] = own
    if (!first) return []
    const { schoolId, classId } = first
    const schoolKind = kindOf(classId) ?? 'other'
    const from = edition.state === 'open' ? null : edition.from
    return [{ schoolId, schoolKind, classId, from, to: edition.to, presences: own.map(({ presence }) => presence) }]
  })
  return { edition: rest, participations, numbers: numbersOf(participations, rolls) }
}

const nothing: LabNumbers = { schools: 0, classes: 0, students: 0, sessions: 0, held: 0, approved: 0 }

function numbersOf(participations: readonly Participation[], rolls: readonly HeldMinutes[]): LabNumbers {
  const presences = participations.flatMap((each) => each.presences)
  // Who came back after a withdrawal is there twice, with the same hours.
  const hours = new Map(presences.map(({ studentId, hours: own }) => [studentId, own?.approved ?? 0]))
  return {
    schools: new Set(participations.map(({ schoolId }) => schoolId)).size,
    classes: participations.length,
    students: hours.size,
    sessions: rolls.length,
    held: sumMinutes(rolls.map(({ minutes }) => minutes)),
    approved: sumMinutes([...hours.values()]),
  }
}

type Line = { sessionId: string; minutes: Minutes; approved: boolean }

function linesOf(rolls: readonly HeldMinutes[]): Map<string | null, Line[]> {
  const lines = rolls.flatMap((roll) => roll.lines.map((line) => ({ ...line, sessionId: roll._id })))
  return groupBy(lines, ({ studentId }) => studentId)
}

type Participant = Edition['participants'][number]

interface Facts {
  edition: CountableEdition
  /** The sessions that take place. */
  planned: readonly CountableEdition['sessions'][number][]
  lines: ReadonlyMap<string | null, readonly Line[]>
  /** Each student as often as they enrolled. */
  times: ReadonlyMap<string, readonly Participant[]>
}

/** A participant as a presence; null for who was never there. */
function presenceIn(participant: Participant, facts: Facts): Presence | null {
  const { studentId, to: last } = participant
  const { edition } = facts
  const from = maxDay(edition.from, participant.from)
  const to = last ?? maxDay(edition.to, from)
  const held = facts.lines.has(studentId)
  if (to < from || (edition.state === 'suspended' && !held)) return null
  const left = last !== null && last < edition.to
  return { studentId, from, to, left, hours: hoursIn(studentId, facts) }
}

function hoursIn(studentId: string, { edition, planned, lines: all, times }: Facts): OwnHours {
  const lines = all.get(studentId) ?? []
  const participants = [...(times.get(studentId) ?? [])]
  const goesOn = edition.state === 'open' || edition.state === 'running'
  const ahead = planned.filter(
    ({ id, day }) =>
      goesOn && !lines.some(({ sessionId }) => sessionId === id) && expectedAt({ participants }, day).length > 0,
  )
  const approved = sumMinutes(lines.filter((line) => line.approved).map(({ minutes }) => minutes))
  const possible = sumMinutes([...lines, ...ahead].map(({ minutes }) => minutes))
  return { id: `${edition._id} ${studentId}`, approved, planned: possible }
}
