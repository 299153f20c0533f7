import { describe, expect, test } from '@jest/globals'
import { columnWidths, sumRow, tableRow } from '../../src/platform/pdf-columns.ts'
import type { Sheet } from '../../src/platform/workbook-sheet.ts'

const sheet: Sheet = {
  name: 'Ore',
  title: 'Ore',
  notice: null,
  draft: false,
  header: [],
  columns: [
    { key: 'number', header: 'N.', kind: 'integer', width: 4 },
    { key: 'code', header: 'Codice', kind: 'text', width: 6 },
    { key: 'minutes', header: 'Ore', kind: 'duration', width: 8, sum: true },
    { key: 'note', header: 'Note', kind: 'text', width: 10 },
  ],
  rows: [
    [1, 'DMCGLI10H69F205F', 60, 'breve'],
    [2, '', 90, ''],
  ],
  totalLabel: 'Totale delle ore convalidate',
  lines: [],
  signatures: [],
  footnote: '',
}

describe('the columns of a table on paper', () => {
  test('are together as wide as the page, and a tax code is not broken', () => {
    const widths = columnWidths(sheet, 400)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(400)
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeGreaterThan(4)
  })

  test('give the label of the sums the room that is empty before the first sum', () => {
    const row = sumRow(sheet, [40, 60, 80, 100])
    expect(row.texts).toEqual(['Totale delle ore convalidate', '', '2:30', ''])
    expect(row.widths).toEqual([100, 0, 80, 100])
    expect(row.aligns[0]).toBe('left')
  })

  test('set texts to the left and numbers to the right', () => {
    expect(tableRow(sheet, [1, 1, 1, 1], 'headings').aligns).toEqual(['right', 'left', 'right', 'left'])
  })
})
