import { describe, expect, test } from '@jest/globals'
import { run } from '../../jobs/remind-unconfirmed-hours.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { day } from '../../src/platform/day.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { logThreeHours, placePlacement, reminderModels } from '../reminders/unconfirmed.ts'
import { useTestDatabase } from '../support/database.ts'
import { logBook } from './log-book.ts'

useTestDatabase([Notices, ...reminderModels])
const site = { cityName: 'Borgo', contactEmail: null, publicUrl: 'https://bottega.example' }
const mailer = createMailer({ smtpUrl: null, mailFrom: null })

describe('the reminder job', () => {
  test('started in the night makes up for the day before, and in the morning adds nothing', async () => {
    const { log, lines } = logBook()
    await placePlacement('p1')
    await logThreeHours('p1', day('2026-11-16'))
    // The reminder is due on the 19th, when no worker runs.
    await run({ now: new Date('2026-11-18T23:30:00Z'), log, mailer, site })
    expect(await Notices.countDocuments()).toBe(0)
    await run({ now: new Date('2026-11-20T01:00:00Z'), log, mailer, site })
    expect(await Notices.countDocuments()).toBe(1)
    for (const now of ['2026-11-20T06:30:00Z', '2026-11-26T06:30:00Z'])
      await run({ now: new Date(now), log, mailer, site })
    expect(await Notices.countDocuments()).toBe(1)
    await run({ now: new Date('2026-11-27T06:30:00Z'), log, mailer, site })
    expect(await Notices.countDocuments()).toBe(2)
    expect(lines()).toMatchObject([
      { level: 30, enqueued: 1 },
      { level: 30, enqueued: 1 },
    ])
  })
})
