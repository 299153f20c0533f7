import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { LabModules } from '../../src/lab-modules/lab-module.model.ts'
import { currentVersion } from '../../src/lab-modules/lab-module.rules.ts'
import { findModule } from '../../src/lab-modules/lab-module.service.ts'
import { copyModule, createModule, editModule, moveModule } from '../../src/lab-modules/module-edit.service.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { Programmes } from '../../src/programme/programme.model.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import { aProgramme, anEntry } from '../programme/a-programme.ts'
import { useTestDatabase } from '../support/database.ts'
import { aModule, someContent } from './a-module.ts'

useTestDatabase([LabModules, Programmes, Accounts])

const now = new Date('2026-11-25T10:00:00+01:00')
const as = (actor: PersonActor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'citta' })

beforeEach(async () => {
  const programme = aProgramme({
    themes: [anEntry('robotica'), anEntry('making'), anEntry('vecchio', { retired: true })],
    machineKinds: [
      { ...anEntry('3d-printer'), authorisation: false },
      { ...anEntry('laser-cutter'), authorisation: true },
    ],
  })
  await Programmes.create({ _id: 'programme', programme, revision: 1, importedAt: null, by: null, history: [] })
  const account = { name: 'Carla Comune', email: 'c@borgo.example', username: null, passwordHash: null, hats: [] }
  await Accounts.create({ ...account, _id: 'citta', createdAt: now })
  forgetProgramme()
})

const reasonsOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (done) => done ?? 'done',
    (error: { reasons?: readonly string[] }) => error.reasons ?? error,
  )
const stored = (id: string) => findModule(city, 'module.edit', id)

describe('a new module', () => {
  test('begins as a draft with its first version', async () => {
    await createModule(city, { id: 'm', code: 'ROB-1' }, someContent())
    expect(await stored('m')).toMatchObject({
      code: 'ROB-1',
      state: 'draft',
      revision: 1,
      title: 'Robotica',
      versions: [{ number: 1, by: { accountId: 'citta', name: 'Carla Comune' }, minutes: 600 }],
      history: [{ event: 'created', version: 1 }],
    })
  })

  test('is made once, however often its form is sent', async () => {
    const twice = [1, 2].map(() => createModule(city, { id: 'm', code: 'ROB-1' }, someContent()))
    await Promise.all(twice)
    expect(await LabModules.countDocuments({})).toBe(1)
  })

  test('of thirty with the same code at once, one is kept', async () => {
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        reasonsOf(createModule(city, { id: `m${n}`, code: 'ROB-1' }, someContent({ title: `Robotica ${n}` }))),
      ),
    )
    expect(all.filter((each) => each === 'done')).toHaveLength(1)
    expect(new Set(all.filter((each) => each !== 'done').map(String))).toEqual(new Set(['code-taken']))
    expect(await LabModules.countDocuments({})).toBe(1)
  })

  test('is refused with every reason, and not with a theme that was retired', async () => {
    const wrong = someContent({ theme: 'vecchio', minimum: 50, requiredModules: ['XYZ-1'], machines: ['forno'] })
    expect(await reasonsOf(createModule(city, { id: 'm', code: 'ROB-1' }, wrong))).toEqual([
      'minimum-above-maximum',
      'unknown-theme',
      'unknown-machine',
      'unknown-module',
    ])
  })

  test.each<PersonActor>([
    { role: 'host', accountId: 'h', partnerId: 'fablab' },
    { role: 'coordinator', accountId: 'k', schoolId: 'galilei' },
    { role: 'student', accountId: 's', schoolId: 'galilei', studentId: 'giulia' },
  ])('is not for $role', async (actor) => {
    await expect(createModule(as(actor), { id: 'm', code: 'ROB-1' }, someContent())).rejects.toThrow(Forbidden)
    await LabModules.create(aModule('MAK-1'))
    const shown = { id: 'mak-1', revision: 1 }
    await expect(editModule(as(actor), shown, someContent({ title: 'Mio' }))).rejects.toThrow(Forbidden)
    await expect(moveModule(as(actor), shown, { move: 'retire', editions: 0 })).rejects.toThrow(Forbidden)
    await expect(copyModule(as(actor), 'mak-1', { id: 'n', code: 'MAK-2' })).rejects.toThrow(Forbidden)
  })
})

