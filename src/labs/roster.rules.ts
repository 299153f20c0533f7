// Changes to the groups and participants of an edition, as plain values: seats offered, accepted, declined or run out, and
// withdrawals (ritiro). Whoever withdraws stays in the list with a last day, because what was attended counts; the seats
// come free at once and only once, since the seats taken are always counted anew from who is in. A withdrawal holds
// from a day that has come: what lies ahead cannot be known yet.
// Source: domain study 4 (P5, P6); house rule for the offers.

import { addDays, type Day, maxDay } from '../platform/day.ts'
import { type Edition, type GroupLine, isOpenEnded, type LabGroup, type Participant } from './edition.rules.ts'
import { enrolledCount, firstDayFrom, isLive } from './lab-enrolment.rules.ts'

/** What such a change replaces in an edition. */
export type Roster = Pick<Edition, 'groups' | 'participants' | 'taken' | 'schoolIds'>

/** The change of one group. */
type Change = (group: LabGroup) => LabGroup

/** The seats of those who take part and of the groups that are asked. */
function takenBy({ groups, participants }: Pick<Roster, 'groups' | 'participants'>): number {
  const offered = groups.filter(({ state }) => state === 'offered')
  return enrolledCount({ participants }) + offered.reduce((sum, { studentIds }) => sum + studentIds.length, 0)
}

/** Groups and participants with what follows from them. */
export function rosterOf(groups: LabGroup[], participants: Participant[]): Roster {
  const schoolIds = [...new Set(groups.filter(isLive).map(({ schoolId }) => schoolId))]
  return { groups, participants, schoolIds, taken: takenBy({ groups, participants }) }
}

type Before = Pick<Edition, 'groups' | 'participants'>

function withGroup({ groups, participants }: Before, groupId: string, change: Change): Roster {
  return rosterOf(
    groups.map((group) => (group.id === groupId ? change(group) : group)),
    participants,
  )
}

/** The seats of that group are held for it until then. */
export function withOffer(before: Before, groupId: string, { line, until }: { line: GroupLine; until: Date }): Roster {
  return withGroup(before, groupId, (group) => ({ ...moved(group, line), offeredUntil: until }))
}

/** The offer was declined or has run out. */
export function withoutOffer(before: Before, groupId: string, line: GroupLine): Roster {
  return withGroup(before, groupId, (group) => moved(group, line))
}

/** The group has accepted: these are its participants. */
export function withAccepted(
  { groups, participants }: Before,
  groupId: string,
  { line, newcomers }: { line: GroupLine; newcomers: readonly Participant[] },
): Roster {
  return withGroup({ groups, participants: [...participants, ...newcomers] }, groupId, (group) => moved(group, line))
}

function moved(group: LabGroup, line: GroupLine): LabGroup {
  return { ...group, state: line.to, history: [...group.history, line] }
}

/** Somebody else comes along with that group. */
export function withTeacher(
  before: Before,
  groupId: string,
  { line, teacher }: { line: GroupLine; teacher: NonNullable<LabGroup['teacher']> },
): Roster {
  return withGroup(before, groupId, (group) => ({ ...moved(group, line), teacher }))
}

export interface Leaving {
  /** The first day without them. */
  from: Day
  line: GroupLine
}

/** A whole group leaves, whether it takes part, waits or is asked. */
export function withoutGroup({ groups, participants }: Before, groupId: string, { from, line }: Leaving): Roster {
  const leave = leaving(from, (each) => each.groupId === groupId)
  return withGroup({ groups, participants: participants.map(leave) }, groupId, (group) => moved(group, line))
}

/** One participant leaves; with the last one the group is withdrawn. */
export function withoutStudent({ groups, participants }: Before, studentId: string, { from, line }: Leaving): Roster {
  const leave = leaving(from, (each) => each.studentId === studentId)
  const groupId = participants.find((each) => each.studentId === studentId && each.to === null)?.groupId ?? ''
  return withGroup({ groups, participants: participants.map(leave) }, groupId, (group) =>
    withoutMember(group, studentId, line),
  )
}

function withoutMember(group: LabGroup, studentId: string, line: GroupLine): LabGroup {
  const studentIds = group.studentIds.filter((id) => id !== studentId)
  const to = studentIds.length === 0 ? 'withdrawn' : group.state
  return moved({ ...group, studentIds }, { ...line, to, studentId, joined: false })
}

/** The groups with this student that wait for seats, or are asked. */
export function waitingWith({ groups }: Pick<Before, 'groups'>, studentId: string): LabGroup[] {
  return groups.filter(
    ({ state, studentIds }) => (state === 'waiting' || state === 'offered') && studentIds.includes(studentId),
  )
}

/** Somebody waits no longer: the group keeps its place and asks for one seat less; with the last one it is withdrawn. */
export function withoutWaiting({ groups, participants }: Before, studentId: string, line: GroupLine): Roster {
  const waiting = waitingWith({ groups }, studentId)
  return rosterOf(
    groups.map((group) => (waiting.includes(group) ? withoutMember(group, studentId, line) : group)),
    participants,
  )
}

// Somebody who never came has a last day before the first one, and is expected at no session.
function leaving(from: Day, leaves: (participant: Participant) => boolean): (participant: Participant) => Participant {
  return (each) =>
    each.to === null && leaves(each) ? { ...each, to: maxDay(addDays(each.from, -1), addDays(from, -1)) } : each
}

/** These participants have handed in the privacy document on that day; null: they have not. Who has it keeps the day. */
export function withPrivacy({ groups, participants }: Before, noted: ReadonlyMap<string, Day | null>): Roster {
  const note = (each: Participant): Participant => {
    const day = noted.get(each.studentId)
    if (day === undefined) return each
    return { ...each, privacyOn: day === null ? null : (each.privacyOn ?? day) }
  }
  return rosterOf(groups, participants.map(note))
}

export type WithdrawalReason = 'edition-over' | 'not-in' | 'day-ahead'

/** Why nobody can withdraw from that day on; `isIn`: the group or student is in the edition. */
export function withdrawalReasons(
  edition: Pick<Edition, 'state' | 'sessions'>,
  { isIn, from, now, today }: { isIn: boolean; from: Day; now: Date; today: Day },
): WithdrawalReason[] {
  if (!isIn) return ['not-in']
  const reasons: [WithdrawalReason, boolean][] = [
    ['edition-over', !isOpenEnded(edition.state)],
    ['day-ahead', from > firstDayFrom(edition, { now, today })],
  ]
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason)
}

export type TeacherReason = 'edition-over' | 'group-gone' | 'teacher-changed'

/** Why nobody else can come along with this group; `shown`: the account that did when the page was read. */
export function teacherReasons(
  edition: Pick<Edition, 'state'>,
  group: Pick<LabGroup, 'state' | 'teacher'>,
  shown: string | null,
): TeacherReason[] {
  const reasons: [TeacherReason, boolean][] = [
    ['edition-over', !isOpenEnded(edition.state)],
    ['group-gone', !isLive(group)],
    ['teacher-changed', (group.teacher?.accountId ?? null) !== shown],
  ]
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** How many of the school's participants still lack the privacy document. */
export function withoutPrivacy(participants: readonly Participant[]): Participant[] {
  return participants.filter(({ to, privacyOn }) => to === null && privacyOn === null)
}
