import { describe, expect, test } from '@jest/globals'
import { closeRefusals, lastDayOf, monthsOf, parseMonth } from '../../src/hours/closed-month.rules.ts'
import { declarationRefusals, declarationText, declarationVersion } from '../../src/hours/declaration.rules.ts'
import { type HourEntry, type Mark, newEntries } from '../../src/hours/hour-entry.rules.ts'
import { dayMinutesOf, type OddFacts, oddReasons } from '../../src/hours/odd-day.rules.ts'
import { rectificationRefusals, rectifyingEntry } from '../../src/hours/rectification.rules.ts'
import { isUnanswered } from '../../src/hours/silent-host.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { times } from './workshop.ts'

const monday = day('2026-11-16')
const at = new Date('2026-11-16T17:00:00Z')
const by: Mark = { accountId: 'a', name: 'Lucia Prova', role: 'student', at }
const placement = { _id: 'p', partnerId: 'h', schoolId: 's' }

function line(from = '08:30', to = '12:30', change: Partial<HourEntry> = {}): HourEntry {
  const [entry] = newEntries({ key: 'key00000', placement, times: [times(from, to)], activity: 'Prova', by })
  return { ...(entry as HourEntry), ...change }
}

describe('a line deserves a look before it is signed', () => {
  const usual: OddFacts = {
    day: monday,
    agreed: [times('08:30', '12:30'), times('13:30', '17:30')],
    dayMinutes: 480,
    isAbsent: false,
    isDayOff: false,
  }

  test.each([
    ['a day as agreed', line(), {}, []],
    ['half an hour of break', line(), { dayMinutes: 450 }, []],
    ['more than half an hour less', line(), { dayMinutes: 449 }, ['short-day']],
    ['more than agreed', line(), { dayMinutes: 481 }, ['long-day']],
    ['times that are not agreed', line('07:00', '08:30'), {}, ['not-agreed']],
    ['a day on which nobody is expected', line(), { agreed: [] }, ['not-agreed']],
    ['an absence', line(), { isAbsent: true }, ['absent']],
    ['a day off', line(), { isDayOff: true }, ['day-off']],
    ['three days later', line('08:30', '12:30', { loggedBy: { ...by, at: new Date('2026-11-19T22:00:00Z') } }), {}, []],
    [
      'four days later',
      line('08:30', '12:30', { loggedBy: { ...by, at: new Date('2026-11-20T08:00:00Z') } }),
      {},
      ['late-entry'],
    ],
    ['typed without network', line('08:30', '12:30', { writtenAt: at }), {}, ['written-offline']],
    ['confirmed by the school', line('08:30', '12:30', { confirmedFor: 'Foglio' }), {}, ['confirmed-for-host']],
  ])('%s', (_, entry, change, reasons) => {
    expect(oddReasons(entry, { ...usual, ...change })).toEqual(reasons)
  })

  test('what was typed in time and sent late is no late entry', () => {
    const sent = line('08:30', '12:30', { writtenAt: at, loggedBy: { ...by, at: new Date('2026-11-25T08:00:00Z') } })
    expect(oddReasons(sent, usual)).toEqual(['written-offline'])
  })

  test('the minutes of a day are those of its live lines', () => {
    const gone = line('13:30', '17:30', { live: false })
    const entries = [line(), gone].map((entry) => ({ day: monday, entry }))
    expect([...dayMinutesOf(entries)]).toEqual([[monday, 240]])
  })
})

describe('a host is silent', () => {
  test.each([
    ['2026-11-25', 'logged', false],
    ['2026-11-26', 'logged', true],
    ['2026-12-31', 'confirmed', false],
  ] as const)('on %s about a line that is %s: %s', (today, state, silent) => {
    expect(isUnanswered(line('08:30', '12:30', { state }), { today: day(today), silentHostDays: 10 })).toBe(silent)
  })
})

