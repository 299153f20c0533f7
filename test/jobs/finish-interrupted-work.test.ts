import { expect, test } from '@jest/globals'
import { run } from '../../jobs/finish-interrupted-work.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { Suspensions } from '../../src/suspensions/suspension.model.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'
import { logBook } from './log-book.ts'

useTestApp()

test('a suspension that a process left in the middle is carried out, and said once', async () => {
  await Suspensions.create({
    _id: 'left',
    partnerId: 'officine',
    reason: 'DVR scaduto',
    placements: 'interrupt',
    activities: 'continue',
    at: new Date(testNow.getTime() - 600_000),
    by: { accountId: 'citta', name: 'Carla Comune' },
    doneAt: null,
    interrupted: { placements: 0, activities: 0 },
    liftedAt: null,
  })
  const { log, lines } = logBook()
  const mailer = createMailer({ smtpUrl: null, mailFrom: null })
  const site = { cityName: 'Borgo', contactEmail: null, publicUrl: 'https://bottega.example' }
  await run({ now: testNow, log, mailer, site })
  await run({ now: testNow, log, mailer, site })
  expect((await Placements.findById('bruno-officine').lean())?.state).toBe('cancelled')
  expect(lines()).toMatchObject([{ suspensions: 1, merges: 0 }])
})

test('bookings that an interruption has lost are taken again, and said once', async () => {
  const before = await ResourceDays.countDocuments()
  await ResourceDays.deleteMany({})
  const { log, lines } = logBook()
  const mailer = createMailer({ smtpUrl: null, mailFrom: null })
  const site = { cityName: 'Borgo', contactEmail: null, publicUrl: 'https://bottega.example' }
  await run({ now: testNow, log, mailer, site })
  await run({ now: testNow, log, mailer, site })
  expect(lines()).toMatchObject([{ freed: 0, clashes: 0 }])
  expect(before).toBeGreaterThan(0)
  expect(await ResourceDays.countDocuments()).toBeGreaterThan(0)
})

test('an open round holds the offers that its opening was cut off from, and no others', async () => {
  const round = await Rounds.findById('tornata-primavera').lean()
  const [first = ''] = round?.offers.map(({ offerId }) => offerId) ?? []
  await Offers.updateOne({ _id: first }, { $set: { roundId: null } })
  const free = await Offers.countDocuments({ roundId: null })
  const { log, lines } = logBook()
  const mailer = createMailer({ smtpUrl: null, mailFrom: null })
  const site = { cityName: 'Borgo', contactEmail: null, publicUrl: 'https://bottega.example' }
  await run({ now: testNow, log, mailer, site })
  await run({ now: testNow, log, mailer, site })
  expect(await Offers.findById(first).lean()).toMatchObject({ roundId: 'tornata-primavera' })
  expect(await Offers.countDocuments({ roundId: null })).toBe(free - 1)
  expect(lines()).toMatchObject([{ openings: 1 }])
})
