import { beforeEach, describe, expect, test } from '@jest/globals'
import { type Actor, contextFor, systemContext } from '../../src/access/actor.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { importSchoolRegister } from '../../src/schools/school-import.service.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { defaultSettings } from '../../src/schools/school.rules.ts'
import {
  configureSchool,
  countSchools,
  findSchool,
  listSchools,
  type SchoolSearch,
  schoolClosures,
  schoolNames,
  schoolSettings,
} from '../../src/schools/school.service.ts'
import { useTestDatabase } from '../support/database.ts'
import { institute, registerBytes } from '../support/school-register.ts'

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: Actor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'c' })
const everything: SchoolSearch = { q: '', kind: null, town: '', everyCycle: false, page: 1 }
const [A, B, primary] = ['BGIS90100A', 'BGIS90200B', 'BGIC90300C']

describe('schools', () => {
  useTestDatabase([Schools])
  let ids: Record<string, string> = {}

  beforeEach(async () => {
    const names = { DENOMINAZIONEISTITUTORIFERIMENTO: 'LICEO D’ARTE "È.V."', DESCRIZIONECOMUNE: 'VALLE' }
    const rows = [
      ...institute(A, ['BGTF901011']),
      ...institute(B, ['BGPS902011'], { ...names, DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA: 'LICEO SCIENTIFICO' }),
      ...institute(primary, ['BGEE90301E'], { DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA: 'SCUOLA PRIMARIA' }),
    ]
    await importSchoolRegister(systemContext(now), [{ name: 'r', bytes: registerBytes(rows) }])
    ids = Object.fromEntries((await Schools.find().lean()).map((school) => [school.code, school._id]))
  })

  const idOf = (code: string) => ids[code] ?? ''
  const codes = async (search: Partial<SchoolSearch>, ctx = city) =>
    (await listSchools(ctx, { ...everything, ...search })).schools.map((school) => school.code)

  test('are listed by name, those of the second cycle unless all are wanted', async () => {
    expect(await codes({})).toEqual([A, B])
    expect(await codes({ everyCycle: true })).toEqual([primary, A, B])
  })

  test.each([
    ['liceo arte', [B]],
    ['e v', [B]],
    ['bgtf901011', [A]],
    ['valle', [B]],
    ['.*', [A, B]],
    ['nessuno', []],
  ])('are found by %j', async (q, found) => {
    expect(await codes({ q })).toEqual(found)
  })

  test('are filtered by kind and by the beginning of the town', async () => {
    expect(await codes({ kind: 'liceo' })).toEqual([B])
    expect(await codes({ town: 'bor' })).toEqual([A])
    expect(await codes({ town: 'valle', kind: 'liceo' })).toEqual([B])
  })

  test('come in pages; beyond the last one is the last', async () => {
    expect(await listSchools(city, { ...everything, page: 9 })).toMatchObject({ total: 2, page: 1 })
  })

  test('are one for the people of a school, all for the city, none for a host', async () => {
    const office = as({ role: 'office', accountId: 'o', schoolId: idOf(B) })
    expect(await codes({}, office)).toEqual([B])
    expect(await countSchools(office)).toBe(1)
    expect(await countSchools(city)).toBe(3)
    const host = as({ role: 'host', accountId: 'h', partnerId: 'p' })
    await expect(listSchools(host, everything)).rejects.toBeInstanceOf(Forbidden)
  })

  test('of others do not exist for an office', async () => {
    const office = as({ role: 'office', accountId: 'o', schoolId: idOf(B) })
    expect((await findSchool(office, 'school.view', idOf(B))).code).toBe(B)
    await expect(findSchool(office, 'school.view', idOf(A))).rejects.toBeInstanceOf(NotFound)
    await expect(findSchool(city, 'school.view', 'unknown')).rejects.toBeInstanceOf(NotFound)
  })

  test('are configured by their own office and coordinator only', async () => {
    const coordinator = as({ role: 'coordinator', accountId: 'k', schoolId: idOf(A) })
    const principal = { name: 'Łucja Dirigente', birthDay: null, birthPlace: null, taxCode: null }
    const insurance = {
      insurer: 'Assicurazioni del Borgo',
      policy: '7',
      from: day('2026-09-01'),
      to: day('2027-08-31'),
      inailPosition: null,
    }
    const office = { taxCode: '80012340156', principal, insurance }
    const closures = [{ from: day('2026-11-02'), to: day('2026-11-02'), reason: 'Ponte' }]
    await configureSchool(coordinator, idOf(A), {
      settings: { ...defaultSettings, whoLogs: 'student', logWindowDays: 7 },
      office,
      closures,
    })
    expect(await schoolSettings(idOf(A))).toEqual({ ...defaultSettings, whoLogs: 'student', logWindowDays: 7 })
    expect((await findSchool(coordinator, 'school.view', idOf(A))).office).toEqual({ ...office, liability: null })
    expect(await schoolClosures([idOf(A), idOf(B)])).toEqual(
      expect.arrayContaining([
        { schoolId: idOf(A), closures },
        { schoolId: idOf(B), closures: [] },
      ]),
    )
    expect(await schoolSettings(idOf(B))).toEqual(defaultSettings)
    const change = { settings: { ...defaultSettings, whoLogs: 'host' as const }, office, closures: [] }
    await expect(configureSchool(coordinator, idOf(B), change)).rejects.toBeInstanceOf(NotFound)
    await expect(configureSchool(city, idOf(A), change)).rejects.toBeInstanceOf(Forbidden)
  })

  test('have names for lists', async () => {
    expect(await schoolNames([idOf(A), idOf(A), 'unknown'])).toEqual(new Map([[idOf(A), `ISTITUTO ${A}`]]))
  })
})
