import { describe, expect, test } from '@jest/globals'
import {
  attendanceOf,
  isAlive,
  jobNamed,
  type JobWorker,
  outcomeOf,
  recentFailures,
  timetableOf,
} from '../../src/job-runs/job-run.rules.ts'
import { durationText, timetableText } from '../../src/job-runs/job-run.text.ts'
import { day } from '../../src/platform/day.ts'

const now = new Date('2026-11-25T09:00:00Z')
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const worker = (change: Partial<JobWorker> = {}): JobWorker => {
  return { _id: 'w1', startedAt: before(9000), seenAt: before(20), stoppedAt: null, ...change }
}

describe('a worker', () => {
  test.each([
    ['heard of just now', worker(), true],
    ['silent for two minutes', worker({ seenAt: before(120) }), true],
    ['silent for longer', worker({ seenAt: before(121) }), false],
    ['stopped', worker({ stoppedAt: before(1) }), false],
  ])('%s', (_, given, alive) => {
    expect(isAlive(given, now)).toBe(alive)
  })

  test('is missed since the last of them was heard of', () => {
    expect(attendanceOf([], now)).toEqual({ alive: 0, since: null })
    expect(attendanceOf([worker(), worker({ _id: 'w2' })], now)).toEqual({ alive: 2 })
    const gone = [worker({ seenAt: before(900) }), worker({ seenAt: before(700), stoppedAt: before(600) })]
    expect(attendanceOf(gone, now)).toEqual({ alive: 0, since: before(600) })
  })

  test('that has gone leaves its run interrupted', () => {
    const run = { outcome: 'running', worker: 'w1' } as const
    expect(outcomeOf(run, [worker()], now)).toBe('running')
    expect(outcomeOf(run, [worker({ _id: 'w2' })], now)).toBe('interrupted')
    expect(outcomeOf(run, [worker({ stoppedAt: before(5) })], now)).toBe('interrupted')
    expect(outcomeOf({ ...run, outcome: 'done' }, [], now)).toBe('done')
  })
})

describe('a job', () => {
  test('counts its failures of today and of six days before', () => {
    const failures = ['2026-11-18', '2026-11-19', '2026-11-25'].map((on, index) => ({ day: day(on), count: index + 1 }))
    expect(recentFailures({ failures }, day('2026-11-25'))).toBe(5)
  })

  test('is known by its exact name only', () => {
    expect(jobNamed('weekly-plan')).toBe('weekly-plan')
    expect(jobNamed('Weekly-plan')).toBeNull()
    expect(jobNamed('toString')).toBeNull()
  })

  test.each([
    ['* * * * *', 'ogni minuto', 'every minute'],
    ['*/10 * * * *', 'ogni 10 minuti', 'every 10 minutes'],
    ['30 7 * * *', 'ogni giorno alle 07:30', 'every day at 07:30'],
    ['0 15 * * 5', 'ogni venerdì alle 15:00', 'every Friday at 15:00'],
    ['0 7 * * 1-6', 'da lunedì a sabato alle 07:00', 'Monday to Saturday at 07:00'],
    ['0 7 1 * *', '0 7 1 * *', '0 7 1 * *'],
  ])('says when it runs: %s', (when, italian, english) => {
    expect(timetableText(when, 'it')).toBe(italian)
    expect(timetableText(when, 'en')).toBe(english)
  })

  test('has no time until a worker says so', () => {
    expect(timetableText('', 'it')).toBeNull()
    expect(timetableOf('')).toBeNull()
  })

  test.each([
    [300, 'meno di un secondo'],
    [2400, '2 s'],
    [59_400, '59 s'],
    [60_000, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ])('says how long %i ms are', (ms, text) => {
    expect(durationText({ startedAt: now, endedAt: new Date(now.getTime() + ms) }, 'it')).toBe(text)
    expect(durationText({ startedAt: now, endedAt: null }, 'it')).toBeNull()
  })
})
