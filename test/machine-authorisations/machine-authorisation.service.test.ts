import { describe, expect, test } from '@jest/globals'
import { Accounts } from '../../src/accounts/account.model.ts'
import { countAuthorisationsOf } from '../../src/machine-authorisations/authorisation-host-move.service.ts'
import { moveAuthorisations } from '../../src/machine-authorisations/authorisation-host-move.service.ts'
import { anyAuthorisation, listAuthorisations } from '../../src/machine-authorisations/authorisation-list.service.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { authorisationStandings } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import * as authorisations from '../../src/machine-authorisations/machine-authorisation.service.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { Programmes } from '../../src/programme/programme.model.ts'
import { useTestDatabase } from '../support/database.ts'
import { ada, bice, city, granting, host, office, otherHost, stored, system } from './an-authorisation.ts'

const { expiringAuthorisations, findAuthorisation, grantAuthorisations, noteUse, revokeAuthorisation } = authorisations
const { authorisationsOfEdition, withoutAuthorisation } = authorisations

useTestDatabase([MachineAuthorisations, Programmes, Accounts])

const fifty = <T>(make: (n: number) => T) => Array.from({ length: 50 }, (_, n) => make(n))
const idOf = async (n = 0) => (await stored())[n]?._id ?? ''
const laserAt = (partnerId: string, on: string, networks: string[] = []) =>
  withoutAuthorisation({
    studentIds: ['ada', 'bice'],
    machineKinds: ['laser-cutter'],
    partnerId,
    networks,
    on: day(on),
  })

