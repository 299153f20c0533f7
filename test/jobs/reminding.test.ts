import { expect, test } from '@jest/globals'
import { lastRound, remindAll } from '../../jobs/reminding.ts'
import type { Made, Round } from '../../src/reminders/round.service.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { logBook } from './log-book.ts'

const site = { cityName: 'Borgo', contactEmail: null, publicUrl: 'https://bottega.example' }
const mailer = createMailer({ smtpUrl: null, mailFrom: null })
const now = new Date('2026-11-25T06:30:00Z')

test('a kind of reminder that fails keeps the others from nothing, and the run counts as failed', async () => {
  const { log, lines } = logBook()
  const done: [string, Round][] = []
  const sound = (what: string) => (_: unknown, round: Round) => {
    done.push([what, round])
    return Promise.resolve({ enqueued: 0, skipped: 0, unreached: 0 })
  }
  const broken = () => Promise.reject(new Error('the database is away'))
  const kinds = { broken, first: sound('first'), alsoBroken: broken, second: sound('second') }
  await expect(remindAll(kinds, { now, log, mailer, site })).rejects.toThrow(
    'broken: the database is away; alsoBroken: the database is away',
  )
  const round = { asOf: day('2026-11-25'), publicUrl: 'https://bottega.example' }
  expect(done).toEqual([
    ['first', round],
    ['second', round],
  ])
  expect(lines()).toMatchObject([
    { level: 50, what: 'broken', err: { message: 'the database is away' } },
    { level: 50, what: 'alsoBroken' },
  ])
})

test('what could not be made of one kind is said as an error, and what was made as news', async () => {
  const { log, lines } = logBook()
  const kind = (made: Made) => () => Promise.resolve(made)
  const kinds = {
    half: kind({ enqueued: 1, skipped: 2, unreached: 0 }),
    all: kind({ enqueued: 3, skipped: 0, unreached: 0 }),
  }
  await expect(remindAll(kinds, { now, log, mailer, site }, day('2026-11-24'))).rejects.toThrow(
    'half: 2 could not be made',
  )
  expect(lines()).toMatchObject([
    { level: 50, what: 'half', enqueued: 1, skipped: 2, unreached: 0 },
    { level: 30, what: 'all', enqueued: 3 },
  ])
})

test('for whom there was nobody to write to is no error: the run says how often, and the log warns', async () => {
  const { log, lines } = logBook()
  const kind = (made: Made) => () => Promise.resolve(made)
  const kinds = {
    some: kind({ enqueued: 1, skipped: 0, unreached: 2 }),
    more: kind({ enqueued: 0, skipped: 0, unreached: 1 }),
  }
  expect(await remindAll(kinds, { now, log, mailer, site })).toEqual({ unreached: 3 })
  expect(lines()).toMatchObject([
    { level: 40, what: 'some', enqueued: 1, unreached: 2 },
    { level: 40, what: 'more', unreached: 1 },
  ])
})

test.each([
  ['before half past seven in winter', '2026-11-19T06:29:59Z', '2026-11-18'],
  ['from half past seven in winter', '2026-11-19T06:30:00Z', '2026-11-19'],
  ['before half past seven in summer', '2027-05-19T05:29:59Z', '2027-05-18'],
  ['from half past seven in summer', '2027-05-19T05:30:00Z', '2027-05-19'],
  ['in the evening', '2026-11-19T22:30:00Z', '2026-11-19'],
  ['after midnight', '2026-11-19T23:30:00Z', '2026-11-19'],
])('a round is that of the last half past seven: %s', (_, at, expected) => {
  expect(lastRound(new Date(at), clockTime('07:30'))).toBe(expected)
})
