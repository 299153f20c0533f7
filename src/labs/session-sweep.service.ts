import { type Ctx, systemContext } from '../access/actor.ts'
import { type Booking, bookingOf, type Claim, type ResourceDay, resourceDayId } from '../bookings/booking.rules.ts'
import { bookingsOf, releaseHold, staleBookings, takeAll } from '../bookings/booking.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { maxDay, minDay } from '../platform/day.ts'
import { newId } from '../platform/id.ts'
import { log } from '../platform/log.ts'
import { Editions } from './edition.model.ts'
import { type Edition, isOpenEnded } from './edition.rules.ts'
import { claimsOf } from './session-claims.rules.ts'

/** An attempt that takes longer than this was cut off. */
const GRACE_MS = 10 * 60_000
const openEnded = ['draft', 'open', 'running', 'suspended'] as const

export interface Swept {
  /** Bookings that no session owned. */
  freed: number
  /** Bookings that a session lacked. */
  taken: number
  /** Sessions that lack something that somebody else has taken meanwhile. */
  clashes: number
}

/**
 * Makes the bookings from today on agree with the sessions: frees what an attempt that was cut off has left, and takes
 * what is missing. For the job; running it twice changes nothing.
 */
export async function sweepBookings(ctx: Ctx): Promise<Swept> {
  const freed = await freeWhatNobodyOwns(ctx)
  return { freed, ...(await takeWhatIsMissing(ctx)) }
}

async function freeWhatNobodyOwns(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - GRACE_MS)
  let freed = 0
  for (let after: string | null = null; ; ) {
    const found: ResourceDay[] = await staleBookings(before, after)
    freed += await freeAmong(ctx, found, before)
    const last = found.at(-1)
    if (!last) return freed
    after = last._id
  }
}

async function freeAmong(ctx: Ctx, found: readonly ResourceDay[], before: Date): Promise<number> {
  // Just after midnight the last minutes of yesterday are still among them: what is past is let be.
  const old = found
    .filter(({ day }) => day >= ctx.today)
    .flatMap((each) => each.bookings.filter(({ at }) => at < before).map((booking) => ({ ...each, booking })))
  const owned = await ownedBy(ctx, [...new Set(old.map(({ booking }) => booking.editionId))])
  const lost = old.filter(({ resource, day, booking }) => !owned.has(keyOf({ resource, day }, booking)))
  for (const { resource, day, booking } of lost) {
    const { editionId, sessionId, holdId } = booking
    // What the same attempt took rightly on that day of the same thing is taken again right after.
    const claim = { editionId, sessionId, resource, day } as Claim
    await releaseHold(holdId, [claim])
  }
  return lost.length
}

async function ownedBy(ctx: Ctx, editionIds: readonly string[]): Promise<Set<string>> {
  const editions = await Editions.find({ _id: { $in: [...editionIds] }, state: { $in: [...openEnded] } }).lean<
    Edition[]
  >()
  const claims = await Promise.all(editions.map((edition) => claimsOfEdition(ctx, edition)))
  return new Set(claims.flat().map((claim) => keyOf(claim, bookingOf(claim, { holdId: '', at: ctx.now }))))
}

type Stretch = Pick<Booking, 'sessionId' | 'mode' | 'startMinute' | 'endMinute'>

function keyOf(where: Pick<Claim, 'resource' | 'day'>, { sessionId, mode, startMinute, endMinute }: Stretch): string {
  return [resourceDayId(where), sessionId, mode, startMinute, endMinute].join('|')
}

/** All that an edition takes from today on. */
async function claimsOfEdition(ctx: Ctx, edition: Edition): Promise<Claim[]> {
  if (!isOpenEnded(edition.state)) return []
  const { spaces } = await findPartner(systemContext(ctx.now), 'partner.view', edition.partnerId)
  const { participants, groups } = edition
  const sessions = edition.sessions.filter(({ day }) => day >= ctx.today)
  return claimsOf(edition, sessions, { spaces, participants, groups })
}

async function takeWhatIsMissing(ctx: Ctx): Promise<Pick<Swept, 'taken' | 'clashes'>> {
  const swept = { taken: 0, clashes: 0 }
  const filter = { state: { $in: [...openEnded] }, sessions: { $elemMatch: { day: { $gte: ctx.today } } } }
  const ids = await Editions.find(filter, { _id: 1 }).sort({ _id: 1 }).lean()
  for (const { _id } of ids) {
    const edition = await Editions.findById(_id).lean<Edition>()
    if (!edition) continue
    const missing = await missingOf(ctx, await claimsOfEdition(ctx, edition))
    // Each session by itself: where one has lost its room, the others still get what they need.
    for (const sessionId of new Set(missing.map((claim) => claim.sessionId))) {
      const claims = missing.filter((claim) => claim.sessionId === sessionId)
      const holdId = newId()
      const clashes = await takeAll({ holdId, at: ctx.now, claims })
      if (clashes.length > 0) log.warn({ editionId: _id, clashes: clashes.length }, 'a session lacks what it needs')
      else if (await isStill(edition)) swept.taken += claims.length
      else await releaseHold(holdId, claims)
      swept.clashes += clashes.length
    }
  }
  return swept
}

async function missingOf(ctx: Ctx, claims: readonly Claim[]): Promise<Claim[]> {
  const [first, ...others] = claims.map(({ day }) => day)
  if (first === undefined) return []
  const resources = [...new Set(claims.map(({ resource }) => resource))]
  const stored = await bookingsOf(resources, minDay(first, ...others), maxDay(first, ...others))
  const there = new Set(stored.flatMap((each) => each.bookings.map((booking) => keyOf(each, booking))))
  return claims.filter((claim) => !there.has(keyOf(claim, bookingOf(claim, { holdId: '', at: ctx.now }))))
}

/** Whether sessions and groups are what they were when they were read. */
async function isStill({ _id, planVersion, rosterVersion }: Edition): Promise<boolean> {
  return (await Editions.countDocuments({ _id, planVersion, rosterVersion })) > 0
}
