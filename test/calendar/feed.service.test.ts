import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { CalendarFeeds } from '../../src/calendar/feed.model.ts'
import { listFeeds, makeFeed, noteFetch, openFeed, revokeFeed } from '../../src/calendar/feed.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { NotFound, Refused } from '../../src/platform/errors.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'
import { anEdition } from './an-edition.ts'

useBorgoDatabase()

const teacher = contextFor(
  { role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] },
  testNow,
)
const order = { hat: 'teacher:galilei', classId: null, name: 'Telefono', about: 'Il mio calendario' }
const ofClass = { ...order, classId: 'galilei-3a', about: 'Classe 3A' }

beforeEach(async () => {
  await CalendarFeeds.deleteMany({})
  await Editions.insertMany([anEdition('serigrafia')])
})

const titlesOf = async (secret: string) => (await openFeed(secret, testNow)).calendar.items.map((item) => item.id)

describe('a feed', () => {
  test('opens by its secret, which the database does not hold', async () => {
    const { feedId, secret } = await makeFeed(teacher, order)
    expect(await titlesOf(secret)).toContain('serigrafia-1')
    const stored = await CalendarFeeds.findById(feedId).lean()
    expect(JSON.stringify(stored)).not.toContain(secret)
    await expect(openFeed(stored?.digest ?? '', testNow)).rejects.toThrow(NotFound)
  })

  test('once revoked opens nothing any more, and cannot be brought back', async () => {
    const { feedId, secret } = await makeFeed(teacher, order)
    await revokeFeed(teacher, feedId)
    await revokeFeed(teacher, feedId)
    await expect(openFeed(secret, testNow)).rejects.toThrow(NotFound)
    expect(await listFeeds(teacher)).toEqual([])
  })

  test('is revoked by its owner alone', async () => {
    const { feedId, secret } = await makeFeed(teacher, order)
    const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
    await expect(revokeFeed(office, feedId)).rejects.toThrow(NotFound)
    expect(await titlesOf(secret)).toContain('serigrafia-1')
  })

  test('opens nothing once the account is closed', async () => {
    const { secret } = await makeFeed(teacher, order)
    await Accounts.updateOne({ _id: 'docente' }, { $set: { closedAt: testNow } })
    await expect(openFeed(secret, testNow)).rejects.toThrow(NotFound)
  })

  test('opens nothing once the hat it was made with is taken away', async () => {
    const { secret } = await makeFeed(teacher, order)
    await Accounts.updateOne({ _id: 'docente' }, { $pull: { hats: { role: 'teacher' } } })
    await expect(openFeed(secret, testNow)).rejects.toThrow(NotFound)
  })

  test('of a class opens nothing once the teacher has lost the class, and the own one no longer shows it', async () => {
    const [mine, ours] = [await makeFeed(teacher, order), await makeFeed(teacher, ofClass)]
    expect(await titlesOf(ours.secret)).toContain('serigrafia-1')
    await Accounts.updateOne({ _id: 'docente', 'hats.role': 'teacher' }, { $set: { 'hats.$.classIds': [] } })
    await expect(openFeed(ours.secret, testNow)).rejects.toThrow(NotFound)
    expect(await titlesOf(mine.secret)).not.toContain('serigrafia-1')
  })

  test('of a class that is not one’s own cannot be made', async () => {
    await expect(makeFeed(teacher, { ...ofClass, classId: 'galilei-4a' })).rejects.toThrow(NotFound)
    expect(await CalendarFeeds.countDocuments()).toBe(0)
  })

  test('of thirty that are made at once ten work, and a free place can be taken again', async () => {
    const made = await Promise.allSettled(Array.from({ length: 30 }, () => makeFeed(teacher, order)))
    const won = made.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const refused = made.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refused] : []))
    expect(won).toHaveLength(10)
    expect(refused.map((error) => error.reasons)).toEqual(Array.from({ length: 20 }, () => ['too-many-feeds']))
    const feeds = await CalendarFeeds.find().lean()
    expect(feeds.map(({ place }) => place).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
    await revokeFeed(teacher, won[3]?.feedId ?? '')
    await expect(makeFeed(teacher, order)).resolves.toBeDefined()
    await expect(makeFeed(teacher, order)).rejects.toThrow(Refused)
  })

  test('knows since when it says what it says', async () => {
    const { feedId } = await makeFeed(teacher, order)
    const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000)
    expect(await noteFetch(feedId, 'one', testNow)).toEqual(testNow)
    expect(await noteFetch(feedId, 'one', later(60))).toEqual(testNow)
    expect(await noteFetch(feedId, 'two', later(120))).toEqual(later(120))
    expect(await noteFetch(feedId, 'two', later(180))).toEqual(later(120))
    const [feed] = await listFeeds(teacher)
    expect(feed).toMatchObject({ fetches: 4, fetchedAt: later(180) })
  })
})
