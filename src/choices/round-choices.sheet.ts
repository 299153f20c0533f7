import { type ListCell, type ListSheet, stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { warningsInShort } from './ineligible.text.ts'
import type { ChoiceRow } from './round-choices.rules.ts'
import { roundChoicesWords } from './round-choices.text.ts'

/** Who has sent a list and who has not, for whoever reminds them by word of mouth. */
export function roundChoicesSheet(rows: readonly ChoiceRow[], language: Language): ListSheet {
  const t = roundChoicesWords(language)
  const words = warningsInShort(language)
  const row = ({ unit, list, warnings }: ChoiceRow): ListCell[] => [
    unit.className,
    unit.name,
    stampCell(list?.receipts.at(-1)?.at ?? null),
    list ? list.offerIds.length : null,
    list && (list.acceptsAny ? t.yes : t.no),
    warnings.map((warning) => words[warning]).join('. ') || null,
  ]
  return {
    name: 'scelte',
    title: t.title,
    columns: [
      { header: t.class, kind: 'text', width: 14 },
      { header: t.name, kind: 'text', width: 32 },
      { header: t.sent, kind: 'instant', width: 20 },
      { header: t.count, kind: 'integer', width: 10 },
      { header: t.anyPlace, kind: 'text', width: 14 },
      { header: t.warnings, kind: 'text', width: 44 },
    ],
    rows: rows.map(row),
  }
}
