import { describe, expect, test } from '@jest/globals'
import { addClasses } from '../../src/activities/activity-class.service.ts'
import { createActivity, editActivity, moveActivity } from '../../src/activities/activity-edit.service.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import type { ActivityFacts } from '../../src/activities/activity.rules.ts'
import { activityYears, findActivity, listActivities } from '../../src/activities/activity.service.ts'
import { removeUnusedProject } from '../../src/activities/project-removal.service.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import {
  city,
  coordinator,
  facts,
  host,
  nothing,
  office,
  reasonsOf,
  settled,
  student,
  teacher,
  today,
  volta,
  useBorgo,
} from './cast.ts'

useBorgo()

describe('who sees which activities', () => {
  test('the city all, a school and a host their own, a student none', async () => {
    const titles = async (ctx: typeof city) => (await listActivities(ctx, nothing)).total
    expect([await titles(city), await titles(office), await titles(volta), await titles(host)]).toEqual([5, 4, 3, 3])
    await expect(findActivity(office, 'activity.view', 'robotica-volta')).rejects.toThrow(NotFound)
    await expect(findActivity(host, 'activity.view', 'robotica-volta')).rejects.toThrow(NotFound)
    await expect(listActivities(student, nothing)).rejects.toThrow(Forbidden)
    await expect(createActivity(office, 'x', facts)).rejects.toThrow(Forbidden)
    await expect(addClasses(teacher, 'making-3a', ['galilei-3a'])).rejects.toThrow(Forbidden)
    await expect(
      moveActivity(coordinator, { id: 'making-3a', version: 2 }, { move: 'start', reason: null }),
    ).rejects.toThrow(Forbidden)
  })

  test('the list is searched and filtered', async () => {
    const found = async (search: object) =>
      (await listActivities(city, { ...nothing, ...search })).activities.map(({ _id }) => _id)
    expect(await found({ q: 'OFFICINA robo' })).toEqual(['robotica-volta'])
    expect(await found({ kind: 'percorso' })).toEqual(['percorsi-autunno'])
    expect(await found({ theme: 'making', state: 'planned' })).toEqual(['laser-primavera'])
    expect(await found({ protocolId: 'intesa' })).toHaveLength(4)
    expect(await found({ schoolYear: schoolYear('2025/26') })).toEqual([])
    expect(await found({ schoolYear: schoolYear('2026/27'), page: null })).toHaveLength(5)
    expect(await activityYears(city)).toEqual(['2026/27'])
  })
})

