import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type Action, empty, facts, type Figure, linkTo, progress, status, table } from '../web/parts.ts'
import { type Outcome, outcomeOf } from './desk.rules.ts'
import { rowsSeen, type SeenUnits } from './desk-seen.rules.ts'
import { deskWords } from './desk.text.ts'
import { rankChart } from './rank-chart.pages.ts'
import { offerNames, triedText, unitNames } from './run-names.pages.ts'
import { runTabs } from './run-tabs.pages.ts'
import type { RunShown } from './run-shown.rules.ts'
import { isPublishable, type RoundRun } from './run.rules.ts'
import { runWords } from './run.text.ts'

/** What a run is called: the mechanism, and what is tried. */
export function runTitle({ run, desk, rows }: RunShown, language: Language): string {
  const names = { offerName: offerNames(desk.frozen.names), unitName: unitNames(desk.seen, rows, language) }
  return `${deskWords(language)[run.mechanism]}, ${triedText(run.whatIf, names, language)}`
}

/** The first page of a run: how good it is for all. */
export function runPage(shown: RunShown, ctx: Ctx) {
  const { language } = ctx
  const t = runWords(language)
  const { desk, run, rows } = shown
  const outcome = outcomeOf(rows)
  return {
    title: t.title(runTitle(shown, language)),
    t: { chart: t.chart, closing: t.closing, closingLead: t.closingLead, digests: t.digests },
    tabs: runTabs(run, { current: 'riepilogo', steers: desk.steers }, ctx),
    figures: outcomeFigures(outcome, language),
    chart: rankChart(outcome, language),
    closing: closingLines(shown, language),
    separated: separatedPart(shown, ctx),
    digests: facts([
      [t.mechanism, deskWords(language)[run.mechanism]],
      [t.startedBy, run.by.name],
      [t.startedAt, formatInstant(run.startedAt, language)],
      [t.inputDigest, run.inputDigest],
      [t.resultDigest, shown.result.resultDigest],
      [t.engine, shown.result.engineVersion],
    ]),
    actions: actionsOf(shown, language),
  }
}

export function outcomeFigures(outcome: Outcome, language: Language): Figure[] {
  const t = runWords(language)
  const all = t.ofAll(formatCount(outcome.units, language))
  const figure = (count: number, label: string): Figure => ({
    value: formatCount(count, language),
    label,
    note: all,
    href: null,
  })
  return [
    figure(outcome.placed, t.placed),
    figure(outcome.first, t.first),
    figure(outcome.topThree, t.topThree),
    figure(outcome.unplaced, t.unplaced),
  ]
}

function actionsOf({ desk, run }: RunShown, language: Language): Action[] {
  const t = runWords(language)
  const { roundId, _id } = run
  const back = linkTo(t.back, paths.roundDesk({ roundId }), { look: 'plain' })
  if (!desk.steers || !isPublishable(run, desk.round)) return [back]
  const href = withQuery(paths.roundPublication({ roundId }), { prova: _id })
  return [linkTo(t.publish, href, { look: 'primary', icon: 'it-check' }), back]
}

function closingLines({ desk, result }: RunShown, language: Language): string[] {
  const t = runWords(language)
  const nameOf = offerNames(desk.frozen.names)
  return result.closingSteps.map(({ step, offer, placed, min }) =>
    (step === 'close' ? t.stepClose : t.stepReopen)(nameOf(offer), placed, min),
  )
}

/** Whom the school keeps apart is for its own coordinators. */
function separatedPart({ desk, run }: RunShown, { actor, language }: Ctx) {
  const t = runWords(language)
  const { named }: SeenUnits = desk.seen
  const own = run.separated.filter(({ unitId }) => named.has(unitId))
  if (actor.role !== 'coordinator' || own.length === 0) return null
  const nameOf = offerNames(desk.frozen.names)
  return {
    title: t.separated,
    lead: t.separatedLead,
    table: table({
      caption: t.separated,
      columns: [t.student, t.offer],
      rows: own.map(({ unitId, offerId }) => [named.get(unitId)?.name ?? null, nameOf(offerId)]),
      empty: empty(t.noOffers),
    }),
  }
}

/** While it waits or runs, and after it has failed. */
export function runProgressPage(run: RoundRun, { language }: Ctx) {
  const t = runWords(language)
  const { roundId, _id, state } = run
  const live = state !== 'failed'
  const back = linkTo(t.back, paths.roundDesk({ roundId }), { look: 'plain' })
  const refresh = linkTo(t.refresh, paths.roundRunProgress({ roundId, runId: _id }), { icon: 'it-refresh' })
  return {
    title: live ? t.progressTitle : t.failed,
    live,
    state: status(deskWords(language)[state], live ? 'info' : 'danger'),
    text: live ? t.progressLead : t.failedLead,
    progress: live ? progress(t.progress, `${run.progress} %`, { value: run.progress, max: 100 }) : null,
    problems: run.problems.map((problem) => problemText(problem, language)),
    actions: live ? [refresh, back] : [back],
  }
}

const failures = ['timeout', 'too-large', 'cancelled', 'broken', 'unsafe'] as const

function problemText(problem: string, language: Language): string {
  const known = failures.find((each) => each === problem)
  return known ? runWords(language)[known] : problem
}

/** How many are not shown, because they are of other schools. */
export function hiddenNote({ desk, rows }: RunShown, language: Language): string | null {
  const hidden = rows.length - rowsSeen(rows, desk.seen).length
  return hidden > 0 ? runWords(language).othersCounted(formatCount(hidden, language)) : null
}
