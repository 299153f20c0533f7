import { Writable } from 'node:stream'
import exceljs from 'exceljs'
import { type CellKind, columnLetter, isFormula, type Sheet } from '../../src/platform/workbook-sheet.ts'
import { excelValue } from '../../src/platform/workbook-styles.ts'
import { zipOf } from '../../test/support/zip.ts'

type Value = string | number | Date | null | { formula: string; result: string | number | Date }

/** The headings and cells of a register as Excel takes them, worked out before the clock starts. */
export interface PlainSheet {
  name: string
  kinds: readonly CellKind[]
  rows: readonly (readonly Value[])[]
}

/** Every formula becomes one of the same length: what it says does not change what writing it costs. */
export function plainSheet({ name, columns, rows }: Sheet): PlainSheet {
  const kinds = columns.map(({ kind }) => kind)
  const cells = rows.map((row) =>
    row.map((cell, index): Value => {
      const kind = kinds[index] ?? 'text'
      if (!isFormula(cell)) return excelValue(cell, kind)
      return {
        formula: cell.formula.replace(/[[{]\w+(?:-1)?[\]}]/gu, 'A1'),
        result: excelValue(cell.result, kind) ?? 0,
      }
    }),
  )
  return { name, kinds, rows: [columns.map(({ header }) => header), ...cells] }
}

const formats: Record<CellKind, string> = {
  text: 'General',
  day: 'dd/mm/yyyy',
  time: 'hh:mm',
  instant: 'dd/mm/yyyy hh:mm',
  duration: '[h]:mm',
  integer: '0',
  part: '0.0%',
}

/** The library's streaming writer and nothing else: no titles, no merged cells, no heights; one style per kind. */
export async function writeWithLibrary(out: Writable, sheets: readonly PlainSheet[]): Promise<void> {
  const line = { style: 'thin' } as const
  const border = { top: line, left: line, bottom: line, right: line }
  const styles = Object.fromEntries(Object.entries(formats).map(([kind, numFmt]) => [kind, { numFmt, border }]))
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  for (const { name, kinds, rows } of sheets) {
    const worksheet = workbook.addWorksheet(name)
    for (const [index, values] of rows.entries()) {
      const row = worksheet.getRow(index + 1)
      for (const [column, value] of values.entries()) {
        const cell = row.getCell(column + 1)
        cell.value = value as exceljs.CellValue
        cell.style = styles[kinds[column] ?? 'text'] ?? {}
      }
      row.commit()
    }
    worksheet.commit()
  }
  await workbook.commit()
}

const xml = (body: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`)
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageOf = 'http://schemas.openxmlformats.org/package/2006'
const kindsInOrder = Object.keys(formats) as CellKind[]

/** The lower bound: the text of the file put together and zipped. */
export async function writeByHand(out: Writable, sheets: readonly PlainSheet[]): Promise<void> {
  const part = (type: string, name: string) =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  const sheetFile = (index: number) => `xl/worksheets/sheet${index + 1}.xml`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packageOf}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('sheet.main', 'xl/workbook.xml')}${part('styles', 'xl/styles.xml')}${sheets.map((_, index) => part('worksheet', sheetFile(index))).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packageOf}/relationships">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packageOf}/relationships">${sheets.map((_, index) => relation(`r${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation('s', 'styles', 'styles.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    ['xl/styles.xml', stylesXml()],
    ...sheets.map((sheet, index): [string, string] => [sheetFile(index), sheetXml(sheet)]),
  ]
  out.end(zipOf(files.map(([name, body]) => ({ name, content: xml(body) }))))
}

function stylesXml(): string {
  const numbers = kindsInOrder.map((kind, index) => `<numFmt numFmtId="${164 + index}" formatCode="${formats[kind]}"/>`)
  const looks = kindsInOrder.map((_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="1"/>`)
  const side = (name: string) => `<${name} style="thin"/>`
  return `<styleSheet xmlns="${spreadsheet}"><numFmts count="6">${numbers.join('')}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">${looks.join('')}</cellXfs></styleSheet>`
}

function sheetXml({ rows, kinds }: PlainSheet): string {
  const looks = kinds.map((kind) => kindsInOrder.indexOf(kind))
  const letters = kinds.map((_, index) => columnLetter(index + 1))
  const lines = rows.map((row, index) => {
    const cells = row.map((value, column) => cellXml(value, `r="${letters[column]}${index + 1}" s="${looks[column]}"`))
    return `<row r="${index + 1}">${cells.join('')}</row>`
  })
  return `<worksheet xmlns="${spreadsheet}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

const midnightOf1900 = Date.UTC(1899, 11, 30)

function cellXml(value: Value, attributes: string): string {
  if (value === null) return `<c ${attributes}/>`
  if (typeof value === 'string') return `<c ${attributes} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
  if (typeof value === 'number') return `<c ${attributes}><v>${value}</v></c>`
  if (value instanceof Date) return `<c ${attributes}><v>${(value.getTime() - midnightOf1900) / 86_400_000}</v></c>`
  const text = typeof value.result === 'string' ? ' t="str"' : ''
  return `<c ${attributes}${text}><f>${escaped(value.formula)}</f><v>${escaped(String(value.result))}</v></c>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
}
