import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { formatCount } from '../platform/format.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { field, type Filter, select } from '../web/form-parts.ts'
import { type ContentOf, empty, pager, type Status, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { DeskRow } from './desk.rules.ts'
import { rowsSeen } from './desk-seen.rules.ts'
import { reasonTexts, whyText } from './reason.pages.ts'
import { findRows, outcomesAsked, type RowSearch, went } from './run-list.rules.ts'
import { offerNames, unitNames } from './run-names.pages.ts'
import { hiddenNote, runTitle } from './run.pages.ts'
import type { RunShown } from './run-shown.rules.ts'
import { partHref, runTabs } from './run-tabs.pages.ts'
import { runWordsOf } from './class-run.text.ts'
import { runWords } from './run.text.ts'

const rowsPerPage = 50

interface Search extends RowSearch {
  page: number
}

/** Who goes where, and why. */
export function runStudentsPage(shown: RunShown, search: Search, ctx: Ctx) {
  const { language } = ctx
  const t = runWordsOf(shown.desk.round, language)
  const found = findRows(rowsSeen(shown.rows, shown.desk.seen), search, shown.desk.seen)
  const here = partHref(shown.run, 'studenti')
  const query = { q: search.q, offerta: search.offerId, esito: search.how ?? '' }
  const href = (page: number) =>
    withQuery(here.split('?')[0] ?? '', { parte: 'studenti', ...query, pagina: String(page) })
  const filtered = Object.values(query).some((value) => value !== '')
  const first = (search.page - 1) * rowsPerPage
  return {
    title: t.title(runTitle(shown, language)),
    heading: t.students,
    tabs: runTabs(shown.run, { current: 'studenti', steers: shown.desk.steers }, ctx),
    lead: hiddenNote(shown, language),
    filter: { ...filterOf(shown, search, language), clearHref: filtered ? here : null },
    table: table({
      caption: t.students,
      columns: [t.student, t.place, t.how, { text: t.draw, numeric: true }, t.why],
      rows: found.slice(first, first + rowsPerPage).map((row) => cellsOf(row, shown, language)),
      empty: empty(t.notFound, t.notFoundAdvice),
    }),
    pager: pager({ page: search.page, perPage: rowsPerPage, total: found.length, summary: t.rows, href }),
    exports: exportLinks(href(1)),
  }
}

function filterOf({ desk, run }: RunShown, { q, offerId, how }: Search, language: Language): Filter {
  const t = runWordsOf(desk.round, language)
  const form = formState(language, { typed: { q, offerta: offerId, esito: how ?? '' } })
  const offers = desk.frozen.names.offers.map((offer) => ({ value: offer.offerId, text: offer.title }))
  const named = desk.seen.named.size > 0
  const ways = { first: t.firstOnly, other: t.otherWish, fallback: t.fallbackPlace, lock: t.lock, unplaced: t.noPlace }
  return {
    action: paths.roundRun({ roundId: run.roundId, runId: run._id }),
    fields: [field(form, 'q', { label: named ? t.search : t.searchDraw, type: 'search' })],
    selects: [
      select(form, 'offerta', { label: t.offer, options: offers, placeholder: t.anyOffer }),
      select(form, 'esito', {
        label: t.how,
        options: outcomesAsked.map((each) => ({ value: each, text: ways[each] })),
        placeholder: t.anyHow,
      }),
    ],
    clearHref: null,
  }
}

function cellsOf(row: DeskRow, shown: RunShown, language: Language): ContentOf[] {
  const { desk, rows } = shown
  const offer = desk.frozen.names.offers.find(({ offerId }) => offerId === row.offerId)
  return [
    {
      text: unitNames(desk.seen, rows, language)(row.unitId),
      note: desk.seen.named.get(row.unitId)?.className ?? null,
    },
    row.offerId === null ? null : { text: offer?.title ?? row.offerId, note: offer?.partner ?? null },
    howOf(row, language),
    formatCount(row.draw, language),
    whyOf(row, shown, language) || null,
  ]
}

function whyOf(row: DeskRow, { desk, file, result }: RunShown, language: Language): string {
  const offerName = offerNames(desk.frozen.names)
  return whyText(row, reasonTexts({ file, result, offerName, round: desk.round }, language), {
    round: desk.round,
    language,
  })
}

const tones = { first: 'success', other: 'success', fallback: 'info', lock: 'neutral', unplaced: 'danger' } as const

function howOf(row: DeskRow, language: Language): Status {
  return status(howText(row, language), tones[went(row)])
}

/** 'Prima scelta', 'Posto libero', … */
function howText({ phase, rank }: DeskRow, language: Language): string {
  const t = runWords(language)
  if (phase === 'wish') return rank === null ? t.wish : t.nth(rank)
  if (phase === 'lock') return t.lock
  return phase === 'fallback' ? t.fallbackPlace : t.noPlace
}

/** The same rows as a file. */
export function runStudentsSheet(shown: RunShown, search: RowSearch, language: Language): ListSheet {
  const { desk } = shown
  const t = runWordsOf(desk.round, language)
  const found = findRows(rowsSeen(shown.rows, desk.seen), search, desk.seen)
  const offers = new Map(desk.frozen.names.offers.map((offer) => [offer.offerId, offer]))
  const nameOf = unitNames(desk.seen, shown.rows, language)
  return {
    name: 'abbinamento-in-prova',
    title: t.title(runTitle(shown, language)),
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.class, kind: 'text', width: 12 },
      { header: t.place, kind: 'text', width: 36 },
      { header: t.host, kind: 'text', width: 36 },
      { header: t.how, kind: 'text', width: 18 },
      { header: t.draw, kind: 'integer', width: 14 },
      { header: t.why, kind: 'text', width: 80 },
    ],
    rows: found.map((row) => [
      nameOf(row.unitId),
      desk.seen.named.get(row.unitId)?.className ?? null,
      offers.get(row.offerId ?? '')?.title ?? null,
      offers.get(row.offerId ?? '')?.partner ?? null,
      howText(row, language),
      row.draw,
      whyOf(row, shown, language) || null,
    ]),
  }
}
