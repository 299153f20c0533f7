import type { HourEntry, Mark } from '../hours/hour-entry.rules.ts'
import type { DayOff } from '../norms/town-calendar.rules.ts'
import { missingForThreeQuarters, threeQuartersReached } from '../norms/required-hours.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { agreedDayOff, type Agreed, effectiveTerms } from '../placements/terms.rules.ts'
import { type Day, weekday } from '../platform/day.ts'
import { formatDay, formatHours, formatInstant, weekdayName } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Cell, Sheet, SheetColumn, SheetLine } from '../platform/workbook-sheet.ts'
import { type Issue, type PlacementRegister, type RegisterRow, registerRows, waitingMinutes } from './register.rules.ts'

const SUNDAY = 7
const dayOffNotes: Record<DayOff, string> = { holiday: 'giorno festivo', closure: 'chiusura della città' }
const TO_FILL_IN = '______________'

const columns: readonly SheetColumn[] = [
  { key: 'number', header: 'N.', kind: 'integer', width: 4 },
  { key: 'day', header: 'Data', kind: 'day', width: 10.5 },
  { key: 'weekday', header: 'Giorno', kind: 'text', width: 6.5 },
  { key: 'in1', header: 'Entrata mattina', kind: 'time', width: 8 },
  { key: 'out1', header: 'Uscita mattina', kind: 'time', width: 8 },
  { key: 'in2', header: 'Entrata pomeriggio', kind: 'time', width: 11 },
  { key: 'out2', header: 'Uscita pomeriggio', kind: 'time', width: 11 },
  { key: 'pause', header: 'Pausa (min)', kind: 'integer', width: 7 },
  { key: 'hours', header: 'Ore', kind: 'duration', width: 7.5, sum: true },
  { key: 'running', header: 'Ore progressive', kind: 'duration', width: 11.5 },
  { key: 'activity', header: 'Attività svolta', kind: 'text', width: 36 },
  { key: 'presence', header: 'Presenza', kind: 'text', width: 9 },
  { key: 'student', header: 'Firma studente', kind: 'text', width: 18 },
  { key: 'host', header: 'Firma tutor esterno', kind: 'text', width: 18 },
  { key: 'school', header: 'Visto tutor interno', kind: 'text', width: 18 },
  { key: 'note', header: 'Note', kind: 'text', width: 10 },
]

/** The hour register of one placement (registro presenze individuale). */
export function hoursSheet(register: PlacementRegister): Sheet {
  const { placement, totals, student } = register
  const waiting = waitingMinutes(totals)
  let running = 0
  return {
    name: `Ore ${student.surname} ${student.givenName}`,
    title: 'Registro delle ore di formazione scuola-lavoro',
    notice:
      waiting > 0
        ? `BOZZA: ${formatHours(waiting)} ore non ancora convalidate. In questo registro ci sono solo le ore convalidate.`
        : null,
    header: headerOf(register),
    columns,
    rows: registerRows(register.entries).map((row, index) => {
      running += minutesOf(row)
      return [...rowCells(row, index, running), noteOn(row.day, placement)]
    }),
    totalLabel: 'Totale ore convalidate',
    lines: linesOf(totals.approved, totals.planned),
    signatures: [
      `Tutor esterno${placement.hostTutor ? `: ${placement.hostTutor.name}` : ''}`,
      `Tutor interno${placement.schoolTutor ? `: ${placement.schoolTutor.name}` : ''}`,
      'Data e timbro dell’istituto',
    ],
    footnote: footnoteOf(register.issue),
  }
}

/** Which file this is: the same line under every page of every register. */
export function footnoteOf({ number, at, by }: Issue): string {
  return `Registro ${number}, emesso il ${formatInstant(at, 'it')} da ${by}`
}

