import { describe, expect, test } from '@jest/globals'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import type { LabSession } from '../../src/labs/edition.rules.ts'
import { cancelSession, recoverSession, restoreSession } from '../../src/labs/session-cancel.service.ts'
import { changePlan, previewChange, restaffSessions } from '../../src/labs/session-change.service.ts'
import { planEdition } from '../../src/labs/session-plan.service.ts'
import { substituteTrainer } from '../../src/labs/session-substitute.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { city, host, reasonsOf, useBorgo } from '../activities/cast.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'
import { evening, fabio, held, input, shown, taken } from './a-plan.ts'

useBorgo()

describe('a change of sessions', () => {
  const planned = () => storedEdition({ sessions: [], roomIds: ['fablab-sala'], staff: [fabio] })
  const plan = async () => {
    await planned()
    await planEdition(host, shown(), input())
    return (await stored()).sessions
  }
  const idOf = (sessions: readonly LabSession[], index: number) => sessions[index]?.id ?? ''

  test('moves one and those that follow, books the new days and frees the old ones', async () => {
    const sessions = await plan()
    const change = {
      sessionId: idOf(sessions, 2),
      scope: 'following' as const,
      change: { day: day('2026-12-17') },
      held,
    }
    const preview = await previewChange(host, 'prova', change)
    expect(preview.lines.map(({ before, after }) => [before.day, after.day])).toEqual([
      ['2026-12-16', '2026-12-17'],
      ['2026-12-23', '2026-12-24'],
    ])
    expect(await changePlan(host, shown(2), { ...change, reason: 'Gita' })).toEqual({ clashes: [], lacking: [] })
    expect((await taken()).filter((each) => each.includes('sala'))).toEqual(
      ['02', '09', '17', '24'].map((on) => `2026-12-${on} space:fablab/fablab-sala`),
    )
    expect((await stored()).sessions.map(({ sequence }) => sequence)).toEqual([0, 0, 1, 1])
  })

  test('that is no change writes nothing', async () => {
    const sessions = await plan()
    const before = await stored()
    const change = { topic: null, from: evening.from, roomIds: ['fablab-sala'] }
    await changePlan(host, shown(2), { sessionId: idOf(sessions, 0), scope: 'future', change, held, reason: null })
    expect(await stored()).toEqual(before)
  })

  test('to rooms that are not there is refused', async () => {
    const sessions = await plan()
    const change = { roomIds: ['officine-sala'], partIds: ['nessuna'] }
    const asked = { sessionId: idOf(sessions, 0), scope: 'one' as const, change, held, reason: null }
    expect(await reasonsOf(changePlan(host, shown(2), asked))).toEqual(['unknown-space', 'unknown-part'])
    expect(
      await reasonsOf(changePlan(host, shown(2), { ...asked, held: new Set([asked.sessionId]), change: {} })),
    ).toEqual(['session-held'])
  })

  test('is told once to the people of the partner and to the teachers, not to who made it', async () => {
    const group = aGroup('g', ['giulia'])
    await storedEdition({ groups: [group], participants: inGroup(group), schoolIds: ['galilei'] })
    await planEdition(city, shown(), input({ minutes: 120 }))
    const notices = await Notices.find({ kind: 'lab-plan-changed' }).lean()
    expect(new Set(notices.map(({ to }) => to.email))).toEqual(new Set(['docente@borgo.example', 'ente@borgo.example']))
    expect(notices).toHaveLength(2)
    expect(notices[0]?.data).toMatchObject({ changes: 'added|2026-12-02|20:00|22:00|' })
    await Notices.deleteMany({})
    const [session] = (await stored()).sessions
    const change = { from: clockTime('19:00') }
    await changePlan(host, shown(2), { sessionId: session?.id ?? '', scope: 'one', change, held, reason: 'Treno' })
    const told = await Notices.find({ kind: 'lab-plan-changed' }).lean()
    expect(told.map(({ to, data }) => [to.email, data])).toEqual([
      [
        'docente@borgo.example',
        expect.objectContaining({
          changes: 'moved|2026-12-02|19:00|22:00|2026-12-02 20:00-22:00',
          reason: 'Treno',
          link: 'https://bottega.example/laboratori/prova/incontri',
        }),
      ],
    ])
  })

  test('gives the sessions to come to other people, but not those of a substitute', async () => {
    const [first] = await plan()
    const marta = {
      sessionId: first?.id ?? '',
      tutorId: 'fablab-marta',
      partnerId: 'fablab',
      insteadOf: 'fablab-fabio',
    }
    await substituteTrainer(host, shown(2), { ...marta, held })
    await restaffSessions(city, shown(3), { staff: [], held })
    expect((await stored()).sessions.map(({ staff }) => staff.map(({ id }) => id))).toEqual([
      ['fablab-marta'],
      [],
      [],
      [],
    ])
  })
})

