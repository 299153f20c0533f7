import { describe, expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { moveEdition } from '../../src/labs/edition-move.service.ts'
import type { UntoldChange } from '../../src/labs/edition.rules.ts'
import { planEdition } from '../../src/labs/session-plan.service.ts'
import { tellUntold } from '../../src/labs/untold-changes.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { city, host, teacher, useBorgo } from '../activities/cast.ts'
import { input, shown } from './a-plan.ts'
import { aGroup, inGroup, stored, storedEdition } from './an-edition.ts'

useBorgo()

const publicUrl = 'https://bottega.example'
const group = aGroup('g', ['giulia'])
const concerned = { groups: [group], participants: inGroup(group), schoolIds: ['galilei'], taken: 1 }
const minutesLater = (minutes: number) => systemContext(new Date(host.now.getTime() + minutes * 60_000))
const told = async (kind: 'lab-plan-changed' | 'lab-cancelled') =>
  (await Notices.find({ kind }).sort({ 'to.email': 1 }).lean()).map(({ to }) => to.email)

/** As it stands in the database when the process died right after the write. */
const change: UntoldChange = {
  planVersion: 1,
  at: host.now,
  byId: 'ente',
  partnerIds: ['fablab'],
  changes: 'moved|2026-12-02|19:00|22:00|2026-12-02 20:00-22:00',
  reason: 'Treno',
}

describe('a change after which the process died', () => {
  test('of the plan is told of by the job, once, to everybody but who made it', async () => {
    await storedEdition({ ...concerned, untold: [change] })
    expect(await tellUntold(minutesLater(1), publicUrl)).toBe(0)
    expect(await told('lab-plan-changed')).toEqual([])
    await Promise.all([tellUntold(minutesLater(3), publicUrl), tellUntold(minutesLater(3), publicUrl)])
    expect(await tellUntold(minutesLater(13), publicUrl)).toBe(0)
    expect(await told('lab-plan-changed')).toEqual(['docente@borgo.example'])
    expect((await Notices.findOne({ kind: 'lab-plan-changed' }).lean())?.data).toMatchObject({
      changes: change.changes,
      reason: 'Treno',
      link: `${publicUrl}/laboratori/prova/incontri`,
    })
    expect((await stored()).untold).toEqual([])
  })

  test('that cancelled the edition is told of to everybody concerned, once', async () => {
    const cancelled = { at: host.now, by: { accountId: 'citta', name: 'Carla' }, event: 'cancelled', reason: 'Sfratto' }
    const opened = { ...cancelled, event: 'opened', reason: null }
    const untold = [{ ...change, byId: 'citta', changes: null, reason: 'Sfratto' }]
    await storedEdition({ ...concerned, state: 'cancelled', history: [opened, cancelled], untold })
    expect(await tellUntold(minutesLater(3), publicUrl)).toBe(1)
    expect(await tellUntold(minutesLater(3), publicUrl)).toBe(0)
    const addresses = await told('lab-cancelled')
    expect(addresses).toEqual(expect.arrayContaining(['docente@borgo.example', 'ente@borgo.example']))
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('is the business of jobs alone', async () => {
    await expect(tellUntold(teacher, publicUrl)).rejects.toBeInstanceOf(Forbidden)
  })
})

test('a change that was told of right away leaves nothing for the job', async () => {
  await storedEdition(concerned)
  await planEdition(city, shown(), input({ minutes: 120 }))
  const { version, untold } = await stored()
  expect(untold).toEqual([])
  await moveEdition(city, 'prova', { event: 'cancel', reason: 'Sfratto', version, publicUrl })
  const letters = await Notices.countDocuments()
  expect((await stored()).untold).toEqual([])
  expect([await tellUntold(minutesLater(60), publicUrl), await Notices.countDocuments()]).toEqual([0, letters])
})
