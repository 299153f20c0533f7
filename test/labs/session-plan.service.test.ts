import { describe, expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { enrolStudents } from '../../src/labs/lab-enrolment.service.ts'
import { planEdition, previewPlan } from '../../src/labs/session-plan.service.ts'
import { sweepBookings } from '../../src/labs/session-sweep.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { log } from '../../src/platform/log.ts'
import { Programmes } from '../../src/programme/programme.model.ts'
import { city, coordinator, host, office, reasonsOf, useBorgo, volta } from '../activities/cast.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'
import { days, evening, expectNoDoubleBooking, fabio, input, shown, taken } from './a-plan.ts'

log.level = 'silent'
useBorgo()

describe('planning an edition', () => {
  test('makes its sessions, takes rooms and people, and leaves out the closure of the fablab at Christmas', async () => {
    await storedEdition({ roomIds: ['fablab-sala'], staff: [fabio] })
    expect(await planEdition(host, shown(), input())).toEqual({ clashes: [], lacking: [] })
    const edition = await stored()
    expect(days(edition)).toEqual(['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23'])
    expect(edition).toMatchObject({ planVersion: 2, pattern: input().pattern, to: '2027-05-31' })
    expect(edition.history.at(-1)).toMatchObject({ event: 'planned', reason: null })
    expect((await taken()).filter((each) => each.startsWith('2026-12-02'))).toEqual([
      '2026-12-02 person:ente',
      '2026-12-02 person:ente@borgo.example',
      '2026-12-02 person:fablab-fabio',
      '2026-12-02 space:fablab/fablab-sala',
    ])
    const preview = await previewPlan(host, 'prova', input({ minutes: 600 }))
    expect(preview.plan.skipped.map((each) => each.day)).toEqual(['2026-12-30', '2027-01-06'])
    expect(days({ sessions: preview.sessions })).toEqual(['2027-01-13'])
  })

  test('keeps what has begun, was cancelled or has a roll call, and frees what is no longer there', async () => {
    const cancelled = { at: city.now, by: { accountId: null, name: 'Carla' }, reason: 'Sciopero' }
    const sessions = [
      aSession('over', '2026-11-18'),
      { ...aSession('off', '2026-12-02'), state: 'cancelled' as const, cancelled },
      aSession('held', '2026-12-09', ['20:00', '22:00']),
      { ...aSession('a', '2026-12-10'), roomIds: ['fablab-sala'] },
    ]
    await storedEdition({ sessions })
    await planEdition(city, shown(), input({ minutes: 240, held: new Set(['held']) }))
    expect((await stored()).sessions.map(({ id, day: on }) => `${on} ${id}`)).toEqual([
      '2026-11-18 over',
      '2026-12-02 off',
      '2026-12-02 a',
      '2026-12-09 held',
      '2026-12-16 prova-1-2',
    ])
    expect((await taken()).filter((each) => each.startsWith('2026-12-10'))).toEqual([])
  })

  test('reports what others have taken, all of it, and then takes nothing', async () => {
    await storedEdition({ roomIds: ['fablab-sala'], staff: [fabio] })
    await planEdition(host, shown(), input())
    await storedEdition({ _id: 'seconda', code: 'PRO-1/26-B', roomIds: ['fablab-sala'], staff: [fabio] })
    const { clashes } = await planEdition(city, shown(1, 'seconda'), input())
    expect(new Set(clashes.map(({ claim }) => claim.day)).size).toBe(4)
    expect(new Set(clashes.map(({ claim }) => claim.resource))).toEqual(
      new Set(['space:fablab/fablab-sala', 'person:fablab-fabio', 'person:ente', 'person:ente@borgo.example']),
    )
    expect([await taken('seconda'), (await stored('seconda')).sessions]).toEqual([[], []])
    expect((await previewPlan(city, 'seconda', input())).clashes).toHaveLength(clashes.length)
  })

  test('on closed days needs a reason, which stays in the history', async () => {
    await storedEdition()
    await planEdition(host, shown(), input({ from: day('2026-12-24'), minutes: 120, ignoring: 'Campus di Natale' }))
    const edition = await stored()
    expect([days(edition), edition.history.at(-1)?.reason]).toEqual([['2026-12-30'], 'Campus di Natale'])
  })

  test.each([
    ['without a pattern', { pattern: [] }, ['no-pattern']],
    ['without minutes', { minutes: 0 }, ['no-minutes']],
    ['backwards', { to: day('2026-12-01') }, ['ends-before-it-begins']],
    ['in the past', { from: day('2026-11-18') }, ['session-past']],
    ['where no day is left', { to: day('2026-12-02'), from: day('2026-12-03') }, ['ends-before-it-begins']],
    ['on a day that never comes', { to: day('2026-12-03'), from: day('2026-12-03') }, ['nothing-planned']],
    ['beyond the school year', { from: day('2027-09-01'), to: day('2027-10-01') }, ['outside-school-year']],
  ])('%s is refused', async (_what, given, reasons) => {
    await storedEdition()
    expect(await reasonsOf(planEdition(host, shown(), input(given)))).toEqual(reasons)
  })

  test('is for the city and the partner, while the lab lasts', async () => {
    await storedEdition()
    await expect(planEdition(office, shown(), input())).rejects.toBeInstanceOf(Forbidden)
    const stranger = { ...host, actor: { role: 'host' as const, accountId: 'x', partnerId: 'officine' } }
    await expect(planEdition(stranger, shown(), input())).rejects.toBeInstanceOf(NotFound)
    await Editions.updateOne({ _id: 'prova' }, { state: 'completed' })
    expect(await reasonsOf(planEdition(host, shown(), input()))).toEqual(['edition-over'])
  })

  test('twice the same writes and tells nothing', async () => {
    await storedEdition()
    await planEdition(host, shown(), input())
    const before = await stored()
    await planEdition(host, shown(2), input())
    expect(await stored()).toEqual(before)
    expect(await reasonsOf(planEdition(host, shown(1), input()))).toEqual(['changed-meanwhile'])
  })

  test('meets students who are agreed to be at a host', async () => {
    const group = aGroup('g', ['giulia', 'bruno'])
    await storedEdition({ groups: [group], participants: inGroup(group), schoolIds: ['galilei'] })
    const times = { from: clockTime('15:00'), to: clockTime('18:00') }
    const pattern = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, ...times }))
    const { clashes } = await planEdition(host, shown(), input({ pattern, minutes: 180 * 5 }))
    expect(clashes.flatMap(({ placement, claim }) => (placement ? [claim.resource] : []))).toContain('student:giulia')
    expect((await stored()).sessions).toEqual([])
    expect(await taken()).toEqual([])
  })

  test('with a machine needs authorised participants, unless the module teaches it', async () => {
    await Programmes.updateOne({}, { 'programme.machineKinds': [{ ...laserKind }] })
    await Partners.updateOne(
      { _id: 'fablab', 'spaces.id': 'fablab-laser' },
      { $set: { 'spaces.$.machineKind': 'laser-prova' } },
    )
    const group = aGroup('g', ['giulia', 'bruno'])
    const given = { groups: [group], participants: inGroup(group), machineIds: ['fablab-laser'] }
    await storedEdition(given)
    const { lacking } = await planEdition(host, shown(), input())
    expect(lacking.map(({ studentId, schoolId }) => `${studentId} ${schoolId}`).toSorted()).toEqual([
      'bruno galilei',
      'giulia galilei',
    ])
    expect(await taken()).toEqual([])
    await storedEdition({ ...given, _id: 'insegna', code: 'X', module: { grants: ['laser-prova'] } })
    expect(await planEdition(host, shown(1, 'insegna'), input())).toEqual({ clashes: [], lacking: [] })
  })
})

