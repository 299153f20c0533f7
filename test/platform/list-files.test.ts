import { describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { writeCsv } from '../../src/platform/csv.ts'
import { plainFileName } from '../../src/platform/file-name.ts'
import { type ListSheet, mostRows, rowsThatFit, stampCell, totalRows } from '../../src/platform/list-sheet.ts'
import { writeListWorkbook } from '../../src/platform/workbook-list.ts'
import { readWorkbook } from '../registers/read-back.ts'

const list: ListSheet = {
  name: 'percorsi',
  title: 'Percorsi: 3ª A/INF & 4ª B',
  columns: [
    { header: 'Studente', kind: 'text', width: 20 },
    { header: 'Dal', kind: 'day', width: 12 },
    { header: 'Creato', kind: 'instant', width: 16 },
    { header: 'Alle', kind: 'time', width: 8 },
    { header: 'Ore', kind: 'duration', width: 8 },
    { header: 'Posti', kind: 'integer', width: 8 },
    { header: 'Quota', kind: 'part', width: 8 },
  ],
  rows: [
    ['D’Amico; "Giulia"', '2026-11-02', '2026-11-02 09:30', '08:15', 9005, 3, 0.75],
    ['=1+1', null, null, null, 0, null, null],
    ['due\r\nrighe', '2026-12-31', '', '', 59, 0, 1],
  ],
}

type Write = typeof writeCsv

async function bytesOf(write: Write, sheet: ListSheet, cut: string | null = null): Promise<Buffer> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), write(out, sheet, cut)])
  return bytes
}

async function csvOf(sheet: ListSheet, cut: string | null = null): Promise<string> {
  return (await bytesOf(writeCsv, sheet, cut)).toString('utf8')
}

async function* counting(most: number): AsyncGenerator<string[]> {
  for (let n = 1; n <= most; n++) yield [String(n)]
}

describe('a list as CSV', () => {
  test('opens in Excel as it is: marked UTF-8, semicolons, CRLF, Italian days and durations', async () => {
    const text = await csvOf(list)
    expect(text).toBe(
      '\ufeffStudente;Dal;Creato;Alle;Ore;Posti;Quota\r\n' +
        '"D’Amico; ""Giulia""";02/11/2026;02/11/2026 09:30;08:15;150:05;3;75%\r\n' +
        "'=1+1;;;;0:00;;\r\n" +
        '"due\nrighe";31/12/2026;;;0:59;0;100%\r\n',
    )
  })

  test('is read back cell by cell', async () => {
    const rows = parse(await csvOf(list), { bom: true, delimiter: ';' })
    expect(rows).toHaveLength(4)
    expect(rows[1]?.[0]).toBe('D’Amico; "Giulia"')
  })

  test.each(['=SUM(A1)', '+39 02 1234567', '-1+1', '@import', '\tcmd', ' =1', '"=1', '\r=1'])(
    'never lets a spreadsheet compute %j',
    async (value) => {
      const columns = [{ header: 'Nome', kind: 'text', width: 10 } as const]
      const [, row] = parse(await csvOf({ ...list, columns, rows: [[value]] }), { bom: true, delimiter: ';' })
      expect(row?.[0]?.startsWith("'")).toBe(true)
    },
  )

  test.each(['Rossi', 'D’Amico', '3-4', 'a=b', 'x@y.it', "'Ndrangheta (museo)"])(
    'leaves %j as it is',
    async (value) => {
      const columns = [{ header: 'Nome', kind: 'text', width: 10 } as const]
      const [, row] = parse(await csvOf({ ...list, columns, rows: [[value]] }), { bom: true, delimiter: ';' })
      expect(row?.[0]).toBe(value)
    },
  )

  test('says in its last line that it is cut', async () => {
    const text = await csvOf({ ...list, rows: [] }, 'Non è tutto.')
    expect(text.endsWith('Non è tutto.;;;;;;\r\n')).toBe(true)
  })

  test('does not wait for somebody who has gone away', async () => {
    const out = new PassThrough()
    out.resume()
    const writing = writeCsv(out, { ...list, rows: counting(100_000) }, null)
    out.destroy()
    await expect(writing).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
  })
})

describe('a list as a workbook', () => {
  test('has one row of headings that filters, values of their kind, and no merged cells', async () => {
    const workbook = await readWorkbook(await bytesOf(writeListWorkbook, list))
    const sheet = workbook.worksheets[0]
    if (!sheet) throw new Error('no sheet')
    expect(sheet.name).toBe('Percorsi 3ª A INF & 4ª B')
    expect(sheet.getRow(1).values).toEqual([undefined, 'Studente', 'Dal', 'Creato', 'Alle', 'Ore', 'Posti', 'Quota'])
    expect(sheet.autoFilter).toBe('A1:G4')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.hasMerges).toBe(false)
    expect(sheet.getCell('B2').value).toEqual(new Date('2026-11-02T00:00:00Z'))
    expect(sheet.getCell('C2').value).toEqual(new Date('2026-11-02T09:30:00Z'))
    expect([sheet.getCell('C2').numFmt, sheet.getCell('E2').numFmt]).toEqual(['dd/mm/yyyy hh:mm', '[h]:mm'])
    expect(sheet.getCell('F2').value).toBe(3)
    expect(sheet.getCell('G2').value).toBe(0.75)
    expect(sheet.getCell('A3').value).toBe('=1+1')
    expect(sheet.getCell('A3').numFmt).toBe('@')
    expect(sheet.getCell('B3').value).toBeNull()
  })

  test('says above the headings that it is cut', async () => {
    const workbook = await readWorkbook(await bytesOf(writeListWorkbook, list, 'Non è tutto.'))
    const sheet = workbook.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('Non è tutto.')
    expect(sheet?.getCell('A2').value).toBe('Studente')
    expect(sheet?.autoFilter).toBe('A2:G5')
  })

  test('may be empty', async () => {
    const workbook = await readWorkbook(await bytesOf(writeListWorkbook, { ...list, rows: [] }))
    expect(workbook.worksheets[0]?.rowCount).toBe(1)
  })
})

describe('the rows of a list', () => {
  test('are cut at the most that fit, whether they come at once or one by one', async () => {
    const columns = [{ header: 'n', kind: 'text', width: 5 } as const]
    const text = await csvOf({ ...list, columns, rows: counting(mostRows + 5) })
    expect(text.split('\r\n')).toHaveLength(mostRows + 2)
    const all = Array.from({ length: 10 }, (_, n) => [n])
    const taken: unknown[] = []
    for await (const row of rowsThatFit({ rows: all })) taken.push(row)
    expect(taken).toEqual(all)
  })

  test('are counted without reading them', () => {
    expect(totalRows({ rows: [[1], [2]] })).toBe(2)
    expect(totalRows({ rows: [[1]], total: 30_000 })).toBe(30_000)
    expect(totalRows({ rows: counting(3) })).toBeNull()
  })
})

test('an instant is the clock of Italy, in winter and in summer', () => {
  expect(stampCell(new Date('2026-11-22T13:05:00Z'))).toBe('2026-11-22 14:05')
  expect(stampCell(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02 00:30')
  expect(stampCell(null)).toBeNull()
})

test('the name of a file is plain letters', () => {
  expect(plainFileName(['Società d’arte', '2026-11-22'], 'csv')).toBe('Societa-d-arte-2026-11-22.csv')
  expect(plainFileName(['../../etc/passwd"\r\n'], 'xlsx')).toBe('etc-passwd.xlsx')
})
