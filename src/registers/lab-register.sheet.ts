import { weekday } from '../platform/day.ts'
import { formatDay, formatHours, formatInstant, weekdayName } from '../platform/format.ts'
import { plural } from '../platform/words.ts'
import type { Cell, Sheet, SheetColumn } from '../platform/workbook-sheet.ts'
import type { RollCall } from '../roll-calls/roll-call.rules.ts'
import { footnoteOf } from './hours.sheet.ts'
import {
  isDraft,
  type LabRegister,
  type LabRegisterRow,
  type LabRegisterSession,
  type RegisterMark,
} from './lab-register.rules.ts'

/** The register of a lab: the students session by session, and the sessions one by one. */
export function labSheets(register: LabRegister): Sheet[] {
  return [attendanceSheet(register), sessionsSheet(register)]
}

function attendanceSheet(register: LabRegister): Sheet {
  const { edition, sessions, rows, threshold, total } = register
  return {
    name: 'Presenze',
    title: `Registro delle presenze: ${edition.title}`,
    ...frameOf(register),
    columns: attendanceColumns(sessions, threshold),
    rows: rows.map((row, index) => attendanceRow(register, row, index)),
    totalLabel: 'Totale ore convalidate',
    lines: [
      { name: 'module', label: 'Ore del modulo', kind: 'duration', value: edition.module.minutes },
      { name: 'students', label: 'Studenti', kind: 'integer', value: rows.length },
      {
        name: 'reached',
        label: `Con almeno il ${threshold} %`,
        kind: 'integer',
        value: rows.filter(({ reached }) => reached).length,
      },
      {
        name: 'average',
        label: 'Ore per studente, in media',
        kind: 'duration',
        value: rows.length > 0 ? Math.round(total / rows.length) : 0,
      },
    ],
    signatures: ['Per l’ente', 'Tutor scolastico', 'Dirigente scolastico'],
  }
}

function attendanceColumns(sessions: readonly LabRegisterSession[], threshold: number): SheetColumn[] {
  return [
    { key: 'number', header: 'N.', kind: 'integer', width: 4 },
    { key: 'surname', header: 'Cognome', kind: 'text', width: 16 },
    { key: 'givenName', header: 'Nome', kind: 'text', width: 14 },
    { key: 'label', header: 'Classe', kind: 'text', width: 10 },
    ...sessions.map(({ session }, index): SheetColumn => {
      const off = session.state === 'cancelled' ? '\nannullato' : ''
      const header = `${index + 1}\n${formatDay(session.day, 'it').slice(0, 5)}${off}`
      return { key: `session${index + 1}`, header, kind: 'duration', width: off ? 9 : 7, sum: true }
    }),
    { key: 'total', header: 'Totale', kind: 'duration', width: 9, sum: true },
    { key: 'part', header: '% del modulo', kind: 'part', width: 9 },
    { key: 'outcome', header: `Esito ${threshold} %`, kind: 'text', width: 8 },
    { key: 'notes', header: 'Ritardi, uscite, giustificazioni', kind: 'text', width: 30 },
  ]
}

function attendanceRow(register: LabRegister, row: LabRegisterRow, index: number): Cell[] {
  const { edition, sessions, threshold } = register
  const { minutes } = edition.module
  const last = sessions.length
  return [
    index + 1,
    row.surname,
    row.givenName,
    row.label,
    ...row.marks.map(markCell),
    last > 0 ? { formula: `SUM({session1}:{session${last}})`, result: row.total } : 0,
    { formula: 'IF([module]>0,{total}/[module],0)', result: minutes > 0 ? row.total / minutes : 0 },
    {
      formula: `IF(ROUND({total}*1440,0)*100>=${threshold}*ROUND([module]*1440,0),"SI","NO")`,
      result: row.reached ? 'SI' : 'NO',
    },
    notesOf(row, sessions),
  ]
}

/** Minutes earned; A for absent (AG when it is justified); what waits for an approval, or does not concern, is empty. */
function markCell(mark: RegisterMark): Cell {
  if (mark.kind === 'present') return mark.minutes
  if (mark.kind === 'absent') return mark.justified ? 'AG' : 'A'
  return mark.kind === 'waiting' ? '…' : null
}

/** R: ritardo; U: uscita anticipata. */
function notesOf(row: LabRegisterRow, sessions: readonly LabRegisterSession[]): string {
  const notes = sessions.flatMap(({ session }, index) => {
    const mark = row.marks[index]
    if (mark?.kind !== 'present') return []
    const on = formatDay(session.day, 'it').slice(0, 5)
    const late = mark.late > 0 ? [`R ${mark.late}' il ${on}`] : []
    return mark.early > 0 ? [...late, `U ${mark.early}' il ${on}`] : late
  })
  return notes.join('; ')
}

