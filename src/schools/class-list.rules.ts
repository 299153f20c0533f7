// The class list (elenco alunni) that a school office brings: any workbook or csv, read by the meaning of its headings.
// Whoever is on it is kept, even without a right tax code (foreign students wait for theirs): what is doubtful is a
// problem beside the row, for a person to look at. Only what an enrolment needs is read: class-list-columns.rules.ts.

import type { Day } from '../platform/day.ts'
import type { Spreadsheet } from '../platform/sheet.ts'
import { isOtherList, kindOfOtherList, type OtherList } from './class-list-other.rules.ts'
import type { ClassList } from './class-list-result.rules.ts'
import { withoutRepetitions } from './class-list-repeated.rules.ts'
import { readSheet, type SheetRows } from './class-list-rows.rules.ts'
import { readStudents } from './class-list-student.rules.ts'

export type ClassListRefusal = OtherList | 'no-students'
export type ClassListReading =
  | { ok: true; list: ClassList }
  | { ok: false; reason: ClassListRefusal; droppedColumns: string[] }

/** The students of a file, with every doubt; refused when it is a list of something else or names no student. */
export function readClassList(spreadsheet: Spreadsheet, today: Day): ClassListReading {
  const sheets = visibleSheets(spreadsheet)
  const read = sheets
    .filter((sheet) => !isOtherList(sheet))
    .map((sheet) => ({ name: sheet.name, rows: readSheet(sheet) }))
    .filter(({ rows }) => hasStudents(rows))
  if (read.length === 0) {
    const { kind, headings } = kindOfOtherList(sheets)
    return { ok: false, reason: kind ?? 'no-students', droppedColumns: headings }
  }
  const lists = read.map(({ name, rows }) => readStudents(name, rows, today))
  const { students, problems } = withoutRepetitions(lists.flatMap((list) => list.students))
  const all = [...lists.flatMap((list) => list.problems), ...problems]
  const order = new Map(read.map(({ name }, n) => [name, n]))
  all.sort((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || (a.row ?? 0) - (b.row ?? 0))
  return { ok: true, list: { students, problems: all, droppedColumns: droppedColumns(read.map(({ rows }) => rows)) } }
}

// Hidden sheets feed drop-down lists; only a file that shows none is read all the same.
function visibleSheets({ sheets }: Spreadsheet): Spreadsheet['sheets'] {
  const visible = sheets.filter((sheet) => !sheet.hidden)
  return visible.length > 0 ? visible : sheets
}

function hasStudents(rows: SheetRows): boolean {
  return rows.blocks.some((block) => block.rows.length > 0)
}

function droppedColumns(sheets: readonly SheetRows[]): ClassList['droppedColumns'] {
  const byHeading = new Map<string, boolean>()
  for (const { heading, sensitive } of sheets.flatMap(({ blocks }) => blocks.flatMap(({ layout }) => layout.dropped))) {
    byHeading.set(heading, sensitive || (byHeading.get(heading) ?? false))
  }
  return [...byHeading].map(([heading, sensitive]) => ({ heading, sensitive }))
}
