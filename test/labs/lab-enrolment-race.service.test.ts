import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { enrolStudents } from '../../src/labs/lab-enrolment.service.ts'
import { day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { office, teacher, useBorgo } from '../activities/cast.ts'
import { stored, storedEdition } from './an-edition.ts'
import { bookings, bring, sessions, studentsIn } from './an-enrolment.ts'

useBorgo()

describe('many enrolments at once', () => {
  test('of two classes that want the last seats exactly one gets them', async () => {
    await storedEdition({ seats: 24, sessions })
    const outcomes = await Promise.all([
      enrolStudents(teacher, 'prova', await bring('galilei-3a')),
      enrolStudents(office, 'prova', await bring('galilei-4a')),
    ])
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    const { taken, participants, groups } = await stored()
    expect([taken, groups.length]).toEqual([participants.length, 1])
    // What the other one had taken is given back.
    expect(await bookings()).toHaveLength(2 * (participants.length + 2))
  })

  test('fifty times one student for twenty seats: twenty are in, and nobody twice', async () => {
    await storedEdition({ seats: 20, sessions: sessions.slice(0, 1) })
    const ids = [...(await studentsIn('galilei-3a')), ...(await studentsIn('galilei-5b'))].slice(0, 50)
    const outcomes = await Promise.all(
      ids.map(async (id, n) =>
        enrolStudents(office, 'prova', await bring(n < 24 ? 'galilei-3a' : 'galilei-5b', { studentIds: [id] })),
      ),
    )
    const { taken, participants, groups } = await stored()
    expect(outcomes.filter(({ done }) => done)).toHaveLength(20)
    expect([taken, groups.length, new Set(participants.map(({ studentId }) => studentId)).size]).toEqual([20, 20, 20])
    const students = (await bookings()).filter((each) => each.startsWith('student:'))
    expect(students.toSorted()).toEqual(
      participants.map(({ studentId }) => `student:${studentId} 2026-12-02 prova-1`).toSorted(),
    )
  })

  test('twenty forms with the same student enrol once', async () => {
    await storedEdition({ seats: 30, sessions: sessions.slice(0, 1) })
    const input = await bring('galilei-3a', { studentIds: ['giulia'] })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => enrolStudents(teacher, 'prova', { ...input, id: newId() })),
    )
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    expect([(await stored()).taken, (await stored()).participants.length]).toEqual([1, 1])
  })

  test('a plan that changes meanwhile is followed: what is taken is what the new plan says', async () => {
    await storedEdition({ seats: 30, sessions })
    const moved = sessions.map((session) => ({
      ...session,
      day: day(session.day === '2026-12-02' ? '2026-12-03' : '2026-12-10'),
    }))
    const [outcome] = await Promise.all([
      enrolStudents(teacher, 'prova', await bring('galilei-3a')),
      Editions.updateOne({ _id: 'prova', rosterVersion: 1 }, { $set: { sessions: moved }, $inc: { planVersion: 1 } }),
    ])
    const { participants, sessions: planned } = await stored()
    expect([outcome.done, participants.length]).toEqual([true, 24])
    const days = new Set((await bookings()).map((each) => each.split(' ')[1]))
    expect(days).toEqual(new Set<string>(planned.map((session) => session.day)))
  })
})