function headerOf({ school, student, placement }: PlacementRegister): Sheet['header'] {
  const { from, to, plannedMinutes } = effectiveTerms(placement)
  const { host, hostTutor, schoolTutor, agreement } = placement
  const [first, last] = [schoolYearOf(from), schoolYearOf(to)]
  return [
    [
      ['Istituto', school.name],
      ['Codice meccanografico', school.code],
      ['Codice fiscale istituto', TO_FILL_IN],
      ['Anno scolastico', first === last ? first : `${first} e ${last}`],
    ],
    [
      ['Studente', `${student.surname} ${student.givenName}`],
      ['Data di nascita', student.birthDate ? formatDay(student.birthDate, 'it') : TO_FILL_IN],
      ['Codice fiscale', student.taxCode ?? TO_FILL_IN],
      ['Classe, sezione e indirizzo', placement.student.className ?? TO_FILL_IN],
    ],
    [
      ['Soggetto ospitante', host.name],
      ['Partita IVA / codice fiscale', host.vatNumber ?? host.taxCode ?? TO_FILL_IN],
      ['Sede dell’attività', `${host.site.address}, ${host.site.postcode} ${host.site.town}`],
      ['ATECO', host.ateco ? `${host.ateco.code} (${host.ateco.version})` : TO_FILL_IN],
    ],
    [
      ['Tutor interno', contact(schoolTutor)],
      ['Tutor esterno', contact(hostTutor)],
    ],
    [
      [
        'Convenzione',
        agreement ? `prot. ${agreement.number} del ${formatDay(agreement.date, 'it')}` : `prot. ${TO_FILL_IN}`,
      ],
      ['Progetto', placement.title],
      ['Periodo', `dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')}`],
      ['Monte ore previsto', `${formatHours(plannedMinutes)} (minimo 75 %: ${formatHours(minimumOf(plannedMinutes))})`],
    ],
  ]
}

function contact(person: { name: string; email: string | null; phone?: string | null } | null): string {
  if (!person) return TO_FILL_IN
  return [person.name, person.phone, person.email].filter(Boolean).join(', ')
}

function rowCells(row: RegisterRow, index: number, running: Minutes): Cell[] {
  const entries = entriesOf(row)
  return [
    index + 1,
    row.day,
    weekdayName(weekday(row.day), 'it', 'short'),
    row.morning?.from ?? null,
    row.morning?.to ?? null,
    row.afternoon?.from ?? null,
    row.afternoon?.to ?? null,
    entries.reduce((sum, entry) => sum + entry.breakMinutes, 0),
    { formula: 'ROUND(({out1}-{in1}+{out2}-{in2})*1440-{pause},0)/1440', result: minutesOf(row) },
    { formula: index === 0 ? '{hours}' : '{running-1}+{hours}', result: running },
    together(entries.map((entry) => entry.activity)),
    'P',
    together(entries.map((entry) => (entry.loggedBy.role === 'student' ? signature(entry.loggedBy) : ''))),
    together(entries.map((entry) => signature(entry.confirmedBy))),
    together(entries.map((entry) => signature(entry.approvedBy))),
  ]
}

function entriesOf({ morning, afternoon }: RegisterRow): HourEntry[] {
  return [morning, afternoon].filter((entry) => entry !== null)
}

function minutesOf(row: RegisterRow): Minutes {
  return entriesOf(row).reduce((sum, entry) => sum + entry.minutes, 0)
}

function signature(mark: Mark | null): string {
  return mark ? `${mark.name}\n${formatInstant(mark.at, 'it')}` : ''
}

function together(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('\n')
}

function noteOn(day: Day, agreed: Agreed): string {
  const off = weekday(day) === SUNDAY ? 'holiday' : agreedDayOff(agreed, day)
  return off ? dayOffNotes[off] : ''
}

function minimumOf(planned: Minutes): Minutes {
  return missingForThreeQuarters(0, planned)
}

function linesOf(approved: Minutes, planned: Minutes): SheetLine[] {
  return [
    { name: 'done', label: 'Totale ore svolte', kind: 'duration', value: { formula: '[hours]', result: approved } },
    { name: 'planned', label: 'Monte ore previsto', kind: 'duration', value: planned },
    {
      name: 'minimum',
      label: 'Ore minime (75 %)',
      kind: 'duration',
      value: { formula: 'ROUNDUP(ROUND([planned]*1440,0)*3/4,0)/1440', result: minimumOf(planned) },
    },
    {
      name: 'part',
      label: 'Percentuale',
      kind: 'part',
      value: { formula: 'IF([planned]>0,[done]/[planned],0)', result: planned > 0 ? approved / planned : 0 },
    },
    {
      name: 'outcome',
      label: 'Esito 75 %',
      kind: 'text',
      value: {
        formula: 'IF(AND([planned]>0,ROUND([done]*1440,0)*4>=ROUND([planned]*1440,0)*3),"SI","NO")',
        result: threeQuartersReached(approved, planned) ? 'SI' : 'NO',
      },
    },
    {
      name: 'missing',
      label: 'Ore da recuperare',
      kind: 'duration',
      value: {
        formula: 'MAX(0,ROUND([minimum]*1440,0)-ROUND([done]*1440,0))/1440',
        result: missingForThreeQuarters(approved, planned),
      },
    },
  ]
}
