import { describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { Refused } from '../../src/platform/errors.ts'
import { activatePlacement } from '../../src/placements/placement-move.service.ts'
import { addDays, day, dayOf } from '../../src/platform/day.ts'
import { Suspensions } from '../../src/suspensions/suspension.model.ts'
import {
  readmitPartner,
  resumeSuspensions,
  suspendPartner,
  suspensionEffects,
} from '../../src/suspensions/suspension.service.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

useTestApp()
const city = contextFor({ role: 'city', accountId: 'citta' }, testNow)
const officine = { partnerId: 'officine', publicUrl: 'http://localhost' }
const decision = {
  reason: 'DVR scaduto',
  placements: 'interrupt',
  activities: 'interrupt',
  editions: 'interrupt',
} as const
const nothingEnds = { placements: 'continue', activities: 'continue', editions: 'continue' } as const

const stateOf = async (id: string) => (await Placements.findById(id).lean())?.state
const standing = async () => (await Partners.findById('officine').lean())?.qualification.state

describe('what a suspension would touch', () => {
  test('is shown by school, in numbers and without names', async () => {
    await Placements.updateOne({ _id: 'dora-officine' }, { $set: { state: 'draft' } })
    const { schools } = await suspensionEffects(city, 'officine')
    expect(schools.map(({ schoolId, active, drafts }) => ({ schoolId, active, drafts }))).toEqual([
      { schoolId: 'galilei', active: 1, drafts: 1 },
      // What the Volta has proposed there may still come to be.
      { schoolId: 'volta', active: 1, drafts: 1 },
    ])
    expect(JSON.stringify(schools)).not.toMatch(/bruno|vanni|dora/iu)
  })
})

describe('suspending', () => {
  test('breaks off what runs when that was chosen, and says why in its history', async () => {
    await Placements.updateOne({ _id: 'dora-officine' }, { $set: { state: 'draft' } })
    const { interrupted } = await suspendPartner(city, officine, decision)
    expect(interrupted.placements).toBe(2)
    expect([await standing(), await stateOf('bruno-officine'), await stateOf('vanni-officine')]).toEqual([
      'suspended',
      'cancelled',
      'cancelled',
    ])
    const placement = await Placements.findById('bruno-officine').lean()
    expect(placement?.history.at(-1)).toMatchObject({ event: 'cancelled', reason: 'DVR scaduto' })
    // A draft has not begun: it stays, and cannot start.
    expect(await stateOf('dora-officine')).toBe('draft')
  })

  test('lets everything go on when that was chosen', async () => {
    const { interrupted } = await suspendPartner(city, officine, {
      reason: 'Verifica in corso',
      ...nothingEnds,
    })
    expect(interrupted).toEqual({ placements: 0, activities: 0, editions: 0 })
    expect(await stateOf('bruno-officine')).toBe('active')
  })

  test('cancels the labs that are not over and gives their rooms back, when that was chosen', async () => {
    const fablab = { partnerId: 'fablab', publicUrl: 'http://localhost' }
    const { editions } = await suspensionEffects(city, 'fablab')
    expect(editions.map(({ title }) => title).length).toBeGreaterThan(1)
    expect(await ResourceDays.countDocuments({ 'bookings.editionId': 'robotica-3a' })).toBeGreaterThan(0)
    const { interrupted } = await suspendPartner(city, fablab, { ...decision, ...nothingEnds, editions: 'interrupt' })
    expect(interrupted.editions).toBe(editions.length)
    expect(await Editions.countDocuments({ partnerId: 'fablab', state: { $ne: 'cancelled' } })).toBe(0)
    const ahead = { day: { $gt: dayOf(testNow) }, 'bookings.editionId': 'robotica-3a' }
    expect(await ResourceDays.countDocuments(ahead)).toBe(0)
    expect((await suspensionEffects(city, 'fablab')).editions).toEqual([])
  })

  test('tells each school with something at the host, and the host, once and without students', async () => {
    await suspendPartner(city, officine, decision)
    const letters = await Notices.find({ kind: 'partner-suspended' }).lean()
    expect(new Set(letters.map(({ to }) => to.email))).toEqual(
      new Set([
        'segreteria@borgo.example',
        'coordinatore@borgo.example',
        'segreteria@volta.example',
        'coordinatore@volta.example',
        'ente@officine.example',
      ]),
    )
    expect(JSON.stringify(letters.map(({ data }) => data))).not.toMatch(/bruno|vanni|dora/iu)
  })

  test('tells a school of which only an activity is touched', async () => {
    await Placements.deleteMany({ partnerId: 'officine' })
    await Agreements.deleteMany({ partnerId: 'officine' })
    await Activities.updateMany({}, { $set: { partnerId: ['officine'], schoolId: ['volta'], state: 'planned' } })
    await suspendPartner(city, officine, decision)
    const letters = await Notices.find({ kind: 'partner-suspended' }).lean()
    expect(new Set(letters.map(({ to }) => to.email))).toEqual(
      new Set(['coordinatore@volta.example', 'segreteria@volta.example', 'ente@officine.example']),
    )
    expect(await Activities.distinct('state')).toEqual(['cancelled'])
  })

  test('tells the contacts of a host where nobody signs in', async () => {
    const mauro = {
      id: 'mauro',
      name: 'Mauro Merli',
      role: 'Personale',
      phone: null,
      from: day('2026-09-01'),
      to: null,
    }
    await Accounts.deleteOne({ _id: 'ente-officine' })
    await Partners.updateOne({ _id: 'officine' }, { contacts: [{ ...mauro, email: 'mauro@officine.example' }] })
    await suspendPartner(city, officine, decision)
    expect(await Notices.countDocuments({ kind: 'partner-suspended', 'to.email': 'mauro@officine.example' })).toBe(1)
  })

  test('at once by several people happens once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => suspendPartner(city, officine, decision)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Refused)
    expect(await Suspensions.countDocuments({})).toBe(1)
    expect(await Notices.countDocuments({ kind: 'partner-suspended' })).toBe(5)
  })

  test('that a process left in the middle is finished later, once', async () => {
    await suspendPartner(city, officine, { ...decision, ...nothingEnds })
    // As if the process had died between the two writes of a suspension that breaks everything off.
    await Suspensions.updateOne({}, { $set: { doneAt: null, placements: 'interrupt' } })
    const soon = systemContext(new Date(testNow.getTime() + 60_000))
    const later = systemContext(new Date(testNow.getTime() + 5 * 60_000))
    expect([await resumeSuspensions(soon, officine.publicUrl), await stateOf('bruno-officine')]).toEqual([0, 'active'])
    expect([await resumeSuspensions(later, officine.publicUrl), await stateOf('bruno-officine')]).toEqual([
      1,
      'cancelled',
    ])
    expect(await resumeSuspensions(later, officine.publicUrl)).toBe(0)
  })

  test('that a process left before the partner was marked is carried out and told, and can be lifted', async () => {
    await Suspensions.create({
      ...decision,
      _id: 'left',
      partnerId: 'officine',
      at: new Date(testNow.getTime() - 600_000),
      by: { accountId: 'citta', name: 'Carla Comune' },
      doneAt: null,
      interrupted: { placements: 0, activities: 0, editions: 0 },
      liftedAt: null,
    })
    expect(await resumeSuspensions(systemContext(testNow), officine.publicUrl)).toBe(1)
    expect([await standing(), await stateOf('bruno-officine')]).toEqual(['suspended', 'cancelled'])
    expect(await Notices.countDocuments({ kind: 'partner-suspended' })).toBe(5)
    await readmitPartner(city, officine, { until: addDays(dayOf(testNow), 200), text: null })
    expect(await standing()).toBe('qualified')
  })

  test('that was lifted while a process carried it out is not taken up again', async () => {
    await suspendPartner(city, officine, { ...decision, placements: 'continue' })
    await readmitPartner(city, officine, { until: addDays(dayOf(testNow), 200), text: null })
    await Suspensions.updateOne({}, { $set: { doneAt: null, liftedAt: null, placements: 'interrupt' } })
    const later = systemContext(new Date(testNow.getTime() + 5 * 60_000))
    await resumeSuspensions(later, officine.publicUrl)
    expect([await standing(), await stateOf('bruno-officine')]).toEqual(['qualified', 'active'])
    expect(await resumeSuspensions(later, officine.publicUrl)).toBe(0)
  })

  test('that cannot be finished keeps no other waiting', async () => {
    await suspendPartner(city, officine, { ...decision, placements: 'continue' })
    const left = (await Suspensions.findOne().lean())!
    await Suspensions.updateOne({}, { $set: { doneAt: null, placements: 'interrupt' } })
    await Suspensions.create({ ...left, _id: '0', partnerId: 'nessuno', doneAt: null, at: new Date(0) })
    const later = systemContext(new Date(testNow.getTime() + 5 * 60_000))
    await expect(resumeSuspensions(later, officine.publicUrl)).rejects.toThrow('1 of 2')
    expect(await stateOf('bruno-officine')).toBe('cancelled')
  })

  test('is not for schools, nor for the host', async () => {
    const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
    await expect(suspendPartner(office, officine, decision)).rejects.toThrow()
    expect(await standing()).not.toBe('suspended')
  })
})

