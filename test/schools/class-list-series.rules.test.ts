import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { taxCodeOf } from '../../src/identifiers/tax-code-person.rules.ts'
import { day } from '../../src/platform/day.ts'
import { previewClassList } from '../../src/schools/class-list-import.rules.ts'
import { withoutRepetitions } from '../../src/schools/class-list-repeated.rules.ts'
import { afterList, aList, aRow, nothing } from './import-support.ts'

describe('for any lists one after the other', () => {
  const person = fc.record({
    surname: fc.constantFrom('Rossi', 'Bianchi', "D'Alò", 'De Naro', 'Wu'),
    givenName: fc.constantFrom('Ada', 'Bea', 'Cleo', 'Ada Maria'),
    born: fc.constantFrom(null, '2010-01-01', '2010-02-02', '2009-03-03'),
    coded: fc.boolean(),
    class: fc.constantFrom('3A', '3B', '3A INF', '4A', null),
    leaving: fc.constantFrom(null, null, null, null, '2026-10-12'),
  })
  const row = person.map(({ surname, givenName, born: birth, coded: withCode, class: name, leaving }) => {
    const birthDate = birth ? day(birth) : null
    const taxCode =
      birthDate && withCode ? taxCodeOf({ surname, givenName, day: birthDate, sex: 'F', place: 'F205' }) : null
    const left = leaving ? { reason: 'withdrawn' as const, date: day(leaving) } : null
    return { ...aRow(''), surname, givenName, taxCode, birthDate, class: name, leaving: left }
  })
  const dates = ['2026-09-10', '2026-11-22', '2027-02-10', '2027-02-10', '2027-05-01']
  const lists = fc.array(fc.record({ rows: fc.array(row, { maxLength: 12 }), at: fc.constantFrom(...dates) }), {
    maxLength: 4,
  })

  test('what was applied is unchanged, nobody is twice in a class, no code is stored twice', () => {
    fc.assert(
      fc.property(lists, (series) => {
        let records = nothing
        for (const { rows, at } of series) {
          const list = aList(withoutRepetitions(rows).students, { effective: day(at) })
          records = afterList(list, records)
          const again = previewClassList(list, records).lines.filter(
            ({ kind }) => kind !== 'unchanged' && kind !== 'doubtful',
          )
          expect(again).toEqual([])
          const open = records.enrolments.filter(({ to }) => to === null).map(({ studentId }) => studentId)
          expect(new Set(open).size).toBe(open.length)
          const codes = records.students.flatMap(({ taxCode }) => taxCode ?? [])
          expect(new Set(codes).size).toBe(codes.length)
          expect(records.enrolments.every(({ from, to }) => to === null || from <= to)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a person in two rows', () => {
  const ada = { ...aRow('Abbadini Ada', { birthDate: day('2010-04-18') }), class: '3A' }
  const gone = { ...ada, row: 2, leaving: { reason: 'transferred' as const, date: day('2026-11-03') } }
  const here = { ...ada, row: 9, class: '3B' }

  test.each([
    ['gone first', [gone, here]],
    ['gone last', [here, gone]],
  ])('gone from one class and in another is in the other (%s)', (_, rows) => {
    const { students, problems } = withoutRepetitions(rows)
    expect(students.map((student) => [student.class, student.leaving])).toEqual([['3B', null]])
    expect(problems).toEqual([{ sheet: gone.sheet, row: 2, reason: 'listed-in-two-classes' }])
  })
})
