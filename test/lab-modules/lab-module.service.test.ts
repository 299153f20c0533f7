import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor, systemContext } from '../../src/access/actor.ts'
import { LabModules } from '../../src/lab-modules/lab-module.model.ts'
import {
  findModule,
  findModuleByCode,
  listModules,
  moduleChoices,
  modulesById,
  type ModuleSearch,
  modulesNamed,
  modulesRequiring,
  publishedModules,
} from '../../src/lab-modules/lab-module.service.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'
import { aModule } from './a-module.ts'

useTestDatabase([LabModules])

const now = new Date('2026-11-25T10:00:00+01:00')
const as = (actor: PersonActor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'citta' })
const teacher = as({ role: 'teacher', accountId: 't', schoolId: 'galilei', classIds: [] })
const host = as({ role: 'host', accountId: 'h', partnerId: 'fablab' })
const student = as({ role: 'student', accountId: 's', schoolId: 'galilei', studentId: 'giulia' })

beforeEach(async () => {
  await LabModules.create([
    aModule('ROB-1', { title: 'Robotica educativa', years: [3, 4], ages: { from: 16, to: 18 }, funding: 'pn' }),
    aModule('MAK-1', { title: 'Making: dall’idea', theme: 'making', machines: ['laser-cutter'], level: 'advanced' }),
    aModule('COD-1', { title: 'Coding', state: 'draft', requiredModules: ['ROB-1'] }),
    aModule('OLD-1', { title: 'Antico', state: 'retired', requiredModules: ['ROB-1'] }),
  ])
})

const nothing: ModuleSearch = {
  q: '',
  theme: '',
  level: null,
  year: null,
  age: null,
  machine: '',
  funding: null,
  state: null,
  page: 1,
}
const found = async (search: Partial<ModuleSearch>, ctx = city) =>
  (await listModules(ctx, { ...nothing, ...search })).modules.map(({ code }) => code)

describe('the catalogue', () => {
  test.each<[string, Partial<ModuleSearch>, string[]]>([
    ['nothing', {}, ['COD-1', 'MAK-1', 'ROB-1']],
    ['words of the title, without accents and in any order', { q: 'educativa ROBOTICA' }, ['ROB-1']],
    ['an apostrophe of another shape', { q: "dall'idea" }, ['MAK-1']],
    ['the code', { q: 'cod-1' }, ['COD-1']],
    ['the code with another hyphen, or none', { q: 'mak – 1' }, ['MAK-1']],
    ['the title of a part', { q: 'benvenuto' }, ['COD-1', 'MAK-1', 'ROB-1']],
    ['a theme', { theme: 'making' }, ['MAK-1']],
    ['a level', { level: 'advanced' }, ['MAK-1']],
    ['a year: also those for all', { year: 5 }, ['COD-1', 'MAK-1']],
    ['a year that it names', { year: 3 }, ['COD-1', 'MAK-1', 'ROB-1']],
    ['an age within, both ends included', { age: 18 }, ['COD-1', 'MAK-1', 'ROB-1']],
    ['an age beyond', { age: 19 }, ['COD-1', 'MAK-1']],
    ['a machine', { machine: 'laser-cutter' }, ['MAK-1']],
    ['a funding', { funding: 'pn' }, ['ROB-1']],
    ['retired ones', { state: 'retired' }, ['OLD-1']],
    ['drafts', { state: 'draft' }, ['COD-1']],
    ['signs that mean something in a pattern', { q: '.*(' }, []],
  ])('searched by %s', async (_, search, codes) => expect(await found(search)).toEqual(codes))

  test('shows others than the city what is published, whatever they ask for', async () => {
    for (const ctx of [teacher, host]) {
      expect(await found({}, ctx)).toEqual(['MAK-1', 'ROB-1'])
      expect(await found({ state: 'draft' }, ctx)).toEqual(['MAK-1', 'ROB-1'])
    }
    await expect(listModules(student, nothing)).rejects.toThrow(Forbidden)
  })

  test('gives a page at a time with the version in force, or all', async () => {
    await LabModules.create(Array.from({ length: 60 }, (_, n) => aModule(`SER-${n}`, { title: `Serie ${100 + n}` })))
    const first = await listModules(city, { ...nothing, q: 'serie' })
    expect([first.modules.length, first.total, first.modules[0]?.version.title]).toEqual([50, 60, 'Serie 100'])
    expect(await found({ q: 'serie', page: 2 })).toHaveLength(10)
    expect(await found({ q: 'serie', page: null })).toHaveLength(60)
  })
})

describe('a module', () => {
  test('that is a draft is there for the city and for jobs only', async () => {
    expect((await findModule(city, 'module.view', 'cod-1')).code).toBe('COD-1')
    expect((await findModule(systemContext(now), 'module.view', 'cod-1')).code).toBe('COD-1')
    for (const ctx of [teacher, host]) {
      await expect(findModule(ctx, 'module.view', 'cod-1')).rejects.toThrow(NotFound)
      await expect(findModuleByCode(ctx, 'module.view', 'COD-1')).rejects.toThrow(NotFound)
      await expect(findModule(ctx, 'module.edit', 'rob-1')).rejects.toThrow(Forbidden)
    }
    await expect(findModule(city, 'module.view', 'nessuno')).rejects.toThrow(NotFound)
  })

  test('that is retired stays readable, but is offered no more', async () => {
    expect((await findModule(teacher, 'module.view', 'old-1')).code).toBe('OLD-1')
    expect((await publishedModules(host)).map(({ code }) => code)).toEqual(['MAK-1', 'ROB-1'])
  })

  test('is found by its code in any spelling', async () => {
    expect((await findModuleByCode(teacher, 'module.view', ' rob-1 '))._id).toBe('rob-1')
    await expect(findModuleByCode(teacher, 'module.view', '')).rejects.toThrow(NotFound)
  })

  test('is given with others by id and by code, drafts left out for who may not see them', async () => {
    const ids = ['rob-1', 'cod-1', 'old-1', 'x']
    expect([...(await modulesById(city, ids)).keys()].toSorted()).toEqual(['cod-1', 'old-1', 'rob-1'])
    expect([...(await modulesById(host, ids)).keys()].toSorted()).toEqual(['old-1', 'rob-1'])
    expect([...(await modulesNamed(teacher, ['ROB-1', 'COD-1'])).keys()]).toEqual(['ROB-1'])
    expect((await modulesRequiring(city, 'ROB-1')).map(({ code }) => code)).toEqual(['COD-1'])
    expect(await modulesRequiring(teacher, 'ROB-1')).toEqual([])
    expect((await moduleChoices(city)).map(({ code }) => code)).toEqual(['COD-1', 'MAK-1', 'OLD-1', 'ROB-1'])
    await expect(moduleChoices(host)).rejects.toThrow(Forbidden)
  })
})
