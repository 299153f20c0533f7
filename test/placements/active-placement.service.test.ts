import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { listEntries, logHours } from '../../src/hours/hour-entry.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import type { AmendmentAsked, DoneHours } from '../../src/placements/amendment.rules.ts'
import {
  amendPlacement,
  type DoneHoursOf,
  findStranded,
  undoAmendment,
} from '../../src/placements/amendment.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { concludePlacement, cancelPlacement } from '../../src/placements/placement-move.service.ts'
import { type Placement, versionOf } from '../../src/placements/placement.rules.ts'
import { countedPlacements } from '../../src/placements/placement-count.service.ts'
import { findPlacement, listPlacements } from '../../src/placements/placement.service.ts'
import { busySeats } from '../../src/placements/seat-count.service.ts'
import { agreedIntervals, effectiveTerms, scheduledMinutes, type Slot } from '../../src/placements/terms.rules.ts'
import { siteOn, tutorsOn } from '../../src/placements/tutors.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day, type Weekday } from '../../src/platform/day.ts'
import { Forbidden, NotFound, type Refused } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
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

const nothingDone: DoneHoursOf = async () => []
const asked = {
  dates: { kind: 'dates', validFrom: day('2026-11-27'), to: day('2027-02-05'), plannedMinutes: 9000 },
  timetable: { kind: 'timetable', validFrom: day('2026-11-27'), timetable: tuesdays, plannedMinutes: 9000 },
  days: { kind: 'interruption', from: day('2026-11-30'), to: day('2026-12-04'), plannedMinutes: null },
  end: { kind: 'early-end', lastDay: day('2026-11-25'), noShow: false, plannedMinutes: null },
} as const satisfies Record<string, AmendmentAsked>

const current = () => findPlacement(office, 'placement.view', 'giulia-fablab')
/** The amendment that Borgo has decided already: another tutor of the host in four weeks. */
const decided = 'giulia-tutor'

async function amend(wanted: AmendmentAsked, done = nothingDone, version?: number) {
  const sent = { asked: wanted, reason: 'nuovo orario scolastico', doneHoursOf: done }
  return amendPlacement(office, 'giulia-fablab', { ...sent, version: version ?? versionOf(await current()) })
}

async function undo(amendmentId: string, at = office) {
  const sent = { amendmentId, reason: 'non serve più', version: versionOf(await current()) }
  return undoAmendment(at, 'giulia-fablab', sent)
}

describe('an amendment', () => {
  test('leaves the days before it as they were, and what it does not name', async () => {
    await amend(asked.timetable)
    await amend(asked.dates)
    const placement = await findPlacement(giulia, 'placement.view', 'giulia-fablab')
    expect(agreedIntervals(placement, day('2026-11-25'))).toEqual([{ from: '14:00', to: '18:00' }])
    expect(agreedIntervals(placement, day('2026-11-27'))).toEqual([])
    expect(agreedIntervals(placement, day('2026-12-01'))).toEqual([{ from: '14:00', to: '18:00' }])
    expect(effectiveTerms(placement)).toMatchObject({ to: '2027-02-05', plannedMinutes: 9000, timetable: tuesdays })
    const [, first] = placement.amendments
    expect(first).toMatchObject({ kind: 'timetable', decidedBy: { accountId: 'segreteria' } })
    expect(first).not.toHaveProperty('to')
    expect(placement.history.at(-1)).toMatchObject({ event: 'amended', reason: 'nuovo orario scolastico' })
  })

  test('without typed hours takes those that the timetables give, interruptions left out', async () => {
    await amend(asked.days)
    await amend({ ...asked.timetable, plannedMinutes: null })
    const placement = await current()
    expect(effectiveTerms(placement).plannedMinutes).toBe(scheduledMinutes(placement))
  })

  test('is written once when it is sent many times at once', async () => {
    const version = versionOf(await current())
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => amend(asked.dates, nothingDone, version)))
    expect(statuses(all)).toBe(1)
    expect((await current()).amendments).toHaveLength(2)
  })

  test.each<[string, AmendmentAsked, string[]]>([
    ['from today', { ...asked.timetable, validFrom: day('2026-11-25') }, ['not-before-tomorrow']],
    ['with a night for a minor', { ...asked.timetable, timetable: [slot(5, '20:00', '23:30')] }, ['during-the-night']],
    ['without a timetable', { ...asked.timetable, timetable: [] }, ['no-timetable']],
    [
      'for a site of somebody else',
      { kind: 'place', validFrom: day('2026-11-27'), siteId: 'officine-1' },
      ['site-unknown'],
    ],
    [
      'for a teacher of another school',
      { kind: 'tutor', validFrom: day('2026-11-27'), hostTutorId: null, schoolTutorId: 'docente-volta' },
      ['school-tutor-unknown'],
    ],
  ])('is refused %s', async (_, wanted, reasons) => {
    expect(await reasonsOf(amend(wanted))).toEqual(reasons)
  })

  test('is for its own school only, and not for teachers', async () => {
    const sent = { asked: asked.dates, reason: 'x', version: 3, doneHoursOf: nothingDone }
    await expect(amendPlacement(volta, 'giulia-fablab', sent)).rejects.toThrow(NotFound)
    await expect(amendPlacement(teacher, 'giulia-fablab', sent)).rejects.toThrow(Forbidden)
    await expect(undo(decided, volta)).rejects.toThrow(NotFound)
  })

  test('names the site as the register of the host has it', async () => {
    const other = { id: 'fablab-9', name: 'Magazzino', address: 'Via Nuova 3', postcode: '20100', town: 'Borgo' }
    await Partners.updateOne({ _id: 'fablab' }, { $push: { sites: { ...other, district: null } } })
    await amend({ kind: 'place', validFrom: day('2026-11-27'), siteId: 'fablab-9' })
    const placement = await current()
    expect([siteOn(placement, day('2026-11-26')).id, siteOn(placement, day('2026-11-27'))]).toEqual(['fablab-1', other])
    expect(placement.host.site.id).toBe('fablab-1')
  })
})

