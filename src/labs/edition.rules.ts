// An edition (edizione) is a module run once, at one partner, for one class, several, or students of several schools. It
// keeps the version of the module it was made with. Its sessions (incontri), groups (gruppi iscritti o in attesa) and
// participants lie inside it. States: a draft is prepared, open takes enrolments, running has begun (a separate act),
// suspended pauses, completed and cancelled are final.
// `planVersion` grows with each change of the sessions, `rosterVersion` with each change of groups and participants: who
// changes the sessions asks for both, who enrols asks for the plan and for free seats, each in one conditional write.
// Source: domain study 4 (P3 to P9, "Lab module").

import type { ModuleVersion } from '../lab-modules/lab-module.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { ClockTime } from '../platform/clock-time.ts'
import type { Day, Weekday } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

export const editionStates = ['draft', 'open', 'running', 'suspended', 'completed', 'cancelled'] as const
export type EditionState = (typeof editionStates)[number]

export interface EditionAuthor {
  accountId: string | null
  name: string
}

/** The expert, who also signs for a co-present one; the tutor of the fablab. Teachers of the schools are in the groups. */
export type StaffPart = 'trainer' | 'co-trainer' | 'tutor'

export interface StaffMember {
  /** The id of the person among the tutors of a partner. */
  id: string
  /** Of that partner: a substitute may come from another one. */
  partnerId: string
  part: StaffPart
  name: string
  email: string | null
  accountId: string | null
  /** The name of the person who is substituted in this session. */
  insteadOf: string | null
}

export interface LabSession {
  id: string
  /** 1, 2, 3… in order of date, cancelled ones included. */
  number: number
  day: Day
  from: ClockTime
  to: ClockTime
  minutes: Minutes
  state: 'planned' | 'cancelled'
  /** Ids of the partner's rooms and machines. */
  roomIds: string[]
  machineIds: string[]
  staff: StaffMember[]
  /** Of the module's parts. */
  partIds: string[]
  /** What is done, as far as it is known beforehand. */
  topic: string | null
  /** The cancelled session whose hours this one makes up for. */
  recovers: string | null
  cancelled: { at: Date; by: EditionAuthor; reason: string } | null
  /** Grows with each change: calendars that follow it need it. */
  sequence: number
  changedAt: Date
}

/** Waiting groups keep their order; an offer holds its seats until it is answered or has run out. */
export const groupStates = ['enrolled', 'waiting', 'offered', 'expired', 'declined', 'withdrawn'] as const
export type GroupState = (typeof groupStates)[number]

export interface LabGroup {
  id: string
  /** `class`: a whole class; `students`: chosen ones, of one school. */
  kind: 'class' | 'students'
  schoolId: string
  /** Of the chosen students the classes they are in. */
  classIds: string[]
  /** On screen: 3A, or 3A e 3B. */
  label: string
  studentIds: string[]
  /** Who comes along and is the tutor of the school. */
  teacher: { accountId: string; name: string } | null
  /** Whether the school counts the hours for school-to-work; an explicit choice. */
  counts: boolean
  state: GroupState
  at: Date
  by: EditionAuthor
  /** Until when the offered seats are reserved. */
  offeredUntil: Date | null
  /** Why it was withdrawn, declined or passed over, and by whom; the latest last. */
  history: GroupLine[]
}

export interface GroupLine {
  at: Date
  by: EditionAuthor
  /** The state after it. */
  to: GroupState
  reason: string | null
  /** Who came or went, when it is about one student only, and which of the two it was. */
  studentId?: string | null
  joined?: boolean | null
  /** Who comes along from then on, and who did before, by name, when it is about that. */
  teacher?: { before: string | null; after: string } | null
}

export interface Participant {
  studentId: string
  schoolId: string
  classId: string
  groupId: string
  /** Sessions count for this student from that day on. */
  from: Day
  /** The last day, once the student has withdrawn. */
  to: Day | null
  /** When the school received the signed privacy document of the family; null: missing. */
  privacyOn: Day | null
}

export interface PatternSlot {
  weekday: Weekday
  from: ClockTime
  to: ClockTime
}

