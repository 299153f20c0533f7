import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Actor } from '../../src/access/actor.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { approvalRefusals, isPending, rollStateOf, standingOf } from '../../src/roll-calls/roll-approval.rules.ts'
import { changed, withSignature } from '../../src/roll-calls/roll-change.rules.ts'
import { earnedMinutes, wordOf } from '../../src/roll-calls/roll-call.rules.ts'
import { sheetOf } from '../../src/roll-calls/roll-sheet.rules.ts'
import { conflictsOf, lineChanges, marksOn, wholeSessionMissed } from '../../src/roll-calls/roll-take.rules.ts'
import { takeRefusals, type WindowFacts } from '../../src/roll-calls/roll-window.rules.ts'
import { aLine, aMark, anEdition, aRollCall, aSession, on } from './a-roll-call.ts'

const present = { state: 'present', late: 0, early: 0 } as const

describe('the minutes of a line', () => {
  test.each([
    ['present for all of it', { ...present }, 180],
    ['fifteen minutes late', { ...present, late: 15 }, 165],
    ['late and gone early', { ...present, late: 10, early: 20 }, 150],
    ['all but one minute missed', { ...present, late: 100, early: 79 }, 1],
    ['more missed than there is', { ...present, late: 200 }, 0],
    ['absent', { state: 'absent', late: 0, early: 0 } as const, 0],
    ['absent, whatever else was typed', { state: 'absent', late: 15, early: 5 } as const, 0],
  ])('%s', (_, line, minutes) => {
    expect(earnedMinutes(line, 180)).toBe(minutes)
  })

  test('are never below zero and never above the session', () => {
    const some = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(some, some, some, (session, late, early) => {
        const minutes = earnedMinutes({ state: 'present', late, early }, session)
        return minutes >= 0 && minutes <= session
      }),
    )
  })

  test('who misses the whole session was absent', () => {
    const marks = [
      { lineId: 'a', ...present, late: 180 },
      { lineId: 'b', ...present, late: 100, early: 80 },
      { lineId: 'c', ...present, late: 179 },
      { lineId: 'd', state: 'absent' as const, late: 180, early: 0 },
    ]
    expect(wholeSessionMissed(marks, 180)).toEqual(['a', 'b'])
  })
})

describe('the sheet', () => {
  const session = aSession('s1', '2026-11-18')

  test('has everybody who is enrolled that day, present, and whoever has announced an absence as absent', () => {
    const absences = [
      { ...anAbsence('bruno'), state: 'accepted' as const },
      { ...anAbsence('carla'), state: 'waiting' as const },
      { ...anAbsence('dino'), state: 'refused' as const },
    ]
    const edition = anEdition(['anna', 'bruno', 'carla', 'dino'])
    const lines = sheetOf({ edition, session, roll: null, absences })
    expect(lines.map(({ id, state, justified, marked }) => [id, state, justified, marked])).toEqual([
      ['anna', 'present', null, false],
      ['bruno', 'absent', true, false],
      ['carla', 'absent', null, false],
      ['dino', 'present', null, false],
    ])
  })

  test('gives who was enrolled later a line from the own first day, and keeps that of who has withdrawn', () => {
    const edition = anEdition(['anna', 'later', 'gone'])
    edition.participants[1] = { ...edition.participants[1]!, from: day('2026-11-19') }
    edition.participants[2] = { ...edition.participants[2]!, to: day('2026-11-17') }
    const roll = { lines: [aLine('gone')] }
    const ids = (roll_: typeof roll | null, at: string) =>
      sheetOf({ edition, session: aSession('s1', at), roll: roll_, absences: [] }).map(({ id }) => id)
    expect(ids(null, '2026-11-18')).toEqual(['anna'])
    expect(ids(null, '2026-11-19')).toEqual(['anna', 'later'])
    expect(ids(roll, '2026-11-18')).toEqual(['gone', 'anna'])
  })
})

