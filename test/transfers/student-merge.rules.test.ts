import { describe, expect, test } from '@jest/globals'
import { twinAccountsOf } from '../../src/accounts/twin-accounts.rules.ts'
import type { HourEntry, Mark } from '../../src/hours/hour-entry.rules.ts'
import { joinedEntries, liveMinutes } from '../../src/hours/joined-day.rules.ts'
import { mergedRoster } from '../../src/labs/edition-student.rules.ts'
import type { Edition, GroupLine, LabGroup, Participant } from '../../src/labs/edition.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { mergedLines } from '../../src/placement-groups/group-student.rules.ts'
import type { GroupLine as PlanLine } from '../../src/placement-groups/placement-group.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Day } from '../../src/platform/day.ts'
import { type LabTime, labClashes, mergedRoll } from '../../src/roll-calls/roll-call-student.rules.ts'
import type { RollLine } from '../../src/roll-calls/roll-call.rules.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'
import {
  enrolmentClashes,
  identityOf,
  looksLikeTwo,
  mistakenCodes,
  unitedEnrolments,
} from '../../src/schools/student-merge.rules.ts'
import { matchStudents } from '../../src/schools/student-match.rules.ts'
import { corrections } from '../../src/schools/student.rules.ts'

const years = { 'old-2a': '2025/26', '3a': '2026/27', '3b': '2026/27' } as const
const yearOf = (id: string) => schoolYear(years[id as keyof typeof years])
const right = 'RSSMRA10A41F205Y'
const wrong = 'RSSMRA10A41F205X'

function stretch(text: string): Enrolment {
  const [_id = '', classId = '', from = '', to] = text.split(' ')
  const leaving = to ? ('class-change' as const) : null
  return { _id, classId, schoolId: 's', studentId: _id[0] ?? '', from: day(from), to: to ? day(to) : null, leaving }
}

describe('who the student is', () => {
  const keep = { surname: 'Rossi', givenName: 'Maria', taxCode: wrong, birthDate: null, sex: null }
  const gone = { surname: 'Rosi', givenName: 'Maria', taxCode: right, birthDate: day('2010-01-01'), sex: 'F' as const }

  test('is what was chosen, and what only one of them knows', () => {
    const chosen = { name: 'keep', taxCode: 'gone', birthDate: 'keep', sex: 'keep' } as const
    const identity = identityOf({ keep, gone }, chosen)
    expect(identity).toEqual({ ...gone, surname: 'Rossi' })
    expect(mistakenCodes(identity, [keep, gone])).toEqual([wrong])
  })

  test('does not look like two people because of one slip', () => {
    const on = day('2026-11-25')
    const born = { ...keep, birthDate: day('2010-01-01') }
    const later = { ...keep, taxCode: null, birthDate: day('2010-10-01') }
    expect([
      looksLikeTwo(keep, gone, on),
      looksLikeTwo(born, later, on),
      looksLikeTwo({ ...born, surname: 'Verdi' }, later, on),
    ]).toEqual([false, false, true])
  })

  test('a list with the code that was wrong finds the student, and corrects nothing', () => {
    const known = { ...gone, _id: 'm', schoolId: 's', email: null, otherTaxCodes: [wrong] }
    const row = { ...keep, className: '3A', leaving: null }
    const other = { ...known, _id: 'x', surname: 'Rosi', taxCode: wrong, otherTaxCodes: [] }
    const on = day('2026-11-25')
    const isNear = () => false
    expect(matchStudents([{ ...row, surname: 'Rosi' }], [known], { isNear, on })).toEqual([
      { found: 'same', studentId: 'm' },
    ])
    expect(corrections(known, { ...row, surname: 'Rosi' }, on)).toEqual({})
    // Whoever has it as the own code goes before.
    expect(matchStudents([{ ...row, surname: 'Rosi' }], [other, known], { isNear, on })[0]).toMatchObject({
      studentId: 'x',
    })
  })

  test.each([
    ['none', null, null, 'keep'],
    ['the only one', null, { username: 'g', active: false }, 'gone'],
    ['the one in use', { username: 'k', active: false }, { username: 'g', active: true }, 'gone'],
    ['of two in use that which stays', { username: 'k', active: true }, { username: 'g', active: true }, 'keep'],
  ])('signs in with %s', (_name, kept, other, stays) => {
    expect(twinAccountsOf(kept, other).stays).toBe(stays)
  })
})

