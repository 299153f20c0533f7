import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { phrases } from '../platform/words.ts'
import { type Agreement, shownLastDay, standingOf } from './agreement.rules.ts'
import { agreementWords } from './agreement.text.ts'

const words = phrases({
  code: ['Codice meccanografico', 'School code'],
  taxNumber: ['Partita IVA o codice fiscale', 'VAT number or tax code'],
  from: ['Dal', 'From'],
  to: ['Al', 'To'],
  protocolDate: ['Data di protocollo', 'Date of protocol'],
})

type Listed = Pick<Agreement, 'school' | 'host' | 'state' | 'terms' | 'protocol' | 'endedOn'>

/** Agreements as a file. */
export function agreementsSheet(
  { agreements, total }: { agreements: readonly Listed[]; total: number },
  { language, today }: Ctx,
): ListSheet {
  const t = agreementWords(language)
  const w = words(language)
  const row = (agreement: Listed): ListCell[] => {
    const { school, host, terms, protocol } = agreement
    return [
      school.name,
      school.code,
      host.name,
      host.vatNumber ?? host.taxCode,
      terms.purpose,
      terms.from,
      shownLastDay(agreement),
      protocol?.number ?? null,
      protocol?.date ?? null,
      t[standingOf(agreement, today)],
    ]
  }
  return {
    name: 'convenzioni',
    title: t.agreements,
    columns: [
      { header: t.school, kind: 'text', width: 36 },
      { header: w.code, kind: 'text', width: 14 },
      { header: t.host, kind: 'text', width: 36 },
      { header: w.taxNumber, kind: 'text', width: 18 },
      { header: t.purpose, kind: 'text', width: 36 },
      { header: w.from, kind: 'day', width: 12 },
      { header: w.to, kind: 'day', width: 12 },
      { header: t.protocol, kind: 'text', width: 16 },
      { header: w.protocolDate, kind: 'day', width: 12 },
      { header: t.state, kind: 'text', width: 24 },
    ],
    rows: agreements.map(row),
    total,
  }
}