describe('what a form changes', () => {
  const roll = aRollCall({ lines: [aLine('anna'), aLine('bruno', { state: 'absent', minutes: 0 })], version: 3 })
  const sheet = roll.lines.map((line) => ({ ...line, marked: true, announced: null }))
  const facts = { minutes: 180, absences: [] }

  test('is nothing when it says what is stored', () => {
    const after = marksOn(sheet, [{ lineId: 'anna', ...present }], facts)
    expect(lineChanges(roll.lines, after)).toEqual([])
  })

  test('is named line by line', () => {
    const after = marksOn(sheet, [{ lineId: 'anna', ...present, late: 15 }], facts)
    expect(lineChanges(roll.lines, after)).toEqual([
      { lineId: 'anna', schoolId: 'galilei', before: 'present', after: 'late:15', reason: null },
    ])
  })

  test('leaves lines that a school has approved as they are', () => {
    const approved = sheet.map((line) => ({ ...line, approved: true }))
    const after = marksOn(approved, [{ lineId: 'anna', state: 'absent', late: 0, early: 0 }], facts)
    expect(after).toEqual(approved)
  })

  test('takes the excuse away from who was there after all', () => {
    const excused = sheet.map((line) => (line.id === 'bruno' ? { ...line, justified: true, reason: 'visita' } : line))
    const [, bruno] = marksOn(excused, [{ lineId: 'bruno', ...present }], facts)
    expect(bruno).toMatchObject({ state: 'present', minutes: 180, justified: null, reason: null })
  })

  test('removes the signatures of the others who signed that line, and of nobody else', () => {
    const signatures = withSignature(
      withSignature(withSignature([], null, aMark()), 'galilei', aMark()),
      'volta',
      aMark(),
    )
    const lines = [aLine('anna', { state: 'absent', minutes: 0 }), ...roll.lines.slice(1)]
    const changes = lineChanges(roll.lines, lines)
    const teacher = changed(
      { ...roll, signatures },
      { lines, changes, by: aMark('docente'), signed: true, signs: 'galilei' },
    )
    expect(teacher.signatures.map(({ schoolId }) => schoolId)).toEqual(['volta', 'galilei'])
    expect(teacher.history.map(({ lineId, after }) => [lineId, after])).toEqual([
      ['anna', 'absent'],
      ['signature', 'signature-removed'],
    ])
    const host = changed({ ...roll, signatures }, { lines, changes, by: aMark(), signed: true, signs: null })
    expect(host.signatures.map(({ schoolId }) => schoolId)).toEqual(['volta', null])
  })

  test('meets what somebody else has changed since, and only where the two differ', () => {
    const mark = aMark('docente')
    const change = {
      mark,
      lineId: 'anna',
      schoolId: 'galilei',
      before: 'present',
      after: 'late:5',
      reason: null,
      version: 3,
    }
    const late = aRollCall({
      lines: [aLine('anna', { late: 5, minutes: 175 }), aLine('bruno')],
      version: 3,
      history: [change],
    })
    const says = (version: number, lateBy: number) =>
      conflictsOf(late, {
        version,
        topic: null,
        marks: [
          { lineId: 'anna', ...present, late: lateBy },
          { lineId: 'bruno', ...present, early: 10 },
        ],
      })
    expect(says(3, 0)).toEqual([])
    expect(says(2, 5)).toEqual([])
    expect(says(2, 0)).toEqual([{ lineId: 'anna', mine: 'present', theirs: 'late:5', by: mark }])
  })

  test('writes lines in short words', () => {
    expect(wordOf({ state: 'present', late: 5, early: 10 })).toBe('late:5 early:10')
    expect(wordOf({ state: 'absent', late: 0, early: 0 })).toBe('absent')
  })
})

const host: Actor = { role: 'host', accountId: 'ente', partnerId: 'fablab' }
const teacher: Actor = { role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: [] }

describe('when a roll call may be taken', () => {
  const facts = (more: Partial<WindowFacts> = {}): WindowFacts => ({
    state: 'running',
    session: { state: 'planned', day: day('2026-11-18'), from: clockTime('09:00') },
    roll: null,
    schoolIds: ['galilei'],
    now: new Date('2026-11-18T08:00:00Z'),
    today: day('2026-11-18'),
    rollCallDays: 7,
    ...more,
  })
  const approved = aRollCall({ approvals: [{ schoolId: 'galilei', mark: aMark(), note: null }] })

  test.each<[string, Actor, Partial<WindowFacts>, string[]]>([
    ['from the minute it begins', host, {}, []],
    ['not a second before', host, { now: new Date('2026-11-18T07:59:59Z') }, ['not-begun']],
    ['by the partner on the seventh day', host, { today: addDays(day('2026-11-18'), 7) }, []],
    ['not by the partner on the eighth', host, { today: addDays(day('2026-11-18'), 8) }, ['window-over']],
    ['by the school even then', teacher, { today: addDays(day('2026-11-18'), 8) }, []],
    ['not by the school once it has approved', teacher, { roll: approved }, ['approved']],
    ['by the partner while another school has not', host, { roll: approved, schoolIds: ['galilei', 'volta'] }, []],
    ['not by the partner once all have', host, { roll: approved }, ['approved']],
    ['not of a lab that has not been started', host, { state: 'open' }, ['edition-not-begun']],
    ['of a suspended lab, whose sessions were held', host, { state: 'suspended' }, []],
    [
      'not of a cancelled session',
      host,
      { session: { state: 'cancelled', day: day('2026-11-18'), from: clockTime('09:00') } },
      ['session-cancelled'],
    ],
  ])('%s', (_, actor, more, reasons) => {
    expect(takeRefusals(actor, facts(more))).toEqual(reasons)
  })

  test('the clock is that of Italy on the day the clocks go back', () => {
    const session = { state: 'planned' as const, day: day('2026-10-25'), from: clockTime('09:00') }
    const at = (now: string) => takeRefusals(host, facts({ session, now: new Date(now), today: day('2026-10-25') }))
    expect(at('2026-10-25T07:59:00Z')).toEqual(['not-begun'])
    expect(at('2026-10-25T08:00:00Z')).toEqual([])
  })
})

