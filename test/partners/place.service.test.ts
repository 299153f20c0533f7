import { describe, expect, test } from '@jest/globals'
import { type Actor, contextFor, type LinkPurpose } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { addClosure, editClosure, removeClosure } from '../../src/partners/closure.service.ts'
import { partnerNames, partnersNamed } from '../../src/partners/partner-names.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { createPartner, findPartner } from '../../src/partners/partner.service.ts'
import type { Space } from '../../src/partners/profile.rules.ts'
import { addSite, editSite, neighboursOf, removeSite, setOpening } from '../../src/partners/site.service.ts'
import { roomsAround, type SpaceFacts } from '../../src/partners/space.rules.ts'
import { addSpace, editSpace, removeSpace } from '../../src/partners/space.service.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([Partners, Accounts])

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: Actor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'city' })
const office = as({ role: 'office', accountId: 'office', schoolId: 'rossi' })
const teacher = as({ role: 'teacher', accountId: 'teacher', schoolId: 'rossi', classIds: [] })
const hostOf = (partnerId: string) => as({ role: 'host', accountId: 'host', partnerId })

const guestOf = (partnerId: string, purpose: LinkPurpose) =>
  as({ role: 'guest', linkId: 'l', purpose, name: 'Gina Invitata', partnerId, agreementId: null, party: 'host' })

const address = { name: 'Laboratorio', address: 'Via Tortona 54/A', postcode: '20144', town: 'Milano', district: null }
const store = { ...address, name: 'Magazzino', position: null, accessible: false }
const numbers = ['00743110157', '12345670017', '02144870165', '97000010153']

async function aPartner(index = 0, site = address): Promise<string> {
  const facts = { kind: 'fablab', name: `Officina ${index}`, vatNumber: null, ateco: null, email: null } as const
  const taxCode = numbers[index] ?? ''
  return createPartner(office, { ...facts, taxCode, pec: null, phone: null }, site)
}

const partnerOf = (id: string) => findPartner(city, 'partner.view', id)
const siteIds = async (id: string) => (await partnerOf(id)).sites.map((site) => site.id)
const firstSite = async (id: string) => (await siteIds(id))[0] ?? ''

const room = (siteId: string, name: string, change: Partial<SpaceFacts> = {}): SpaceFacts => ({
  siteId,
  kind: 'room',
  name,
  insideId: null,
  machineKind: null,
  places: 10,
  accessible: true,
  note: null,
  ...change,
})

