import { beforeAll, describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { listPartners, type PartnerSearch, partnersPerPage } from '../../src/partners/partner-list.service.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import type { QualificationState } from '../../src/partners/qualification.rules.ts'
import { addDays, day, type Day } from '../../src/platform/day.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'
import { aPartner, aSite, aWork } from './listed-partner.ts'

useTestDatabase([Partners], { empty: 'once' })

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: PersonActor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'city' })
const teacher = as({ role: 'teacher', accountId: 'teacher', schoolId: 'rossi', classIds: [] })
const host = as({ role: 'host', accountId: 'host', partnerId: 'fablab' })
const student = as({ role: 'student', accountId: 's', schoolId: 'rossi', studentId: 's' })

const qualified = (state: QualificationState, until: Day | null) => ({ state, until, history: [] })
const hosting = (change: Partial<typeof noHosting>) => ({ ...noHosting, ...change })

beforeAll(async () => {
  await Partners.insertMany([
    aPartner('fablab', {
      name: 'FabLab Isola',
      kind: 'fablab',
      vatNumber: '00743110157',
      identifiers: ['00743110157'],
      sites: [aSite({ district: 'isola' }), aSite({ id: 'two', town: 'Cinisello', district: 'nord' })],
      works: [aWork(['digitale', 'moda'])],
      hosting: hosting({ seats: 4 }),
      qualification: qualified('qualified', day('2026-11-22')),
    }),
    aPartner('sartoria', {
      name: 'Sartoria Cooperativa',
      kind: 'third-sector',
      sites: [aSite({ district: 'Isola' })],
      works: [aWork(['moda']), aWork(['legno'], 'banned')],
      hosting: hosting({ seats: 2, tracks: ['moda-tecnico'], periods: [{ from: 3, to: 5 }] }),
      qualification: qualified('qualified', day('2026-11-21')),
    }),
    aPartner('officina', {
      name: 'Officina Zero',
      works: [aWork(['legno'])],
      hosting: hosting({ tracks: ['informatica'] }),
      qualification: qualified('suspended', day('2027-01-01')),
    }),
    aPartner('studio', { name: 'Àgora Studio', kind: 'professional', qualification: qualified('qualified', null) }),
    aPartner('doppione', { name: 'FabLab Isola (doppione)', kind: 'fablab', mergedInto: 'fablab' }),
  ])
})

async function idsOf(search: Partial<PartnerSearch>): Promise<string[]> {
  const { partners, total } = await listPartners(city, { page: 1, ...search })
  expect(total).toBe(partners.length)
  return partners.map(({ _id }) => _id).toSorted()
}

const seats = (wanted: number, from: string, taken: Record<string, number> = {}) => ({
  seats: {
    seats: wanted,
    period: { from: day(from), to: addDays(day(from), 6) },
    taken: new Map(Object.entries(taken)),
  },
})

