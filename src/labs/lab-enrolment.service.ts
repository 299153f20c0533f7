import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { Editions } from './edition.model.ts'
import type { Edition, LabGroup } from './edition.rules.ts'
import { editionAuthor, findEdition } from './edition.service.ts'
import { sessionsWithoutPlace } from './enrolment-claims.rules.ts'
import { type ChosenClass, chosenClasses, enrolmentRequest } from './enrolment-facts.service.ts'
import { possibleTeachers } from './group-teacher.service.ts'
import { makeEnrolment, type Making, waitingIdOf, type WhenFull } from './enrolment-making.rules.ts'
import { closedReasons, enrollingStates, type EnrolmentRequest, forcible, liveStates } from './lab-enrolment.rules.ts'
import { type Obstacle, obstaclesTo } from './lab-enrolment.rules.ts'
import { ownGroup } from './roster.service.ts'
import { bookSessions, foreseenClashes, releaseBooking } from './session-booking.service.ts'
import type { SessionClash } from './session-clash.rules.ts'

export interface EnrolmentInput {
  /** Of the form: sent twice, it is done once. */
  id: string
  classIds: readonly string[]
  /** In the order in which they get the seats. */
  studentIds: readonly string[]
  /** Who comes along, an account of the school; of those who join a group its own teacher does. */
  teacherId: string
  /** Whether the school counts the hours; of those who join a group as it does for the others. */
  counts: boolean
  /** The signed privacy documents of all of them are at the school. */
  privacy: boolean
  whenFull: WhenFull
  /** The group they come into; null: one of their own. */
  groupId: string | null
  /** Why it is done although enrolments are over; only coordinators may. */
  force: string | null
}

export type EnrolmentOutcome =
  | { done: true; enrolled: number; waiting: number }
  | { done: false; obstacles: Obstacle[]; clashes: SessionClash[]; free: number }

const attempts = 8

/**
 * Enrols students of one or several classes of the actor's school, or puts them on the waiting list. Nothing is written
 * unless everything fits: all obstacles and all clashes come back together. Refused: `unknown-teacher`, `group-gone`,
 * `not-yours-to-force`, `changed-meanwhile`; NotFound for an edition or a class that is not theirs.
 */
export async function enrolStudents(ctx: Ctx, editionId: string, input: EnrolmentInput): Promise<EnrolmentOutcome> {
  if (input.force !== null && !may(ctx.actor, 'lab-enrolment.force')) throw new Refused('not-yours-to-force')
  for (let attempt = 0; attempt < attempts; attempt++) {
    const edition = await findEdition(ctx, 'lab-enrolment.edit', editionId)
    const before = doneBefore(ctx, edition, input)
    if (before) return before
    const outcome = await tryToEnrol(ctx, edition, input)
    if (outcome !== 'meanwhile') return outcome
  }
  throw new Refused('changed-meanwhile')
}

/** The same form sent again. */
function doneBefore(ctx: Ctx, edition: Edition, input: EnrolmentInput): EnrolmentOutcome | null {
  const made = edition.groups.filter(({ id }) => id === input.id || id === waitingIdOf(input))
  if (made.length === 0) return null
  for (const { id } of made) ownGroup(ctx, edition, id)
  const students = (waits: boolean) =>
    made.filter(({ state }) => (state === 'waiting') === waits).flatMap(({ studentIds }) => studentIds).length
  return { done: true, enrolled: students(false), waiting: students(true) }
}

async function tryToEnrol(ctx: Ctx, edition: Edition, input: EnrolmentInput): Promise<EnrolmentOutcome | 'meanwhile'> {
  const classes = await chosenClasses(ctx, edition, input.classIds)
  const request = await enrolmentRequest(ctx, edition, { classes, studentIds: input.studentIds })
  const making = await makingOf(ctx, edition, { input, classes, request })
  const obstacles = await obstaclesFor(ctx, edition, { input, request, making })
  const { booked, sessions } = newcomersOf(edition, making)
  if (obstacles.length > 0) {
    return { done: false, obstacles, clashes: await foreseenClashes(ctx, booked, { sessions }), free: making.free }
  }
  const holdId = newId()
  const clashes = await bookSessions(ctx, booked, { sessions, holdId })
  if (clashes.length > 0) return { done: false, obstacles, clashes, free: making.free }
  const giveBack = () => releaseBooking(ctx, booked, { sessions, holdId })
  const written = await writeEnrolment(edition, making).catch(async (error: unknown) => {
    await giveBack()
    throw error
  })
  if (written) return { done: true, enrolled: making.participants.length, waiting: waitingIn(making) }
  await giveBack()
  return 'meanwhile'
}

function waitingIn({ groups }: Making): number {
  return groups.filter(({ state }) => state === 'waiting').flatMap(({ studentIds }) => studentIds).length
}

interface Asked {
  input: EnrolmentInput
  request: EnrolmentRequest
}

