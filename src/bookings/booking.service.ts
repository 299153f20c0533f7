import { setTimeout } from 'node:timers/promises'
import { type Day, dayOf } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { ResourceDays } from './booking.model.ts'
import { type Booking, type Claim, type Clash, inTakingOrder, isStored, obstacles } from './booking.rules.ts'
import { type ResourceDay, resourceDayId, type Wanted } from './booking.rules.ts'

export interface Taking {
  /** A new one for each attempt, made by the caller: it gives back what the attempt took. */
  holdId: string
  at: Date
  claims: readonly Claim[]
  /** The sessions whose plan is made anew: what they hold so far is no clash, and stays until it is released. */
  replaces?: { editionId: string; sessionIds: readonly string[] }
}

// Each look that finds no clash and yet cannot take all means that somebody else has got on.
const LOOKS = 200
// What an attempt under way has taken may be given back a moment later.
const PAUSES = [20, 60, 120] as const
const UNDER_WAY_MS = 30_000

/**
 * Takes all that is claimed, or nothing: then it returns every clash, in the order of things. Taking with the same
 * hold again changes nothing.
 *
 * Everybody takes things in the same order and stops at the first that is taken. Whoever is stopped by an attempt under
 * way therefore waits for one that is further on, and so forth to the furthest, which gets through: of several requests
 * that want the same things at once one always wins. The others look again a few times before they give up, because
 * what stopped them may be given back.
 */
export async function takeAll({ holdId, at, claims, replaces }: Taking): Promise<Clash[]> {
  const replaced = replaces?.sessionIds ?? []
  const wanted = inTakingOrder(claims, { holdId, at })
  try {
    return await takeOrGiveBack({ holdId, at, wanted, replaced })
  } catch (error) {
    // Should this fail too, the sweep finds what nobody owns; the first error tells more.
    await releaseHold(holdId, claims).catch(() => undefined)
    throw error
  }
}

interface Attempt {
  holdId: string
  at: Date
  wanted: readonly Wanted[]
  replaced: readonly string[]
}

async function takeOrGiveBack(attempt: Attempt): Promise<Clash[]> {
  const { holdId, wanted, replaced } = attempt
  const pauses = [...PAUSES]
  for (let look = 0; look < LOOKS; look++) {
    const stored = await storedFor(wanted)
    const found = obstacles(wanted, stored, replaced)
    if (found.length === 0) {
      if (await takeMissing(attempt, stored)) return []
      continue
    }
    await releaseHold(
      holdId,
      wanted.map(({ claim }) => claim),
    )
    const pause = found.every(({ booking }) => isUnderWay(booking, attempt)) ? pauses.shift() : undefined
    if (pause === undefined) return found.map(({ claim, booking }) => ({ claim, with: takenBy(booking) }))
    await setTimeout(pause)
  }
  throw new Refused('changed-meanwhile')
}

/** Whether a booking may belong to an attempt that has not come to its end: only those are worth waiting for. */
function isUnderWay(booking: Booking, { holdId, at }: Attempt): boolean {
  return booking.holdId !== holdId && Math.abs(at.getTime() - booking.at.getTime()) < UNDER_WAY_MS
}

function takenBy({ editionId, sessionId, startMinute, endMinute }: Booking): Clash['with'] {
  return { editionId, sessionId, startMinute, endMinute }
}

async function storedFor(wanted: readonly Wanted[]): Promise<Map<string, Booking[]>> {
  const ids = [...new Set(wanted.map(({ id }) => id))]
  const days = await ResourceDays.find({ _id: { $in: ids } }, { bookings: 1 }).lean()
  return new Map(days.map(({ _id, bookings }) => [_id, bookings]))
}

/**
 * Takes in order what is not stored yet. Each is one write whose filter says that nothing stands against it; when it
 * does not match, the upsert meets the record of the day, fails and stops those after it: false. So do two first
 * bookings of a day that meet, of which one must try again.
 */
