import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { holidayOn } from '../../src/norms/holidays.rules.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { packText, readPack } from '../../src/programme/programme-pack.rules.ts'
import { ProgrammeDrafts, Programmes } from '../../src/programme/programme.model.ts'
import { entryName, offered } from '../../src/programme/programme.rules.ts'
import {
  confirmImport,
  discardDraft,
  draftImport,
  findDraft,
  ownDraft,
} from '../../src/programme/programme-import.service.ts'
import {
  currentCalendar,
  currentProgramme,
  editSection,
  exportPack,
  forgetProgramme,
  programmeRecord,
} from '../../src/programme/programme.service.ts'
import { useTestDatabase } from '../support/database.ts'
import { anEntry, aProgramme } from './a-programme.ts'

useTestDatabase([Programmes, ProgrammeDrafts])

const as = (actor: PersonActor, at = '2026-11-25T10:00:00+01:00') => contextFor(actor, new Date(at))
const city = as({ role: 'city', accountId: 'citta' })
const colleague = as({ role: 'city', accountId: 'collega' })
const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })

async function drafted(text: string, ctx = city): Promise<string> {
  const found = await draftImport(ctx, { file: { name: 'pacchetto.json', text } }, { name: 'Carla' })
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return found.draftId
}

async function start(code: string): Promise<void> {
  const found = await draftImport(city, { shipped: code }, { name: 'Carla' })
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  await confirmImport(city, { draftId: found.draftId, revision: 0, name: 'Carla' })
}

const reasonOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { reasons?: readonly string[] }) => error.reasons?.[0] ?? error,
  )

const outcomes = async (works: Promise<unknown>[]) => {
  const all = await Promise.all(works.map(reasonOf))
  return {
    done: all.filter((each) => each === 'done').length,
    others: [...new Set(all.filter((each) => each !== 'done'))],
  }
}

describe('the programme in force', () => {
  test('names no city before any pack was imported, and asks no qualification', async () => {
    expect(await currentProgramme()).toMatchObject({
      cityName: null,
      districts: [],
      norms: { qualificationRequired: false },
    })
    expect(await currentCalendar()).toEqual({ patron: null, closures: [] })
  })

  test('is remembered for a moment, and read anew after every change made here', async () => {
    await start('milano')
    expect((await currentProgramme()).cityName).toBe('Milano')
    await Programmes.updateOne({}, { $set: { 'programme.cityName': 'Altrove' } })
    expect((await currentProgramme()).cityName).toBe('Milano')
    forgetProgramme()
    expect((await currentProgramme()).cityName).toBe('Altrove')
  })
})

describe('a city starts from its pack', () => {
  test('Turin: its kinds of activity, districts, patron and agreement are there, without a line of code', async () => {
    await start('torino')
    const programme = await currentProgramme()
    expect(programme.cityName).toBe('Torino')
    expect(entryName(programme.activityKinds, 'percorso-triennale', 'it')).toBe('Percorso triennale')
    expect(entryName(programme.activityKinds, 'stage', 'en')).toBe('Placement in a firm')
    expect(offered(programme.districts)).toHaveLength(8)
    expect(programme.texts.agreement).toContain('percorso triennale di manifattura avanzata')
    const { patron } = await currentCalendar()
    expect(holidayOn(day('2027-06-24'), patron)).toBe('patron-saint')
    expect(holidayOn(day('2026-12-07'), patron)).toBeNull()
  })

  test('and what it exports another installation imports unchanged', async () => {
    await start('torino')
    const { name, text } = await exportPack(city)
    expect(name).toBe('programma-torino.json')
    expect(readPack(text)).toEqual({ ok: true, programme: await currentProgramme() })
  })
})