describe('another tutor', () => {
  const change = (validFrom: string, people: { host?: string; school?: string }): AmendmentAsked => ({
    kind: 'tutor',
    validFrom: day(validFrom),
    hostTutorId: people.host ?? null,
    schoolTutorId: people.school ?? null,
  })

  test('is tutor from the day on, a past one too, and the one of before stays that of the days before', async () => {
    const successor = as({ role: 'teacher', accountId: 'coordinatore', schoolId: 'galilei', classIds: [] })
    await expect(findPlacement(successor, 'placement.view', 'giulia-fablab')).rejects.toThrow(NotFound)
    await amend(change('2026-11-16', { school: 'coordinatore' }))
    const placement = await findPlacement(successor, 'placement.view', 'giulia-fablab')
    expect((await listPlacements(successor, 'hours.approve', {})).placements.map(({ _id }) => _id)).toEqual([
      'giulia-fablab',
    ])
    expect(await findPlacement(teacher, 'placement.view', 'giulia-fablab')).toMatchObject({ _id: 'giulia-fablab' })
    const tutors = ['2026-11-15', '2026-11-16'].map((on) => tutorsOn(placement, day(on)).schoolTutor?.id)
    expect(tutors).toEqual(['docente', 'coordinatore'])
    expect(placement.schoolTutorId).toBe('docente')
    expect(await reasonsOf(amend(change('2026-11-16', { school: 'coordinatore' })))).toEqual(['changes-nothing'])
  })

  test('is not one who has left the host', async () => {
    const fablab = await Partners.findById('fablab').lean()
    const gone = { ...fablab?.tutors[0], id: 'gone', accountId: null, to: day('2026-11-24') }
    await Partners.updateOne({ _id: 'fablab' }, { $push: { tutors: gone } })
    expect(await reasonsOf(amend(change('2026-11-26', { host: 'gone' })))).toEqual(['host-tutor-left'])
    await amend(change('2026-11-20', { host: 'gone', school: 'coordinatore' }))
    expect(tutorsOn(await current(), day('2026-11-21')).hostTutor?.id).toBe('gone')
  })
})

