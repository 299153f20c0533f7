import { formatCount, formatDay, formatHours } from '../platform/format.ts'
import type { Cell, Sheet, SheetColumn, SheetLine } from '../platform/workbook-sheet.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { footnoteOf } from '../registers/hours.sheet.ts'
import type { Issue } from '../registers/register.rules.ts'
import type { Measure } from './commitment.rules.ts'
import type { ActivityState } from './counted-activity.rules.ts'
import type { Counts, ProtocolReport, ReportActivity } from './protocol-report.rules.ts'

const countColumns: readonly SheetColumn[] = [
  { key: 'schools', header: 'Istituti', kind: 'integer', width: 9 },
  { key: 'classes', header: 'Classi', kind: 'integer', width: 9 },
  { key: 'students', header: 'Studenti', kind: 'integer', width: 9 },
  { key: 'hours', header: 'Ore', kind: 'duration', width: 11 },
]
const number: SheetColumn = { key: 'number', header: 'N.', kind: 'integer', width: 5 }

const activityColumns: readonly SheetColumn[] = [
  number,
  { key: 'title', header: 'Attività', kind: 'text', width: 36 },
  { key: 'kind', header: 'Tipo', kind: 'text', width: 20 },
  { key: 'from', header: 'Dal', kind: 'day', width: 10.5 },
  { key: 'to', header: 'Al', kind: 'day', width: 10.5 },
  { key: 'state', header: 'Stato', kind: 'text', width: 12 },
  { key: 'hosts', header: 'Enti', kind: 'text', width: 30 },
  ...countColumns,
]
const commitmentColumns: readonly SheetColumn[] = [
  number,
  { key: 'text', header: 'Impegno', kind: 'text', width: 46 },
  { key: 'measure', header: 'Misura', kind: 'text', width: 10 },
  { key: 'from', header: 'Dal', kind: 'day', width: 10.5 },
  { key: 'to', header: 'Al', kind: 'day', width: 10.5 },
  { key: 'target', header: 'Obiettivo', kind: 'text', width: 11 },
  { key: 'reached', header: 'Raggiunto', kind: 'text', width: 11 },
  { key: 'planned', header: 'In programma', kind: 'text', width: 12 },
  { key: 'part', header: 'Percentuale', kind: 'part', width: 11 },
]
const schoolColumns: readonly SheetColumn[] = [
  number,
  { key: 'name', header: 'Istituto', kind: 'text', width: 44 },
  { key: 'activities', header: 'Attività', kind: 'integer', width: 9 },
  ...countColumns.filter(({ key }) => key !== 'schools'),
]
const hostColumns: readonly SheetColumn[] = [
  number,
  { key: 'name', header: 'Ente', kind: 'text', width: 44 },
  { key: 'activities', header: 'Attività', kind: 'integer', width: 9 },
]

/** The report in sheets: activities, commitments, schools, hosts. */
export function reportSheets(report: ProtocolReport & { issue?: Issue }, programme: Programme): Sheet[] {
  const { protocol, issue } = report
  const footnote = issue ? footnoteOf(issue) : ''
  const header: Sheet['header'] = [
    [
      ['Protocollo', protocol.title],
      ['Firmato il', formatDay(protocol.signedOn, 'it')],
      ['Parti', protocol.parties.map(({ name }) => name).join(', ')],
    ],
  ]
  const frame = { header, footnote, notice: null, totalLabel: 'Somme senza doppioni: sotto', lines: [], signatures: [] }
  return [
    {
      ...frame,
      name: 'Attività',
      title: 'Relazione sul protocollo: attività',
      columns: activityColumns,
      rows: report.activities.map((each, index) => activityRow(each, index, programme)),
      lines: reportLines(report),
      signatures: ['Per il Comune'],
    },
    {
      ...frame,
      name: 'Impegni',
      title: 'Relazione sul protocollo: impegni',
      columns: commitmentColumns,
      rows: report.commitments.map(commitmentRow),
      totalLabel: '',
    },
    {
      ...frame,
      name: 'Istituti',
      title: 'Relazione sul protocollo: istituti',
      columns: schoolColumns,
      rows: report.schools.map(({ name, activities, counts: { classes, students, hours } }, index) => {
        return [index + 1, name, activities, classes, students, hours]
      }),
      totalLabel: '',
    },
    {
      ...frame,
      name: 'Enti',
      title: 'Relazione sul protocollo: enti',
      columns: hostColumns,
      rows: report.hosts.map(({ name, activities }, index) => [index + 1, name, activities]),
      totalLabel: '',
    },
  ]
}

type ReportSum = 'allActivities' | 'allSchools' | 'allClasses' | 'allStudents' | 'allHosts' | 'allHours' | 'allPlanned'

/** The sums of the whole report; a school, a class or a student of two activities counts once. */
export function reportLines({
  totals,
  planned,
  hosts,
  activities,
}: ProtocolReport): (SheetLine & { name: ReportSum })[] {
  const count = (name: ReportSum, label: string, value: number) => ({ name, label, kind: 'integer' as const, value })
  return [
    count('allActivities', 'Attività', activities.length),
    count('allSchools', 'Istituti', totals.schools),
    count('allClasses', 'Classi', totals.classes),
    count('allStudents', 'Studenti', totals.students),
    count('allHosts', 'Enti', hosts.length),
    { name: 'allHours', label: 'Ore svolte', kind: 'duration', value: totals.hours },
    { name: 'allPlanned', label: 'Ore in programma', kind: 'duration', value: planned },
  ]
}

const stateNames: Record<ActivityState, string> = {
  planned: 'in programma',
  running: 'in corso',
  concluded: 'conclusa',
  cancelled: 'annullata',
}
const measureNames: Record<Measure, string> = {
  schools: 'istituti',
  classes: 'classi',
  students: 'studenti',
  hours: 'ore',
}

function activityRow({ activity, counts, hosts }: ReportActivity, index: number, programme: Programme): Cell[] {
  const { title, kind, from, to, state } = activity
  const name = entryName(programme.activityKinds, kind, 'it')
  return [index + 1, title, name, from, to, stateNames[state], hosts.join(', '), ...countCells(counts)]
}

function countCells({ schools, classes, students, hours }: Counts): Cell[] {
  return [schools, classes, students, hours]
}

function commitmentRow({ commitment, period, reached }: ProtocolReport['commitments'][number], index: number): Cell[] {
  const { text, measure, target } = commitment
  const amount = (value: number) => (measure === 'hours' ? formatHours(value) : formatCount(value, 'it'))
  return [
    index + 1,
    text,
    measureNames[measure],
    period.from,
    period.to,
    amount(target),
    amount(reached.actual),
    amount(reached.planned),
    reached.actual / target,
  ]
}
