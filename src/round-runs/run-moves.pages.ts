import type { Ctx } from '../access/actor.ts'
import type { MatchResult, RoundFile } from '../matching/round-file.rules.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { type ContentOf, empty, pager, type Status, status, table } from '../web/parts.ts'
import { type Move, movesBetween } from './desk.rules.ts'
import { rowsSeen } from './desk-seen.rules.ts'
import { offerNames, unitNames } from './run-names.pages.ts'
import { runTitle } from './run.pages.ts'
import type { RunShown } from './run-shown.rules.ts'
import { partHref, runTabs } from './run-tabs.pages.ts'
import { runWordsOf } from './class-run.text.ts'
import { runWords } from './run.text.ts'

const movesPerPage = 50

/** Who would move because of a change that is tried out; `base` is the round as it is, null when nobody has tried it. */
export function runMovesPage(shown: RunShown, { base, page }: { base: MatchResult | null; page: number }, ctx: Ctx) {
  const { language } = ctx
  const t = runWordsOf(shown.desk.round, language)
  const moves = base ? movesBetween(shown.file, base, shown.result) : []
  const seen = byName(rowsSeen(moves, shown.desk.seen), shown)
  const here = partHref(shown.run, 'differenze')
  const first = (page - 1) * movesPerPage
  return {
    title: t.title(runTitle(shown, language)),
    heading: t.moves,
    tabs: runTabs(shown.run, { current: 'differenze', steers: shown.desk.steers }, ctx),
    lead: base ? leadOf(moves.length, moves.length - seen.length, language) : t.noBase,
    filter: null,
    table: table({
      caption: t.moves,
      columns: [t.student, t.from, t.to, t.effect],
      rows: seen.slice(first, first + movesPerPage).map((move) => cellsOf(move, shown, language)),
      empty: base ? empty(t.noMove, t.noMoveAdvice) : empty(t.noBase),
    }),
    pager: pager({
      page,
      perPage: movesPerPage,
      total: seen.length,
      summary: t.rows,
      href: (number) => `${here}&pagina=${number}`,
    }),
    exports: exportLinks(here),
  }
}

function leadOf(all: number, hidden: number, language: Language): string {
  const t = runWords(language)
  return hidden > 0 ? `${t.movesLead(all)} ${t.movesHidden(hidden)}` : t.movesLead(all)
}

function cellsOf(move: Move, { desk, file, rows }: RunShown, language: Language): ContentOf[] {
  const place = placeTexts(file, offerNames(desk.frozen.names), language)
  return [
    {
      text: unitNames(desk.seen, rows, language)(move.unitId),
      note: desk.seen.named.get(move.unitId)?.className ?? null,
    },
    place(move.unitId, move.from),
    place(move.unitId, move.to),
    effectOf(move, language),
  ]
}

/** 'Saldatura (2ª)', or that it is none. */
export function placeTexts(file: RoundFile, offerName: (offerId: string) => string, language: Language) {
  const t = runWords(language)
  const wishes = new Map(file.students.map(({ id, preferences }) => [id, [...new Set(preferences)]]))
  return (unitId: string, offerId: string | null): string => {
    if (offerId === null) return t.nowhere
    const found = wishes.get(unitId)?.indexOf(offerId) ?? -1
    return found === -1 ? offerName(offerId) : t.withRank(offerName(offerId), found + 1)
  }
}

/** In the order of names, or of draw numbers where there are none. */
export function byName(moves: readonly Move[], { desk, rows }: Pick<RunShown, 'desk' | 'rows'>): Move[] {
  const nameOf = unitNames(desk.seen, rows, 'it')
  return moves.toSorted((a, b) => nameOf(a.unitId).localeCompare(nameOf(b.unitId), 'it', { numeric: true }))
}

export function effectOf({ better }: Pick<Move, 'better'>, language: Language): Status {
  const t = runWords(language)
  if (better === null) return status(t.same, 'neutral')
  return better ? status(t.better, 'success') : status(t.worse, 'danger')
}

/** The same rows as a file. */
export function runMovesSheet(shown: RunShown, base: MatchResult | null, language: Language): ListSheet {
  const { desk, file, rows } = shown
  const t = runWordsOf(desk.round, language)
  const place = placeTexts(file, offerNames(desk.frozen.names), language)
  const nameOf = unitNames(desk.seen, rows, language)
  const moves = base ? byName(rowsSeen(movesBetween(file, base, shown.result), desk.seen), shown) : []
  return {
    name: 'chi-si-sposta',
    title: t.title(runTitle(shown, language)),
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.class, kind: 'text', width: 12 },
      { header: t.from, kind: 'text', width: 40 },
      { header: t.to, kind: 'text', width: 40 },
      { header: t.effect, kind: 'text', width: 14 },
    ],
    rows: moves.map((move) => [
      nameOf(move.unitId),
      desk.seen.named.get(move.unitId)?.className ?? null,
      place(move.unitId, move.from),
      place(move.unitId, move.to),
      effectOf(move, language).text,
    ]),
  }
}
