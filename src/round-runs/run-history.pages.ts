import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { type ContentOf, empty, linkTo, pager, status, type Table, table, type Tone } from '../web/parts.ts'
import type { DeskRow } from './desk.rules.ts'
import { deskWords } from './desk.text.ts'
import { triedText, unitNames } from './run-names.pages.ts'
import type { RoundRun, RunState } from './run.rules.ts'
import type { Desk } from './run-shown.rules.ts'

const tones: Record<RunState, Tone> = { waiting: 'neutral', running: 'info', done: 'success', failed: 'danger' }

interface Around {
  desk: Desk
  /** of any run: for the draw numbers of who is not named */
  rows: readonly DeskRow[]
}

/** Runs as lines, the newest first. */
export function runTable(runs: readonly RoundRun[], around: Around, language: Language): Table {
  const t = deskWords(language)
  return table({
    caption: t.runs,
    columns: [t.run, t.startedAt, t.by, t.state, { text: t.placedOf, numeric: true }],
    rows: runs.map((run): ContentOf[] => [
      {
        text: t[run.mechanism],
        href: paths.roundRun({ roundId: run.roundId, runId: run._id }),
        note: whatTried(run, around, language),
      },
      formatInstant(run.startedAt, language),
      run.by.name,
      status(t[run.state], tones[run.state]),
      run.state === 'done' ? t.placedOfAll(formatCount(run.placed, language), formatCount(run.units, language)) : null,
    ]),
    empty: empty(t.noRunYet),
  })
}

function whatTried({ whatIf }: RoundRun, { desk, rows }: Around, language: Language): string {
  const titles = new Map(desk.offers.map(({ offerId, title }) => [offerId, title]))
  const names = {
    offerName: (id: string) => titles.get(id) ?? id,
    unitName: unitNames(desk.seen, rows, language),
  }
  return triedText(whatIf, names, language)
}

interface History extends Around {
  runs: RoundRun[]
  total: number
  page: number
  perPage: number
}

/** Every run of a round. */
export function runHistoryPage({ runs, total, page, perPage, ...around }: History, { language }: Ctx) {
  const t = deskWords(language)
  const { round } = around.desk
  const roundId = round._id
  const href = (number: number) => withQuery(paths.roundRuns({ roundId }), { pagina: String(number) })
  return {
    title: t.runsTitle(round.title),
    actions: [linkTo(t.back, paths.roundDesk({ roundId }), { look: 'plain' })],
    table: runTable(runs, around, language),
    pager: pager({ page, perPage, total, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

/** The same as a file. */
export function runHistorySheet(
  { runs, total, ...around }: Omit<History, 'page' | 'perPage'>,
  language: Language,
): ListSheet {
  const t = deskWords(language)
  return {
    name: 'prove',
    title: t.runsTitle(around.desk.round.title),
    columns: [
      { header: t.run, kind: 'text', width: 26 },
      { header: t.what, kind: 'text', width: 50 },
      { header: t.startedAt, kind: 'instant', width: 18 },
      { header: t.by, kind: 'text', width: 26 },
      { header: t.state, kind: 'text', width: 16 },
      { header: t.placedOf, kind: 'integer', width: 14 },
    ],
    rows: runs.map((run) => [
      t[run.mechanism],
      whatTried(run, around, language),
      stampCell(run.startedAt),
      run.by.name,
      t[run.state],
      run.state === 'done' ? run.placed : null,
    ]),
    total,
  }
}
