import { describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { logHours } from '../../src/hours/hour-entry.service.ts'
import { minutesOfStudents } from '../../src/hours/hour-totals.service.ts'
import { minutesOfStay } from '../../src/hours/stay-minutes.service.ts'
import { schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day, dayOf } from '../../src/platform/day.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { ProgrammeDrafts, Programmes } from '../../src/programme/programme.model.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import { editionAttendance } from '../../src/roll-calls/attendance.service.ts'
import { labMinutesOfStudents, timesAtLabs } from '../../src/roll-calls/lab-minutes.service.ts'
import { checkAttendance, checkEditionAttendance } from '../../src/roll-calls/low-attendance.service.ts'
import { missingRollCalls } from '../../src/roll-calls/missing-roll-call.service.ts'
import { moveRollCalls } from '../../src/roll-calls/roll-call-host-move.service.ts'
import { listRollCalls } from '../../src/roll-calls/roll-call-list.service.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { takeRollCall } from '../../src/roll-calls/roll-call-take.service.ts'
import { approveRollCall } from '../../src/roll-calls/roll-approval.service.ts'
import { absent, as, formFor, missing, now, publicUrl, reasonsOf, today, useBorgo, waiting } from './cast.ts'

useBorgo()

const system = systemContext(now)
const civil = dayOf(now)

describe('minutes of labs', () => {
  test('of a session that was cancelled afterwards count for nothing, approved or not, and are not approved any more', async () => {
    const cancel = (id: string) =>
      Editions.updateOne({ _id: 'robotica-3a', 'sessions.id': id }, { $set: { 'sessions.$.state': 'cancelled' } })
    const of = async () => (await labMinutesOfStudents(as('office'), ['giulia'])).get('giulia')
    await cancel(waiting.sessionId)
    expect(await of()).toMatchObject([{ approved: 525, registered: 705, countable: 705 }])
    expect(await reasonsOf(approveRollCall(as('coordinator'), waiting, null))).toEqual(['session-cancelled'])
    await cancel('robotica-3a-1')
    expect(await of()).toMatchObject([{ approved: 345, registered: 525, counted: 345 }])
    const { rollCalls } = await listRollCalls(as('coordinator'), { q: '', state: null, page: 1 })
    expect(rollCalls.map(({ session }) => session.id)).not.toContain(waiting.sessionId)
  })

  test('count once approved, where the school counts them, up to what the module allows', async () => {
    const of = async () => (await labMinutesOfStudents(as('office'), ['giulia'])).get('giulia')
    expect(await of()).toMatchObject([
      { schoolYear: '2026/27', editionId: 'robotica-3a', approved: 525, registered: 885, counted: 525, countable: 885 },
    ])
    await RollCalls.updateMany({ editionId: 'robotica-3a' }, { $set: { countableMinutes: 400 } })
    expect(await of()).toMatchObject([{ approved: 525, counted: 400, countable: 400 }])
    await RollCalls.updateMany({ editionId: 'robotica-3a' }, { $set: { 'lines.$[].counts': false } })
    expect(await of()).toMatchObject([{ approved: 525, counted: 0, countable: 0 }])
  })

  test('stand in the total of the student, beside those of placements', async () => {
    const before = (await minutesOfStudents(as('office'), 'student.view', ['giulia'])).get('giulia')
    expect(before?.[0]?.labs).toBe(525)
    await RollCalls.deleteMany({})
    const after = (await minutesOfStudents(as('office'), 'student.view', ['giulia'])).get('giulia')
    expect((before?.[0]?.approved ?? 0) - (after?.[0]?.approved ?? 0)).toBe(525)
    expect((before?.[0]?.registered ?? 0) - (after?.[0]?.registered ?? 0)).toBe(885)
    expect(after?.[0]?.labs).toBe(0)
  })

  test('stand in the class of their days: a lab across a change of class is capped once, and split', async () => {
    const year = await labMinutesOfStudents(as('office'), ['giulia'])
    const whole = year.get('giulia')?.[0]
    const [first] = await RollCalls.find({ editionId: 'robotica-3a', 'lines.id': 'giulia' }).sort({ day: 1 }).lean()
    if (!first || !whole) throw new Error('giulia has been to no lab')
    const over = { schoolId: 'galilei', classId: 'galilei-3a', studentId: 'giulia' }
    const stay = (from: Day, to: Day) =>
      minutesOfStay(as('office'), 'register.class', { ...over, stays: [{ from, to }] })
    const split = async () => [
      await stay(schoolYearStart(whole.schoolYear), first.day),
      await stay(addDays(first.day, 1), civil),
    ]
    const own = first.lines.find(({ id }) => id === 'giulia')?.minutes ?? 0
    expect((await split()).map(({ labs }) => labs)).toEqual([own, 525 - own])
    await RollCalls.updateMany({ editionId: 'robotica-3a' }, { $set: { countableMinutes: own + 60 } })
    expect((await split()).map(({ labs }) => labs)).toEqual([own, 60])
    const all = await stay(schoolYearStart(whole.schoolYear), civil)
    const [sum] = (await minutesOfStudents(as('office'), 'student.view', ['giulia'])).get('giulia') ?? []
    expect(all).toMatchObject({ approved: sum?.approved, registered: sum?.registered, confirmed: sum?.confirmed })
  })

  test('each school and each student read their own', async () => {
    const of = async (person: 'volta' | 'student' | 'officine') =>
      (await labMinutesOfStudents(as(person), ['giulia', 'bruno'])).get(person === 'student' ? 'bruno' : 'giulia')
    expect([await of('volta'), await of('student'), await of('officine')]).toEqual([[], [], []])
    await expect(labMinutesOfStudents(as('city'), ['giulia'])).rejects.toBeInstanceOf(Forbidden)
  })

  test('go with the class a student is in that day: a change in February loses nothing', async () => {
    await Editions.updateOne(
      { _id: 'robotica-3a', 'participants.studentId': 'giulia' },
      { $set: { 'participants.$.classId': 'galilei-4a' } },
    )
    await takeRollCall(as('host'), today, await formFor('host', today))
    const rolls = await RollCalls.find({ editionId: 'robotica-3a' }).sort({ day: 1 }).lean()
    const classes = rolls.map(({ lines }) => lines.find(({ id }) => id === 'giulia')?.classId)
    expect([classes[0], classes.at(-1)]).toEqual(['galilei-3a', 'galilei-4a'])
    const [lab] = (await labMinutesOfStudents(as('office'), ['giulia'])).get('giulia') ?? []
    expect(lab?.registered).toBe(885 + 180)
  })
})

describe('hours of a placement', () => {
  test('are refused at a time at which the student is expected at a lab, and taken beside it', async () => {
    const [placement] = await Placements.find({ studentId: 'bruno', state: 'active' }).lean()
    if (!placement) throw new Error('bruno has no placement')
    const host = contextFor({ role: 'host', accountId: 'ente-officine', partnerId: placement.partnerId }, now)
    const on = (await RollCalls.findById('robotica-3a-5').lean())?.day ?? civil
    expect(await timesAtLabs('bruno', on)).toEqual([{ from: '09:00', to: '12:00' }])
    const logging = (from: string, to: string) =>
      logHours(host, placement._id, {
        key: `overlap-${from.replace(':', '')}`,
        day: on,
        times: [{ from: clockTime(from), to: clockTime(to), breakMinutes: 0 }],
        activity: 'Montaggio',
      })
    expect(await reasonsOf(logging('08:30', '10:00'))).toContain('overlaps-lab')
    expect(await reasonsOf(logging('12:00', '13:00'))).not.toContain('overlaps-lab')
  })

  test('a student who was there as a guest is held to it, too', async () => {
    expect(await timesAtLabs('carlo', day('2026-11-11'))).toEqual([])
    await RollCalls.updateOne(
      { _id: 'robotica-3a-5', 'lines.id': 'bruno' },
      { $set: { 'lines.$.studentId': 'carlo', 'lines.$.state': 'present' } },
    )
    expect(await timesAtLabs('carlo', day('2026-11-11'))).toEqual([{ from: '09:00', to: '12:00' }])
  })
})

describe('what is missing', () => {
  test('sessions that took place and that nobody has taken, not cancelled ones, of editions that have begun', async () => {
    const found = await missingRollCalls(system, { from: addDays(civil, -30), before: civil })
    expect(found.map(({ session }) => session.id)).toEqual(['coding-volta-2', missing.sessionId, 'coding-volta-3'])
    expect(found[0]?.edition).toMatchObject({ partnerId: 'officine', schoolIds: ['volta'] })
    const own = await missingRollCalls(as('host'), { from: addDays(civil, -30), before: civil })
    expect(own.map(({ session }) => session.id)).toEqual([missing.sessionId])
    const onTheDay = await missingRollCalls(as('host'), { from: addDays(civil, -29), before: addDays(civil, 1) })
    expect(onTheDay.map(({ session }) => session.id)).toEqual([missing.sessionId, today.sessionId])
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { state: 'cancelled' } })
    expect(await missingRollCalls(as('host'), { from: addDays(civil, -30), before: civil })).toEqual([])
  })

  test('the list says what each session still needs, oldest first, each side its own', async () => {
    const list = async (person: 'host' | 'teacher' | 'volta' | 'student', state: 'all' | null = null) =>
      (await listRollCalls(as(person), { q: '', state, page: 1 })).rollCalls.map((each) => [
        each.session.id,
        each.state,
      ])
    expect(await list('host')).toEqual([
      ['robotica-3a-7', 'to-take'],
      ['robotica-3a-8', 'to-take'],
    ])
    expect(await list('teacher')).toEqual([
      ['robotica-3a-5', 'to-approve'],
      ['robotica-3a-6', 'to-approve'],
      ['robotica-3a-7', 'to-take'],
      ['robotica-3a-8', 'to-take'],
    ])
    expect((await list('student', 'all')).map(([id]) => id)).toEqual(
      [1, 2, 3, 5, 6, 7, 8].map((n) => `robotica-3a-${n}`),
    )
    expect((await list('volta')).every(([id]) => id?.startsWith('coding-volta'))).toBe(true)
    const named = await listRollCalls(as('teacher'), { q: 'ROB', state: 'to-take', page: 1 })
    expect(named.total).toBe(2)
    expect((await listRollCalls(as('teacher'), { q: 'making', state: 'all', page: 1 })).total).toBe(0)
  })
})

