import { describe, expect, test } from '@jest/globals'
import { minorsLimits, minorsReasons, type MinorsDay, type MinorsReason } from '../../src/norms/minors.rules.ts'
import { atMinute, clockTime, minuteOfDay, type Interval } from '../../src/platform/clock-time.ts'

function intervals(...texts: string[]): Interval[] {
  return texts.map((text) => {
    const [from = '', to = ''] = text.split('-')
    return { from: clockTime(from), to: clockTime(to) }
  })
}

function dayOfAge(age: number, ...texts: string[]): MinorsDay {
  return { age, intervals: intervals(...texts), restOfWeek: 0, lastExitOfDayBefore: null, firstEntryOfDayAfter: null }
}

describe('the hours of a day, by age on the day', () => {
  test.each<[number, string[], MinorsReason[]]>([
    [15, ['08:00-12:00', '13:00-16:00'], []],
    [15, ['08:00-12:00', '13:00-16:01'], ['day-too-long']],
    [16, ['08:00-12:00', '13:00-17:00'], []],
    [16, ['08:00-12:00', '13:00-17:01'], ['day-too-long']],
    [17, ['08:00-12:00', '13:00-17:01'], ['day-too-long']],
    [18, ['06:00-23:59'], []],
    [14, ['08:00-12:00'], ['younger-than-15']],
    [17, [], []],
  ])('at %i, %j: %j', (age, texts, reasons) => expect(minorsReasons(dayOfAge(age, ...texts))).toEqual(reasons))

  test('limits are given in minutes', () => {
    expect(minorsLimits(15)).toEqual({ perDay: 420, perWeek: 2100 })
    expect(minorsLimits(16)).toEqual({ perDay: 480, perWeek: 2400 })
    expect(minorsLimits(17)).toEqual({ perDay: 480, perWeek: 2400 })
    expect(minorsLimits(18)).toBeNull()
  })
})

describe('the hours of a week', () => {
  test.each<[number, number, MinorsReason[]]>([
    [15, 31 * 60, []],
    [15, 31 * 60 + 1, ['week-too-long']],
    [17, 36 * 60, []],
    [17, 36 * 60 + 1, ['week-too-long']],
    [18, 60 * 60, []],
  ])('at %i, four hours beside %i minutes: %j', (age, restOfWeek, reasons) => {
    expect(minorsReasons({ ...dayOfAge(age, '08:00-12:00'), restOfWeek })).toEqual(reasons)
  })
})

describe('the break', () => {
  test.each<[string[], number | undefined, MinorsReason[]]>([
    [['08:00-12:30'], undefined, []],
    [['08:00-12:31'], undefined, ['break-missing']],
    [['08:00-12:30', '13:30-17:00'], undefined, []],
    [['13:30-17:00', '08:00-12:30'], undefined, []],
    [['08:00-12:30', '13:00-16:30'], undefined, ['break-missing']],
    [['08:00-12:30', '13:00-16:30'], 30, []],
    [['08:00-12:31', '13:31-16:30'], undefined, ['break-missing']],
    [['08:00-10:00', '10:15-12:30'], undefined, []],
    [['08:00-10:00', '10:15-12:46'], undefined, ['break-missing']],
    [['08:00-10:00', '11:00-13:00', '13:10-15:10'], undefined, []],
  ])('%j with a shortest break of %s: %j', (texts, shortestBreak, reasons) => {
    expect(minorsReasons(dayOfAge(17, ...texts), shortestBreak)).toEqual(reasons)
  })
})

describe('the night', () => {
  test.each<[string, MinorsReason[]]>([
    ['06:00-09:00', []],
    ['05:59-09:00', ['during-the-night']],
    ['20:00-23:00', []],
    ['20:00-23:01', ['during-the-night']],
  ])('%s: %j', (text, reasons) => expect(minorsReasons(dayOfAge(17, text))).toEqual(reasons))

  test.each<[string, string, MinorsReason[]]>([
    ['18:00', '06:00', []],
    ['18:00', '05:59', ['during-the-night', 'night-rest-too-short']],
    ['18:01', '06:00', ['night-rest-too-short']],
    ['22:00', '10:00', []],
    ['22:00', '09:59', ['night-rest-too-short']],
    ['22:30', '06:30', ['night-rest-too-short']],
    ['23:00', '11:00', []],
    ['23:00', '10:59', ['night-rest-too-short']],
    ['23:01', '12:00', ['night-rest-too-short']],
  ])('out at %s the day before, in at %s: %j', (exit, entry, reasons) => {
    const from = clockTime(entry)
    const halfAnHour = { from, to: atMinute(minuteOfDay(from) + 30) }
    const facts = { ...dayOfAge(17), intervals: [halfAnHour], lastExitOfDayBefore: clockTime(exit) }
    expect(minorsReasons(facts)).toEqual(reasons)
  })

  test('the rest after the day counts as the one before it', () => {
    const late = dayOfAge(17, '17:00-21:00')
    expect(minorsReasons({ ...late, firstEntryOfDayAfter: clockTime('09:00') })).toEqual([])
    expect(minorsReasons({ ...late, firstEntryOfDayAfter: clockTime('08:59') })).toEqual(['night-rest-too-short'])
  })
})

test('all the reasons come at once', () => {
  const facts = { ...dayOfAge(14, '05:00-23:30'), restOfWeek: 2100, lastExitOfDayBefore: clockTime('20:00') }
  expect(minorsReasons(facts)).toEqual([
    'younger-than-15',
    'day-too-long',
    'week-too-long',
    'break-missing',
    'during-the-night',
    'night-rest-too-short',
  ])
})
