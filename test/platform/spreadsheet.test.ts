import { describe, expect, test } from '@jest/globals'
import type { Cell } from '../../src/platform/sheet.ts'
import { readSpreadsheet, spreadsheetLimits, type SpreadsheetLimits } from '../../src/platform/spreadsheet.ts'
import { repairMojibake } from '../../src/platform/text-decoding.ts'
import { workbookOf } from '../support/workbook.ts'
import { zipOf, type ZipEntry } from '../support/zip.ts'

const MEGABYTE = 1_000_000
const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))

async function cellsOf(bytes: Uint8Array): Promise<Cell[][]> {
  const reading = await readSpreadsheet(bytes, 'elenco.csv')
  if (!reading.ok) throw new Error(reading.reason)
  return reading.spreadsheet.sheets.flatMap((sheet) => sheet.rows.map((row) => row.cells))
}

async function refusalOf(bytes: Uint8Array, limits: Partial<SpreadsheetLimits> = {}): Promise<string | null> {
  const reading = await readSpreadsheet(bytes, 'elenco.xlsx', { ...spreadsheetLimits, ...limits })
  return reading.ok ? null : reading.reason
}

// What makes a workbook, small enough to be written by hand.
function parts(sheetXml: string): ZipEntry[] {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const entry = (name: string, text: string) => ({ name, content: Buffer.from(`<?xml version="1.0"?>${text}`) })
  return [
    entry(
      '[Content_Types].xml',
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ),
    entry(
      '_rels/.rels',
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    entry(
      'xl/workbook.xml',
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="3A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    entry(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    entry(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheetXml}</worksheet>`,
    ),
  ]
}
const COGNOME = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Cognome</t></is></c></row></sheetData>'

describe('a csv is read whatever its encoding and separator', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytesOf('Nome;Luogo\nNicolò;Cirié\n')],
    ['UTF-8 with its mark and CRLF', bytesOf('\ufeffNome;Luogo\r\nNicolò;Cirié\r\n')],
    ['UTF-16 with its mark', bytesOf('\ufeffNome\tLuogo\nNicolò\tCirié\n', 'utf16le')],
    ['UTF-16 without', bytesOf('Nome;Luogo\nNicolò;Cirié\n', 'utf16le')],
    ['windows-1252', bytesOf('Nome,Luogo\nNicolò,Cirié\n', 'latin1')],
    [
      'Macintosh',
      Uint8Array.from(
        Buffer.concat([bytesOf('Nome|Luogo\nNicol'), Buffer.from([0x98]), bytesOf('|Ciri'), Buffer.from([0x8e])]),
      ),
    ],
    ['tabs', bytesOf('Nome\tLuogo\nNicolò\tCirié')],
    ['quotes', bytesOf('"Nome","Luogo"\n"Nicolò","Cirié"')],
    ['the separator declared', bytesOf('sep=;\nNome;Luogo\nNicolò;Cirié')],
  ])('%s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual([
      ['Nome', 'Luogo'],
      ['Nicolò', 'Cirié'],
    ])
  })

  test('rows keep the numbers people see, empty lines counted', async () => {
    const reading = await readSpreadsheet(bytesOf('Elenco\n\nNome;Nato\n"A\nB";1\n'), '/tmp/classe 3A.csv')
    const sheet = reading.ok ? reading.spreadsheet.sheets[0] : undefined
    expect(sheet?.name).toBe('classe 3A')
    expect(sheet?.rows.map((row) => row.number)).toEqual([1, 3, 4])
  })

  test('a comma inside names does not make it the separator', async () => {
    expect(await cellsOf(bytesOf('Titolo\nAlunno;Via\nRossi, Ugo;Via Po, 1\nVerdi, Ida;Via Po, 2'))).toContainEqual([
      'Rossi, Ugo',
      'Via Po, 1',
    ])
  })

  test('a quote never closed does not swallow the file', async () => {
    expect(await cellsOf(bytesOf('Nome;Luogo\n"Ugo;Milano\nIda;Monza'))).toContainEqual(['Ida', 'Monza'])
  })

  test.each([
    ['NicolÃ²', 'Nicolò'],
    ['NICOLÃ’', 'NICOLÒ'],
    ['JoÃ£o', 'João'],
    ['CittÃ\u00a0', 'Città'],
    ['CittÃ di', 'Città di'],
    ['Nicolò', 'Nicolò'],
    ['São Tomé', 'São Tomé'],
    ['Forlì è là', 'Forlì è là'],
  ])('letters decoded twice are put right: %s', (text, right) => expect(repairMojibake(text)).toBe(right))
})

describe('a workbook is read as a person sees it', () => {
  test('days are days, merged cells have their value everywhere, empty rows are counted', async () => {
    const bytes = await workbookOf({
      name: '3A',
      rows: [
        ['Titolo', null, null],
        [],
        ['Nato', 'Ore', 'Nome'],
        [new Date('2010-03-12T00:00:00Z'), 3.5, 'Ugo'],
        [null, 4],
      ],
      merges: ['A1:C1', 'C4:C5'],
    })
    const reading = await readSpreadsheet(bytes, 'x')
    expect(reading).toEqual({
      ok: true,
      spreadsheet: {
        sheets: [
          {
            name: '3A',
            hidden: false,
            rows: [
              { number: 1, cells: ['Titolo', 'Titolo', 'Titolo'], covered: [1, 2] },
              { number: 3, cells: ['Nato', 'Ore', 'Nome'], covered: [] },
              { number: 4, cells: ['2010-03-12', 3.5, 'Ugo'], covered: [] },
              { number: 5, cells: [null, 4, 'Ugo'], covered: [] },
            ],
          },
        ],
      },
    })
  })

  test('a day with the hours between Rome and Greenwich is the day of Rome', async () => {
    const bytes = await workbookOf({ name: 'x', rows: [[new Date('2010-03-11T23:00:00Z')]] })
    expect(await cellsOf(bytes)).toEqual([['2010-03-12']])
  })

  test.each([false, true])('an archive written by hand, long form %s', async (long) => {
    expect(await cellsOf(zipOf(parts(COGNOME), { long }))).toEqual([['Cognome']])
  })

  test('a drop-down list on a whole column costs nothing', async () => {
    const validation =
      '<dataValidations count="1"><dataValidation type="list" sqref="B1:Z1048576"><formula1>"M,F"</formula1></dataValidation></dataValidations>'
    expect(await cellsOf(zipOf(parts(COGNOME + validation)))).toEqual([['Cognome']])
  })
})

