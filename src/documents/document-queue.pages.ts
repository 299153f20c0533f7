import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { empty, linkTo, pager, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { documentKinds, documentStandings } from './document.rules.ts'
import { documentWords, kindNames, standingNames } from './document.text.ts'
import { documentCells, type ListedDocument } from './partner-documents.pages.ts'

export interface DocumentQueue {
  documents: readonly ListedDocument[]
  total: number
  page: number
  perPage: number
  soon: number
  /** Names of the hosts by id. */
  names: ReadonlyMap<string, string>
  /** What was asked, as it was typed. */
  typed: { q: string; tipo: string; stato: string }
}

/** The documents of all hosts, those to review first. */
export function documentQueuePage(queue: DocumentQueue, ctx: Ctx) {
  const t = documentWords(ctx.language)
  const filtered = Object.values(queue.typed).some((typed) => typed !== '')
  const toPartners = [linkTo(t.toPartners, paths.partners(), { look: 'primary' })]
  return {
    title: t.queueTitle,
    lead: t.queueLead,
    filter: queueFilter(queue, ctx, filtered),
    table: table({
      caption: t.queueTitle,
      columns: [t.document, t.state, t.validUntil, t.changed, t.host],
      rows: queue.documents.map((document) => [
        ...documentCells(document, queue.soon, ctx),
        {
          text: queue.names.get(document.partnerId) ?? document.partnerId,
          href: paths.partnerDocuments({ partnerId: document.partnerId }),
        },
      ]),
      empty: filtered
        ? empty(t.queueNotFound, t.queueNotFoundAdvice)
        : empty(t.queueNone, t.queueNoneAdvice, toPartners),
    }),
    pager: pager({
      page: queue.page,
      perPage: queue.perPage,
      total: queue.total,
      summary: t.summary,
      href: (page) => withQuery(paths.documents(), { ...queue.typed, pagina: String(page) }),
    }),
    exports: exportLinks(withQuery(paths.documents(), queue.typed)),
  }
}

function queueFilter({ typed }: DocumentQueue, { language }: Ctx, filtered: boolean) {
  const t = documentWords(language)
  const form = formState(language, { typed })
  const kinds = documentKinds.map((value) => ({ value, text: kindNames(language)[value] }))
  const standings = documentStandings
    .filter((value) => value !== 'missing')
    .map((value) => ({ value, text: standingNames(language)[value] }))
  return {
    action: paths.documents(),
    fields: [field(form, 'q', { label: t.searchHost, type: 'search' })],
    selects: [
      select(form, 'tipo', { label: t.kind, placeholder: t.anyKind, options: kinds }),
      select(form, 'stato', { label: t.state, placeholder: t.anyState, options: standings }),
    ],
    clearHref: filtered ? paths.documents() : null,
  }
}
