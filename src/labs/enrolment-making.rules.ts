// What an enrolment adds to its edition: a group with its participants, or more participants of a group that is in already,
// or a group that waits. When seats are not enough, whoever enrols has said what to do: nothing, everybody waits, or the
// first ones come, in the order in which they were named, and the others wait.

import type { Day } from '../platform/day.ts'
import type { Edition, EditionAuthor, GroupLine, LabGroup, Participant } from './edition.rules.ts'
import { type ClosedReason, type Enrolling, type EnrolmentRequest, firstDayFrom } from './lab-enrolment.rules.ts'
import { placesAt, splitBySeats } from './waiting-list.rules.ts'

/** When the seats are not enough: say so, put everybody on the waiting list, or only those who find none. */
export const whenFull = ['refuse', 'wait', 'split'] as const
export type WhenFull = (typeof whenFull)[number]

export interface MakingFacts {
  /** Of the form: a second group, that waits, is called after it. */
  id: string
  schoolId: string
  request: EnrolmentRequest
  /** On screen, by id of the class. */
  labels: ReadonlyMap<string, string>
  teacher: LabGroup['teacher']
  counts: boolean
  /** The privacy documents of all of them are at the school. */
  privacy: boolean
  whenFull: WhenFull
  /** The group they come into; null: one of their own. */
  joins: LabGroup | null
  by: EditionAuthor
  /** Why enrolments are over; none while they are open. Afterwards nobody waits, and no seat is kept for who does. */
  closed: readonly ClosedReason[]
  /** Of coordinators who enrol although enrolments are over. */
  reason: string | null
  now: Date
  today: Day
}

export interface Making {
  groups: LabGroup[]
  participants: Participant[]
  /** Who comes into a group that is there. */
  joining: { groupId: string; studentIds: string[]; lines: GroupLine[] } | null
  /** How many seats there were for them. */
  free: number
  /** Seats are not enough, and nobody has said what to do then. */
  full: boolean
  /** A group that begins to wait meanwhile, and that the free seats are enough for, goes first. */
  queueFirst: boolean
}

/** What the enrolment would write now. */
export function makeEnrolment(edition: Edition, facts: MakingFacts): Making {
  const { request, joins } = facts
  const free = placesAt(edition, facts.closed)
  const fits = request.students.length <= free
  const { enrolled, waiting } = splitBySeats(request.students, fits ? free : seatsUsed(facts, free))
  const joining = joins && enrolled.length > 0 ? joiningOf(facts, { group: joins, students: enrolled }) : null
  const groupId = joining?.groupId ?? facts.id
  return {
    groups: newGroups(facts, { enrolled: joining ? [] : enrolled, waiting }),
    participants: enrolled.map((student) => newParticipant(edition, { ...facts, student, groupId })),
    joining,
    free,
    full: !fits && answerOf(facts) === 'refuse',
    queueFirst: facts.closed.length === 0 && enrolled.length > 0,
  }
}

function newGroups(
  facts: MakingFacts,
  { enrolled, waiting }: { enrolled: readonly Enrolling[]; waiting: readonly Enrolling[] },
): LabGroup[] {
  const groups: GroupParts[] = [
    { id: facts.id, state: 'enrolled', students: enrolled },
    { id: waitingIdOf(facts), state: 'waiting', students: waiting },
  ]
  return groups.filter(({ students }) => students.length > 0).map((group) => groupOf(facts, group))
}

// A group that is in does not split: whoever finds no seat waits with the others.
function answerOf({ whenFull: answer, joins, closed }: MakingFacts): WhenFull {
  return closed.length > 0 || (joins && answer === 'split') ? 'refuse' : answer
}

/** Refused ones are made all the same, so that everything that stands against them is found at once. */
function seatsUsed(facts: MakingFacts, free: number): number {
  const answer = answerOf(facts)
  if (answer === 'refuse') return facts.request.students.length
  return answer === 'split' ? free : 0
}

/** What the waiting part of an enrolment is called. */
export function waitingIdOf({ id }: { id: string }): string {
  return `${id}-attesa`
}

interface GroupParts {
  id: string
  state: 'enrolled' | 'waiting'
  students: readonly Enrolling[]
}

const listing = new Intl.ListFormat('it')

function groupOf(facts: MakingFacts, { id, state, students }: GroupParts): LabGroup {
  const { request, labels, schoolId, teacher, counts, by, now, reason } = facts
  const classIds = [...labels.keys()].filter((classId) => students.some((student) => student.classId === classId))
  const whole = request.wholeClassId !== null && students.length === request.students.length
  return {
    id,
    kind: whole ? 'class' : 'students',
    schoolId,
    classIds,
    label: listing.format(classIds.map((classId) => labels.get(classId) ?? '')),
    studentIds: students.map(({ studentId }) => studentId),
    teacher,
    counts,
    state,
    at: now,
    by,
    offeredUntil: null,
    history: [{ at: now, by, to: state, reason }],
  }
}

function joiningOf(
  { by, now, reason }: MakingFacts,
  { group, students }: { group: LabGroup; students: readonly Enrolling[] },
): Making['joining'] {
  const studentIds = students.map(({ studentId }) => studentId)
  const lines = studentIds.map(
    (studentId): GroupLine => ({ at: now, by, to: 'enrolled', reason, studentId, joined: true }),
  )
  return { groupId: group.id, studentIds, lines }
}

interface NewParticipant {
  student: Pick<Enrolling, 'studentId' | 'classId'>
  schoolId: string
  groupId: string
  privacy: boolean
  now: Date
  today: Day
}

/** Somebody who takes part from now on; who was in before keeps the privacy document. */
export function newParticipant(
  edition: Pick<Edition, 'participants' | 'sessions'>,
  { student, schoolId, groupId, privacy, ...moment }: NewParticipant,
): Participant {
  const { studentId, classId } = student
  const before = edition.participants.findLast((each) => each.studentId === studentId)?.privacyOn ?? null
  const privacyOn = before ?? (privacy ? moment.today : null)
  return { studentId, schoolId, classId, groupId, from: firstDayFrom(edition, moment), to: null, privacyOn }
}
