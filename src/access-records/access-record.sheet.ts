import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { accessLine, accessWords } from './access-record.pages.ts'
import type { AccessRecord } from './access-record.rules.ts'

/** The record of accesses as a file. */
export function accessSheet(
  { records, total }: { records: readonly AccessRecord[]; total: number },
  language: Language,
): ListSheet {
  const t = accessWords(language)
  return {
    name: 'registro accessi',
    title: t.title,
    columns: [
      { header: t.when, kind: 'instant', width: 17 },
      { header: t.who, kind: 'text', width: 28 },
      { header: t.role, kind: 'text', width: 28 },
      { header: t.what, kind: 'text', width: 24 },
      { header: t.name, kind: 'text', width: 44 },
      { header: t.rows, kind: 'integer', width: 8 },
    ],
    rows: records.map((record) => {
      const { who, role, what } = accessLine(record, language)
      return [stampCell(record.at), who, role, what, record.name, record.rows]
    }),
    total,
  }
}