describe('an activity', () => {
  test.each([
    ['unknown-kind', { kind: 'gita' }],
    ['unknown-theme', { themes: ['cucina'] }],
    ['unknown-school', { schoolId: ['galilei', 'nessuna'] }],
    ['unknown-partner', { partnerId: ['nessuno'] }],
    ['unknown-protocol', { protocolId: 'nessuno' }],
    ['unknown-project-here', { projectId: 'nessuno' }],
    ['unknown-project-here', { protocolId: null, projectId: 'pn-laboratori' }],
    ['activity-ends-before-it-begins', { to: addDays(today, -1) }],
    ['no-schools', { schoolId: [] }],
    ['no-hours', { minutes: 0 }],
  ] as const)('is refused: %s', async (reason, changes) => {
    const wrong = { ...facts, ...changes } as ActivityFacts
    expect(await reasonsOf(createActivity(city, 'nuova', wrong))).toEqual([reason])
    expect(await Activities.exists({ _id: 'nuova' })).toBeNull()
  })

  test('takes no host that is suspended or gone, but keeps the one it has', async () => {
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'qualification.state': 'suspended' } })
    await Partners.updateOne({ _id: 'tipografia' }, { $set: { mergedInto: 'officine' } })
    const create = (partnerId: string) => reasonsOf(createActivity(city, 'nuova', { ...facts, partnerId: [partnerId] }))
    expect([await create('fablab'), await create('tipografia')]).toEqual([['partner-suspended'], ['unknown-partner']])
    const kept = { ...facts, schoolId: ['galilei', 'volta'], partnerId: ['fablab'] }
    expect(await reasonsOf(editActivity(city, { id: 'making-3a', version: 2 }, kept))).toEqual([])
  })

  test('sent twenty times is made once, and its history says who', async () => {
    expect(await settled(Array.from({ length: 20 }, () => createActivity(city, 'nuova', facts)))).toBe(20)
    const activity = await findActivity(office, 'activity.view', 'nuova')
    expect([activity.state, activity.history.map(({ event, by }) => [event, by.name])]).toEqual([
      'planned',
      [['created', 'Carla Comune']],
    ])
  })

  test('is changed by one of twenty at once', async () => {
    const edits = Array.from({ length: 20 }, (_, n) =>
      editActivity(city, { id: 'laser-primavera', version: 1 }, { ...facts, title: `Titolo ${n}` }),
    )
    expect(await settled(edits)).toBe(1)
    const { version, history } = await findActivity(city, 'activity.edit', 'laser-primavera')
    expect([version, history.filter(({ event }) => event === 'edited')]).toEqual([2, [expect.anything()]])
  })

  test('keeps the schools and the years of the classes it has', async () => {
    const edit = (changes: Partial<ActivityFacts>) =>
      reasonsOf(editActivity(city, { id: 'making-3a', version: 2 }, { ...facts, ...changes }))
    expect(await edit({ schoolId: ['galilei'] })).toEqual(['school-has-classes'])
    const both = { schoolId: ['galilei', 'volta'] }
    expect(await edit({ ...both, from: day('2025-10-01'), to: day('2026-06-01') })).toEqual(['class-outside-period'])
    expect(await edit({ ...both, kind: 'percorso' })).toEqual(['classes-not-counted'])
    expect(await edit({ ...both, from: addDays(today, 1) })).toEqual(['running-begins-later'])
    expect(await edit({ ...both, title: 'Making' })).toEqual([])
  })

  test('is moved by one of twenty at once, and not changed once it is over', async () => {
    const cancel = () =>
      moveActivity(city, { id: 'making-3a', version: 2 }, { move: 'cancel', reason: 'mancano le macchine' })
    expect(await settled(Array.from({ length: 20 }, cancel))).toBe(1)
    const { state, version, history } = await findActivity(office, 'activity.view', 'making-3a')
    expect([state, version, history.at(-1)?.reason]).toEqual(['cancelled', 3, 'mancano le macchine'])
    expect(await reasonsOf(editActivity(city, { id: 'making-3a', version: 3 }, facts))).toEqual(['not-from-this-state'])
    expect(await reasonsOf(addClasses(office, 'making-3a', ['galilei-4a']))).toEqual(['activity-over'])
    await moveActivity(city, { id: 'making-3a', version: 3 }, { move: 'restore', reason: null })
    expect((await findActivity(city, 'activity.view', 'making-3a')).state).toBe('planned')
  })

  test('that was cancelled is not planned again at a host that is suspended', async () => {
    await moveActivity(city, { id: 'making-3a', version: 2 }, { move: 'cancel', reason: 'ente sospeso' })
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'qualification.state': 'suspended' } })
    const restore = () => moveActivity(city, { id: 'making-3a', version: 3 }, { move: 'restore', reason: null })
    expect(await reasonsOf(restore())).toEqual(['host-suspended'])
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'qualification.state': 'qualified' } })
    expect(await reasonsOf(restore())).toEqual([])
  })

  test('starts on its first day and is concluded on its last', async () => {
    const start = () => moveActivity(city, { id: 'laser-primavera', version: 1 }, { move: 'start', reason: null })
    expect(await reasonsOf(start())).toEqual(['first-day-not-come'])
    const conclude = () => moveActivity(city, { id: 'making-3a', version: 2 }, { move: 'conclude', reason: null })
    expect(await reasonsOf(conclude())).toEqual(['last-day-not-come'])
  })
})

test('a project under which something is done stays', async () => {
  const shown = { id: 'intesa', version: 1 }
  expect(await reasonsOf(removeUnusedProject(city, shown, 'pn-laboratori'))).toEqual(['project-has-activities'])
  await Activities.updateMany({}, { $set: { projectId: null } })
  expect(await reasonsOf(removeUnusedProject(city, shown, 'pn-laboratori'))).toEqual(['project-has-commitments'])
})
