import { describe, expect, test } from '@jest/globals'
import { careerEnd, dueOf, type RetentionKind, retentionYearsOf } from '../../src/norms/retention.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { archivedName, filesIn } from '../../src/privacy/files-in.rules.ts'
import { retentionPlaces, yearFilter } from '../../src/privacy/retention-places.rules.ts'
import { readTerms } from '../../src/privacy/retention.forms.ts'
import {
  digestOfRecord,
  kindFromAddress,
  kindInAddress,
  retentionBlocks,
  type RetentionFacts,
} from '../../src/privacy/retention.rules.ts'

const today = day('2036-10-01')
const course = (year: string, n: number) => ({ schoolYear: schoolYear(year), year: n })

describe('the end of a school career', () => {
  test.each([
    ['with the year of the final exam', [course('2024/25', 4), course('2025/26', 5)], '2026-08-31'],
    ['a year later for who repeats the last one', [course('2025/26', 5), course('2026/27', 5)], '2027-08-31'],
    ['with the exam of the others for who left before', [course('2024/25', 3)], '2027-08-31'],
    ['with the later exam for who came back', [course('2024/25', 3), course('2026/27', 4)], '2028-08-31'],
    ['never for who was in no class', [], null],
  ])('comes %s', (_, history, end) => {
    expect(careerEnd(history)).toBe(end)
  })
})

describe('a term', () => {
  const of = (kind: RetentionKind, years: number, ends: (string | null)[]) =>
    dueOf({
      kind,
      schoolYear: schoolYear('2025/26'),
      years,
      ends: ends.map((end) => (end === null ? null : day(end))),
      today,
    })

  test.each([
    ['hours', 10, ['2026-08-31', '2028-08-31'], { on: '2038-09-01', inCareer: 0, unknown: 0 }],
    ['hours', 10, ['2026-08-31', '2037-08-31'], { on: '2047-09-01', inCareer: 1, unknown: 0 }],
    ['hours', 10, ['2026-08-31', null], { on: null, inCareer: 0, unknown: 1 }],
    ['diary', 0, ['2026-08-31'], { on: '2026-09-01', inCareer: 0, unknown: 0 }],
    // Nobody leaves earlier than the school year that it is about.
    ['papers', 5, ['2025-08-31'], { on: '2031-09-01', inCareer: 0, unknown: 0 }],
    // Reasons of absences do not wait for the exam.
    ['absence-reasons', 2, ['2037-08-31', null], { on: '2028-09-01', inCareer: 0, unknown: 0 }],
  ] as const)('of %s, %i years, is counted from the last student', (kind, years, ends, due) => {
    expect(of(kind, years, [...ends])).toEqual(due)
  })

  test('is what the school has decided, within its bounds, and otherwise the usual one', () => {
    expect(retentionYearsOf(null)).toMatchObject({ hours: 10, diary: 2, 'access-records': 5 })
    expect(retentionYearsOf({ hours: 1, diary: 30, 'access-records': 99 })).toMatchObject({
      hours: 5,
      diary: 30,
      'access-records': 50,
    })
    const typed = { hours: '4', papers: '10', 'paper-registers': '10', 'safety-certificates': '10', diary: '0' }
    const read = readTerms({
      ...typed,
      'absence-reasons': 'two',
      'family-links': '2',
      'access-records': '',
      choices: '2',
      assignments: '2',
    })
    expect(read.ok ? {} : read.problems).toEqual({
      hours: 'out-of-bounds',
      'absence-reasons': 'not-a-number',
      'access-records': 'required',
    })
  })
})

describe('what stands in the way of a deletion', () => {
  const clear: RetentionFacts = {
    kind: 'hours',
    records: 3,
    due: { on: day('2036-09-01'), inCareer: 0, unknown: 0 },
    today,
    returnedAt: new Date('2027-09-10T10:00:00Z'),
    approvedSince: false,
    waiting: 0,
    findings: 0,
  }
  test.each<[string, Partial<RetentionFacts>, string[]]>([
    ['nothing, when the term is over and all is returned', {}, []],
    ['nothing is there', { records: 0, returnedAt: null }, ['nothing-there']],
    ['the term', { due: { on: day('2036-10-02'), inCareer: 0, unknown: 0 } }, ['not-due']],
    ['a student before the exam', { due: { on: day('2047-09-01'), inCareer: 2, unknown: 0 } }, ['in-career']],
    ['a student of whom nothing is known', { due: { on: null, inCareer: 0, unknown: 1 } }, ['career-unknown']],
    ['a year that was not returned', { returnedAt: null }, ['not-returned']],
    ['hours approved after the return', { approvedSince: true }, ['approved-after-return']],
    ['hours that wait', { waiting: 1 }, ['hours-waiting']],
    ['a ledger that does not agree', { findings: 1 }, ['ledger-differs']],
    ['of papers, the return too', { kind: 'papers', returnedAt: null, waiting: 4, findings: 2 }, ['not-returned']],
    ['of a diary, only the term', { kind: 'diary', returnedAt: null, waiting: 4, findings: 2 }, []],
  ])('is %s', (_, change, blocks) => {
    expect(retentionBlocks({ ...clear, ...change })).toEqual(blocks)
  })
})

describe('where the records are', () => {
  test('each kind has an address of its own, and another text is none', () => {
    const kinds = Object.keys(retentionPlaces) as RetentionKind[]
    expect(kinds.map((kind) => kindFromAddress(kindInAddress(kind)))).toEqual(kinds)
    expect(kindFromAddress('altro')).toBeNull()
  })

  test('a school year begins and ends at midnight in Italy', () => {
    const year = schoolYear('2026/27')
    expect(yearFilter({ day: 'day' }, year, [])).toEqual({ day: { $gte: '2026-09-01', $lte: '2027-08-31' } })
    expect(yearFilter({ moment: 'at' }, year, [])).toEqual({
      at: { $gte: new Date('2026-08-31T22:00:00Z'), $lt: new Date('2027-08-31T22:00:00Z') },
    })
    expect(yearFilter('placement', year, ['p'])).toEqual({ placementId: { $in: ['p'] } })
  })

  test('of a roll call of several schools only the own reasons are told and emptied', () => {
    const place = retentionPlaces['absence-reasons'][2]
    const line = (schoolId: string, reason: string | null) => ({ schoolId, studentId: schoolId, reason })
    const record = {
      _id: 's',
      day: '2026-11-18',
      lines: [line('b', 'x'), line('a', 'febbre'), line('a', null)],
      note: 1,
    }
    expect(place?.part?.(record, 'a')).toMatchObject({ _id: 's', lines: [{ reason: 'febbre' }] })
    expect(place?.cut?.(record, 'a')).toEqual({ 'lines.1.reason': null })
  })

  test('files are found wherever they are named, once, and get a name every system can read', () => {
    const record = {
      at: new Date(0),
      scan: { fileId: 'f1', name: 'a/b:c.pdf' },
      signatures: [{ scan: { fileId: 'f1', name: 'a/b:c.pdf' } }, { scan: { fileId: 'f2', type: 'image/jpeg' } }],
    }
    const files = filesIn(record)
    expect(files.map(archivedName)).toEqual(['0001-a_b_c.pdf', '0002-file.jpg'])
    expect(digestOfRecord(record)).not.toBe(digestOfRecord({ ...record, at: new Date(1) }))
  })
})
