import { describe, expect, test } from '@jest/globals'
import { approveHours, confirmHours } from '../../src/hours/approval.service.ts'
import { Declarations } from '../../src/hours/declaration.model.ts'
import { declareAndApprove, lastDeclaration } from '../../src/hours/declaration.service.ts'
import type { EntryRef } from '../../src/hours/hour-entry.rules.ts'
import { listEntries, logHours } from '../../src/hours/hour-entry.service.ts'
import { totalsOfPlacement } from '../../src/hours/hour-totals.service.ts'
import { type Rectification, rectifyHours } from '../../src/hours/rectification.service.ts'
import { confirmForHost } from '../../src/hours/silent-host.service.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { hoursUnanswered, listUnanswered } from '../../src/hours/waiting.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import type { Day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { useTestDatabase } from '../support/database.ts'
import { as, openWorkshop, type Person, times, week, workshopModels } from './workshop.ts'

const id = 'placement-lucia'
const placementId = id

async function log(on: Day, person: Person = 'host', [from, to] = ['08:30', '12:30']): Promise<EntryRef> {
  const input = { key: newId(), day: on, times: [times(from ?? '', to ?? '')], activity: 'Fresatura' }
  const [line] = await logHours(as(person), id, input)
  return { day: on, id: line?.entry.id ?? '' }
}

async function approved(on: Day): Promise<EntryRef> {
  const ref = await log(on)
  await approveHours(as('coordinator'), id, [ref])
  return ref
}

function rectification(ref: EntryRef, change: Partial<Rectification> = {}): Rectification {
  return { key: newId(), ref, times: times('08:30', '11:30'), reason: 'Uscita alle 11:30', declared: '1', ...change }
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: { reasons?: string[] }) => error.reasons?.join() ?? error,
  )
}

async function linesOf(): Promise<unknown[]> {
  const placement = await findPlacement(as('coordinator'), 'placement.view', id)
  const lines = await listEntries(as('coordinator'), 'placement.view', placement)
  const told = lines.map(({ entry }) => [entry.state, entry.from, entry.to, entry.minutes, entry.live])
  return told.toSorted((a, b) => String(a).localeCompare(String(b)))
}

async function approvedMinutes(): Promise<number> {
  const placement = await findPlacement(as('coordinator'), 'placement.view', id)
  return (await totalsOfPlacement(as('coordinator'), placement)).approved
}

describe('rectifying approved hours', () => {
  useTestDatabase(workshopModels)

  test('a new line stands beside the old one, which counts no longer; both keep who and why', async () => {
    await openWorkshop()
    const ref = await approved(week.mon)
    await rectifyHours(as('coordinator'), id, rectification(ref))
    expect(await linesOf()).toEqual([
      ['approved', '08:30', '11:30', 180, true],
      ['rectified', '08:30', '12:30', 240, false],
    ])
    expect(await approvedMinutes()).toBe(180)
    const day = await StudentDays.findOne({ day: week.mon }).lean()
    expect(day?.minutes).toBe(180)
    const [old, made] = day?.entries ?? []
    expect(old).toMatchObject({ id: ref.id, rectifiedBy: made?.id, approvedBy: { name: 'Carla Rossi' } })
    expect(made).toMatchObject({
      rectifies: { id: ref.id, reason: 'Uscita alle 11:30' },
      loggedBy: { name: 'Carla Rossi', role: 'coordinator' },
      approvedBy: { name: 'Carla Rossi' },
    })
    // Rectified again, with more, and then struck: the time is free.
    const again = { day: week.mon, id: made?.id ?? '' }
    await rectifyHours(as('coordinator'), id, rectification(again, { times: times('08:30', '12:30', 30) }))
    expect(await approvedMinutes()).toBe(210)
    const third = (await StudentDays.findOne({ day: week.mon }).lean())?.entries[2]
    const struck = rectification({ day: week.mon, id: third?.id ?? '' }, { times: null })
    await rectifyHours(as('coordinator'), id, struck)
    expect(await approvedMinutes()).toBe(0)
    expect((await linesOf()).length).toBe(4)
    await log(week.mon)
    const last = await StudentDays.findOne({ day: week.mon }).lean()
    expect(last?.minutes).toBe(240)
  })

  test('what changes nothing, leaves the agreed times, overlaps, or is not declared is refused', async () => {
    await openWorkshop()
    const ref = await approved(week.mon)
    await log(week.mon, 'host', ['13:30', '17:30'])
    const attempts: [Partial<Rectification>, string][] = [
      [{ times: times('08:30', '12:30') }, 'unchanged'],
      [{ times: times('08:00', '12:30') }, 'outside-agreed-times'],
      [{ times: times('13:30', '15:00') }, 'overlaps'],
      [{ times: times('11:00', '10:00') }, 'zero-length'],
      [{ declared: null }, 'declaration-missing'],
      [{ declared: '99' }, 'declaration-changed'],
    ]
    for (const [change, reasons] of attempts) {
      expect(await refusalOf(rectifyHours(as('coordinator'), id, rectification(ref, change)))).toBe(reasons)
    }
    const logged = await log(week.tue, 'student')
    expect(await refusalOf(rectifyHours(as('coordinator'), id, rectification(logged)))).toBe('not-approved')
    await expect(rectifyHours(as('teacher'), id, rectification(ref))).rejects.toThrow(Forbidden)
    await expect(rectifyHours(as('coordinator'), id, rectification({ ...ref, id: 'x' }))).rejects.toThrow(NotFound)
    expect(await Declarations.countDocuments()).toBe(0)
    expect(await approvedMinutes()).toBe(240)
  })

  test('of fifty rectifications of one line at once one holds, and a form sent fifty times does the same once', async () => {
    await openWorkshop()
    const ref = await approved(week.mon)
    const different = Array.from({ length: 50 }, (_, n) =>
      refusalOf(rectifyHours(as('coordinator'), id, rectification(ref, { times: times('08:30', '09:00', n % 20) }))),
    )
    const results = await Promise.all(different)
    expect(results.filter((each) => each === null)).toHaveLength(1)
    expect(results.filter((each) => each === 'not-approved')).toHaveLength(49)
    const day = await StudentDays.findOne({ day: week.mon }).lean()
    expect(day?.entries).toHaveLength(2)
    expect(day?.minutes).toBe(day?.entries[1]?.minutes)
    expect(await Declarations.countDocuments({ kind: 'rectification' })).toBe(1)

    const tuesday = await approved(week.tue)
    const same = rectification(tuesday, { times: null })
    await rectifyHours(as('coordinator'), id, same)
    await Promise.all(Array.from({ length: 50 }, () => rectifyHours(as('coordinator'), id, same)))
    expect((await StudentDays.findOne({ day: week.tue }).lean())?.entries).toHaveLength(2)
  })
})