describe('the approval', () => {
  const signed = aRollCall({ lines: [aLine('anna')], signatures: withSignature([], null, aMark()) })
  const marked = [{ ...aLine('anna'), marked: true, announced: null }]
  const session = { state: 'planned' as const }
  const facts = { session, sheet: marked, schoolId: 'galilei', note: null, today: on, rollCallDays: 7 }

  test('asks for the trainer, for all lines, and once', () => {
    expect(approvalRefusals({ ...facts, roll: signed })).toEqual([])
    expect(approvalRefusals({ ...facts, roll: null })).toEqual(['not-taken'])
    expect(approvalRefusals({ ...facts, roll: { ...signed, signatures: [] } })).toEqual(['trainer-not-signed'])
    const open = [...marked, { ...aLine('bruno'), marked: false, announced: null }]
    expect(approvalRefusals({ ...facts, roll: signed, sheet: open })).toEqual(['lines-missing'])
    const twice = { ...signed, approvals: [{ schoolId: 'galilei', mark: aMark(), note: null }] }
    expect(approvalRefusals({ ...facts, roll: twice })).toEqual(['already-approved'])
    const cancelled = { state: 'cancelled' as const }
    expect(approvalRefusals({ ...facts, session: cancelled, roll: signed })).toEqual(['session-cancelled'])
  })

  test('goes without the trainer once the days are over, with a note', () => {
    const late = { ...facts, roll: { ...signed, signatures: [] }, today: addDays(on, 8) }
    expect(approvalRefusals(late)).toEqual(['note-missing'])
    expect(approvalRefusals({ ...late, note: 'Foglio firmato in classe' })).toEqual([])
  })

  test('a session says what it still needs, to each side its own', () => {
    const state = (roll: typeof signed | null, schoolId: string | null, unsignedAllowed = false) =>
      rollStateOf(roll, { sheet: marked, schoolId, unsignedAllowed })
    const unsigned = { ...signed, signatures: [] }
    expect([state(null, null), state(unsigned, null), state(signed, null)]).toEqual([
      'to-take',
      'to-sign',
      'to-approve',
    ])
    expect([state(unsigned, 'galilei'), state(unsigned, 'galilei', true)]).toEqual(['to-sign', 'to-approve'])
    const approved = { ...signed, approvals: [{ schoolId: 'galilei', mark: aMark(), note: null }] }
    expect([state(signed, 'galilei'), state(approved, 'galilei')]).toEqual(['to-approve', 'done'])
    expect([state(approved, null), state({ ...approved, signatures: [] }, null)]).toEqual(['done', 'done'])
  })

  test('the partner has done its part once the roll call waits for the school', () => {
    const pending = (schoolId: string | null) =>
      (['to-take', 'to-sign', 'to-approve', 'done'] as const).filter((state) => isPending(state, schoolId))
    expect(pending(null)).toEqual(['to-take', 'to-sign'])
    expect(pending('galilei')).toEqual(['to-take', 'to-sign', 'to-approve'])
  })

  test('of several schools it waits for those that have not approved, and of a cancelled session for none', () => {
    const both = [...marked, { ...aLine('vanni', { schoolId: 'volta' }), marked: true, announced: null }]
    const roll = { ...signed, approvals: [{ schoolId: 'galilei', mark: aMark(), note: null }] }
    const stands = (schoolId: string | null, change: object = {}) => {
      const sheet = both.filter((line) => schoolId === null || line.schoolId === schoolId)
      const session = { state: 'planned' as const, day: on }
      const { state, waitsFor } = standingOf({ session, roll, sheet, schoolId, today: on, rollCallDays: 7, ...change })
      return [state, waitsFor]
    }
    expect(stands(null)).toEqual(['to-approve', ['volta']])
    expect(stands('galilei')).toEqual(['done', []])
    expect(stands('volta')).toEqual(['to-approve', ['volta']])
    expect(stands(null, { session: { state: 'cancelled', day: on } })).toEqual(['done', []])
    const unsigned = { ...roll, signatures: [] }
    expect(stands(null, { roll: unsigned })).toEqual(['to-sign', []])
    // Once its days are over the partner signs no more: then it is up to the school.
    expect(stands(null, { roll: unsigned, today: addDays(on, 8) })).toEqual(['to-approve', ['volta']])
  })
})

function anAbsence(studentId: string) {
  return {
    _id: `s1.${studentId}`,
    editionId: 'e1',
    sessionId: 's1',
    studentId,
    schoolId: 'galilei',
    reason: 'gara',
    by: aMark(),
    decidedBy: null,
  }
}
