// Runs in a thread of its own, with little memory and little time: a hostile workbook can only end this thread. Plain
// JavaScript, because a worker does not go through the loader that lets the rest of the program run from TypeScript.
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'

// exceljs writes down a validation for every cell of its range, and a drop-down list on a whole column has a million.
const NOT_DATA = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'autoFilter',
  'rowBreaks',
  'headerFooter',
  'sheetProtection',
  'extLst',
]

// A time of the day, or a number of hours, is kept in Excel as a part of the first days of its calendar: no document
// means them as days.
let firstDay = Date.UTC(1899, 11, 30)
const FIRST_DAYS_MS = 40 * 86_400_000

try {
  parentPort?.postMessage({ sheets: await readSheets(workerData) })
} catch (error) {
  parentPort?.postMessage({ problem: /Max (row|column) count/.test(String(error)) ? 'too-many-rows' : 'broken' })
}

async function readSheets({ bytes, maxRows, maxColumns }) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes, { maxRows, maxCols: maxColumns, ignoreNodes: NOT_DATA })
  if (workbook.properties.date1904) firstDay = Date.UTC(1904, 0, 1)
  return workbook.worksheets.map((sheet) => {
    const rows = []
    sheet.eachRow((row, number) => {
      const covered = []
      const cells = []
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        if (cell.isMerged && cell.master.col !== cell.col) covered.push(column - 1)
        cells[column - 1] = plain(cell.value)
      })
      if (cells.some((cell) => cell !== null)) rows.push({ number, cells, covered })
    })
    return { name: sheet.name, hidden: sheet.state !== 'visible', rows }
  })
}

function plain(value) {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 'VERO' : 'FALSO'
  return value instanceof Date ? isoDate(value) : plainOfObject(value ?? {})
}

// Formatted text, a link, a formula; an error is as good as nothing.
function plainOfObject(value) {
  if ('richText' in value) return plain(value.richText.map((run) => run.text).join(''))
  if ('hyperlink' in value) return plain(value.text)
  return 'result' in value ? plain(value.result) : null
}

// A day written by a program in Italy may carry the hour or two between Rome and Greenwich: it means the next midnight.
function isoDate(value) {
  if (Number.isNaN(value.getTime())) return null
  const sinceFirst = value.getTime() - firstDay
  if (sinceFirst >= 0 && sinceFirst < FIRST_DAYS_MS) return clockText(Math.round(sinceFirst / 60_000))
  return new Date(value.getTime() + (value.getUTCHours() >= 22 ? 7_200_000 : 0)).toISOString().slice(0, 10)
}

function clockText(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
