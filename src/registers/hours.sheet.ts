import type { HourEntry, Mark } from '../hours/hour-entry.rules.ts'
import { missingForThreeQuarters, threeQuartersReached } from '../norms/required-hours.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { changesOf } from '../placements/amendment-change.pages.ts'
import type { HostSite } from '../placements/copies.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { ClassStretch } from '../placements/placement-class.rules.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { siteOn, stretchesOf, tutorsOn } from '../placements/tutors.rules.ts'
import { type Day, weekday } from '../platform/day.ts'
import { formatDay, formatHours, formatInstant, weekdayName } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Cell, Sheet, SheetColumn, SheetLine } from '../platform/workbook-sheet.ts'
import { registerNote } from './register-note.sheet.ts'
import { entriesIn, type PresenceRow, withAbsences } from './presence.rules.ts'
import { type Issue, type PlacementFacts, type RegisterRow, registerRows } from './register.rules.ts'
import { totalsOfOne } from './register-totals.rules.ts'
import { draftOf, totalsLines } from './register-totals.sheet.ts'

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

/** The hour register of one placement (registro presenze individuale); without a number it is only looked at. */
export function hoursSheet(register: PlacementFacts & { issue?: Issue }): Sheet {
  const { placement, student, issue } = register
  const totals = totalsOfOne(register.totals)
  return {
    name: `Ore ${student.surname} ${student.givenName}`,
    title: 'Registro delle ore di formazione scuola-lavoro',
    ...draftOf(totals, 'In questo registro ci sono solo le ore convalidate.'),
    header: headerOf(register),
    columns,
    rows: rowsOf(register),
    totalLabel: 'Totale ore convalidate',
    lines: [...linesOf(register), ...totalsLines(totals)],
    signatures: [
      `Tutor esterno${namesOf(placement, 'hostTutor')}`,
      `Tutor interno${namesOf(placement, 'schoolTutor')}`,
      'Data e timbro dell’istituto',
    ],
    footnote: [issue && footnoteOf(issue), exceptionNote(register)].filter(Boolean).join('. '),
  }
}

function rowsOf({ placement, entries, rectified = [], absences = [] }: PlacementFacts): Cell[][] {
  let running = 0
  return withAbsences(registerRows(entries), absences).map((row, index) => {
    running += minutesOf(row)
    const { day } = row
    const own = entriesIn(row)
    const notes = [registerNote({ day, entries: own, agreed: placement, rectified }), ...moreNotes(row, placement)]
    return [...rowCells(row, index, running), together(notes)]
  })
}

/** When an absence was made up; and, where there were several, who was tutor on that day. */
function moreNotes({ day, absence }: PresenceRow, placement: Placement): string[] {
  const recovered = absence?.recoveredOn ? [`recuperata il ${formatDay(absence.recoveredOn, 'it')}`] : []
  const sides = [
    ['hostTutor', 'tutor esterno'],
    ['schoolTutor', 'tutor interno'],
  ] as const
  const ofDay = sides.flatMap(([side, label]) => {
    const changed = stretchesOf(placement, (on) => tutorsOn(placement, on)[side]?.name ?? '').length > 1
    const name = tutorsOn(placement, day)[side]?.name
    return changed && name ? [`${label}: ${name}`] : []
  })
  return [...recovered, ...ofDay]
}

/** Which file this is: the same line under every page of every register. */
export function footnoteOf({ number, at, by }: Issue): string {
  return `Registro ${number}, emesso il ${formatInstant(at, 'it')} da ${by}`
}

/** That hours were logged although papers were missing, and who decided so. */
function exceptionNote({ exception }: PlacementFacts): string | null {
  if (!exception) return null
  const { head, on, protocol } = exception
  return `Ore registrate per deroga del dirigente ${head} del ${formatDay(on, 'it')}, prot. ${protocol}`
}

