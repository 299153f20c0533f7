import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { transferWords } from './student-move.text.ts'
import { type ListedTransfer, standingText } from './transfer.pages.ts'

/** The transfers as a file. */
export function transferSheet(
  { transfers, total }: { transfers: readonly ListedTransfer[]; total: number },
  language: Language,
): ListSheet {
  const t = transferWords(language)
  return {
    name: t.sheet,
    title: t.title,
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.direction, kind: 'text', width: 12 },
      { header: t.school, kind: 'text', width: 36 },
      { header: t.day, kind: 'day', width: 12 },
      { header: t.state, kind: 'text', width: 28 },
    ],
    rows: transfers.map((transfer) => [
      transfer.name,
      t[transfer.direction],
      transfer.otherSchool,
      transfer.day,
      standingText(transfer, language),
    ]),
    total,
  }
}
