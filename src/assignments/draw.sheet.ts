import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { checkWords } from './check.text.ts'
import type { Draw } from './drawn.rules.ts'

/** Tickets and numbers as a file, for who works them out. */
export function drawSheet({ round, told }: Draw, language: Language): ListSheet {
  const t = checkWords(language)
  const drawn = told?.drawn ?? []
  return {
    name: 'estrazione',
    title: t.drawOf(round.title),
    columns: [
      { header: t.number, kind: 'integer', width: 10 },
      { header: t.ticket, kind: 'text', width: 70 },
    ],
    rows: drawn.map(({ number, ticket }) => [number, ticket]),
    total: drawn.length,
    whole: true,
  }
}
