import { describe, expect, test } from '@jest/globals'
import { Accounts } from '../../src/accounts/account.model.ts'
import { linesOf } from '../../src/notices/notice-lines.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { sendLabWeeks } from '../../src/reminders/lab-week.service.ts'
import { anEdition, aSession, publicUrl, systemAt, toldOf, useBorgoWithoutLabs } from './labs.ts'

useBorgoWithoutLabs()

const sendAt = (on: string, time: string) => sendLabWeeks(systemAt(on, time), { publicUrl })
const told = () => toldOf('lab-week')

describe('the week of a partner', () => {
  test('is sent on Friday at three, with what takes place in it and nothing else', async () => {
    const sessions = [
      aSession('2026-11-27'),
      aSession('2026-11-30', { roomIds: ['fablab-sala'] }),
      aSession('2026-12-02', { state: 'cancelled' }),
      aSession('2026-12-06'),
      aSession('2026-12-07'),
    ]
    await anEdition(sessions)
    await sendAt('2026-11-27', '14:59')
    expect(await told()).toEqual([])
    await sendAt('2026-11-27', '15:00')
    expect(await told()).toEqual(['ente@borgo.example'])
    const [notice] = await Notices.find().lean()
    expect(notice?.data).toMatchObject({ monday: '2026-11-30', partner: 'FabLab Borgo APS' })
    const lines = linesOf(notice?.data['sessions'] ?? '')
    expect(lines.map(([on, from, to]) => [on, from, to])).toEqual([
      ['2026-11-30', '14:00', '17:00'],
      ['2026-12-06', '14:00', '17:00'],
    ])
    expect(lines[0]?.[4]).not.toBe('')
  })

  test('goes to the partner of a substitute as well, with the house where it is', async () => {
    const [trainer] = aSession('2026-12-02').staff
    if (!trainer) throw new Error('nobody runs it')
    await anEdition([aSession('2026-12-02', { staff: [{ ...trainer, partnerId: 'officine' }] })])
    await sendAt('2026-11-27', '15:00')
    expect(await told()).toEqual(['ente@borgo.example', 'ente@officine.example'])
    const elsewhere = await Notices.findOne({ about: 'officine' }).lean()
    expect(elsewhere?.data['sessions']).toContain('FabLab Borgo APS')
  })

  test('goes to no closed account; when nobody is left, the outbox and the job say so, once', async () => {
    await Accounts.updateMany({ 'hats.partnerId': 'fablab' }, { $set: { closedAt: new Date('2026-11-01T08:00:00Z') } })
    await Partners.updateOne({ _id: 'fablab' }, { $set: { email: null, contacts: [] } })
    await anEdition([aSession('2026-12-02')])
    expect(await sendAt('2026-11-27', '15:00')).toEqual({ enqueued: 1, skipped: 0, unreached: 1 })
    expect(await told()).toEqual(['nobody'])
    expect(await sendAt('2026-11-27', '15:01')).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
  })

  test('is made up for until the end of Monday, once, also by several workers', async () => {
    await anEdition([aSession('2026-12-02')])
    await Promise.all(Array.from({ length: 10 }, () => sendAt('2026-11-30', '23:00')))
    expect(await told()).toEqual(['ente@borgo.example'])
  })

  test('is not sent when it is too late, when nothing takes place, or when the lab is paused', async () => {
    await anEdition([aSession('2026-12-02')])
    expect(await sendAt('2026-12-01', '00:00')).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
    expect(await sendAt('2026-12-04', '15:00')).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
    await anEdition([aSession('2026-12-02')], { _id: 'paused', code: 'PAUSED', state: 'suspended' })
    await sendAt('2026-11-27', '15:00')
    expect(linesOf((await Notices.findOne().lean())?.data['sessions'] ?? '')).toHaveLength(1)
  })
})
