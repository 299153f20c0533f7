import type { Ctx } from '../access/actor.ts'
import { type ListCell, type ListSheet, stampCell } from '../platform/list-sheet.ts'
import { documentStanding, type PartnerDocument } from './document.rules.ts'
import { documentWords, kindNames, standingNames } from './document.text.ts'

interface SheetOf {
  documents: readonly Pick<
    PartnerDocument,
    'kind' | 'title' | 'partnerId' | 'accepted' | 'expiresOn' | 'waiting' | 'changedAt'
  >[]
  total: number
  soon: number
  names: ReadonlyMap<string, string>
}

/** The documents of hosts, as a file. */
export function documentsSheet({ documents, total, soon, names }: SheetOf, { language, today }: Ctx): ListSheet {
  const t = documentWords(language)
  const row = (document: SheetOf['documents'][number]): ListCell[] => [
    names.get(document.partnerId) ?? document.partnerId,
    kindNames(language)[document.kind],
    document.title,
    standingNames(language)[documentStanding(document, today, soon)],
    document.expiresOn,
    stampCell(document.changedAt),
  ]
  return {
    name: 'documenti',
    title: t.queueTitle,
    columns: [
      { header: t.host, kind: 'text', width: 40 },
      { header: t.kind, kind: 'text', width: 34 },
      { header: t.documentTitle, kind: 'text', width: 34 },
      { header: t.state, kind: 'text', width: 22 },
      { header: t.validUntil, kind: 'day', width: 14 },
      { header: t.changed, kind: 'instant', width: 17 },
    ],
    rows: documents.map(row),
    total,
  }
}
