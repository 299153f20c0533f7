import { threeQuartersReached } from '../norms/required-hours.rules.ts'
import { missingForThreeQuarters } from '../norms/required-hours.rules.ts'
import { registeredMinutes } from '../hours/totals.rules.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { placementWords } from '../placements/placement.text.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Cell, Sheet, SheetColumn } from '../platform/workbook-sheet.ts'
import { groupBy } from '../schools/student.rules.ts'
import { footnoteOf } from './hours.sheet.ts'
import { type ClassFacts, type ClassLine, type Issue, type LeftClass, totalsOfClass } from './register.rules.ts'
import { draftOf, totalsLines } from './register-totals.sheet.ts'

const summaryColumns: readonly SheetColumn[] = [
  { key: 'number', header: 'N.', kind: 'integer', width: 5 },
  { key: 'surname', header: 'Cognome', kind: 'text', width: 20 },
  { key: 'givenName', header: 'Nome', kind: 'text', width: 18 },
  { key: 'taxCode', header: 'Codice fiscale', kind: 'text', width: 19 },
  { key: 'label', header: 'Classe', kind: 'text', width: 9 },
  { key: 'year3', header: 'Ore 3° anno', kind: 'duration', width: 9, sum: true },
  { key: 'year4', header: 'Ore 4° anno', kind: 'duration', width: 9, sum: true },
  { key: 'year5', header: 'Ore 5° anno', kind: 'duration', width: 9, sum: true },
  { key: 'registered', header: 'Ore totali registrate', kind: 'duration', width: 11, sum: true },
  { key: 'confirmed', header: 'Ore confermate', kind: 'duration', width: 11, sum: true },
  { key: 'approved', header: 'Ore convalidate', kind: 'duration', width: 11, sum: true },
  { key: 'labs', header: 'Di cui laboratori', kind: 'duration', width: 11, sum: true },
  { key: 'submitted', header: 'Ore trasmesse', kind: 'duration', width: 11, sum: true },
  { key: 'prior', header: 'Ore fatte altrove', kind: 'duration', width: 10, sum: true },
  { key: 'required', header: 'Minimo di legge', kind: 'duration', width: 10 },
  { key: 'remaining', header: 'Residuo', kind: 'duration', width: 10, sum: true },
  { key: 'valid', header: 'Percorsi con 75 %', kind: 'text', width: 11 },
  { key: 'safety', header: 'Formazione sicurezza (date)', kind: 'text', width: 16 },
  { key: 'outcome', header: 'Esito', kind: 'text', width: 16 },
]

const placementColumns: readonly SheetColumn[] = [
  { key: 'number', header: 'N.', kind: 'integer', width: 5 },
  { key: 'surname', header: 'Cognome', kind: 'text', width: 20 },
  { key: 'givenName', header: 'Nome', kind: 'text', width: 18 },
  { key: 'title', header: 'Progetto', kind: 'text', width: 34 },
  { key: 'host', header: 'Soggetto ospitante', kind: 'text', width: 28 },
  { key: 'from', header: 'Dal', kind: 'day', width: 11 },
  { key: 'to', header: 'Al', kind: 'day', width: 11 },
  { key: 'state', header: 'Stato', kind: 'text', width: 11 },
  { key: 'planned', header: 'Monte ore previsto', kind: 'duration', width: 10, sum: true },
  { key: 'registered', header: 'Ore registrate', kind: 'duration', width: 10, sum: true },
  { key: 'approved', header: 'Ore convalidate', kind: 'duration', width: 11, sum: true },
  { key: 'part', header: 'Percentuale', kind: 'part', width: 11 },
  { key: 'valid', header: 'Esito 75 %', kind: 'text', width: 8 },
  { key: 'missing', header: 'Ore da recuperare', kind: 'duration', width: 11, sum: true },
]

const notOwed = '—'

/** The summary of a class (riepilogo classe), and its placements one by one; who has left comes after the others. */
export function classSheets(register: ClassFacts & { issue?: Issue }): Sheet[] {
  return [summarySheet(register), placementsSheet(register)]
}