describe('a cancelled session', () => {
  const setUp = async () => {
    await storedEdition({ roomIds: ['fablab-sala'], staff: [fabio] })
    await planEdition(host, shown(), input())
    const [session] = (await stored()).sessions
    const sessionId = session?.id ?? ''
    await cancelSession(host, shown(2), { sessionId, reason: 'Sciopero', approved: false })
    return sessionId
  }

  test('frees what it had taken, and is cancelled once', async () => {
    const sessionId = await setUp()
    expect((await taken()).filter((each) => each.startsWith('2026-12-02'))).toEqual([])
    expect((await stored()).sessions[0]).toMatchObject({
      state: 'cancelled',
      cancelled: { reason: 'Sciopero', by: { name: 'Fabio Fresa' } },
      sequence: 1,
    })
    expect(await reasonsOf(cancelSession(host, shown(3), { sessionId, reason: 'x', approved: false }))).toEqual([
      'already-cancelled',
    ])
    const other = (await stored()).sessions[1]?.id ?? ''
    expect(await reasonsOf(cancelSession(host, shown(3), { sessionId: other, reason: 'x', approved: true }))).toEqual([
      'session-approved',
    ])
  })

  test('takes place after all, unless somebody else has the room meanwhile', async () => {
    const sessionId = await setUp()
    await storedEdition({ _id: 'altra', code: 'X', roomIds: ['fablab-sala'] })
    await planEdition(city, shown(1, 'altra'), input({ minutes: 120 }))
    const { clashes } = await restoreSession(host, shown(3), { sessionId })
    expect(clashes.map(({ claim }) => claim.resource)).toEqual(['space:fablab/fablab-sala'])
    await Editions.updateOne({ _id: 'altra' }, { state: 'cancelled' })
    await ResourceDays.deleteMany({ 'bookings.editionId': 'altra' })
    expect((await restoreSession(host, shown(3), { sessionId })).clashes).toEqual([])
    expect((await stored()).sessions[0]).toMatchObject({ state: 'planned', cancelled: null, sequence: 2 })
    expect((await taken()).filter((each) => each.startsWith('2026-12-02'))).toHaveLength(4)
    expect(await reasonsOf(restoreSession(host, shown(4), { sessionId }))).toEqual(['not-cancelled'])
  })

  test('is not restored once its time is past, nor while it is made up for', async () => {
    const sessionId = await setUp()
    const later = { ...host, now: new Date('2026-12-03T09:00:00Z'), today: day('2026-12-03') }
    expect(await reasonsOf(restoreSession(later, shown(3), { sessionId }))).toEqual(['session-over'])
    await recoverSession(host, shown(3), { sessionId, day: day('2026-12-12'), ...evening })
    expect(await reasonsOf(restoreSession(host, shown(4), { sessionId }))).toEqual(['session-recovered'])
  })

  test('is made up for on another day, for no longer than it was', async () => {
    const sessionId = await setUp()
    const on = { sessionId, day: day('2026-12-12'), from: clockTime('18:00') }
    expect(await reasonsOf(recoverSession(host, shown(3), { ...on, to: clockTime('20:01') }))).toEqual([
      'recovers-too-much',
    ])
    await recoverSession(host, shown(3), { ...on, to: clockTime('20:00') })
    const edition = await stored()
    expect(edition.sessions.find(({ recovers }) => recovers === sessionId)).toMatchObject({
      day: '2026-12-12',
      minutes: 120,
      roomIds: ['fablab-sala'],
      staff: [{ id: 'fablab-fabio' }],
      number: 3,
    })
    expect(await taken()).toContain('2026-12-12 space:fablab/fablab-sala')
    expect(await reasonsOf(recoverSession(host, shown(4), { ...on, to: clockTime('19:00') }))).toEqual([
      'nothing-to-recover',
    ])
  })
})

