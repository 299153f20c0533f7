import { describe, expect, test } from '@jest/globals'
import { enrolStudents } from '../../src/labs/lab-enrolment.service.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { city, coordinator, host, office, reasonsOf, teacher, today, useBorgo, volta } from '../activities/cast.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'
import { bookings, bring, evening, reasonsIn, sessions, studentsIn } from './an-enrolment.ts'

useBorgo()

describe('a class', () => {
  test('is enrolled with one write: seats, students, teacher and what they take up', async () => {
    await storedEdition({ seats: 30, sessions })
    const input = await bring('galilei-3a', { privacy: true })
    expect(await enrolStudents(teacher, 'prova', input)).toEqual({ done: true, enrolled: 24, waiting: 0 })
    const { groups, participants, taken, schoolIds, rosterVersion } = await stored()
    expect([taken, schoolIds, rosterVersion, participants.length]).toEqual([24, ['galilei'], 2, 24])
    expect(groups).toMatchObject([
      {
        kind: 'class',
        label: '3A INF',
        classIds: ['galilei-3a'],
        state: 'enrolled',
        counts: true,
        teacher: { accountId: 'docente', name: 'Teresa Tutor' },
        by: { name: 'Teresa Tutor' },
      },
    ])
    expect(participants[0]).toMatchObject({ classId: 'galilei-3a', from: today, to: null, privacyOn: today })
    // Two days of 24 students, the class and the teacher.
    expect(await bookings()).toHaveLength(2 * 26)
  })

  test('sent twice is enrolled once, and with another form it is in already', async () => {
    await storedEdition({ seats: 60, sessions })
    const input = await bring('galilei-3a')
    await enrolStudents(teacher, 'prova', input)
    expect(await enrolStudents(teacher, 'prova', input)).toEqual({ done: true, enrolled: 24, waiting: 0 })
    expect(reasonsIn(await enrolStudents(office, 'prova', await bring('galilei-3a')))).toEqual([
      'class-already-in',
      'already-in',
    ])
    expect((await stored()).taken).toBe(24)
  })

  test('without some of its students is a group of chosen ones, as students of two classes are', async () => {
    await storedEdition({ seats: 60 })
    const [threes, fours] = [await studentsIn('galilei-3a'), await studentsIn('galilei-4a')]
    await enrolStudents(office, 'prova', await bring('galilei-3a', { studentIds: threes.slice(1) }))
    const mixed = { classIds: ['galilei-3a', 'galilei-4a'], studentIds: [threes[0] ?? '', ...fours.slice(0, 2)] }
    await enrolStudents(office, 'prova', await bring('galilei-3a', mixed))
    const { groups, participants } = await stored()
    expect(groups.map(({ kind, label, studentIds }) => [kind, label, studentIds.length])).toEqual([
      ['students', '3A INF', 23],
      ['students', '3A INF e 4A INF', 3],
    ])
    expect(participants.filter(({ classId }) => classId === 'galilei-4a')).toHaveLength(2)
  })
})

describe('who may not', () => {
  test('a teacher with a class of others, a school in a draft, the city and the host', async () => {
    await storedEdition()
    await storedEdition({ _id: 'bozza', code: 'PRO-1/26-B', state: 'draft' })
    const theirs = await bring('galilei-4a')
    await expect(enrolStudents(teacher, 'prova', theirs)).rejects.toThrow(NotFound)
    await expect(enrolStudents(volta, 'prova', theirs)).rejects.toThrow(NotFound)
    await expect(enrolStudents(office, 'bozza', theirs)).rejects.toThrow(NotFound)
    await expect(enrolStudents(city, 'prova', theirs)).rejects.toThrow(Forbidden)
    await expect(enrolStudents(host, 'prova', theirs)).rejects.toThrow(Forbidden)
    expect(await reasonsOf(enrolStudents(office, 'prova', { ...theirs, teacherId: 'docente-volta' }))).toEqual([
      'unknown-teacher',
    ])
  })

  test('somebody who is not in the class, and too young students', async () => {
    await storedEdition({ seats: 30, module: { ages: { from: 18, to: 99 } } })
    const input = await bring('galilei-3a', { studentIds: ['giulia', 'vanni'] })
    const outcome = await enrolStudents(teacher, 'prova', input)
    expect(outcome).toMatchObject({
      done: false,
      obstacles: [{ reason: 'not-in-class' }, { reason: 'too-young', studentIds: ['giulia'] }],
    })
  })

  test('students who have not completed what the module requires', async () => {
    await storedEdition({ seats: 30, module: { requiredModules: ['MAK-1'], requiredMachines: ['taglio-laser'] } })
    const outcome = await enrolStudents(teacher, 'prova', await bring('galilei-3a', { studentIds: ['bruno'] }))
    expect(outcome).toMatchObject({
      done: false,
      obstacles: [
        { reason: 'module-missing', studentIds: ['bruno'], codes: ['MAK-1'] },
        { reason: 'authorisation-missing', studentIds: ['bruno'], codes: ['taglio-laser'] },
      ],
    })
  })
})

