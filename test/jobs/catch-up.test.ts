import { expect, test } from '@jest/globals'
import { schedule } from '../../jobs/schedule.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { anEdition, aSession, at, publicUrl, useBorgoWithoutLabs } from '../reminders/labs.ts'
import { logBook } from './log-book.ts'

useBorgoWithoutLabs()

const site = { cityName: 'Borgo', contactEmail: null, publicUrl }
const mailer = createMailer({ smtpUrl: null, mailFrom: null })

/** What a worker does when it starts: every job once. */
async function start(now: Date) {
  const { log, lines } = logBook()
  for (const job of schedule) await job.run({ now, log, mailer, site })
  return lines
}

const ofLabs = ['lab-session-tomorrow', 'lab-roll-call-missing', 'lab-week', 'off-site-today'] as const
const counted = async () => {
  const found = await Notices.find({ kind: { $in: [...ofLabs] } }, { kind: 1, about: 1 })
    .sort({ about: 1 })
    .lean()
  return ofLabs.map((kind) => [
    kind,
    [...new Set(found.filter((each) => each.kind === kind).map(({ about }) => about))],
  ])
}

test('a worker that starts after three days without one does what fell due, once, though two of them start', async () => {
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-12-02']
  await anEdition(days.map((on) => aSession(on)))
  // The last one ran on Tuesday afternoon.
  const friday = at('2026-11-27', '16:00')
  await Promise.all([start(friday), start(friday)])
  const done = await counted()
  expect(done).toEqual([
    // That of Friday has begun, and that of Saturday is told of from five o'clock.
    ['lab-session-tomorrow', []],
    ['lab-roll-call-missing', ['s-2026-11-24', 's-2026-11-25', 's-2026-11-26']],
    ['lab-week', ['fablab']],
    ['off-site-today', ['galilei']],
  ])
  const before = await Notices.countDocuments()
  const lines = await start(at('2026-11-27', '16:30'))
  expect(await Notices.countDocuments()).toBe(before)
  expect(lines().filter(({ level }) => Number(level) >= 50)).toEqual([])
})
