import { describe, expect, test } from '@jest/globals'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { linesOf } from '../../src/notices/notice-lines.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { tellWhoIsOffSite } from '../../src/reminders/off-site.service.ts'
import { anEdition, aSession, publicUrl, systemAt, toldOf, useBorgoWithoutLabs } from './labs.ts'

useBorgoWithoutLabs()

const wednesday = '2026-11-25'
const tellAt = (time: string, on = wednesday) => tellWhoIsOffSite(systemAt(on, time), { publicUrl })
const told = () => toldOf('off-site-today')
const lines = async () => linesOf((await Notices.findOne({ kind: 'off-site-today' }).lean())?.data['lines'] ?? '')

/** Somebody of the Volta on a placement, on Wednesdays from eight to twelve. */
async function aPlacement(change: object = {}): Promise<void> {
  const slot = { weekday: 3, from: clockTime('08:00'), to: clockTime('12:00') }
  await Placements.collection.insertOne({
    _id: 'vanni-officine' as never,
    schoolId: 'volta',
    studentId: 'vanni',
    partnerId: 'officine',
    host: { name: 'Officine Ferro' },
    state: 'active',
    history: [],
    terms: { from: day('2026-11-01'), to: day('2026-12-31'), timetable: [slot], plannedMinutes: 0, calendar: null },
    amendments: [],
    ...change,
  })
}

describe('who is off site today', () => {
  test('is told in the morning to the office of the school, by class and place and without a name', async () => {
    await anEdition([aSession(wednesday)])
    await tellAt('06:59')
    expect(await told()).toEqual([])
    await tellAt('07:00')
    expect(await told()).toEqual(['segreteria@borgo.example'])
    expect(await lines()).toEqual([['3A INF', '2', 'FabLab Borgo APS', '14:00', '17:00']])
    const written = JSON.stringify(await Notices.find({}, { data: 1 }).lean())
    expect(written).not.toMatch(/giulia|bruno/iu)
  })

  test('is told of placements too, and to each school only its own', async () => {
    await anEdition([aSession(wednesday)])
    await aPlacement()
    await Accounts.updateOne({ _id: 'coordinatore' }, { $set: { 'hats.0.schoolId': 'volta', 'hats.0.role': 'office' } })
    await tellAt('07:00')
    const notices = await Notices.find({ kind: 'off-site-today' }).lean()
    expect(
      notices.map(({ about, data }) => [about, linesOf(data['lines'] ?? '').map(([, n, place]) => [n, place])]),
    ).toEqual(
      expect.arrayContaining([
        ['galilei', [['2', 'FabLab Borgo APS']]],
        ['volta', [['1', 'Officine Ferro']]],
      ]),
    )
    expect(await lines()).toHaveLength(1)
  })

  test('is told to the coordinator where nobody is left in the office, and to no closed account', async () => {
    await anEdition([aSession(wednesday)])
    await Accounts.updateOne({ _id: 'segreteria' }, { $set: { closedAt: new Date('2026-11-01T08:00:00Z') } })
    expect(await tellAt('07:00')).toEqual({ enqueued: 1, skipped: 0, unreached: 0 })
    expect(await told()).toEqual(['coordinatore@borgo.example'])
  })

  test('is told to nobody of a school that has nobody, and the job says so', async () => {
    await anEdition([aSession(wednesday)])
    await Accounts.updateOne({ _id: 'segreteria' }, { $set: { 'hats.0.schoolId': 'volta' } })
    await Accounts.updateOne({ _id: 'coordinatore' }, { $set: { email: null } })
    expect(await tellAt('07:00')).toEqual({ enqueued: 0, skipped: 0, unreached: 1 })
    expect(await told()).toEqual([])
  })

  test('is told once, also by several workers and by one that starts late', async () => {
    await anEdition([aSession(wednesday)])
    await Promise.all(Array.from({ length: 10 }, () => tellAt('16:00')))
    await tellAt('16:30')
    expect(await told()).toEqual(['segreteria@borgo.example'])
  })

  test('is of no use any more once everybody is back', async () => {
    await anEdition([aSession(wednesday)])
    await tellAt('17:00')
    expect(await told()).toEqual([])
  })

  test('is not told when nobody is: no session, a cancelled one, a paused lab, a Sunday, nobody left in the group', async () => {
    await anEdition([
      aSession('2026-11-26'),
      aSession(wednesday, { state: 'cancelled' }),
      aSession('2026-11-29', { id: 'sunday' }),
    ])
    await anEdition([aSession(wednesday)], { _id: 'paused', code: 'PAUSED', state: 'suspended' })
    await anEdition([aSession(wednesday)], { _id: 'left', code: 'LEFT', participants: [] })
    await aPlacement({ state: 'cancelled' })
    await tellAt('07:00')
    await tellAt('07:00', '2026-11-29')
    expect(await told()).toEqual([])
    expect(await Editions.countDocuments()).toBe(3)
  })
})