async function takeMissing({ wanted, replaced }: Attempt, stored: Map<string, Booking[]>): Promise<boolean> {
  const missing = wanted.filter(({ id, booking }) => !isStored(booking, stored.get(id) ?? []))
  if (missing.length === 0) return true
  const writes = missing.map(({ id, claim: { resource, day }, booking }) => ({
    updateOne: {
      filter: { _id: id, bookings: { $not: { $elemMatch: against(booking, replaced) } } },
      update: { $push: { bookings: booking }, $setOnInsert: { resource, day } },
      upsert: true,
    },
  }))
  try {
    await ResourceDays.bulkWrite(writes, { ordered: true })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** The bookings that `standsAgainst` means, as the database finds them; replaced ones count only when just retaken. */
function against({ holdId, sessionId, mode, startMinute, endMinute }: Booking, replaced: readonly string[]) {
  const others = [...new Set([sessionId, ...replaced])]
  return {
    startMinute: { $lt: endMinute },
    endMinute: { $gt: startMinute },
    ...(mode === 'shared' ? { mode: 'exclusive' as const } : {}),
    $or: [{ sessionId: { $nin: others } }, { holdId, sessionId: { $ne: sessionId } }],
  }
}

/** Gives back what one attempt took; nothing when there is nothing. */
export async function releaseHold(holdId: string, claims: readonly Claim[]): Promise<void> {
  await release({ _id: { $in: [...new Set(claims.map(resourceDayId))] }, 'bookings.holdId': holdId }, { holdId })
}

/** Bookings of one edition: of some of its sessions, or of some resources from a day on. */
export type Held = { editionId: string } & (
  | { sessionIds: readonly string[] }
  | { resources: readonly string[]; from: Day }
)

function recordsOf(held: Held): object {
  if ('sessionIds' in held) return { 'bookings.sessionId': { $in: [...held.sessionIds] } }
  return { resource: { $in: [...held.resources] }, day: { $gte: held.from } }
}

function bookingsIn(held: Held): { editionId: string; sessionId?: object } {
  const { editionId } = held
  return 'sessionIds' in held ? { editionId, sessionId: { $in: [...held.sessionIds] } } : { editionId }
}

/**
 * The attempts that hold these bookings now. Whoever makes a change asks before the one write that decides: these make
 * place once it is written, while what is taken afterwards, by somebody who read the change, stays.
 */
export async function holdsOf(held: Held): Promise<string[]> {
  const bookings = bookingsIn(held)
  const found = await ResourceDays.find(
    { ...recordsOf(held), bookings: { $elemMatch: bookings } },
    { bookings: 1 },
  ).lean()
  const sessionIds = 'sessionIds' in held ? new Set(held.sessionIds) : null
  const own = found
    .flatMap((each) => each.bookings)
    .filter(({ editionId, sessionId }) => editionId === held.editionId && (sessionIds?.has(sessionId) ?? true))
  return [...new Set(own.map(({ holdId }) => holdId))]
}

/** Sets free these bookings, as far as these attempts took them. */
export async function releaseHeld(held: Held, holdIds: readonly string[]): Promise<void> {
  if (holdIds.length > 0) await release(recordsOf(held), { ...bookingsIn(held), holdId: { $in: [...holdIds] } })
}

/** Sets free all that these sessions of an edition hold, for good: the edition is over. */
export async function releaseSessions(held: Extract<Held, { sessionIds: readonly string[] }>): Promise<void> {
  await release(recordsOf(held), bookingsIn(held))
}

/** Takes these bookings out of these records; a record with none left goes. */
async function release(records: object, bookings: object): Promise<void> {
  const ids = await ResourceDays.find({ ...records, bookings: { $elemMatch: bookings } }, { _id: 1 }).lean()
  if (ids.length === 0) return
  const found = { _id: { $in: ids.map(({ _id }) => _id) } }
  await ResourceDays.updateMany(found, { $pull: { bookings } })
  await ResourceDays.deleteMany({ ...found, bookings: { $size: 0 } })
}

/** What is taken of these resources between two days, both included, by day. */
export async function bookingsOf(resources: readonly string[], from: Day, to: Day): Promise<ResourceDay[]> {
  return ResourceDays.find({ resource: { $in: [...resources] }, day: { $gte: from, $lte: to } })
    .sort({ day: 1, resource: 1 })
    .lean()
}

const staleAtOnce = 500

/**
 * Records from the day of `before` on that hold something taken before that instant, at most 500, by day; `after` is the
 * `_id` of the last one seen. An attempt that was cut off has left something nobody owns in one of them.
 */
export async function staleBookings(before: Date, after: string | null): Promise<ResourceDay[]> {
  const seen = after === null ? null : { _id: after, day: after.slice(after.lastIndexOf('|') + 1) as Day }
  const first = dayOf(before)
  return ResourceDays.find({
    day: { $gte: seen && seen.day > first ? seen.day : first },
    'bookings.at': { $lt: before },
    ...(seen ? { $or: [{ day: { $gt: seen.day } }, { _id: { $gt: seen._id } }] } : {}),
  })
    .sort({ day: 1, _id: 1 })
    .limit(staleAtOnce)
    .lean()
}