async function obstaclesFor(
  ctx: Ctx,
  edition: Edition,
  { input, request, making }: Asked & { making: Making },
): Promise<Obstacle[]> {
  const { labs } = (await currentProgramme()).norms
  const all = obstaclesTo(edition, request, { now: ctx.now, today: ctx.today, norms: labs })
  const standing = input.force === null ? all : all.filter(({ reason }) => !forcible.includes(reason))
  return making.full ? [...standing, { reason: 'no-seats', studentIds: [], codes: [] }] : standing
}

async function makingOf(
  ctx: Ctx,
  edition: Edition,
  { input, classes, request }: Asked & { classes: readonly ChosenClass[] },
): Promise<Making> {
  const [first] = classes
  if (!first) throw new NotFound('no class chosen')
  const { schoolId } = first.schoolClass
  const joins = input.groupId === null ? null : groupToJoin(ctx, edition, input.groupId)
  const { labs: norms } = (await currentProgramme()).norms
  return makeEnrolment(edition, {
    id: input.id,
    schoolId,
    request: joins ? { ...request, wholeClassId: null } : request,
    labels: new Map(classes.map(({ schoolClass }) => [schoolClass._id, schoolClass.label])),
    teacher: joins?.teacher ?? (await teacherAt(ctx, schoolId, input.teacherId)),
    counts: joins?.counts ?? input.counts,
    privacy: input.privacy,
    whenFull: input.whenFull,
    joins,
    closed: closedReasons(edition, { now: ctx.now, today: ctx.today, norms }),
    by: await editionAuthor(ctx),
    reason: input.force,
    now: ctx.now,
    today: ctx.today,
  })
}

function groupToJoin(ctx: Ctx, edition: Edition, groupId: string): LabGroup {
  const group = ownGroup(ctx, edition, groupId)
  if (group.state !== 'enrolled') throw new Refused('group-gone')
  return group
}

/** Somebody of the school's staff, who comes along. Refused: `unknown-teacher`. */
async function teacherAt(ctx: Ctx, schoolId: string, accountId: string): Promise<NonNullable<LabGroup['teacher']>> {
  const teacher = (await possibleTeachers(ctx, schoolId)).find((each) => each.accountId === accountId)
  if (!teacher) throw new Refused('unknown-teacher')
  return teacher
}

/** Those who come, as an edition of their own, and the sessions they come to. */
function newcomersOf({ _id, partnerId, sessions }: Edition, { groups, participants }: Making) {
  const from = participants[0]?.from
  return {
    booked: { _id, partnerId, participants, groups },
    sessions: from === undefined ? [] : sessionsWithoutPlace({ sessions }, from),
  }
}

/** One write: only while the plan is the one whose sessions were taken, seats are free, and nobody of them is in. */
async function writeEnrolment(
  edition: Edition,
  { groups, participants, joining, queueFirst }: Making,
): Promise<boolean> {
  const size = participants.length
  const studentIds = [...groups.flatMap((group) => group.studentIds), ...(joining?.studentIds ?? [])]
  const filter = {
    _id: edition._id,
    state: { $in: [...enrollingStates] },
    planVersion: edition.planVersion,
    seats: edition.seats,
    taken: { $lte: edition.seats - size },
    participants: { $not: { $elemMatch: { studentId: { $in: studentIds }, to: null } } },
    $nor: [...inAlready(groups, studentIds), ...(queueFirst ? [goesFirst(edition)] : [])],
    ...(joining ? { groups: { $elemMatch: { id: joining.groupId, state: 'enrolled' as const } } } : {}),
  }
  const joined = joining && {
    'groups.$[joined].studentIds': { $each: joining.studentIds },
    'groups.$[joined].history': { $each: joining.lines },
  }
  const schoolIds = { $each: [...new Set(groups.map(({ schoolId }) => schoolId))] }
  const update = {
    $push: { participants: { $each: participants }, ...(joined ?? { groups: { $each: groups } }) },
    $addToSet: { schoolIds },
    $inc: { taken: size, rosterVersion: 1 },
  }
  const options = joining ? { arrayFilters: [{ 'joined.id': joining.groupId }] } : {}
  return (await Editions.updateOne(filter, update, options)).modifiedCount === 1
}

function inAlready(groups: readonly LabGroup[], studentIds: readonly string[]): object[] {
  const live = { state: { $in: [...liveStates] } }
  const classIds = groups.flatMap((group) => (group.kind === 'class' ? group.classIds : []))
  return [
    { groups: { $elemMatch: { ...live, studentIds: { $in: [...studentIds] } } } },
    { groups: { $elemMatch: { id: { $in: groups.map(({ id }) => id) } } } },
    ...(classIds.length > 0
      ? [{ groups: { $elemMatch: { ...live, kind: 'class', classIds: { $in: classIds } } } }]
      : []),
  ]
}

/** A group that has begun to wait meanwhile, and that the free seats are enough for. */
function goesFirst({ seats, taken }: Edition): object {
  return { groups: { $elemMatch: { state: 'waiting', [`studentIds.${seats - taken}`]: { $exists: false } } } }
}
