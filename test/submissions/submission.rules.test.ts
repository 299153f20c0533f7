import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { buildReturn } from '../../src/submissions/build-return.rules.ts'
import { differenceOf, linesOf, sheetNames } from '../../src/submissions/return-lines.rules.ts'
import type { ReturnFacts } from '../../src/submissions/return-facts.rules.ts'
import { changedLists } from '../../src/submissions/return.sheet.ts'
import { submissionRefusals, submittedMinutesOf } from '../../src/submissions/submission.rules.ts'
import { aReturn, aStudent } from './a-return.ts'

const linesFor = (facts: ReturnFacts) => linesOf(buildReturn(facts))

describe('submitting', () => {
  const facts = {
    today: day('2027-06-10'),
    lines: 4,
    blocking: 0,
    digest: 'now',
    last: null,
    seen: { digest: 'now', number: 1 },
    receipt: { number: 'SIDI-1', on: day('2027-06-10'), hasFile: false },
  }
  const last = { number: 1, digest: 'then' }
  test.each<[string, Partial<Parameters<typeof submissionRefusals>[0]>, string[]]>([
    ['the first time', {}, []],
    ['with the file alone', { receipt: { number: null, on: day('2027-06-10'), hasFile: true } }, []],
    [
      'with no receipt at all',
      { receipt: { number: null, on: day('2027-06-10'), hasFile: false } },
      ['receipt-missing'],
    ],
    [
      'with a receipt of tomorrow',
      { receipt: { number: '1', on: day('2027-06-11'), hasFile: false } },
      ['in-the-future'],
    ],
    ['with something to mend', { blocking: 1 }, ['to-mend']],
    ['of data that have changed since they were looked at', { digest: 'new' }, ['changed-meanwhile']],
    ['of nothing', { lines: 0 }, ['nothing-to-submit']],
    ['again, as number one', { last }, ['already-submitted']],
    ['again, with what has changed', { last, seen: { digest: 'now', number: 2 } }, []],
    [
      'again, with nothing new',
      { last: { number: 1, digest: 'now' }, seen: { digest: 'now', number: 2 } },
      ['nothing-changed'],
    ],
    ['again, when everything has gone', { last, lines: 0, seen: { digest: 'now', number: 2 } }, []],
  ])('%s', (_, change, reasons) => {
    expect(submissionRefusals({ ...facts, ...change })).toEqual(reasons)
  })

  test('the Ministry is told of the change alone, also of who has nothing any more', () => {
    const rows = buildReturn(aReturn())
    const first = submittedMinutesOf(rows, [])
    expect(first).toEqual([{ studentId: 'lucia', yearOfCourse: 4, minutes: 2400, change: 2400 }])
    const before = [
      { ...first[0]!, minutes: 2500 },
      { studentId: 'gone', yearOfCourse: 3, minutes: 60, change: 60 },
    ]
    expect(submittedMinutesOf(rows, before)).toEqual([
      { studentId: 'gone', yearOfCourse: 3, minutes: 0, change: -60 },
      { studentId: 'lucia', yearOfCourse: 4, minutes: 2400, change: -100 },
    ])
  })

  test('the files of a difference say of each line what became of it, a changed one as it was and as it is', () => {
    const now = linesFor(aReturn())
    const sent = linesFor(aReturn({ students: [aStudent({ years: { ...aStudent().years, third: 0 } })] }))
    const changes = differenceOf(
      sent,
      now.filter(({ sheet }) => sheet !== 'Strutture'),
    )
    const rows = changedLists(changes).map(({ title, rows: each }) => [
      title,
      [...(each as string[][])].map(([what]) => what),
    ])
    expect(rows).toEqual([
      ['Percorsi', []],
      ['Strutture', ['tolta']],
      ['Alunni', []],
      ['Ore per anno', ['modificata: prima', 'modificata: dopo']],
    ])
    expect(sheetNames).toHaveLength(4)
  })
})
