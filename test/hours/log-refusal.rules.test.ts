import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type EntryTimes, newEntries, workedMinutes } from '../../src/hours/hour-entry.rules.ts'
import {
  dayCap,
  freeAgreedTimes,
  isAgreed,
  type LogFacts,
  logRefusals,
  mayWrite,
} from '../../src/hours/log-refusal.rules.ts'
import { atMinute, clockTime, overlaps } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { times } from './workshop.ts'

const monday = day('2026-11-16')
const agreed = [
  { from: clockTime('08:30'), to: clockTime('12:30') },
  { from: clockTime('13:30'), to: clockTime('18:00') },
]

function facts(more: Partial<LogFacts> = {}): LogFacts {
  return {
    day: monday,
    birthDate: day('2007-01-01'),
    restOfWeek: 0,
    lastExitOfDayBefore: null,
    firstEntryOfDayAfter: null,
    placementState: 'active',
    mayLog: true,
    window: null,
    agreed,
    interrupted: false,
    now: new Date('2026-11-22T11:00:00Z'),
    atLab: [],
    dayEntries: [],
    ...more,
  }
}

function held(...list: EntryTimes[]) {
  const by = { accountId: 'a', name: 'A', role: 'student', at: new Date(0) } as const
  const placement = { _id: 'p', partnerId: 'h', schoolId: 's' }
  return newEntries({ key: 'held', placement, times: list, activity: 'x', by })
}

const minor = { birthDate: day('2009-06-01') }
const wide = [{ from: clockTime('05:00'), to: clockTime('23:30') }]

describe('what may be logged', () => {
  test.each<[string, EntryTimes[], Partial<LogFacts>, string[]]>([
    ['within the agreed times', [times('08:30', '12:30')], {}, []],
    ['exactly both agreed stretches', [times('08:30', '12:30'), times('13:30', '18:00')], {}, []],
    ['a minute early', [times('08:29', '12:30')], {}, ['outside-agreed-times']],
    ['a minute late', [times('13:30', '18:01')], {}, ['outside-agreed-times']],
    ['across the interruption', [times('12:00', '14:00')], {}, ['outside-agreed-times']],
    ['nothing at all', [], {}, ['no-times']],
    ['on a day without activity', [times('08:30', '12:30')], { agreed: [] }, ['day-not-agreed']],
    ['a draft', [times('08:30', '12:30')], { placementState: 'draft' }, ['placement-not-active']],
    ['a suspended one', [times('08:30', '12:30')], { placementState: 'suspended' }, ['placement-suspended']],
    ['in an interruption', [times('08:30', '12:30')], { agreed: [], interrupted: true }, ['interrupted']],
    ['too late', [times('08:30', '12:30')], { window: 'window-over' }, ['window-over']],
    ['by somebody the school did not choose', [times('08:30', '12:30')], { mayLog: false }, ['not-allowed-to-log']],
    ['backwards', [times('12:30', '08:30')], {}, ['zero-length']],
    ['only a break', [times('09:00', '10:00', 60)], {}, ['break-too-long']],
    ['a break longer than the time', [times('09:00', '10:00', 90)], {}, ['break-too-long']],
    ['twice the same time in one form', [times('08:30', '10:00'), times('09:59', '11:00')], {}, ['overlaps']],
    ['what is there already', [times('10:00', '11:00')], { dayEntries: held(times('08:30', '10:01')) }, ['overlaps']],
    ['right after what is there', [times('10:00', '11:00')], { dayEntries: held(times('08:30', '10:00')) }, []],
    [
      'what was sent back before',
      [times('08:30', '10:00')],
      { dayEntries: held(times('08:30', '10:00')).map((entry) => ({ ...entry, live: false })) },
      [],
    ],
    ['tomorrow', [times('08:30', '12:30')], { now: new Date('2026-11-15T12:00:00Z') }, ['in-the-future']],
    ['until now', [times('08:30', '12:30')], { now: new Date('2026-11-16T11:30:00Z') }, []],
    [
      'until a minute from now',
      [times('08:30', '12:30')],
      { now: new Date('2026-11-16T11:29:00Z') },
      ['in-the-future'],
    ],
    [
      'several reasons, all told together',
      [times('07:00', '12:30')],
      { mayLog: false, now: new Date('2026-11-16T08:00:00Z') },
      ['not-allowed-to-log', 'outside-agreed-times', 'in-the-future'],
    ],
  ])('%s', (_, list, more, reasons) => {
    expect(logRefusals(list, facts(more))).toEqual(reasons)
  })
})

