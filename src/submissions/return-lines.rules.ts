// The return as lines of four sheets: the columns of the Ministry's screens, under names that a program can read, in the
// same order in the workbook, in the CSV files and in what is kept of a submission. A line is known by its key, so that
// what was sent can be compared with what there is now. Columns that are added or change make a new version.
// Source: domain study 3.2.

import { createHash } from 'node:crypto'
import type { Minutes } from '../platform/minutes.ts'
import { fullName } from '../schools/student.rules.ts'
import type { HostRow, PathRow, ReturnRows, StudentRow, YearRow } from './return-rows.rules.ts'

export const sheetNames = ['Percorsi', 'Strutture', 'Alunni', 'Ore per anno'] as const
export type SheetName = (typeof sheetNames)[number]

export type LineCell = string | number | null
type LineKind = 'text' | 'day' | 'duration' | 'integer'

interface LineColumn<Row> {
  key: string
  kind: LineKind
  /** In characters, as Excel counts them. */
  width: number
  value: (row: Row, rows: ReturnRows) => LineCell
}

export interface ReturnLine {
  sheet: SheetName
  key: string
  /** What people read of it: the path, the host, the student. */
  name: string
  cells: LineCell[]
}

export const columnsVersion = 1

const text = <Row>(
  key: string,
  width: number,
  value: (row: Row, rows: ReturnRows) => string | null,
): LineColumn<Row> => ({
  key,
  kind: 'text',
  width,
  value,
})
const day = <Row>(key: string, value: (row: Row) => string | null): LineColumn<Row> => ({
  key,
  kind: 'day',
  width: 12,
  value,
})
const hours = <Row>(key: string, value: (row: Row) => Minutes | null): LineColumn<Row> => ({
  key,
  kind: 'duration',
  width: 12,
  value,
})

const paths: readonly LineColumn<PathRow>[] = [
  text('codice_meccanografico', 14, ({ code }) => code),
  text('anno_scolastico', 13, (_, { schoolYear }) => schoolYear),
  text('id_percorso', 24, ({ id }) => id),
  text('descrizione', 44, ({ title }) => title),
  text('tipologia', 10, ({ kind }) => kind),
  day('data_inizio', ({ from }) => from),
  day('data_fine', ({ to }) => to),
  hours('durata_ore', ({ planned }) => planned),
  hours('ore_aula', ({ kind, planned }) => (kind === 'IFS' ? planned : 0)),
  hours('ore_struttura', ({ kind, planned }) => (kind === 'IFS' ? 0 : planned)),
  text('fonte_finanziamento', 18, ({ funding }) => funding),
  text('CUP', 17, ({ cup }) => cup),
  text('indirizzo', 16, ({ tracks }) => tracks.join(', ')),
  text('anni_di_corso', 10, ({ years }) => years.join(', ')),
]

const hosts: readonly LineColumn<HostRow>[] = [
  text('id_percorso', 24, ({ pathId }) => pathId),
  text('denominazione', 36, ({ name }) => name),
  text('CF', 18, ({ taxCode }) => taxCode),
  text('P.IVA', 14, ({ vatNumber }) => vatNumber),
  text('tipo', 15, ({ kind }) => kind),
  text('in_RASL', 9, ({ rasl }) => (rasl ? 'SI' : 'NO')),
  text('ATECO', 10, ({ ateco }) => ateco),
  text('sede', 32, ({ address }) => address),
  text('comune', 18, ({ town }) => town),
  text('provincia', 14, ({ province }) => province),
  text('CAP', 8, ({ postcode }) => postcode),
  text('PEC', 28, ({ pec }) => pec),
  text('n_prot_convenzione', 18, ({ agreement }) => agreement?.number ?? null),
  day('data', ({ agreement }) => agreement?.date ?? null),
  day('scadenza', ({ agreement }) => agreement?.to ?? null),
]

const students: readonly LineColumn<StudentRow>[] = [
  text('CF', 18, ({ student }) => student.taxCode),
  text('cognome', 22, ({ student }) => student.surname),
  text('nome', 20, ({ student }) => student.givenName),
  text('classe', 8, ({ student }) => student.schoolClass && String(student.schoolClass.year)),
  text('sezione', 9, ({ student }) => student.schoolClass?.section ?? null),
  text('id_percorso', 24, ({ pathId }) => pathId),
  hours('ore_previste', ({ planned }) => planned),
  hours('ore_svolte', ({ done }) => done),
  text('esito_75', 9, ({ valid }) => (valid ? 'SI' : 'NO')),
  text('certificazione', 14, ({ certification }) => certification),
  text('tutor_interno', 26, ({ schoolTutor }) => schoolTutor),
  text('tutor_esterno', 26, ({ hostTutor }) => hostTutor),
]