test('students without an authorisation for a machine of the sessions to come, beside all other obstacles', async () => {
  const laser = { ...aSession('laser', '2026-12-02', evening), machineIds: ['fablab-laser'] }
  const over = { ...aSession('over', '2026-11-18', evening), machineIds: ['fablab-3d'] }
  await storedEdition({ seats: 30, sessions: [over, laser], enrolUntil: day('2026-11-24') })
  const outcome = await enrolStudents(teacher, 'prova', await bring('galilei-3a', { studentIds: ['giulia', 'bruno'] }))
  expect(outcome).toMatchObject({
    done: false,
    obstacles: [
      { reason: 'enrolment-ended' },
      // Giulia has earned hers at the fablab.
      { reason: 'authorisation-missing', studentIds: ['bruno'], codes: ['laser-cutter'] },
    ],
  })
  await storedEdition({ _id: 'insegna', code: 'PRO-1/26-C', sessions: [laser], module: { grants: ['laser-cutter'] } })
  const learning = await bring('galilei-3a', { studentIds: ['bruno'] })
  expect(await enrolStudents(teacher, 'insegna', learning)).toMatchObject({ done: true, enrolled: 1 })
})

describe('too few seats', () => {
  test('are told, and nothing is written or taken', async () => {
    await storedEdition({ seats: 20, sessions })
    const outcome = await enrolStudents(teacher, 'prova', await bring('galilei-3a'))
    expect(outcome).toMatchObject({ done: false, obstacles: [{ reason: 'no-seats' }], clashes: [], free: 20 })
    expect([(await stored()).groups, await bookings()]).toEqual([[], []])
  })

  test('the whole class waits, without seats and without anything taken up', async () => {
    await storedEdition({ seats: 20, sessions })
    const outcome = await enrolStudents(teacher, 'prova', await bring('galilei-3a', { whenFull: 'wait' }))
    expect(outcome).toEqual({ done: true, enrolled: 0, waiting: 24 })
    const { groups, taken, schoolIds } = await stored()
    expect([taken, schoolIds, groups.map(({ kind, state }) => [kind, state])]).toEqual([
      0,
      ['galilei'],
      [['class', 'waiting']],
    ])
    expect(await bookings()).toEqual([])
  })

  test('or the first ones come, in the order of the list, and the others wait', async () => {
    await storedEdition({ seats: 20, sessions })
    const input = await bring('galilei-3a', { whenFull: 'split' })
    expect(await enrolStudents(teacher, 'prova', input)).toEqual({ done: true, enrolled: 20, waiting: 4 })
    const { groups, taken } = await stored()
    expect(groups.map(({ studentIds }) => studentIds)).toEqual([
      input.studentIds.slice(0, 20),
      input.studentIds.slice(20),
    ])
    expect(taken).toBe(20)
    expect(await enrolStudents(teacher, 'prova', input)).toEqual({ done: true, enrolled: 20, waiting: 4 })
  })

  test('free seats that a waiting group could use are not for newcomers', async () => {
    const waits = aGroup('waits', ['carlo'], { state: 'waiting', classIds: ['galilei-4a'] })
    await storedEdition({ seats: 20, groups: [waits] })
    const input = await bring('galilei-3a', { studentIds: ['giulia'] })
    expect(reasonsIn(await enrolStudents(teacher, 'prova', input))).toEqual(['no-seats'])
  })
})

