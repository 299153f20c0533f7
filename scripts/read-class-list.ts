// npm run -s read:class-list -- FILE: prints how a class list would be read, and stores nothing.
import { readFile, stat } from 'node:fs/promises'
import { dayOf } from '../src/platform/day.ts'
import { readSpreadsheet, spreadsheetLimits } from '../src/platform/spreadsheet.ts'
import { classListProblemText, classListRefusalText, type ListRefusal } from '../src/schools/class-list.pages.ts'
import { readClassList } from '../src/schools/class-list.rules.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('npm run -s read:class-list -- FILE')
  process.exitCode = 2
} else {
  await print(file)
}

async function print(name: string): Promise<void> {
  const found = await stat(name).catch(() => null)
  if (!found?.isFile()) {
    console.error(`${name}: questo file non c'è`)
    process.exitCode = 2
    return
  }
  if (found.size > spreadsheetLimits.maxBytes) return refuse('too-large', [])
  const spreadsheet = await readSpreadsheet(await readFile(name), name)
  if (!spreadsheet.ok) return refuse(spreadsheet.reason, [])
  const reading = readClassList(spreadsheet.spreadsheet, dayOf(new Date()))
  if (!reading.ok) return refuse(reading.reason, reading.droppedColumns)
  const { students, problems, droppedColumns } = reading.list
  const severalSheets = spreadsheet.spreadsheet.sheets.length > 1
  write({
    students: students.map(({ sheet: _sheet, row: _row, leaving, ...student }) =>
      leaving ? { ...student, leaving } : student,
    ),
    problems: problems.map(({ sheet, row, reason }) => ({
      row,
      reason,
      message: classListProblemText(reason, 'it'),
      ...(severalSheets ? { sheet } : {}),
    })),
    droppedColumns: droppedColumns.map(({ heading }) => heading),
  })
}

function refuse(reason: ListRefusal, droppedColumns: string[]): void {
  const message = classListRefusalText(reason, 'it')
  write({ refused: reason, message, students: [], problems: [{ row: null, reason, message }], droppedColumns })
  process.exitCode = 1
}

function write(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
}