const years: readonly LineColumn<YearRow>[] = [
  text('CF', 18, ({ student }) => student.taxCode),
  hours('ore_3', (row) => row.years.third),
  hours('ore_4', (row) => row.years.fourth),
  hours('ore_5', (row) => row.years.fifth),
  hours('totale', (row) => row.years.total),
  hours('minimo', (row) => row.years.required),
  hours('residuo', (row) => row.years.missing),
]

export type ColumnOf = Omit<LineColumn<never>, 'value'>

/** The columns of each sheet, in order. */
export const sheetColumns: Readonly<Record<SheetName, readonly ColumnOf[]>> = {
  Percorsi: paths,
  Strutture: hosts,
  Alunni: students,
  'Ore per anno': years,
}

/** All lines of a return, sheet by sheet. */
export function linesOf(rows: ReturnRows): ReturnLine[] {
  const cells = <Row>(columns: readonly LineColumn<Row>[], row: Row) =>
    columns.map(({ value }) => (value(row, rows) === '' ? null : value(row, rows)))
  const titles = new Map(rows.paths.map(({ id, title }) => [id, title]))
  const within = (name: string, pathId: string) => `${name} · ${titles.get(pathId) ?? pathId}`
  return [
    ...rows.paths.map((row) => ({
      sheet: 'Percorsi' as const,
      key: row.id,
      name: row.title,
      cells: cells(paths, row),
    })),
    ...rows.hosts.map((row) => ({
      sheet: 'Strutture' as const,
      key: row.key,
      name: within(row.name, row.pathId),
      cells: cells(hosts, row),
    })),
    ...rows.students.map((row) => ({
      sheet: 'Alunni' as const,
      key: row.key,
      name: within(fullName(row.student), row.pathId),
      cells: cells(students, row),
    })),
    ...rows.years.map((row) => ({
      sheet: 'Ore per anno' as const,
      key: row.student._id,
      name: fullName(row.student),
      cells: cells(years, row),
    })),
  ]
}

/** The lines of one sheet. */
export function linesOfSheet(lines: readonly ReturnLine[], sheet: SheetName): ReturnLine[] {
  return lines.filter((line) => line.sheet === sheet)
}

/** SHA-256 of the lines: the same as long as nothing has changed. */
export function digestOfLines(lines: readonly ReturnLine[]): string {
  const told = lines.map(({ sheet, key, cells }) => [sheet, key, cells])
  return createHash('sha256')
    .update(JSON.stringify([columnsVersion, told]))
    .digest('hex')
}

export type LineChange =
  | { what: 'added'; line: ReturnLine }
  | { what: 'removed'; line: ReturnLine }
  | { what: 'changed'; line: ReturnLine; before: LineCell[] }

/** What has changed since some lines were sent, sheet by sheet in the order of the lines; removed ones last. */
export function differenceOf(sent: readonly ReturnLine[], lines: readonly ReturnLine[]): LineChange[] {
  const before = new Map(sent.map((line) => [idOf(line), line]))
  const now = new Set(lines.map(idOf))
  return sheetNames.flatMap((sheet): LineChange[] => [
    ...linesOfSheet(lines, sheet).flatMap((line) => changeOf(line, before.get(idOf(line)))),
    ...linesOfSheet(sent, sheet)
      .filter((line) => !now.has(idOf(line)))
      .map((line) => ({ what: 'removed' as const, line })),
  ])
}

function changeOf(line: ReturnLine, sent: ReturnLine | undefined): LineChange[] {
  if (!sent) return [{ what: 'added', line }]
  const same = line.cells.length === sent.cells.length && line.cells.every((cell, index) => cell === sent.cells[index])
  return same ? [] : [{ what: 'changed', line, before: sent.cells }]
}

function idOf({ sheet, key }: ReturnLine): string {
  return `${sheet} ${key}`
}

export interface ChangeCount {
  added: number
  changed: number
  removed: number
}

export function countChanges(changes: readonly LineChange[]): ChangeCount {
  const count = (what: LineChange['what']) => changes.filter((change) => change.what === what).length
  return { added: count('added'), changed: count('changed'), removed: count('removed') }
}
