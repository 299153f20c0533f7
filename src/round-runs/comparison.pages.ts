import type { Ctx } from '../access/actor.ts'
import { mechanisms, type Mechanism } from '../matching/round-file.rules.ts'
import { paths } from '../paths.ts'
import { formatCount } from '../platform/format.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, type ContentOf, empty, linkTo, pager, postTo, table } from '../web/parts.ts'
import { comparisonWordsOf } from './class-run.text.ts'
import { comparisonWords } from './comparison.text.ts'
import { complaintsOf } from './complaint.rules.ts'
import { type Move, movesBetween, outcomeOf } from './desk.rules.ts'
import { rowsSeen } from './desk-seen.rules.ts'
import { offerNames, unitNames } from './run-names.pages.ts'
import { byName, effectOf, placeTexts } from './run-moves.pages.ts'
import type { Desk, RunShown } from './run-shown.rules.ts'

const perPage = 50

export interface Comparison {
  desk: Desk
  /** the latest of each mechanism, the round as it is; null: none */
  runs: Record<Mechanism, RunShown | null>
  page: number
  /** of the forms that make the ones that are missing */
  ids: Record<Mechanism, string>
}

/** The two mechanisms side by side. */
export function comparisonPage(comparison: Comparison, ctx: Ctx) {
  const { language } = ctx
  const { desk, runs, page } = comparison
  const t = comparisonWordsOf(desk.round, language)
  const roundId = desk.round._id
  const both = runs.default && runs.satisfaction ? { before: runs.default, after: runs.satisfaction } : null
  const href = (number: number) => withQuery(paths.roundComparison({ roundId }), { pagina: String(number) })
  const all = both ? differences(both, desk) : { moves: [], total: 0 }
  const first = (page - 1) * perPage
  return {
    title: t.title(desk.round.title),
    lead: t.lead,
    announced: t.announced(t[desk.round.mechanism]),
    explained: mechanisms.map((each) => ({ name: t[each], text: t[`${each}Text`] })),
    missing: both ? null : desk.frozen ? t.missing : t.notFrozen,
    measures: both ? measureTable(both, language) : null,
    t: { differ: t.differ },
    differ: both
      ? {
          lead: t.differLead(all.total),
          table: table({
            caption: t.people,
            columns: [t.student, t.default, t.satisfaction, t.better],
            rows: all.moves.slice(first, first + perPage).map((move) => moveCells(move, both, language)),
            empty: empty(t.noDifference),
          }),
          pager: pager({ page, perPage, total: all.moves.length, summary: t.rows, href }),
          exports: exportLinks(href(1)),
        }
      : null,
    actions: actionsOf(comparison, language),
  }
}

interface Both {
  before: RunShown
  after: RunShown
}

/** Those that are shown here, and how many there are in all. */
function differences({ before, after }: Both, { seen }: Pick<Desk, 'seen'>): { moves: Move[]; total: number } {
  const moves = movesBetween(before.file, before.result, after.result)
  return { moves: byName(rowsSeen(moves, seen), before), total: moves.length }
}

function measureTable({ before, after }: Both, language: Language) {
  const t = comparisonWords(language)
  const measured = [before, after].map(({ file, result, rows }) => ({
    ...outcomeOf(rows),
    complaints: complaintsOf(file, result).length,
  }))
  const counts = ['placed', 'first', 'topThree', 'fallback', 'unplaced'] as const
  const numbers = (pick: (each: (typeof measured)[number]) => string | null): ContentOf[] => measured.map(pick)
  return table({
    caption: t.measures,
    columns: [t.measure, { text: t.default, numeric: true }, { text: t.satisfaction, numeric: true }],
    rows: [
      ...counts.map((measure) => [t[measure], ...numbers((each) => formatCount(each[measure], language))]),
      [t.worst, ...numbers(({ worst }) => (worst === null ? null : t.nth(worst)))],
      [{ text: t.complaints, note: t.complaintsNote }, ...numbers((each) => formatCount(each.complaints, language))],
    ],
    empty: empty(t.noDifference),
  })
}

function moveCells(move: Move, { before }: Both, language: Language): ContentOf[] {
  const { desk, file, rows } = before
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

function actionsOf({ desk, runs, ids }: Comparison, language: Language): Action[] {
  const t = comparisonWords(language)
  const roundId = desk.round._id
  const back = linkTo(t.back, paths.roundDesk({ roundId }), { look: 'plain' })
  const each = mechanisms.flatMap((mechanism): Action[] => {
    const run = runs[mechanism]?.run
    if (run) return [linkTo(t.open(t[mechanism]), paths.roundRun({ roundId, runId: run._id }))]
    if (!desk.steers || desk.round.state !== 'closed') return []
    const fields = { id: ids[mechanism], mechanism, back: 'confronto' }
    return [postTo(t.tryIt(t[mechanism]), paths.roundRuns({ roundId }), { fields, look: 'primary' })]
  })
  return [...each, back]
}

/** Who differs, as a file. */
export function comparisonSheet({ desk, runs }: Comparison, language: Language): ListSheet {
  const t = comparisonWordsOf(desk.round, language)
  const both = runs.default && runs.satisfaction ? { before: runs.default, after: runs.satisfaction } : null
  const rows = both ? differences(both, desk).moves : []
  const place = both ? placeTexts(both.before.file, offerNames(both.before.desk.frozen.names), language) : () => ''
  const nameOf = unitNames(desk.seen, both?.before.rows ?? [], language)
  return {
    name: 'criteri-a-confronto',
    title: t.title(desk.round.title),
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.class, kind: 'text', width: 12 },
      { header: t.default, kind: 'text', width: 40 },
      { header: t.satisfaction, kind: 'text', width: 40 },
      { header: t.better, kind: 'text', width: 24 },
    ],
    rows: rows.map((move) => [
      nameOf(move.unitId),
      desk.seen.named.get(move.unitId)?.className ?? null,
      place(move.unitId, move.from),
      place(move.unitId, move.to),
      effectOf(move, language).text,
    ]),
  }
}
