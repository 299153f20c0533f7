import { type ListCell, type ListSheet, stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import type { ListedUpload } from './class-list-import.pages.ts'
import { importWords } from './class-list-import.text.ts'

/** The class lists that were uploaded, and what each of them changed, as a file. */
export function uploadsSheet(
  { uploads, total }: { uploads: readonly ListedUpload[]; total: number },
  language: Language,
): ListSheet {
  const t = importWords(language)
  const row = (upload: ListedUpload): ListCell[] => [
    upload.fileName,
    stampCell(upload.uploadedAt),
    upload.schoolYear,
    upload.effective,
    t[upload.state],
    ...(upload.result
      ? [upload.result.joined, upload.result.moved, upload.result.left, upload.result.unchanged, upload.result.doubtful]
      : []),
  ]
  return {
    name: 'elenchi caricati',
    title: t.previous,
    columns: [
      { header: t.from, kind: 'text', width: 36 },
      { header: t.uploadedAt, kind: 'instant', width: 17 },
      { header: t.schoolYear, kind: 'text', width: 12 },
      { header: t.effective, kind: 'day', width: 12 },
      { header: t.state, kind: 'text', width: 24 },
      { header: t.joined, kind: 'integer', width: 12 },
      { header: t.moved, kind: 'integer', width: 12 },
      { header: t.left, kind: 'integer', width: 12 },
      { header: t.unchanged, kind: 'integer', width: 12 },
      { header: t.undecided, kind: 'integer', width: 12 },
    ],
    rows: uploads.map(row),
    total,
  }
}
