import { describe, expect, test } from '@jest/globals'
import { approveHours, confirmHours, returnHours } from '../../src/hours/approval.service.ts'
import { listEntries, listUnconfirmed, logHours } from '../../src/hours/hour-entry.service.ts'
import {
  approvedMinutesOfStudents,
  minutesOfStudents,
  totalsOfPlacements,
} from '../../src/hours/hour-totals.service.ts'
import type { EntryRef } from '../../src/hours/hour-entry.rules.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { hoursWaiting, listWaiting } from '../../src/hours/waiting.service.ts'
import { systemContext } from '../../src/access/actor.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import type { Day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { useTestDatabase } from '../support/database.ts'
import { as, openWorkshop, times, week, workshopModels } from './workshop.ts'

const id = 'placement-lucia'

async function logDays(person: 'student' | 'host', days: readonly Day[]): Promise<EntryRef[]> {
  const refs: EntryRef[] = []
  for (const day of days) {
    const input = { key: newId(), day, times: [times('08:30', '12:30')], activity: 'Fresatura' }
    const lines = await logHours(as(person), id, input)
    refs.push(...lines.map((line) => ({ day, id: line.entry.id })))
  }
  return refs
}

async function states(): Promise<string[]> {
  const placement = await findPlacement(as('student'), 'placement.view', id)
  const lines = await listEntries(as('student'), 'placement.view', placement)
  return lines.map(({ entry }) => entry.state)
}

describe('confirming and approving', () => {
  useTestDatabase(workshopModels)

  test('the host confirms, the school approves, and each signs with name and time', async () => {
    await openWorkshop()
    const refs = await logDays('student', [week.mon, week.tue])
    expect(await confirmHours(as('host'), id, refs)).toEqual({ moved: 2, skipped: 0, refused: [] })
    expect(await approveHours(as('teacher'), id, refs)).toEqual({ moved: 2, skipped: 0, refused: [] })
    const day = await StudentDays.findOne({ day: week.mon }).lean()
    expect(day?.entries[0]).toMatchObject({
      state: 'approved',
      live: true,
      confirmedBy: { name: 'Mario Bianchi', role: 'host', at: as('host').now },
      approvedBy: { name: 'Anna Verdi', role: 'teacher' },
    })
  })

  test('lines that are not ticked stay, and none ticked is refused', async () => {
    await openWorkshop()
    const [first] = await logDays('student', [week.mon, week.tue])
    expect(await confirmHours(as('host'), id, first ? [first] : [])).toMatchObject({ moved: 1 })
    expect(await states()).toEqual(['confirmed', 'logged'])
    await expect(confirmHours(as('host'), id, [])).rejects.toMatchObject({ reasons: ['none-selected'] })
  })

  test('the school does not approve what the host has not confirmed', async () => {
    await openWorkshop()
    const refs = await logDays('student', [week.mon])
    expect(await approveHours(as('coordinator'), id, refs)).toEqual({ moved: 0, skipped: 1, refused: [] })
    expect(await states()).toEqual(['logged'])
  })

  test('who may not sign is told so, and strangers find nothing', async () => {
    await openWorkshop()
    const refs = await logDays('student', [week.mon])
    await expect(confirmHours(as('otherHost'), id, refs)).rejects.toThrow(NotFound)
    await expect(confirmHours(as('student'), id, refs)).rejects.toThrow(Forbidden)
    await expect(approveHours(as('otherTeacher'), id, refs)).rejects.toThrow(NotFound)
    await expect(approveHours(as('office'), id, refs)).rejects.toThrow(Forbidden)
    await expect(approveHours(as('host'), id, refs)).rejects.toThrow(Forbidden)
  })

  test('returned hours keep the reason, free their time and can be logged again', async () => {
    await openWorkshop()
    const refs = await logDays('student', [week.mon])
    expect(await returnHours(as('host'), id, { refs, reason: 'Sei arrivata alle 9' })).toMatchObject({ moved: 1 })
    const day = await StudentDays.findOne({ day: week.mon }).lean()
    expect(day).toMatchObject({ minutes: 0 })
    expect(day?.entries[0]).toMatchObject({
      state: 'returned',
      live: false,
      returned: { name: 'Mario Bianchi', reason: 'Sei arrivata alle 9' },
    })
    await logDays('student', [week.mon])
    expect(await states()).toEqual(['returned', 'logged'])
  })

  test('approved hours are neither returned nor approved twice', async () => {
    await openWorkshop()
    const refs = await logDays('host', [week.mon])
    await approveHours(as('coordinator'), id, refs)
    expect(await returnHours(as('coordinator'), id, { refs, reason: 'no' })).toMatchObject({ moved: 0, skipped: 1 })
    expect(await approveHours(as('coordinator'), id, refs)).toMatchObject({ moved: 0, skipped: 1 })
    expect(await states()).toEqual(['approved'])
  })

  test('lines of another placement are not moved through this one', async () => {
    await openWorkshop()
    const evening = { key: newId(), day: week.mon, times: [times('18:00', '19:00')], activity: 'Montaggio' }
    const [line] = await logHours(as('otherHost'), 'placement-evening', evening)
    const refs = [{ day: week.mon, id: line?.entry.id ?? '' }]
    expect(await approveHours(as('coordinator'), id, refs)).toEqual({ moved: 0, skipped: 1, refused: [] })
  })

  test('a week that two writes took beyond the limit of a minor is not signed until something goes back', async () => {
    await openWorkshop({ birthDate: '2009-05-04' })
    const refs = await logDays('student', [week.mon, week.tue])
    // As two writes of the same instant on two days would leave it.
    await StudentDays.updateOne({ day: week.tue }, { $set: { minutes: 40 * 60 } })
    expect(await confirmHours(as('host'), id, refs)).toEqual({
      moved: 1,
      skipped: 0,
      refused: [{ day: week.mon, reasons: ['week-too-long'] }],
    })
  })
})