describe('importing a pack', () => {
  test('changes nothing before it is confirmed, and then says who did it and when', async () => {
    const draftId = await drafted(packText(aProgramme()))
    expect((await programmeRecord(city)).revision).toBe(0)
    await confirmImport(city, { draftId, revision: 0, name: 'Carla' })
    const record = await programmeRecord(city)
    expect(record).toMatchObject({ revision: 1, importedAt: city.now, by: { accountId: 'citta', name: 'Carla' } })
    expect(record.programme).toMatchObject({ code: 'prova', cityName: 'Valleprova', texts: aProgramme().texts })
    expect(offered(record.programme.tracks).map(({ code }) => code)).toEqual(['informatica'])
    expect(record.history).toMatchObject([{ revision: 1, event: 'imported', pack: 'prova 1', at: city.now, draftId }])
    await expect(findDraft(city, draftId)).rejects.toThrow(NotFound)
  })

  test('keeps what the pack no longer has as retired, so that records still read', async () => {
    await start('milano')
    const draftId = await drafted(packText(aProgramme({ themes: [anEntry('nuovo')] })))
    await confirmImport(city, { draftId, revision: 1, name: 'Carla' })
    const { themes, districts } = await currentProgramme()
    expect(offered(themes).map(({ code }) => code)).toEqual(['nuovo'])
    expect(entryName(themes, 'taglio-laser', 'it')).toBe('Taglio laser')
    expect(offered(districts, ['municipio-3']).map(({ code }) => code)).toEqual(['nord', 'municipio-3'])
  })

  test('twenty times at once by two people: one wins, the others are told', async () => {
    await start('milano')
    const mine = await drafted(packText(aProgramme({ code: 'mio' })))
    const theirs = await drafted(packText(aProgramme({ code: 'loro' })), colleague)
    const found = await outcomes(
      Array.from({ length: 20 }, (_, n) =>
        confirmImport(n % 2 ? city : colleague, { draftId: n % 2 ? mine : theirs, revision: 1, name: 'X' }),
      ),
    )
    // Whoever pressed the button of the winner several times has been obeyed every time.
    expect([found.done > 0, found.others]).toEqual([true, ['changed-meanwhile']])
    const { revision, history, programme } = await programmeRecord(city)
    expect([revision, history.length]).toEqual([2, 2])
    expect(history[1]?.draftId).toBe(programme.code === 'mio' ? mine : theirs)
  })

  test('the first one ever, by twenty at once, makes one record', async () => {
    const drafts: string[] = []
    for (let n = 0; n < 20; n++) {
      drafts.push(await drafted(packText(aProgramme({ code: `c${n}` })), as({ role: 'city', accountId: `a${n}` })))
    }
    const found = await outcomes(drafts.map((draftId) => confirmImport(city, { draftId, revision: 0, name: 'X' })))
    expect(found).toEqual({ done: 1, others: ['changed-meanwhile'] })
    expect((await programmeRecord(city)).history).toHaveLength(1)
  })

  test('against a programme that has changed since the preview is refused', async () => {
    await start('milano')
    const draftId = await drafted(packText(aProgramme()))
    await editSection(colleague, { section: 'norms', change: {}, revision: 1, name: 'Collega' })
    expect(await reasonOf(confirmImport(city, { draftId, revision: 1, name: 'X' }))).toBe('changed-meanwhile')
    expect(await reasonOf(confirmImport(city, { draftId, revision: 2, name: 'X' }))).toBe('done')
  })

  test('tells every mistake of a pack, and keeps nothing of it', async () => {
    const text = packText(aProgramme({ themes: [anEntry('a'), anEntry('a')] }))
    const found = await draftImport(city, { file: { name: 'x.json', text } }, { name: 'Carla' })
    expect(found).toMatchObject({ ok: false, problems: [{ where: 'themes[1].code', reason: 'twice' }] })
    expect(await ProgrammeDrafts.countDocuments({})).toBe(0)
  })

  test('a new draft takes the place of the one before of the same person, and old ones are thrown away', async () => {
    const old = as({ role: 'city', accountId: 'vecchio' }, '2026-11-10T10:00:00+01:00')
    await drafted(packText(aProgramme()), old)
    const theirs = await drafted(packText(aProgramme()), colleague)
    await drafted(packText(aProgramme()))
    const mine = await drafted(packText(aProgramme()))
    const left = await ProgrammeDrafts.find({}, { _id: 1 }).lean()
    expect(left.map(({ _id }) => _id).toSorted()).toEqual([mine, theirs].toSorted())
    expect((await ownDraft(city))?._id).toBe(mine)
    await discardDraft(city, mine)
    expect(await ownDraft(city)).toBeNull()
  })

  test('that would make a list too long together with what is retired is refused', async () => {
    const many = (letter: string) => Array.from({ length: 300 }, (_, n) => anEntry(`${letter}${n}`))
    const first = await drafted(packText(aProgramme({ themes: many('a') })))
    await confirmImport(city, { draftId: first, revision: 0, name: 'X' })
    const second = await drafted(packText(aProgramme({ themes: many('b') })))
    expect(await reasonOf(confirmImport(city, { draftId: second, revision: 1, name: 'X' }))).toBe('too-many')
  })
})

describe('editing a section', () => {
  test('by fifty at once on the same revision: one wins', async () => {
    await start('milano')
    const edit = (n: number) =>
      editSection(n % 2 ? city : colleague, {
        section: 'identity',
        change: { cityName: `Città ${n}` },
        revision: 1,
        name: 'X',
      })
    expect(await outcomes(Array.from({ length: 50 }, (_, n) => edit(n)))).toEqual({
      done: 1,
      others: ['changed-meanwhile'],
    })
    const { revision, history } = await programmeRecord(city)
    expect([revision, history.map(({ event, section }) => section ?? event)]).toEqual([2, ['imported', 'identity']])
  })

  test('is checked as a pack is, and loses no entry', async () => {
    await start('milano')
    const wrong = { section: 'themes', change: { themes: [{ code: 'X' }] }, revision: 1, name: 'X' } as const
    expect(await reasonOf(editSection(city, wrong))).toBe('not-a-code')
    await editSection(city, { section: 'themes', change: { themes: [anEntry('solo')] }, revision: 1, name: 'X' })
    const { themes } = await currentProgramme()
    expect([offered(themes).length, themes.length]).toEqual([1, 18])
  })
})

describe('the programme is for the city to change', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['reading its record', () => programmeRecord(office)],
    ['exporting', () => exportPack(office)],
    ['uploading a pack', () => draftImport(office, { shipped: 'torino' }, { name: 'Sara' })],
    ['opening a preview', () => findDraft(office, 'x')],
    ['confirming', () => confirmImport(office, { draftId: 'x', revision: 0, name: 'Sara' })],
    ['editing', () => editSection(office, { section: 'norms', change: {}, revision: 0, name: 'Sara' })],
  ])('a school has no right to %s', async (_, work) => {
    await expect(work()).rejects.toThrow(Forbidden)
  })
})