export interface EditionLine {
  at: Date
  by: EditionAuthor
  event: string
  reason: string | null
}

/** A change whose letters are still to be written, in the same write as the change: a job makes them good after a crash. */
export interface UntoldChange {
  /** The plan that it made. */
  planVersion: number
  at: Date
  /** Who made it, and is not told. */
  byId: string | null
  /** The partners before and after it. */
  partnerIds: string[]
  /** As the notice of a changed plan has them; null: the edition was cancelled, or it is about a teacher. */
  changes: string | null
  reason: string | null
  /** Somebody else comes along with a group from now on; the plan stays as it was (`planVersion` is 0 then). */
  teacher?: TeacherNews | null
}

/** Who came along with a group and who does now, as they are told. */
export interface TeacherNews {
  groupId: string
  /** The groups that it made: no two changes have the same. */
  rosterVersion: number
  before: LabGroup['teacher']
  after: NonNullable<LabGroup['teacher']>
}

export interface Edition {
  _id: string
  /** On screen, unique: ROB-1/26-A. */
  code: string
  title: string
  moduleId: string
  /** The version of the module it was made with. */
  module: ModuleVersion & { code: string }
  schoolYear: SchoolYear
  partnerId: string
  siteId: string
  /** The partner and those of its substitutes: who may take the roll call. */
  partnerIds: string[]
  /** Schools with a group that is enrolled, waiting or offered. */
  schoolIds: string[]
  state: EditionState
  /** Sessions lie between the two, both included. */
  from: Day
  to: Day
  /** The weekday pattern the sessions were last planned with. */
  pattern: PatternSlot[]
  /** What a new session takes, unless it says otherwise. */
  roomIds: string[]
  machineIds: string[]
  staff: StaffMember[]
  /** At most `module.maximum`, and as many as rooms and tutors allow. */
  seats: number
  minimum: number
  /** When the minimum must have been reached; null: nobody checks. */
  minimumBy: Day | null
  /** The last day for enrolments; the lock by hours holds besides. */
  enrolUntil: Day | null
  /** Seats of enrolled participants and of offered groups; never above `seats`. */
  taken: number
  sessions: LabSession[]
  groups: LabGroup[]
  participants: Participant[]
  copiedFrom: string | null
  /** The students who reached the attendance, once the edition is completed. */
  finishedBy?: string[]
  /** Changes that nobody has been told of yet; usually none. */
  untold?: UntoldChange[]
  history: EditionLine[]
  createdAt: Date
  /** Grows with each change of the facts (not sessions, not groups). */
  version: number
  planVersion: number
  rosterVersion: number
}

/** What counting who takes part in an edition needs of it; nobody is named in it. */
export type CountableEdition = Pick<
  Edition,
  '_id' | 'code' | 'title' | 'state' | 'from' | 'to' | 'partnerId' | 'partnerIds' | 'sessions' | 'participants'
>

/** The sessions that take place, in order. */
export function plannedSessions(edition: Pick<Edition, 'sessions'>): LabSession[] {
  return edition.sessions.filter((session) => session.state === 'planned').toSorted(byTime)
}

/** By day, then by the clock. */
export function byTime(a: Pick<LabSession, 'day' | 'from'>, b: Pick<LabSession, 'day' | 'from'>): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0
}

/** Who is expected at a session: enrolled from that day or earlier, and not withdrawn before it. */
export function expectedAt(edition: Pick<Edition, 'participants'>, on: Day): Participant[] {
  return edition.participants.filter(({ from, to }) => from <= on && (to === null || to >= on))
}

/** Whether sessions and groups of this edition may still change. */
export function isOpenEnded(state: EditionState): boolean {
  return state !== 'completed' && state !== 'cancelled'
}

/** The states of an edition that has begun and is not over: it runs, or pauses. */
export const underWayStates: readonly EditionState[] = ['running', 'suspended']

export function isUnderWay({ state }: Pick<Edition, 'state'>): boolean {
  return underWayStates.includes(state)
}

/** Whether schools may look at it: a draft is the business of city and partner. */
export function isShown(state: EditionState): boolean {
  return state !== 'draft'
}
