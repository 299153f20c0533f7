// The rows of one sheet of a class list, still as text: which are students, under which headings, in which class. A
// class comes from its own column, else from the row above its block ("Classe: 3INF"), the title, or the sheet's name.
// Totals, signatures and page footers are passed over.

import type { Row, Sheet } from '../platform/sheet.ts'
import { textOf } from './class-list-cells.rules.ts'
import type { Field } from './class-list-columns.rules.ts'
import {
  announcesColumns,
  findHeadings,
  layoutOf,
  ownTexts,
  type Heading,
  type Layout,
} from './class-list-heading.rules.ts'
import { headlessLayout } from './class-list-headless.rules.ts'
import { cleanName, looksLikeName } from './class-list-names.rules.ts'
import { classInTitle, classText, parseClassLabel, type ClassLabel } from './class-label.rules.ts'

export interface StudentRow {
  row: Row
  number: number
  /** The class of the block, title or sheet; null when none is named. */
  blockClass: ClassLabel | null
}

/** Students under one row of headings. */
export interface Block {
  layout: Layout
  rows: StudentRow[]
}

export interface SheetRows {
  blocks: Block[]
  /** Numbers of the rows that have something in the place of a name and are no student. */
  unclear: number[]
}

const TOTAL =
  /^(total[ei]|subtotal[ei]|tot\.|numero\b|n\.?\s*(ro)?\.?\s*(totale\s+)?(alunni|studenti)|(maschi|femmine|alunni|studenti|presenti|assenti|iscritti|frequentanti)\s*[:=(\d]|media\b)/i
const FOOTER =
  /^(legenda|note?\s*:|stampat[oa]|stampa del|pagina|pag\.|il\/la dirigente|(il|la) (dirigente|preside|segretari|coordinat|docente|direttor|responsabil)|firma|data e luogo|luogo e data|timbro|elaborat|aggiornat|estratt[oa] |fonte\b|documento|generato|prof\.|prof\.ssa|\(\*\))/i
const EVIDENCE: readonly Field[] = ['taxCode', 'birthDate', 'sex', 'class', 'section', 'email', 'ordinal']

/** The blocks of students of a sheet; none when nothing in it announces names of students. */
export function readSheet(sheet: Sheet): SheetRows {
  const headings = findHeadings(sheet.rows)
  if (headings.length === 0) return readHeadless(sheet)
  const result: SheetRows = { blocks: [], unclear: [] }
  let blockClass = classInTitles(sheet, headings[0] as Heading)
  headings.forEach((heading, n) => {
    const end = headings[n + 1]?.first ?? sheet.rows.length
    const rows = sheet.rows.slice(heading.last + 1, end)
    const layout = layoutOf(
      heading.columns,
      rows.filter((row) => classOfRow(row) === null),
    )
    const read = readRows(rows, layout, blockClass)
    result.blocks.push({ layout, rows: read.students })
    result.unclear.push(...read.unclear)
    blockClass = read.blockClass
  })
  return result
}

function readHeadless(sheet: Sheet): SheetRows {
  const layout = sheet.rows.some(announcesColumns) ? null : headlessLayout(sheet.rows)
  if (!layout) return { blocks: [], unclear: [] }
  const read = readRows(sheet.rows, layout, classOfSheetName(sheet.name))
  return { blocks: [{ layout, rows: read.students }], unclear: [] }
}

interface Walk {
  students: StudentRow[]
  unclear: number[]
  blockClass: ClassLabel | null
}

function readRows(rows: readonly Row[], layout: Layout, startClass: ClassLabel | null): Walk {
  const walk: Walk = { students: [], unclear: [], blockClass: startClass }
  rows.forEach((row, n) => {
    const named = classOfRow(row)
    if (named) walk.blockClass = named
    else if (isStudent(row, layout, (rows[n - 1]?.number ?? row.number - 1) + 1 < row.number)) {
      walk.students.push({ row, number: row.number, blockClass: walk.blockClass })
    } else if (isUnclear(row, layout)) walk.unclear.push(row.number)
  })
  return walk
}

/** The text of a field in a row. */
export function fieldText(row: Row, layout: Layout, field: Field): string {
  const place = layout.at[field]
  return place === undefined ? '' : textOf(row.cells[place])
}

// "Classe: 3INF ITI TRIENNIO INF" alone in its row, or in two cells.
function classOfRow(row: Row): ClassLabel | null {
  const texts = ownTexts(row).filter((text) => text !== '')
  if (texts.length === 0 || texts.length > 4) return null
  const text = texts.join(' ')
  const isLabel =
    /^(classe|class|elenco|alunni|studenti|sezione)\b/i.test(text) || (texts.length === 1 && /^[1-5IV]/.test(text))
  return isLabel && !TOTAL.test(text) ? classInTitle(text) : null
}

function classInTitles(sheet: Sheet, heading: Heading): ClassLabel | null {
  const titles = sheet.rows.slice(0, heading.first).flatMap((row) => {
    const texts = ownTexts(row).filter((text) => text !== '')
    return texts.length > 4 ? [] : [texts.join(' '), ...texts]
  })
  const named = titles.map((title) => classInTitle(title)).filter((label) => label !== null)
  const different = new Set(named.map((label) => label.year))
  return (
    (different.size === 1 ? (named.find((label) => label.section !== '') ?? named[0]) : null) ??
    classOfSheetName(sheet.name)
  )
}

// A sheet called 3A, or a file called elenco_4B_INF.csv.
function classOfSheetName(name: string): ClassLabel | null {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/\b(elenco|alunni|studenti|classe|lista|della|di)\b/gi, ' ')
    .trim()
  const label = /^([1-5]\s?[\^°ªa]?\s?[A-Z]{1,4}|(I{1,3}|IV|V)\s?\^?\s?[A-Z])(\s[A-Z]{2,5})?$/i.test(words)
    ? parseClassLabel(words)
    : null
  return label && label.section !== '' ? label : null
}

