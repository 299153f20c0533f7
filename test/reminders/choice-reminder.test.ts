import { describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { sendChoices } from '../../src/choices/choice.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { dayOf } from '../../src/platform/day.ts'
import { remindMissingChoices } from '../../src/reminders/choice-reminder.service.ts'
import { Students } from '../../src/schools/student.model.ts'
import { openRound, part, threeOffers, withoutOtherRounds } from '../choices/a-round.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()
withoutOtherRounds()

/** As of the half past seven of a day; the lists close on 4 December, at six in the evening. */
async function remindOn(text: string) {
  const now = new Date(`${text}T07:30:00+01:00`)
  return remindMissingChoices(systemContext(now), { asOf: dayOf(now), publicUrl: 'https://bottega.example' })
}
const letters = () => Notices.find({ kind: 'choices-missing' }).sort({ key: 1 }).lean()

describe('two days before lists close', () => {
  test('who has sent none is told once, and the teacher how many of the class have none', async () => {
    await openRound(threeOffers(), { parts: [part('galilei', ['galilei-3a', 'galilei-4a'])] })
    await Students.updateMany({ _id: { $in: ['giulia', 'bruno'] } }, { $set: { email: 'x@borgo.example' } })
    const now = new Date('2026-11-30T12:00:00+01:00')
    const giulia = contextFor({ role: 'student', accountId: 'g', schoolId: 'galilei', studentId: 'giulia' }, now)
    await sendChoices(giulia, { roundId: 'round', unitId: null }, { offerIds: [], acceptsAny: true, version: 0 })
    expect(await remindOn('2026-12-01')).toMatchObject({ enqueued: 0 })
    expect(await remindOn('2026-12-02')).toMatchObject({ enqueued: 3, skipped: 0, unreached: 0 })
    expect(await remindOn('2026-12-03')).toMatchObject({ enqueued: 0 })
    expect(await letters()).toMatchObject([
      { key: 'choices-missing:round:bruno:x@borgo.example', to: { discreet: true }, data: { class: '' } },
      { to: { email: 'docente@borgo.example' }, data: { class: '3A INF', missing: '23' } },
      { to: { email: 'coordinatore@borgo.example' }, data: { class: '4A INF', missing: '21' } },
    ])
    expect(JSON.stringify((await letters()).map(({ data }) => data))).not.toMatch(/Giulia|Bruno/u)
  })

  test('is made up for by one letter after nights without a worker, and not once they are closed', async () => {
    await openRound(threeOffers())
    expect(await remindOn('2026-12-04')).toMatchObject({ enqueued: 1 })
    await openRound([], { _id: 'over', closesAt: new Date('2026-12-04T07:00:00+01:00') })
    expect(await remindOn('2026-12-04')).toMatchObject({ enqueued: 0 })
  })

  test('of labs the teacher alone is told, that the class has chosen nothing', async () => {
    await openRound([], { kind: 'labs' })
    await Students.updateMany({}, { $set: { email: 'x@borgo.example' } })
    expect(await remindOn('2026-12-03')).toMatchObject({ enqueued: 1 })
    expect(await letters()).toMatchObject([{ to: { email: 'docente@borgo.example' }, data: { missing: '1' } }])
  })
})
