import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { copyOf, copyYear } from '../../src/labs/edition-copy.rules.ts'
import { movedDay, movedPeriod } from '../../src/norms/moved-period.rules.ts'
import type { Edition, StaffMember } from '../../src/labs/edition.rules.ts'
import { isInSchoolYear, nextSchoolYear, schoolYear, schoolYearOf } from '../../src/norms/school-year.rules.ts'
import type { HostTutor } from '../../src/partners/partner.rules.ts'
import type { Space } from '../../src/partners/profile.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day, daysBetween, isoWeek, weekday } from '../../src/platform/day.ts'
import { anEdition } from './an-edition.ts'

const anyDay = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays(day('2001-09-01'), n))

describe('a day of one school year in another', () => {
  test.each([
    // The first of September is a Tuesday, a year later a Wednesday: the Tuesday before lies in the old school year.
    ['2026-09-01', '2027/28', '2027-09-07'],
    ['2026-10-14', '2027/28', '2027-10-13'],
    ['2027-08-31', '2027/28', '2028-08-29'],
    // A leap day, and the year of 53 weeks.
    ['2028-02-29', '2028/29', '2029-02-27'],
    ['2026-12-30', '2027/28', '2027-12-29'],
    ['2027-03-03', '2027/28', '2028-03-01'],
    ['2026-10-14', '2026/27', '2026-10-14'],
    ['2024-10-16', '2026/27', '2026-10-14'],
  ])('%s in %s is %s', (from, year, expected) => {
    expect(movedDay(day(from), schoolYear(year))).toBe(expected)
  })

  test('keeps its weekday, lies inside the new year, and is about a year later', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 4 }), (on, years) => {
        let year = schoolYearOf(on)
        for (let n = 0; n < years; n += 1) year = nextSchoolYear(year)
        const moved = movedDay(on, year)
        expect(weekday(moved)).toBe(weekday(on))
        expect(isInSchoolYear(year, moved)).toBe(true)
        expect(Math.abs(daysBetween(on, moved) - 365.25 * years)).toBeLessThan(11)
      }),
    )
  })

  test('stays in the week of the same number, or beside it', () => {
    expect([isoWeek(day('2026-10-14')), isoWeek(movedDay(day('2026-10-14'), schoolYear('2027/28')))]).toEqual([
      '2026-W42',
      '2027-W41',
    ])
  })

  test('of a period are never the wrong way round, nor outside the year', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 200 }), (from, length) => {
        const year = nextSchoolYear(schoolYearOf(from))
        const moved = movedPeriod({ from, to: addDays(from, length) }, year)
        expect(moved.from <= moved.to).toBe(true)
        expect([isInSchoolYear(year, moved.from), isInSchoolYear(year, moved.to)]).toEqual([true, true])
      }),
    )
  })
})

test('a copy is for the present school year, or for the one after that of the edition', () => {
  const today = day('2026-11-25')
  expect(copyYear({ schoolYear: schoolYear('2024/25') }, today)).toBe('2026/27')
  expect(copyYear({ schoolYear: schoolYear('2025/26') }, today)).toBe('2026/27')
  expect(copyYear({ schoolYear: schoolYear('2026/27') }, today)).toBe('2027/28')
})

const member = (id: string, partnerId = 'fablab'): StaffMember => ({
  id,
  partnerId,
  part: 'trainer',
  name: id,
  email: null,
  accountId: null,
  insteadOf: null,
})
const tutor = (id: string, to: string | null): HostTutor => ({
  id,
  name: id,
  role: '',
  email: null,
  phone: null,
  accountId: null,
  from: day('2025-09-01'),
  to: to === null ? null : day(to),
})
const room = (id: string): Space => ({
  id,
  siteId: 'fablab-1',
  kind: 'room',
  name: id,
  insideId: null,
  places: 24,
  accessible: true,
  note: null,
  machineKind: null,
})

describe('a copy of an edition', () => {
  const edition: Edition = anEdition({
    schoolYear: schoolYear('2025/26'),
    from: day('2025-10-15'),
    to: day('2026-01-14'),
    minimumBy: day('2025-10-01'),
    enrolUntil: day('2025-10-08'),
    pattern: [{ weekday: 3, from: clockTime('14:00'), to: clockTime('17:00') }],
    roomIds: ['hall', 'gone'],
    machineIds: ['sold'],
    staff: [member('stays'), member('left'), member('guest', 'officine')],
    module: { minutes: 1800, maximum: 20 },
  })
  const partner = { spaces: [room('hall')], tutors: [tutor('stays', null), tutor('left', '2026-08-31')] }
  const copy = copyOf(
    edition,
    { partner, module: { ...edition.module, maximum: 24, minutes: 1500 } },
    day('2026-11-25'),
  )

  test('has the days of the new year, the rooms that are there and the people in office', () => {
    expect(copy.schoolYear).toBe('2026/27')
    expect(copy.facts).toMatchObject({
      from: '2026-10-14',
      to: '2027-01-13',
      minimumBy: '2026-09-30',
      enrolUntil: '2026-10-07',
      pattern: edition.pattern,
      roomIds: ['hall'],
      machineIds: [],
      staff: [{ id: 'stays', part: 'trainer' }],
    })
  })

  test('says who and what is left out, and what the module says otherwise', () => {
    expect(copy.leftOutStaff.map(({ id }) => id)).toEqual(['left', 'guest'])
    expect(copy.leftOutSpaces).toBe(2)
    expect(copy.changes.toSorted()).toEqual(['maximum', 'minutes'])
  })
})
