import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { amendPlacement } from '../../src/placements/amendment.service.ts'
import { createPlacement, editPlacement } from '../../src/placements/placement-draft.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import { agreedDayOff, scheduledMinutes, type Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { editSection, programmeRecord } from '../../src/programme/programme.service.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const now = new Date('2026-11-25T10:00:00+01:00')
const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, now)
const city = contextFor({ role: 'city', accountId: 'citta' }, now)
const mondays: Slot[] = [{ weekday: 1, from: clockTime('14:00'), to: clockTime('18:00') }]

async function patronOn(on: string): Promise<void> {
  const { revision } = await programmeRecord(city)
  const closure = { from: day('2026-12-21'), to: day('2026-12-22'), reason: { it: 'Neve', en: 'Snow' } }
  const calendar = { patron: { on, name: 'San Fabbro' }, closures: [closure] }
  await editSection(city, { section: 'calendar', change: { calendar }, revision, name: 'Carla Comune' })
}

const input = {
  siteId: 'fablab-1',
  hostTutorId: 'fablab-fabio',
  schoolTutorId: 'docente',
  title: 'Sensori',
  activities: 'Montaggio.',
  agreementId: null,
  terms: { from: day('2026-12-01'), to: day('2026-12-18'), timetable: mondays, plannedMinutes: 480 },
}

async function aDraft(): Promise<string> {
  return createPlacement(office, { ...input, id: newId(), studentId: 'bruno', partnerId: 'fablab' })
}

const read = (id: string) => findPlacement(office, 'placement.view', id)

describe('the calendar of a placement', () => {
  test('is that of the city when its terms were written, without the closures of other weeks', async () => {
    await patronOn('12-07')
    const placement = await read(await aDraft())
    expect(placement.terms.calendar).toEqual({ patron: '12-07', closures: [] })
    expect(agreedDayOff(placement, day('2026-12-07'))).toBe('holiday')
    expect(scheduledMinutes(placement)).toBe(240)
  })

  test('does not change when the city changes its own, until a draft is written again', async () => {
    await patronOn('12-07')
    const id = await aDraft()
    await patronOn('12-14')
    expect(agreedDayOff(await read(id), day('2026-12-14'))).toBeNull()
    await editPlacement(office, id, { ...input, version: 1 })
    expect(agreedDayOff(await read(id), day('2026-12-14'))).toBe('holiday')
    expect(agreedDayOff(await read(id), day('2026-12-07'))).toBeNull()
  })

  test('of an active one is another only from an amendment on', async () => {
    const before = await read('giulia-fablab')
    await patronOn('12-14')
    expect((await read('giulia-fablab')).terms).toEqual(before.terms)
    const asked = {
      kind: 'timetable',
      validFrom: day('2026-12-15'),
      timetable: mondays,
      plannedMinutes: 480,
    } as const
    const sent = { asked, reason: 'orario', version: before.history.length, doneHoursOf: async () => [] }
    await amendPlacement(office, 'giulia-fablab', sent)
    const amended = await read('giulia-fablab')
    expect(agreedDayOff(amended, day('2026-12-14'))).toBeNull()
    expect(agreedDayOff(amended, day('2026-12-21'))).toBe('closure')
  })

  test('of one made before there was a programme is the national one', async () => {
    await Placements.updateOne({ _id: 'giulia-fablab' }, { $unset: { 'terms.calendar': 1 } })
    const placement = await read('giulia-fablab')
    expect(agreedDayOff(placement, day('2026-12-08'))).toBe('holiday')
    expect(agreedDayOff(placement, day('2027-05-16'))).toBeNull()
  })
})
