import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { type Actor, contextFor, systemContext } from '../../src/access/actor.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Forbidden, Invalid } from '../../src/platform/errors.ts'
import { importSchoolRegister } from '../../src/schools/school-import.service.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { useTestDatabase } from '../support/database.ts'
import { institute, type PublishedRow, registerBytes } from '../support/school-register.ts'
import { sharedFile } from '../support/shared.ts'

const ctx = systemContext(new Date('2026-11-22T09:00:00Z'))
const register = (rows: readonly PublishedRow[], name = 'registro.csv') => ({ name, bytes: registerBytes(rows) })
const [A, B] = ['BGIS90100A', 'BGIS90200B']
const next = { ANNOSCOLASTICO: '202728' }

/** A town's worth of institutes with three sites each. */
const town = Array.from({ length: 60 }, (_, n) => {
  const number = String(n + 100)
  return institute(`BGIS${number}00A`, [`BGTF${number}011`, `BGPS${number}022`])
}).flat()

function allDifferent(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}

describe('importing the register', () => {
  useTestDatabase([Schools])

  test('counts every row once, and nothing changes the second time', async () => {
    const file = register([...institute(A, ['BGTF901011']), { CODICESCUOLA: 'NO' }])
    const refused = [{ line: 4, code: 'NO', reason: 'bad-code' }]
    expect(await importSchoolRegister(ctx, [file])).toEqual({
      read: 3,
      created: 2,
      updated: 0,
      unchanged: 0,
      refused,
      older: 0,
    })
    const before = await Schools.find().lean()
    expect(await importSchoolRegister(ctx, [file])).toMatchObject({ read: 3, created: 0, unchanged: 2, refused })
    expect(await Schools.find().lean()).toEqual(before)
  })

  test('adds up several files', async () => {
    const files = [register(institute(A, ['BGTF901011'])), register(institute(B, ['BGTF902011']), 'altro.csv')]
    expect(await importSchoolRegister(ctx, files)).toMatchObject({ read: 4, created: 4 })
    expect(await importSchoolRegister(ctx, [...files, ...files])).toMatchObject({ read: 8, unchanged: 8 })
  })

  test('stores nothing when one of the files is no register', async () => {
    const files = [register(institute(A, [])), { name: 'foto.csv', bytes: Buffer.from('COGNOME\nRossi') }]
    const refusal = await importSchoolRegister(ctx, files).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Invalid)
    expect(refusal).toMatchObject({ problems: { 'foto.csv': 'not-a-register' } })
    expect(await Schools.countDocuments()).toBe(0)
  })

  test('moves sites and renumbers institutes in the database, in one pass', async () => {
    await importSchoolRegister(ctx, [
      register([...institute(A, ['BGTF901011', 'BGPS901022']), ...institute(B, ['BGTD902011', 'BGRC902022'])]),
    ])
    const ids = (await Schools.find().sort({ code: 1 }).lean()).map((school) => school._id)
    // A becomes C; A and B also change a site for another.
    const later = register([
      ...institute('BGIS90300C', ['BGTF901011', 'BGPS901022', 'BGTD902011'], next),
      ...institute(B, ['BGRC902022'], next),
    ])
    expect(await importSchoolRegister(ctx, [later])).toMatchObject({ created: 1, updated: 3, unchanged: 2 })
    expect(await importSchoolRegister(ctx, [later])).toMatchObject({ unchanged: 6 })
    const schools = await Schools.find().sort({ code: -1 }).lean()
    expect(schools.map(({ _id, code }) => [_id, code])).toEqual([
      [ids[0], 'BGIS90300C'],
      [ids[1], B],
    ])
    expect(schools.map((school) => school.codeHistory.map((change) => change.kind))).toEqual([
      ['institute-renumbered', 'site-joined'],
      ['site-left'],
    ])
  })

  test('keeps the settings of a school', async () => {
    await importSchoolRegister(ctx, [register(institute(A, []))])
    await Schools.updateOne({ code: A }, { $set: { 'settings.whoLogs': 'host', 'office.taxCode': '80012340156' } })
    await importSchoolRegister(ctx, [register(institute(A, ['BGTF901011'], next))])
    expect(await Schools.findOne({ code: A }).lean()).toMatchObject({
      settings: { whoLogs: 'host' },
      office: { taxCode: '80012340156' },
      sites: [{}, {}],
    })
  })

  test.each([2, 4])('%d imports at once store every site once and agree on who was first', async (times) => {
    const reports = await Promise.all(Array.from({ length: times }, () => importSchoolRegister(ctx, [register(town)])))
    const sum = (key: 'created' | 'updated' | 'unchanged') => reports.reduce((total, report) => total + report[key], 0)
    expect([sum('created'), sum('updated'), sum('unchanged')]).toEqual([180, 0, 180 * (times - 1)])
    const schools = await Schools.find().lean()
    expect(schools).toHaveLength(60)
    const codes = schools.flatMap((school) => school.sites.map((site) => site.code))
    expect(codes).toHaveLength(180)
    expect(allDifferent(codes)).toBe(true)
  })

  test('two years imported at once end with the later one', async () => {
    const later = town.map((row) => ({ ...row, ...next, DENOMINAZIONEISTITUTORIFERIMENTO: 'NUOVO' }))
    await Promise.all([importSchoolRegister(ctx, [register(later)]), importSchoolRegister(ctx, [register(town)])])
    expect(await Schools.countDocuments({ name: 'NUOVO', registerYear: schoolYear('2027/28') })).toBe(60)
  })

  test('is for the city and for the system', async () => {
    const office: Actor = { role: 'office', accountId: 'a', schoolId: 's' }
    await expect(importSchoolRegister(contextFor(office, ctx.now), [])).rejects.toBeInstanceOf(Forbidden)
    const city = contextFor({ role: 'city', accountId: 'a' }, ctx.now)
    expect(await importSchoolRegister(city, [register([{}])])).toMatchObject({ created: 1 })
  })
})

const published = [
  ['scuole/SCUANAGRAFESTAT_2025-26_MI_MB_TO.csv', 3624],
  ['scuole/SCUANAGRAFEPAR_2023-24_MI_MB_TO.csv', 1290],
  ['scuole/scuole_milano_georef_2016-17.csv', 809],
] as const

for (const [name, rows] of published) {
  const path = sharedFile(name)
  if (!path) continue
  describe(`the published register ${name}`, () => {
    useTestDatabase([Schools])
    const file = { name, bytes: readFileSync(path) }

    test('is read whole, and unchanged the second time', async () => {
      expect(await importSchoolRegister(ctx, [file])).toMatchObject({ read: rows, created: rows, refused: [] })
      expect(await importSchoolRegister(ctx, [file])).toMatchObject({ read: rows, unchanged: rows, refused: [] })
    })
  })
}
