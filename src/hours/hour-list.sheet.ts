import type { Placement } from '../placements/placement.rules.ts'
import { formatStamp } from '../platform/format.ts'
import type { ListCell, ListColumn, ListSheet } from '../platform/list-sheet.ts'
import { type Language, phrases } from '../platform/words.ts'
import { hourWords, stateWords } from './hour.text.ts'
import type { DatedEntry } from './hour-entry.rules.ts'

const words = phrases({
  student: ['Studente', 'Student'],
  className: ['Classe', 'Class'],
  host: ['Ente ospitante', 'Host'],
  placement: ['Percorso', 'Placement'],
  pause: ['Pausa (minuti)', 'Break (minutes)'],
  loggedBy: ['Registrate da', 'Logged by'],
  confirmedBy: ['Confermate da', 'Confirmed by'],
  approvedBy: ['Convalidate da', 'Approved by'],
  returned: ['Perché rimandate', 'Why returned'],
  confirmedFor: ['Confermate dalla scuola al posto dell’ente', 'Confirmed by the school in place of the host'],
  rectified: ['Motivo della rettifica', 'Why rectified'],
  writtenAt: ['Scritte senza rete il', 'Typed without network on'],
})

interface HoursOf {
  /** What the file is called. */
  name: string
  title: string
  groups: readonly { placement: Placement; entries: readonly DatedEntry[] }[]
  total?: number
}

/** Lines of the hour register as a file, one per stretch of a day. This is a list, not the register to hand in. */
export function hoursListSheet({ name, title, groups, total }: HoursOf, language: Language): ListSheet {
  const rows = groups.flatMap(({ placement, entries }) => entries.map((entry) => cells(placement, entry, language)))
  return { name, title, columns: columnsIn(language), rows, total: total ?? rows.length }
}

function columnsIn(language: Language): ListColumn[] {
  const t = hourWords(language)
  const w = words(language)
  return [
    { header: w.student, kind: 'text', width: 30 },
    { header: w.className, kind: 'text', width: 10 },
    { header: w.host, kind: 'text', width: 34 },
    { header: w.placement, kind: 'text', width: 34 },
    { header: t.day, kind: 'day', width: 12 },
    { header: t.from1, kind: 'time', width: 8 },
    { header: t.to1, kind: 'time', width: 8 },
    { header: w.pause, kind: 'integer', width: 10 },
    { header: t.hours, kind: 'duration', width: 8 },
    { header: t.activity, kind: 'text', width: 50 },
    { header: t.state, kind: 'text', width: 16 },
    { header: w.loggedBy, kind: 'text', width: 24 },
    { header: w.confirmedBy, kind: 'text', width: 24 },
    { header: w.approvedBy, kind: 'text', width: 24 },
    { header: w.returned, kind: 'text', width: 40 },
    { header: w.confirmedFor, kind: 'text', width: 40 },
    { header: w.rectified, kind: 'text', width: 40 },
    { header: w.writtenAt, kind: 'text', width: 18 },
  ]
}

function cells({ student, host, title }: Placement, { day, entry }: DatedEntry, language: Language): ListCell[] {
  return [
    `${student.surname} ${student.givenName}`.trim(),
    student.className,
    host.name,
    title,
    day,
    entry.from,
    entry.to,
    entry.breakMinutes,
    entry.minutes,
    entry.activity,
    stateWords[language][entry.state],
    entry.loggedBy.name,
    entry.confirmedBy?.name ?? null,
    entry.approvedBy?.name ?? null,
    entry.returned?.reason ?? null,
    entry.confirmedFor,
    entry.rectifies?.reason ?? null,
    entry.writtenAt ? formatStamp(entry.writtenAt) : null,
  ]
}
