import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { addClasses, classesToAdd, removeClass } from '../../src/activities/activity-class.service.ts'
import { countedActivities } from '../../src/activities/activity-count.service.ts'
import { createActivity, editActivity, moveActivity } from '../../src/activities/activity-edit.service.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { findActivity } from '../../src/activities/activity.service.ts'
import { countedPlacements } from '../../src/placements/placement-count.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { addDays } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import {
  city,
  coordinator,
  host,
  office,
  reasonsOf,
  settled,
  student,
  teacher,
  facts,
  today,
  volta,
  useBorgo,
} from './cast.ts'

useBorgo()

describe('the classes of a school', () => {
  test('are those of the years of the activity that are not in it', async () => {
    const activity = await findActivity(office, 'activity.take-part', 'making-3a')
    expect((await classesToAdd(office, activity)).map(({ _id }) => _id)).toEqual(['galilei-4a', 'galilei-5b'])
    expect(await classesToAdd(volta, activity)).toEqual([])
  })

  test('added thirty times at once are in once', async () => {
    const adds = Array.from({ length: 30 }, () => addClasses(office, 'making-3a', ['galilei-4a', 'galilei-5b']))
    expect(await settled(adds)).toBe(30)
    const { classes, history, version } = await findActivity(city, 'activity.view', 'making-3a')
    expect(classes.map(({ classId }) => classId).toSorted()).toEqual([
      'galilei-3a',
      'galilei-4a',
      'galilei-5b',
      'volta-3a',
    ])
    expect(history.filter(({ classId }) => classId === 'galilei-4a')).toHaveLength(1)
    expect(version).toBe(2)
  })

  test('cannot come into an activity that is cancelled at the same moment', async () => {
    const works = Array.from({ length: 10 }, () => addClasses(office, 'making-3a', ['galilei-4a']).catch(() => null))
    const cancelling = moveActivity(city, { id: 'making-3a', version: 2 }, { move: 'cancel', reason: 'sciopero' })
    await Promise.all([...works, cancelling])
    const { history } = await findActivity(city, 'activity.view', 'making-3a')
    const events = history.map(({ event }) => event)
    expect(events.slice(events.indexOf('cancelled') + 1)).toEqual([])
    expect(events.filter((event) => event === 'class-added').length).toBeLessThanOrEqual(3)
  })

  test('never stand under a school that the city takes out at the same moment', async () => {
    await createActivity(city, 'nuova', { ...facts, schoolId: ['galilei', 'volta'] })
    await Promise.allSettled([
      ...Array.from({ length: 5 }, () => addClasses(office, 'nuova', ['galilei-3a'])),
      editActivity(city, { id: 'nuova', version: 1 }, { ...facts, schoolId: ['volta'] }),
      ...Array.from({ length: 5 }, () => addClasses(office, 'nuova', ['galilei-4a'])),
    ])
    const { schoolId, classes } = await findActivity(city, 'activity.view', 'nuova')
    expect(classes.every((each) => schoolId.includes(each.schoolId))).toBe(true)
  })

  test('are of the own school and of a year of the activity', async () => {
    await expect(addClasses(office, 'making-3a', ['volta-3a'])).rejects.toThrow(NotFound)
    await expect(removeClass(office, 'making-3a', 'volta-3a')).rejects.toThrow(NotFound)
    await expect(addClasses(office, 'robotica-volta', ['galilei-3a'])).rejects.toThrow(NotFound)
    await Activities.updateOne(
      { _id: 'laser-primavera' },
      { $set: { from: '2027-09-01', to: '2027-10-01', classes: [] } },
    )
    expect(await reasonsOf(addClasses(office, 'laser-primavera', ['galilei-3a']))).toEqual(['other-school-year'])
    expect(await reasonsOf(addClasses(office, 'percorsi-autunno', ['galilei-3a']))).toEqual(['counted-by-placements'])
  })

  test('are taken out once, and only before the end', async () => {
    const outs = Array.from({ length: 20 }, () => removeClass(coordinator, 'making-3a', 'galilei-3a'))
    expect(await settled(outs)).toBe(20)
    const { classes, history } = await findActivity(city, 'activity.view', 'making-3a')
    expect(classes.map(({ classId }) => classId)).toEqual(['volta-3a'])
    expect(history.filter(({ event }) => event === 'class-removed')).toHaveLength(1)
    const late = contextFor(volta.actor, new Date('2027-04-01T09:00:00Z'))
    expect(await reasonsOf(removeClass(late, 'making-3a', 'volta-3a'))).toEqual(['activity-over'])
  })
})