const sessionColumns: readonly SheetColumn[] = [
  { key: 'number', header: 'N.', kind: 'integer', width: 4 },
  { key: 'day', header: 'Data', kind: 'day', width: 10.5 },
  { key: 'weekday', header: 'Giorno', kind: 'text', width: 6.5 },
  { key: 'from', header: 'Dalle', kind: 'time', width: 7 },
  { key: 'to', header: 'Alle', kind: 'time', width: 7 },
  { key: 'minutes', header: 'Durata', kind: 'duration', width: 8, sum: true },
  { key: 'parts', header: 'Articolazione', kind: 'text', width: 20 },
  { key: 'topic', header: 'Argomento', kind: 'text', width: 24 },
  { key: 'staff', header: 'Relatori e tutor dell’ente', kind: 'text', width: 20 },
  { key: 'trainer', header: 'Firma del formatore', kind: 'text', width: 17 },
  { key: 'tutor', header: 'Firma del tutor scolastico', kind: 'text', width: 17 },
  { key: 'present', header: 'Presenti', kind: 'integer', width: 8 },
  { key: 'approved', header: 'Convalida', kind: 'text', width: 17 },
  { key: 'state', header: 'Stato', kind: 'text', width: 18 },
]

function sessionsSheet(register: LabRegister): Sheet {
  return {
    name: 'Incontri',
    title: `Incontri e argomenti: ${register.edition.title}`,
    ...frameOf(register),
    columns: sessionColumns,
    rows: register.sessions.map((each, index) => sessionRow(register, each, index)),
    totalLabel: 'Totale degli incontri svolti',
    lines: [],
    signatures: ['Per l’ente', 'Tutor scolastico'],
  }
}

function sessionRow({ edition }: LabRegister, held: LabRegisterSession, index: number): Cell[] {
  const { session, roll, present } = held
  const { day, from, to, partIds, staff, topic } = session
  const parts = edition.module.parts.filter(({ id }) => partIds.includes(id)).map(({ title }) => title)
  return [
    index + 1,
    day,
    weekdayName(weekday(day), 'it', 'short'),
    from,
    to,
    roll?.minutes ?? null,
    parts.join('\n'),
    roll?.topic ?? topic ?? '',
    staff.map(({ name, insteadOf }) => (insteadOf ? `${name} (al posto di ${insteadOf})` : name)).join('\n'),
    signedBy(roll, 'trainer'),
    signedBy(roll, 'tutor'),
    roll ? present : null,
    (roll?.approvals ?? []).map(({ mark }) => `${mark.name}\n${formatInstant(mark.at, 'it')}`).join('\n'),
    stateText(held),
  ]
}

function signedBy(roll: RollCall | null, part: 'trainer' | 'tutor'): string {
  const signatures = (roll?.signatures ?? []).filter((signature) => signature.part === part)
  return signatures.map(({ mark }) => `${mark.name}\n${formatInstant(mark.at, 'it')}`).join('\n')
}

function stateText({ session, roll, waiting, missing }: LabRegisterSession): string {
  if (session.state === 'cancelled') return ['annullato', session.cancelled?.reason].filter(Boolean).join(': ')
  if (missing) return 'appello mancante'
  if (roll === null) return 'da svolgere'
  return waiting > 0 ? `${waiting} ${plural(waiting, 'riga', 'righe')} da convalidare` : 'convalidato'
}

function frameOf(register: LabRegister): Pick<Sheet, 'notice' | 'draft' | 'header' | 'footnote'> {
  const { edition, partner, schools, issue } = register
  const { module } = edition
  return {
    notice: noticeOf(register),
    draft: isDraft(register),
    header: [
      [
        ['Ente', partner.name],
        ['Sede', partner.place],
        ['Istituti', schools.join(', ')],
        ['Anno scolastico', edition.schoolYear],
      ],
      [
        ['Modulo', `${module.code} ${module.title}`],
        ['Edizione', edition.code],
        ['CUP', module.cup ?? 'non previsto'],
        ['Ore del modulo', formatHours(module.minutes)],
      ],
      [
        ['Periodo', `dal ${formatDay(edition.from, 'it')} al ${formatDay(edition.to, 'it')}`],
        ['Legenda', 'A assente, AG assenza giustificata, R ritardo, U uscita anticipata, … da convalidare'],
      ],
    ],
    footnote: footnoteOf(issue),
  }
}

function noticeOf(register: LabRegister): string | null {
  if (!isDraft(register)) return null
  const { waitingLines, missingRollCalls, guests } = register
  const why = [
    ...(waitingLines > 0 ? [`${waitingLines} ${plural(waitingLines, 'presenza', 'presenze')} da convalidare`] : []),
    ...(missingRollCalls > 0
      ? [`${missingRollCalls} ${plural(missingRollCalls, 'appello mancante', 'appelli mancanti')}`]
      : []),
    ...(guests > 0 ? [`${guests} ${plural(guests, 'ospite', 'ospiti')} da riconoscere`] : []),
  ]
  return `BOZZA: ${why.join(', ')}. In questo registro ci sono solo le ore convalidate.`
}
