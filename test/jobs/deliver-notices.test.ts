import { describe, expect, test } from '@jest/globals'
import { run } from '../../jobs/deliver-notices.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { enqueueNotice } from '../../src/notices/notice.service.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { invitation, now, sender } from '../notices/notice-examples.ts'
import { useTestDatabase } from '../support/database.ts'
import { startSmtpServer } from '../support/smtp-server.ts'
import { logBook } from './log-book.ts'

useTestDatabase([Notices])
const site = { ...sender, publicUrl: 'https://bottega.example' }

describe('the delivery job', () => {
  test('sends what waits and says how much', async () => {
    const server = await startSmtpServer()
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'bottega@borgo.example' })
    const { log, lines } = logBook()
    await enqueueNotice(invitation)
    await run({ now, log, mailer, site })
    await run({ now, log, mailer, site })
    await server.stop()
    expect(server.mails).toHaveLength(1)
    expect(lines()).toMatchObject([{ level: 30, sent: 1 }])
  })

  test('warns when something did not leave, without saying who or what', async () => {
    const server = await startSmtpServer({ answerTo: () => '550 no <ugo@officina.example>' })
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'bottega@borgo.example' })
    const { log, lines } = logBook()
    await enqueueNotice(invitation)
    await run({ now, log, mailer, site })
    await server.stop()
    expect(lines()).toMatchObject([{ level: 40, failed: 1 }])
    expect(JSON.stringify(lines())).not.toMatch(/ugo|collegamento/iu)
  })
})
