import { longSchoolYear } from '../norms/school-year.rules.ts'
import { placementWords } from '../placements/placement.text.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { formatMonth, formatStamp } from '../platform/format.ts'
import type { Cell, Sheet, SheetColumn } from '../platform/workbook-sheet.ts'
import { footnoteOf } from './hours.sheet.ts'
import type { Issue } from './register.rules.ts'
import { totalsOfAll } from './register-totals.rules.ts'
import { draftOf, totalsLines } from './register-totals.sheet.ts'
import {
  studentsOfYear,
  totalsOfYear,
  type YearLab,
  type YearMonth,
  type YearPlacement,
  type YearRegister,
  type YearStudent,
  type YearStudentSums,
} from './year-register.rules.ts'

type Issued = YearRegister & { issue?: Issue }

const person: readonly SheetColumn[] = [
  { key: 'number', header: 'N.', kind: 'integer', width: 6 },
  { key: 'surname', header: 'Cognome', kind: 'text', width: 18 },
  { key: 'givenName', header: 'Nome', kind: 'text', width: 16 },
  { key: 'className', header: 'Classe', kind: 'text', width: 9 },
]
const sums: readonly SheetColumn[] = [
  { key: 'registered', header: 'Ore registrate', kind: 'duration', width: 10, sum: true },
  { key: 'confirmed', header: 'Ore confermate', kind: 'duration', width: 10, sum: true },
  { key: 'approved', header: 'Ore convalidate', kind: 'duration', width: 10, sum: true },
]
const days: readonly SheetColumn[] = [
  { key: 'from', header: 'Dal', kind: 'day', width: 10.5 },
  { key: 'to', header: 'Al', kind: 'day', width: 10.5 },
]

const placementColumns: readonly SheetColumn[] = [
  ...person,
  { key: 'title', header: 'Progetto', kind: 'text', width: 30 },
  { key: 'host', header: 'Soggetto ospitante', kind: 'text', width: 26 },
  ...days,
  { key: 'state', header: 'Stato', kind: 'text', width: 11 },
  { key: 'planned', header: 'Monte ore previsto', kind: 'duration', width: 10, sum: true },
  ...sums,
]
const labColumns: readonly SheetColumn[] = [
  ...person,
  { key: 'title', header: 'Laboratorio', kind: 'text', width: 30 },
  { key: 'host', header: 'Ente', kind: 'text', width: 26 },
  ...days,
  { key: 'attended', header: 'Ore frequentate e convalidate', kind: 'duration', width: 12, sum: true },
  { key: 'approved', header: 'Di cui contate', kind: 'duration', width: 10, sum: true },
  { key: 'waiting', header: 'Da convalidare', kind: 'duration', width: 10, sum: true },
]
const studentColumns: readonly SheetColumn[] = [
  ...person,
  { key: 'taxCode', header: 'Codice fiscale', kind: 'text', width: 19 },
  { key: 'placements', header: 'Convalidate nei percorsi', kind: 'duration', width: 11, sum: true },
  { key: 'labs', header: 'Contate nei laboratori', kind: 'duration', width: 11, sum: true },
  ...sums,
]
const monthColumns: readonly SheetColumn[] = [
  { key: 'month', header: 'Mese', kind: 'text', width: 16 },
  { key: 'approved', header: 'Ore convalidate', kind: 'duration', width: 12, sum: true },
  { key: 'waiting', header: 'Ore da convalidare', kind: 'duration', width: 12, sum: true },
  { key: 'state', header: 'Stato', kind: 'text', width: 12 },
  { key: 'closedBy', header: 'Chiuso da', kind: 'text', width: 24 },
  { key: 'closedAt', header: 'Chiuso il', kind: 'instant', width: 17 },
]

/** The school year: its students, their placements, the labs, and the months. */
export function yearSheets(register: Issued): Sheet[] {
  const { placements, labs, months } = register
  const year = longSchoolYear(register.schoolYear)
  const frame = frameOf(register)
  const signatures = ['Docente coordinatore', 'Dirigente scolastico', 'Data e timbro dell’istituto']
  const none = { lines: [], signatures: [] }
  return [
    {
      ...frame,
      name: 'Studenti',
      title: `Registro delle ore, anno scolastico ${year}`,
      columns: studentColumns,
      rows: studentsOfYear(register).map(studentRow),
      totalLabel: 'Totale dell’istituto',
      lines: totalsLines(totalsOfYear(register)),
      signatures,
    },
    {
      ...frame,
      ...none,
      name: 'Percorsi',
      title: `Percorsi con le ore dell’anno ${year}`,
      columns: placementColumns,
      rows: placements.map(placementRow),
      totalLabel: 'Totale dei percorsi',
    },
    {
      ...frame,
      ...none,
      name: 'Laboratori',
      title: `Laboratori dell’anno ${year}`,
      columns: labColumns,
      rows: labs.map(labRow),
      totalLabel: 'Totale dei laboratori',
    },
    {
      ...frame,
      ...none,
      name: 'Mesi',
      title: `Mesi dell’anno ${year} (percorsi)`,
      columns: monthColumns,
      rows: months.map(monthRow),
      totalLabel: 'Totale dei mesi',
    },
  ]
}

function frameOf(register: Issued): Pick<Sheet, 'notice' | 'draft' | 'header' | 'footnote'> {
  const { school, schoolYear, issue } = register
  return {
    ...draftOf(totalsOfYear(register), 'La colonna delle ore convalidate è quella che conta.'),
    header: [
      [
        ['Istituto', school.name],
        ['Codice meccanografico', school.code],
        ['Anno scolastico', longSchoolYear(schoolYear)],
      ],
    ],
    footnote: issue ? footnoteOf(issue) : '',
  }
}

function personCells({ surname, givenName, className }: YearStudent, index: number): Cell[] {
  return [index + 1, surname, givenName, className]
}

function placementRow({ placement, student, hours }: YearPlacement, index: number): Cell[] {
  const { from, to, plannedMinutes } = effectiveTerms(placement)
  const { registered, confirmed, approved } = totalsOfAll([hours])
  const state = placementWords('it')[placement.state].toLowerCase()
  const what = [placement.title, placement.host.name, from, to, state, plannedMinutes]
  return [...personCells(student, index), ...what, registered, confirmed, approved]
}

function labRow({ student, title, host, from, to, attended, counted, countable }: YearLab, index: number): Cell[] {
  return [...personCells(student, index), title, host, from, to, attended, counted, countable - counted]
}

function studentRow(line: YearStudentSums, index: number): Cell[] {
  const { student, placements, labs, registered, confirmed, approved } = line
  return [...personCells(student, index), student.taxCode ?? '', placements, labs, registered, confirmed, approved]
}

function monthRow({ month, sums: { approved, waitingMinutes }, over, closedBy, closedAt }: YearMonth): Cell[] {
  const state = closedBy !== null ? 'chiuso' : over ? 'aperto' : 'in corso'
  return [
    formatMonth(month, 'it'),
    approved,
    waitingMinutes,
    state,
    closedBy ?? '',
    closedAt ? formatStamp(closedAt) : null,
  ]
}
