import type ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { inflateSync } from 'node:zlib'
import { minutesIn, readWorkbook } from '../registers/read-back.ts'

/** One sheet of a workbook by its headings: the rows under them up to the first empty one. */
interface ReadSheet {
  /** What stands in the column of a row: text, or minutes of a duration. */
  texts(header: string): string[]
  minutes(header: string): number[]
}

export async function sheetNamed(bytes: Buffer, name: RegExp): Promise<ReadSheet> {
  const found = (await readWorkbook(bytes)).worksheets.find((sheet) => name.test(sheet.name))
  if (!found) throw new Error(`There is no sheet ${name.source}`)
  return readSheet(found)
}

function readSheet(sheet: ExcelJS.Worksheet): ReadSheet {
  const cells = (header: string): ExcelJS.Cell[] => {
    const [head, column] = placeOf(sheet, header)
    const found: ExcelJS.Cell[] = []
    for (let row = head + 1; row <= sheet.rowCount; row++) {
      const first = sheet.getCell(row, 1).text
      if (first === '' || first.startsWith('Totale')) break
      found.push(sheet.getCell(row, column))
    }
    return found
  }
  return {
    texts: (header) => cells(header).map(({ text }) => text),
    minutes: (header) => cells(header).map(minutesIn),
  }
}

function placeOf(sheet: ExcelJS.Worksheet, header: string): [number, number] {
  let place: [number, number] | null = null
  sheet.eachRow((row, at) =>
    row.eachCell((cell, column) => {
      if (place === null && cell.value === header) place = [at, column]
    }),
  )
  if (!place) throw new Error(`There is no column "${header}" in ${sheet.name}`)
  return place
}

/** The lines of a CSV by its headings. */
export function readCsv(bytes: Buffer): Record<string, string>[] {
  const [head = '', ...lines] = bytes.toString('utf8').replace('\uFEFF', '').trim().split('\r\n')
  const names = head.split(';')
  return lines.map((line) => {
    const cells = line.split(';')
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}

/** 48:30 in minutes. */
export function minutesOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** The files of an archive by name. */
export function filesIn(bytes: Buffer): Map<string, Buffer> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, Buffer.from(file)]))
}

/**
 * What a PDF shows, as a reader of the text would take it out: glyphs are turned back into letters by the maps that each
 * font of the file brings along.
 */
export function pdfText(bytes: Buffer): string {
  const objects = objectsOf(bytes)
  const fonts = new Map<string, Map<number, string>>()
  for (const { text } of objects.values())
    for (const [, name = '', ref = ''] of text.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const map = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(Number(ref))?.text ?? '')?.[1]
      if (map) fonts.set(name, lettersOf(objects.get(Number(map))?.stream ?? ''))
    }
  return [...objects.values()].map(({ stream }) => shownBy(stream, fonts)).join('')
}

interface PdfObject {
  text: string
  stream: string
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const found = new Map<number, PdfObject>()
  for (const match of bytes.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)) {
    const [, id = '', body = ''] = match
    const [text = '', packed] = body.split('stream\n')
    found.set(Number(id), { text, stream: packed === undefined ? '' : unpacked(packed) })
  }
  return found
}

function unpacked(packed: string): string {
  try {
    return inflateSync(Buffer.from(packed.replace(/\nend$/u, ''), 'latin1')).toString('latin1')
  } catch {
    // A picture or a font is no text.
    return ''
  }
}

/** The letters of one font: `<0000> <00ff> [<0020> <0041> …]`. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/giu)) {
    let glyph = Number.parseInt(from, 16)
    for (const [, code = ''] of list.matchAll(/<([0-9a-f ]+)>/giu)) {
      const units = code.replaceAll(' ', '').match(/.{4}/gu) ?? []
      letters.set(glyph++, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return letters
}

function shownBy(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> = new Map()
  let text = ''
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/gu)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map()
    else {
      const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/giu)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/gu) ?? [],
      )
      text += `${glyphs.map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '?').join('')}\n`
    }
  }
  return text
}