function headerOf(facts: PlacementFacts): Sheet['header'] {
  const { school, placement, path } = facts
  const { from, to, plannedMinutes } = effectiveTerms(placement)
  const { host, agreement } = placement
  const [first, last] = [schoolYearOf(from), schoolYearOf(to)]
  return [
    [
      ['Istituto', school.name],
      ['Codice meccanografico', school.code],
      ['Codice fiscale istituto', school.taxCode ?? TO_FILL_IN],
      ['Anno scolastico', first === last ? first : `${first} e ${last}`],
    ],
    studentLine(facts),
    [
      ['Soggetto ospitante', host.name],
      ['Partita IVA / codice fiscale', host.vatNumber ?? host.taxCode ?? TO_FILL_IN],
      ['Sede dell’attività', overTime(placement, (on) => addressOf(siteOn(placement, on)))],
      ['ATECO', host.ateco ? `${host.ateco.code} (${host.ateco.version})` : TO_FILL_IN],
    ],
    [
      ['Tutor interno', overTime(placement, (on) => contact(tutorsOn(placement, on).schoolTutor))],
      ['Tutor esterno', overTime(placement, (on) => contact(tutorsOn(placement, on).hostTutor))],
    ],
    [
      [
        'Convenzione',
        agreement ? `prot. ${agreement.number} del ${formatDay(agreement.date, 'it')}` : `prot. ${TO_FILL_IN}`,
      ],
      ['Progetto', placement.title],
      ['Periodo', `dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')}`],
      ['Monte ore previsto', plannedText(plannedMinutes, path?.planned)],
    ],
    ...amendmentsIn(placement),
  ]
}

function studentLine({ student, placement, classes = [] }: PlacementFacts): Sheet['header'][number] {
  return [
    ['Studente', `${student.surname} ${student.givenName}`],
    ['Data di nascita', student.birthDate ? formatDay(student.birthDate, 'it') : TO_FILL_IN],
    ['Codice fiscale', student.taxCode ?? TO_FILL_IN],
    ['Classe, sezione e indirizzo', classText(classes) ?? placement.student.className ?? TO_FILL_IN],
  ]
}

/** The class; where it changed meanwhile, each with its days. */
function classText(classes: readonly ClassStretch[]): string | null {
  const [only] = classes
  if (classes.length <= 1) return only?.className ?? null
  return classes
    .map(({ from, to, className }) => `${className} (dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')})`)
    .join('; ')
}

/** Of a shared path the minimum is that of the whole. */
function plannedText(planned: Minutes, whole: Minutes = planned): string {
  const shared = whole === planned ? '' : ` di ${formatHours(whole)} del percorso condiviso`
  return `${formatHours(planned)}${shared} (minimo 75 %: ${formatHours(minimumOf(whole))})`
}

/** What was changed while the placement ran, since when and why. */
function amendmentsIn({ amendments }: Placement): Sheet['header'] {
  if (amendments.length === 0) return []
  const texts = amendments
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .map((each) => `dal ${formatDay(each.validFrom, 'it')}: ${changesOf(each, 'it').join(', ')} (${each.reason})`)
  return [[['Variazioni', texts.join('; ')]]]
}

/** What was so for the whole placement; where it changed, each with its days. */
function overTime(placement: Placement, textOn: (on: Day) => string): string {
  const stretches = stretchesOf(placement, textOn)
  if (stretches.length === 1) return stretches[0]?.value ?? ''
  return stretches
    .map(({ from, to, value }) => `${value} (dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')})`)
    .join('; ')
}

/** All who were tutor, in their order. */
function namesOf(placement: Placement, side: 'hostTutor' | 'schoolTutor'): string {
  const names = stretchesOf(placement, (on) => tutorsOn(placement, on)[side]?.name ?? '').map(({ value }) => value)
  const known = [...new Set(names.filter(Boolean))]
  return known.length > 0 ? `: ${known.join(', ')}` : ''
}

function addressOf({ address, postcode, town }: HostSite): string {
  return `${address}, ${postcode} ${town}`
}