describe('hours that an amendment would leave outside', () => {
  const done = (on: string, state: DoneHours['state'] = 'confirmed'): DoneHours => ({
    id: on,
    day: day(on),
    from: clockTime('14:00'),
    to: clockTime('18:00'),
    minutes: 240,
    state,
  })
  const backwards = { ...asked.days, from: day('2026-11-16'), to: day('2026-11-20') }

  test('stand against it, and are named', async () => {
    const hours = async () => [done('2026-11-13'), done('2026-11-18'), done('2026-11-16', 'logged')]
    expect(await reasonsOf(amend(backwards, hours))).toEqual(['strands-hours'])
    const stranded = await findStranded(office, 'giulia-fablab', { asked: backwards, doneHoursOf: hours })
    expect(stranded.map(({ id }) => id)).toEqual(['2026-11-16', '2026-11-18'])
    await amend(backwards, async () => [done('2026-11-13')])
  })

  test('written at the same moment make it go back to what it was', async () => {
    let asks = 0
    const meanwhile = async () => (asks++ === 0 ? [] : [done('2026-11-18', 'logged')])
    expect(await reasonsOf(amend(backwards, meanwhile))).toEqual(['strands-hours'])
    const { amendments, history } = await current()
    expect(amendments.map(({ _id }) => _id)).toEqual([decided])
    expect(history.slice(-2).map(({ event }) => event)).toEqual(['amended', 'amendment-undone'])
  })

  test('and an interruption of their day are never both there, however they meet', async () => {
    const monday = day('2026-11-23')
    const logged = async (placement: Placement): Promise<DoneHours[]> =>
      (await listEntries(office, 'placement.view', placement))
        .filter(({ entry }) => entry.live)
        .map(({ day: on, entry }) => ({ ...done(on, 'logged'), id: entry.id }))
    const log = (key: string) => {
      const times = [{ from: clockTime('14:00'), to: clockTime('18:00'), breakMinutes: 0 }]
      return logHours(giulia, 'giulia-fablab', { key, day: monday, times, activity: 'Montaggio' })
    }
    const keys = Array.from({ length: 6 }, () => newId())
    const all = await Promise.allSettled<unknown>([
      ...keys.slice(0, 3).map(log),
      amend({ ...asked.days, from: monday, to: monday }, logged),
      ...keys.slice(3).map(log),
    ])
    const known = new Set(['strands-hours', 'day-not-agreed', 'overlaps'])
    const said = all.flatMap((one) =>
      one.status === 'rejected' ? ((one.reason as Refused).reasons ?? [one.reason]) : [],
    )
    expect(said.filter((each) => !known.has(each))).toEqual([])
    const placement = await current()
    const lines = (await logged(placement)).filter((each) => each.day === monday)
    const counts = [lines.length, placement.amendments.filter(({ kind }) => kind === 'interruption').length]
    expect([
      [0, 0],
      [1, 0],
      [0, 1],
    ]).toContainEqual(counts)
  })

  test('are none for who never came: the seat is free from the day after the first', async () => {
    const noShow: AmendmentAsked = { ...asked.end, lastDay: null, noShow: true }
    expect(await reasonsOf(amend(noShow, async () => [done('2026-11-02')]))).toEqual(['has-hours'])
    const { from } = (await current()).terms
    const seats = async () =>
      (await busySeats(office, { period: { from: addDays(from, 1), to: addDays(from, 20) } })).get('fablab')
    const before = (await seats()) ?? 0
    await amend(noShow)
    expect((await seats()) ?? 0).toBe(before - 1)
    await concludePlacement(office, 'giulia-fablab')
    const { amendments, state } = await current()
    expect([state, amendments.at(-1)?.noShow]).toEqual(['concluded', true])
    const search = { schoolIds: ['galilei'], partnerIds: ['fablab'], from, to: addDays(from, 5) }
    const [counted] = await countedPlacements(office, [search])
    expect(counted?.map(({ placementId }) => placementId)).not.toContain('giulia-fablab')
  })
})

describe('an amendment that does not hold yet', () => {
  test('is taken back, and both lines of history stay', async () => {
    const { _id } = await amend(asked.days)
    await undo(_id)
    const placement = await current()
    expect(placement.amendments.map((each) => each._id)).toEqual([decided])
    expect(placement.undoneAmendments).toMatchObject([
      {
        _id,
        interruption: { from: '2026-11-30' },
        undone: { by: { accountId: 'segreteria' }, reason: 'non serve più' },
      },
    ])
    expect(placement.history.slice(-2).map(({ event, reason }) => [event, reason])).toEqual([
      ['amended', 'nuovo orario scolastico'],
      ['amendment-undone', 'non serve più'],
    ])
    expect(await reasonsOf(undo(_id))).toEqual(['amendment-unknown'])
  })

  test('is taken back once, however often it is asked', async () => {
    const version = versionOf(await current())
    const sent = { amendmentId: decided, reason: 'doppio', version }
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => undoAmendment(office, 'giulia-fablab', sent)))
    expect(statuses(all)).toBe(1)
    expect((await current()).undoneAmendments).toHaveLength(1)
  })

  test('stays from its first day on, and while another placement needs its days', async () => {
    const { _id } = await amend({ ...asked.days, from: day('2026-11-20'), to: day('2026-12-04') })
    expect(await reasonsOf(undo(_id))).toEqual(['already-in-force'])
    const ended = await amend({ ...asked.end, lastDay: day('2026-12-11') })
    const { terms } = await current()
    await Placements.updateOne(
      { _id: 'bruno-officine' },
      { $set: { studentId: 'giulia', terms: { ...terms, from: day('2026-12-14') } } },
    )
    expect(await reasonsOf(undo(ended._id))).toEqual(['clashes-with-another'])
  })
})

describe('an active placement', () => {
  test('is concluded from its last day on, and cancelled with its reason', async () => {
    expect(await reasonsOf(concludePlacement(office, 'giulia-fablab'))).toEqual(['period-not-ended'])
    const { to } = effectiveTerms(await findPlacement(office, 'placement.view', 'giulia-fablab'))
    const last = contextFor(office.actor, new Date(`${to}T20:00:00+01:00`))
    await concludePlacement(last, 'giulia-fablab')
    expect(await reasonsOf(concludePlacement(last, 'giulia-fablab'))).toEqual(['not-from-this-state'])
    expect(await reasonsOf(cancelPlacement(office, 'giulia-fablab', 'tardi'))).toEqual(['not-from-this-state'])
    const before = await findPlacement(office, 'placement.view', 'bruno-officine')
    await cancelPlacement(office, 'bruno-officine', 'ha cambiato scuola')
    const placement = await findPlacement(office, 'placement.view', 'bruno-officine')
    expect([placement.state, placement.history.at(-1)?.reason]).toEqual(['cancelled', 'ha cambiato scuola'])
    expect(versionOf(placement)).toBe(versionOf(before) + 1)
  })
})