describe('a month', () => {
  test('is read from an address, and ends with its last day', () => {
    expect(['2026-11', '2026-13', '2026-1', 'x', '1999-11', '2026-11-01'].map(parseMonth)).toEqual([
      '2026-11',
      null,
      null,
      null,
      null,
      null,
    ])
    expect(['2026-11', '2026-12', '2027-02', '2028-02'].map(lastDayOf)).toEqual([
      '2026-11-30',
      '2026-12-31',
      '2027-02-28',
      '2028-02-29',
    ])
  })

  test('belongs to its school year from September on, as far as it has begun', () => {
    expect(monthsOf(schoolYear('2026/27'), day('2026-11-22'))).toEqual(['2026-11', '2026-10', '2026-09'])
    expect(monthsOf(schoolYear('2025/26'), day('2026-11-22'))).toHaveLength(12)
    expect(monthsOf(schoolYear('2027/28'), day('2026-11-22'))).toEqual([])
  })

  test.each([
    [{}, []],
    [{ today: day('2026-10-31') }, ['month-not-over']],
    [{ waiting: 3 }, ['hours-waiting']],
    [{ waiting: 3, leave: true }, []],
    [{ isClosed: true, waiting: 3 }, ['already-closed']],
  ])('is closed with %j: %j', (change, reasons) => {
    const facts = { month: '2026-10', today: day('2026-11-01'), isClosed: false, waiting: 0, leave: false, ...change }
    expect(closeRefusals(facts)).toEqual(reasons)
  })
})

describe('rectifying', () => {
  const old = line('08:30', '12:30', { state: 'approved' })
  const facts = {
    old,
    day: monday,
    birthDate: day('2009-05-04'),
    restOfWeek: 0,
    lastExitOfDayBefore: null,
    firstEntryOfDayAfter: null,
    agreed: [times('08:30', '12:30'), times('13:30', '18:30')],
    atLab: [times('10:00', '11:00')],
    dayEntries: [old, line('13:30', '16:30', { id: 'afternoon' })],
  }

  test.each([
    ['fewer minutes', times('08:30', '09:30'), []],
    ['nothing', null, []],
    ['another break', times('08:30', '09:45', 10), []],
    ['the same', times('08:30', '12:30'), ['unchanged']],
    ['the hours of a lab', times('08:30', '12:30', 10), ['overlaps-lab']],
    ['beyond the agreed times', times('08:00', '09:00'), ['outside-agreed-times']],
    ['the time of another line', times('16:00', '17:00'), ['overlaps']],
    ['the time of another and of the old line', times('08:30', '14:00'), expect.arrayContaining(['overlaps'])],
    ['no time', times('09:00', '09:00'), ['zero-length']],
    ['nothing but a break', times('08:30', '09:00', 30), ['break-too-long']],
  ])('with %s', (_, wanted, reasons) => {
    expect(rectificationRefusals(wanted, facts)).toEqual(reasons)
  })

  test('more than a minor may do is refused, less of too much is not', () => {
    const free = { ...facts, atLab: [], restOfWeek: 40 * 60 }
    expect(rectificationRefusals(times('16:30', '18:30'), free)).toContain('week-too-long')
    expect(rectificationRefusals(times('08:30', '12:00'), free)).toEqual([])
  })

  test('only approved lines, and no struck one is struck again', () => {
    expect(rectificationRefusals(null, { ...facts, old: line() })).toEqual(['not-approved'])
    const coordinator: Mark = { ...by, role: 'coordinator', name: 'Carla Rossi' }
    const struck = rectifyingEntry(old, { key: 'key11111', times: null, reason: 'Assente' }, coordinator)
    expect(struck).toMatchObject({ minutes: 0, live: false, state: 'approved', from: '08:30', to: '08:30' })
    expect(rectificationRefusals(null, { ...facts, old: struck })).toEqual(['unchanged'])
    const alone = { ...facts, old: struck, dayEntries: [struck] }
    expect(rectificationRefusals(times('08:30', '09:30'), alone)).toEqual([])
  })
})

describe('a declaration', () => {
  test('is of the text in force, or none', () => {
    for (const kind of ['approval', 'rectification'] as const) {
      const version = declarationVersion[kind]
      expect(declarationText(kind, version)).toContain('Dichiaro')
      expect(declarationRefusals(kind, version)).toEqual([])
      expect(declarationRefusals(kind, null)).toEqual(['declaration-missing'])
      expect(declarationRefusals(kind, '0')).toEqual(['declaration-changed'])
      expect(declarationText(kind, '0')).toBeNull()
    }
  })
})
