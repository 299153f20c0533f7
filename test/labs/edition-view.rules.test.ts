import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import {
  belongsOf,
  groupsFor,
  mayWithEdition,
  othersFor,
  participantsFor,
  studentsBySchool,
  studentsIn,
} from '../../src/labs/edition-view.rules.ts'
import type { EditionState } from '../../src/labs/edition.rules.ts'
import { day } from '../../src/platform/day.ts'
import { aGroup, anEdition, inGroup } from './an-edition.ts'

const today = day('2026-11-25')
const own = aGroup('own', ['giulia', 'bruno'])
const foreign = aGroup('foreign', ['vanni'], { schoolId: 'volta', classIds: ['volta-3a'], label: '3A' })
const waiting = aGroup('waiting', ['dora', 'carlo'], { state: 'waiting' })
const edition = anEdition({
  state: 'running',
  partnerIds: ['fablab', 'officine'],
  groups: [own, foreign, waiting],
  participants: [...inGroup(own), ...inGroup(foreign)],
})

const school = (role: 'office' | 'coordinator', schoolId: string): Actor => ({ role, accountId: 'x', schoolId })
const teacher = (schoolId: string): Actor => ({ role: 'teacher', accountId: 'x', schoolId, classIds: [] })
const host = (partnerId: string): Actor => ({ role: 'host', accountId: 'x', partnerId })
const student = (studentId: string): Actor => ({ role: 'student', accountId: 'x', schoolId: 'galilei', studentId })
const city: Actor = { role: 'city', accountId: 'x' }

const ids = (actor: Actor) => participantsFor(actor, edition).map(({ studentId }) => studentId)
const groups = (actor: Actor) => groupsFor(actor, edition).map(({ id }) => id)

describe('who takes part is known', () => {
  test.each<[string, Actor, string[], string[]]>([
    ['to the city by numbers only', city, [], []],
    ['to a school for its own', school('office', 'galilei'), ['giulia', 'bruno'], ['own', 'waiting']],
    ['to a teacher of the other school for theirs', teacher('volta'), ['vanni'], ['foreign']],
    ['to a school without a group not at all', teacher('altro'), [], []],
    ['to the partner', host('fablab'), ['giulia', 'bruno', 'vanni'], ['own', 'foreign', 'waiting']],
    ['to the partner of a substitute', host('officine'), ['giulia', 'bruno', 'vanni'], ['own', 'foreign', 'waiting']],
    ['to no other partner', host('sartoria'), [], []],
    ['to a student for themself', student('giulia'), ['giulia'], ['own']],
    ['to no other student', student('dario'), [], []],
  ])('%s', (_, actor, participants, known) => {
    expect([ids(actor), groups(actor)]).toEqual([participants, known])
  })

  test('to a student without the class-mates in the group', () => {
    expect(groupsFor(student('giulia'), edition)).toEqual([{ ...own, studentIds: ['giulia'], history: [] }])
  })

  test('otherwise as a number, without those who have withdrawn', () => {
    const left = { ...edition, participants: edition.participants.map((each) => ({ ...each, to: day('2026-11-24') })) }
    expect(othersFor(teacher('volta'), edition, today)).toBe(2)
    expect(othersFor(teacher('volta'), left, today)).toBe(0)
    expect(studentsBySchool(edition, 'enrolled')).toEqual(
      new Map([
        ['galilei', 2],
        ['volta', 1],
      ]),
    )
    expect(studentsIn(edition, 'waiting')).toBe(2)
  })
})

describe('an edition', () => {
  const may = (actor: Actor, state: EditionState = 'running') =>
    mayWithEdition(actor, 'edition.view', { ...edition, state })

  test('is seen by every school once it is shown, and by students and partners who have a part in it', () => {
    const seen = [city, school('office', 'altro'), host('fablab'), host('officine'), student('giulia')]
    expect(seen.map((actor) => may(actor))).toEqual([true, true, true, true, true])
    expect([host('sartoria'), student('dora')].map((actor) => may(actor))).toEqual([false, false])
  })

  test('is, as a draft, the business of the city and of the partner', () => {
    const actors = [
      city,
      host('fablab'),
      host('officine'),
      school('office', 'galilei'),
      teacher('galilei'),
      student('giulia'),
    ]
    expect(actors.map((actor) => may(actor, 'draft'))).toEqual([true, true, false, false, false, false])
  })

  test('is changed by the city and the partner, not by that of a substitute', () => {
    const edits = [city, host('fablab'), host('officine')].map((actor) =>
      mayWithEdition(actor, 'edition.edit', edition),
    )
    expect(edits).toEqual([true, true, false])
    expect(mayWithEdition(host('officine'), 'roll-call.take', edition)).toBe(true)
  })

  test('takes the first enrolment of a school that has no group in it yet', () => {
    const enrols = (actor: Actor) => mayWithEdition(actor, 'lab-enrolment.edit', { ...edition, state: 'open' })
    expect([school('office', 'altro'), teacher('altro'), host('fablab'), student('giulia'), city].map(enrols)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(mayWithEdition(school('office', 'altro'), 'participant.view', edition)).toBe(false)
  })

  test('still belongs to a school whose group has withdrawn', () => {
    const withdrawn = { ...edition, groups: [{ ...foreign, state: 'withdrawn' as const }], participants: [] }
    expect(belongsOf(withdrawn, 'roll-call.view').schoolId).toEqual(['volta'])
  })
})