describe('partners are found', () => {
  test.each([
    ['all, but those that were merged', {}, ['fablab', 'officina', 'sartoria', 'studio']],
    ['by words of the name, in any order', { q: 'isola fab' }, ['fablab']],
    ['by name without its accent', { q: 'agora' }, ['studio']],
    ['by the town of any site', { q: 'cinisello' }, ['fablab']],
    ['by number, as people write it', { q: 'IT 007 4311 0157' }, ['fablab']],
    ['by kind', { kind: 'third-sector' }, ['sartoria']],
    ['by theme', { theme: 'moda' }, ['fablab', 'sartoria']],
    ['by theme, but not of work that no student is given', { theme: 'legno' }, ['officina']],
    ['by district of any site', { district: ['nord'] }, ['fablab']],
    ['by district, by code and by name', { district: ['isola', 'Isola'] }, ['fablab', 'sartoria']],
    ['by track, with those that take all', { track: 'informatica' }, ['fablab', 'officina', 'studio']],
    ['by standing: qualified up to today or without end', { standing: 'qualified' }, ['fablab', 'studio']],
    ['by standing: expired yesterday', { standing: 'expired' }, ['sartoria']],
    ['by standing: suspended', { standing: 'suspended' }, ['officina']],
    ['by standing: never applied', { standing: 'none' }, []],
    ['by free seats, where somebody has said how many there are', seats(1, '2027-03-01'), ['fablab', 'sartoria']],
    ['by free seats, as many as there are', seats(4, '2027-03-01'), ['fablab']],
    ['by free seats, one more than there are', seats(5, '2027-03-01'), []],
    ['by free seats, when some are taken', seats(2, '2027-03-01', { fablab: 3, sartoria: 0 }), ['sartoria']],
    ['by free seats, when the last is left', seats(1, '2027-03-01', { fablab: 3, sartoria: 2 }), ['fablab']],
    ['by free seats, in months in which they host', seats(1, '2027-02-24'), ['fablab']],
    [
      'by period alone, seats or not, but for those suspended',
      seats(0, '2026-12-01', { fablab: 9 }),
      ['fablab', 'studio'],
    ],
    ['by everything together', { q: 'fab', kind: 'fablab', theme: 'digitale', ...seats(1, '2027-01-01') }, ['fablab']],
    ['by nothing that agrees', { kind: 'fablab', theme: 'legno' }, []],
    ['by signs that mean something to a program, as themselves', { q: '[.*' }, []],
  ] as [string, Partial<PartnerSearch>, string[]][])('%s', async (_, search, ids) => {
    expect(await idsOf(search)).toEqual(ids)
  })
})

describe('who sees which partners', () => {
  test('schools and the city all of them, a host its own, a student none', async () => {
    expect((await listPartners(teacher, { page: 1 })).total).toBe(4)
    const own = await listPartners(host, { page: 1 })
    expect(own.partners.map(({ _id }) => _id)).toEqual(['fablab'])
    const elsewhere = await listPartners(host, { page: 1, ...seats(1, '2027-03-01') })
    expect(elsewhere.partners.map(({ _id }) => _id)).toEqual(['fablab'])
    await expect(listPartners(student, { page: 1 })).rejects.toThrow(Forbidden)
  })

  test('nobody sees in a list what only the page of a partner tells', async () => {
    const [partner] = (await listPartners(teacher, { page: 1, kind: 'fablab' })).partners
    const told = '_id ateco email hosting kind name pec phone qualification sites taxCode tutors vatNumber works'
    expect(Object.keys(partner ?? {}).toSorted()).toEqual(told.split(' '))
    expect(Object.keys(partner?.qualification ?? {}).toSorted()).toEqual(['state', 'until'])
  })
})

describe('a long list', () => {
  const many = Array.from({ length: 120 }, (_, n) =>
    aPartner(`many-${String(n).padStart(3, '0')}`, {
      name: `Molti ${String(n).padStart(3, '0')}`,
      kind: 'culture',
      hosting: hosting({ seats: n % 2 }),
    }),
  )

  beforeAll(() => Partners.insertMany(many))

  test('comes by pages in the order of names, also when it is searched by free seats', async () => {
    const second = await listPartners(city, { page: 2, kind: 'culture' })
    expect(second.total).toBe(120)
    expect(second.partners).toHaveLength(partnersPerPage)
    expect(second.partners[0]?.name).toBe('Molti 050')
    const odd = await listPartners(city, { page: 2, kind: 'culture', ...seats(1, '2027-03-01') })
    expect(odd.total).toBe(60)
    expect(odd.partners.map(({ name }) => name)[0]).toBe('Molti 101')
    expect(odd.partners).toHaveLength(10)
  })

  test('comes whole for a file, and cut for a map', async () => {
    expect((await listPartners(city, { page: null, kind: 'culture' })).partners).toHaveLength(120)
    const cut = await listPartners(city, { page: null, most: 100, kind: 'culture' })
    expect([cut.partners.length, cut.total]).toEqual([100, 120])
  })
})
