import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Interval } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import { type EditionPermission, mayWithEdition } from './edition-view.rules.ts'
import { Editions } from './edition.model.ts'
import { type Edition, type EditionState, expectedAt, underWayStates } from './edition.rules.ts'

/** What lists of sessions need: who takes part and when, without what the module says; only the sessions asked for. */
export type EditionWithSessions = Pick<
  Edition,
  '_id' | 'code' | 'title' | 'partnerId' | 'partnerIds' | 'schoolIds' | 'state' | 'sessions' | 'groups' | 'participants'
> & { module: Pick<Edition['module'], 'minutes' | 'theme'> }

const wanted = {
  code: 1,
  title: 1,
  partnerId: 1,
  partnerIds: 1,
  schoolIds: 1,
  state: 1,
  'groups.id': 1,
  'groups.schoolId': 1,
  'groups.classIds': 1,
  'groups.label': 1,
  'groups.counts': 1,
  'groups.state': 1,
  'groups.teacher': 1,
  participants: 1,
  'module.minutes': 1,
  'module.theme': 1,
} as const

/** Of the sessions those between two days, both included, as a projection. */
export function sessionsWithin({ from, to }: { from: Day; to: Day }): object {
  const within = { $and: [{ $gte: ['$$session.day', from] }, { $lte: ['$$session.day', to] }] }
  return { sessions: { $filter: { input: '$sessions', as: 'session', cond: within } } }
}

/** States in which sessions have been held, or are. */
const begun: readonly EditionState[] = ['running', 'suspended', 'completed']

/** The editions of this actor that have begun, each with its sessions between two days, both included; one at least. */
export async function editionsBegun(
  ctx: Ctx,
  permission: EditionPermission,
  { from, to }: { from: Day; to: Day },
): Promise<EditionWithSessions[]> {
  const own = ownFilter(ctx, permission)
  const between = { sessions: { $elemMatch: { day: { $gte: from, $lte: to } } } }
  const editions = await Editions.find(
    { ...own, ...between, state: { $in: [...begun] } },
    { ...wanted, ...sessionsWithin({ from, to }) },
  )
    .sort({ from: 1, _id: 1 })
    .lean<EditionWithSessions[]>()
  return editions.filter((edition) => mayWithEdition(ctx.actor, permission, edition))
}

/** The editions of this actor that are under way or pause, with all of their sessions. */
export async function editionsUnderWay(ctx: Ctx, permission: EditionPermission): Promise<EditionWithSessions[]> {
  const editions = await Editions.find(
    { ...ownFilter(ctx, permission), state: { $in: [...underWayStates] } },
    { ...wanted, sessions: 1 },
  )
    .sort({ from: 1, _id: 1 })
    .lean<EditionWithSessions[]>()
  return editions.filter((edition) => mayWithEdition(ctx.actor, permission, edition))
}

function ownFilter({ actor }: Ctx, permission: EditionPermission): object {
  const { partnerId, schoolId, studentId } = visible(actor, permission)
  return {
    ...(partnerId ? { partnerIds: partnerId } : {}),
    ...(schoolId ? { 'participants.schoolId': schoolId } : {}),
    ...(studentId ? { 'participants.studentId': studentId } : {}),
  }
}

/** Which sessions of these editions were cancelled: what was written of them before earns nothing. */
export async function cancelledSessionsOf(editionIds: readonly string[]): Promise<string[]> {
  const editions = await Editions.find(
    { _id: { $in: [...editionIds] }, 'sessions.state': 'cancelled' },
    { 'sessions.id': 1, 'sessions.state': 1 },
  ).lean<Pick<Edition, '_id' | 'sessions'>[]>()
  return editions.flatMap(({ sessions }) => sessions.filter(({ state }) => state === 'cancelled').map(({ id }) => id))
}

/**
 * The times of a day at which a student is expected at a lab, for use cases that have already decided who may act: hours
 * elsewhere at the same time are refused, whoever writes them.
 */
export async function labTimesOf(studentId: string, on: Day): Promise<Interval[]> {
  const editions = await Editions.find(
    { 'participants.studentId': studentId, 'sessions.day': on, state: { $in: [...begun] } },
    { sessions: 1, participants: 1 },
  ).lean<Pick<Edition, 'sessions' | 'participants'>[]>()
  return editions
    .filter((edition) => expectedAt(edition, on).some((each) => each.studentId === studentId))
    .flatMap(({ sessions }) => sessions.filter(({ day, state }) => day === on && state === 'planned'))
    .map(({ from, to }) => ({ from, to }))
}
