import type { Ctx } from '../access/actor.ts'
import { type ListCell, type ListSheet, stampCell } from '../platform/list-sheet.ts'
import { phrases } from '../platform/words.ts'
import { linkStateName } from './host-link.pages.ts'
import { endOf, lastSending, type ListedLink } from './host-link.rules.ts'
import { hostLinkWords } from './host-link.text.ts'

const words = phrases({ sender: ['Mandato da', 'Sent by'] })

/** The links that were sent for a host, as a file: never the secrets in them. */
export function hostLinksSheet({ links, total }: { links: readonly ListedLink[]; total: number }, ctx: Ctx): ListSheet {
  const t = hostLinkWords(ctx.language)
  const row = (link: ListedLink): ListCell[] => [
    link.to.name,
    link.to.email,
    t[link.purpose],
    linkStateName(link, ctx),
    stampCell(lastSending(link)),
    link.sender.name,
    stampCell(link.opened.at(-1) ?? null),
    stampCell(endOf(link)),
  ]
  return {
    name: 'collegamenti',
    title: t.sentLinks,
    columns: [
      { header: t.to, kind: 'text', width: 28 },
      { header: t.email, kind: 'text', width: 34 },
      { header: t.purpose, kind: 'text', width: 34 },
      { header: t.state, kind: 'text', width: 18 },
      { header: t.lastSent, kind: 'instant', width: 17 },
      { header: words(ctx.language).sender, kind: 'text', width: 28 },
      { header: t.lastOpened, kind: 'instant', width: 17 },
      { header: t.until, kind: 'instant', width: 17 },
    ],
    rows: links.map(row),
    total,
  }
}