function contact(person: { name: string; email: string | null; phone?: string | null } | null): string {
  if (!person) return TO_FILL_IN
  return [person.name, person.phone, person.email].filter(Boolean).join(', ')
}

function rowCells(row: PresenceRow, index: number, running: Minutes): Cell[] {
  const entries = entriesIn(row)
  return [
    index + 1,
    row.day,
    weekdayName(weekday(row.day), 'it', 'short'),
    ...timesOf(row.morning),
    ...timesOf(row.afternoon),
    entries.reduce((sum, entry) => sum + entry.breakMinutes, 0),
    { formula: 'ROUND(({out1}-{in1}+{out2}-{in2})*1440-{pause},0)/1440', result: minutesOf(row) },
    { formula: index === 0 ? '{hours}' : '{running-1}+{hours}', result: running },
    together(entries.map((entry) => entry.activity)),
    row.presence,
    together(entries.map((entry) => (entry.loggedBy.role === 'student' ? signature(entry.loggedBy) : ''))),
    together(entries.map((entry) => signature(entry.confirmedBy))),
    together(entries.map((entry) => signature(entry.approvedBy))),
  ]
}

/** None where nothing took place: a line that was struck has no times. */
function timesOf(entry: HourEntry | null): [Cell, Cell] {
  return entry && entry.minutes > 0 ? [entry.from, entry.to] : [null, null]
}

function minutesOf(row: RegisterRow): Minutes {
  return entriesIn(row).reduce((sum, entry) => sum + entry.minutes, 0)
}

function signature(mark: Mark | null): string {
  return mark ? `${mark.name}\n${formatInstant(mark.at, 'it')}` : ''
}

function together(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('\n')
}

function minimumOf(planned: Minutes): Minutes {
  return missingForThreeQuarters(0, planned)
}

function linesOf({ totals, path }: PlacementFacts): SheetLine[] {
  const { approved, planned } = totals
  return [
    { name: 'done', label: 'Totale ore svolte', kind: 'duration', value: { formula: '[hours]', result: approved } },
    { name: 'planned', label: 'Monte ore previsto', kind: 'duration', value: planned },
    ...(path
      ? ([
          { name: 'allDone', label: 'Ore convalidate in tutto il percorso', kind: 'duration', value: path.approved },
          { name: 'allPlanned', label: 'Monte ore di tutto il percorso', kind: 'duration', value: path.planned },
        ] as const)
      : []),
    ...threeQuarters(path ?? { approved, planned }, path ? ['[allDone]', '[allPlanned]'] : ['[done]', '[planned]']),
  ]
}

/** Measured by this placement, or by the whole of a path that is shared with other hosts. */
function threeQuarters({ approved, planned }: PathHours, [done, all]: readonly [string, string]): SheetLine[] {
  return [
    {
      name: 'minimum',
      label: 'Ore minime (75 %)',
      kind: 'duration',
      value: { formula: `ROUNDUP(ROUND(${all}*1440,0)*3/4,0)/1440`, result: minimumOf(planned) },
    },
    {
      name: 'part',
      label: 'Percentuale',
      kind: 'part',
      value: { formula: `IF(${all}>0,${done}/${all},0)`, result: planned > 0 ? approved / planned : 0 },
    },
    {
      name: 'outcome',
      label: 'Esito 75 %',
      kind: 'text',
      value: {
        formula: `IF(AND(${all}>0,ROUND(${done}*1440,0)*4>=ROUND(${all}*1440,0)*3),"SI","NO")`,
        result: threeQuartersReached(approved, planned) ? 'SI' : 'NO',
      },
    },
    {
      name: 'missing',
      label: 'Ore da recuperare',
      kind: 'duration',
      value: {
        formula: `MAX(0,ROUND([minimum]*1440,0)-ROUND(${done}*1440,0))/1440`,
        result: missingForThreeQuarters(approved, planned),
      },
    },
  ]
}
