import { describe, expect, test } from '@jest/globals'
import { cancelHours } from '../../src/hours/approval.service.ts'
import { listEntries, listOpenDays, logAgreedHours, logHours } from '../../src/hours/hour-entry.service.ts'
import { totalsOfPlacement } from '../../src/hours/hour-totals.service.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { useTestDatabase } from '../support/database.ts'
import { as, openWorkshop, type Person, times, week, workshopModels } from './workshop.ts'

const morning = [times('08:30', '12:30')]
const wholeDay = [times('08:30', '12:30'), times('13:30', '17:30')]

function input(more: Partial<Parameters<typeof logHours>[2]> = {}) {
  return { key: newId(), day: week.mon, times: morning, activity: 'Fresatura', ...more }
}

async function reasonsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) return []
  if (!(error instanceof Refused)) throw error
  return error.reasons
}

const logAs = (person: Person, more: Parameters<typeof input>[0] = {}, placement = 'placement-lucia') =>
  logHours(as(person), placement, input(more))

describe('logging hours', () => {
  useTestDatabase(workshopModels)

  test('a student’s hours wait for the host, and hold minutes, times and who wrote them', async () => {
    await openWorkshop()
    await logAs('student', { times: [times('08:30', '12:30', 15)] })
    const placement = await findPlacement(as('student'), 'placement.view', 'placement-lucia')
    const [line] = await listEntries(as('student'), 'placement.view', placement)
    expect(line?.day).toBe(week.mon)
    expect(line?.entry).toMatchObject({
      state: 'logged',
      live: true,
      minutes: 225,
      breakMinutes: 15,
      confirmedBy: null,
    })
    expect(line?.entry.loggedBy).toMatchObject({ name: 'Lucia Prova', role: 'student' })
    expect(await totalsOfPlacement(as('student'), placement)).toEqual({
      logged: 225,
      confirmed: 0,
      approved: 0,
      planned: 2400,
    })
  })

  test('what the host logs is thereby confirmed', async () => {
    await openWorkshop()
    const [line] = await logAs('host')
    expect(line?.entry).toMatchObject({ state: 'confirmed', confirmedBy: { name: 'Mario Bianchi', role: 'host' } })
  })

  test('morning and afternoon are stored together or not at all', async () => {
    await openWorkshop()
    expect(await logAs('student', { times: wholeDay })).toHaveLength(2)
    const placement = await findPlacement(as('student'), 'placement.view', 'placement-lucia')
    expect(
      await reasonsOf(logAs('student', { day: week.tue, times: [times('08:30', '12:30'), times('13:00', '17:30')] })),
    ).toEqual(['outside-agreed-times'])
    expect(await listEntries(as('student'), 'placement.view', placement)).toHaveLength(2)
  })

  test('sending the same form again stores nothing twice and gives what was stored', async () => {
    await openWorkshop()
    const sent = input()
    const first = await logHours(as('student'), 'placement-lucia', sent)
    const second = await logHours(as('student'), 'placement-lucia', sent)
    expect(second.map(({ entry }) => entry.id)).toEqual(first.map(({ entry }) => entry.id))
    expect(await StudentDays.findOne({}, { minutes: 1 }).lean()).toMatchObject({ minutes: 240 })
    expect(await reasonsOf(logHours(as('student'), 'placement-lucia', { ...sent, activity: 'Altro' }))).toEqual([
      'form-already-used',
    ])
  })

  test.each([
    ['overlaps what is there', { times: [times('12:00', '12:30')] }, ['overlaps']],
    ['goes beyond the agreed times', { day: week.tue, times: [times('08:00', '12:30')] }, ['outside-agreed-times']],
    [
      'spans the agreed interruption',
      { day: week.tue, times: [times('08:30', '17:30', 60)] },
      ['outside-agreed-times'],
    ],
    ['is on a day without activity', { day: week.sat }, ['day-not-agreed']],
    ['ends as it begins', { day: week.tue, times: [times('09:00', '09:00')] }, ['zero-length']],
    ['is all break', { day: week.tue, times: [times('09:00', '10:00', 60)] }, ['break-too-long']],
  ])('is refused when it %s', async (_, more, reasons) => {
    await openWorkshop()
    await logAs('student')
    expect(await reasonsOf(logAs('student', more))).toEqual(reasons)
  })

  test('touching the end of another line is no overlap', async () => {
    await openWorkshop()
    await logAs('student', { times: [times('08:30', '10:00')] })
    expect(await reasonsOf(logAs('student', { times: [times('10:00', '12:30')] }))).toEqual([])
  })

  test('hours with another host at the same time are refused', async () => {
    await openWorkshop()
    await logAs('student', { times: [times('16:30', '17:30')] })
    expect(await reasonsOf(logAs('otherHost', { times: [times('17:00', '18:00')] }, 'placement-evening'))).toEqual([
      'overlaps',
    ])
    expect(await reasonsOf(logAs('otherHost', { times: [times('17:30', '19:00')] }, 'placement-evening'))).toEqual([])
  })

  test('only hours that are over can be logged, on the clock of Rome', async () => {
    await openWorkshop()
    const noon = new Date('2026-11-20T11:30:00Z')
    const justBefore = new Date('2026-11-20T11:29:59Z')
    const friday = input({ day: week.fri })
    expect(await reasonsOf(logHours(as('student', justBefore), 'placement-lucia', friday))).toEqual(['in-the-future'])
    expect(await reasonsOf(logHours(as('student', noon), 'placement-lucia', friday))).toEqual([])
  })

  test('a placement that does not run takes no hours', async () => {
    await openWorkshop()
    await Placements.updateOne({ _id: 'placement-lucia' }, { $set: { state: 'concluded' } })
    expect(await reasonsOf(logAs('student'))).toEqual(['placement-not-active'])
  })

  test.each([
    ['host', 'student', ['not-allowed-to-log']],
    ['host', 'host', []],
    ['student', 'host', ['not-allowed-to-log']],
    ['student', 'student', []],
    ['both', 'host', []],
  ] as const)('when the school says %s, the %s gets %j', async (whoLogs, person, reasons) => {
    await openWorkshop({ whoLogs })
    expect(await reasonsOf(logAs(person))).toEqual(reasons)
  })

  test('strangers do not find the placement, and the office does not log', async () => {
    await openWorkshop()
    await expect(logAs('otherHost')).rejects.toThrow(NotFound)
    await expect(logAs('office')).rejects.toThrow(Forbidden)
    await expect(logAs('student', {}, 'placement-that-is-not')).rejects.toThrow(NotFound)
  })

  test('a minor of 17 may not log a ninth hour, nor a forty-first in the week', async () => {
    await openWorkshop({ birthDate: '2009-05-04' })
    const days = [week.mon, week.tue, week.wed, week.thu, week.fri]
    for (const day of days) expect(await reasonsOf(logAs('student', { day, times: wholeDay }))).toEqual([])
    expect(await reasonsOf(logAs('otherHost', { times: [times('18:30', '19:00')] }, 'placement-evening'))).toEqual([
      'day-too-long',
      'week-too-long',
    ])
  })

  test('who turns 16 in the week is held to the limits of each day', async () => {
    await openWorkshop({ birthDate: '2010-11-18' })
    expect(await reasonsOf(logAs('student', { day: week.tue, times: wholeDay }))).toEqual(['day-too-long'])
    expect(await reasonsOf(logAs('student', { day: week.wed, times: wholeDay }))).toEqual([])
  })

  test('a student without a birth date is held to the limits of 16', async () => {
    await openWorkshop({ birthDate: null })
    expect(await reasonsOf(logAs('student', { times: wholeDay }))).toEqual([])
    expect(await reasonsOf(logAs('otherHost', { times: [times('18:30', '19:00')] }, 'placement-evening'))).toEqual([
      'day-too-long',
    ])
  })
})

