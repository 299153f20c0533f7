import { describe, expect, test } from '@jest/globals'
import type { StaffMember } from '../../src/labs/edition.rules.ts'
import { claimsOf, staffKeys } from '../../src/labs/session-claims.rules.ts'
import { day } from '../../src/platform/day.ts'
import { aGroup, anEdition, aSession, inGroup } from './an-edition.ts'

const edition = anEdition()
const nobody = { spaces: [], participants: [], groups: [] }
const spaces = [
  { id: 'sala', insideId: null },
  { id: 'angolo', insideId: 'sala' },
  { id: 'laser', insideId: 'angolo' },
]
const fabio: StaffMember = {
  id: 'tutor-fabio',
  partnerId: 'fablab',
  part: 'trainer',
  name: 'Fabio',
  email: ' Ente@Borgo.example ',
  accountId: 'ente',
  insteadOf: null,
}
const resources = (claims: ReturnType<typeof claimsOf>) => claims.map(({ resource, mode }) => `${resource} ${mode}`)

describe('what a session takes', () => {
  test('is its machine for itself and a share of every room around it', () => {
    const session = { ...aSession('s', '2026-12-02'), machineIds: ['laser'] }
    expect(resources(claimsOf(edition, [session], { ...nobody, spaces })).toSorted()).toEqual([
      'space:fablab/angolo shared',
      'space:fablab/laser exclusive',
      'space:fablab/sala shared',
    ])
  })

  test('is the whole room when it takes a room and a machine in it', () => {
    const session = { ...aSession('s', '2026-12-02'), roomIds: ['sala'], machineIds: ['laser'] }
    const taken = resources(claimsOf(edition, [session], { ...nobody, spaces }))
    expect(taken).toContain('space:fablab/sala exclusive')
    expect(taken).not.toContain('space:fablab/sala shared')
  })

  test('is a person under all names', () => {
    expect(staffKeys(fabio)).toEqual(['person:tutor-fabio', 'person:ente', 'person:ente@borgo.example'])
    expect(staffKeys({ ...fabio, email: null, accountId: null })).toEqual(['person:tutor-fabio'])
  })

  test('is teacher, class and students of those who come', () => {
    const group = aGroup('g', ['giulia', 'bruno'], { kind: 'class' })
    const taken = resources(
      claimsOf(edition, [aSession('s', '2026-12-02')], { spaces, participants: inGroup(group), groups: [group] }),
    )
    expect(taken).toEqual([
      'person:docente exclusive',
      'class:galilei-3a exclusive',
      'student:giulia exclusive',
      'student:bruno exclusive',
    ])
  })

  test('is the chosen students and not their class, and nothing of groups that wait', () => {
    const [chosen, waiting] = [aGroup('g', ['giulia']), aGroup('w', ['carlo'], { state: 'waiting' })]
    const participants = [...inGroup(chosen)]
    const taken = resources(
      claimsOf(edition, [aSession('s', '2026-12-02')], { spaces, participants, groups: [chosen, waiting] }),
    )
    expect(taken).toEqual(['person:docente exclusive', 'student:giulia exclusive'])
  })

  test('is a student from the first day to the last one', () => {
    const group = aGroup('g', ['giulia'], { teacher: null })
    const [own] = inGroup(group, day('2026-12-09'))
    const participants = own ? [{ ...own, to: day('2026-12-16') }] : []
    const sessions = ['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23'].map((on) => aSession(on, on))
    expect(claimsOf(edition, sessions, { spaces, participants, groups: [group] }).map((claim) => claim.day)).toEqual([
      '2026-12-09',
      '2026-12-16',
    ])
  })

  test('is nothing once it is cancelled', () => {
    const session = { ...aSession('s', '2026-12-02'), roomIds: ['sala'], state: 'cancelled' as const }
    expect(claimsOf(edition, [session], { ...nobody, spaces })).toEqual([])
  })
})