describe('what counts', () => {
  test('is ids and numbers, never a name', async () => {
    const counted = await countedActivities(teacher, 'intesa')
    expect(counted.map(({ activityId }) => activityId)).toEqual([
      'percorsi-autunno',
      'mi-generation-lab',
      'making-3a',
      'laser-primavera',
    ])
    expect(JSON.stringify(counted)).not.toMatch(/D’Amico|Verdi|3A/u)
    await expect(countedActivities(host, 'intesa')).rejects.toThrow(Forbidden)
    await expect(countedActivities(student, 'intesa')).rejects.toThrow(Forbidden)
  })

  test('of a class follows who comes and goes', async () => {
    await Enrolments.updateOne({ studentId: 'bruno' }, { $set: { to: addDays(today, -3), leaving: 'transferred' } })
    const [, , making] = await countedActivities(city, 'intesa')
    const galilei = making?.participations.find(({ classId }) => classId === 'galilei-3a')
    const bruno = galilei?.presences.find(({ studentId }) => studentId === 'bruno')
    expect([galilei?.presences.length, bruno?.left, bruno?.to]).toEqual([24, true, addDays(today, -3)])
  })

  test('of placements are those that have begun, at the hosts of the activity', async () => {
    const where = {
      schoolIds: ['galilei', 'volta'],
      partnerIds: [],
      from: addDays(today, -75),
      to: addDays(today, 150),
    }
    const ids = async (changes: object) =>
      (await countedPlacements(city, [{ ...where, ...changes }]))
        .flat()
        .map(({ placementId }) => placementId)
        .toSorted()
    expect(await ids({})).toEqual([
      'bruno-officine',
      'dora-officine',
      'giulia-fablab',
      'sospesa-fablab',
      'vanni-officine',
    ])
    expect(await ids({ partnerIds: ['fablab'] })).toEqual(['giulia-fablab', 'sospesa-fablab'])
    expect(await ids({ schoolIds: ['volta'] })).toEqual(['vanni-officine'])
    expect(await ids({ from: addDays(today, -20), schoolIds: ['galilei'], partnerIds: ['officine'] })).toEqual([
      'bruno-officine',
    ])
    const at = new Date('2026-11-20T09:00:00Z')
    const line = {
      at,
      by: { accountId: null, name: 'x' },
      event: 'cancelled',
      from: 'active',
      to: 'cancelled',
      reason: 'x',
    }
    await Placements.updateOne({ _id: 'giulia-fablab' }, { $set: { state: 'cancelled' }, $push: { history: line } })
    const [atFablab = []] = await countedPlacements(city, [{ ...where, partnerIds: ['fablab'] }])
    const giulia = atFablab.find(({ placementId }) => placementId === 'giulia-fablab')
    expect([giulia?.left, giulia?.to]).toEqual([true, '2026-11-20'])
    await expect(countedPlacements(student, [where])).rejects.toThrow(Forbidden)
  })

  test('approved hours of placements are reached hours', async () => {
    const [placements] = await countedActivities(city, 'intesa')
    const presences = placements?.participations.flatMap((each) => each.presences) ?? []
    const approved = presences.map(({ hours }) => hours?.approved ?? 0)
    expect(Math.max(...approved)).toBeGreaterThan(0)
    expect(presences.every(({ hours }) => (hours?.planned ?? 0) > 0)).toBe(true)
  })
})
