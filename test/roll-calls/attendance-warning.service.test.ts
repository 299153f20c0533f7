import { beforeEach, describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { editionById } from '../../src/labs/edition.service.ts'
import { addDays, dayOf } from '../../src/platform/day.ts'
import { attendanceWarnings, editionWarning } from '../../src/roll-calls/attendance-warning.service.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { as, joinFromVolta, now, type people, useBorgo } from './cast.ts'

useBorgo()

type Person = keyof typeof people

/** Only so many of 3A are there. */
async function onlyPresent(sessionId: string, present: number): Promise<void> {
  const roll = await RollCalls.findById(sessionId).lean()
  const lines = roll?.lines.map((line, n) => ({ ...line, state: n < present ? 'present' : 'absent' }))
  await RollCalls.updateOne({ _id: sessionId }, { $set: { lines } })
}

const inRobotics = async (person: Person) => {
  const edition = await editionById('robotica-3a')
  return edition && editionWarning(as(person), edition)
}
const titles = async (person: Person) => (await attendanceWarnings(as(person))).map(({ edition }) => edition._id)

describe('in a lab under way', () => {
  test('the students who cannot reach the certificate any more are counted, while they take part', async () => {
    expect(await inRobotics('host')).toEqual({ alarm: null, lost: 1, attendancePercent: 75 })
    expect(await inRobotics('teacher')).toMatchObject({ lost: 1 })
    const gone = { 'participants.$[bruno].to': addDays(dayOf(now), -1) }
    await Editions.updateOne({ _id: 'robotica-3a' }, gone, { arrayFilters: [{ 'bruno.studentId': 'bruno' }] })
    expect(await inRobotics('host')).toBeNull()
  })

  test('each school counts its own students, the partner all of them', async () => {
    await joinFromVolta(['vanni'])
    expect(await inRobotics('volta')).toBeNull()
    const absent = { 'lines.$[].state': 'absent', 'lines.$[].minutes': 0 }
    await RollCalls.updateMany({ editionId: 'robotica-3a' }, { $set: absent })
    await RollCalls.updateMany({ editionId: 'robotica-3a' }, { $set: { 'lines.0.schoolId': 'volta' } })
    expect(await inRobotics('coordinator')).toMatchObject({ lost: 24 })
    const roll = await RollCalls.findById('robotica-3a-1').lean()
    const [line] = roll?.lines ?? []
    const vanni = { ...line, id: 'vanni', studentId: 'vanni', schoolId: 'volta' }
    await RollCalls.updateMany({ editionId: 'robotica-3a' }, { $push: { lines: vanni } })
    expect(await inRobotics('volta')).toMatchObject({ lost: 1 })
    expect(await inRobotics('host')).toMatchObject({ lost: 25 })
  })

  test('a run of sessions with few present is said until one is well attended again', async () => {
    for (const id of ['robotica-3a-3', 'robotica-3a-5', 'robotica-3a-6']) await onlyPresent(id, 8)
    const first = (await editionById('robotica-3a'))?.sessions.find(({ id }) => id === 'robotica-3a-3')
    expect(await inRobotics('host')).toMatchObject({ alarm: { from: first?.day, sessions: 3, below: 9 } })
    await onlyPresent('robotica-3a-6', 20)
    expect(await inRobotics('host')).toMatchObject({ alarm: null })
  })

  test('nothing is said to the city, to students and to others, nor of a lab that is over', async () => {
    for (const person of ['city', 'student', 'volta', 'officine'] as const) expect(await inRobotics(person)).toBeNull()
    await Editions.updateOne({ _id: 'robotica-3a' }, { state: 'completed' })
    expect([await inRobotics('host'), await titles('coordinator')]).toEqual([null, []])
  })
})

describe('for the first page', () => {
  test('the coordinator hears of all labs of the school, the teacher of those with an own group', async () => {
    expect([await titles('coordinator'), await titles('teacher')]).toEqual([['robotica-3a'], ['robotica-3a']])
    await Editions.updateOne(
      { _id: 'robotica-3a' },
      { 'groups.0.teacher': { accountId: 'altra', name: 'Altra Docente' } },
    )
    expect([await titles('coordinator'), await titles('teacher')]).toEqual([['robotica-3a'], []])
  })

  test('the others hear of it on the page of the lab', async () => {
    for (const person of ['city', 'office', 'host', 'student', 'volta'] as const)
      expect(await titles(person)).toEqual([])
  })

  describe('with two groups of the school', () => {
    beforeEach(async () => {
      const edition = await editionById('robotica-3a')
      const [group] = edition?.groups ?? []
      if (!group) throw new Error('robotics has no group')
      const other = { ...group, id: 'other', teacher: { accountId: 'altra', name: 'Altra' }, studentIds: ['bruno'] }
      await Editions.updateOne(
        { _id: 'robotica-3a' },
        { $push: { groups: other }, $set: { 'participants.$[bruno].groupId': 'other' } },
        { arrayFilters: [{ 'bruno.studentId': 'bruno' }] },
      )
    })

    test('the teacher counts the own students only', async () => {
      expect(await titles('coordinator')).toEqual(['robotica-3a'])
      expect(await titles('teacher')).toEqual([])
    })
  })
})