describe('the enrolments of both', () => {
  test.each<[string, string[], string[], string[], string[]]>([
    ['of one class at once become one', ['k1 3a 2026-10-01'], ['g1 3a 2026-09-01'], ['k1 3a 2026-09-01 -'], ['g1']],
    [
      'of one class that touch become one',
      ['k1 3a 2026-09-01 2026-09-30'],
      ['g1 3a 2026-10-01'],
      ['k1 3a 2026-09-01 -'],
      ['g1'],
    ],
    [
      'one after the other stay',
      ['k1 3b 2026-11-01'],
      ['g1 3a 2026-09-01 2026-10-31'],
      ['g1 3a 2026-09-01 2026-10-31', 'k1 3b 2026-11-01 -'],
      [],
    ],
    [
      'of an earlier year that nobody closed are closed',
      ['k1 3a 2026-09-01'],
      ['g1 old-2a 2025-09-01'],
      ['g1 old-2a 2025-09-01 2026-08-31', 'k1 3a 2026-09-01 -'],
      [],
    ],
  ])('%s', (_name, keep, gone, all, removed) => {
    const [kept, other] = [keep.map(stretch), gone.map(stretch)]
    expect(enrolmentClashes(kept, other, yearOf)).toEqual([])
    const union = unitedEnrolments(kept, other, { to: 'k', yearOf })
    const written = [...kept, ...other]
      .filter(({ _id }) => !union.removed.includes(_id))
      .map((each) => ({ ...each, ...union.changed.find(({ _id }) => _id === each._id) }))
    expect(written.every(({ studentId }) => studentId === 'k')).toBe(true)
    const shown = written.map(({ _id, classId, from, to }) => [_id, classId, from, to ?? '-'].join(' '))
    expect([shown.toSorted(), union.removed]).toEqual([all, removed])
    // Made again it changes nothing.
    expect(unitedEnrolments(written, [], { to: 'k', yearOf })).toEqual({ changed: [], removed: [] })
  })

  test('in different classes on one day are named, and give way when nobody can be asked any more', () => {
    const [keep, gone] = [[stretch('k1 3a 2026-09-01')], [stretch('g1 3b 2026-10-05 2026-10-20')]]
    expect(enrolmentClashes(keep, gone, yearOf)).toEqual([
      { from: '2026-10-05', to: '2026-10-20', keepClassId: '3a', goneClassId: '3b' },
    ])
    expect(unitedEnrolments(keep, gone, { to: 'k', yearOf }).removed).toEqual(['g1'])
  })
})

describe('the hours of one day', () => {
  const mark: Mark & { reason: string } = { accountId: 'a', name: 'Sara', role: 'office', at: new Date(0), reason: 'r' }
  const line = (id: string, startMinute: number, state: HourEntry['state'], live = true) =>
    ({ id, startMinute, endMinute: startMinute + 60, minutes: 60, state, live }) as HourEntry

  test.each<[string, HourEntry[], HourEntry[], string[], number]>([
    ['come together', [line('k', 0, 'approved')], [line('g', 60, 'logged')], ['k approved', 'g logged'], 120],
    [
      'a newcomer in the way goes back',
      [line('k', 0, 'approved')],
      [line('g', 30, 'logged')],
      ['k approved', 'g returned'],
      60,
    ],
    [
      'also one of those that stay',
      [line('k', 0, 'logged')],
      [line('g', 30, 'approved')],
      ['k returned', 'g approved'],
      60,
    ],
    [
      'what holds no time is in nobody’s way',
      [line('k', 0, 'returned', false)],
      [line('g', 0, 'logged')],
      ['k returned', 'g logged'],
      60,
    ],
    ['a copy signed since stays', [line('g', 0, 'confirmed')], [line('g', 0, 'logged')], ['g confirmed'], 60],
    ['a copy that is behind is replaced', [line('g', 0, 'logged')], [line('g', 0, 'confirmed')], ['g confirmed'], 60],
  ])('%s', (_name, keep, gone, all, minutes) => {
    const joined = joinedEntries(keep, gone, mark)
    expect([joined.map(({ id, state }) => `${id} ${state}`), liveMinutes(joined)]).toEqual([all, minutes])
  })
})

