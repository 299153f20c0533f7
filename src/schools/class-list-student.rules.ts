// One row of a class list as a student, with the doubts it leaves. The tax code, when it is right, tells the day of
// birth and the sex that no column has, and is compared with those that one has; it never overrules a column.

import { birthOf, checkTaxCode, type Birth } from '../identifiers/tax-code.rules.ts'
import {
  givenNameCode,
  surnameCode,
  taxCodeMismatches,
  type TaxCodeMismatch,
} from '../identifiers/tax-code-person.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Row } from '../platform/sheet.ts'
import {
  dayOrderOf,
  isPlausibleBirth,
  leavingIn,
  parseDayCell,
  parseSex,
  type DayOrder,
} from './class-list-cells.rules.ts'
import type { Layout } from './class-list-heading.rules.ts'
import {
  cleanName,
  orderOfNames,
  properCase,
  splitFullName,
  type FullName,
  type SplitName,
} from './class-list-names.rules.ts'
import { fieldText, readClass, type Block, type SheetRows, type StudentRow } from './class-list-rows.rules.ts'
import type { ClassListProblem, ClassListReason, ListedStudent } from './class-list-result.rules.ts'

interface Students {
  students: ListedStudent[]
  problems: ClassListProblem[]
}

/** What holds for a whole block of rows. */
interface Habits {
  block: Block
  today: Day
  dayOrder: DayOrder
  namesOf: (row: StudentRow) => SplitName
}

interface Told<T> {
  value: T
  reasons: ClassListReason[]
}

const MISMATCHES: Record<TaxCodeMismatch, ClassListReason> = {
  surname: 'tax-code-not-of-this-name',
  'given-name': 'tax-code-not-of-this-name',
  'birth-day': 'tax-code-not-of-this-birth',
  sex: 'tax-code-not-of-this-sex',
}

/** The students of a sheet and its problems, in the order of its rows. */
export function readStudents(sheet: string, { blocks, unclear }: SheetRows, today: Day): Students {
  const result: Students = { students: [], problems: [] }
  const report = (row: number | null, reason: ClassListReason) => result.problems.push({ sheet, row, reason })
  for (const number of unclear) report(number, 'row-not-understood')
  for (const block of blocks.filter(({ rows }) => rows.length > 0)) {
    const { habits, swapped } = habitsOf(block, today)
    if (swapped) report(null, 'names-swapped')
    if (!hasClasses(habits)) report(null, 'class-missing')
    for (const row of block.rows) {
      const { value, reasons } = readStudent(row, habits)
      result.students.push({ sheet, row: row.number, ...value })
      for (const reason of new Set(reasons)) report(row.number, reason)
    }
  }
  if (blocks.every(({ layout }) => layout.at.taxCode === undefined)) report(null, 'no-tax-codes')
  return result
}

function habitsOf(block: Block, today: Day): { habits: Habits; swapped: boolean } {
  const { layout, rows } = block
  const births = layout.at.birthDate
  const dayOrder = births === undefined ? 'day-first' : dayOrderOf(rows.map(({ row }) => row.cells[births]))
  const swapped = layout.at.fullName === undefined && areSwapped(block)
  const namesOf = layout.at.fullName === undefined ? twoCells(block, swapped) : oneCell(block)
  return { habits: { block, today, dayOrder, namesOf }, swapped }
}

// The headings of surname and given name are exchanged when the codes of most rows say so and none says otherwise.
function areSwapped(block: Block): boolean {
  const fits = block.rows.map((each) => {
    const code = fieldText(each.row, block.layout, 'taxCode').toUpperCase()
    const first = fieldText(each.row, block.layout, 'surname')
    const second = fieldText(each.row, block.layout, 'givenName')
    const straight = surnameCode(first) + givenNameCode(second) === code.slice(0, 6)
    return { straight, reversed: surnameCode(second) + givenNameCode(first) === code.slice(0, 6) }
  })
  const reversed = fits.filter((fit) => fit.reversed && !fit.straight).length
  return reversed >= 3 && reversed > block.rows.length / 2 && !fits.some((fit) => fit.straight && !fit.reversed)
}

function twoCells(block: Block, swapped: boolean): Habits['namesOf'] {
  return ({ row }) => {
    const first = cleanName(fieldText(row, block.layout, 'surname'))
    const second = cleanName(fieldText(row, block.layout, 'givenName'))
    return { surname: swapped ? second : first, givenName: swapped ? first : second, certain: true }
  }
}

function oneCell(block: Block): Habits['namesOf'] {
  const nameOf = ({ row }: StudentRow): FullName => ({
    text: cleanName(fieldText(row, block.layout, 'fullName')),
    taxCode: fieldText(row, block.layout, 'taxCode'),
    email: fieldText(row, block.layout, 'email'),
  })
  const said = block.layout.nameFirst
  const order = said === null ? orderOfNames(block.rows.map(nameOf)) : said ? 'name-first' : 'surname-first'
  return (row) => splitFullName(nameOf(row), order)
}

type Student = Omit<ListedStudent, 'sheet' | 'row'>