describe('what waits, and sums', () => {
  useTestDatabase(workshopModels)

  test('each sees what waits for the own signature', async () => {
    await openWorkshop()
    await logDays('student', [week.mon, week.tue])
    await logDays('host', [week.wed])
    expect(await hoursWaiting(as('host'))).toEqual([{ placementId: id, oldestDay: week.mon, entries: 2, minutes: 480 }])
    expect(await hoursWaiting(as('otherHost'))).toEqual([])
    for (const person of ['teacher', 'coordinator'] as const) {
      expect(await hoursWaiting(as(person))).toEqual([
        { placementId: id, oldestDay: week.wed, entries: 1, minutes: 240 },
      ])
    }
    expect(await hoursWaiting(as('otherTeacher'))).toEqual([])
    const waiting = await listWaiting(as('host'))
    expect(waiting.total).toBe(2)
    expect(waiting.groups.map((group) => group.entries.map(({ day }) => day))).toEqual([[week.mon, week.tue]])
    await expect(hoursWaiting(as('student'))).rejects.toThrow(Forbidden)
  })

  test('reminders hear of unconfirmed hours of days before one', async () => {
    await openWorkshop()
    await logDays('student', [week.mon, week.tue])
    const system = systemContext(as('host').now)
    expect(await listUnconfirmed(system, { before: week.tue })).toEqual([
      { placementId: id, oldestDay: week.mon, entries: 1, minutes: 240 },
    ])
    await expect(listUnconfirmed(as('host'), { before: week.tue })).rejects.toThrow(Forbidden)
  })

  test('sums by state leave out what was returned, and sums by student know the school year', async () => {
    await openWorkshop()
    const refs = await logDays('student', [week.mon, week.tue, week.wed])
    await confirmHours(as('host'), id, refs.slice(0, 2))
    await approveHours(as('teacher'), id, refs.slice(0, 1))
    await returnHours(as('host'), id, { refs: refs.slice(2), reason: 'Assente' })
    const placement = await findPlacement(as('office'), 'placement.view', id)
    const totals = await totalsOfPlacements(as('office'), 'placement.view', [placement])
    expect(totals.get(id)).toEqual({ logged: 0, confirmed: 240, approved: 240, planned: 2400 })
    const years = await minutesOfStudents(as('office'), 'register.class', ['student-lucia'])
    expect(years.get('student-lucia')).toEqual([
      { schoolYear: '2026/27', approved: 240, confirmed: 480, registered: 480, labs: 0 },
    ])
    const sums = await approvedMinutesOfStudents(as('office'), 'register.class', ['student-lucia', 'nobody'])
    expect([...sums]).toEqual([
      ['student-lucia', { approved: 240, registered: 480 }],
      ['nobody', { approved: 0, registered: 0 }],
    ])
    const far = await approvedMinutesOfStudents(as('otherOffice'), 'register.class', ['student-lucia'])
    expect(far.get('student-lucia')).toEqual({ approved: 0, registered: 0 })
  })
})
