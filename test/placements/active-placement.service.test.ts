import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { amendPlacement, changeTutors } from '../../src/placements/amendment.service.ts'
import { concludePlacement, cancelPlacement } from '../../src/placements/placement-move.service.ts'
import { versionOf } from '../../src/placements/placement.rules.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import { agreedIntervals, effectiveTerms, type Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const now = new Date('2026-11-25T10:00:00+01:00')

const as = (actor: PersonActor) => contextFor(actor, now)
const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
const volta = as({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' })
const teacher = as({ role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] })
const giulia = as({ role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' })

function slot(weekday: number, from: string, to: string): Slot {
  return { weekday: weekday as Weekday, from: clockTime(from), to: clockTime(to) }
}

const tuesdays = [slot(2, '14:00', '18:00')]
const statuses = (all: PromiseSettledResult<unknown>[]) => all.filter((one) => one.status === 'fulfilled').length
const reasonsOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => [],
    (error: { reasons?: unknown }) => error.reasons ?? error,
  )

describe('an active placement', () => {
  const change = {
    validFrom: day('2026-11-27'),
    to: day('2027-02-05'),
    timetable: tuesdays,
    plannedMinutes: 9000,
    reason: 'nuovo orario scolastico',
  }

  test('changes by a dated amendment, which leaves the days before it as they were', async () => {
    await amendPlacement(office, 'giulia-fablab', { ...change, version: 2 })
    const placement = await findPlacement(giulia, 'placement.view', 'giulia-fablab')
    expect(agreedIntervals(placement, day('2026-11-25'))).toEqual([{ from: '14:00', to: '18:00' }])
    expect(agreedIntervals(placement, day('2026-11-27'))).toEqual([])
    expect(agreedIntervals(placement, day('2026-12-01'))).toEqual([{ from: '14:00', to: '18:00' }])
    expect(effectiveTerms(placement)).toMatchObject({ to: '2027-02-05', plannedMinutes: 9000 })
    expect(placement.amendments[0]?.decidedBy.accountId).toBe('segreteria')
    expect(placement.history.at(-1)).toMatchObject({ event: 'amended', reason: 'nuovo orario scolastico' })
  })

  test('takes one of many amendments sent at once', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => amendPlacement(office, 'giulia-fablab', { ...change, version: 2 })),
    )
    expect(statuses(all)).toBe(1)
    expect((await findPlacement(office, 'placement.view', 'giulia-fablab')).amendments).toHaveLength(1)
  })

  test.each<[string, Partial<typeof change>, string[]]>([
    ['from today', { validFrom: day('2026-11-25') }, ['not-before-tomorrow']],
    ['with a night for a minor', { timetable: [slot(5, '20:00', '23:30')] }, ['during-the-night']],
    ['without a timetable', { timetable: [] }, ['no-timetable']],
  ])('refuses an amendment %s', async (_, wrong, reasons) => {
    expect(await reasonsOf(amendPlacement(office, 'giulia-fablab', { ...change, ...wrong, version: 2 }))).toEqual(
      reasons,
    )
  })

  test('is amended by its own school only', async () => {
    await expect(amendPlacement(volta, 'giulia-fablab', { ...change, version: 2 })).rejects.toThrow(NotFound)
    await expect(amendPlacement(teacher, 'giulia-fablab', { ...change, version: 2 })).rejects.toThrow(Forbidden)
  })

  test('gets another tutor, who then sees it; the old one no longer does', async () => {
    const wanted = { schoolTutorId: 'coordinatore', hostTutorId: 'fablab-fabio', reason: 'maternità', version: 2 }
    await changeTutors(office, 'giulia-fablab', wanted)
    await expect(findPlacement(teacher, 'placement.view', 'giulia-fablab')).rejects.toThrow(NotFound)
    const placement = await findPlacement(office, 'placement.view', 'giulia-fablab')
    expect(placement.history.at(-1)).toMatchObject({ event: 'tutors-changed', reason: 'maternità' })
    expect(await reasonsOf(changeTutors(office, 'giulia-fablab', { ...wanted, version: 3 }))).toEqual([
      'changes-nothing',
    ])
  })

  test('does not get a tutor who has left the host; one who stays is no obstacle', async () => {
    const fablab = await Partners.findById('fablab').lean()
    const gone = { ...fablab?.tutors[0], id: 'gone', accountId: null, to: day('2026-11-24') }
    await Partners.updateOne({ _id: 'fablab' }, { $push: { tutors: gone } })
    const wanted = { schoolTutorId: 'coordinatore', hostTutorId: 'gone', reason: 'maternità', version: 2 }
    expect(await reasonsOf(changeTutors(office, 'giulia-fablab', wanted))).toEqual(['host-tutor-left'])
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'tutors.$[].to': '2026-11-24' } })
    await changeTutors(office, 'giulia-fablab', { ...wanted, hostTutorId: 'fablab-fabio' })
  })

  test('is concluded from its last day on, and cancelled with its reason', async () => {
    expect(await reasonsOf(concludePlacement(office, 'giulia-fablab'))).toEqual(['period-not-ended'])
    const { to } = effectiveTerms(await findPlacement(office, 'placement.view', 'giulia-fablab'))
    const last = contextFor(office.actor, new Date(`${to}T20:00:00+01:00`))
    await concludePlacement(last, 'giulia-fablab')
    expect(await reasonsOf(concludePlacement(last, 'giulia-fablab'))).toEqual(['not-from-this-state'])
    expect(await reasonsOf(cancelPlacement(office, 'giulia-fablab', 'tardi'))).toEqual(['not-from-this-state'])
    await cancelPlacement(office, 'bruno-officine', 'ha cambiato scuola')
    const placement = await findPlacement(office, 'placement.view', 'bruno-officine')
    expect([placement.state, placement.history.at(-1)?.reason]).toEqual(['cancelled', 'ha cambiato scuola'])
    expect(versionOf(placement)).toBe(3)
  })
})
