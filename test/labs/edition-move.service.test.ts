import { describe, expect, test } from '@jest/globals'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { moveEdition } from '../../src/labs/edition-move.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import type { Edition } from '../../src/labs/edition.rules.ts'
import { completedModules } from '../../src/labs/edition.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { day } from '../../src/platform/day.ts'
import { city, host, reasonsOf, useBorgo } from '../activities/cast.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'
import { fabio } from './a-plan.ts'

useBorgo()

const publicUrl = 'https://bottega.example'
describe('an edition moves on', () => {
  const move = (
    ctx: typeof city,
    edition: Edition,
    event: 'open' | 'start' | 'suspend' | 'resume' | 'cancel',
    reason: string | null = null,
  ) => moveEdition(ctx, edition._id, { event, reason, version: edition.version, publicUrl })

  async function ready(change: Parameters<typeof storedEdition>[0] = {}) {
    const group = aGroup('g', ['giulia', 'bruno'])
    const parts = [{ id: 'p', title: 'Tutto', description: null, phase: 'teaching' as const, minutes: 360 }]
    return storedEdition({
      sessions: [aSession('p1', '2026-12-02'), aSession('p2', '2026-12-09')],
      groups: [group],
      participants: inGroup(group).map((each) => ({ ...each, privacyOn: day('2026-11-20') })),
      taken: 2,
      staff: [fabio],
      minimum: 2,
      module: { minutes: 360, parts },
      ...change,
    })
  }

  test('when it is opened, by one of many who press at once', async () => {
    const draft = await stored('laser-bozza')
    const results = await Promise.all(Array.from({ length: 10 }, () => reasonsOf(move(host, draft, 'open'))))
    expect(results.filter((reasons) => reasons.length === 0)).toHaveLength(1)
    expect((await stored('laser-bozza')).history.filter(({ event }) => event === 'opened')).toHaveLength(1)
  })

  test('when everything is there to start it', async () => {
    const edition = await ready()
    await move(host, edition, 'start')
    expect(await stored(edition._id)).toMatchObject({ state: 'running', version: 2 })
  })

  test('below the minimum by the city alone, and only with a reason', async () => {
    const edition = await ready({ minimum: 3 })
    expect(await reasonsOf(move(host, edition, 'start', 'Partiamo lo stesso'))).toEqual(['below-minimum'])
    expect(await reasonsOf(move(city, edition, 'start'))).toEqual(['below-minimum'])
    await move(city, edition, 'start', 'Ultima occasione dell’anno')
    expect((await stored(edition._id)).history.at(-1)).toMatchObject({
      event: 'started',
      reason: 'Ultima occasione dell’anno',
    })
  })

  test('not for want of papers, modules and authorisations, even with a reason', async () => {
    const edition = await ready({
      module: { minutes: 360, requiredModules: ['ROB-1'], requiredMachines: ['cnc-mill'] },
    })
    await Editions.updateOne({ _id: edition._id }, { $set: { 'participants.0.privacyOn': null } })
    expect(await reasonsOf(move(city, edition, 'start', 'Comunque'))).toEqual([
      'parts-do-not-add-up',
      'privacy-missing',
      'module-missing',
      'authorisation-missing',
    ])
  })

  test('once a module that it requires has been completed', async () => {
    await storedEdition({
      _id: 'before',
      code: 'ROB-1/25-A',
      state: 'completed',
      participants: inGroup(aGroup('g', ['giulia', 'bruno'])),
      finishedBy: ['giulia'],
      module: { ...(await stored('robotica-3a')).module },
    })
    const completed = await completedModules(['giulia', 'bruno', 'nobody'])
    expect([...completed].map(([id, codes]) => [id, [...codes]])).toEqual([
      ['giulia', ['ROB-1']],
      ['bruno', []],
      ['nobody', []],
    ])
  })

  test('when it is suspended and resumed, with a reason', async () => {
    const edition = await stored('robotica-3a')
    expect(await reasonsOf(move(city, edition, 'suspend'))).toEqual(['reason-missing'])
    await move(city, edition, 'suspend', 'Guasto all’impianto')
    const suspended = await stored('robotica-3a')
    expect(suspended).toMatchObject({ state: 'suspended', sessions: edition.sessions })
    await move(host, suspended, 'resume')
    expect((await stored('robotica-3a')).state).toBe('running')
  })

  test('to its end only when sessions and roll calls are behind', async () => {
    const edition = await ready({ state: 'running', from: day('2026-11-01') })
    const complete = (missingRollCalls: number) =>
      reasonsOf(
        moveEdition(host, edition._id, {
          event: 'complete',
          reason: null,
          version: 1,
          completion: { missingRollCalls, finishedBy: ['giulia'] },
        }),
      )
    expect(await complete(1)).toEqual(['sessions-ahead', 'roll-calls-missing'])
    await Editions.updateOne(
      { _id: edition._id },
      { $set: { 'sessions.0.day': '2026-11-18', 'sessions.1.day': '2026-11-19' } },
    )
    expect(await complete(0)).toEqual([])
    expect(await stored(edition._id)).toMatchObject({ state: 'completed', finishedBy: ['giulia'] })
  })

  test('either started or cancelled when both are pressed at once', async () => {
    const edition = await ready()
    const results = await Promise.all([
      reasonsOf(move(host, edition, 'start')),
      reasonsOf(move(city, edition, 'cancel', 'Mancano i fondi')),
    ])
    expect(results.filter((reasons) => reasons.length === 0)).toHaveLength(1)
    const { history, state } = await stored(edition._id)
    expect(history.filter(({ event }) => event === 'started' || event === 'cancelled')).toHaveLength(1)
    expect(['running', 'cancelled']).toContain(state)
  })
})

