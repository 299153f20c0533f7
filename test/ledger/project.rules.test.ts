import { describe, expect, test } from '@jest/globals'
import { type Counted, isCounted, projectsOf } from '../../src/ledger/project.rules.ts'
import { day } from '../../src/platform/day.ts'
import { examplePlacement } from '../registers/example.ts'

const today = day('2026-12-19')

/** A part of a path, over and done by today; 10 hours planned unless something else is said. */
function part(id: string, state: Counted['placement']['state'], approved: number, pathId: string | null = 'due') {
  const placement = { ...examplePlacement, _id: id, state, pathId, terms: { ...examplePlacement.terms } }
  placement.terms.plannedMinutes = 600
  return { placement, totals: { logged: 0, confirmed: 30, approved, planned: 600 } }
}

describe('the paths of a student', () => {
  test.each([
    ['one host', [part('a', 'active', 300, null)], [['a', 600, 300, false]]],
    ['two hosts, one path', [part('a', 'active', 600), part('b', 'active', 300)], [['a', 1200, 900, false]]],
    [
      'the second host still to come',
      [part('b', 'documents', 0), part('a', 'concluded', 600)],
      [['a', 1200, 600, false]],
    ],
    ['the second host broken off', [part('a', 'concluded', 600), part('b', 'cancelled', 120)], [['a', 600, 720, true]]],
    ['nothing begun', [part('a', 'documents', 0, null)], []],
    [
      'two paths',
      [part('a', 'concluded', 600, null), part('b', 'active', 60, null)],
      [
        ['a', 600, 600, true],
        ['b', 600, 60, false],
      ],
    ],
  ] as const)('%s', (_, parts, expected) => {
    const projects = projectsOf(parts, today)
    expect(
      projects.map(({ placementId, planned, approved, ended }) => [placementId, planned, approved, ended]),
    ).toEqual(expected)
    expect(projects.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(expected.length === 0 ? 0 : parts.length * 30)
  })

  test('a placement that was broken off is counted as a part of a shared path only', () => {
    expect(isCounted({ state: 'cancelled', pathId: 'due' })).toBe(true)
    expect(isCounted({ state: 'cancelled', pathId: null })).toBe(false)
    expect(isCounted({ state: 'draft', pathId: 'due' })).toBe(false)
  })
})