describe('what cannot be read is refused, with the reason', () => {
  test.each<[string, Uint8Array, string]>([
    ['no bytes', new Uint8Array(), 'empty'],
    ['only blanks', bytesOf('\ufeff \r\n\r\n'), 'empty'],
    ['only separators', bytesOf(';;;\n;;;\n'), 'empty'],
    ['a pdf', bytesOf('%PDF-1.7 ...'), 'not-a-table'],
    ['a picture', bytesOf('\x89PNG\r\n\x1a\n', 'latin1'), 'not-a-table'],
    ['a program', bytesOf('MZ\x90\x00\x03', 'latin1'), 'not-a-table'],
    ['a web page called xls', bytesOf('<html><body><table><tr><td>Cognome</td></tr></table>'), 'not-a-table'],
    ['control characters', bytesOf('abc\x01\x02\x03def'), 'not-a-table'],
    ['xls saved as xml', bytesOf('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'), 'old-xls'],
    ['xls of before 1997', Uint8Array.from([0x09, 0x04, 0x06, 0x00, 0x00]), 'old-xls'],
    ['a zip of something else', zipOf([{ name: 'foto.txt', content: Buffer.from('ciao') }]), 'not-a-table'],
    ['an OpenDocument sheet', zipOf([{ name: 'content.xml', content: Buffer.from('<x/>') }]), 'open-document'],
    ['a binary workbook', zipOf([{ name: 'xl/workbook.bin', content: Buffer.from('x') }]), 'old-xls'],
    ['a workbook of nonsense', zipOf([{ name: 'xl/workbook.xml', content: Buffer.from('<<<') }]), 'broken'],
    [
      'an encrypted zip',
      zipOf([{ name: 'xl/workbook.xml', content: Buffer.from('x'), encrypted: true }]),
      'password-protected',
    ],
    ['a workbook with nothing in it', zipOf(parts('<sheetData/>')), 'empty'],
  ])('%s', async (_, bytes, reason) => expect(await refusalOf(bytes)).toBe(reason))

  const compound = (stream: string) =>
    new Uint8Array(
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]),
    )
  test.each([
    ['EncryptedPackage', 'password-protected'],
    ['Workbook', 'old-xls'],
    ['WordDocument', 'not-a-table'],
  ])('a compound file that holds %s', async (stream, reason) => {
    expect(await refusalOf(compound(stream))).toBe(reason)
  })

  test('a workbook cut short', async () => {
    const bytes = await workbookOf({ name: '3A', rows: [['Cognome', 'Nome']] })
    expect(await refusalOf(bytes.subarray(0, bytes.length - 200))).toBe('broken')
    expect(await refusalOf(bytes.subarray(0, 40))).toBe('broken')
  })

  test('a workbook with a damaged part', async () => {
    const bytes = Uint8Array.from(zipOf(parts(COGNOME)))
    bytes.fill(0xff, 45, 80)
    expect(await refusalOf(bytes)).toBe('broken')
  })

  test('a zip bomb, whether it tells its size or lies about it', async () => {
    const content = Buffer.alloc(80 * MEGABYTE, ' ')
    const bomb = (declaredSize?: number) => [
      ...parts(COGNOME),
      { name: 'xl/media/bomb.xml', content, ...(declaredSize === undefined ? {} : { declaredSize }) },
    ]
    expect(await refusalOf(zipOf(bomb()))).toBe('zip-bomb')
    expect(await refusalOf(zipOf(bomb(100)))).toBe('zip-bomb')
  })

  test('an archive of very many entries', async () => {
    const many = Array.from({ length: 600 }, (_, n) => ({ name: `xl/${n}.xml`, content: Buffer.from('x') }))
    expect(await refusalOf(zipOf(many))).toBe('zip-bomb')
  })

  test('too many bytes, too many rows, too many columns', async () => {
    expect(await refusalOf(bytesOf('x'.repeat(100)), { maxBytes: 99 })).toBe('too-large')
    expect(await refusalOf(bytesOf('a;b\n'.repeat(11)), { maxRows: 10 })).toBe('too-many-rows')
    const rows = Array.from({ length: 11 }, () => ['Rossi', 'Ugo'])
    expect(await refusalOf(await workbookOf({ name: 'x', rows }), { maxRows: 10 })).toBe('too-many-rows')
    expect(await refusalOf(await workbookOf({ name: 'x', rows }), { maxColumns: 1 })).toBe('too-many-rows')
  })

  test('a workbook that takes too long, or too much memory', async () => {
    const row = (n: number) =>
      `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>${'x'.repeat(300)}${n}</t></is></c></row>`
    const rows = Array.from({ length: 60_000 }, (_, n) => row(n + 1)).join('')
    const bytes = zipOf(parts(`<sheetData>${rows}</sheetData>`))
    expect(await refusalOf(bytes, { maxRows: 100_000, timeoutMs: 100 })).toBe('timeout')
    expect(await refusalOf(bytes, { maxRows: 100_000, memoryMb: 20 })).toBe('too-large')
  })
})
