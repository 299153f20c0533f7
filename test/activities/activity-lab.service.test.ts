import { describe, expect, test } from '@jest/globals'
import { activitiesWithoutClasses } from '../../src/activities/activity-waiting.service.ts'
import { countedActivities, countedActivity } from '../../src/activities/activity-count.service.ts'
import { addClasses } from '../../src/activities/activity-class.service.ts'
import { createActivity, editActivity, moveActivity } from '../../src/activities/activity-edit.service.ts'
import {
  activityOfEdition,
  editionsToLink,
  linkEdition,
  unlinkEdition,
} from '../../src/activities/activity-lab.service.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { linkedIds } from '../../src/activities/activity.rules.ts'
import { findActivity } from '../../src/activities/activity.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import type { Edition } from '../../src/labs/edition.rules.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { aGroup, inGroup, storedEdition } from '../labs/an-edition.ts'
import { city, coordinator, facts, host, office, reasonsOf, settled, today, useBorgo, volta } from './cast.ts'

useBorgo()

const find = (id: string) => findActivity(city, 'activity.view', id)
const lab = (id: string, given: Partial<Omit<Edition, 'module'>> = {}) =>
  storedEdition({
    _id: id,
    code: `PRO-1/26-${id}`,
    from: addDays(today, -5),
    to: addDays(today, 20),
    state: 'running',
    ...given,
  })

/** An activity of a kind that is counted by labs, at no partner in particular. */
async function anActivity(id: string, changes: Partial<typeof facts> = {}): Promise<void> {
  await createActivity(city, id, { ...facts, from: addDays(today, -30), ...changes })
}

describe('linking a lab', () => {
  test('is the city’s, and writes who did it and which lab', async () => {
    await anActivity('nuova')
    await lab('a')
    await expect(linkEdition(coordinator, 'nuova', 'a')).rejects.toThrow(Forbidden)
    await expect(linkEdition(host, 'nuova', 'a')).rejects.toThrow(Forbidden)
    await expect(linkEdition(city, 'nuova', 'nessuna')).rejects.toThrow(NotFound)
    await expect(linkEdition(city, 'nessuna', 'a')).rejects.toThrow(NotFound)
    await linkEdition(city, 'nuova', 'a')
    const { labs, history, version } = await find('nuova')
    expect(labs?.map(({ editionId, by }) => [editionId, by.name])).toEqual([['a', 'Carla Comune']])
    expect(history.at(-1)).toMatchObject({ event: 'lab-linked', lab: 'PRO-1/26-a · Laboratorio di prova' })
    expect(version).toBe(2)
  })

  test('is refused for what does not fit, and for what counts elsewhere', async () => {
    await anActivity('nuova', { partnerId: ['fablab'] })
    await lab('lunga', { to: addDays(today, 31) })
    await lab('altrove', { partnerId: 'officine' })
    await lab('bozza', { state: 'draft' })
    expect(await reasonsOf(linkEdition(city, 'nuova', 'lunga'))).toEqual(['lab-outside-period'])
    expect(await reasonsOf(linkEdition(city, 'nuova', 'altrove'))).toEqual(['lab-of-other-partner'])
    expect(await reasonsOf(linkEdition(city, 'nuova', 'bozza'))).toEqual(['lab-does-not-count'])
    await Activities.updateOne({ _id: 'nuova' }, { $set: { from: addDays(today, -60) } })
    expect(await reasonsOf(linkEdition(city, 'nuova', 'robotica-3a'))).toEqual(['linked-elsewhere'])
    expect(await reasonsOf(linkEdition(city, 'robotica-volta', 'lunga'))).toEqual(['not-a-lab-kind'])
    expect((await find('nuova')).labs ?? []).toEqual([])
  })

  test('twenty times at once links once and writes one line', async () => {
    await anActivity('nuova')
    await lab('a')
    expect(await settled(Array.from({ length: 20 }, () => linkEdition(city, 'nuova', 'a')))).toBe(20)
    const { history } = await find('nuova')
    expect([linkedIds(await find('nuova')), history.filter(({ event }) => event === 'lab-linked').length]).toEqual([
      ['a'],
      1,
    ])
  })

  test('from twenty activities at once succeeds in one, and the others read why not', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `nuova-${n}`)
    for (const id of ids) await anActivity(id)
    await lab('a')
    const outcomes = await Promise.all(ids.map((id) => reasonsOf(linkEdition(city, id, 'a'))))
    const refused = outcomes.filter((reasons) => reasons.length > 0)
    expect([refused.length, new Set(refused.flat())]).toEqual([19, new Set(['linked-elsewhere'])])
    expect(await Activities.countDocuments({ 'labs.editionId': 'a' })).toBe(1)
  })

  test('of twenty labs at once loses none', async () => {
    await anActivity('nuova')
    const ids = Array.from({ length: 20 }, (_, n) => `lab-${n}`)
    for (const id of ids) await lab(id)
    expect(await settled(ids.map((id) => linkEdition(city, 'nuova', id)))).toBe(20)
    const activity = await find('nuova')
    expect([linkedIds(activity).toSorted(), activity.version]).toEqual([ids.toSorted(), 21])
  })

  test('while the period shrinks leaves no lab outside', async () => {
    await anActivity('nuova')
    await lab('a')
    const shrunk = { ...facts, from: addDays(today, -30), to: addDays(today, 10) }
    await Promise.allSettled([
      editActivity(city, { id: 'nuova', version: 1 }, shrunk),
      ...Array.from({ length: 10 }, () => linkEdition(city, 'nuova', 'a')),
    ])
    const { to, labs = [] } = await find('nuova')
    expect(labs.length === 0 || to === facts.to).toBe(true)
  })
})

