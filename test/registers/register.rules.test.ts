import { describe, expect, test } from '@jest/globals'
import { type EntryTimes, newEntries } from '../../src/hours/hour-entry.rules.ts'
import { day } from '../../src/platform/day.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { fileName, registerRows } from '../../src/registers/register.rules.ts'
import { examplePlacement, mark } from './example.ts'

const monday = day('2026-11-16')

function entries(...pairs: [string, string][]) {
  const times: EntryTimes[] = pairs.map(([from, to]) => ({
    from: clockTime(from),
    to: clockTime(to),
    breakMinutes: 0,
  }))
  const by = mark('student', 'Lucia')
  return newEntries({ key: 'k', placement: examplePlacement, times, activity: 'x', by }).map((entry) => ({
    day: monday,
    entry,
  }))
}

const shown = (...pairs: [string, string][]) =>
  registerRows(entries(...pairs)).map(({ morning, afternoon }) => [morning?.from ?? null, afternoon?.from ?? null])

describe('rows of the hour register', () => {
  test.each<[string, [string, string][], (string | null)[][]]>([
    ['a morning', [['08:30', '12:30']], [['08:30', null]]],
    ['an afternoon', [['13:00', '17:00']], [[null, '13:00']]],
    ['a day in one stretch is a morning', [['08:30', '17:00']], [['08:30', null]]],
    [
      'both',
      [
        ['13:30', '17:00'],
        ['08:30', '12:30'],
      ],
      [['08:30', '13:30']],
    ],
    [
      'two mornings and an afternoon',
      [
        ['08:00', '09:00'],
        ['10:00', '12:00'],
        ['14:00', '16:00'],
      ],
      [
        ['08:00', null],
        ['10:00', '14:00'],
      ],
    ],
    [
      'a morning and two afternoons',
      [
        ['08:00', '09:00'],
        ['14:00', '16:00'],
        ['17:00', '18:00'],
      ],
      [
        ['08:00', '14:00'],
        [null, '17:00'],
      ],
    ],
    [
      'three afternoons',
      [
        ['13:00', '14:00'],
        ['14:00', '16:00'],
        ['17:00', '18:00'],
      ],
      [
        [null, '13:00'],
        [null, '14:00'],
        [null, '17:00'],
      ],
    ],
    ['no hours', [], []],
  ])('%s', (_, given, expected) => {
    expect(shown(...given)).toEqual(expected)
  })
})

describe('the name of a file', () => {
  test.each([
    [['Registro ore', 'D’Àvalos', 'José/María', 'AB12-CD34'], 'Registro-ore-D-Avalos-Jose-Maria-AB12-CD34.xlsx'],
    [
      ['Registro', 'Associazione di promozione sociale “Fabbrica Digitale”', '2026-11', 'AB12-CD34'],
      'Registro-Associazione-di-promozione-sociale-Fabb-2026-11-AB12-CD34.xlsx',
    ],
    [['..\\..\\etc', '"x"\r\nSet-Cookie: a'], 'etc-x-Set-Cookie-a.xlsx'],
  ])('%j', (words, expected) => {
    expect(fileName(words, 'xlsx')).toBe(expected)
  })
})
