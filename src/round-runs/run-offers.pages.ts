import type { Ctx } from '../access/actor.ts'
import { formatCount } from '../platform/format.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { type ContentOf, empty, pager, type Status, status, table } from '../web/parts.ts'
import { type OfferFill, offerFill } from './desk.rules.ts'
import { hiddenNote, runTitle } from './run.pages.ts'
import type { RunShown } from './run-shown.rules.ts'
import { partHref, runTabs } from './run-tabs.pages.ts'
import { runWords } from './run.text.ts'

const offersPerPage = 50

/** How full each offer is, and how wished. */
export function runOffersPage(shown: RunShown, page: number, ctx: Ctx) {
  const { language } = ctx
  const t = runWords(language)
  const fill = offerFill(shown.file, shown.result)
  const here = partHref(shown.run, 'offerte')
  const first = (page - 1) * offersPerPage
  const numeric = (text: string) => ({ text, numeric: true })
  const others = !shown.desk.seen.all
  return {
    title: t.title(runTitle(shown, language)),
    heading: t.offers,
    tabs: runTabs(shown.run, { current: 'offerte', steers: shown.desk.steers }, ctx),
    lead: hiddenNote(shown, language),
    filter: null,
    table: table({
      caption: t.offers,
      columns: [
        t.offer,
        numeric(t.seats),
        numeric(t.taken),
        ...(others ? [numeric(t.ownTaken)] : []),
        numeric(t.firstWishes),
        numeric(t.wishes),
        t.state,
        t.lastAdmitted,
      ],
      rows: fill.slice(first, first + offersPerPage).map((row) => cellsOf(row, shown, language)),
      empty: empty(t.noOffers),
    }),
    pager: pager({
      page,
      perPage: offersPerPage,
      total: fill.length,
      summary: t.rows,
      href: (number) => `${here}&pagina=${number}`,
    }),
    exports: exportLinks(here),
  }
}

function cellsOf(fill: OfferFill, { desk, result }: RunShown, language: Language): ContentOf[] {
  const offer = desk.frozen.names.offers.find(({ offerId }) => offerId === fill.offerId)
  const count = (number: number) => formatCount(number, language)
  const own = [...desk.seen.named.keys()].filter((unitId) => result.matching[unitId] === fill.offerId).length
  return [
    { text: offer?.title ?? fill.offerId, note: offer?.partner ?? null },
    count(fill.seats),
    count(fill.placed),
    ...(desk.seen.all ? [] : [count(own)]),
    count(fill.firstWishes),
    count(fill.wishes),
    stateOf(fill, language),
    lastAdmitted(fill, language),
  ]
}

/** Where all are equal the draw alone decides. */
function lastAdmitted({ cutOff, ranked }: OfferFill, language: Language): string | null {
  const t = runWords(language)
  if (cutOff === null || cutOff.class === 0) return null
  return ranked ? t.lastIs(cutOff.class, cutOff.draw) : t.lastIsDraw(cutOff.draw)
}

function stateOf(fill: OfferFill, language: Language): Status {
  const t = runWords(language)
  if (fill.closed) return status(t.isClosed, 'warning')
  if (fill.belowMinimum) return status(t.isBelow(fill.min), 'danger')
  if (fill.placed === 0) return status(t.isEmpty, 'neutral')
  return fill.placed >= fill.seats ? status(t.isFull, 'success') : status(t.isFree, 'info')
}

/** The same rows as a file. */
export function runOffersSheet(shown: RunShown, language: Language): ListSheet {
  const t = runWords(language)
  const names = new Map(shown.desk.frozen.names.offers.map((offer) => [offer.offerId, offer]))
  return {
    name: 'offerte-in-prova',
    title: t.title(runTitle(shown, language)),
    columns: [
      { header: t.offer, kind: 'text', width: 36 },
      { header: t.host, kind: 'text', width: 36 },
      { header: t.seats, kind: 'integer', width: 10 },
      { header: t.taken, kind: 'integer', width: 10 },
      { header: t.firstWishes, kind: 'integer', width: 14 },
      { header: t.wishes, kind: 'integer', width: 14 },
      { header: t.state, kind: 'text', width: 24 },
    ],
    rows: offerFill(shown.file, shown.result).map((fill) => [
      names.get(fill.offerId)?.title ?? fill.offerId,
      names.get(fill.offerId)?.partner ?? null,
      fill.seats,
      fill.placed,
      fill.firstWishes,
      fill.wishes,
      stateOf(fill, language).text,
    ]),
  }
}
