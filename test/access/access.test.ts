import { describe, expect, test } from '@jest/globals'
import { authorise, can, may, visible } from '../../src/access/access.ts'
import type { Actor } from '../../src/access/actor.ts'
import { permissions } from '../../src/access/permissions.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'

const teacher: Actor = { role: 'teacher', accountId: 't', schoolId: 'galilei', classIds: ['3a', '4b'] }
const office: Actor = { role: 'office', accountId: 'o', schoolId: 'galilei' }
const host: Actor = { role: 'host', accountId: 'h', partnerId: 'fablab' }
const student: Actor = { role: 'student', accountId: 's', schoolId: 'galilei', studentId: 'anna' }
const city: Actor = { role: 'city', accountId: 'c' }

describe('the list filter and the check of one record are one thing', () => {
  test.each([
    [office, 'placement.view', { schoolId: 'galilei' }],
    [teacher, 'placement.view', { schoolId: 'galilei', schoolTutorId: 't' }],
    [teacher, 'class.view', { schoolId: 'galilei', classId: { $in: ['3a', '4b'] } }],
    [host, 'placement.view', { partnerId: 'fablab' }],
    [student, 'placement.view', { studentId: 'anna' }],
    [city, 'school.view', {}],
  ] as const)('%j for %s', (actor, permission, filter) => {
    expect(visible(actor, permission)).toEqual(filter)
  })

  test.each([
    [office, 'placement.view', { schoolId: 'galilei' }, true],
    [office, 'placement.view', { schoolId: 'volta' }, false],
    [office, 'placement.view', {}, false],
    [office, 'placement.view', { schoolId: null }, false],
    [teacher, 'placement.view', { schoolId: 'galilei', schoolTutorId: 't' }, true],
    [teacher, 'placement.view', { schoolId: 'galilei', schoolTutorId: 'u' }, false],
    [teacher, 'placement.view', { schoolId: 'volta', schoolTutorId: 't' }, false],
    [teacher, 'student.view', { schoolId: 'galilei', classId: ['1c', '4b'] }, true],
    [teacher, 'student.view', { schoolId: 'galilei', classId: ['1c'] }, false],
    [host, 'hours.confirm', { partnerId: 'fablab' }, true],
    [host, 'hours.confirm', { partnerId: 'firm' }, false],
    [host, 'hours.approve', { partnerId: 'fablab' }, false],
    [student, 'hours.log', { studentId: 'anna' }, true],
    [student, 'hours.log', { studentId: 'bruno' }, false],
    [city, 'placement.view', { schoolId: 'galilei' }, false],
  ] as const)('%j %s %j: %s', (actor, permission, record, allowed) => {
    expect(can(actor, permission, record)).toBe(allowed)
  })
})

test('a stranger’s record is not found, a missing right is forbidden', () => {
  expect(() => authorise(office, 'placement.view', { schoolId: 'volta' })).toThrow(NotFound)
  expect(() => authorise(city, 'placement.view', { schoolId: 'volta' })).toThrow(Forbidden)
  expect(() => visible(city, 'hours.log')).toThrow(Forbidden)
})

test('an empty id never becomes a filter that matches everything', () => {
  const broken = { role: 'host', accountId: 'h', partnerId: '' } as const
  expect(() => visible(broken, 'placement.view')).toThrow(Forbidden)
  expect(can(teacher, 'class.view', { schoolId: 'galilei', classId: [] })).toBe(false)
  expect(can({ ...teacher, classIds: [] }, 'class.view', { schoolId: 'galilei', classId: '3a' })).toBe(false)
})

test('the city never sees a student: it has no cell in any row about classes, students, placements and hours', () => {
  const rows = Object.keys(permissions).filter((row) => /^(class|student|placement|hours|register)\./u.test(row))
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.filter((row) => may(city, row as keyof typeof permissions))).toEqual([])
})

test('only the school approves hours, and only the host confirms them', () => {
  expect(Object.keys(permissions['hours.approve']).sort()).toEqual(['coordinator', 'teacher'])
  expect(Object.keys(permissions['hours.confirm'])).toEqual(['host'])
})
