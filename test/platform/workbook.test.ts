import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  cellText,
  columnLetter,
  looksLikeFormula,
  resolveFormula,
  type Sheet,
  sheetNames,
  stretches,
} from '../../src/platform/workbook-sheet.ts'
import { writeWorkbook } from '../../src/platform/workbook.ts'
import { bytesOf, minutesIn, readWorkbook, rowOf, sumOf } from '../registers/read-back.ts'

const columns = [
  { key: 'name', header: 'Nome', kind: 'text', width: 30 },
  { key: 'day', header: 'Data', kind: 'day', width: 12 },
  { key: 'from', header: 'Dalle', kind: 'time', width: 10 },
  { key: 'hours', header: 'Ore', kind: 'duration', width: 10, sum: true },
] as const

function aSheet(rows: Sheet['rows'], more: Partial<Sheet> = {}): Sheet {
  return {
    name: 'Prova',
    title: 'Titolo',
    notice: null,
    header: [],
    columns,
    rows,
    totalLabel: 'Totale',
    lines: [],
    signatures: [],
    footnote: 'Rossi & C.',
    ...more,
  }
}

describe('a workbook', () => {
  test('gives back what was put in: texts as texts, days as days, hours of any length', async () => {
    const texts = ['=1+1', '+39 02', '-x', '@you', 'D’Àvalos & <b> "q" \'a\'', '日本 😀', 'a\nb', ' spazi ']
    const rows = texts.map((text, n) => [text, '2026-03-29', '02:30', 1500 + n] as const)
    const sheet = (await readWorkbook(await bytesOf([aSheet(rows)]))).worksheets[0]
    if (!sheet) throw new Error('no sheet')
    const first = rowOf(sheet, 'Nome').number + 1
    for (const [n, text] of texts.entries()) {
      const row = sheet.getRow(first + n)
      expect(row.getCell(1).value).toBe(text)
      expect(row.getCell(1).formula).toBeUndefined()
      expect(row.getCell(1).numFmt === '@').toBe(looksLikeFormula(text))
      expect(row.getCell(2).value).toEqual(new Date('2026-03-29T00:00:00Z'))
      expect(minutesIn(row.getCell(3))).toBe(150)
      expect(minutesIn(row.getCell(4))).toBe(1500 + n)
    }
    const total = rowOf(sheet, 'Totale').getCell(4)
    expect(minutesIn(total)).toBe(sumOf(sheet, total.formula))
    expect(sheet.headerFooter.oddFooter).toContain('Rossi && C.')
  })

  test('control characters and halves of letters are left out instead of breaking the file', async () => {
    const broken = `a${String.fromCharCode(0, 7, 27, 0xfffe)}b\ud800c\r\nd`
    const sheet = (await readWorkbook(await bytesOf([aSheet([[broken, null, null, 0]], { title: broken })])))
      .worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('abc\nd')
    expect(sheet && sheet.getRow(rowOf(sheet, 'Nome').number + 1).getCell(1).value).toBe('abc\nd')
  })

  test('holds several sheets, with names that Excel takes', async () => {
    const names = ['Ore 3A/B: [x]', 'Ore 3A/B: [x]', '', "'", 'x'.repeat(40), 'X'.repeat(40)]
    const workbook = await readWorkbook(await bytesOf(names.map((name) => aSheet([], { name }))))
    const written = workbook.worksheets.map((sheet) => sheet.name)
    expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const name of written) expect(name).toMatch(/^[^:\\/?*[\]']{1,31}$/u)
    expect(written.slice(0, 2)).toEqual(['Ore 3A B x', 'Ore 3A B x 2'])
  })

  test('three thousand rows are written without holding everybody else up', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const rows = Array.from({ length: 3000 }, (_, n) => [`Riga ${n}`, '2026-11-16', '08:30', 60])
    const sheet = (await readWorkbook(await bytesOf([aSheet(rows)]))).worksheets[0]
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
    expect(sheet && minutesIn(rowOf(sheet, 'Totale').getCell(4))).toBe(180_000)
  })

  test('a reader who goes away ends the writing', async () => {
    const out = new PassThrough()
    const rows = Array.from({ length: 2000 }, (_, n) => [`Riga ${n}`, '2026-11-16', '08:30', 60])
    const writing = writeWorkbook(out, [aSheet(rows)])
    out.destroy()
    await expect(writing).resolves.toBeUndefined()
  })
})

describe('names, letters and formulas', () => {
  test('columns are counted as spreadsheets do', () => {
    expect([1, 16, 26, 27, 52, 702, 703].map(columnLetter)).toEqual(['A', 'P', 'Z', 'AA', 'AZ', 'ZZ', 'AAA'])
  })

  test('formulas name cells of their row, the row above, and those under the table', () => {
    const references = { columns: new Map([['a', 'C']]), cells: new Map([['total', 'D9']]) }
    expect(resolveFormula('{a}+{a-1}+[total]', 7, references)).toBe('C7+C6+D9')
    expect(() => resolveFormula('{b}', 7, references)).toThrow('names b')
  })

  test('any names become usable and different ones', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 50, unit: 'grapheme' }), { maxLength: 8 }), (names) => {
        const made = sheetNames(names)
        const different = new Set(made.map((name) => name.toLowerCase())).size === names.length
        return different && made.every((name) => name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]/u.test(name))
      }),
    )
  })

  test('cleaning a text twice changes nothing more', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cellText(cellText(text)) === cellText(text)))
  })

  test('stretches cover all columns, each with one at least', () => {
    expect(stretches(columns, 1)).toEqual([4])
    expect(stretches(columns, 4)).toEqual([1, 2, 3, 4])
    expect(stretches(columns, 2)).toEqual([2, 4])
  })
})