function summarySheet(register: ClassFacts & { issue?: Issue }): Sheet {
  const { schoolClass, lines } = register
  const gone = lines.filter(({ left }) => left).length
  return {
    name: `Riepilogo ${schoolClass.label}`,
    title: `Riepilogo delle ore di formazione scuola-lavoro, classe ${schoolClass.label}`,
    ...frameOf(register),
    columns: summaryColumns,
    rows: lines.map((line, index) => summaryRow(register, line, index)),
    totalLabel: 'Totale della classe',
    lines: [
      { name: 'students', label: 'Studenti', kind: 'integer', value: lines.length - gone },
      ...(gone > 0 ? [{ name: 'left', label: 'Non più in classe', kind: 'integer' as const, value: gone }] : []),
      { name: 'reached', label: 'Con il minimo raggiunto', kind: 'integer', value: reachedCell(register) },
      ...totalsLines(totalsOfClass(lines)),
    ],
    signatures: ['Docente coordinatore', 'Dirigente scolastico', 'Data e timbro dell’istituto'],
  }
}

function frameOf({
  issue,
  school,
  schoolClass,
  required,
  lines,
}: ClassFacts & { issue?: Issue }): Pick<Sheet, 'notice' | 'draft' | 'header' | 'footnote'> {
  return {
    ...draftOf(
      totalsOfClass(lines),
      'Verso il minimo contano solo le ore convalidate e quelle certificate da altre scuole.',
    ),
    header: [
      [
        ['Istituto', school.name],
        ['Codice meccanografico', school.code],
        ['Anno scolastico', schoolClass.schoolYear],
      ],
      [
        ['Classe', schoolClass.label],
        ['Minimo di legge nel triennio', required === null ? 'non previsto' : `${formatHours(required)} ore`],
        ['Ore contate', countedHours(lines)],
      ],
    ],
    footnote: issue ? footnoteOf(issue) : '',
  }
}

/** Which hours the summary counts, and by which rule those of who changed class. */
function countedHours(lines: readonly ClassLine[]): string {
  return [
    'terzo, quarto e quinto anno',
    ...(lines.some(({ left }) => left) ? ['di chi non è più in classe quelle dei giorni in cui c’era'] : []),
    ...(lines.some(({ elsewhere = 0 }) => elsewhere > 0)
      ? ['quelle fatte quest’anno in un’altra classe dell’istituto stanno in quella']
      : []),
  ].join('; ')
}

function summaryRow({ schoolClass }: ClassFacts, line: ClassLine, index: number): Cell[] {
  const { student, counter, safetyOn } = line
  const { total } = counter
  const inYear = (wanted: number) => counter.years.find(({ year }) => year === wanted)?.approved ?? 0
  const [prior, required, remaining, valid, outcome] = line.left ? leaverCells(line.left) : owedCells(line)
  return [
    index + 1,
    student.surname,
    student.givenName,
    student.taxCode ?? '',
    schoolClass.label,
    inYear(3),
    inYear(4),
    inYear(5),
    total.registered,
    total.confirmed,
    { formula: '{year3}+{year4}+{year5}', result: total.approved },
    total.labs,
    total.submitted,
    prior,
    required,
    remaining,
    valid,
    // Where none is recorded the date is written by hand.
    safetyOn ? formatDay(safetyOn, 'it') : '',
    outcome,
  ]
}

/** Certified by others, the minimum, what is missing to it, the placements with three quarters, and the outcome. */
type OwedCells = [prior: Cell, required: Cell, remaining: Cell, valid: Cell, outcome: Cell]

function owedCells({ placements, counter: { total, required, done, missing } }: ClassLine): OwedCells {
  const paths = pathsOf(placements)
  const valid = paths.filter(({ approved, planned }) => threeQuartersReached(approved, planned)).length
  const remaining = {
    formula: 'MAX(0,ROUND(({required}-{approved}-{prior})*1440,0))/1440',
    result: missing ?? 0,
  }
  return [
    total.prior,
    required,
    required === null ? null : remaining,
    paths.length > 0 ? `${valid} di ${paths.length}` : 'nessuno',
    outcomeCell(required, done),
  ]
}