describe('the limits of age', () => {
  test.each<[string, EntryTimes[], Partial<LogFacts>, string[]]>([
    ['eight hours at 17', [times('08:30', '12:30'), times('13:30', '17:30')], minor, []],
    ['a minute more', [times('08:30', '12:30'), times('13:30', '17:31')], minor, ['day-too-long']],
    ['the same at 19', [times('08:30', '12:30'), times('13:30', '17:31')], {}, []],
    ['the break is no work', [times('08:30', '12:30'), times('13:30', '18:00', 30)], minor, []],
    ['four hours 30 in a stretch', [times('13:30', '18:00')], minor, []],
    [
      'a minute more in a stretch',
      [times('05:59', '10:30')],
      { ...minor, agreed: wide },
      ['break-missing', 'during-the-night'],
    ],
    ['a stretch cut by an hour', [times('08:00', '17:00', 60)], { ...minor, agreed: wide }, []],
    ['a stretch cut by half an hour', [times('08:00', '16:30', 30)], { ...minor, agreed: wide }, ['break-missing']],
    ['the hours of other days', [times('08:30', '12:30')], { ...minor, restOfWeek: 40 * 60 - 239 }, ['week-too-long']],
    ['exactly forty hours', [times('08:30', '12:30')], { ...minor, restOfWeek: 40 * 60 - 240 }, []],
    ['the night', [times('20:00', '23:01')], { ...minor, agreed: wide }, ['during-the-night']],
    [
      'a short night',
      [times('08:30', '12:30')],
      { ...minor, lastExitOfDayBefore: clockTime('21:00') },
      ['night-rest-too-short'],
    ],
    ['of 14', [times('08:30', '12:30')], { birthDate: day('2012-01-01') }, ['younger-than-15']],
    [
      'with what the day already holds',
      [times('13:30', '18:00')],
      { ...minor, dayEntries: held(times('08:30', '12:30')) },
      ['day-too-long'],
    ],
  ])('%s', (_, list, more, reasons) => {
    expect(logRefusals(list, facts(more))).toEqual(reasons)
  })

  test('the cap of a day follows the age on that day', () => {
    expect(dayCap(day('2010-11-17'), monday)).toBe(7 * 60)
    expect(dayCap(day('2010-11-16'), monday)).toBe(8 * 60)
    expect(dayCap(day('2008-11-16'), monday)).toBe(24 * 60)
    expect(dayCap(null, monday)).toBe(8 * 60)
  })
})

describe('whatever is sent', () => {
  const someTimes = fc
    .tuple(fc.integer({ min: 480, max: 1100 }), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 90 }))
    .map(([start, length, breakMinutes]) => ({
      from: atMinute(start),
      to: atMinute(start + length),
      breakMinutes,
    }))

  test('a day holds no overlap, nothing outside the agreed times and no more than its limit', () => {
    fc.assert(
      fc.property(fc.array(someTimes, { maxLength: 25 }), fc.boolean(), (sent, isMinor) => {
        const birthDate = day(isMinor ? '2009-06-01' : '2007-01-01')
        let stored: EntryTimes[] = []
        for (const one of sent) {
          const reasons = logRefusals([one], facts({ birthDate, dayEntries: held(...stored) }))
          if (reasons.length === 0) stored = [...stored, one]
        }
        const clash = stored.some((a, n) => stored.slice(n + 1).some((b) => overlaps(a, b)))
        const total = stored.reduce((sum, each) => sum + workedMinutes(each), 0)
        return !clash && stored.every((each) => isAgreed(agreed, each)) && total <= dayCap(birthDate, monday)
      }),
    )
  })
})

describe('who writes, and what is left to write', () => {
  test.each([
    ['student', 'student', true],
    ['student', 'host', false],
    ['host', 'host', true],
    ['host', 'student', false],
    ['both', 'student', true],
    ['both', 'host', true],
    ['both', 'teacher', false],
    ['both', 'coordinator', false],
  ] as const)('when %s writes, the %s may: %j', (whoLogs, role, may) => {
    expect(mayWrite(whoLogs, role)).toBe(may)
  })

  test('agreed times are free once they are over and while nothing touches them', () => {
    const free = (now: string, ...list: EntryTimes[]) =>
      freeAgreedTimes({ agreed, day: monday, now: new Date(now), dayEntries: held(...list) }).map(({ from }) => from)
    expect(free('2026-11-17T00:00:00Z')).toEqual(['08:30', '13:30'])
    expect(free('2026-11-16T12:00:00Z')).toEqual(['08:30'])
    expect(free('2026-11-17T00:00:00Z', times('12:29', '12:30'))).toEqual(['13:30'])
  })
})
