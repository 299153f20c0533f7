import { beforeAll, describe, expect, test } from '@jest/globals'
import { benchToday, type City, makeCity } from '../../scripts/bench/city.ts'
import { cityPartners } from '../../scripts/bench/city-partners.ts'
import { cityPlacements } from '../../scripts/bench/city-placements.ts'
import { cityActivities } from '../../scripts/bench/city-protocols.ts'
import { citySchools } from '../../scripts/bench/city-schools.ts'
import { plainSheet, writeByHand, writeWithLibrary } from '../../scripts/bench/register-floor.ts'
import exceljs from 'exceljs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { covers } from '../../src/agreements/agreement.rules.ts'
import { standsAgainst } from '../../src/bookings/booking.rules.ts'
import { checkVatNumber } from '../../src/identifiers/vat-number.rules.ts'
import { pairsAlike } from '../../src/partners/partner-similarity.rules.ts'
import { agreedIntervals } from '../../src/placements/terms.rules.ts'
import { overlaps } from '../../src/platform/clock-time.ts'
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

  test('has 600 partners with a right number each, and 2,000 agreements whose numbers are free in their school', () => {
    expect(city.partners).toHaveLength(600)
    expect(new Set(city.partners.flatMap(({ identifiers }) => identifiers)).size).toBe(600)
    expect(city.partners.flatMap(({ vatNumber }) => checkVatNumber(vatNumber ?? '').problems)).toEqual([])
    expect(city.agreements).toHaveLength(2000)
    const registered = city.agreements.filter(({ protocol }) => protocol !== null)
    const entries = registered.map(({ schoolId, protocol }) => `${schoolId} ${protocol?.year} ${protocol?.number}`)
    expect(new Set(entries).size).toBe(registered.length)
  })

  test('lets nobody be placed without an agreement in force with a qualified host', () => {
    const agreements = new Map(city.agreements.map((agreement) => [agreement._id, agreement]))
    const partners = new Map(city.partners.map((partner) => [partner._id, partner]))
    for (const { agreement, partnerId, schoolId, terms } of city.placements.filter(({ state }) => state !== 'draft')) {
      const found = agreements.get(agreement?.agreementId ?? '')
      expect([found?.partnerId, found?.schoolId]).toEqual([partnerId, schoolId])
      expect(found && covers(found, terms.from, terms.to)).toBe(true)
      expect(partners.get(partnerId)?.qualification.state).toBe('qualified')
    }
  })

  test('has classes that take part in activities two thousand times, each once in an activity', () => {
    const activities = cityActivities(city.classes, benchToday)
    const taking = activities.flatMap(({ _id, classes }) => classes.map(({ classId }) => `${_id} ${classId}`))
    expect([activities.length, taking.length, new Set(taking).size]).toEqual([300, 2000, 2000])
  })

  test('knows a few partners twice by other words', () => {
    const pairs = pairsAlike(city.partners)
    expect(pairs.length).toBeGreaterThan(20)
    expect(pairs.length).toBeLessThan(40)
  })

  test('has 400 editions of labs, half of them under way with twenty students each', () => {
    const { editions, modules, rollCalls, absences, authorisations } = city.labs
    const running = editions.filter(({ state }) => state === 'running')
    expect([modules.length, editions.length, running.length]).toEqual([60, 400, 200])
    expect(running.every(({ participants, sessions }) => participants.length === 20 && sessions.length >= 10)).toBe(
      true,
    )
    expect(rollCalls.length).toBeGreaterThan(1800)
    expect([absences.length, authorisations.length]).toEqual([300, 3000])
  })

  test('lets nobody and no room be taken twice at the same time', () => {
    const clashes = city.labs.bookings.flatMap(({ bookings }) =>
      bookings.filter((booking) => bookings.some((other) => standsAgainst(booking, other))),
    )
    expect(city.labs.bookings.length).toBeGreaterThan(10_000)
    expect(clashes).toEqual([])
  })

  test('has no lab while its students are at a host', () => {
    const placements = new Map(
      city.placements.filter(({ state }) => state === 'active').map((placement) => [placement.studentId, placement]),
    )
    const both = city.labs.editions.flatMap(({ participants, sessions }) =>
      participants.flatMap(({ studentId }) => {
        const placement = placements.get(studentId)
        if (!placement) return []
        return sessions.filter((session) =>
          agreedIntervals(placement, session.day).some((interval) => overlaps(interval, session)),
        )
      }),
    )
    expect(both).toEqual([])
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