describe('changing a module', () => {
  beforeEach(async () => {
    await LabModules.create(aModule('ROB-1'))
  })

  test('makes a new version and leaves the old one readable', async () => {
    const change = someContent({ title: 'Robotica mobile', theme: 'making' })
    expect(await editModule(city, { id: 'rob-1', revision: 1 }, change)).toBe('saved')
    const module = await stored('rob-1')
    expect(module).toMatchObject({ title: 'Robotica mobile', theme: 'making', revision: 2 })
    expect(module.versions.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Robotica'],
      [2, 'Robotica mobile'],
    ])
    expect(module.history.at(-1)).toMatchObject({ event: 'edited', version: 2 })
    expect(module.searchText).toContain('Robotica mobile')
  })

  test('that changes nothing makes no version, and sending twice makes one', async () => {
    expect(await editModule(city, { id: 'rob-1', revision: 1 }, someContent())).toBe('unchanged')
    expect((await stored('rob-1')).revision).toBe(1)
    const change = someContent({ title: 'Nuovo' })
    expect(await editModule(city, { id: 'rob-1', revision: 1 }, change)).toBe('saved')
    const again = change.parts.map((part) => ({ ...part, id: `${part.id}x` }))
    expect(await editModule(city, { id: 'rob-1', revision: 1 }, { ...change, parts: again })).toBe('unchanged')
    expect((await stored('rob-1')).versions).toHaveLength(2)
  })

  test('from two tabs refuses the second', async () => {
    await editModule(city, { id: 'rob-1', revision: 1 }, someContent({ title: 'Prima' }))
    const second = editModule(city, { id: 'rob-1', revision: 1 }, someContent({ title: 'Seconda' }))
    expect(await reasonsOf(second)).toEqual(['changed-meanwhile'])
  })

  test('of thirty at once takes one', async () => {
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        reasonsOf(editModule(city, { id: 'rob-1', revision: 1 }, someContent({ title: `Versione ${n}` }))),
      ),
    )
    expect(all.filter((each) => each === 'saved')).toHaveLength(1)
    expect((await stored('rob-1')).versions).toHaveLength(2)
  })

  test('keeps a theme, a machine and a module that can no longer be chosen', async () => {
    const old = { theme: 'vecchio', requiredModules: ['ROB-1'] }
    await LabModules.create(aModule('OLD-1', old))
    await moveModule(city, { id: 'rob-1', revision: 1 }, { move: 'retire', editions: 0 })
    expect(await editModule(city, { id: 'old-1', revision: 1 }, someContent({ ...old, title: 'Ancora' }))).toBe('saved')
    expect(await reasonsOf(editModule(city, { id: 'old-1', revision: 2 }, someContent({ theme: 'mai' })))).toEqual([
      'unknown-theme',
    ])
  })

  test('is refused once it is retired', async () => {
    await moveModule(city, { id: 'rob-1', revision: 1 }, { move: 'retire', editions: 0 })
    const change = editModule(city, { id: 'rob-1', revision: 2 }, someContent({ title: 'Dopo' }))
    expect(await reasonsOf(change)).toEqual(['module-retired'])
  })

  test('never lets two modules require each other, not even at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      await LabModules.deleteMany({})
      await LabModules.create([aModule('A-1'), aModule('B-1')])
      const all = await Promise.all([
        reasonsOf(editModule(city, { id: 'a-1', revision: 1 }, someContent({ requiredModules: ['B-1'] }))),
        reasonsOf(editModule(city, { id: 'b-1', revision: 1 }, someContent({ requiredModules: ['A-1'] }))),
      ])
      const [a, b] = await Promise.all([stored('a-1'), stored('b-1')])
      const requires = [a, b].map((module) => module.requiredModules.length)
      expect(requires).not.toEqual([1, 1])
      expect(requires).toEqual(all.map((each) => (each === 'saved' ? 1 : 0)))
      for (const module of [a, b]) {
        expect(currentVersion(module).requiredModules).toEqual(module.requiredModules)
        expect(module.versions).toHaveLength(module.requiredModules.length + 1)
        expect(module.history).toHaveLength(module.versions.length)
      }
    }
  })
})

describe('moving a module', () => {
  test('is written in its history, and pressing twice does it once', async () => {
    await LabModules.create(aModule('ROB-1', { state: 'draft' }))
    const press = () => moveModule(city, { id: 'rob-1', revision: 1 }, { move: 'publish', editions: 0 })
    await press()
    await press()
    expect(await stored('rob-1')).toMatchObject({ state: 'published', revision: 2 })
    expect((await stored('rob-1')).history.map(({ event }) => event)).toEqual(['created', 'publish'])
  })

  test('and changing at the same moment does one of the two', async () => {
    await LabModules.create(aModule('ROB-1'))
    const all = await Promise.all([
      reasonsOf(moveModule(city, { id: 'rob-1', revision: 1 }, { move: 'retire', editions: 0 })),
      reasonsOf(editModule(city, { id: 'rob-1', revision: 1 }, someContent({ title: 'Altro' }))),
    ])
    expect(all.filter((each) => each === 'done' || each === 'saved')).toHaveLength(1)
    expect((await stored('rob-1')).revision).toBe(2)
  })

  test('needs published prerequisites, and back to a draft that nobody uses it', async () => {
    await LabModules.create([
      aModule('ROB-1', { state: 'draft' }),
      aModule('ROB-2', { state: 'draft', requiredModules: ['ROB-1'] }),
    ])
    const publish = (id: string, revision: number) =>
      reasonsOf(moveModule(city, { id, revision }, { move: 'publish', editions: 0 }))
    expect(await publish('rob-2', 1)).toEqual(['requires-a-draft'])
    expect(await publish('rob-1', 1)).toBe('done')
    expect(await publish('rob-2', 1)).toBe('done')
    const back = moveModule(city, { id: 'rob-1', revision: 2 }, { move: 'redraft', editions: 2 })
    expect(await reasonsOf(back)).toEqual(['required-by-published', 'has-editions'])
  })
})

describe('a copy', () => {
  test('is a draft with the contents of now and a code of its own', async () => {
    await LabModules.create(aModule('ROB-1'))
    await editModule(city, { id: 'rob-1', revision: 1 }, someContent({ title: 'Adesso' }))
    await copyModule(city, 'rob-1', { id: 'n', code: 'ROB-9' })
    expect(await stored('n')).toMatchObject({
      code: 'ROB-9',
      title: 'Adesso',
      state: 'draft',
      copiedFrom: 'rob-1',
      versions: [{ number: 1, title: 'Adesso' }],
      history: [{ event: 'copied' }],
    })
    expect(await reasonsOf(copyModule(city, 'rob-1', { id: 'n2', code: 'ROB-9' }))).toEqual(['code-taken'])
  })
})
