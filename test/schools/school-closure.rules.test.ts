import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { closuresOn, readSchoolClosures, schoolClosureLine } from '../../src/schools/school-closure.rules.ts'

describe('days without lessons', () => {
  test.each([
    ['02/11/2026', 'not-a-period', '2/x | Ponte'],
    ['a reason', 'no-reason', '02/11/2026'],
    ['the right way round', 'ends-before-it-begins', '06/01/2027 - 24/12/2026 | Natale'],
    ['a short reason', 'reason-too-long', `02/11/2026 | ${'x'.repeat(121)}`],
  ])('need %s: %s', (_what, reason, line) => {
    expect(readSchoolClosures(`\n${line}`).problems).toEqual([{ line: 2, reason }])
  })

  test('are read in order, each once, and written as they were', () => {
    const { closures, problems } = readSchoolClosures(
      '24/12/2026 al 06/01/2027 | Natale \n02-11-2026|Ponte\r\n2/11/2026 | Ponte\n',
    )
    expect(problems).toEqual([])
    expect(closures.map(schoolClosureLine)).toEqual(['02/11/2026 | Ponte', '24/12/2026 - 06/01/2027 | Natale'])
  })

  test('are at most a hundred', () => {
    const lines = Array.from({ length: 101 }, (_, n) => `02/11/${2000 + n} | Ponte`)
    expect(readSchoolClosures(lines.join('\n')).problems).toEqual([{ line: 101, reason: 'too-many' }])
  })

  test('hold from their first day to their last', () => {
    const closure = { from: day('2026-12-24'), to: day('2027-01-06'), reason: 'Natale' }
    const on = (text: string) => closuresOn([closure], day(text)).length
    expect(['2026-12-23', '2026-12-24', '2027-01-06', '2027-01-07'].map(on)).toEqual([0, 1, 1, 0])
  })
})
