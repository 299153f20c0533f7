import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { expectedAt } from '../../src/labs/edition.rules.ts'
import { type EnrolmentInput, enrolStudents } from '../../src/labs/lab-enrolment.service.ts'
import { labsOfStudent, notePrivacy, withdrawGroup, withdrawStudent } from '../../src/labs/roster.service.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { city, host, office, reasonsOf, student, teacher, today, useBorgo, volta } from '../activities/cast.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'

useBorgo()

const evening: [string, string] = ['20:00', '22:00']
const sessions = [aSession('prova-1', '2026-11-18', evening), aSession('prova-2', '2026-12-02', evening)]
const leaving = { editionId: 'prova', from: today, reason: 'Cambia scuola' }

const enrolled = (studentIds: string[], given: Partial<EnrolmentInput> = {}): EnrolmentInput => ({
  id: newId(),
  classIds: ['galilei-3a'],
  studentIds,
  teacherId: 'docente',
  counts: true,
  privacy: false,
  whenFull: 'refuse',
  groupId: null,
  force: null,
  ...given,
})

const takenOn = async (on: string) =>
  (
    await ResourceDays.find({ day: day(on), 'bookings.editionId': 'prova' })
      .sort({ _id: 1 })
      .lean()
  ).map(({ resource }) => resource)

describe('a student who withdraws', () => {
  test('keeps what was attended, and frees the seat and the days ahead; the teacher stays with the others', async () => {
    await storedEdition({ sessions })
    await enrolStudents(teacher, 'prova', enrolled(['giulia', 'bruno'], { id: 'due' }))
    await withdrawStudent(teacher, 'giulia', leaving)
    const { taken, participants, groups, schoolIds } = await stored()
    expect([taken, schoolIds, groups[0]?.studentIds]).toEqual([1, ['galilei'], ['bruno']])
    expect(participants.map(({ studentId, to }) => [studentId, to])).toEqual([
      ['giulia', addDays(today, -1)],
      ['bruno', null],
    ])
    expect(groups[0]?.history.at(-1)).toMatchObject({ studentId: 'giulia', joined: false, reason: 'Cambia scuola' })
    expect(await takenOn('2026-12-02')).toEqual(['person:docente', 'student:bruno'])
    expect(expectedAt(await stored(), day('2026-12-02')).map(({ studentId }) => studentId)).toEqual(['bruno'])
  })

  test('the last one takes the group with them', async () => {
    const group = aGroup('g', ['giulia'])
    await storedEdition({ groups: [group], participants: inGroup(group), taken: 1, schoolIds: ['galilei'] })
    await withdrawStudent(teacher, 'giulia', leaving)
    const { groups, taken, schoolIds } = await stored()
    expect([groups[0]?.state, taken, schoolIds]).toEqual(['withdrawn', 0, []])
  })

  test('may come back, and has kept the privacy document', async () => {
    await storedEdition({ sessions })
    await enrolStudents(teacher, 'prova', enrolled(['giulia'], { privacy: true }))
    await withdrawStudent(teacher, 'giulia', leaving)
    expect(await enrolStudents(teacher, 'prova', enrolled(['giulia']))).toMatchObject({ done: true, enrolled: 1 })
    const { participants, taken } = await stored()
    expect([taken, participants.map(({ to, privacyOn }) => [to, privacyOn])]).toEqual([
      1,
      [
        [addDays(today, -1), today],
        [null, today],
      ],
    ])
    expect(expectedAt(await stored(), today)).toHaveLength(1)
  })

  test('and comes back at the same moment has everything ahead taken again', async () => {
    await storedEdition({ sessions })
    await enrolStudents(teacher, 'prova', enrolled(['giulia', 'bruno']))
    const comeBack = async (): Promise<void> => {
      const outcome = await enrolStudents(teacher, 'prova', enrolled(['giulia']))
      if (!outcome.done) await comeBack()
    }
    for (let round = 0; round < 5; round++) {
      await Promise.all([withdrawStudent(teacher, 'giulia', leaving), comeBack()])
      expect(await takenOn('2026-12-02')).toEqual(['person:docente', 'student:bruno', 'student:giulia'])
    }
    const { participants, taken } = await stored()
    expect([taken, participants.filter(({ to }) => to === null)]).toMatchObject([2, { length: 2 }])
  })

  test('is withdrawn once, from a day that has come, while the lab is not over', async () => {
    const group = aGroup('g', ['giulia', 'bruno'])
    await storedEdition({ groups: [group], participants: inGroup(group, day('2026-11-10')), taken: 2 })
    expect(await reasonsOf(withdrawStudent(teacher, 'giulia', { ...leaving, from: addDays(today, 1) }))).toEqual([
      'day-ahead',
    ])
    await withdrawStudent(teacher, 'giulia', { ...leaving, from: day('2026-11-01') })
    // Never there at all: the last day lies before the first.
    expect((await stored()).participants[0]).toMatchObject({ from: '2026-11-10', to: '2026-11-09' })
    expect(await reasonsOf(withdrawStudent(teacher, 'giulia', leaving))).toEqual(['not-in'])
    await Editions.updateOne({ _id: 'prova' }, { $set: { state: 'completed' } })
    expect(await reasonsOf(withdrawStudent(teacher, 'bruno', leaving))).toEqual(['edition-over'])
  })

  test('not by other schools, other teachers, city or host', async () => {
    const group = aGroup('g', ['giulia'])
    await storedEdition({ groups: [group], participants: inGroup(group), taken: 1 })
    const otherTeacher = contextFor({ role: 'teacher', accountId: 'x', schoolId: 'galilei', classIds: [] }, teacher.now)
    await expect(withdrawStudent(volta, 'giulia', leaving)).rejects.toThrow(NotFound)
    await expect(withdrawStudent(otherTeacher, 'giulia', leaving)).rejects.toThrow(NotFound)
    await expect(withdrawGroup(otherTeacher, 'g', leaving)).rejects.toThrow(NotFound)
    await expect(withdrawGroup(host, 'g', leaving)).rejects.toThrow(Forbidden)
    await expect(withdrawGroup(city, 'g', leaving)).rejects.toThrow(Forbidden)
    await expect(withdrawStudent(office, 'vanni', leaving)).rejects.toThrow(NotFound)
  })
})

