import { authorise, can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type Held, holdsOf, releaseHeld } from '../bookings/booking.service.ts'
import type { Day } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { findStudent } from '../schools/student.service.ts'
import { participantsFor } from './edition-view.rules.ts'
import { Editions } from './edition.model.ts'
import type { Edition, GroupLine, GroupState, LabGroup, UntoldChange } from './edition.rules.ts'
import { editionAuthor, findEdition } from './edition.service.ts'
import { claimsFor } from './enrolment-claims.rules.ts'
import { firstDayFrom, isLive } from './lab-enrolment.rules.ts'
import { type Roster, type WithdrawalReason, withdrawalReasons } from './roster.rules.ts'
import { waitingWith, withoutGroup, withoutStudent, withoutWaiting, withPrivacy } from './roster.rules.ts'

const attempts = 60

type Load = () => Promise<Edition>

/**
 * Changes groups and participants in one write, which holds only while they are the ones the change was made from: when
 * somebody was quicker, the change is decided anew. `decide` throws to refuse, and gives null when nothing is to do.
 */
export async function changeRoster(
  load: Load,
  decide: (edition: Edition) => Roster | null | Promise<Roster | null>,
): Promise<{ before: Edition; after: Roster } | null> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await load()
    const after = await decide(before)
    if (after === null) return null
    if (await writeRoster(before, after)) return { before, after }
  }
  throw new Refused('changed-meanwhile')
}

/** True when it was written: groups, participants and plan are still those of `before`. `news` are to be told of. */
export async function writeRoster(before: Edition, after: Roster, news: UntoldChange | null = null): Promise<boolean> {
  const { _id, rosterVersion, planVersion, state } = before
  const written = await Editions.updateOne(
    { _id, rosterVersion, planVersion, state },
    { $set: after, $inc: { rosterVersion: 1 }, ...(news ? { $push: { untold: news } } : {}) },
  )
  return written.modifiedCount === 1
}

/** What happens to a group now, as a line of its history. */
export async function groupLine(ctx: Ctx, to: GroupState, reason: string | null): Promise<GroupLine> {
  return { at: ctx.now, by: await editionAuthor(ctx), to, reason }
}

/** A group of an edition that this actor may enrol and withdraw; NotFound otherwise. */
export function ownGroup(ctx: Ctx, edition: Edition, groupId: string): LabGroup {
  const group = edition.groups.find(({ id }) => id === groupId)
  if (!group) throw new NotFound(`group ${groupId}`)
  // A teacher must follow every class of it: otherwise it is for the coordinator.
  for (const classId of group.classIds)
    authorise(ctx.actor, 'lab-enrolment.edit', { schoolId: group.schoolId, classId })
  return group
}

export interface Withdrawal {
  editionId: string
  /** The first day without them: today or earlier (tomorrow, once a session of today has begun). */
  from: Day
  reason: string
}

/**
 * Takes a group out, whether it takes part, waits or is asked. What was attended stays; its seats and all that it has
 * taken up ahead come free. Refused: WithdrawalReasons, `changed-meanwhile`.
 */
export async function withdrawGroup(ctx: Ctx, groupId: string, withdrawal: Withdrawal): Promise<void> {
  const { editionId, from, reason } = withdrawal
  const line = await groupLine(ctx, 'withdrawn', reason)
  await leave(ctx, editionId, (edition) => {
    const isIn = isLive(ownGroup(ctx, edition, groupId))
    refuse(withdrawalReasons(edition, { isIn, from, now: ctx.now, today: ctx.today }))
    return withoutGroup(edition, groupId, { from, line })
  })
}

/** Takes one participant out, as above. Refused: WithdrawalReasons, `changed-meanwhile`; NotFound for a stranger. */
export async function withdrawStudent(ctx: Ctx, studentId: string, withdrawal: Withdrawal): Promise<void> {
  const { editionId, from, reason } = withdrawal
  const line = await groupLine(ctx, 'enrolled', reason)
  await leave(ctx, editionId, (edition) => {
    const { schoolId, classId } = ownParticipant(edition, studentId)
    authorise(ctx.actor, 'lab-enrolment.edit', { schoolId, classId })
    const isIn = edition.participants.some((each) => each.studentId === studentId && each.to === null)
    refuse(withdrawalReasons(edition, { isIn, from, now: ctx.now, today: ctx.today }))
    return withoutStudent(edition, studentId, { from, line })
  })
}

/**
 * Takes a student out of the groups of an edition that wait for seats or are asked; what else they do in it stays. Nothing
 * happens when they do not wait. Refused: `changed-meanwhile`.
 */
export async function leaveWaitingList(
  ctx: Ctx,
  studentId: string,
  { editionId, reason }: Pick<Withdrawal, 'editionId' | 'reason'>,
): Promise<void> {
  const line = await groupLine(ctx, 'waiting', reason)
  const load = () => findEdition(ctx, 'lab-enrolment.edit', editionId)
  await changeRoster(load, (edition) => {
    const groups = waitingWith(edition, studentId)
    for (const { schoolId, classIds } of groups)
      for (const classId of classIds) authorise(ctx.actor, 'lab-enrolment.edit', { schoolId, classId })
    return groups.length === 0 ? null : withoutWaiting(edition, studentId, line)
  })
}

