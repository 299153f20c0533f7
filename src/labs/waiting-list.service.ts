import { authorise } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { addDays, dayOf } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { log } from '../platform/log.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { latestClassIds } from '../schools/student.service.ts'
import { Editions } from './edition.model.ts'
import type { Edition, GroupLine, LabGroup, Participant } from './edition.rules.ts'
import { editionById, findEdition } from './edition.service.ts'
import { sessionsWithoutPlace } from './enrolment-claims.rules.ts'
import { missingMachines } from './enrolment-facts.service.ts'
import { newParticipant } from './enrolment-making.rules.ts'
import { groupReaders } from './group-readers.service.ts'
import { authorisationObstacles, enrollingStates, firstDayFrom, type Obstacle } from './lab-enrolment.rules.ts'
import { type Roster, withAccepted, withOffer, withoutOffer } from './roster.rules.ts'
import { changeRoster, groupLine, ownGroup, writeRoster } from './roster.service.ts'
import { bookSessions, foreseenClashes, releaseBooking } from './session-booking.service.ts'
import type { SessionClash } from './session-clash.rules.ts'
import { isOfferOver, nextToOffer, offersOver, offerUntil } from './waiting-list.rules.ts'

/** How long after its end people may still be told that an offer has run out. */
const toldForDays = 7

/**
 * Offers free seats to the waiting groups of every edition, and takes back offers that nobody answered in time; the
 * schools are told of both once. Gives how many groups were asked or passed over. One edition that fails is logged and
 * keeps no other waiting. For jobs only.
 */
export async function promoteWaiting(ctx: Ctx, publicUrl: string): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const editions = await Editions.find(
    { state: { $in: [...enrollingStates, 'suspended'] }, 'groups.state': { $in: ['waiting', 'offered', 'expired'] } },
    { _id: 1 },
  ).lean()
  let made = 0
  for (const { _id } of editions) {
    try {
      made += await promoteInEdition(ctx.now, { editionId: _id, publicUrl })
    } catch (error) {
      log.error({ err: error, editionId: _id }, 'the waiting list of an edition could not be kept')
    }
  }
  return made
}

/** The same for one edition, right after seats have come free. */
export async function promoteInEdition(
  now: Date,
  { editionId, publicUrl }: { editionId: string; publicUrl: string },
): Promise<number> {
  const ctx = systemContext(now)
  let made = 0
  const load = async () => {
    const edition = await editionById(editionId)
    if (!edition) throw new NotFound(`edition ${editionId}`)
    return edition
  }
  // Each round asks or passes over one group; a group is asked once and passed over once.
  while (await changeRoster(load, (edition) => nextChange(ctx, edition))) made += 1
  await tellSchools(ctx, await load(), publicUrl)
  return made
}

async function nextChange(ctx: Ctx, edition: Edition): Promise<Roster | null> {
  const [over] = offersOver(edition, ctx.now)
  if (over) return withoutOffer(edition, over.id, await groupLine(ctx, 'expired', null))
  const { labs } = (await currentProgramme()).norms
  const until = offerUntil(edition, { now: ctx.now, today: ctx.today, norms: labs })
  const group = nextToOffer(edition)
  return until && group ? withOffer(edition, group.id, { until, line: await groupLine(ctx, 'offered', null) }) : null
}

/** Once for each offer, and once when it has run out; made good here when a crash came in between. */
async function tellSchools(ctx: Ctx, edition: Edition, publicUrl: string): Promise<void> {
  const since = addDays(ctx.today, -toldForDays)
  for (const group of edition.groups) {
    if (group.offeredUntil === null) continue
    if (group.state === 'offered') await tellOffered(ctx, { edition, group, publicUrl, until: group.offeredUntil })
    if (group.state === 'expired' && dayOf(group.offeredUntil) >= since)
      await tellExpired(ctx, { edition, group, publicUrl, until: group.offeredUntil })
  }
}

interface Telling {
  edition: Edition
  group: LabGroup
  publicUrl: string
  until: Date
}

async function tellOffered(ctx: Ctx, { edition, group, publicUrl, until }: Telling): Promise<void> {
  const link = publicUrl + paths.labGroupAnswer({ editionId: edition._id, groupId: group.id })
  const seats = String(group.studentIds.length)
  const data = { edition: nameOf(edition), group: group.label, seats, until: until.toISOString(), link }
  for (const { to } of await groupReaders([group])) {
    const key = `lab-seats-offered:${edition._id}:${group.id}:${until.toISOString()}:${to.email ?? to.name}`
    await enqueueNotice({ key, kind: 'lab-seats-offered', to, data, now: ctx.now, about: edition._id })
  }
}