describe('a placement that starts while its host is suspended', () => {
  const coordinator = contextFor({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' }, testNow)
  const prepared = () => Placements.updateOne({ _id: 'bruno-officine' }, { $set: { state: 'documents', history: [] } })

  test('never runs afterwards, in whichever order the two arrive', async () => {
    for (const placements of ['interrupt', 'continue'] as const) {
      for (let turn = 0; turn < 6; turn++) {
        await prepared()
        const starting = [0, 1, 2].map(() => activatePlacement(coordinator, 'bruno-officine'))
        const suspending = suspendPartner(city, officine, { reason: 'Verifica', ...nothingEnds, placements })
        await Promise.allSettled(turn % 2 === 0 ? [...starting, suspending] : [suspending, ...starting])
        const placement = await Placements.findById('bruno-officine').lean()
        const events = placement?.history.map(({ event }) => event) ?? []
        const started = events.includes('activated') && !events.includes('start-undone')
        // It goes on only if it had started before, and that was chosen.
        expect(placement?.state === 'active').toBe(started && placements === 'continue')
        await readmitPartner(city, officine, { until: addDays(dayOf(testNow), 200), text: null })
      }
    }
  })

  test('is refused afterwards, and may not be made longer', async () => {
    await suspendPartner(city, officine, { reason: 'Verifica', ...nothingEnds })
    await prepared()
    await expect(activatePlacement(coordinator, 'bruno-officine')).rejects.toMatchObject({
      reasons: expect.arrayContaining(['partner-suspended']),
    })
  })
})

describe('readmission', () => {
  test('qualifies the host again, lets it be suspended again, and tells the same people', async () => {
    await suspendPartner(city, officine, decision)
    const until = addDays(dayOf(testNow), 200)
    await readmitPartner(city, officine, { until, text: 'DVR aggiornato' })
    expect((await Partners.findById('officine').lean())?.qualification).toMatchObject({ state: 'qualified', until })
    expect(await Notices.countDocuments({ kind: 'partner-readmitted' })).toBeGreaterThan(0)
    // What was broken off does not resume by itself.
    expect(await stateOf('bruno-officine')).toBe('cancelled')
    await expect(suspendPartner(city, officine, decision)).resolves.toMatchObject({ partnerId: 'officine' })
  })

  test('that stopped between its two writes does not keep the host from being suspended again', async () => {
    await suspendPartner(city, officine, decision)
    await readmitPartner(city, officine, { until: addDays(dayOf(testNow), 200), text: null })
    await Suspensions.updateOne({}, { $set: { liftedAt: null } })
    await suspendPartner(city, officine, decision)
    expect(await standing()).toBe('suspended')
    expect(await Suspensions.countDocuments({ liftedAt: null })).toBe(1)
  })

  test('is refused to a host that is not suspended', async () => {
    const until = addDays(dayOf(testNow), 200)
    await expect(readmitPartner(city, officine, { until, text: null })).rejects.toBeInstanceOf(Refused)
  })
})