describe('approving with a declaration', () => {
  useTestDatabase(workshopModels)

  test('who declared what is stored and shown to the next; without a declaration nothing moves', async () => {
    await openWorkshop()
    const refs = [await log(week.mon), await log(week.tue)]
    const lines = refs.map((ref) => ({ placementId, ...ref }))
    expect(await lastDeclaration(as('teacher'), 'approval')).toBeNull()
    expect(await refusalOf(declareAndApprove(as('teacher'), { declared: null, lines }))).toBe('declaration-missing')
    expect(await refusalOf(declareAndApprove(as('teacher'), { declared: '1', lines: [] }))).toBe('none-selected')
    await expect(declareAndApprove(as('otherTeacher'), { declared: '1', lines })).rejects.toThrow(NotFound)
    expect(await approvedMinutes()).toBe(0)
    expect(await declareAndApprove(as('teacher'), { declared: '1', lines })).toMatchObject({ moved: 2 })
    expect(await approvedMinutes()).toBe(480)
    expect(await lastDeclaration(as('coordinator'), 'approval')).toMatchObject({
      by: { name: 'Anna Verdi', role: 'teacher' },
      version: '1',
      moved: 2,
      text: expect.stringContaining('Dichiaro'),
      lines: [`${id}.${week.mon}.${refs[0]?.id}`, `${id}.${week.tue}.${refs[1]?.id}`],
    })
    // What somebody else has approved before leaves no declaration behind.
    expect(await declareAndApprove(as('coordinator'), { declared: '1', lines })).toMatchObject({ moved: 0, skipped: 2 })
    expect(await Declarations.countDocuments()).toBe(1)
    expect(await lastDeclaration(as('otherOffice'), 'approval')).toBeNull()
  })
})

describe('a host that does not answer', () => {
  useTestDatabase(workshopModels)

  test('after the days of the school it may confirm in the place of the host, with a note that stays', async () => {
    await openWorkshop()
    const refs = [await log(week.mon, 'student')]
    const soon = new Date('2026-12-01T11:00:00Z')
    const late = new Date('2026-12-02T11:00:00Z')
    const standing = { refs, note: 'Foglio firmato, in segreteria' }
    expect(await confirmForHost(as('coordinator', soon), id, standing)).toEqual({
      moved: 0,
      skipped: 0,
      refused: [{ day: week.mon, reasons: ['host-may-still-answer'] }],
    })
    await expect(confirmForHost(as('host', late), id, standing)).rejects.toThrow(Forbidden)
    await expect(confirmForHost(as('otherTeacher', late), id, standing)).rejects.toThrow(NotFound)
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 === 0 ? confirmForHost(as('teacher', late), id, standing) : confirmHours(as('host', late), id, refs),
      ),
    )
    expect(all.reduce((sum, each) => sum + each.moved, 0)).toBe(1)
    const entry = (await StudentDays.findOne({ day: week.mon }).lean())?.entries[0]
    expect(entry?.state).toBe('confirmed')
    expect(entry?.confirmedFor).toBe(entry?.confirmedBy?.role === 'host' ? null : 'Foglio firmato, in segreteria')
  })

  test('of a simulated enterprise there is none: the school confirms at once, and finds the lines in its list', async () => {
    await openWorkshop()
    const ref = await log(week.fri, 'student')
    expect(await hoursUnanswered(as('teacher'))).toEqual([])
    await Placements.updateOne({ _id: id }, { $set: { kind: 'simulated-enterprise' } })
    expect(await hoursUnanswered(as('teacher'))).toEqual([
      { placementId: id, oldestDay: week.fri, entries: 1, minutes: 240 },
    ])
    expect((await listUnanswered(as('coordinator'))).total).toBe(1)
    expect(await hoursUnanswered(as('otherTeacher'))).toEqual([])
    const standing = { refs: [ref], note: 'Ero in laboratorio con loro' }
    expect(await confirmForHost(as('teacher'), id, standing)).toMatchObject({ moved: 1, refused: [] })
    expect((await listUnanswered(as('coordinator'))).groups).toEqual([])
  })
})