function ownParticipant({ participants }: Edition, studentId: string) {
  const found = participants.findLast((each) => each.studentId === studentId)
  if (!found) throw new NotFound(`participant ${studentId}`)
  return found
}

function refuse(reasons: readonly WithdrawalReason[]): void {
  if (reasons.length > 0) throw new Refused(...reasons)
}

/**
 * Somebody leaves, and what they had taken ahead comes free. Only what was held before the write is given back: who comes
 * back at that very moment has taken it anew.
 */
async function leave(ctx: Ctx, editionId: string, decide: (edition: Edition) => Roster): Promise<void> {
  const load = () => findEdition(ctx, 'lab-enrolment.edit', editionId)
  const left: { held?: Held; holdIds: string[] } = { holdIds: [] }
  await changeRoster(load, async (edition) => {
    const after = decide(edition)
    left.held = heldByLeavers(ctx, edition, after)
    left.holdIds = await holdsOf(left.held)
    return after
  })
  if (left.held) await releaseHeld(left.held, left.holdIds)
}

/** What those who leave had taken ahead, unless somebody who stays needs it too: a teacher of two groups. */
function heldByLeavers(ctx: Ctx, before: Edition, after: Roster): Held {
  const from = firstDayFrom(before, ctx)
  const needed = new Set(claimsFor(before, after, from).map(({ resource }) => resource))
  const held = claimsFor(before, before, from).map(({ resource }) => resource)
  return { editionId: before._id, resources: [...new Set(held)].filter((resource) => !needed.has(resource)), from }
}

export interface PrivacyNote {
  editionId: string
  /** Those on the page. */
  shown: readonly string[]
  /** Those of them whose signed document the school has. */
  received: readonly string[]
  /** When it came, for those who are new. */
  on: Day
}

/** Notes whose signed privacy document is there. Refused: `day-ahead`, `changed-meanwhile`. Participants of others stay. */
export async function notePrivacy(ctx: Ctx, { editionId, shown, received, on }: PrivacyNote): Promise<void> {
  if (on > ctx.today) throw new Refused('day-ahead')
  const load = () => findEdition(ctx, 'participant.view', editionId)
  await changeRoster(load, (edition) => {
    const own = ownParticipants(ctx, edition).filter(({ studentId }) => shown.includes(studentId))
    const noted = new Map(own.map(({ studentId }) => [studentId, received.includes(studentId) ? on : null]))
    return withPrivacy(edition, noted)
  })
}

/** The participants of now whom this actor may enrol and withdraw. */
export function ownParticipants({ actor }: Ctx, edition: Edition) {
  return participantsFor(actor, edition).filter(
    ({ schoolId, classId, to }) => to === null && can(actor, 'lab-enrolment.edit', { schoolId, classId }),
  )
}

/** The editions in which a student waits for a seat; NotFound when the student is not theirs. */
export async function waitingListsOf(ctx: Ctx, studentId: string): Promise<string[]> {
  const { schoolId } = await findStudent(ctx, 'student.view', studentId)
  const waiting = { schoolId, studentIds: studentId, state: { $in: ['waiting', 'offered'] satisfies GroupState[] } }
  const editions = await Editions.find({ schoolIds: schoolId, groups: { $elemMatch: waiting } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean()
  return editions.map(({ _id }) => _id)
}

/** What the page of a student says of a lab. */
export interface LabOfStudent {
  edition: Pick<Edition, '_id' | 'code' | 'title' | 'state' | 'from' | 'to' | 'partnerId' | 'sessions' | 'module'>
  from: Day
  to: Day | null
  counts: boolean
}

const shownOfLab = { code: 1, title: 1, state: 1, from: 1, to: 1, partnerId: 1, sessions: 1, module: 1 } as const

/** The labs in which a student takes or took part, the latest first; NotFound when the student is not theirs. */
export async function labsOfStudent(ctx: Ctx, studentId: string): Promise<LabOfStudent[]> {
  const student = await findStudent(ctx, 'student.view', studentId)
  const editions = await Editions.find(
    { participants: { $elemMatch: { studentId: student._id, schoolId: student.schoolId } }, state: { $ne: 'draft' } },
    { ...shownOfLab, participants: { $elemMatch: { studentId } }, 'groups.id': 1, 'groups.counts': 1 },
  )
    .sort({ from: -1, _id: -1 })
    .lean<Edition[]>()
  return editions.flatMap(({ participants, groups, ...edition }) => {
    const [own] = participants
    if (!own) return []
    const counts = groups.find(({ id }) => id === own.groupId)?.counts ?? false
    return [{ edition, from: own.from, to: own.to, counts }]
  })
}