describe('attendance of an edition', () => {
  test('names students to their school and partner, and gives the city numbers', async () => {
    const seen = await editionAttendance(as('teacher'), 'robotica-3a')
    expect(seen.students).toHaveLength(24)
    const giulia = seen.students.find(({ student }) => student._id === 'giulia')
    expect(giulia?.attendance).toMatchObject({ attended: 885, missed: 15, needed: 1350, state: 'on-track' })
    const city = await editionAttendance(as('city'), 'robotica-3a')
    expect(city).toMatchObject({ students: [], rolls: [] })
    expect(city.counts[0]).toEqual({ sessionId: 'robotica-3a-1', present: 23, lines: 24 })
    const volta = await editionAttendance(as('volta'), 'robotica-3a')
    expect(volta).toMatchObject({ students: [], rolls: [] })
    expect((await editionAttendance(as('student'), 'robotica-3a')).students.map(({ student }) => student._id)).toEqual([
      'giulia',
    ])
  })
})

describe('the alarm for low attendance', () => {
  /** Only so many of 3A are there. */
  const onlyPresent = async (sessionId: string, present: number) => {
    const roll = await RollCalls.findById(sessionId).lean()
    const lines = roll?.lines.map((line, n) => ({ ...line, state: n < present ? 'present' : 'absent' }))
    await RollCalls.updateOne({ _id: sessionId }, { $set: { lines } })
  }
  const withAction = async (action: 'warn' | 'suspend') => {
    const norms = { 'programme.norms.labs.lowAttendance': { below: 9, sessions: 2, action } }
    await Promise.all([Programmes.updateMany({}, { $set: norms }), ProgrammeDrafts.updateMany({}, { $set: norms })])
    forgetProgramme()
  }
  const alarms = () => Notices.find({ kind: 'lab-low-attendance' }).lean()

  test('does not ring after one session, nor when one in between was well attended', async () => {
    await onlyPresent('robotica-3a-3', 8)
    await onlyPresent('robotica-3a-6', 8)
    expect(await checkAttendance(system, publicUrl)).toBe(0)
  })

  test('rings once for a run, for the partner, the school and the city, however often it is checked', async () => {
    await onlyPresent('robotica-3a-5', 8)
    await onlyPresent('robotica-3a-6', 8)
    const both = await Promise.all([
      checkAttendance(system, publicUrl),
      checkEditionAttendance(as('host'), 'robotica-3a', publicUrl),
    ])
    const told = await alarms()
    expect(both[0] + both[1]).toBe(told.length)
    const addresses = told.map(({ to }) => to.email)
    expect(addresses).toEqual(
      expect.arrayContaining(['ente@borgo.example', 'coordinatore@borgo.example', 'citta@borgo.example']),
    )
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(told[0]?.data).toMatchObject({ below: '9', sessions: '2', suspended: 'no' })
    expect(JSON.stringify(told)).not.toMatch(/Giulia|D’Amico/u)
    expect(await checkAttendance(system, publicUrl)).toBe(0)
    expect((await Editions.findById('robotica-3a').lean())?.state).toBe('running')
  })

  test.each([
    ['whose account is closed', { closedAt: now }],
    ['who has moved to another school', { hats: [] }],
  ])('reaches the coordinator and not a teacher %s', async (_, change) => {
    await Accounts.updateOne({ _id: 'docente' }, { $set: change })
    await onlyPresent('robotica-3a-5', 8)
    await onlyPresent('robotica-3a-6', 8)
    await checkAttendance(system, publicUrl)
    const addresses = (await alarms()).map(({ to }) => to.email)
    expect(addresses).toContain('coordinatore@borgo.example')
    expect(addresses).not.toContain('docente@borgo.example')
    expect(await checkAttendance(system, publicUrl)).toBe(0)
  })

  test('suspends where the city says so, once: who resumes the lab is not stopped again by the same run', async () => {
    await withAction('suspend')
    await onlyPresent('robotica-3a-5', 8)
    await onlyPresent('robotica-3a-6', 8)
    expect(await checkAttendance(system, publicUrl)).toBeGreaterThan(0)
    expect((await Editions.findById('robotica-3a').lean())?.state).toBe('suspended')
    expect((await alarms())[0]?.data).toMatchObject({ suspended: 'yes' })
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { state: 'running' } })
    expect(await checkAttendance(system, publicUrl)).toBe(0)
    expect((await Editions.findById('robotica-3a').lean())?.state).toBe('running')
  })

  test('is told of by the next look when the process died between suspending and telling', async () => {
    await withAction('suspend')
    await onlyPresent('robotica-3a-5', 8)
    await onlyPresent('robotica-3a-6', 8)
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { state: 'suspended' } })
    const made = await checkAttendance(system, publicUrl)
    expect([made > 0, (await alarms())[0]?.data]).toMatchObject([true, { suspended: 'yes' }])
    expect(await checkAttendance(system, publicUrl)).toBe(0)
  })

  test('rings after the roll call that makes it two, and is the business of jobs and roll calls only', async () => {
    await onlyPresent('robotica-3a-6', 8)
    const others = Object.fromEntries(
      (await formFor('host', missing)).marks.slice(8).map(({ lineId }) => [lineId, absent]),
    )
    await takeRollCall(as('host'), missing, await formFor('host', missing, others))
    expect(await checkEditionAttendance(as('host'), 'robotica-3a', publicUrl)).toBeGreaterThan(0)
    await expect(checkAttendance(as('host'), publicUrl)).rejects.toBeInstanceOf(Forbidden)
  })
})

test('the roll calls of a partner go with it into another', async () => {
  await RollCalls.updateOne({ _id: 'robotica-3a-1' }, { $set: { partnerIds: ['fablab', 'officine'] } })
  await moveRollCalls(as('city'), { from: 'fablab', to: 'officine' })
  await moveRollCalls(as('city'), { from: 'fablab', to: 'officine' })
  const rolls = await RollCalls.find({ editionId: 'robotica-3a' }).lean()
  expect(rolls.every(({ partnerIds }) => partnerIds.join() === 'officine')).toBe(true)
})
