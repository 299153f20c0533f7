import { describe, expect, test } from '@jest/globals'
import { PlacementAbsences } from '../../src/absences/absence.model.ts'
import {
  type Absence,
  absenceFor,
  announceRefusals,
  decisionsFor,
  recoveryRefusals,
} from '../../src/absences/absence.rules.ts'
import {
  absentDays,
  announceAbsence,
  decideAbsence,
  listAbsences,
  recoverAbsence,
  withdrawAbsence,
} from '../../src/absences/absence.service.ts'
import { ClosedMonths } from '../../src/hours/closed-month.model.ts'
import { listOpenDays, logHours, writtenMinutes } from '../../src/hours/hour-entry.service.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { as, openWorkshop, times, week, workshopModels } from '../hours/workshop.ts'
import { useTestApp } from '../support/app.ts'
import { useTestDatabase } from '../support/database.ts'

const timetable = [{ weekday: 1 as const, from: clockTime('14:00'), to: clockTime('18:00') }]
const terms = { from: day('2026-11-02'), to: day('2026-12-18'), timetable, plannedMinutes: 600 }
const placement = { terms, amendments: [], state: 'active' as const }

describe('the rules of absences', () => {
  const facts = { placement, day: day('2026-11-23'), now: new Date('2026-11-23T12:59:00Z'), role: 'student' as const }
  test.each([
    ['a student, a minute before the day begins', {}, []],
    ['a student, as it begins', { now: new Date('2026-11-23T13:00:00Z') }, ['day-begun']],
    ['the host, afterwards', { role: 'host' as const, now: new Date('2026-11-24T13:00:00Z') }, []],
    ['a day without activity', { day: day('2026-11-24') }, ['not-expected']],
    ['a holiday', { day: day('2026-12-08'), now: new Date('2026-12-01T10:00:00Z') }, ['not-expected']],
    ['a day with hours', { written: 60 }, ['hours-written']],
    [
      'a placement that is over',
      { placement: { ...placement, state: 'concluded' as const } },
      ['placement-not-active'],
    ],
  ])('%s', (_, more, reasons) => {
    expect(announceRefusals({ ...facts, written: 0, ...more })).toEqual(reasons)
  })

  test.each([
    ['2026-11-24', 240, []],
    ['2026-11-23', 240, ['recovery-not-later']],
    ['2026-11-24', 0, ['recovery-without-hours']],
    ['2026-11-26', 0, ['recovery-in-the-future']],
  ])('made up on %s with %i minutes: %j', (on, written, reasons) => {
    const asked = { day: day('2026-11-23'), on: day(on), today: day('2026-11-25'), written }
    expect(recoveryRefusals(asked)).toEqual(reasons)
  })

  const by = { accountId: 'a', name: 'Giulia', role: 'student' as const, at: new Date(0) }
  const absence: Absence = {
    _id: 'p:2026-11-23',
    placementId: 'p',
    schoolId: 's',
    partnerId: 'h',
    studentId: 'g',
    day: day('2026-11-23'),
    minutes: 240,
    announced: true,
    by,
    reason: 'Visita medica',
    decision: { ...by, justified: true, reason: 'Certificato' },
    recovered: null,
  }

  test('the host reads whether it is justified, and no reason', () => {
    expect(JSON.stringify(absenceFor('host', absence))).not.toMatch(/Visita|Certificato/u)
    expect(absenceFor('host', absence).decision?.justified).toBe(true)
    expect(absenceFor('teacher', absence)).toEqual(absence)
  })

  test('who announced takes back before the day; the school decides', () => {
    const open = { ...absence, decision: null }
    expect(decisionsFor('student', open, false)).toEqual(['withdraw'])
    expect(decisionsFor('student', open, true)).toEqual([])
    expect(decisionsFor('host', open, false)).toEqual([])
    expect(decisionsFor('coordinator', open, true)).toEqual(['justify', 'refuse', 'recover', 'withdraw'])
    expect(decisionsFor('office', absence, true)).toEqual(['recover'])
  })
})

async function reasonsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) return []
  if (!(error instanceof Refused)) throw error
  return error.reasons
}

