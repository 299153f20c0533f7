import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { programmeName } from '../../src/norms/programme-name.rules.ts'
import {
  countsTowardsMinimum,
  missingForThreeQuarters,
  requiredMinutes,
  threeQuartersReached,
  type SchoolKind,
} from '../../src/norms/required-hours.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { studentsFollowedBy, tutorsNeeded, type RiskClass } from '../../src/norms/tutor-ratio.rules.ts'

describe('the name of the programme', () => {
  test.each([
    ['2010/11', 'ASL'],
    ['2017/18', 'ASL'],
    ['2018/19', 'PCTO'],
    ['2024/25', 'PCTO'],
    ['2025/26', 'FSL'],
    ['2026/27', 'FSL'],
  ])('in %s it is %s', (year, name) => expect(programmeName(schoolYear(year))).toBe(name))
})

describe('the minimum of hours', () => {
  test.each<[string, SchoolKind, number | null]>([
    ['2014/15', 'liceo', null],
    ['2015/16', 'liceo', 200],
    ['2017/18', 'liceo', 200],
    ['2017/18', 'tecnico', 400],
    ['2017/18', 'professionale', 400],
    ['2018/19', 'liceo', 90],
    ['2018/19', 'tecnico', 150],
    ['2018/19', 'professionale', 210],
    ['2026/27', 'liceo', 90],
    ['2026/27', 'tecnico', 150],
    ['2026/27', 'professionale', 210],
    ['2026/27', 'other', null],
  ])('in %s, %s: %s', (year, kind, hours) => {
    expect(requiredMinutes(kind, schoolYear(year))).toBe(hours === null ? null : hours * 60)
  })

  test('is owed over the last three years', () => {
    expect([1, 2, 3, 4, 5].filter(countsTowardsMinimum)).toEqual([3, 4, 5])
  })
})

describe('three quarters of a path', () => {
  test.each([
    [30 * 60, 40 * 60, 0],
    [29 * 60 + 59, 40 * 60, 1],
    [22 * 60 + 30, 30 * 60, 0],
    [22 * 60 + 29, 30 * 60, 1],
    [0, 30 * 60, 22 * 60 + 30],
    [45, 61, 1],
    [46, 61, 0],
    [100 * 60, 40 * 60, 0],
  ])('%i minutes of %i: %i are missing', (attended, planned, missing) => {
    expect(missingForThreeQuarters(attended, planned)).toBe(missing)
    expect(threeQuartersReached(attended, planned)).toBe(missing === 0)
  })

  test('are never reached where nothing was planned', () => expect(threeQuartersReached(60, 0)).toBe(false))

  test('are reached exactly when nothing is missing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30_000 }), fc.integer({ min: 1, max: 30_000 }), (attended, planned) => {
        const missing = missingForThreeQuarters(attended, planned)
        expect(threeQuartersReached(attended + missing, planned)).toBe(true)
        expect(missing === 0 || !threeQuartersReached(attended + missing - 1, planned)).toBe(true)
      }),
    )
  })
})

describe('students and host tutors', () => {
  test.each<[number, RiskClass, number]>([
    [1, 'high', 5],
    [1, 'medium', 8],
    [2, 'medium', 16],
    [1, 'low', 12],
    [0, 'low', 0],
  ])('%i tutors at %s risk follow %i', (tutors, risk, students) => {
    expect(studentsFollowedBy(tutors, risk)).toBe(students)
    expect(tutorsNeeded(students, risk)).toBe(tutors)
    expect(tutorsNeeded(students + 1, risk)).toBe(tutors + 1)
  })
})
