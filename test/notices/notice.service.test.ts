import { describe, expect, test } from '@jest/globals'
import { type Actor, contextFor, systemContext } from '../../src/access/actor.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { enqueueNotice, findNotice, listNotices, noticesAbout, retryNotice } from '../../src/notices/notice.service.ts'
import { useTestDatabase } from '../support/database.ts'
import { invitation, now, reminder, reset } from './notice-examples.ts'

useTestDatabase([Notices])
const city = contextFor({ role: 'city', accountId: 'c1' }, now)
const strangers: Actor[] = [
  { role: 'office', accountId: 'a1', schoolId: 's1' },
  { role: 'teacher', accountId: 'a2', schoolId: 's1', classIds: [] },
  { role: 'host', accountId: 'a3', partnerId: 'p1' },
  { role: 'student', accountId: 'a4', schoolId: 's1', studentId: 'st1' },
]

describe('enqueueing a notice', () => {
  test('puts it in the outbox, waiting', async () => {
    expect(await enqueueNotice(invitation)).toBe(true)
    expect(await Notices.findOne({ key: invitation.key }).lean()).toMatchObject({
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: now,
      createdAt: now,
      expiresAt: new Date(invitation.data.expires),
      to: { ...invitation.to, discreet: false },
      data: invitation.data,
    })
  })

  test('twice under one key is enqueueing it once, and the first word stands', async () => {
    expect(await enqueueNotice(reminder)).toBe(true)
    expect(await enqueueNotice({ ...reminder, to: { ...reminder.to, name: 'Somebody else' } })).toBe(false)
    expect((await Notices.find().lean()).map(({ to }) => to.name)).toEqual(['Ugo Conti'])
  })

  test('fifty times at once is enqueueing it once', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => enqueueNotice(reminder)))
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(await Notices.countDocuments()).toBe(1)
  })

  test('takes a forgotten password for a student’s, unless told otherwise', async () => {
    await enqueueNotice(reset)
    await enqueueNotice({ ...reset, key: 'other', to: { ...reset.to, discreet: false } })
    expect((await Notices.find().sort({ _id: 1 }).lean()).map(({ to }) => to.discreet)).toEqual([true, false])
  })
})

describe('the outbox', () => {
  test('lists the newest first, fifty a page, and one state when asked', async () => {
    for (let n = 0; n < 53; n++)
      await enqueueNotice({ ...reminder, key: `k${n}`, now: new Date(now.getTime() + n * 1000) })
    await Notices.updateOne({ key: 'k7' }, { $set: { state: 'failed', failure: 'address-refused' } })
    const first = await listNotices(city, { page: 1 })
    expect([first.total, first.notices.length]).toEqual([53, 50])
    expect(first.notices[0]?.createdAt).toEqual(new Date(now.getTime() + 52_000))
    expect((await listNotices(city, { page: 2 })).notices).toHaveLength(3)
    expect(await listNotices(city, { page: 1, state: 'failed' })).toMatchObject({
      total: 1,
      notices: [{ failure: 'address-refused' }],
    })
  })

  test('never lists what a notice says', async () => {
    await enqueueNotice(reset)
    const { notices } = await listNotices(city, { page: 1 })
    expect(notices[0]).not.toHaveProperty('data')
  })

  test.each(strangers)('is closed to $role', async (actor) => {
    await enqueueNotice(reminder)
    const ctx = contextFor(actor, now)
    const id = (await Notices.findOne().lean())?._id ?? ''
    await expect(listNotices(ctx, { page: 1 })).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(findNotice(ctx, id)).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(retryNotice(ctx, id)).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(noticesAbout(ctx, 'unconfirmed-hours', ['p1'])).rejects.toMatchObject({ name: 'Forbidden' })
  })

  test('does not know a notice that is not there', async () => {
    await expect(findNotice(city, 'nothing')).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('tells jobs when somebody was reminded of a record', async () => {
    await enqueueNotice(reminder)
    await enqueueNotice({ ...reminder, key: 'other', about: 'p2' })
    const known = await noticesAbout(systemContext(now), 'unconfirmed-hours', ['p1', 'p3'])
    expect(known).toMatchObject([{ key: reminder.key, about: 'p1', createdAt: now }])
  })
})

describe('sending again from the outbox', () => {
  test('starts the attempts anew', async () => {
    await enqueueNotice(reminder)
    const failed = { state: 'failed', failure: 'message-refused', lastError: 'no', attempts: 5 } as const
    await Notices.updateOne({}, { $set: failed })
    const { _id } = (await Notices.findOne().lean()) ?? { _id: '' }
    await retryNotice(city, _id)
    expect(await findNotice(city, _id)).toMatchObject({
      state: 'waiting',
      attempts: 0,
      failure: null,
      lastError: null,
      nextAttemptAt: now,
    })
    await expect(retryNotice(city, _id)).rejects.toMatchObject({ reasons: ['still-waiting'] })
  })

  test('is refused once the link in it has expired', async () => {
    await enqueueNotice(reset)
    await Notices.updateOne({}, { $set: { state: 'failed' } })
    const { _id } = (await Notices.findOne().lean()) ?? { _id: '' }
    const tomorrow = contextFor(city.actor, new Date('2026-11-24T08:00:00Z'))
    await expect(retryNotice(tomorrow, _id)).rejects.toMatchObject({ reasons: ['link-expired'] })
  })
})