describe('logging the agreed times of several days', () => {
  useTestDatabase(workshopModels)

  test('each free day is stored by itself, and a second sending changes nothing', async () => {
    await openWorkshop()
    await logAs('student', { day: week.tue })
    const sent = { key: newId(), days: [week.mon, week.tue, week.sat], activity: 'Tornitura' }
    const done = await logAgreedHours(as('student'), 'placement-lucia', sent)
    expect(done.logged.map(({ day, entry }) => `${day} ${entry.from}`)).toEqual([
      '2026-11-16 08:30',
      '2026-11-16 13:30',
      '2026-11-17 13:30',
    ])
    expect(done.refused).toEqual([{ day: week.sat, reasons: ['day-not-agreed'] }])
    const again = await logAgreedHours(as('student'), 'placement-lucia', sent)
    expect(again.logged.map(({ entry }) => entry.id)).toEqual(done.logged.map(({ entry }) => entry.id))
    const placement = await findPlacement(as('student'), 'placement.view', 'placement-lucia')
    expect(await listEntries(as('student'), 'placement.view', placement)).toHaveLength(4)
  })

  test('the days to log are the agreed ones of the last fourteen days with free time, without holidays', async () => {
    await openWorkshop()
    await logAs('host', { day: week.fri, times: wholeDay })
    const placement = await findPlacement(as('student'), 'placement.view', 'placement-lucia')
    const open = await listOpenDays(as('student'), placement)
    expect(open).toHaveLength(9)
    expect(open.at(-1)?.day).toBe('2026-11-09')
    expect(open[0]).toEqual({
      day: week.thu,
      times: [
        { from: '08:30', to: '12:30' },
        { from: '13:30', to: '17:30' },
      ],
    })
  })
})

describe('cancelling', () => {
  useTestDatabase(workshopModels)

  test('who wrote a line takes it back, its time is free, and it can be written again', async () => {
    await openWorkshop()
    const [line] = await logAs('student')
    const ref = { day: week.mon, id: line?.entry.id ?? '' }
    await cancelHours(as('student'), 'placement-lucia', ref)
    expect(await StudentDays.findOne({}, { minutes: 1 }).lean()).toMatchObject({ minutes: 0 })
    expect(await reasonsOf(cancelHours(as('student'), 'placement-lucia', ref))).toEqual(['changed-meanwhile'])
    expect(await reasonsOf(logAs('student'))).toEqual([])
  })

  test('nobody cancels what another wrote', async () => {
    await openWorkshop()
    const [line] = await logAs('student')
    const [own] = await logAs('host', { day: week.tue })
    const ref = { day: week.mon, id: line?.entry.id ?? '' }
    expect(await reasonsOf(cancelHours(as('host'), 'placement-lucia', ref))).toEqual(['changed-meanwhile'])
    const ownRef = { day: week.tue, id: own?.entry.id ?? '' }
    expect(await reasonsOf(cancelHours(as('student'), 'placement-lucia', ownRef))).toEqual(['changed-meanwhile'])
    expect(await reasonsOf(cancelHours(as('host'), 'placement-lucia', ownRef))).toEqual([])
  })
})