function isStudent(row: Row, layout: Layout, afterGap: boolean): boolean {
  const name = cleanName(nameText(row, layout))
  if (name === '' || !looksLikeName(name) || isTotalOrFooter(row, name) || isStaff(row, layout)) return false
  if (layout.at.fullName !== undefined && !name.includes(' ')) return hasEvidence(row, layout)
  return !afterGap || hasEvidence(row, layout) || !expectsEvidence(layout)
}

function isUnclear(row: Row, layout: Layout): boolean {
  if (isTotalOrFooter(row, nameText(row, layout))) return false
  return nameText(row, layout) !== '' || /^[A-Z]{6}\w{10}$/i.test(fieldText(row, layout, 'taxCode'))
}

// In an export of accounts: the unit /Docenti, /Personale/ATA.
function isStaff(row: Row, layout: Layout): boolean {
  return /^\/(.*\/)?(docent|personale|ata\b|staff|teacher|prof|segreter|dirigen)/i.test(fieldText(row, layout, 'class'))
}

function isTotalOrFooter(row: Row, name: string): boolean {
  const first = ownTexts(row).find((text) => text !== '') ?? ''
  return [name, first].some((text) => TOTAL.test(text) || FOOTER.test(text))
}

function nameText(row: Row, layout: Layout): string {
  const parts = (['surname', 'givenName', 'fullName'] as const).map((field) => fieldText(row, layout, field))
  return parts.filter((text) => text !== '').join(' ')
}

function hasEvidence(row: Row, layout: Layout): boolean {
  return EVIDENCE.some((field) => fieldText(row, layout, field) !== '')
}

function expectsEvidence(layout: Layout): boolean {
  return EVIDENCE.some((field) => layout.at[field] !== undefined)
}

export interface ClassReading {
  text: string | null
  problem: 'class-missing' | 'class-unreadable' | 'class-without-section' | null
}

/** The class of a student: what the row says, completed by what stands above it. */
export function readClass({ row, blockClass }: StudentRow, layout: Layout): ClassReading {
  const written = (fieldText(row, layout, 'class') || fieldText(row, layout, 'year')) !== ''
  if (!written) return blockClass ? named(blockClass) : { text: null, problem: 'class-missing' }
  const label = classOfCells(row, layout)
  if (!label) return { text: null, problem: 'class-unreadable' }
  return named(label.section === '' && blockClass?.year === label.year ? blockClass : label)
}

function named(label: ClassLabel): ClassReading {
  return { text: classText(label), problem: label.section === '' ? 'class-without-section' : null }
}

function classOfCells(row: Row, layout: Layout): ClassLabel | null {
  const text = fieldText(row, layout, 'class') || fieldText(row, layout, 'year')
  const label = text === '' ? null : parseClassLabel(text)
  if (!label || label.section !== '') return label
  const section = fieldText(row, layout, 'section')
  const track = fieldText(row, layout, 'track')
  return section === '' ? label : parseClassLabel(`${label.year} ${section} ${track}`)
}
