import { describe, expect, test } from '@jest/globals'
import {
  attestationNumber,
  attestationRefusals,
  mayBeDecided,
  missingMinutes,
  percentOf,
} from '../../src/attestations/attestation.rules.ts'
import { day } from '../../src/platform/day.ts'
import { finishedLab } from './finished-lab.ts'

const { edition } = finishedLab()
const after = day('2026-11-25')
const whole = { attended: 360, needed: 360, possible: 0 }

describe('the certificate', () => {
  test.each([
    ['exactly three quarters', 360, []],
    ['one minute less', 359, ['below-threshold']],
    ['nothing at all', 0, ['nothing-attended', 'below-threshold']],
  ] as const)('%s', (_, attended, reasons) => {
    const sums = { ...whole, attended }
    expect(attestationRefusals({ edition, written: sums, approved: sums, today: after })).toEqual(reasons)
  })

  test('is not given while sessions lie ahead, today’s included; of a completed edition it is', () => {
    const standing = { edition, written: whole, approved: whole, today: day('2026-11-12') }
    expect(attestationRefusals(standing)).toEqual(['sessions-ahead'])
    expect(attestationRefusals({ ...standing, today: day('2026-11-13') })).toEqual([])
    const completed = { ...edition, state: 'completed' as const }
    expect(attestationRefusals({ ...standing, edition: completed })).toEqual([])
  })

  test('waits for what is written and not approved', () => {
    const approved = { attended: 240, needed: 360, possible: 120 }
    expect(attestationRefusals({ edition, written: whole, approved, today: after })).toEqual([
      'minutes-not-approved',
      'below-threshold',
    ])
    const approvedAbsence = { attended: 360, needed: 360, possible: 120 }
    expect(attestationRefusals({ edition, written: whole, approved: approvedAbsence, today: after })).toEqual([
      'minutes-not-approved',
    ])
  })

  test('waits for a roll call that nobody has taken', () => {
    const sums = { attended: 360, needed: 360, possible: 120 }
    expect(attestationRefusals({ edition, written: sums, approved: sums, today: after })).toEqual([
      'minutes-not-approved',
    ])
  })

  test('is never given for a lab that was cancelled', () => {
    const cancelled = { ...edition, state: 'cancelled' as const }
    expect(attestationRefusals({ edition: cancelled, written: whole, approved: whole, today: after })).toEqual([
      'edition-cancelled',
    ])
  })

  test('the head may decide about the threshold, and about nothing else', () => {
    expect(mayBeDecided(['below-threshold'])).toBe(true)
    expect(mayBeDecided(['below-threshold', 'minutes-not-approved'])).toBe(false)
    expect(mayBeDecided(['nothing-attended', 'below-threshold'])).toBe(false)
    expect(mayBeDecided([])).toBe(false)
  })
})

test('a percentage never reads as more than it is', () => {
  expect(percentOf(359, 480)).toBe(74)
  expect(percentOf(360, 480)).toBe(75)
  expect(percentOf(1349, 1800)).toBe(74)
  expect(percentOf(0, 0)).toBe(0)
  expect(missingMinutes({ attended: 359, needed: 360 })).toBe(1)
  expect(missingMinutes({ attended: 400, needed: 360 })).toBe(0)
})

test('numbers have three digits or more', () => {
  expect(attestationNumber('ROB-1/26-A', 7)).toBe('ROB-1/26-A/007')
  expect(attestationNumber('ROB-1/26-A', 1234)).toBe('ROB-1/26-A/1234')
})