describe('absences in their life', () => {
  useTestDatabase([...workshopModels, PlacementAbsences])
  const id = 'placement-lucia'
  const next = day('2026-11-23')
  const isClosed = () => Promise.resolve(false)
  const said = { day: next, reason: 'Visita medica', written: 0, isClosed }

  test('twenty announcements at once are one, the day is no longer open, and another day makes up for one absence', async () => {
    await openWorkshop()
    const all = await Promise.all(Array.from({ length: 20 }, () => reasonsOf(announceAbsence(as('student'), id, said))))
    expect(all.filter((reasons) => reasons.length === 0)).toHaveLength(1)
    expect(all.flat().every((reason) => reason === 'already-absent')).toBe(true)

    await announceAbsence(as('host'), id, { day: week.mon, reason: 'visto in giro', written: 0, isClosed })
    await announceAbsence(as('coordinator'), id, { day: week.tue, reason: 'Febbre', written: 0, isClosed })
    const shared = await findPlacement(as('student'), 'placement.view', id)
    const open = await listOpenDays(as('student'), shared)
    expect(open.map((each) => each.day)).not.toContain(week.mon)
    expect(open.map((each) => each.day)).toContain(week.wed)
    expect((await absentDays([id], week.tue)).map((each) => each.day)).toEqual([week.tue, next])

    const [announced, , noted] = await listAbsences(as('teacher'), shared)
    expect([announced?.announced, announced?.minutes, announced?.reason]).toEqual([true, 480, 'Visita medica'])
    expect([noted?.announced, noted?.reason]).toEqual([false, null])
    const forHost = await listAbsences(as('host'), shared)
    expect(JSON.stringify(forHost)).not.toMatch(/Visita|Febbre/u)

    await logHours(as('student'), id, { key: newId(), day: week.fri, times: [times('08:30', '12:30')], activity: 'x' })
    const madeUp = async (absent: typeof next) =>
      recoverAbsence(as('coordinator'), id, {
        day: absent,
        on: week.fri,
        isClosed,
        written: await writtenMinutes(as('coordinator'), shared, week.fri),
      })
    expect(await reasonsOf(madeUp(week.mon))).toEqual([])
    expect(await reasonsOf(madeUp(week.mon))).toEqual(['changed-meanwhile'])
    expect(await reasonsOf(madeUp(week.tue))).toEqual(['recovery-taken'])
  })

  test('the school justifies once, and the student takes back only what is open', async () => {
    await openWorkshop()
    await announceAbsence(as('student'), id, said)
    const justify = () => decideAbsence(as('teacher'), id, { day: next, justified: true, reason: null, isClosed })
    const both = await Promise.all([reasonsOf(justify()), reasonsOf(justify())])
    expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], ['changed-meanwhile']])
    expect(await reasonsOf(withdrawAbsence(as('student'), id, { day: next, isClosed }))).toEqual(['changed-meanwhile'])
    await announceAbsence(as('student'), id, { ...said, day: day('2026-11-24') })
    await withdrawAbsence(as('student'), id, { day: day('2026-11-24'), isClosed })
    expect(await PlacementAbsences.countDocuments({ placementId: id })).toBe(1)
  })

  test('in a closed month none is noted, decided or removed; it may still be made up in an open one', async () => {
    await openWorkshop()
    const closed = new Set<string>()
    const lock = (_: string, on: string) => Promise.resolve(closed.has(on.slice(0, 7)))
    const october = day('2026-10-12')
    const noted = { reason: null, written: 0, isClosed: lock }
    await announceAbsence(as('coordinator'), id, { day: october, ...noted })
    closed.add('2026-10')
    const decision = { day: october, justified: true, reason: null, isClosed: lock }
    expect(await reasonsOf(announceAbsence(as('host'), id, { day: day('2026-10-13'), ...noted }))).toEqual([
      'month-closed',
    ])
    expect(await reasonsOf(decideAbsence(as('teacher'), id, decision))).toEqual(['month-closed'])
    const removal = { day: october, isClosed: lock }
    expect(await reasonsOf(withdrawAbsence(as('coordinator'), id, removal))).toEqual(['month-closed'])

    // The month is closed between the look and the write: what was written is taken back.
    let looks = 0
    const meanwhile = () => Promise.resolve(++looks % 2 === 0)
    const late = { ...noted, day: day('2026-11-12'), isClosed: meanwhile }
    expect(await reasonsOf(announceAbsence(as('coordinator'), id, late))).toEqual(['month-closed'])
    expect(await reasonsOf(decideAbsence(as('teacher'), id, { ...decision, isClosed: meanwhile }))).toEqual([
      'month-closed',
    ])
    expect(await reasonsOf(withdrawAbsence(as('coordinator'), id, { ...removal, isClosed: meanwhile }))).toEqual([
      'month-closed',
    ])
    const madeUp = { day: october, on: week.fri, written: 240 }
    expect(await reasonsOf(recoverAbsence(as('teacher'), id, { ...madeUp, isClosed: meanwhile }))).toEqual([
      'month-closed',
    ])
    const untouched = await PlacementAbsences.find({ placementId: id }).lean()
    expect(untouched).toMatchObject([{ day: october, decision: null, recovered: null }])
    expect(await reasonsOf(recoverAbsence(as('teacher'), id, { ...madeUp, isClosed: lock }))).toEqual([])
  })

  test('strangers find nothing, and hosts and students justify nothing', async () => {
    await openWorkshop()
    await expect(announceAbsence(as('otherHost'), id, said)).rejects.toThrow(NotFound)
    await expect(announceAbsence(as('otherTeacher'), id, said)).rejects.toThrow(NotFound)
    const decision = { day: next, justified: true, reason: null, isClosed }
    await expect(decideAbsence(as('student'), id, decision)).rejects.toThrow(Forbidden)
    await expect(decideAbsence(as('host'), id, decision)).rejects.toThrow(Forbidden)
  })
})