describe('giving an authorisation', () => {
  test('to two students for two machines makes four, each with its days', async () => {
    const all = granting({ machineKinds: ['laser-cutter', 'cnc-mill'], students: [ada, bice] })
    expect(await grantAuthorisations(host, all)).toEqual({ given: 4, renewed: 0, already: 0 })
    const first = (await stored()).find((each) => each.studentId === 'ada' && each.machineKind === 'laser-cutter')
    expect(first).toMatchObject({
      studentName: 'Acerbi Ada',
      schoolId: 'galilei',
      partnerId: 'fablab',
      editionId: 'making-1',
      earnedOn: '2026-11-20',
      until: '2028-11-20',
      lastUsedOn: '2026-11-20',
      revoked: null,
      grants: [{ editionId: 'making-1', on: '2026-11-20', until: '2028-11-20' }],
    })
  })

  test('twice by the same lab is once', async () => {
    await grantAuthorisations(host, granting())
    const before = await stored()
    const later = granting({ earnedOn: day('2026-11-24') })
    expect(await grantAuthorisations(host, later)).toEqual({ given: 0, renewed: 0, already: 1 })
    expect(await stored()).toEqual(before)
  })

  test('by another lab renews it: the days move on, and both stay written', async () => {
    await grantAuthorisations(host, granting())
    const again = granting({ editionId: 'making-2', earnedOn: day('2027-05-10'), networks: ['Rete nuova'] })
    expect(await grantAuthorisations(host, again)).toEqual({ given: 0, renewed: 1, already: 0 })
    const [only, ...others] = await stored()
    expect(others).toEqual([])
    expect(only).toMatchObject({ earnedOn: '2027-05-10', until: '2029-05-10', lastUsedOn: '2027-05-10' })
    expect(only?.networks).toEqual(['Rete nuova'])
    expect(only?.grants.map(({ editionId }) => editionId)).toEqual(['making-1', 'making-2'])
  })

  test('of an older lab, given late, never moves the days back', async () => {
    await grantAuthorisations(host, granting())
    await grantAuthorisations(host, granting({ editionId: 'making-0', earnedOn: day('2026-02-01') }))
    expect((await stored())[0]).toMatchObject({ earnedOn: '2026-11-20', until: '2028-11-20', lastUsedOn: '2026-11-20' })
  })

  test('fifty times at once is one record with one line', async () => {
    const answers = await Promise.all(fifty(() => grantAuthorisations(host, granting())))
    expect(answers.filter(({ given }) => given === 1)).toHaveLength(1)
    expect(answers.filter(({ already }) => already === 1)).toHaveLength(49)
    const [only, ...others] = await stored()
    expect(others).toEqual([])
    expect(only?.grants).toHaveLength(1)
  })

  test('by ten labs at once is one record with ten lines and the latest day', async () => {
    const labs = Array.from({ length: 10 }, (_, n) =>
      granting({ editionId: `lab-${n}`, earnedOn: addDays(day('2026-11-01'), n) }),
    )
    const answers = await Promise.all(labs.map((lab) => grantAuthorisations(host, lab)))
    expect(answers.map(({ given, renewed }) => given + renewed)).toEqual(labs.map(() => 1))
    const [only, ...others] = await stored()
    expect(others).toEqual([])
    expect(only?.grants).toHaveLength(10)
    expect(only).toMatchObject({ earnedOn: '2026-11-10', until: '2028-11-10' })
  })

  test('is for the partner where it was earned', async () => {
    await expect(grantAuthorisations(otherHost, granting())).rejects.toBeInstanceOf(NotFound)
    await expect(grantAuthorisations(office, granting())).rejects.toBeInstanceOf(Forbidden)
    await expect(grantAuthorisations(city, granting())).rejects.toBeInstanceOf(Forbidden)
  })

  test('what a lab has given is known to its partner alone', async () => {
    await grantAuthorisations(host, granting())
    const edition = { editionId: 'making-1', partnerId: 'fablab' }
    expect(await authorisationsOfEdition(host, edition)).toHaveLength(1)
    await expect(authorisationsOfEdition(otherHost, edition)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('who may use a machine', () => {
  test('is who has earned it there, from the first day to the last', async () => {
    await grantAuthorisations(host, granting())
    expect(await laserAt('fablab', '2026-11-25')).toEqual([{ studentId: 'bice', machineKind: 'laser-cutter' }])
    expect(await laserAt('fablab', '2027-05-20')).toHaveLength(1)
    expect(await laserAt('fablab', '2027-05-21')).toHaveLength(2)
  })

  test('is recognised in the same network, and nowhere else', async () => {
    await grantAuthorisations(host, granting())
    expect(await laserAt('officine', '2026-11-25', ['RETE FABLAB'])).toHaveLength(1)
    expect(await laserAt('officine', '2026-11-25', ['Rete officine'])).toHaveLength(2)
  })

  test('is nobody for another machine, nor after it was taken away', async () => {
    await grantAuthorisations(host, granting())
    const needed = { studentIds: ['ada', 'ada'], partnerId: 'fablab', networks: [], on: day('2026-11-25') }
    expect(await withoutAuthorisation({ ...needed, machineKinds: ['laser-cutter', 'cnc-mill'] })).toEqual([
      { studentId: 'ada', machineKind: 'cnc-mill' },
    ])
    await revokeAuthorisation(host, await idOf(), 'Ha tolto la protezione')
    expect(await withoutAuthorisation({ ...needed, machineKinds: ['laser-cutter'] })).toHaveLength(1)
    expect(await withoutAuthorisation({ ...needed, machineKinds: [] })).toEqual([])
  })

  test('using it keeps it, but does not bring back what has lapsed', async () => {
    await grantAuthorisations(host, granting({ students: [ada, bice] }))
    const use = { machineKinds: ['laser-cutter'], studentIds: ['ada'] }
    await noteUse({ ...use, on: day('2027-05-20') })
    await noteUse({ ...use, on: day('2027-01-10') })
    await noteUse({ ...use, studentIds: ['bice'], on: day('2027-05-21') })
    expect((await stored()).map(({ studentId, lastUsedOn }) => `${studentId} ${lastUsedOn}`).toSorted()).toEqual([
      'ada 2027-05-20',
      'bice 2026-11-20',
    ])
  })
})

describe('taking an authorisation away', () => {
  test('is for its partner, with a reason, once', async () => {
    await grantAuthorisations(host, granting())
    const id = await idOf()
    await expect(revokeAuthorisation(otherHost, id, 'x')).rejects.toBeInstanceOf(NotFound)
    const answers = await Promise.allSettled(fifty((n) => revokeAuthorisation(host, id, `reason ${n}`)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(revokeAuthorisation(host, id, 'again')).rejects.toMatchObject({ reasons: ['already-revoked'] })
    expect((await findAuthorisation(office, 'machine-authorisation.view', id)).revoked?.reason).toMatch(/^reason/u)
  })

  test('lets the student earn another one', async () => {
    await grantAuthorisations(host, granting())
    await revokeAuthorisation(host, await idOf(), 'x')
    expect(await grantAuthorisations(host, granting({ editionId: 'making-2' }))).toMatchObject({ given: 1 })
    expect(await stored()).toHaveLength(2)
  })
})

describe('the list', () => {
  const search = (change = {}) => ({ ...anyAuthorisation, ...change })
  const names = async (ctx = host, change = {}) =>
    (await listAuthorisations(ctx, search(change))).authorisations.map(({ studentName }) => studentName)

  async function fill(): Promise<void> {
    const one = (name: string, earnedOn: string, schoolId = 'galilei') =>
      grantAuthorisations(host, granting({ earnedOn: day(earnedOn), students: [{ studentId: name, schoolId, name }] }))
    await one('Verdi', '2026-11-01')
    await one('Idilli', '2026-05-24')
    await one('Bordi', '2026-05-25')
    await one('Scaduti', '2024-11-24')
    await one('Revochi', '2026-11-02', 'volta')
    const revoked = await MachineAuthorisations.findOne({ studentId: 'Revochi' }).lean()
    await revokeAuthorisation(host, revoked?._id ?? '', 'x')
  }

  test('is by name, of the own school, of the own partner', async () => {
    await fill()
    expect(await names()).toEqual(['Bordi', 'Idilli', 'Revochi', 'Scaduti', 'Verdi'])
    expect(await names(office)).toEqual(['Bordi', 'Idilli', 'Scaduti', 'Verdi'])
    expect(await names(otherHost)).toEqual([])
    await expect(names(city)).rejects.toBeInstanceOf(Forbidden)
  })

  test('is found by words, machine, students and standing', async () => {
    await fill()
    expect(await names(host, { q: 'bor' })).toEqual(['Bordi'])
    expect(await names(host, { machineKind: 'cnc-mill' })).toEqual([])
    expect(await names(host, { studentIds: ['Verdi'] })).toEqual(['Verdi'])
    const standing = await Promise.all(authorisationStandings.map((each) => names(host, { standing: each })))
    expect(standing).toEqual([['Bordi', 'Verdi'], ['Scaduti'], ['Idilli'], ['Revochi']])
  })

  test('comes in pages of fifty', async () => {
    const students = fifty((n) => ({ studentId: `s${n}`, schoolId: 'galilei', name: `S${String(n).padStart(2, '0')}` }))
    await grantAuthorisations(host, granting({ students: [...students, ada] }))
    const first = await listAuthorisations(host, search({ page: 1 }))
    const second = await listAuthorisations(host, search({ page: 2 }))
    expect([first.total, first.authorisations.length, second.authorisations.length]).toEqual([51, 50, 1])
  })
})

describe('what is about to end', () => {
  test('are those whose last day is near, whether they expire or lapse', async () => {
    await grantAuthorisations(host, granting({ earnedOn: day('2026-06-25') }))
    await grantAuthorisations(host, granting({ earnedOn: day('2024-12-25'), students: [bice] }))
    await MachineAuthorisations.updateOne({ studentId: 'bice' }, { $set: { lastUsedOn: '2026-11-01' } })
    const on = (from: string, to: string) => expiringAuthorisations(system, { from: day(from), to: day(to) })
    const both = await on('2026-12-25', '2026-12-25')
    expect(both.map(({ studentId, lastDay }) => `${studentId} ${lastDay}`).toSorted()).toEqual([
      'ada 2026-12-25',
      'bice 2026-12-25',
    ])
    expect(await on('2026-12-26', '2027-12-31')).toEqual([])
    expect(await on('2026-11-25', '2026-12-24')).toEqual([])
    await revokeAuthorisation(host, both[0]?._id ?? '', 'x')
    expect(await on('2026-12-01', '2026-12-31')).toHaveLength(1)
    await expect(
      expiringAuthorisations(office, { from: day('2026-12-01'), to: day('2026-12-31') }),
    ).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('two partners that were one', () => {
  test('have one authorisation for each student: the later days, and everything that was given', async () => {
    await grantAuthorisations(host, granting({ students: [ada, bice] }))
    const there = granting({ partnerId: 'officine', networks: ['Meccanici'], earnedOn: day('2027-03-01') })
    await grantAuthorisations(otherHost, { ...there, editionId: 'laser-9' })
    expect(await countAuthorisationsOf(city, 'fablab')).toBe(2)
    await moveAuthorisations(city, { from: 'fablab', to: 'officine' })
    await moveAuthorisations(city, { from: 'fablab', to: 'officine' })
    expect(await countAuthorisationsOf(city, 'fablab')).toBe(0)
    const all = await stored()
    expect(all.map(({ partnerId }) => partnerId)).toEqual(['officine', 'officine'])
    const adas = all.find(({ studentId }) => studentId === 'ada')
    expect(adas).toMatchObject({ until: '2029-03-01', earnedOn: '2027-03-01' })
    expect(adas?.networks.toSorted()).toEqual(['Meccanici', 'Rete fablab'])
    expect(adas?.grants).toHaveLength(2)
    await expect(moveAuthorisations(host, { from: 'officine', to: 'fablab' })).rejects.toBeInstanceOf(Forbidden)
  })
})
