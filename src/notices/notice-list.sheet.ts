import { type ListCell, type ListSheet, stampCell } from '../platform/list-sheet.ts'
import { type Language, phrases } from '../platform/words.ts'
import { type ListedNotice, noticeLine } from './notice.pages.ts'

const words = phrases({
  title: ['Avvisi inviati', 'Outbox'],
  what: ['Avviso', 'Notice'],
  to: ['Destinatario', 'To'],
  address: ['Indirizzo', 'Address'],
  when: ['Creato', 'Made'],
  state: ['Stato', 'State'],
  attempts: ['Tentativi', 'Attempts'],
  why: ['Perché non è partito', 'Why it did not leave'],
})

/** The outbox as a file: what left for whom, and what did not; without what the notices say. */
export function noticesSheet(
  { notices, total }: { notices: readonly ListedNotice[]; total: number },
  language: Language,
): ListSheet {
  const t = words(language)
  const row = (notice: ListedNotice): ListCell[] => {
    const { what, name, address, state, why } = noticeLine(notice, language)
    return [what, name, address, stampCell(notice.createdAt), state, notice.attempts, why]
  }
  return {
    name: 'avvisi',
    title: t.title,
    columns: [
      { header: t.what, kind: 'text', width: 30 },
      { header: t.to, kind: 'text', width: 28 },
      { header: t.address, kind: 'text', width: 34 },
      { header: t.when, kind: 'instant', width: 17 },
      { header: t.state, kind: 'text', width: 16 },
      { header: t.attempts, kind: 'integer', width: 10 },
      { header: t.why, kind: 'text', width: 50 },
    ],
    rows: notices.map(row),
    total,
  }
}
