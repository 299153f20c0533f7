import { formatInstant } from '../platform/format.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { placeWords } from './class-place.text.ts'
import type { Decided } from './outcome.rules.ts'
import type { OutcomeRow } from './outcome-row.rules.ts'
import { howText, rowName } from './outcome.pages.ts'
import { placeTitles } from './own-place.pages.ts'

/** The result of the own school as a file. */
export function outcomeSheet(decided: Decided, rows: readonly OutcomeRow[], language: Language): ListSheet {
  const t = placeWords(decided.round, language)
  const title = placeTitles(decided)
  return {
    name: 'esito',
    title: t.resultOf(decided.round.title),
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.unitClass, kind: 'text', width: 12 },
      { header: t.place, kind: 'text', width: 44 },
      { header: t.choice, kind: 'text', width: 22 },
      { header: t.state, kind: 'text', width: 22 },
      { header: t.offeredNow, kind: 'text', width: 44 },
    ],
    rows: rows.map((row) => {
      const { offerId, state, offered } = row.place
      return [
        rowName(row),
        row.className,
        offerId === null ? null : title(offerId),
        howText(row.place, t, language),
        t[state],
        offered ? t.offeredUntil(title(offered.offerId), formatInstant(offered.until, language)) : null,
      ]
    }),
    total: rows.length,
  }
}
