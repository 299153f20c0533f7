import { expect, test } from '@jest/globals'
import { run } from '../../jobs/remind-expiring.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day, type Day, instantOf } from '../../src/platform/day.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import { useTestApp } from '../support/app.ts'
import { logBook } from './log-book.ts'

useTestApp()

const site = { cityName: 'Borgo', contactEmail: null, publicUrl: 'https://bottega.example' }
const mailer = createMailer({ smtpUrl: null, mailFrom: null })
const at = (on: Day, time: string) => instantOf(on, clockTime(time))
const counted = async () => {
  const kinds = (await Notices.find({ kind: /(?:ending|expiring|expired)$/u }).lean()).map(({ kind }) => kind)
  return [...new Set(kinds)].toSorted().map((kind) => `${kind} ${kinds.filter((each) => each === kind).length}`)
}

/** In Borgo one agreement, one document and one protocol end on this day, and nothing else does. */
async function endOn(last: Day): Promise<void> {
  await Agreements.deleteMany({ _id: { $ne: 'galilei-fablab' } })
  await Agreements.updateOne({ _id: 'galilei-fablab' }, { $set: { 'terms.to': last, endedOn: null } })
  await PartnerDocuments.deleteMany({ _id: { $ne: 'fablab-polizza' } })
  await PartnerDocuments.updateOne({ _id: 'fablab-polizza' }, { $set: { expiresOn: last } })
  await Protocols.updateOne({ _id: 'intesa' }, { $set: { endsOn: last } })
}

test.each([
  ['clocks go forward', '2027-03-28'],
  ['clocks go back', '2026-10-25'],
])('the job works as of the last half past seven of Italy, also when the %s', async (_, changeOfClock) => {
  const { log, lines } = logBook()
  const context = { log, mailer, site }
  const sunday = day(changeOfClock)
  await Agreements.updateOne({ _id: 'galilei-fablab' }, { $set: { 'terms.from': addDays(sunday, -30) } })
  await endOn(addDays(sunday, 60))
  await run({ ...context, now: at(sunday, '07:29') })
  expect(await counted()).toEqual([])
  await run({ ...context, now: at(sunday, '07:30') })
  await run({ ...context, now: at(addDays(sunday, 1), '03:00') })
  await run({ ...context, now: at(addDays(sunday, 1), '07:30') })
  const everyKind = await counted()
  expect(everyKind.map((line) => line.split(' ')[0])).toEqual([
    'agreement-ending',
    'document-expiring',
    'protocol-ending',
  ])
  expect(lines().map(({ level, what }) => [level, what])).toEqual([
    [30, 'agreements'],
    [30, 'documents'],
    [30, 'protocols'],
  ])
  expect(lines().map(({ enqueued }) => Number(enqueued) > 0)).toEqual([true, true, true])
})
