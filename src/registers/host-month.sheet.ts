import type { EntryState, HourEntry } from '../hours/hour-entry.rules.ts'
import { hostTutorsBetween } from '../placements/tutors.rules.ts'
import { firstDayOf, lastDayOf } from '../hours/closed-month.rules.ts'
import { type Day, weekday } from '../platform/day.ts'
import { formatMonth, weekdayName } from '../platform/format.ts'
import type { Cell, Sheet, SheetColumn } from '../platform/workbook-sheet.ts'
import { bySchool, type HostMonth, type HostMonthLine, totalsOfHostMonth } from './host-month.rules.ts'
import { footnoteOf } from './hours.sheet.ts'
import type { AbsentDay, Issue } from './register.rules.ts'
import { totalsOfOne } from './register-totals.rules.ts'
import { draftOf, totalsLines } from './register-totals.sheet.ts'

const allColumns: readonly SheetColumn[] = [
  { key: 'number', header: 'N.', kind: 'integer', width: 5 },
  { key: 'surname', header: 'Cognome', kind: 'text', width: 18 },
  { key: 'givenName', header: 'Nome', kind: 'text', width: 16 },
  { key: 'className', header: 'Classe', kind: 'text', width: 10 },
  { key: 'school', header: 'Istituto', kind: 'text', width: 26 },
  { key: 'title', header: 'Progetto', kind: 'text', width: 28 },
  { key: 'tutor', header: 'Tutor esterno', kind: 'text', width: 20 },
  { key: 'present', header: 'Giorni di presenza', kind: 'integer', width: 9, sum: true },
  { key: 'absent', header: 'Giorni di assenza', kind: 'integer', width: 9, sum: true },
  { key: 'registered', header: 'Ore registrate', kind: 'duration', width: 10, sum: true },
  { key: 'confirmed', header: 'Ore confermate', kind: 'duration', width: 10, sum: true },
  { key: 'approved', header: 'Ore convalidate', kind: 'duration', width: 10, sum: true },
]

const dayColumns: readonly SheetColumn[] = [
  { key: 'number', header: 'N.', kind: 'integer', width: 5 },
  { key: 'day', header: 'Data', kind: 'day', width: 10.5 },
  { key: 'weekday', header: 'Giorno', kind: 'text', width: 7 },
  { key: 'surname', header: 'Cognome', kind: 'text', width: 18 },
  { key: 'givenName', header: 'Nome', kind: 'text', width: 16 },
  { key: 'from', header: 'Entrata', kind: 'time', width: 8 },
  { key: 'to', header: 'Uscita', kind: 'time', width: 8 },
  { key: 'pause', header: 'Pausa (min)', kind: 'integer', width: 7 },
  { key: 'registered', header: 'Ore registrate', kind: 'duration', width: 10, sum: true },
  { key: 'approved', header: 'Ore convalidate', kind: 'duration', width: 10, sum: true },
  { key: 'presence', header: 'Presenza', kind: 'text', width: 9 },
  { key: 'state', header: 'Stato', kind: 'text', width: 14 },
  { key: 'activity', header: 'Attività svolta', kind: 'text', width: 36 },
]

/** The month of a host: every student, then each school day by day. */
export function hostMonthSheets(register: HostMonth & { issue?: Issue }): Sheet[] {
  return [togetherSheet(register), ...bySchool(register.lines).map((lines) => schoolSheet(register, lines))]
}

function togetherSheet(register: HostMonth & { issue?: Issue }): Sheet {
  const totals = totalsOfHostMonth(register)
  return {
    name: 'Insieme',
    title: `Registro di ${formatMonth(register.month, 'it')}: ${register.partner.name}`,
    ...frameOf(register, register.lines),
    columns: allColumns,
    rows: register.lines.map((line, index) => lineRow(register, line, index)),
    totalLabel: 'Totale del mese',
    lines: totalsLines(totals),
    signatures: ['Per l’ente', 'Per la scuola', 'Data e timbro'],
  }
}

function frameOf(
  { partner, month, issue }: HostMonth & { issue?: Issue },
  lines: readonly HostMonthLine[],
): Pick<Sheet, 'notice' | 'draft' | 'header' | 'footnote'> {
  const schools = [...new Set(lines.map(({ schoolName }) => schoolName))]
  return {
    ...draftOf(totalsOfHostMonth({ lines }), 'La colonna delle ore convalidate è quella che conta.'),
    header: [
      [
        ['Soggetto ospitante', partner.name],
        ['Mese', formatMonth(month, 'it')],
        [schools.length === 1 ? 'Istituto' : 'Istituti', schools.join(', ') || 'nessuno'],
      ],
    ],
    footnote: issue ? footnoteOf(issue) : '',
  }
}

function lineRow({ month }: HostMonth, line: HostMonthLine, index: number): Cell[] {
  const { placement, schoolName, entries, absences } = line
  const { registered, confirmed, approved } = totalsOfOne(line.totals)
  const tutors = hostTutorsBetween(placement, firstDayOf(month), lastDayOf(month))
  const present = new Set(entries.filter(({ entry }) => entry.minutes > 0).map(({ day }) => day))
  return [
    index + 1,
    placement.student.surname,
    placement.student.givenName,
    placement.student.className ?? '',
    schoolName,
    placement.title,
    tutors.map(({ name }) => name).join(', '),
    present.size,
    absences.filter(({ day }) => !present.has(day)).length,
    registered,
    confirmed,
    approved,
  ]
}

function schoolSheet(register: HostMonth & { issue?: Issue }, lines: readonly HostMonthLine[]): Sheet {
  const name = lines[0]?.schoolName ?? ''
  return {
    name,
    title: `${name}: giorno per giorno, ${formatMonth(register.month, 'it')}`,
    ...frameOf(register, lines),
    columns: dayColumns,
    rows: lines
      .flatMap(dayRows)
      .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
      .map(({ cells }, index) => [index + 1, ...cells]),
    totalLabel: 'Totale dell’istituto',
    lines: totalsLines(totalsOfHostMonth({ lines })),
    signatures: ['Per l’ente', 'Per la scuola'],
  }
}

const stateNames: Partial<Record<EntryState, string>> = {
  logged: 'da confermare',
  confirmed: 'da convalidare',
  approved: 'convalidata',
}

interface DayRow {
  day: Day
  cells: Cell[]
}

function dayRows({ placement, entries, absences, recoveries }: HostMonthLine): DayRow[] {
  const { surname, givenName } = placement.student
  const named = (day: Day): Cell[] => [day, weekdayName(weekday(day), 'it', 'short'), surname, givenName]
  const present = new Set(entries.filter(({ entry }) => entry.minutes > 0).map(({ day }) => day))
  return [
    ...entries.map(({ day, entry }) => ({
      day,
      cells: [...named(day), ...entryCells(entry, recoveries.includes(day) ? 'R' : 'P')],
    })),
    ...absences
      .filter(({ day }) => !present.has(day))
      .map((absence) => ({ day: absence.day, cells: [...named(absence.day), ...absenceCells(absence)] })),
  ]
}

function entryCells(entry: HourEntry, presence: string): Cell[] {
  const { from, to, breakMinutes, minutes, state, activity } = entry
  const approved = state === 'approved' ? minutes : null
  const there = minutes > 0
  return [
    there ? from : null,
    there ? to : null,
    breakMinutes,
    minutes,
    approved,
    there ? presence : '',
    stateNames[state] ?? '',
    activity,
  ]
}

function absenceCells({ justified }: AbsentDay): Cell[] {
  return [null, null, null, null, null, justified ? 'AG' : 'A', '', '']
}
