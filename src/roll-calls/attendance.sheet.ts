import { byTime } from '../labs/edition.rules.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { certificateState, percentOf, type AttendanceView } from './attendance.pages.ts'
import { attendanceWords } from './attendance.text.ts'

/** The attendance of an edition as a file: one row for each student, one column for each session, as on the screen. */
export function attendanceSheet(
  { edition, students, attendancePercent }: AttendanceView,
  language: Language,
): ListSheet {
  const t = attendanceWords(language)
  const sessions = edition.sessions.toSorted(byTime)
  const row = ({ student, label, attendance }: AttendanceView['students'][number]): ListCell[] => [
    student.surname,
    student.givenName,
    label,
    // An absence is a zero, a session to come or not expected is empty.
    ...sessions.map(({ id }) => attendance.sessions.find(({ session }) => session.id === id)?.line?.minutes ?? null),
    attendance.attended,
    attendance.missed,
    percentOf(attendance.attended, edition.module.minutes),
    certificateState(attendance, attendancePercent, language).text,
  ]
  return {
    // No student by name in what the file is called: the city reads the record of what was taken away.
    name: 'presenze-laboratorio',
    title: t.attendanceOf(edition.title),
    columns: [
      { header: language === 'it' ? 'Cognome' : 'Surname', kind: 'text', width: 20 },
      { header: language === 'it' ? 'Nome' : 'Name', kind: 'text', width: 18 },
      { header: t.schoolClass, kind: 'text', width: 10 },
      ...sessions.map(({ day, from }) => ({ header: `${day} ${from}`, kind: 'duration' as const, width: 11 })),
      { header: t.attended, kind: 'duration', width: 12 },
      { header: t.missed, kind: 'duration', width: 11 },
      { header: t.percent, kind: 'integer', width: 12 },
      { header: t.certificate, kind: 'text', width: 34 },
    ],
    rows: students.map(row),
  }
}