const laserKind = { code: 'laser-prova', name: { it: 'Laser', en: 'Laser' }, retired: false, authorisation: true }

describe('at once', () => {
  test('fifty changes of one plan: one wins, and only what it took is left', async () => {
    await storedEdition({ roomIds: ['fablab-sala'], staff: [fabio] })
    const works = Array.from({ length: 50 }, (_, n) =>
      reasonsOf(planEdition(host, shown(), input({ pattern: [{ weekday: ((n % 5) + 1) as 1, ...evening }] }))),
    )
    const refused = (await Promise.all(works)).filter((reasons) => reasons.length > 0)
    expect(refused).toEqual(refused.map(() => ['changed-meanwhile']))
    const edition = await stored()
    expect(edition).toMatchObject({ planVersion: 2, sessions: { length: 4 } })
    expect((await taken()).filter((each) => each.includes('space'))).toEqual(
      days(edition).map((on) => `${on} space:fablab/fablab-sala`),
    )
    await expectNoDoubleBooking()
  })

  test('two editions in the same room: one has it', async () => {
    await storedEdition({ roomIds: ['fablab-sala'] })
    await storedEdition({ _id: 'seconda', code: 'PRO-1/26-B', roomIds: ['fablab-sala'] })
    const [one, other] = await Promise.all([
      planEdition(host, shown(), input()),
      planEdition(city, shown(1, 'seconda'), input()),
    ])
    expect([one, other].filter(({ clashes }) => clashes.length === 0)).toHaveLength(1)
    expect((await stored()).sessions.length + (await stored('seconda')).sessions.length).toBe(4)
    await expectNoDoubleBooking()
  })

  test('who enrols while the plan changes is booked on the new days', async () => {
    await storedEdition({ seats: 30, sessions: [aSession('prova-1', '2026-12-03', ['20:00', '22:00'])] })
    const enrolment = {
      id: newId(),
      classIds: ['galilei-3a'],
      studentIds: ['giulia', 'bruno'],
      teacherId: 'docente',
      counts: true,
      privacy: false,
      whenFull: 'refuse' as const,
      groupId: null,
      force: null,
    }
    const [enrolled, planned] = await Promise.all([
      enrolStudents(coordinator, 'prova', enrolment),
      planEdition(host, shown(), input({ minutes: 240 })),
    ])
    expect([enrolled.done, planned]).toEqual([true, { clashes: [], lacking: [] }])
    const edition = await stored()
    expect([edition.participants.length, days(edition)]).toEqual([2, ['2026-12-02', '2026-12-09']])
    expect((await taken()).filter((each) => each.includes('student'))).toEqual([
      '2026-12-02 student:bruno',
      '2026-12-02 student:giulia',
      '2026-12-09 student:bruno',
      '2026-12-09 student:giulia',
    ])
  })
})

