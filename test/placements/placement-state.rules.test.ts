import { describe, expect, test } from '@jest/globals'
import {
  begunStates,
  hasStarted,
  isMoveFrom,
  isToldToHost,
  placementStates,
  resultOf,
} from '../../src/placements/placement-state.rules.ts'

describe('the moves of a placement', () => {
  test.each([
    ['propose', ['draft'], 'proposed'],
    ['take-back', ['proposed'], 'draft'],
    ['accept', ['proposed'], 'matched'],
    ['decline', ['proposed'], 'draft'],
    ['agree', ['draft', 'proposed'], 'matched'],
    ['prepare', ['matched'], 'documents'],
    ['activate', ['documents'], 'active'],
    ['suspend', ['active'], 'suspended'],
    ['resume', ['suspended'], 'active'],
    ['conclude', ['active'], 'concluded'],
    ['evaluate', ['concluded'], 'evaluated'],
    ['certify', ['evaluated'], 'certified'],
    ['cancel', ['draft', 'proposed', 'matched', 'documents', 'active', 'suspended'], 'cancelled'],
  ] as const)('%s is possible from %s and leads to %s', (move, from, to) => {
    expect(placementStates.filter((state) => isMoveFrom(state, move))).toEqual(from)
    expect(resultOf(move).to).toBe(to)
  })
})

const cancelledFrom = (from: (typeof placementStates)[number]) => ({
  state: 'cancelled' as const,
  history: [{ event: 'cancelled' as const, from }],
})

describe('a placement has begun', () => {
  test.each(placementStates.filter((state) => state !== 'cancelled'))('by its state: %s', (state) => {
    expect(hasStarted({ state, history: [] })).toBe(begunStates.includes(state))
  })

  test('or not, as it was when it was cancelled', () => {
    const begun = placementStates.filter((from) => hasStarted(cancelledFrom(from)))
    expect(begun).toEqual(['active', 'suspended'])
  })

  test('not when its start was undone at once', () => {
    const undone = { event: 'start-undone', from: 'active' } as const
    expect(hasStarted({ state: 'draft', history: [undone] })).toBe(false)
    expect(hasStarted({ state: 'cancelled', history: [undone, { event: 'cancelled', from: 'draft' }] })).toBe(false)
  })
})

describe('its host reads the name of the student', () => {
  test('from the documents on, and not of one that was cancelled before it had begun', () => {
    const told = placementStates.filter((state) => isToldToHost({ state, history: [] }))
    expect(told).toEqual(['documents', ...begunStates])
    expect(isToldToHost(cancelledFrom('documents'))).toBe(false)
    expect(isToldToHost(cancelledFrom('active'))).toBe(true)
  })
})