/** Who has left owes nothing here. */
function leaverCells({ on, next }: LeftClass): OwedCells {
  const until = `in classe fino al ${formatDay(on, 'it')}`
  return [notOwed, notOwed, notOwed, notOwed, next === null ? until : `${until}, poi in ${next}`]
}

/** What each path is measured by, one that is shared by several hosts once. */
function pathsOf(placements: ClassLine['placements']): PathHours[] {
  const byPath = groupBy(placements, ({ placement }) => placement.pathId ?? placement._id)
  return [...byPath.values()].flatMap(([first]) => (first ? [first.path ?? first.totals] : []))
}

function outcomeCell(required: number | null, done: number): Cell {
  if (required === null) return 'minimo non previsto'
  return {
    formula: 'IF(ROUND(({approved}+{prior})*1440,0)>=ROUND({required}*1440,0),"raggiunto","da completare")',
    result: done >= required ? 'raggiunto' : 'da completare',
  }
}

function reachedCell({ lines }: ClassFacts): Cell {
  const present = lines.filter(({ left }) => !left)
  const owing = present.filter(({ counter }) => counter.required !== null)
  if (owing.length === 0 && present.length > 0) return 'minimo non previsto'
  return owing.filter(({ counter }) => counter.missing === 0).length
}

function placementsSheet(register: ClassFacts & { issue?: Issue }): Sheet {
  const all = register.lines.flatMap(({ student, left = null, placements }) =>
    placements.map((each) => ({ student, left, ...each })),
  )
  return {
    name: `Percorsi ${register.schoolClass.label}`,
    title: `Percorsi della classe ${register.schoolClass.label}: tre quarti del monte ore di ogni progetto`,
    ...frameOf(register),
    columns: placementColumns,
    rows: all.map((each, index) => placementRow(each, index)),
    totalLabel: 'Totale dei percorsi',
    lines: [],
    signatures: ['Docente coordinatore', 'Data e timbro dell’istituto'],
  }
}

type OnePlacement = ClassLine['placements'][number] & { student: ClassLine['student']; left: LeftClass | null }

function placementRow({ student, left, placement, totals, path }: OnePlacement, index: number): Cell[] {
  const { from, to } = effectiveTerms(placement)
  const { approved, planned } = totals
  // Of who has left the summary has a part of the placement: no three quarters are measured by it.
  const quarters = left ? [null, notOwed, null] : path ? quartersOfPath(path) : quartersOfRow(totals)
  return [
    index + 1,
    student.surname,
    student.givenName,
    path ? `${placement.title} (percorso condiviso)` : placement.title,
    placement.host.name,
    from,
    to,
    placementWords('it')[placement.state].toLowerCase(),
    left ? null : planned,
    registeredMinutes(totals),
    approved,
    ...quarters,
  ]
}

/** Of a shared path, the same in the row of each of its hosts; what is missing is missing once, so it is in no sum. */
function quartersOfPath({ approved, planned }: PathHours): Cell[] {
  const missing = missingForThreeQuarters(approved, planned)
  const outcome = missing === 0 ? 'SI' : `NO, mancano ${formatHours(missing)}`
  return [planned > 0 ? approved / planned : 0, outcome, null]
}

function quartersOfRow({ approved, planned }: PathHours): Cell[] {
  return [
    { formula: 'IF({planned}>0,{approved}/{planned},0)', result: planned > 0 ? approved / planned : 0 },
    {
      formula: 'IF(AND({planned}>0,ROUND({approved}*1440,0)*4>=ROUND({planned}*1440,0)*3),"SI","NO")',
      result: threeQuartersReached(approved, planned) ? 'SI' : 'NO',
    },
    {
      formula: 'MAX(0,ROUNDUP(ROUND({planned}*1440,0)*3/4,0)-ROUND({approved}*1440,0))/1440',
      result: missingForThreeQuarters(approved, planned),
    },
  ]
}