describe('when enrolments are over', () => {
  test('only the coordinator may go on, and says why', async () => {
    await storedEdition({ seats: 30, enrolUntil: day('2026-11-24') })
    expect(reasonsIn(await enrolStudents(teacher, 'prova', await bring('galilei-3a')))).toEqual(['enrolment-ended'])
    const forced = await bring('galilei-3a', { force: 'Ritardo della segreteria' })
    expect(await reasonsOf(enrolStudents(teacher, 'prova', forced))).toEqual(['not-yours-to-force'])
    expect(await enrolStudents(coordinator, 'prova', forced)).toMatchObject({ done: true, enrolled: 24 })
    expect((await stored()).groups[0]?.history).toMatchObject([{ to: 'enrolled', reason: 'Ritardo della segreteria' }])
  })

  test('nobody waits any more, and who waits keeps no seat from whom the coordinator enrols', async () => {
    const waits = aGroup('waits', ['carlo'], { state: 'waiting', classIds: ['galilei-4a'] })
    await storedEdition({ seats: 20, enrolUntil: day('2026-11-24'), groups: [waits] })
    const force = 'Ritardo della segreteria'
    const all = await bring('galilei-3a', { force, whenFull: 'wait' })
    expect(reasonsIn(await enrolStudents(coordinator, 'prova', all))).toEqual(['no-seats'])
    const one = await bring('galilei-3a', { force, studentIds: ['giulia'] })
    expect(await enrolStudents(coordinator, 'prova', one)).toMatchObject({ done: true, enrolled: 1, waiting: 0 })
  })
})

describe('students who join a group', () => {
  test('have its teacher, and are told in its history', async () => {
    const group = aGroup('3a', ['bruno'], { kind: 'class' })
    await storedEdition({ seats: 2, taken: 1, groups: [group], participants: inGroup(group), sessions })
    const input = await bring('galilei-3a', { groupId: '3a', studentIds: ['giulia'], teacherId: '' })
    expect(await enrolStudents(teacher, 'prova', input)).toEqual({ done: true, enrolled: 1, waiting: 0 })
    const { groups, participants, taken } = await stored()
    expect([taken, participants.map(({ studentId, groupId }) => [studentId, groupId])]).toEqual([
      2,
      [
        ['bruno', '3a'],
        ['giulia', '3a'],
      ],
    ])
    expect(groups).toMatchObject([
      { studentIds: ['bruno', 'giulia'], history: [{ studentId: 'giulia', joined: true, to: 'enrolled' }] },
    ])
    expect(reasonsIn(await enrolStudents(teacher, 'prova', { ...input, id: newId() }))).toContain('already-in')
  })

  test('find no group once it has gone', async () => {
    await storedEdition({ groups: [aGroup('3a', ['bruno'], { state: 'withdrawn' })] })
    const input = await bring('galilei-3a', { groupId: '3a', studentIds: ['giulia'] })
    expect(await reasonsOf(enrolStudents(teacher, 'prova', input))).toEqual(['group-gone'])
  })
})

describe('clashes', () => {
  test('of the class, its students and its teacher are told in one go, and nothing is left of the attempt', async () => {
    await storedEdition({ seats: 30, sessions })
    const overlapping = [
      aSession('altro-1', '2026-12-02', ['21:00', '23:00']),
      aSession('altro-2', '2026-12-16', evening),
    ]
    await storedEdition({ _id: 'altro', code: 'PRO-1/26-Z', seats: 30, sessions: overlapping })
    await enrolStudents(teacher, 'prova', await bring('galilei-3a'))
    const before = await bookings()
    const outcome = await enrolStudents(teacher, 'altro', await bring('galilei-3a'))
    if (outcome.done) throw new Error('it was enrolled')
    expect(outcome.clashes.map(({ claim }) => claim.resource)).toEqual(
      expect.arrayContaining(['class:galilei-3a', 'person:docente', 'student:giulia', 'student:bruno']),
    )
    expect([await bookings(), (await stored('altro')).groups]).toEqual([before, []])
  })

  test('with a placement are told as well', async () => {
    // Giulia is at the fablab on Wednesday afternoons.
    const wednesday = [aSession('mercoledi', '2026-12-02', ['14:00', '16:00'])]
    await storedEdition({ seats: 30, sessions: wednesday })
    const outcome = await enrolStudents(teacher, 'prova', await bring('galilei-3a', { studentIds: ['giulia'] }))
    expect(outcome).toMatchObject({
      done: false,
      clashes: [{ claim: { resource: 'student:giulia' }, placement: { placementId: 'giulia-fablab' } }],
    })
    expect(await bookings()).toEqual([])
  })
})