describe('the sweep', () => {
  const system = systemContext(new Date('2026-11-25T09:00:00Z'))

  test('frees what nobody owns and takes what is missing, once', async () => {
    await Promise.all([Editions.deleteMany({}), ResourceDays.deleteMany({})])
    await storedEdition({ roomIds: ['fablab-sala'], staff: [fabio] })
    await planEdition(host, shown(), input({ minutes: 240 }))
    const before = await taken()
    await ResourceDays.deleteMany({ resource: 'person:ente' })
    const lost = {
      editionId: 'prova',
      sessionId: 'mai-scritto',
      holdId: 'perso',
      mode: 'exclusive' as const,
      startMinute: 540,
      endMinute: 600,
      at: new Date('2026-11-25T08:00:00Z'),
    }
    await ResourceDays.create({
      _id: 'space:x|2026-12-02',
      resource: 'space:x',
      day: day('2026-12-02'),
      bookings: [lost],
    })
    expect(await sweepBookings(system)).toEqual({ freed: 1, taken: 2, clashes: 0 })
    expect(await taken()).toEqual(before)
    expect(await sweepBookings(system)).toEqual({ freed: 0, taken: 0, clashes: 0 })
  })

  test('leaves alone what an attempt under way has just taken', async () => {
    await Promise.all([Editions.deleteMany({}), ResourceDays.deleteMany({})])
    const booking = {
      editionId: 'x',
      sessionId: 'y',
      holdId: 'z',
      mode: 'exclusive' as const,
      startMinute: 1,
      endMinute: 2,
    }
    const at = new Date('2026-11-25T08:55:00Z')
    await ResourceDays.create({
      _id: 'space:x|2026-12-02',
      resource: 'space:x',
      day: day('2026-12-02'),
      bookings: [{ ...booking, at }],
    })
    expect(await sweepBookings(system)).toEqual({ freed: 0, taken: 0, clashes: 0 })
  })

  test('just after midnight lets the bookings of yesterday be, by the clocks of Italy', async () => {
    await Promise.all([Editions.deleteMany({}), ResourceDays.deleteMany({})])
    await storedEdition({ sessions: [{ ...aSession('a', '2026-12-02'), roomIds: ['fablab-sala'] }] })
    await sweepBookings(system)
    const before = await taken()
    expect(before).toHaveLength(1)
    for (const at of ['2026-12-02T23:03:00Z', '2026-12-03T22:59:00Z'])
      expect(await sweepBookings(systemContext(new Date(at)))).toEqual({ freed: 0, taken: 0, clashes: 0 })
    expect(await taken()).toEqual(before)
  })

  test('tells of a session that has lost its room to somebody else', async () => {
    await Promise.all([Editions.deleteMany({}), ResourceDays.deleteMany({})])
    const sessions = (id: string) => [{ ...aSession(id, '2026-12-02'), roomIds: ['fablab-sala'] }]
    await storedEdition({ sessions: sessions('a') })
    await storedEdition({ _id: 'seconda', code: 'B', sessions: sessions('b') })
    expect(await sweepBookings(system)).toEqual({ freed: 0, taken: 1, clashes: 1 })
  })
})

test('a school reads no plan of a draft', async () => {
  await storedEdition({ state: 'draft' })
  await planEdition(host, shown(), input())
  expect(await Notices.countDocuments({ kind: 'lab-plan-changed' })).toBe(0)
  await expect(previewPlan(volta, 'prova', input())).rejects.toBeInstanceOf(Forbidden)
})
