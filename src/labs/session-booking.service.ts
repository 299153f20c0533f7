import { type Ctx, systemContext } from '../access/actor.ts'
import { inTakingOrder, obstacles, resourceKey } from '../bookings/booking.rules.ts'
import { bookingsOf, releaseHold, takeAll } from '../bookings/booking.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { type PlacementTime, placementTimes } from '../placements/placement-days.service.ts'
import { minuteOfDay, overlaps } from '../platform/clock-time.ts'
import { maxDay, minDay } from '../platform/day.ts'
import { type Edition, expectedAt, type LabSession } from './edition.rules.ts'
import { type ClaimFacts, claimsOf } from './session-claims.rules.ts'
import type { SessionClash } from './session-clash.rules.ts'

type Booked = Pick<Edition, '_id' | 'partnerId' | 'participants' | 'groups'>

/** What the sessions of an edition take up, beside what they say themselves. */
async function claimFacts(ctx: Ctx, { partnerId, participants, groups }: Booked): Promise<ClaimFacts> {
  const { spaces } = await findPartner(systemContext(ctx.now), 'partner.view', partnerId)
  return { spaces, participants, groups }
}

interface Holding {
  /** New for each attempt. */
  holdId: string
  /** Sessions that are planned anew: what they hold so far is no clash. */
  replaces?: readonly string[]
}

/**
 * Takes all that these sessions need, or nothing: then it gives every clash, rooms, people, classes, students and their
 * placements together.
 */
export async function bookSessions(
  ctx: Ctx,
  edition: Booked,
  { sessions, holdId, replaces }: Holding & { sessions: readonly LabSession[] },
): Promise<SessionClash[]> {
  const claims = claimsOf(edition, sessions, await claimFacts(ctx, edition))
  const replaced = replaces ? { replaces: { editionId: edition._id, sessionIds: replaces } } : {}
  // Looked up first: once something is taken, nothing may fail before it is written or given back.
  const placed = await placementClashes(edition, sessions)
  const clashes = await takeAll({ holdId, at: ctx.now, claims, ...replaced })
  if (clashes.length === 0 && placed.length > 0) await releaseHold(holdId, claims)
  return [...clashes, ...placed]
}

/** Gives back what an attempt with these sessions took. */
export async function releaseBooking(
  ctx: Ctx,
  edition: Booked,
  { sessions, holdId }: { sessions: readonly LabSession[]; holdId: string },
): Promise<void> {
  await releaseHold(holdId, claimsOf(edition, sessions, await claimFacts(ctx, edition)))
}

/** The clashes that taking these sessions would meet now; nothing is taken. */
export async function foreseenClashes(
  ctx: Ctx,
  edition: Booked,
  { sessions, replaces = [] }: { sessions: readonly LabSession[]; replaces?: readonly string[] },
): Promise<SessionClash[]> {
  const claims = claimsOf(edition, sessions, await claimFacts(ctx, edition))
  const [first, ...others] = sessions.map(({ day }) => day)
  if (first === undefined) return []
  const [stored, placed] = await Promise.all([
    bookingsOf(
      [...new Set(claims.map(({ resource }) => resource))],
      minDay(first, ...others),
      maxDay(first, ...others),
    ),
    placementClashes(edition, sessions),
  ])
  const wanted = inTakingOrder(claims, { holdId: 'foreseen', at: ctx.now })
  const bookings = new Map(stored.map((each) => [each._id, each.bookings]))
  const found = obstacles(wanted, bookings, replaces).map(({ claim, booking }) => {
    const { editionId, sessionId, startMinute, endMinute } = booking
    return { claim, with: { editionId, sessionId, startMinute, endMinute } }
  })
  return [...found, ...placed]
}

/** The students who are agreed to be at a host while one of these sessions takes place. */
async function placementClashes(edition: Booked, sessions: readonly LabSession[]): Promise<SessionClash[]> {
  const planned = sessions.filter(({ state }) => state === 'planned')
  const studentIds = edition.participants.map(({ studentId }) => studentId)
  const times = await placementTimes(
    studentIds,
    planned.map(({ day }) => day),
  )
  return planned.flatMap((session) => {
    const expected = new Set(expectedAt(edition, session.day).map(({ studentId }) => studentId))
    return times
      .filter((time) => time.day === session.day && expected.has(time.studentId) && overlaps(time, session))
      .map((time) => placementClash(edition._id, session, time))
  })
}

function placementClash(editionId: string, { id, day, from, to }: LabSession, time: PlacementTime): SessionClash {
  const { placementId, host, schoolId } = time
  const resource = resourceKey('student', time.studentId)
  return {
    claim: { editionId, sessionId: id, resource, mode: 'exclusive', day, from, to },
    with: {
      editionId: placementId,
      sessionId: placementId,
      startMinute: minuteOfDay(time.from),
      endMinute: minuteOfDay(time.to),
    },
    placement: { placementId, host, schoolId },
  }
}