describe('a linked lab', () => {
  test('is taken out once, with a reason, and can then count elsewhere', async () => {
    const out = { editionId: 'robotica-3a', reason: 'Era di un altro progetto' }
    await expect(unlinkEdition(coordinator, 'mi-generation-lab', out)).rejects.toThrow(Forbidden)
    expect(await settled(Array.from({ length: 20 }, () => unlinkEdition(city, 'mi-generation-lab', out)))).toBe(20)
    const { history, labs } = await find('mi-generation-lab')
    const lines = history.filter(({ event }) => event === 'lab-unlinked')
    expect([labs, lines.map(({ reason, lab: name }) => [reason, name])]).toEqual([
      [],
      [['Era di un altro progetto', 'ROB-1/26-A · Robotica: dal sensore al robot']],
    ])
    await anActivity('nuova', { from: addDays(today, -60) })
    await linkEdition(city, 'nuova', 'robotica-3a')
    expect(linkedIds(await find('nuova'))).toEqual(['robotica-3a'])
    // Two activities whose lists are empty do not stand in each other's way.
    await unlinkEdition(city, 'nuova', out)
    expect(await Activities.countDocuments({ labs: { $size: 0 } })).toBe(2)
  })

  test('stays in an activity that is concluded', async () => {
    await Activities.updateOne({ _id: 'mi-generation-lab' }, { $set: { state: 'concluded' } })
    const out = unlinkEdition(city, 'mi-generation-lab', { editionId: 'robotica-3a', reason: 'x' })
    expect(await reasonsOf(out)).toEqual(['not-from-this-state'])
  })

  test('keeps the activity from changes with which it would not fit', async () => {
    const { _id: id, version, ...now } = await find('mi-generation-lab')
    const { title, description, kind, themes, protocolId, projectId, schoolId, partnerId, from, to, minutes } = now
    const same = { title, description, kind, themes, protocolId, projectId, schoolId, partnerId, from, to, minutes }
    const edit = (changes: Partial<typeof same>) =>
      reasonsOf(editActivity(city, { id, version }, { ...same, ...changes }))
    expect(await edit({ from: day('2026-11-01') })).toEqual(['linked-lab-outside-period'])
    expect(await edit({ partnerId: ['officine'] })).toEqual(['linked-lab-of-other-partner'])
    expect(await edit({ kind: 'visita-in-fablab' })).toEqual(['labs-not-counted'])
    expect(await edit({ title: 'Robotica' })).toEqual([])
  })

  test('is shown on its edition to who may see the activity', async () => {
    const mine = { _id: 'mi-generation-lab', title: 'Mi Generation Lab: robotica in fablab' }
    expect(await activityOfEdition(city, 'robotica-3a')).toEqual(mine)
    expect(await activityOfEdition(coordinator, 'robotica-3a')).toEqual(mine)
    expect(await activityOfEdition(volta, 'robotica-3a')).toBeNull()
    expect(await activityOfEdition(city, 'coding-volta')).toBeNull()
  })
})

describe('what can be linked', () => {
  const ids = async (id: string, search: Partial<{ q: string; page: number }> = {}) =>
    (await editionsToLink(city, await find(id), { q: '', page: 1, ...search })).editions.map(({ _id }) => _id)

  test('fits in days and partner, counts, and is not linked yet', async () => {
    await anActivity('nuova', { from: addDays(today, -60), to: addDays(today, 120) })
    expect(await ids('nuova')).toEqual(['coding-volta', 'making-aperto'])
    await anActivity('altra', { from: addDays(today, -60), to: addDays(today, 120), partnerId: ['officine'] })
    expect(await ids('altra')).toEqual(['coding-volta'])
    await linkEdition(city, 'altra', 'coding-volta')
    expect(await ids('nuova')).toEqual(['making-aperto'])
    await Editions.updateOne({ _id: 'making-aperto' }, { $set: { state: 'cancelled' } })
    expect(await ids('nuova')).toEqual([])
    await expect(editionsToLink(office, await find('nuova'), { q: '', page: 1 })).rejects.toThrow(Forbidden)
  })

  test('is searched and comes in pages', async () => {
    await anActivity('nuova')
    const labs = Array.from({ length: 60 }, (_, n) => lab(`lab-${String(n).padStart(2, '0')}`))
    await Promise.all(labs)
    expect((await ids('nuova')).length).toBe(50)
    // Those sixty, and coding at the other partner.
    expect((await ids('nuova', { page: 2 })).length).toBe(11)
    expect(await ids('nuova', { q: '26-lab-07 fablab' })).toEqual(['lab-07'])
  })
})

