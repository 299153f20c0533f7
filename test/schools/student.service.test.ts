import { beforeEach, describe, expect, test } from '@jest/globals'
import { type Actor, type Ctx, contextFor } from '../../src/access/actor.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { countClassStudents, findClass, listClasses, listClassYears } from '../../src/schools/school-class.service.ts'
import type { SchoolClass } from '../../src/schools/school-class.rules.ts'
import { Students } from '../../src/schools/student.model.ts'
import { classOfStudent, findStudent, findStudentsByName, studentsOfClass } from '../../src/schools/student.service.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([SchoolClasses, Students, Enrolments])

const now = new Date('2027-03-01T09:00:00Z')
const as = (actor: Actor): Ctx => contextFor(actor, now)
const office = as({ role: 'office', accountId: 'anna', schoolId: 'galilei' })
const teacherOf = (...classIds: string[]) => as({ role: 'teacher', accountId: 'tea', schoolId: 'galilei', classIds })

const aClass = (_id: string, year: string, change: Partial<SchoolClass> = {}): SchoolClass => ({
  _id,
  schoolId: 'galilei',
  siteCode: 'XXTF000001',
  kind: 'tecnico',
  schoolYear: schoolYear(year),
  year: 3,
  section: 'A',
  track: null,
  label: '3A',
  teacherIds: [],
  ...change,
})
const enrolled = (classId: string, studentId: string, from: string, to: string | null = null) => ({
  _id: `${classId}-${studentId}-${from}`,
  schoolId: 'galilei',
  classId,
  studentId,
  from: day(from),
  to: to === null ? null : day(to),
  leaving: to === null ? null : ('class-change' as const),
})

beforeEach(async () => {
  await SchoolClasses.create([
    aClass('2a-old', '2025/26', { year: 2, label: '2A' }),
    aClass('3a', '2026/27'),
    aClass('3b', '2026/27', { section: 'B', label: '3B' }),
    aClass('other', '2026/27', { schoolId: 'volta' }),
  ])
  const person = (_id: string, surname: string) => ({ _id, schoolId: 'galilei', surname, givenName: 'Ada' })
  await Students.create([person('moved', 'Mòvati'), person('stays', 'Stàbile'), person('gone', 'Uscita')])
  await Enrolments.create([
    enrolled('2a-old', 'moved', '2025-09-01', '2026-08-31'),
    enrolled('3a', 'moved', '2026-09-01', '2027-02-09'),
    enrolled('3b', 'moved', '2027-02-10'),
    enrolled('3a', 'stays', '2026-09-01'),
    enrolled('2a-old', 'gone', '2025-09-01'),
  ])
})

describe('which class a student is in', () => {
  test.each([
    ['moved', '2026-06-01', '2A'],
    ['moved', '2027-02-09', '3A'],
    ['moved', '2027-02-10', '3B'],
    ['moved', '2025-08-31', null],
    ['gone', '2026-08-31', '2A'],
    ['gone', '2026-09-01', null],
  ])('%s on %s: %s', async (studentId, on, label) => {
    expect((await classOfStudent(office, studentId, day(on)))?.label ?? null).toBe(label)
  })

  test('a class has the students of the day, and without a day everybody who was ever in it', async () => {
    const ids = async (on?: string) =>
      (await studentsOfClass(office, 'class.view', '3a', on ? day(on) : undefined)).map(({ student }) => student._id)
    expect(await ids('2027-02-09')).toEqual(['moved', 'stays'])
    expect(await ids('2027-02-10')).toEqual(['stays'])
    expect(await ids()).toEqual(['moved', 'stays'])
  })

  test('classes are listed by year, with how many they are', async () => {
    expect(await listClassYears(office)).toEqual(['2026/27', '2025/26'])
    const classes = await listClasses(office, { schoolYear: schoolYear('2026/27') })
    expect(classes.map(({ label }) => label)).toEqual(['3A', '3B'])
    expect(Object.fromEntries(await countClassStudents(classes, day('2027-01-15')))).toEqual({ '3a': 2 })
    expect(Object.fromEntries(await countClassStudents(classes, day('2027-03-01')))).toEqual({ '3a': 1, '3b': 1 })
  })
})

describe('who may see a class and its students', () => {
  test('a teacher loses sight of a student who goes to another class, and the new one gains it', async () => {
    await expect(findStudent(teacherOf('3a'), 'student.view', 'moved')).rejects.toThrow(NotFound)
    expect((await findStudent(teacherOf('3b'), 'student.view', 'moved'))._id).toBe('moved')
    expect((await findStudentsByName(teacherOf('3a'), 'ada')).students.map(({ _id }) => _id)).toEqual(['stays'])
    expect((await findStudentsByName(office, 'movati')).students.map(({ _id }) => _id)).toEqual(['moved'])
  })

  test('a teacher without classes sees none', async () => {
    expect(await listClasses(teacherOf(), { schoolYear: schoolYear('2026/27') })).toEqual([])
    await expect(findClass(teacherOf('3b'), 'class.view', '3a')).rejects.toThrow(NotFound)
  })

  test.each<[string, Actor, typeof NotFound | typeof Forbidden]>([
    ['another school', { role: 'office', accountId: 'v', schoolId: 'volta' }, NotFound],
    ['the city', { role: 'city', accountId: 'c' }, Forbidden],
    ['a host', { role: 'host', accountId: 'h', partnerId: 'p' }, Forbidden],
  ])('%s sees neither', async (_, actor, error) => {
    await expect(findStudent(as(actor), 'student.view', 'stays')).rejects.toThrow(error)
    await expect(studentsOfClass(as(actor), 'class.view', '3a')).rejects.toThrow(error)
    await expect(classOfStudent(as(actor), 'stays', day('2027-03-01'))).rejects.toThrow(error)
  })

  test('a student sees the own record only', async () => {
    const student = as({ role: 'student', accountId: 's', schoolId: 'galilei', studentId: 'stays' })
    expect((await classOfStudent(student, 'stays', day('2027-03-01')))?.label).toBe('3A')
    await expect(findStudent(student, 'student.view', 'moved')).rejects.toThrow(NotFound)
    await expect(findStudentsByName(student, 'ada')).rejects.toThrow(Forbidden)
  })
})