describe('a substitute', () => {
  const setUp = async () => {
    await storedEdition({ sessions: [{ ...aSession('s', '2026-12-02'), staff: [fabio] }], staff: [fabio] })
  }

  test('of a partner in the same network may take the roll call of the lab, and is taken', async () => {
    await setUp()
    await Partners.updateOne({ _id: 'fablab' }, { 'hosting.networks': ['Rete Maker '] })
    await Partners.updateOne({ _id: 'sartoria' }, { 'hosting.networks': ['rete maker'] })
    const asked = { sessionId: 's', tutorId: 'sartoria-silvia', partnerId: 'sartoria', insteadOf: 'fablab-fabio', held }
    await substituteTrainer(host, shown(), asked)
    const edition = await stored()
    expect(edition.partnerIds).toEqual(['fablab', 'sartoria'])
    expect(edition.sessions[0]?.staff).toMatchObject([
      { id: 'sartoria-silvia', part: 'trainer', insteadOf: 'Fabio Fresa', partnerId: 'sartoria' },
    ])
    expect(await taken()).toEqual(['2026-12-02 person:sartoria-silvia', '2026-12-02 person:silvia@sartoria.example'])
  })

  test('of another partner is told of it there, both when needed and when no longer', async () => {
    await setUp()
    await Partners.updateMany({ _id: { $in: ['fablab', 'officine'] } }, { 'hosting.networks': ['Rete Maker'] })
    const asked = { sessionId: 's', tutorId: 'officine-olga', partnerId: 'officine', insteadOf: 'fablab-fabio', held }
    const told = async () =>
      (await Notices.find({ kind: 'lab-plan-changed', 'to.email': 'ente@officine.example' }).lean()).map(({ data }) =>
        String(data['changes']).replace(/^(\w+)\|.*\|/u, '$1: '),
      )
    await substituteTrainer(host, shown(), asked)
    expect(await told()).toEqual(['staff: Fabio Fresa'])
    const back = { ...asked, tutorId: 'fablab-fabio', partnerId: 'fablab', insteadOf: 'officine-olga' }
    await substituteTrainer(host, shown(2), back)
    expect(new Set(await told())).toEqual(new Set(['staff: Fabio Fresa', 'staff: Olga Officina']))
    expect(await stored()).toMatchObject({ partnerIds: ['fablab'], untold: [] })
  })

  test('of a partner outside the networks is refused', async () => {
    await setUp()
    const asked = { sessionId: 's', tutorId: 'officine-olga', partnerId: 'officine', insteadOf: null, held }
    expect(await reasonsOf(substituteTrainer(host, shown(), asked))).toEqual(['unknown-tutor'])
  })

  test('may come as well, as one more trainer', async () => {
    await setUp()
    const asked = { sessionId: 's', tutorId: 'fablab-marta', partnerId: 'fablab', insteadOf: null, held }
    await substituteTrainer(host, shown(), asked)
    expect((await stored()).sessions[0]?.staff.map(({ id, part }) => [id, part])).toEqual([
      ['fablab-fabio', 'trainer'],
      ['fablab-marta', 'co-trainer'],
    ])
    expect(await reasonsOf(substituteTrainer(host, shown(2), asked))).toEqual(['already-there'])
    const away = { ...asked, tutorId: 'fablab-fabio', insteadOf: 'nessuno', held: new Set(['s']) }
    expect(await reasonsOf(substituteTrainer(host, shown(2), away))).toEqual([
      'session-held',
      'already-there',
      'nobody-away',
    ])
  })
})
