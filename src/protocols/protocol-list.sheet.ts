import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { type Protocol, stateOn } from './protocol.rules.ts'
import { protocolWords } from './protocol.text.ts'

type Listed = Pick<Protocol, 'title' | 'parties' | 'signedOn' | 'startsOn' | 'expiresOn' | 'endsOn' | 'commitments'>

/** The protocols as a file. */
export function protocolsSheet(
  { protocols, total }: { protocols: readonly Listed[]; total: number },
  ctx: Ctx,
): ListSheet {
  const t = protocolWords(ctx.language)
  const row = (protocol: Listed): ListCell[] => [
    protocol.title,
    protocol.parties.map((party) => party.name).join(', '),
    t[stateOn(protocol, ctx.today)],
    protocol.signedOn,
    protocol.startsOn,
    protocol.endsOn,
    protocol.commitments.length,
  ]
  return {
    name: 'protocolli',
    title: t.protocols,
    columns: [
      { header: t.title, kind: 'text', width: 50 },
      { header: t.parties, kind: 'text', width: 50 },
      { header: t.state, kind: 'text', width: 22 },
      { header: t.signedOn, kind: 'day', width: 12 },
      { header: t.startsOn, kind: 'day', width: 12 },
      { header: t.expiresOn, kind: 'day', width: 12 },
      { header: t.commitments, kind: 'integer', width: 10 },
    ],
    rows: protocols.map(row),
    total,
  }
}
