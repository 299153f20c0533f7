import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { attendanceWords } from './attendance.text.ts'
import type { RollCallLine } from './roll-call-list.pages.ts'

/** The roll calls as a file: sessions with numbers, and no student by name. */
export function rollCallsSheet(
  { rollCalls, total }: { rollCalls: readonly RollCallLine[]; total: number },
  language: Language,
): ListSheet {
  const t = attendanceWords(language)
  const row = ({ edition, session, sheet, state }: RollCallLine): ListCell[] => {
    const marked = sheet.filter((line) => line.marked)
    const present = marked.filter((line) => line.state === 'present').length
    return [
      session.day,
      session.from,
      session.to,
      edition.title,
      marked.length > 0 ? present : null,
      sheet.length,
      t[state],
    ]
  }
  return {
    name: 'presenze',
    title: t.rollCalls,
    columns: [
      { header: t.day, kind: 'day', width: 12 },
      { header: language === 'it' ? 'Dalle' : 'From', kind: 'text', width: 8 },
      { header: language === 'it' ? 'Alle' : 'To', kind: 'text', width: 8 },
      { header: t.lab, kind: 'text', width: 44 },
      { header: t.present, kind: 'integer', width: 10 },
      { header: t.students, kind: 'integer', width: 10 },
      { header: t.state, kind: 'text', width: 28 },
    ],
    rows: rollCalls.map(row),
    total,
  }
}