async function tellExpired(ctx: Ctx, { edition, group, publicUrl, until }: Telling): Promise<void> {
  const link = publicUrl + paths.edition({ editionId: edition._id })
  const data = { edition: nameOf(edition), group: group.label, link }
  for (const { to } of await groupReaders([group])) {
    const key = `lab-offer-expired:${edition._id}:${group.id}:${until.toISOString()}:${to.email ?? to.name}`
    await enqueueNotice({ key, kind: 'lab-offer-expired', to, data, now: ctx.now, about: edition._id })
  }
}

function nameOf({ title, code }: Edition): string {
  return `${title} (${code})`
}

export interface OfferAnswer {
  editionId: string
  groupId: string
  publicUrl: string
}

/** What stands against taking the offered seats; when both are empty it is done. */
export interface AcceptOutcome {
  obstacles: Obstacle[]
  clashes: SessionClash[]
}

const accepted: AcceptOutcome = { obstacles: [], clashes: [] }

/**
 * The school takes the offered seats: the group is in from now on. Gives all that stands against it together: students
 * whose authorisation for a machine has run out while they waited, and clashes. Refused: `not-offered`, `offer-expired`,
 * `not-open`, `changed-meanwhile`.
 */
export async function acceptOffer(ctx: Ctx, { editionId, groupId }: OfferAnswer): Promise<AcceptOutcome> {
  const line = await groupLine(ctx, 'enrolled', null)
  for (let attempt = 0; attempt < acceptAttempts; attempt++) {
    const edition = await findEdition(ctx, 'lab-enrolment.edit', editionId)
    const group = ownGroup(ctx, edition, groupId)
    if (group.state === 'enrolled') return accepted
    refuseAnswer(edition, group, ctx.now)
    const outcome = await tryToAccept(ctx, edition, { group, line })
    if (outcome !== 'meanwhile') return outcome
  }
  throw new Refused('changed-meanwhile')
}

async function tryToAccept(
  ctx: Ctx,
  edition: Edition,
  { group, line }: { group: LabGroup; line: GroupLine },
): Promise<AcceptOutcome | 'meanwhile'> {
  const newcomers = await newcomersOf(ctx, edition, group)
  const after = withAccepted(edition, group.id, { line, newcomers })
  const booked = { ...edition, participants: newcomers, groups: after.groups.filter(({ id }) => id === group.id) }
  const sessions = sessionsWithoutPlace(edition, firstDayFrom(edition, ctx))
  const obstacles = await unauthorised(ctx, edition, group)
  if (obstacles.length > 0) return { obstacles, clashes: await foreseenClashes(ctx, booked, { sessions }) }
  const holdId = newId()
  const clashes = await bookSessions(ctx, booked, { sessions, holdId })
  if (clashes.length > 0) return { obstacles, clashes }
  const giveBack = () => releaseBooking(ctx, booked, { sessions, holdId })
  const written = await writeRoster(edition, after).catch(async (error: unknown) => {
    await giveBack()
    throw error
  })
  if (written) return accepted
  await giveBack()
  return 'meanwhile'
}

/** An authorisation that held when they asked for seats may have ended while they waited. */
async function unauthorised(ctx: Ctx, edition: Edition, { studentIds }: LabGroup): Promise<Obstacle[]> {
  const lacking = await missingMachines(ctx, edition, studentIds)
  return authorisationObstacles(
    studentIds.map((studentId) => ({ studentId, missingMachines: lacking.get(studentId) ?? [] })),
  )
}

const acceptAttempts = 8

function refuseAnswer(edition: Edition, group: LabGroup, now: Date): void {
  if (group.state !== 'offered') throw new Refused('not-offered')
  if (isOfferOver(group, now)) throw new Refused('offer-expired')
  if (!enrollingStates.some((state) => state === edition.state)) throw new Refused('not-open')
}

async function newcomersOf(ctx: Ctx, edition: Edition, group: LabGroup): Promise<Participant[]> {
  const { id: groupId, schoolId, classIds, studentIds } = group
  const latest = await latestClassIds(studentIds)
  const classOf = (id: string) => classIds.find((classId) => classId === latest.get(id)) ?? classIds[0] ?? ''
  const moment = { now: ctx.now, today: ctx.today }
  return studentIds.map((studentId) =>
    newParticipant(edition, {
      student: { studentId, classId: classOf(studentId) },
      schoolId,
      groupId,
      privacy: false,
      ...moment,
    }),
  )
}

/** The school does without the seats: the next group is asked. Refused: `not-offered`, `changed-meanwhile`. */
export async function declineOffer(
  ctx: Ctx,
  { editionId, groupId, publicUrl }: OfferAnswer,
  reason: string | null,
): Promise<void> {
  const line = await groupLine(ctx, 'declined', reason)
  const load = () => findEdition(ctx, 'lab-enrolment.edit', editionId)
  await changeRoster(load, (edition) => {
    const group = ownGroup(ctx, edition, groupId)
    if (group.state === 'declined') return null
    if (group.state !== 'offered') throw new Refused('not-offered')
    return withoutOffer(edition, groupId, line)
  })
  await promoteInEdition(ctx.now, { editionId, publicUrl })
}