async function spaceNamed(id: string, name: string): Promise<Space> {
  const found = (await partnerOf(id)).spaces.find((space) => space.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

describe('the sites of a partner', () => {
  test('are added by any school, corrected only by the host or the city', async () => {
    const id = await aPartner()
    await addSite(office, id, { ...store, position: { lat: 45.45, lon: 9.16 }, accessible: true })
    const [first, second] = (await partnerOf(id)).sites
    if (!first || !second) throw new Error('both are there')
    expect(second).toMatchObject({
      name: 'Magazzino',
      position: { lat: 45.45, lon: 9.16 },
      accessible: true,
      opening: [],
    })
    await expect(editSite(office, id, { ...store, id: first.id })).rejects.toThrow(Forbidden)
    await expect(addSite(teacher, id, store)).rejects.toThrow(Forbidden)
    await expect(editSite(hostOf('another'), id, { ...store, id: first.id })).rejects.toThrow(NotFound)
    await editSite(city, id, { ...store, id: first.id, town: 'Sesto San Giovanni' })
    expect((await partnerOf(id)).sites.map(({ town }) => town)).toEqual(['Sesto San Giovanni', 'Milano'])
    expect((await partnerOf(id)).lastChange).toMatchObject({ at: now })
    await expect(editSite(city, id, { ...store, id: 'gone' })).rejects.toThrow(NotFound)
  })

  test('are looked after by somebody with a link for the profile, not with one for documents', async () => {
    const id = await aPartner()
    await editSite(guestOf(id, 'profile'), id, { ...store, id: await firstSite(id) })
    expect((await partnerOf(id)).lastChange).toEqual({ at: now, by: 'Gina Invitata' })
    await expect(addSite(guestOf(id, 'documents'), id, store)).rejects.toThrow(Forbidden)
    await expect(addSite(guestOf('another', 'profile'), id, store)).rejects.toThrow(NotFound)
  })

  test('keep their opening hours when the address is corrected', async () => {
    const id = await aPartner()
    const site = await firstSite(id)
    const opening = [{ weekday: 1 as const, from: clockTime('09:00'), to: clockTime('13:00') }]
    await setOpening(hostOf(id), id, { id: site, opening })
    await editSite(hostOf(id), id, { ...store, id: site })
    expect((await partnerOf(id)).sites).toMatchObject([{ name: 'Magazzino', opening }])
    await expect(setOpening(office, id, { id: site, opening: [] })).rejects.toThrow(Forbidden)
    await expect(setOpening(city, id, { id: 'gone', opening: [] })).rejects.toThrow(NotFound)
  })

  test('never go below one, however many are removed at once', async () => {
    const id = await aPartner()
    for (const name of ['B', 'C', 'D']) await addSite(office, id, { ...store, name })
    const removals = await Promise.allSettled((await siteIds(id)).map((site) => removeSite(city, id, site)))
    expect(removals.filter((one) => one.status === 'fulfilled')).toHaveLength(3)
    expect(await siteIds(id)).toHaveLength(1)
    await expect(removeSite(city, id, await firstSite(id))).rejects.toMatchObject({ reasons: ['last-site'] })
    await expect(removeSite(city, id, 'gone')).rejects.toThrow(NotFound)
  })

  test('stay while they have rooms, and take their closures with them', async () => {
    const id = await aPartner()
    await addSite(office, id, store)
    const [first = '', second = ''] = await siteIds(id)
    const closed = { from: day('2026-12-24'), to: day('2026-12-31'), reason: 'Ferie' }
    for (const siteId of [first, second, null]) await addClosure(office, id, { ...closed, siteId })
    await addSpace(office, id, room(second, 'Sala'))
    await expect(removeSite(city, id, second)).rejects.toMatchObject({ reasons: ['site-has-spaces'] })
    await removeSpace(city, id, (await spaceNamed(id, 'Sala')).id)
    await removeSite(city, id, second)
    expect((await partnerOf(id)).closures.map(({ siteId }) => siteId)).toEqual([first, null])
  })

  test('are full at fifty, even when sixty are added at once', async () => {
    const id = await aPartner()
    const added = await Promise.allSettled(Array.from({ length: 60 }, () => addSite(office, id, store)))
    expect(added.filter((one) => one.status === 'fulfilled')).toHaveLength(49)
    expect(await siteIds(id)).toHaveLength(50)
  })

  test('know which other partners are at the same address', async () => {
    const one = await aPartner(0)
    const two = await aPartner(1, { ...address, address: 'via Tortona n. 54 a' })
    await aPartner(2, { ...address, address: 'Via Tortona 56' })
    await aPartner(3, { ...address, postcode: '20145' })
    const names = async (ctx: typeof city) => [...(await neighboursOf(ctx, await partnerOf(one))).values()]
    expect(await names(office)).toEqual([[{ _id: two, name: 'Officina 1' }]])
    expect(await names(hostOf(one))).toEqual([[]])
    await Partners.updateOne({ _id: two }, { $set: { mergedInto: one } })
    expect(await names(office)).toEqual([[]])
  })
})

describe('the closures of a partner', () => {
  const closed = { siteId: null, from: day('2026-12-24'), to: day('2027-01-06'), reason: 'Natale' }

  test('may overlap, are corrected and taken away by the host', async () => {
    const id = await aPartner()
    const site = await firstSite(id)
    await addClosure(office, id, closed)
    await addClosure(hostOf(id), id, { ...closed, siteId: site, reason: 'Inventario' })
    const [natale, inventario] = (await partnerOf(id)).closures
    if (!natale || !inventario) throw new Error('both are there')
    await editClosure(hostOf(id), id, { ...inventario, siteId: null, to: day('2026-12-28') })
    await removeClosure(city, id, natale.id)
    expect((await partnerOf(id)).closures).toEqual([{ ...inventario, siteId: null, to: '2026-12-28' }])
    await expect(removeClosure(city, id, natale.id)).rejects.toThrow(NotFound)
    await expect(editClosure(city, id, natale)).rejects.toThrow(NotFound)
    await expect(removeClosure(office, id, inventario.id)).rejects.toThrow(Forbidden)
  })

  test('are not of a site that is not there', async () => {
    const id = await aPartner()
    await expect(addClosure(office, id, { ...closed, siteId: 'gone' })).rejects.toMatchObject({
      reasons: ['no-such-site'],
    })
    await addClosure(office, id, closed)
    const [natale] = (await partnerOf(id)).closures
    if (!natale) throw new Error('it is there')
    await expect(editClosure(city, id, { ...natale, siteId: 'gone' })).rejects.toMatchObject({
      reasons: ['no-such-site'],
    })
  })
})

describe('the rooms and machines of a partner', () => {
  test('are added by any school, moved and removed by the host', async () => {
    const id = await aPartner()
    const site = await firstSite(id)
    await addSpace(office, id, room(site, 'Sala'))
    const hall = await spaceNamed(id, 'Sala')
    await addSpace(office, id, room(site, 'Laser', { kind: 'machine', insideId: hall.id }))
    const laser = await spaceNamed(id, 'Laser')
    await expect(removeSpace(hostOf(id), id, hall.id)).rejects.toMatchObject({ reasons: ['holds-others'] })
    await expect(editSpace(office, id, laser)).rejects.toThrow(Forbidden)
    await expect(addSpace(teacher, id, room(site, 'X'))).rejects.toThrow(Forbidden)
    await editSpace(hostOf(id), id, { ...laser, insideId: null, places: 2 })
    await removeSpace(hostOf(id), id, hall.id)
    expect((await partnerOf(id)).spaces).toEqual([{ ...laser, insideId: null, places: 2 }])
    await expect(editSpace(city, id, hall)).rejects.toThrow(NotFound)
    await expect(removeSpace(city, id, hall.id)).rejects.toThrow(NotFound)
  })

  test('are refused with every reason', async () => {
    const id = await aPartner()
    const site = await firstSite(id)
    await addSpace(office, id, room(site, 'Sala'))
    const hall = await spaceNamed(id, 'Sala')
    await expect(editSpace(city, id, { ...hall, insideId: hall.id })).rejects.toMatchObject({
      reasons: ['inside-itself'],
    })
    await expect(addSpace(city, id, room('gone', 'X'))).rejects.toMatchObject({ reasons: ['no-such-site'] })
    await expect(addSpace(city, id, room(site, 'X', { insideId: 'gone' }))).rejects.toMatchObject({
      reasons: ['no-such-room'],
    })
  })

  test('two moves at once that together would make a circle: one of them is refused', async () => {
    const id = await aPartner()
    const site = await firstSite(id)
    await addSpace(office, id, room(site, 'A'))
    await addSpace(office, id, room(site, 'B'))
    const [a, b] = [await spaceNamed(id, 'A'), await spaceNamed(id, 'B')]
    const moves = [
      () => editSpace(city, id, { ...a, insideId: b.id }),
      () => editSpace(city, id, { ...b, insideId: a.id }),
    ]
    const done = await Promise.allSettled(Array.from({ length: 10 }, () => moves.map((move) => move())).flat())
    const refused = done.filter((one) => one.status === 'rejected')
    expect(refused.map((one) => one.reason.reasons)).toEqual(Array(10).fill(['inside-itself']))
    const { spaces } = await partnerOf(id)
    expect(spaces.flatMap((space) => roomsAround(spaces, space.id))).toHaveLength(1)
  })

  test('added by twenty people at once are all there', async () => {
    const id = await aPartner()
    const site = await firstSite(id)
    await Promise.all(Array.from({ length: 20 }, (_, n) => addSpace(office, id, room(site, `Sala ${n}`))))
    expect(new Set((await partnerOf(id)).spaces.map(({ name }) => name)).size).toBe(20)
  })

  test('a room is not left at a site that is removed at the same moment', async () => {
    const id = await aPartner()
    await addSite(office, id, store)
    const [, second = ''] = await siteIds(id)
    await Promise.allSettled([removeSite(city, id, second), addSpace(office, id, room(second, 'Sala'))])
    const { sites, spaces } = await partnerOf(id)
    expect(spaces.every((space) => sites.some((site) => site.id === space.siteId))).toBe(true)
    expect(sites.length + spaces.length).toBe(sites.length === 1 ? 1 : 3)
  })
})

describe('the names of partners', () => {
  test('are found by id, and the ids by a part of the name', async () => {
    const one = await aPartner(0)
    const two = await aPartner(1)
    expect(await partnerNames([one, one, 'gone'])).toEqual(new Map([[one, 'Officina 0']]))
    expect(await partnersNamed(office, /cina 1/iu)).toEqual([two])
    expect(await partnersNamed(hostOf(one), /officina/iu)).toEqual([one])
  })
})
