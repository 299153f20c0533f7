import type { Actor, Ctx } from '../access/actor.ts'
import { type Day, dayOf } from '../platform/day.ts'
import { sessionsWithin } from './begun-sessions.service.ts'
import { groupsFor, participantsFor } from './edition-view.rules.ts'
import { Editions } from './edition.model.ts'
import { type Edition, expectedAt, type LabSession } from './edition.rules.ts'
import { visibleEditions } from './edition.service.ts'

/** Which sessions: between two days, both included, and of whom; what is not said does not matter. */
export interface SessionSearch {
  from: Day
  to: Day
  partnerId?: string
  schoolId?: string
  /** Of at least one of these classes somebody is expected… */
  classIds?: readonly string[]
  /** …or this account comes along with a group. */
  teacherId?: string
  studentId?: string
  /** The id of a tutor of a partner. */
  staffId?: string
  spaceId?: string
}

/** One session with what this reader may know of its edition. */
export interface DatedSession {
  edition: Pick<Edition, '_id' | 'code' | 'title' | 'state' | 'partnerId' | 'siteId'>
  session: LabSession
  /** The groups the reader may know of which somebody is expected. */
  groups: { schoolId: string; classIds: string[]; label: string }[]
  /** How many are expected in all: a number. */
  expected: number
}

type Read = Pick<
  Edition,
  | '_id'
  | 'code'
  | 'title'
  | 'state'
  | 'partnerId'
  | 'siteId'
  | 'partnerIds'
  | 'sessions'
  | 'groups'
  | 'participants'
  | 'history'
>

const read = {
  code: 1,
  title: 1,
  state: 1,
  partnerId: 1,
  siteId: 1,
  partnerIds: 1,
  'participants.studentId': 1,
  'participants.schoolId': 1,
  'participants.classId': 1,
  'participants.groupId': 1,
  'participants.from': 1,
  'participants.to': 1,
  'groups.id': 1,
  'groups.kind': 1,
  'groups.schoolId': 1,
  'groups.classIds': 1,
  'groups.label': 1,
  'groups.studentIds': 1,
  'groups.teacher': 1,
  'groups.state': 1,
} as const

const lastEvent: object = { history: { $slice: ['$history', -1] } }

/**
 * The sessions this actor may see between two days, cancelled ones included, in order. People of a school see those at
 * which somebody of it is expected; editions that were cancelled as a whole show what was cancelled in them.
 */
export async function sessionsBetween(ctx: Ctx, search: SessionSearch): Promise<DatedSession[]> {
  const { from, to } = search
  const days = { sessions: { $elemMatch: { day: { $gte: from, $lte: to } } } }
  const filter = { $and: [visibleEditions(ctx.actor), days, ...conditions(search)] }
  const editions = await Editions.find(filter, { ...read, ...lastEvent, ...sessionsWithin({ from, to }) }).lean<
    Read[]
  >()
  return editions
    .flatMap((edition) => sessionsOf(edition, search, ctx.actor))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

function orderOf({ session, edition }: DatedSession): string {
  return `${session.day} ${session.from} ${session.to} ${edition.code}`
}

function conditions({ partnerId, schoolId, studentId, staffId, spaceId }: SessionSearch): object[] {
  return [
    ...(partnerId ? [{ partnerIds: partnerId }] : []),
    ...(schoolId ? [{ $or: [{ schoolIds: schoolId }, { 'participants.schoolId': schoolId }] }] : []),
    ...(studentId ? [{ 'participants.studentId': studentId }] : []),
    ...(staffId ? [{ 'sessions.staff.id': staffId }] : []),
    ...(spaceId ? [{ $or: [{ 'sessions.roomIds': spaceId }, { 'sessions.machineIds': spaceId }] }] : []),
  ]
}

function sessionsOf(edition: Read, search: SessionSearch, actor: Actor): DatedSession[] {
  const { _id, code, title, state, partnerId, siteId } = edition
  return edition.sessions
    .filter((session) => session.day >= search.from && session.day <= search.to)
    .filter((session) => takes(session, search) && concerns(edition, session, search))
    .map((session) => ({
      edition: { _id, code, title, state, partnerId, siteId },
      session: isCalledOff(edition, session)
        ? { ...session, state: 'cancelled', sequence: session.sequence + 1 }
        : session,
      groups: groupsAt(edition, session.day, actor),
      expected: expectedAt(edition, session.day).length,
    }))
}

/** Calling the whole edition off, the last thing that happens to it, calls off what had not taken place yet. */
function isCalledOff({ state, history }: Pick<Read, 'state' | 'history'>, session: LabSession): boolean {
  const at = history.at(-1)?.at
  return state === 'cancelled' && session.state === 'planned' && (at === undefined || session.day >= dayOf(at))
}

function takes({ staff, roomIds, machineIds }: LabSession, { staffId, spaceId }: SessionSearch): boolean {
  if (staffId && !staff.some(({ id }) => id === staffId)) return false
  return !spaceId || roomIds.includes(spaceId) || machineIds.includes(spaceId)
}

function concerns(edition: Read, { day }: LabSession, search: SessionSearch): boolean {
  const { schoolId, classIds, studentId, teacherId } = search
  if (!schoolId && !classIds && !studentId) return true
  const expected = expectedAt(edition, day)
  if (studentId) return expected.some((each) => each.studentId === studentId)
  const ofSchool = expected.filter((each) => !schoolId || each.schoolId === schoolId)
  if (!classIds) return ofSchool.length > 0
  return ofSchool.some((each) => classIds.includes(each.classId) || accompanies(edition, each.groupId, teacherId))
}

function accompanies({ groups }: Read, groupId: string, teacherId: string | undefined): boolean {
  const teacher = groups.find(({ id }) => id === groupId)?.teacher
  return teacherId !== undefined && teacher?.accountId === teacherId
}

function groupsAt(edition: Read, on: Day, actor: Actor): DatedSession['groups'] {
  const here = new Set(expectedAt({ participants: participantsFor(actor, edition) }, on).map(({ groupId }) => groupId))
  return groupsFor(actor, { ...edition, groups: edition.groups.map((group) => ({ ...group, history: [] })) })
    .filter(({ id }) => here.has(id))
    .map(({ schoolId, classIds, label }) => ({ schoolId, classIds, label }))
}

/** The partners and schools of editions that this actor may see, by id: to choose whose calendar to look at. */
export async function partiesOfEditions(ctx: Ctx): Promise<{ partnerIds: string[]; schoolIds: string[] }> {
  const filter = visibleEditions(ctx.actor)
  const [partnerIds, schoolIds] = await Promise.all([
    Editions.distinct('partnerId', filter),
    Editions.distinct('schoolIds', filter),
  ])
  return { partnerIds, schoolIds }
}
