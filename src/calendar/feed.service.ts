import { createHash } from 'node:crypto'
import { may } from '../access/access.ts'
import { accountOf, contextFor, type Ctx } from '../access/actor.ts'
import { loadSignedIn } from '../accounts/sign-in.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { newId, newSecret } from '../platform/id.ts'
import { findClass } from '../schools/school-class.service.ts'
import { type Calendar, calendarOf } from './calendar.service.ts'
import { CalendarFeeds } from './feed.model.ts'
import { type CalendarFeed, feedPeriod, freePlace, type ListedFeed, mostFeeds } from './feed.rules.ts'

const listed = {
  accountId: 1,
  hat: 1,
  classId: 1,
  name: 1,
  about: 1,
  createdAt: 1,
  revokedAt: 1,
  fetchedAt: 1,
  fetches: 1,
} as const

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The person's own feeds that work, newest first, with whatever hat they were made. */
export async function listFeeds(ctx: Ctx): Promise<ListedFeed[]> {
  return CalendarFeeds.find({ accountId: ownAccount(ctx), place: { $gt: 0 } }, listed)
    .sort({ createdAt: -1, _id: -1 })
    .lean<ListedFeed[]>()
}

function ownAccount(ctx: Ctx): string {
  const accountId = accountOf(ctx.actor)
  if (!accountId || !may(ctx.actor, 'calendar.view')) throw new Forbidden('no calendar of one’s own')
  return accountId
}

export interface FeedOrder {
  hat: string
  classId: string | null
  name: string
  about: string
}

/** Makes a feed and gives the secret of its address, which is not kept. Refused: `too-many-feeds` beyond ten. */
export async function makeFeed(ctx: Ctx, order: FeedOrder): Promise<{ feedId: string; secret: string }> {
  const accountId = ownAccount(ctx)
  if (order.classId) await findClass(ctx, 'class.view', order.classId)
  const secret = newSecret()
  const feed: CalendarFeed = {
    ...order,
    _id: newId(),
    accountId,
    digest: digestOf(secret),
    place: null,
    createdAt: ctx.now,
    revokedAt: null,
    fetchedAt: null,
    fetches: 0,
    said: null,
    saidSince: null,
  }
  // Whoever takes the same place at the same moment makes the other look for the next one.
  for (let attempt = 0; attempt <= mostFeeds; attempt += 1) {
    const taken = await CalendarFeeds.find({ accountId, place: { $gt: 0 } }, { place: 1 }).lean()
    const place = freePlace(taken.flatMap((each) => (each.place === null ? [] : [each.place])))
    if (place === null) break
    if (await isStored({ ...feed, place })) return { feedId: feed._id, secret }
  }
  throw new Refused('too-many-feeds')
}

async function isStored(feed: CalendarFeed): Promise<boolean> {
  try {
    await CalendarFeeds.create(feed)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Makes one’s own feed stop for good; once revoked it stays so. NotFound when it is somebody else's. */
export async function revokeFeed(ctx: Ctx, feedId: string): Promise<void> {
  const accountId = ownAccount(ctx)
  const feed = await CalendarFeeds.findOne({ _id: feedId, accountId }, { _id: 1 }).lean()
  if (!feed) throw new NotFound(`feed ${feedId}`)
  await CalendarFeeds.updateOne(
    { _id: feedId, accountId, revokedAt: null },
    { $set: { revokedAt: ctx.now, place: null } },
  )
}

/** What a feed shows now, for the person it belongs to. */
export interface OpenedFeed {
  feed: Pick<CalendarFeed, '_id' | 'name' | 'about'>
  ctx: Ctx
  calendar: Calendar
}

/** The calendar behind the secret of an address, by the rights its owner has now. NotFound whenever there is none. */
export async function openFeed(secret: string, now: Date): Promise<OpenedFeed> {
  const feed = await CalendarFeeds.findOne({ digest: digestOf(secret), revokedAt: null }).lean<CalendarFeed>()
  if (!feed) throw new NotFound('feed')
  const ctx = await ownerOf(feed, now)
  const { classId } = feed
  if (classId && !may(ctx.actor, 'class.view')) throw new NotFound('feed')
  if (classId) await findClass(ctx, 'class.view', classId)
  const scope = classId ? { kind: 'class' as const, id: classId } : { kind: 'own' as const }
  return { feed, ctx, calendar: await calendarOf(ctx, { period: feedPeriod(ctx.today), scope }) }
}

/** The owner wearing the hat of the feed; NotFound when the account is closed or the hat taken away. */
async function ownerOf({ accountId, hat }: CalendarFeed, now: Date): Promise<Ctx> {
  const person = await loadSignedIn(accountId)
  const worn = person?.hats.find(({ key }) => key === hat)
  if (!person || !worn || !may(worn.actor, 'calendar.view')) throw new NotFound('feed')
  return contextFor(worn.actor, now, person.language)
}

/** Notes that a program has read the feed, and since when it says what it says now: the time of its last change. */
export async function noteFetch(feedId: string, text: string, now: Date): Promise<Date> {
  const said = digestOf(text)
  const same = await CalendarFeeds.findOneAndUpdate(
    { _id: feedId, said },
    { $set: { fetchedAt: now }, $inc: { fetches: 1 } },
    { projection: { saidSince: 1 } },
  ).lean()
  if (same?.saidSince) return same.saidSince
  await CalendarFeeds.updateOne(
    { _id: feedId },
    { $set: { fetchedAt: now, said, saidSince: now }, $inc: { fetches: 1 } },
  )
  return now
}