describe('the page of absences', () => {
  const borgo = useTestApp({ fresh: 'once' })
  const url = '/percorsi/giulia-fablab/assenze'

  test('the student announces, the host sees no reason, the school justifies and ties a day', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(url)
    expect(page.text).toContain('Visita medica fissata da tempo')
    expect(page.text).toContain('Annunciata')
    const late = await student.press('Segna l’assenza', { day: '2026-11-23' })
    expect(late.status).toBe(422)
    expect(late.$('#f-day-problem').text()).toContain('La giornata è già cominciata')
    const done = await student.press('Segna l’assenza', { day: '2026-12-02', reason: 'Gita di classe' })
    expect(done.$('.notice').text()).toContain('L’assenza è segnata.')

    const host = await borgo.signIn('ente@borgo.example')
    const seen = await host.visit(url)
    expect(seen.text).toContain('mer 02/12/2026')
    expect(seen.html).not.toMatch(/Gita di classe|Visita medica/u)
    expect(seen.$('textarea')).toHaveLength(0)
    await host.press('Segna l’assenza', { day: '2026-11-23' })

    const teacher = await borgo.signIn('docente@borgo.example')
    const asked = await teacher.visit(url)
    expect(asked.text).toContain('Gita di classe')
    const wrong = await teacher.press('Salva', { absence: '2026-11-23', decision: 'recover', on: '2026-11-24' })
    expect(wrong.$('#f-on-problem').text()).toContain('non ci sono ore scritte')
    const justified = await teacher.press('Salva', { absence: '2026-11-23', decision: 'justify', why: 'Certificato' })
    expect(justified.text).toContain('La scuola: Certificato')
    expect((await host.visit(url)).html).not.toContain('Certificato')
    const hours = await student.visit('/percorsi/giulia-fablab/ore')
    expect(hours.$('.quick-log').text()).not.toContain('23 novembre')
  })

  test('of a closed month the page says who closed it, and offers nothing to change in it', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    await coordinator.visit(url)
    const by = { accountId: 'coordinatore', name: 'Corrado Coordina', role: 'coordinator' as const, at: new Date(0) }
    await ClosedMonths.create({
      _id: 'galilei:2026-11',
      schoolId: 'galilei',
      month: '2026-11',
      closed: { by, waiting: 0 },
      history: [],
    })
    const page = await coordinator.visit(url)
    expect(page.text).toContain('l’ha chiuso Corrado Coordina')
    const row = page.$('tbody tr').filter((_, line) => page.$(line).children().first().text().includes('/11/2026'))
    expect(row.length).toBeGreaterThan(0)
    expect(row.find('button')).toHaveLength(0)
    const refused = await coordinator.press('Segna l’assenza', { day: '2026-11-30' })
    expect(refused.$('#f-day-problem').text()).toContain('può riaprirlo')
    await ClosedMonths.deleteOne({ _id: 'galilei:2026-11' })
  })

  test('a placement without absences says what to do, in English too', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.post('/lingua', { language: 'en' })
    const page = await office.visit('/percorsi/bruno-officine/assenze')
    expect(page.text).toContain('No absences')
    expect(page.text).toContain('If the student does not come one day')
  })
})
