import { describe, expect, test } from '@jest/globals'
import { approveHours, cancelHours, confirmHours, returnHours } from '../../src/hours/approval.service.ts'
import { ClosedMonths } from '../../src/hours/closed-month.model.ts'
import { closeMonth, findMonth, listMonths, monthLock, reopenMonth } from '../../src/hours/closed-month.service.ts'
import type { EntryRef } from '../../src/hours/hour-entry.rules.ts'
import { listOpenDays, logHours } from '../../src/hours/hour-entry.service.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import { rectifyHours } from '../../src/hours/rectification.service.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { addDays, day, type Day } from '../../src/platform/day.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { useTestDatabase } from '../support/database.ts'
import { as, openWorkshop, type Person, times, workshopModels } from './workshop.ts'

const id = 'placement-lucia'
const schoolId = 'school-borgo'
const lastWeek = day('2026-10-26')
// November is over, October a month ago: hours of October were logged while the window was open.
const then = new Date('2026-11-02T11:00:00Z')
const later = new Date('2026-12-02T11:00:00Z')

async function log(on: Day, person: Person = 'host'): Promise<EntryRef> {
  const input = { key: newId(), day: on, times: [times('08:30', '12:30')], activity: 'Fresatura' }
  const [line] = await logHours(as(person, then), id, input)
  return { day: on, id: line?.entry.id ?? '' }
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: { reasons?: string[] }) => error.reasons?.join() ?? error,
  )
}

describe('closing a month', () => {
  useTestDatabase(workshopModels)

  test('a month is closed when it is over and everything in it is signed, and who closed it is known', async () => {
    await openWorkshop()
    const ref = await log(lastWeek)
    expect(await refusalOf(closeMonth(as('office'), '2026-11', { leave: false }))).toBe('month-not-over')
    expect(await refusalOf(closeMonth(as('office'), '2026-10', { leave: false }))).toBe('hours-waiting')
    expect(await monthLock(schoolId, lastWeek)).toBeNull()
    await approveHours(as('coordinator'), id, [ref])
    await closeMonth(as('office'), '2026-10', { leave: false })
    expect(await monthLock(schoolId, lastWeek)).toEqual({ month: '2026-10', by: 'Sara Blu', at: as('office').now })
    expect(await monthLock(schoolId, addDays(lastWeek, 7))).toBeNull()
    expect(await monthLock('school-far', lastWeek)).toBeNull()
    expect(await refusalOf(closeMonth(as('coordinator'), '2026-10', { leave: true }))).toBe('already-closed')
    const months = await listMonths(as('teacher'), schoolYear('2026/27'))
    expect(months.map(({ month, sums, record }) => [month, sums.approved, record?.closed?.by.name ?? null])).toEqual([
      ['2026-11', 0, null],
      ['2026-10', 240, 'Sara Blu'],
      ['2026-09', 0, null],
    ])
  })

  test('in a closed month nothing is logged, signed, returned, cancelled or rectified, until it is open again', async () => {
    await openWorkshop()
    const approved = await log(lastWeek)
    await approveHours(as('coordinator'), id, [approved])
    const confirmed = await log(addDays(lastWeek, 1))
    const logged = await log(addDays(lastWeek, 2), 'student')
    await closeMonth(as('coordinator'), '2026-10', { leave: true })
    const placement = await findPlacement(as('student'), 'placement.view', id)
    expect((await listOpenDays(as('student', then), placement)).map((open) => open.day)).toEqual([])
    const before = await StudentDays.find().sort({ day: 1 }).lean()
    expect(await refusalOf(log(addDays(lastWeek, 3)))).toBe('month-closed')
    const lock = { month: '2026-10', by: 'Carla Rossi', at: as('coordinator').now }
    const kept = { moved: 0, skipped: 0 }
    const closed = (on: Day) => ({ ...kept, refused: [{ day: on, reasons: ['month-closed'], lock }] })
    expect(await confirmHours(as('host'), id, [logged])).toEqual(closed(logged.day))
    expect(await approveHours(as('teacher'), id, [confirmed])).toEqual(closed(confirmed.day))
    expect(await returnHours(as('host'), id, { refs: [logged], reason: 'no' })).toEqual(closed(logged.day))
    expect(await refusalOf(cancelHours(as('student'), id, logged))).toBe('month-closed')
    const rectification = { key: newId(), ref: approved, times: null, reason: 'Assente', declared: '1' }
    expect(await refusalOf(rectifyHours(as('coordinator'), id, rectification))).toBe('month-closed')
    expect(await StudentDays.find().sort({ day: 1 }).lean()).toEqual(before)

    await expect(reopenMonth(as('office'), '2026-10', 'no')).rejects.toThrow(Forbidden)
    await reopenMonth(as('coordinator'), '2026-10', 'Manca un giorno')
    expect(await refusalOf(reopenMonth(as('coordinator'), '2026-10', 'Ancora'))).toBe('not-closed')
    expect(await approveHours(as('teacher'), id, [confirmed])).toMatchObject({ moved: 1 })
    const { record } = await findMonth(as('teacher'), 'month.view', '2026-10')
    expect(record?.history.map(({ event, reason, waiting }) => [event, reason, waiting])).toEqual([
      ['closed', null, 2],
      ['reopened', 'Manca un giorno', 0],
    ])
    await expect(closeMonth(as('teacher'), '2026-10', { leave: true })).rejects.toThrow(Forbidden)
  })

  test('whatever was read before the closing, no write lands after it', async () => {
    await openWorkshop()
    await log(lastWeek)
    await closeMonth(as('coordinator'), '2026-10', { leave: true })
    // As a request that looked at the lock a moment before would find it.
    await ClosedMonths.deleteMany({})
    const refs = (await StudentDays.find().lean()).map((each) => ({ day: each.day, id: each.entries[0]?.id ?? '' }))
    expect(await approveHours(as('coordinator'), id, refs)).toEqual({ moved: 0, skipped: 1, refused: [] })
    const rectification = { key: newId(), ref: refs[0] as EntryRef, times: null, reason: 'Assente', declared: '1' }
    await StudentDays.updateOne({}, { $set: { 'entries.0.state': 'approved' } })
    expect(await refusalOf(rectifyHours(as('coordinator'), id, rectification))).toBe('changed-meanwhile')
  })

  test('of twenty closings one holds, and of thirty lines logged at the same time none is left behind in a closed month', async () => {
    await openWorkshop()
    const days = Array.from({ length: 30 }, (_, n) => addDays(day('2026-11-02'), n)).filter((on) => on < '2026-12-01')
    const logging = days.map((on) => {
      const input = { key: newId(), day: on, times: [times('08:30', '12:30')], activity: 'Prova' }
      return refusalOf(logHours(as('student', new Date('2026-12-01T08:00:00Z')), id, input))
    })
    const closing = Array.from({ length: 20 }, () =>
      refusalOf(closeMonth(as('coordinator', later), '2026-11', { leave: false })),
    )
    await Promise.all(logging)
    const closed = await Promise.all(closing)
    expect(closed.filter((each) => each === null).length).toBeLessThanOrEqual(1)
    const lines = (await StudentDays.find().lean()).flatMap((each) => each.entries)
    const lock = await monthLock(schoolId, day('2026-11-02'))
    // Whoever was first: either the month is open and holds lines, or it is closed and holds none.
    expect(lock === null || lines.length === 0).toBe(true)
    for (const each of await StudentDays.find().lean()) {
      expect(each.minutes).toBe(each.entries.reduce((sum, entry) => sum + entry.minutes, 0))
      if (!lock) expect(each.closedFor ?? null).toBeNull()
    }
  })
})