describe('labs', () => {
  const member = (studentId: string, from: string, to: string | null, groupId = 'one'): Participant => ({
    studentId,
    schoolId: 's',
    classId: 'c',
    groupId,
    privacyOn: null,
    from: day(from),
    to: to as Day | null,
  })
  const group = (id: string, studentIds: string[]): LabGroup =>
    ({ id, studentIds, schoolId: 's', state: 'enrolled', kind: 'students', history: [] }) as unknown as LabGroup
  const line = { to: 'withdrawn', reason: 'twice' } as GroupLine

  test('take the student once, and free the second seat', () => {
    const edition: Pick<Edition, 'groups' | 'participants' | 'finishedBy'> = {
      groups: [group('one', ['k', 'x']), group('two', ['g'])],
      participants: [
        member('k', '2026-10-10', '2026-10-20'),
        member('x', '2026-10-10', null),
        member('g', '2026-10-01', null, 'two'),
      ],
      finishedBy: ['g', 'k'],
    }
    const after = mergedRoster(edition, { from: 'g', to: 'k' }, line)
    expect(after.participants.map(({ studentId, from, to, groupId }) => [studentId, from, to, groupId])).toEqual([
      ['k', '2026-10-01', null, 'two'],
      ['x', '2026-10-10', null, 'one'],
    ])
    expect(after.groups.map(({ studentIds, state }) => [studentIds, state])).toEqual([
      [['x'], 'enrolled'],
      [['k'], 'enrolled'],
    ])
    expect([after.taken, after.finishedBy]).toEqual([2, ['k']])
  })

  const time = (studentId: string, sessionId: string, called: boolean, from = '09:00'): LabTime => ({
    studentId,
    sessionId,
    called,
    editionId: 'e',
    title: 'Lab',
    day: day('2026-11-11'),
    from: clockTime(from),
    to: clockTime('12:00'),
  })

  test.each<[string, LabTime, LabTime, number]>([
    ['both present at one session', time('g', 's1', true), time('k', 's1', true), 1],
    ['both expected at one session to come', time('g', 's1', false), time('k', 's1', false), 0],
    ['at two sessions at once', time('g', 's2', false, '11:00'), time('k', 's1', false), 1],
    [
      'at two sessions one after the other',
      { ...time('g', 's2', true), day: day('2026-11-12') },
      time('k', 's1', true),
      0,
    ],
  ])('%s', (_name, gone, keep, clashes) => {
    expect(labClashes([gone, keep], { from: 'g', to: 'k' })).toHaveLength(clashes)
  })

  test('one line of each roll call stays: that of who was there', () => {
    const rollLine = (id: string, minutes: number) =>
      ({ id, studentId: id, schoolId: 's', minutes, state: minutes > 0 ? 'present' : 'absent' }) as RollLine
    const mark = { accountId: 'a', name: 'Sara', role: 'office' as const, at: new Date(0) }
    const ids = { from: 'g', to: 'k' }
    const roll = { lines: [rollLine('k', 0), rollLine('g', 120)], history: [], version: 3 }
    const joined = mergedRoll(roll, ids, mark)
    expect(joined.lines).toEqual([{ ...rollLine('g', 120), id: 'k', studentId: 'k' }])
    expect(joined.history).toMatchObject([{ lineId: 'k', after: 'one-student', version: 4 }])
    expect(mergedRoll({ ...roll, lines: [rollLine('g', 60)] }, ids, mark)).toMatchObject({
      lines: [{ id: 'k', studentId: 'k', minutes: 60 }],
      history: [],
    })
  })
})

test('a plan keeps one line, the one that stands', () => {
  const line = (studentId: string, partnerId: string | null, placed: boolean) =>
    ({ studentId, partnerId, placed }) as PlanLine
  const hosts = ['fablab']
  const shown = (lines: PlanLine[]) => lines.map((each) => [each.studentId, each.partnerId, each.placed])
  const merged = (lines: PlanLine[]) => shown(mergedLines(lines, { from: 'g', to: 'k', hosts }))
  expect(merged([line('g', null, false), line('x', null, false)])).toEqual([
    ['k', null, false],
    ['x', null, false],
  ])
  expect(merged([line('k', null, false), line('g', 'fablab', true)])).toEqual([['k', 'fablab', true]])
  expect(merged([line('k', 'officine', true), line('g', 'fablab', true)])).toEqual([['k', 'fablab', true]])
  expect(merged([line('g', null, false), line('k', 'x', false)])).toEqual([['k', 'x', false]])
})