describe('cancelling an edition', () => {
  const cancel = async (id: string) =>
    moveEdition(city, id, {
      event: 'cancel',
      reason: 'Mancano i fondi',
      version: (await stored(id)).version,
      publicUrl,
    })

  test('lets the coming sessions fall, keeps those that were held, frees what was booked', async () => {
    const hall = 'space:fablab/fablab-sala|2026-12-02'
    const other = {
      editionId: 'other',
      sessionId: 'other-1',
      holdId: 'h',
      mode: 'exclusive' as const,
      startMinute: 840,
      endMinute: 900,
      at: new Date(),
    }
    await ResourceDays.updateOne({ _id: hall }, { $push: { bookings: other } })
    expect((await ResourceDays.findById(hall).lean())?.bookings).toHaveLength(2)
    await cancel('robotica-3a')
    const { sessions, state, planVersion } = await stored('robotica-3a')
    expect([state, planVersion]).toEqual(['cancelled', 2])
    expect(sessions.filter(({ state: of }) => of === 'planned').every(({ day: on }) => on < '2026-11-25')).toBe(true)
    expect(sessions.find(({ id }) => id === 'robotica-3a-9')).toMatchObject({
      state: 'cancelled',
      sequence: 1,
      cancelled: { reason: 'Mancano i fondi' },
    })
    const left = await ResourceDays.findById(hall).lean()
    expect(left?.bookings.map(({ editionId }) => editionId)).toEqual(['other'])
  })

  test('tells teachers, offices and partner once, however often it is pressed', async () => {
    const moved = await Promise.all([cancel('making-aperto'), cancel('making-aperto')])
    expect(moved.filter(Boolean)).toHaveLength(1)
    await cancel('making-aperto')
    const notices = await Notices.find({ kind: 'lab-cancelled' }).lean()
    expect(notices.map(({ to }) => String(to.email)).toSorted()).toEqual([
      'coordinatore@borgo.example',
      'docente@borgo.example',
      'ente@borgo.example',
      'segreteria@borgo.example',
    ])
    expect(notices[0]?.data).toMatchObject({
      reason: 'Mancano i fondi',
      link: 'https://bottega.example/laboratori/making-aperto',
    })
  })

  test('of a draft tells nobody', async () => {
    await cancel('laser-bozza')
    expect(await Notices.countDocuments({ kind: 'lab-cancelled' })).toBe(0)
  })
})
