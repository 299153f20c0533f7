import { beforeAll, describe, expect, test } from '@jest/globals'
import { benchToday, type City, makeCity } from '../../scripts/bench/city.ts'
import { cityPartners } from '../../scripts/bench/city-partners.ts'
import { cityPlacements } from '../../scripts/bench/city-placements.ts'
import { citySchools } from '../../scripts/bench/city-schools.ts'
import { plainSheet, writeByHand, writeWithLibrary } from '../../scripts/bench/register-floor.ts'
import exceljs from 'exceljs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Sheet } from '../../src/platform/workbook-sheet.ts'

let city: City

beforeAll(async () => {
  city = await makeCity()
})

describe('the city of the bench', () => {
  test('has 2,000 students in ten schools, each in one class of this year', () => {
    expect(city.schools).toHaveLength(10)
    expect(city.students).toHaveLength(2000)
    expect(city.enrolments.filter(({ to }) => to === null)).toHaveLength(2000)
    expect(new Set(city.students.map(({ taxCode, _id }) => taxCode ?? _id)).size).toBe(2000)
  })

  test('is the same at every run', () => {
    const again = citySchools(benchToday)
    expect(again.students).toEqual(city.students)
    expect(cityPlacements({ ...again, partners: cityPartners(benchToday) })).toEqual(city.placements)
  })

  test('has hours in every state, one record for each student and day', () => {
    expect(new Set(city.days.map(({ _id }) => _id)).size).toBe(city.days.length)
    const states = new Set(city.days.flatMap(({ entries }) => entries.map(({ state }) => state)))
    expect([...states].sort()).toEqual(['approved', 'confirmed', 'logged'])
  })
})

describe('the floor of the registers', () => {
  const sheet: Sheet = {
    name: 'Ore & giorni',
    title: '',
    notice: null,
    header: [],
    columns: [
      { key: 'day', header: 'Data', kind: 'day', width: 10 },
      { key: 'hours', header: 'Ore', kind: 'duration', width: 10 },
      { key: 'twice', header: 'Doppio', kind: 'duration', width: 10 },
      { key: 'text', header: 'Attività', kind: 'text', width: 10 },
    ],
    rows: [['2026-11-25', 90, { formula: '{hours}*2', result: 180 }, 'Taglio <laser> & misura']],
    totalLabel: '',
    lines: [],
    signatures: [],
    footnote: '',
  }

  test.each([
    ['by hand', writeByHand],
    ['by the library', writeWithLibrary],
  ])('the file written %s opens with the same cells', async (_name, write) => {
    const out = new PassThrough()
    const [bytes] = await Promise.all([buffer(out), write(out, [plainSheet(sheet)])])
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    const row = workbook.worksheets[0]?.getRow(2)
    expect(workbook.worksheets[0]?.name).toBe('Ore & giorni')
    expect(row?.getCell(1).value).toEqual(new Date('2026-11-25T00:00:00Z'))
    // The library reads a number with a format of time as a moment of the day that Excel counts from.
    expect(row?.getCell(2).value).toEqual(new Date('1899-12-30T01:30:00Z'))
    expect(row?.getCell(3).value).toMatchObject({ formula: 'A1*2', result: new Date('1899-12-30T03:00:00Z') })
    expect(row?.getCell(4).value).toBe('Taglio <laser> & misura')
  })
})
