import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import { rollCallFor } from '../../src/roll-calls/roll-view.rules.ts'
import { aLine, aMark, aRollCall } from './a-roll-call.ts'

const host: Actor = { role: 'host', accountId: 'ente', partnerId: 'fablab' }
const teacher: Actor = { role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: [] }

describe('who reads what', () => {
  const why = { justified: true, reason: 'visita medica', state: 'absent' as const, minutes: 0 }
  const roll = aRollCall({
    lines: [aLine('anna', why), aLine('vanni', { ...why, schoolId: 'volta' })],
    approvals: [{ schoolId: 'volta', mark: aMark(), note: 'solo per la scuola' }],
    history: [
      {
        mark: aMark(),
        lineId: 'vanni',
        schoolId: 'volta',
        before: 'present',
        after: 'absent',
        reason: null,
        version: 2,
      },
      {
        mark: aMark(),
        lineId: 'approval',
        schoolId: 'volta',
        before: 'approved',
        after: 'reopened',
        reason: 'x',
        version: 3,
      },
    ],
  })

  test('the partner reads every line and no reason', () => {
    const seen = rollCallFor(host, roll)
    expect(seen.lines).toHaveLength(2)
    expect(JSON.stringify(seen)).not.toMatch(/visita|solo per la scuola|"x"/u)
    expect(seen.lines.map(({ justified }) => justified)).toEqual([true, true])
  })

  test('a school reads its own students, a student the own line, the city nobody', () => {
    expect(rollCallFor(teacher, roll).lines.map(({ id, reason }) => [id, reason])).toEqual([['anna', 'visita medica']])
    expect(rollCallFor(teacher, roll)).toMatchObject({ history: [], approvals: [] })
    const student: Actor = { role: 'student', accountId: 'v', schoolId: 'volta', studentId: 'vanni' }
    expect(rollCallFor(student, roll).lines.map(({ id }) => id)).toEqual(['vanni'])
    expect(rollCallFor({ role: 'city', accountId: 'citta' }, roll)).toMatchObject({ lines: [], history: [] })
  })
})
