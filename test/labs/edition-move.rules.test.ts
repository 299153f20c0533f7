import { describe, expect, test } from '@jest/globals'
import {
  completeReasons,
  editionEvents,
  finishedStudents,
  isMoveFrom,
  nextSession,
  nextSessionOf,
  startProblems,
} from '../../src/labs/edition-move.rules.ts'
import type { ModulePart } from '../../src/lab-modules/lab-module.rules.ts'
import { type Edition, editionStates, type StaffMember } from '../../src/labs/edition.rules.ts'
import { day } from '../../src/platform/day.ts'
import { aGroup, anEdition, aSession, inGroup } from './an-edition.ts'

const today = day('2026-11-25')
const nothing = { standing: [], withoutModule: [], withoutAuthorisation: [] }

const fabio: StaffMember = {
  id: 't',
  partnerId: 'fablab',
  part: 'trainer',
  name: 'Fabio',
  email: null,
  accountId: null,
  insteadOf: null,
}
const parts: ModulePart[] = [{ id: 'p', title: 'Tutto', description: null, phase: 'teaching', minutes: 1800 }]
const ten = Array.from({ length: 10 }, (_, n) => n)

/** Thirty hours in ten sessions, a trainer, ten participants with their papers: it can start. */
function complete(): Edition {
  const group = aGroup(
    'g',
    ten.map((n) => `p${n}`),
  )
  const participants = inGroup(group).map((each) => ({ ...each, privacyOn: day('2026-11-20') }))
  const sessions = ten.map((n) => aSession(`s${n}`, `2026-12-${10 + n}`))
  return anEdition({ sessions, groups: [group], participants, staff: [fabio], minimum: 10, module: { parts } })
}

describe('an edition starts', () => {
  test('when everything is there', () => {
    expect(startProblems(complete(), nothing, today)).toEqual([])
  })

  test('not without sessions, a trainer and enough hours, and says all of it', () => {
    const bare = { ...complete(), sessions: [], staff: [], participants: [] }
    expect(startProblems(bare, nothing, today).map(({ reason }) => reason)).toEqual([
      'no-sessions',
      'no-trainer',
      'below-minimum',
    ])
    const short = { ...complete(), sessions: complete().sessions.slice(1) }
    expect(startProblems(short, nothing, today)).toEqual([{ reason: 'sessions-too-short', studentIds: [] }])
  })

  test('counting only sessions that take place', () => {
    const [first, ...rest] = complete().sessions
    if (!first) throw new Error('no session')
    const edition = { ...complete(), sessions: [{ ...first, state: 'cancelled' as const }, ...rest] }
    expect(startProblems(edition, nothing, today)).toEqual([{ reason: 'sessions-too-short', studentIds: [] }])
  })

  test('not while the contents differ from the hours of the module', () => {
    const edition = complete()
    const longer = parts.map((part) => ({ ...part, minutes: part.minutes + 1 }))
    expect(startProblems({ ...edition, module: { ...edition.module, parts: longer } }, nothing, today)).toEqual([
      { reason: 'parts-do-not-add-up', studentIds: [] },
    ])
  })

  test('exactly at the minimum, and not one below; who has withdrawn does not count', () => {
    const edition = complete()
    expect(startProblems({ ...edition, minimum: 10 }, nothing, today)).toEqual([])
    expect(startProblems({ ...edition, minimum: 11 }, nothing, today)).toEqual([
      { reason: 'below-minimum', studentIds: [] },
    ])
    const participants = edition.participants.map((each, n) => (n === 0 ? { ...each, to: day('2026-11-24') } : each))
    expect(startProblems({ ...edition, participants }, nothing, today).map(({ reason }) => reason)).toEqual([
      'below-minimum',
    ])
  })

  test('not before every family has signed, and says who is missing', () => {
    const edition = complete()
    const participants = edition.participants.map((each, n) => (n < 2 ? { ...each, privacyOn: null } : each))
    expect(startProblems({ ...edition, participants }, nothing, today)).toEqual([
      { reason: 'privacy-missing', studentIds: ['p0', 'p1'] },
    ])
  })

  test('not without the modules and authorisations asked for, nor at a suspended partner', () => {
    const facts = {
      standing: ['partner-suspended' as const],
      withoutModule: ['p1', 'gone'],
      withoutAuthorisation: ['p2'],
    }
    expect(startProblems(complete(), facts, today)).toEqual([
      { reason: 'module-missing', studentIds: ['p1'] },
      { reason: 'authorisation-missing', studentIds: ['p2'] },
      { reason: 'partner-suspended', studentIds: [] },
    ])
  })
})

describe('the states of an edition', () => {
  test('lead on only as the table says', () => {
    const allowed = editionStates.map((state) => [state, editionEvents.filter((event) => isMoveFrom(state, event))])
    expect(allowed).toEqual([
      ['draft', ['open', 'cancel']],
      ['open', ['start', 'cancel']],
      ['running', ['suspend', 'complete', 'cancel']],
      ['suspended', ['resume', 'cancel']],
      ['completed', []],
      ['cancelled', []],
    ])
  })

  test('end when all sessions are behind and all roll calls are there', () => {
    const edition = complete()
    expect(completeReasons(edition, { missingRollCalls: 1 }, today)).toEqual(['sessions-ahead', 'roll-calls-missing'])
    expect(completeReasons(edition, { missingRollCalls: 0 }, day('2026-12-18'))).toEqual(['sessions-ahead'])
    expect(completeReasons(edition, { missingRollCalls: 0 }, day('2026-12-19'))).toEqual([])
  })

  test.each([
    [1350, 75, ['p']],
    [1349, 75, []],
    [1, 0, ['p']],
  ])('%i of 1800 minutes at %i per cent', (minutes, percent, expected) => {
    const lines = [
      { studentId: 'p', minutes: minutes - 1 },
      { studentId: 'p', minutes: 1 },
      { studentId: null, minutes: 1800 },
    ]
    expect(finishedStudents(lines, { moduleMinutes: 1800, percent })).toEqual(expected)
  })
})

describe('the next session', () => {
  const sessions = [
    aSession('a', '2026-11-25'),
    aSession('b', '2026-12-02'),
    { ...aSession('c', '2026-11-26'), state: 'cancelled' as const },
  ]

  test('is the one of today until it is over, and never a cancelled one', () => {
    expect(nextSession({ sessions }, { day: today, time: '16:59' })?.id).toBe('a')
    expect(nextSession({ sessions }, { day: today, time: '17:00' })?.id).toBe('b')
    expect(nextSession({ sessions: [] }, { day: today, time: '17:00' })).toBeNull()
  })

  test('of a student is one at which the student is expected', () => {
    const late = anEdition({ sessions, participants: inGroup(aGroup('g', ['late']), day('2026-12-01')) })
    expect(nextSessionOf(late, 'late', { day: today, time: '08:00' })?.id).toBe('b')
    expect(nextSessionOf(late, 'other', { day: today, time: '08:00' })).toBeNull()
  })
})
