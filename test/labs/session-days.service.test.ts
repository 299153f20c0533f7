import { beforeEach, describe, expect, test } from '@jest/globals'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { sessionsBetween } from '../../src/labs/session-days.service.ts'
import { models } from '../../src/models.ts'
import { day } from '../../src/platform/day.ts'
import { anEdition, aSession } from '../calendar/an-edition.ts'
import { testNow } from '../support/borgo-database.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase(models)

const days = { from: day('2026-11-01'), to: day('2026-12-31') }
const city: Actor = { role: 'city', accountId: 'citta' }
const ids = async (actor: Actor, search: Partial<Parameters<typeof sessionsBetween>[1]> = {}) =>
  (await sessionsBetween(contextFor(actor, testNow), { ...days, ...search })).map(({ session }) => session.id)

beforeEach(async () => {
  const lab = anEdition('lab', {
    sessions: [
      aSession('lab-3', { day: day('2027-01-01') }),
      aSession('lab-2', { day: day('2026-12-03') }),
      aSession('lab-1', { machineIds: ['fablab-laser'], staff: [] }),
    ],
  })
  const [galilei, volta] = lab.groups
  const groups = [galilei, volta].flatMap((group) => (group ? [group] : []))
  await Editions.insertMany([
    {
      ...lab,
      groups: groups.map((group) =>
        group.schoolId === 'galilei' ? { ...group, teacher: { accountId: 'docente', name: 'Teresa' } } : group,
      ),
      participants: lab.participants.map((each) =>
        each.studentId === 'bruno' ? { ...each, to: day('2026-11-30') } : each,
      ),
    },
    anEdition('waiting', { participants: [], taken: 0 }),
  ])
})

describe('the sessions between two days', () => {
  test('come in order, within the days, whatever order they are stored in', async () => {
    expect(await ids(city)).toEqual(['lab-1', 'waiting-1', 'lab-2'])
  })

  test('of a school are those at which somebody of it is expected: a group that waits has none', async () => {
    expect(await ids({ role: 'office', accountId: 'x', schoolId: 'galilei' }, { schoolId: 'galilei' })).toEqual([
      'lab-1',
      'lab-2',
    ])
    expect(await ids({ role: 'office', accountId: 'x', schoolId: 'liceo' }, { schoolId: 'liceo' })).toEqual([])
  })

  test('of a student end with the last day of the student', async () => {
    const bruno: Actor = { role: 'student', accountId: 'b', schoolId: 'galilei', studentId: 'bruno' }
    expect(await ids(bruno, { studentId: 'bruno' })).toEqual(['lab-1'])
  })

  test('of a teacher are those of the own classes and of the groups the teacher accompanies', async () => {
    const teacher: Actor = { role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: [] }
    const own = { schoolId: 'galilei', classIds: [] }
    expect(await ids(teacher, { ...own, teacherId: 'docente' })).toEqual(['lab-1', 'lab-2'])
    expect(await ids(teacher, { ...own, teacherId: 'somebody' })).toEqual([])
    expect(await ids(teacher, own)).toEqual([])
    expect(await ids(teacher, { ...own, classIds: ['galilei-3a'] })).toEqual(['lab-1', 'lab-2'])
  })

  test('of a machine or a trainer are those that take it', async () => {
    const host: Actor = { role: 'host', accountId: 'ente', partnerId: 'fablab' }
    expect(await ids(host, { spaceId: 'fablab-laser' })).toEqual(['lab-1'])
    expect(await ids(host, { staffId: 'fablab-fabio' })).toEqual(['waiting-1', 'lab-2'])
    expect(await ids({ ...host, partnerId: 'officine' })).toEqual([])
  })

  test('tell each school of its own groups, and everybody how many are expected', async () => {
    const of = async (actor: Actor) => {
      const [first] = await sessionsBetween(contextFor(actor, testNow), days)
      return { groups: first?.groups.map(({ label }) => label), expected: first?.expected }
    }
    expect(await of(city)).toEqual({ groups: [], expected: 3 })
    expect(await of({ role: 'office', accountId: 'x', schoolId: 'volta' })).toEqual({
      groups: ['3A del Volta'],
      expected: 3,
    })
    expect(await of({ role: 'host', accountId: 'ente', partnerId: 'fablab' })).toEqual({
      groups: ['3A INF', '3A del Volta'],
      expected: 3,
    })
  })
})
