import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { clashLines, lackingLines } from '../../src/labs/clash.pages.ts'
import type { ClashNames, SessionClash } from '../../src/labs/session-clash.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

const ctx = contextFor({ role: 'city', accountId: 'c' }, new Date('2026-11-25T09:00:00Z'))
const unknown: ClashNames = { editionId: 'own', resources: new Map(), editions: new Map(), schoolIds: [] }
const names: ClashNames = {
  editionId: 'own',
  resources: new Map([
    ['space:fablab/sala', 'Sala grande'],
    ['person:fabio', 'Fabio Fresa'],
    ['person:fabio@x.example', 'Fabio Fresa'],
    ['class:3a', '3A'],
    ['student:giulia', 'Giulia'],
    ['student:bruno', 'Bruno'],
  ]),
  editions: new Map([['other', 'Coding']]),
  schoolIds: ['galilei'],
}
const clash = (resource: string, given: Partial<SessionClash> = {}): SessionClash => ({
  claim: {
    editionId: 'own',
    sessionId: 's1',
    resource,
    mode: 'exclusive',
    day: day('2026-12-02'),
    from: clockTime('14:00'),
    to: clockTime('17:00'),
  },
  with: { editionId: 'other', sessionId: 'o1', startMinute: 15 * 60, endMinute: 18 * 60 },
  ...given,
})
const when = 'mercoledì 02/12/2026, 14:00–17:00'
const atHost = { placement: { placementId: 'p', host: 'Officine', schoolId: 'galilei' } }

describe('what is in the way', () => {
  test('is told once for a person of several names, all things together', () => {
    const all = [clash('person:fabio'), clash('space:fablab/sala'), clash('person:fabio@x.example')]
    expect(clashLines(all, names, ctx)).toEqual([
      `${when}: Fabio Fresa è già impegnato, dalle 15:00 alle 18:00 per il laboratorio “Coding”.`,
      `${when}: Sala grande è già occupato, dalle 15:00 alle 18:00 per il laboratorio “Coding”.`,
    ])
  })

  test('of others is told without names', () => {
    const all = ['person:x', 'space:y', 'class:z', 'student:a', 'student:b'].map((resource) => clash(resource))
    expect(clashLines(all.slice(0, 2), unknown, ctx)).toEqual([
      `${when}: chi lo conduce è già impegnato, dalle 15:00 alle 18:00 per un altro laboratorio.`,
      `${when}: uno spazio è già occupato, dalle 15:00 alle 18:00 per un altro laboratorio.`,
    ])
    expect(clashLines(all.slice(3), unknown, ctx)).toEqual([
      `${when}: 2 studenti sono già impegnati, dalle 15:00 alle 18:00 per un altro laboratorio.`,
    ])
  })

  test('of a class is not repeated for its students', () => {
    const all = [clash('class:3a'), clash('student:giulia'), clash('student:bruno')]
    expect(clashLines(all, names, ctx)).toEqual([
      `${when}: la classe 3A è già impegnata, dalle 15:00 alle 18:00 per il laboratorio “Coding”.`,
    ])
  })

  test('of a few students has their names', () => {
    expect(clashLines([clash('student:giulia'), clash('student:bruno')], names, ctx)).toEqual([
      `${when}: Bruno e Giulia sono già impegnati, dalle 15:00 alle 18:00 per il laboratorio “Coding”.`,
    ])
  })

  test('of this very lab is one sentence, whatever it takes', () => {
    const own = { with: { editionId: 'own', sessionId: 's2', startMinute: 900, endMinute: 1080 } }
    const all = ['class:3a', 'person:fabio', 'space:fablab/sala'].map((resource) => clash(resource, own))
    expect(clashLines(all, names, ctx)).toEqual([
      `${when}: questo laboratorio ha già un altro incontro dalle 15:00 alle 18:00.`,
    ])
  })

  test('of a placement names the host to the school of the student only', () => {
    const all = [clash('student:giulia', atHost)]
    expect(clashLines(all, names, ctx)[0]).toContain(
      'Giulia è già impegnato, dalle 15:00 alle 18:00 al percorso presso Officine',
    )
    const line = clashLines(all, { ...names, schoolIds: [] }, ctx)[0]
    expect([line?.includes('in un percorso'), line?.includes('Officine')]).toEqual([true, false])
  })
})

describe('missing authorisations', () => {
  const programme = {
    machineKinds: [
      { code: 'laser', name: { it: 'Taglio laser', en: 'Laser cutter' }, retired: false, authorisation: true },
    ],
  }
  const lacking = ['giulia', 'bruno'].map((studentId) => ({ studentId, schoolId: 'galilei', machineKind: 'laser' }))

  test('name the students to their school, and count them for others', () => {
    expect(lackingLines(lacking, { names, programme }, ctx)).toEqual([
      'Senza abilitazione per Taglio laser: Bruno, Giulia.',
    ])
    expect(lackingLines(lacking, { names: { ...names, schoolIds: [] }, programme }, ctx)).toEqual([
      '2 partecipanti non hanno l’abilitazione per Taglio laser.',
    ])
  })
})
