import { afterEach, describe, expect, test } from '@jest/globals'
import { deliverNotices } from '../../src/notices/delivery.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { enqueueNotice } from '../../src/notices/notice.service.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { useTestDatabase } from '../support/database.ts'
import { type SmtpServer, startSmtpServer } from '../support/smtp-server.ts'
import { invitation, now, reminder, reset, sender } from './notice-examples.ts'

useTestDatabase([Notices])

const mailFrom = 'Bottega <bottega@borgo.example>'
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const servers: SmtpServer[] = []

async function mailThrough(behaviour: Parameters<typeof startSmtpServer>[0] = {}) {
  const server = await startSmtpServer(behaviour)
  servers.push(server)
  return { server, mailer: createMailer({ smtpUrl: server.url, mailFrom }) }
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

const theNotice = (key: string) => Notices.findOne({ key }).lean()

describe('delivering notices', () => {
  test('sends what waits, once, and writes down when', async () => {
    const { server, mailer } = await mailThrough()
    await enqueueNotice(reminder)
    expect(await deliverNotices(now, mailer, sender)).toEqual({ sent: 1, failed: 0, kept: 0, postponed: 0 })
    expect(await deliverNotices(after(60), mailer, sender)).toEqual({ sent: 0, failed: 0, kept: 0, postponed: 0 })
    expect(server.mails.map(({ to }) => to)).toEqual(['ugo@officina.example'])
    const notice = await theNotice(reminder.key)
    expect(notice).toMatchObject({ state: 'sent', attempts: 1, failure: null })
    expect(notice?.sentAt?.getTime()).toBeGreaterThanOrEqual(now.getTime())
    expect(server.mails[0]?.raw).toContain(`Message-ID: <${notice?._id}@borgo.example>`)
  })

  test('forgets a personal link as soon as it is sent, and no other', async () => {
    const { server, mailer } = await mailThrough()
    await enqueueNotice(invitation)
    await enqueueNotice(reminder)
    await deliverNotices(now, mailer, sender)
    expect(server.mails.some(({ raw }) => raw.includes('/collegamento/benvenuto'))).toBe(true)
    expect((await theNotice(invitation.key))?.data).not.toHaveProperty('link')
    expect((await theNotice(reminder.key))?.data['link']).toBe(reminder.data.link)
  })

  test('sends once when two workers deliver at the same time', async () => {
    const { server, mailer } = await mailThrough({ delayMs: 20 })
    for (let n = 0; n < 10; n++) await enqueueNotice({ ...reminder, key: `k${n}` })
    const done = await Promise.all([deliverNotices(now, mailer, sender), deliverNotices(now, mailer, sender)])
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(10)
    expect(done.every(({ sent }) => sent > 0)).toBe(true)
    expect(server.mails).toHaveLength(10)
    expect(new Set(server.mails.map(({ raw }) => /^Message-ID: (.*)$/mu.exec(raw)?.[1])).size).toBe(10)
  })

  test('makes up for days on which no worker ran', async () => {
    const { server, mailer } = await mailThrough()
    await enqueueNotice(reminder)
    await enqueueNotice(invitation)
    expect(await deliverNotices(after(5 * 24 * 60), mailer, sender)).toMatchObject({ sent: 2 })
    expect(server.mails).toHaveLength(2)
  })

  test('takes over from a worker that died in the middle, once its time is up', async () => {
    const { server, mailer } = await mailThrough()
    await enqueueNotice(reminder)
    await Notices.updateOne({}, { $set: { claim: 'dead', nextAttemptAt: after(10), attempts: 1 } })
    expect(await deliverNotices(after(9), mailer, sender)).toMatchObject({ sent: 0 })
    expect(await deliverNotices(after(11), mailer, sender)).toMatchObject({ sent: 1 })
    expect(server.mails).toHaveLength(1)
  })

  test('does not send what only becomes due later', async () => {
    const { mailer } = await mailThrough()
    await enqueueNotice({ ...reminder, now: after(1) })
    expect(await deliverNotices(now, mailer, sender)).toMatchObject({ sent: 0 })
  })
})

describe('a mail that does not get through', () => {
  test('is tried five times and then has failed, with what the server said', async () => {
    const { server, mailer } = await mailThrough({ answerTo: () => '450 4.2.0 <ugo@officina.example> come back later' })
    await enqueueNotice(reminder)
    const counts = []
    for (const minutes of [0, 2, 18, 140, 870]) counts.push(await deliverNotices(after(minutes), mailer, sender))
    expect(counts.map(({ postponed, failed }) => [postponed, failed])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ])
    const notice = await theNotice(reminder.key)
    expect(notice).toMatchObject({ state: 'failed', attempts: 5, failure: 'message-refused' })
    expect(notice?.lastError).toContain('come back later')
    expect(notice?.lastError).not.toContain('@')
    expect(await deliverNotices(after(10_000), mailer, sender)).toEqual({ sent: 0, failed: 0, kept: 0, postponed: 0 })
    expect(server.mails).toEqual([])
  })

  test('waits for its pause before the next attempt', async () => {
    const { mailer } = await mailThrough({ answerTo: () => '450 later' })
    await enqueueNotice(reminder)
    await deliverNotices(now, mailer, sender)
    expect(await deliverNotices(after(0.5), mailer, sender)).toMatchObject({ postponed: 0 })
    expect(await theNotice(reminder.key)).toMatchObject({ state: 'waiting', attempts: 1 })
  })

  test('has failed at once when the mailbox does not exist, and the others leave all the same', async () => {
    const { server, mailer } = await mailThrough({
      answerTo: (address) => (address.startsWith('ugo') ? '550 5.1.1 unknown' : null),
    })
    await enqueueNotice(reminder)
    await enqueueNotice(reset)
    expect(await deliverNotices(now, mailer, sender)).toMatchObject({ sent: 1, failed: 1 })
    expect(await theNotice(reminder.key)).toMatchObject({ state: 'failed', failure: 'address-refused' })
    expect(server.mails.map(({ to }) => to)).toEqual(['ada.neri@volta.example'])
  })

  test('costs one attempt in a round when nobody answers, and leaves once the server is back', async () => {
    const { server, mailer } = await mailThrough()
    await server.stop()
    await enqueueNotice(reminder)
    await enqueueNotice(invitation)
    expect(await deliverNotices(now, mailer, sender)).toMatchObject({ sent: 0, postponed: 1 })
    const tried = await Notices.find().sort({ attempts: 1 }).lean()
    expect(tried.map(({ attempts }) => attempts)).toEqual([0, 1])
    const back = await mailThrough()
    expect(await deliverNotices(after(2), back.mailer, sender)).toMatchObject({ sent: 2 })
  })

  test('has failed when its link expired before it could leave, and the link is forgotten', async () => {
    const { server, mailer } = await mailThrough()
    await enqueueNotice(reset)
    expect(await deliverNotices(after(121), mailer, sender)).toMatchObject({ sent: 0, failed: 1 })
    const notice = await theNotice(reset.key)
    expect(notice).toMatchObject({ state: 'failed', failure: 'link-expired' })
    expect(notice?.data).not.toHaveProperty('link')
    expect(server.mails).toEqual([])
  })

  test('has failed when the person has no address', async () => {
    const { mailer } = await mailThrough()
    await enqueueNotice({ ...reminder, to: { ...reminder.to, email: null } })
    expect(await deliverNotices(now, mailer, sender)).toMatchObject({ failed: 1 })
    expect(await theNotice(reminder.key)).toMatchObject({ state: 'failed', failure: 'no-address', attempts: 0 })
  })
})

describe('without a mail server', () => {
  const mailer = createMailer({ smtpUrl: null, mailFrom: null })

  test('notices are kept in the outbox, with their link until it expires', async () => {
    await enqueueNotice(reset)
    expect(await deliverNotices(now, mailer, sender)).toEqual({ sent: 0, failed: 0, kept: 1, postponed: 0 })
    expect(await theNotice(reset.key)).toMatchObject({ state: 'kept', data: reset.data })
    await deliverNotices(after(121), mailer, sender)
    expect((await theNotice(reset.key))?.data).not.toHaveProperty('link')
  })
})
