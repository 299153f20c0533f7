import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { approveHours } from '../../src/hours/approval.service.ts'
import { logHours } from '../../src/hours/hour-entry.service.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { atMinute } from '../../src/platform/clock-time.ts'
import { newId } from '../../src/platform/id.ts'
import { testDatabaseName, testDatabaseUri, useTestDatabase } from '../support/database.ts'
import type { Orders, Results } from './competing-process.ts'
import { as, openWorkshop, times, week, workshopModels } from './workshop.ts'

// Four programs have to start, on a machine that may be busy.
jest.setTimeout(90_000)

type Log = Orders['logs'][number]

const PROCESSES = 4
const script = fileURLToPath(new URL('./competing-process.ts', import.meta.url))
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill()
})

/** Deals the work out to four processes, lets them go together, and gathers what each was answered. */
async function compete(work: Partial<Pick<Orders, 'logs' | 'approvals'>>): Promise<Results> {
  const share = <T>(list: readonly T[] | undefined, index: number) =>
    (list ?? []).filter((_, n) => n % PROCESSES === index)
  const started = await Promise.all(
    Array.from({ length: PROCESSES }, async (_, index) => {
      const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      children.push(child)
      const orders: Orders = {
        uri: testDatabaseUri(),
        databaseName: testDatabaseName(),
        now: as('student').now.toISOString(),
        logs: share(work.logs, index),
        approvals: share(work.approvals, index),
      }
      child.send(orders)
      await once(child, 'message')
      return child
    }),
  )
  const answers = started.map(async (child) => ((await once(child, 'message')) as [Results])[0])
  for (const child of started) child.send('go')
  const results = await Promise.all(answers)
  return { logged: results.flatMap((each) => each.logged), approved: results.flatMap((each) => each.approved) }
}

function log(from: string, to: string, more: Partial<Log> = {}): Log {
  const input = { key: newId(), day: week.mon, times: [times(from, to)], activity: 'Prova' }
  return { person: 'student', placementId: 'placement-lucia', input, ...more }
}

const stored = (results: Results) => results.logged.filter((each) => each === 'stored')

describe('fifty requests at once from four processes', () => {
  useTestDatabase(workshopModels)

  test('of fifty that overlap exactly one is stored, and the others hear that they overlap', async () => {
    await openWorkshop()
    const logs = Array.from({ length: 50 }, (_, n) => log(atMinute(510 + n), '12:30'))
    const results = await compete({ logs })
    expect(stored(results)).toHaveLength(1)
    expect(results.logged.filter((each) => each !== 'stored').every((each) => String(each) === 'overlaps')).toBe(true)
    const [only] = await StudentDays.find().lean()
    expect(only?.entries).toHaveLength(1)
    expect(only?.minutes).toBe(only?.entries[0]?.minutes)
  })

  test('fifty that do not overlap are all stored, the first of the day included', async () => {
    await openWorkshop()
    const logs = Array.from({ length: 50 }, (_, n) => {
      const start = n < 25 ? 510 + n * 9 : 810 + (n - 25) * 9
      return log(atMinute(start), atMinute(start + 9))
    })
    const results = await compete({ logs })
    expect(stored(results)).toHaveLength(50)
    const [only] = await StudentDays.find().lean()
    expect(only?.entries).toHaveLength(50)
    expect(only?.minutes).toBe(450)
  })

  test('the same form sent fifty times is stored once, and everybody hears that it is', async () => {
    await openWorkshop()
    const same = log('08:30', '12:30')
    const results = await compete({ logs: Array.from({ length: 50 }, () => same) })
    expect(stored(results)).toHaveLength(50)
    const [only] = await StudentDays.find().lean()
    expect(only?.entries).toHaveLength(1)
    expect(only?.minutes).toBe(240)
  })

  test('a minor’s day ends exactly at its limit, whatever the two hosts and the student send', async () => {
    const slots = [
      { weekday: 1 as const, from: atMinute(420), to: atMinute(660) },
      { weekday: 1 as const, from: atMinute(720), to: atMinute(960) },
    ]
    await openWorkshop({ birthDate: '2009-05-04', timetable: slots })
    const day = Array.from({ length: 16 }, (_, n) => (n < 8 ? 420 + n * 30 : 720 + (n - 8) * 30))
    const evening = Array.from({ length: 6 }, (_, n) => 1020 + n * 30)
    const logs = [
      ...day.map((start) => log(atMinute(start), atMinute(start + 30))),
      ...evening.map((start) =>
        log(atMinute(start), atMinute(start + 30), { person: 'otherHost', placementId: 'placement-evening' }),
      ),
    ]
    const results = await compete({ logs })
    expect(stored(results)).toHaveLength(16)
    const refused = results.logged.filter((each) => each !== 'stored')
    expect(refused.every((each) => each.includes('day-too-long'))).toBe(true)
    const [only] = await StudentDays.find().lean()
    expect(only?.minutes).toBe(480)
    expect(only?.entries.reduce((sum, entry) => sum + entry.minutes, 0)).toBe(480)
  })

  test('fifty approvals of one line move it once', async () => {
    await openWorkshop()
    const [line] = await logHours(as('host'), 'placement-lucia', log('08:30', '12:30').input)
    const refs = [{ day: week.mon, id: line?.entry.id ?? '' }]
    const approvals: Orders['approvals'] = Array.from({ length: 50 }, (_, n) => ({
      person: n % 2 === 0 ? 'teacher' : 'coordinator',
      placementId: 'placement-lucia',
      refs,
    }))
    const results = await compete({ approvals })
    expect(results.approved.reduce((sum, moved) => sum + moved, 0)).toBe(1)
    const again = await approveHours(as('coordinator'), 'placement-lucia', refs)
    expect(again).toEqual({ moved: 0, skipped: 1, refused: [] })
  })
})
