import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import type { LedgerEntry } from './chain.rules.ts'
import { aboutText } from './ledger.pages.ts'
import { kindWords, ledgerWords } from './ledger.text.ts'

/** The rings of a school year as a file, with their whole digests: who keeps it can compare the chain later. */
export function ledgerSheet(
  { entries, total }: { entries: readonly LedgerEntry[]; total: number },
  language: Language,
): ListSheet {
  const t = ledgerWords(language)
  const kinds = kindWords(language)
  return {
    name: 'registro di controllo',
    title: t.title,
    columns: [
      { header: t.number, kind: 'integer', width: 7 },
      { header: t.when, kind: 'instant', width: 17 },
      { header: t.kind, kind: 'text', width: 24 },
      { header: t.about, kind: 'text', width: 36 },
      { header: t.previous, kind: 'text', width: 68 },
      { header: t.digest, kind: 'text', width: 68 },
    ],
    rows: entries.map((entry) => [
      entry.seq,
      stampCell(entry.at),
      kinds[entry.kind],
      aboutText(entry, language),
      entry.previous,
      entry.digest,
    ]),
    total,
  }
}