describe('a linked lab counts', () => {
  const counted = async (id: string) => (await countedActivity(city, await find(id))).counted

  test('with its class, students and approved hours, and nobody types them', async () => {
    const activity = await counted('mi-generation-lab')
    expect(activity.participations.map(({ schoolId, classId, schoolKind }) => [schoolId, classId, schoolKind])).toEqual(
      [['galilei', 'galilei-3a', 'tecnico']],
    )
    const approved = activity.participations.flatMap((each) => each.presences.map(({ hours }) => hours?.approved ?? 0))
    expect([approved.length, approved.reduce((sum, each) => sum + each, 0)]).toEqual([24, 12_405])
    const [, , ...ofProtocol] = await countedActivities(city, 'intesa')
    expect(ofProtocol.length).toBeGreaterThan(0)
    const same = (await countedActivities(city, 'intesa')).find(({ activityId }) => activityId === 'mi-generation-lab')
    expect(same).toEqual(activity)
    const [robotics] = (await countedActivity(city, await find('mi-generation-lab'))).labs
    expect(robotics?.numbers).toEqual({
      schools: 1,
      classes: 1,
      students: 24,
      sessions: 5,
      held: 900,
      approved: 12_405,
    })
    expect(JSON.stringify(activity)).not.toMatch(/D’Amico|Teresa|3A INF/u)
  })

  test('enrolled groups only, of every school that is in it', async () => {
    const mine = aGroup('g', ['a', 'b'], { classIds: ['galilei-4a'] })
    const theirs = { ...aGroup('v', ['c'], { classIds: ['volta-3a'] }), schoolId: 'volta' }
    const waiting = aGroup('w', ['d'], { classIds: ['galilei-5b'], state: 'waiting' })
    await lab('a', { groups: [mine, theirs, waiting], participants: [...inGroup(mine), ...inGroup(theirs)] })
    await anActivity('nuova')
    await linkEdition(city, 'nuova', 'a')
    const { participations } = await counted('nuova')
    expect(participations.map(({ classId, presences }) => [classId, presences.length])).toEqual([
      ['galilei-4a', 2],
      ['volta-3a', 1],
    ])
  })

  test('a class that the school has typed too, once', async () => {
    await addClasses(office, 'mi-generation-lab', ['galilei-3a'])
    const { participations } = await counted('mi-generation-lab')
    const ids = participations.flatMap((each) => each.presences.map(({ studentId }) => studentId))
    expect([participations.length, ids.length, new Set(ids).size]).toEqual([2, 24, 24])
  })

  test('no more once it is cancelled, and as far as it was held while it is suspended', async () => {
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { state: 'suspended' } })
    const hours = (await counted('mi-generation-lab')).participations.flatMap((each) =>
      each.presences.map((presence) => presence.hours?.planned ?? 0),
    )
    const registered = await RollCalls.find({ editionId: 'robotica-3a' }).lean()
    const minutes = registered.flatMap(({ lines }) => lines.map((line) => line.minutes))
    const sum = (all: number[]) => all.reduce((so, each) => so + each, 0)
    expect(sum(hours)).toBe(sum(minutes))
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { state: 'cancelled' } })
    expect((await counted('mi-generation-lab')).participations).toEqual([])
  })

  test('and the school is not asked for its classes again', async () => {
    const waiting = async () => (await activitiesWithoutClasses(office, 10)).activities.map(({ _id }) => _id)
    expect(await waiting()).not.toContain('mi-generation-lab')
    await unlinkEdition(city, 'mi-generation-lab', { editionId: 'robotica-3a', reason: 'x' })
    expect(await waiting()).toContain('mi-generation-lab')
  })

  test('stays linked through a cancellation and back', async () => {
    const shown = async () => ({ id: 'mi-generation-lab', version: (await find('mi-generation-lab')).version })
    await moveActivity(city, await shown(), { move: 'cancel', reason: 'Fablab chiuso' })
    await moveActivity(city, await shown(), { move: 'restore', reason: null })
    expect(linkedIds(await find('mi-generation-lab'))).toEqual(['robotica-3a'])
  })
})