function readStudent(row: StudentRow, habits: Habits): Told<Student> {
  const { layout } = habits.block
  const names = habits.namesOf(row)
  const code = readTaxCode(fieldText(row.row, layout, 'taxCode'), layout.at.taxCode !== undefined)
  const coded = code.value === null ? null : birthOf(code.value, habits.today)
  const birth = readBirth(row, habits, coded)
  const sex = readSex(row, habits, { coded, birthDate: birth.value })
  const schoolClass = readClass(row, layout)
  const surname = properCase(names.surname)
  const givenName = properCase(names.givenName)
  const value: Student = {
    surname,
    givenName,
    taxCode: code.value,
    birthDate: birth.value,
    sex: sex.value,
    class: schoolClass.text,
    leaving: readLeaving(row, habits),
  }
  const doubts = code.value === null ? [] : mismatches(code.value, value, habits.today)
  const ofClass =
    schoolClass.problem && (schoolClass.problem !== 'class-missing' || hasClasses(habits)) ? [schoolClass.problem] : []
  return {
    value,
    reasons: [...nameDoubts(names), ...code.reasons, ...doubts, ...birth.reasons, ...sex.reasons, ...ofClass],
  }
}

// A list that names no class at all is one problem, not one for every student.
function hasClasses({ block: { layout, rows } }: Habits): boolean {
  return (
    layout.at.class !== undefined || layout.at.year !== undefined || rows.some(({ blockClass }) => blockClass !== null)
  )
}

function nameDoubts({ surname, givenName, certain }: SplitName): ClassListReason[] {
  const reasons: ClassListReason[] = []
  if (surname === '') reasons.push('surname-missing')
  if (givenName === '') reasons.push('given-name-missing')
  if (!certain) reasons.push('name-split-uncertain')
  if (/[?\ufffd]/.test(surname + givenName)) reasons.push('name-damaged')
  return reasons
}

function readTaxCode(text: string, expected: boolean): Told<string | null> {
  if (/^[-–—./\s]*$/.test(text)) return { value: null, reasons: expected ? ['tax-code-missing'] : [] }
  // A spreadsheet drops the zeros in front of a provisional code.
  const { normal, kind, problems } = checkTaxCode(/^\d{1,10}$/.test(text) ? text.padStart(11, '0') : text)
  if (kind === 'numeric') return { value: null, reasons: ['tax-code-provisional'] }
  return problems.length > 0 ? { value: null, reasons: ['tax-code-wrong'] } : { value: normal, reasons: [] }
}

function mismatches(code: string, { surname, givenName, birthDate, sex }: Student, today: Day): ClassListReason[] {
  const person = { surname, givenName, ...(birthDate ? { day: birthDate } : {}), ...(sex ? { sex } : {}) }
  return taxCodeMismatches(code, person, today).map((mismatch) => MISMATCHES[mismatch])
}

function readBirth({ row }: StudentRow, habits: Habits, coded: Birth | null): Told<Day | null> {
  const place = habits.block.layout.at.birthDate
  const fallback = coded?.day ?? null
  if (place === undefined) return { value: fallback, reasons: [] }
  if (fieldText(row, habits.block.layout, 'birthDate') === '')
    return { value: fallback, reasons: fallback ? [] : ['birth-date-missing'] }
  const written = parseDayCell(row.cells[place], habits.dayOrder)
  if (written === null) return { value: fallback, reasons: ['birth-date-unreadable'] }
  if (!isPlausibleBirth(written, habits.today)) return { value: fallback, reasons: ['birth-date-implausible'] }
  return { value: written, reasons: [] }
}

interface Known {
  coded: Birth | null
  birthDate: Day | null
}

function readSex({ row }: StudentRow, { block }: Habits, { coded, birthDate }: Known): Told<'M' | 'F' | null> {
  const text = fieldText(row, block.layout, 'sex') || tickedSex(row, block.layout)
  const written = parseSex(text)
  const reasons: ClassListReason[] = text !== '' && written === null ? ['sex-unreadable'] : []
  return { value: written ?? coded?.sex ?? sexInWrongCode(fieldText(row, block.layout, 'taxCode'), birthDate), reasons }
}

// Two columns, M and F, with a mark in one of them.
function tickedSex(row: Row, layout: Layout): string {
  const ticks = (['male', 'female'] as const).filter((field) => fieldText(row, layout, field) !== '')
  return ticks.length === 1 ? String(ticks[0]) : ''
}

// A code with a slip in it still tells the sex when the birth it spells is the one in the list.
function sexInWrongCode(text: string, birthDate: Day | null): 'M' | 'F' | null {
  const digits = /^[A-Z]{6}(\d{2})[A-Z](\d{2})[A-Z]\w{4}$/i.exec(text.replace(/\s/g, ''))
  if (!digits || !birthDate || digits[1] !== birthDate.slice(2, 4)) return null
  const difference = Number(digits[2]) - Number(birthDate.slice(8))
  if (difference === 0) return 'M'
  return difference === 40 ? 'F' : null
}

// What the office wrote of a leaver may stand in the note, in a column of its own, or in brackets after the name.
function readLeaving({ row }: StudentRow, { block }: Habits): ListedStudent['leaving'] {
  const { layout } = block
  const names = (['fullName', 'surname', 'givenName'] as const).map((field) => fieldText(row, layout, field))
  const remarks = [fieldText(row, layout, 'note'), ...names.map((name) => /\(([^)]*)\)/.exec(name)?.[1] ?? '')]
  const left = remarks.map((remark) => leavingIn(remark)).find((leaving) => leaving !== null) ?? null
  const place = layout.at.leavingDate
  const date = place === undefined ? null : parseDayCell(row.cells[place])
  if (!date) return left
  return { reason: left?.reason ?? 'withdrawn', date: left?.date ?? date }
}
