import { describe, expect, test } from '@jest/globals'
import { readOpening, typedOpening } from '../../src/partners/opening.forms.ts'
import { openingText, todayStatus } from '../../src/partners/opening.pages.ts'
import { closuresFrom, intervalsOn, openOn, openingRuns, parseIntervals } from '../../src/partners/opening.rules.ts'
import { type Partner, siteAt } from '../../src/partners/partner.rules.ts'
import type { Closure, Opening } from '../../src/partners/profile.rules.ts'
import { contextFor } from '../../src/access/actor.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'

const hours = (weekday: Weekday, ...times: string[]): Opening[] =>
  times.map((time) => {
    const [from = '', to = ''] = time.split('-')
    return { weekday, from: clockTime(from), to: clockTime(to) }
  })
const workdays = ([1, 2, 3, 4, 5] as const).flatMap((each) => hours(each, '09:00-13:00', '14:00-18:00'))

describe('the hours of a day as people type them', () => {
  test.each([
    ['9-13, 14-18:30', '09:00-13:00 14:00-18:30'],
    ['9-13,14-18', '09:00-13:00 14:00-18:00'],
    ['9.00-13.00; 14.00-18.00', '09:00-13:00 14:00-18:00'],
    ['8,30-13,00, 14-18', '08:30-13:00 14:00-18:00'],
    ['9 – 13 e 14 – 18', '09:00-13:00 14:00-18:00'],
    ['dalle 9 alle 13', '09:00-13:00'],
    ['9-13 / 14-18', '09:00-13:00 14:00-18:00'],
    ['8.30-12.30 13.30-17.30', '08:30-12:30 13:30-17:30'],
    ['9 - 13  14 - 18', '09:00-13:00 14:00-18:00'],
    ['14-18, 9-13', '09:00-13:00 14:00-18:00'],
    ['9-13, 13-18', '09:00-13:00 13:00-18:00'],
    ['', ''],
    ['  ', ''],
    ['Chiuso', ''],
  ])('%s', (typed, expected) => {
    const read = parseIntervals(typed)
    const text = 'intervals' in read ? read.intervals.map(({ from, to }) => `${from}-${to}`).join(' ') : read.problem
    expect(text).toBe(expected)
  })

  test.each([
    ['mattina', 'opening-not-understood'],
    ['9', 'opening-not-understood'],
    ['9-', 'opening-not-understood'],
    ['9-25', 'opening-not-understood'],
    ['9-13-18', 'opening-not-understood'],
    ['9 13', 'opening-not-understood'],
    ['13-9', 'opening-reversed'],
    ['9-9', 'opening-reversed'],
    ['9-13, 12-18', 'opening-overlaps'],
    ['8-9, 10-11, 12-13', 'opening-too-many'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(parseIntervals(typed)).toEqual({ problem })
  })

  test('every mistake is told at its own day, and what was typed is kept', () => {
    const read = readOpening({ id: 's1', 'hours-1': '9-13', 'hours-2': '13-9', 'hours-6': 'boh' })
    expect(read).toMatchObject({
      ok: false,
      problems: { 'hours-2': 'opening-reversed', 'hours-6': 'opening-not-understood' },
      typed: { 'hours-6': 'boh' },
    })
    expect(readOpening({})).toMatchObject({ ok: false, problems: { id: 'required' } })
  })

  test('what the form shows reads back as it was', () => {
    expect(readOpening({ id: 's1', ...typedOpening(workdays) })).toEqual({
      ok: true,
      value: { id: 's1', opening: workdays },
    })
  })
})

describe('the week in words', () => {
  test.each([
    [workdays, 'lun–ven 9:00–13:00, 14:00–18:00; negli altri giorni chiuso'],
    [
      [...workdays, ...hours(6, '09:00-12:30')],
      'lun–ven 9:00–13:00, 14:00–18:00; sab 9:00–12:30; negli altri giorni chiuso',
    ],
    [
      [...hours(1, '10:00-12:00'), ...hours(3, '10:00-12:00')],
      'lun 10:00–12:00; mer 10:00–12:00; negli altri giorni chiuso',
    ],
    [([1, 2, 3, 4, 5, 6, 7] as const).flatMap((each) => hours(each, '08:00-20:00')), 'lun–dom 8:00–20:00'],
    [[], null],
  ])('%#', (opening, expected) => {
    expect(openingText(opening, 'it')).toBe(expected)
  })

  test('runs take each day with hours once', () => {
    for (let mask = 0; mask < 128; mask++) {
      const days = ([1, 2, 3, 4, 5, 6, 7] as const).filter((each) => mask & (1 << (each - 1)))
      const runs = openingRuns(days.flatMap((each) => hours(each, '09:00-12:00')))
      expect(runs.reduce((sum, run) => sum + run.to - run.from + 1, 0)).toBe(days.length)
    }
  })

  test('the hours of a day are told in order', () => {
    expect(intervalsOn(hours(2, '14:00-18:00', '09:00-13:00'), 2).map(({ from }) => from)).toEqual(['09:00', '14:00'])
  })
})

describe('a site is open', () => {
  const address = { name: 'Laboratorio', address: 'Via Roma 1', postcode: '20100', town: 'Borgo', district: null }
  const closure = (change: Partial<Closure>): Closure => ({
    id: 'c',
    siteId: null,
    from: day('2026-12-23'),
    to: day('2027-01-06'),
    reason: 'Chiusura natalizia',
    ...change,
  })
  const partner: Pick<Partner, 'sites' | 'closures'> = {
    sites: [
      { ...siteAt(address), id: 'a', opening: workdays },
      { ...siteAt(address), id: 'b' },
    ],
    closures: [
      closure({}),
      closure({ id: 'd', siteId: 'a', from: day('2026-11-23'), to: day('2026-11-23'), reason: 'Inventario' }),
    ],
  }
  const at = (siteId: string, on: string, patron: '12-07' | null = null) =>
    openOn(partner, siteId, { on: day(on), patron })

  test.each([
    ['a', '2026-11-20', { open: true }],
    ['a', '2026-11-22', { open: false, because: 'weekday' }],
    ['a', '2026-11-23', { open: false, because: 'closure', closure: { reason: 'Inventario' } }],
    ['b', '2026-11-23', { open: true, hours: null }],
    ['b', '2026-11-22', { open: true, hours: null }],
    ['a', '2026-12-08', { open: false, because: 'holiday', holiday: 'immaculate-conception' }],
    ['b', '2026-12-22', { open: true }],
    ['b', '2026-12-23', { open: false, because: 'closure' }],
    ['b', '2026-12-25', { open: false, because: 'closure' }],
    ['b', '2027-01-06', { open: false, because: 'closure' }],
    ['b', '2027-01-07', { open: true }],
  ])('%s on %s', (siteId, on, expected) => {
    expect(at(siteId, on)).toMatchObject(expected)
  })

  test('but not on the feast of the patron of its town', () => {
    expect(at('a', '2026-12-07')).toMatchObject({ open: true, hours: [{ from: '09:00' }, { from: '14:00' }] })
    expect(at('a', '2026-12-07', '12-07')).toMatchObject({ open: false, holiday: 'patron-saint' })
  })

  test('and the page says so in words', () => {
    const status = (siteId: string, today: string) => {
      const ctx = contextFor({ role: 'city', accountId: 'x' }, new Date(`${today}T10:00:00Z`))
      return todayStatus(partner, siteId, { ctx, patron: null }).text
    }
    expect(status('a', '2026-11-20')).toBe('Oggi aperto: 9:00–13:00, 14:00–18:00')
    expect(status('a', '2026-11-22')).toBe('Oggi chiuso')
    expect(status('a', '2026-11-23')).toBe('Oggi chiuso: Inventario')
    expect(status('b', '2026-12-08')).toBe('Oggi chiuso: Immacolata Concezione')
    expect(status('b', '2026-11-20')).toBe('Orari non indicati')
  })

  test('closures that are over are not told any more, the next comes first', () => {
    const ids = (today: string) => closuresFrom(partner.closures, day(today)).map(({ id }) => id)
    expect(ids('2026-11-23')).toEqual(['d', 'c'])
    expect(ids('2026-11-24')).toEqual(['c'])
    expect(ids('2027-01-07')).toEqual([])
  })
})