test('a group that waits withdraws without freeing seats', async () => {
  await storedEdition({ groups: [aGroup('g', ['giulia'], { state: 'waiting' })], schoolIds: ['galilei'] })
  await withdrawGroup(teacher, 'g', leaving)
  const { groups, taken, schoolIds } = await stored()
  expect([groups[0]?.state, taken, schoolIds]).toEqual(['withdrawn', 0, []])
})

describe('privacy documents', () => {
  test('are noted with the day they came; a tick that is taken away takes the day away', async () => {
    const group = aGroup('g', ['giulia', 'bruno', 'galilei-3a-3'])
    await storedEdition({ groups: [group], participants: inGroup(group), taken: 3 })
    const note = (shown: string[], received: string[], on = today) =>
      notePrivacy(teacher, { editionId: 'prova', shown, received, on })
    const days = async () => (await stored()).participants.map(({ privacyOn }) => privacyOn)
    await note(['giulia', 'bruno'], ['giulia', 'galilei-3a-3'], day('2026-11-20'))
    expect(await days()).toEqual(['2026-11-20', null, null])
    await note(['giulia', 'bruno'], ['giulia', 'bruno'])
    expect(await days()).toEqual(['2026-11-20', today, null])
    await note(['giulia', 'bruno'], ['bruno'])
    expect(await days()).toEqual([null, today, null])
    expect(await reasonsOf(note(['giulia'], ['giulia'], addDays(today, 1)))).toEqual(['day-ahead'])
  })

  test('of others are not touched', async () => {
    const group = aGroup('g', ['vanni'], { schoolId: 'volta', classIds: ['volta-3a'] })
    const own = aGroup('own', ['giulia'])
    const groups = [group, own]
    await storedEdition({ groups, participants: groups.flatMap((each) => inGroup(each)), taken: 2 })
    await notePrivacy(teacher, { editionId: 'prova', shown: ['vanni', 'giulia'], received: ['vanni'], on: today })
    expect((await stored()).participants.map(({ privacyOn }) => privacyOn)).toEqual([null, null])
  })
})

test('the labs of a student are told to the student and to the own school alone', async () => {
  const group = aGroup('g', ['giulia', 'bruno'])
  await storedEdition({ groups: [group], participants: inGroup(group), taken: 2, sessions })
  for (const ctx of [student, teacher, office]) {
    const labs = await labsOfStudent(ctx, 'giulia')
    expect(labs.filter(({ edition }) => edition._id === 'prova')).toMatchObject([
      { from: '2026-11-01', to: null, counts: true, edition: { title: 'Laboratorio di prova' } },
    ])
  }
  await expect(labsOfStudent(volta, 'giulia')).rejects.toThrow(NotFound)
  await expect(labsOfStudent(student, 'bruno')).rejects.toThrow(NotFound)
})
