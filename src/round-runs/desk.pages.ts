import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { problemSummary, select } from '../web/form-parts.ts'
import { type Action, empty, facts, linkTo, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type DeskRow, outcomeOf } from './desk.rules.ts'
import { deskWordsOf } from './class-run.text.ts'
import { deskWords } from './desk.text.ts'
import { isDue } from './freeze-time.rules.ts'
import type { FreezeProblem } from './freeze-problem.rules.ts'
import { unitNames } from './run-names.pages.ts'
import { outcomeFigures } from './run.pages.ts'
import { isPublishable, type RoundRun } from './run.rules.ts'
import { runTable } from './run-history.pages.ts'
import type { Desk } from './run-shown.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface DeskParts {
  desk: Desk
  /** the latest of the round as it is, by the mechanism that was announced; null: none */
  run: RoundRun | null
  rows: DeskRow[]
  runs: RoundRun[]
  total: number
  /** ids of the forms on the page */
  ids: { run: string; whatIf: string }
  submitted: Submitted
}

/** Where a round stands after its deadline, and what its coordinator can do. */
export function deskPage(parts: DeskParts, ctx: Ctx) {
  const { language } = ctx
  const t = deskWords(language)
  const { desk, rows } = parts
  const { frozen, round } = desk
  return {
    title: t.title(round.title),
    lead: leadOf(desk, ctx),
    t: { next: t.next, problems: t.problems, problemsLead: t.problemsLead, runs: t.runs },
    next: {
      texts: stateTexts(desk, ctx),
      facts: frozen ? facts([[t.digest, round.frozen?.inputDigest ?? null]]) : null,
    },
    problems: desk.problems.length > 0 ? problemTable(desk, language) : null,
    result: frozen ? resultPart(parts, language) : null,
    actions: actionsOf(parts, language),
    whatIf: mayAsk(parts) ? whatIfForm(parts, language) : null,
    runs: parts.runs.length > 0 ? runTable(parts.runs, { desk, rows }, language) : null,
    more: parts.total > parts.runs.length ? [linkTo(t.allRuns, paths.roundRuns({ roundId: round._id }))] : [],
  }
}

function resultPart({ desk, run, rows }: DeskParts, language: Language) {
  const t = deskWords(language)
  const title = desk.round.state === 'published' ? t.resultPublished : t.result
  if (run) return { title, text: null, figures: outcomeFigures(outcomeOf(rows), language) }
  return { title, text: t.noRun, figures: null }
}

/** A change is compared with the round as it is, which must have been tried. */
function mayAsk({ desk, run }: DeskParts): boolean {
  return desk.steers && run !== null && desk.round.state === 'closed'
}

function leadOf({ steers, round }: Desk, { actor, language }: Ctx): string {
  const t = deskWordsOf(round, language)
  if (actor.role === 'city') return t.cityLead
  return steers ? t.lead : t.partLead
}

function stateTexts({ round, problems }: Desk, { now, language }: Ctx): string[] {
  const t = deskWords(language)
  const { state, closesAt, frozen, published } = round
  if (state === 'draft' || state === 'cancelled') return [t[state]]
  if (state === 'open') {
    if (problems.length > 0 || isDue(round, now)) return []
    return [now < closesAt ? t.open(formatInstant(closesAt, language)) : t.closing]
  }
  return [
    ...(frozen ? [t.frozen(formatInstant(frozen.at, language), frozen.units, frozen.offers)] : []),
    ...(published ? [t.published(formatInstant(published.at, language))] : []),
  ]
}

function actionsOf(parts: DeskParts, language: Language): Action[] {
  const t = deskWords(language)
  const { desk, run } = parts
  const roundId = desk.round._id
  const toRound = linkTo(t.toRound, paths.round({ roundId }), { look: 'plain' })
  if (desk.problems.length > 0)
    return [
      linkTo(t.toPairs, paths.roundPairs({ roundId }), { look: 'primary' }),
      linkTo(t.retry, paths.roundDesk({ roundId }), { icon: 'it-refresh' }),
      toRound,
    ]
  if (!desk.frozen) return [toRound]
  if (!run) return [...steering(parts, language), toRound]
  return [
    linkTo(t.openRun, paths.roundRun({ roundId, runId: run._id }), { look: 'primary' }),
    ...steering(parts, language),
    linkTo(t.compare, paths.roundComparison({ roundId })),
    ...leaving(parts, language),
    toRound,
  ]
}

/** The button that tries it, for who may. */
function steering({ desk, run, ids }: DeskParts, language: Language): Action[] {
  const t = deskWords(language)
  const { round, steers } = desk
  if (!steers || round.state !== 'closed') return []
  const action = paths.roundRuns({ roundId: round._id })
  const fields = { id: ids.run, mechanism: round.mechanism }
  if (run) return [postTo(t.again, action, { fields, icon: 'it-refresh' })]
  return [postTo(t.start, action, { fields, look: 'primary', icon: 'it-check' })]
}

/** What comes after the desk: to publish, or what was published. */
function leaving({ desk, run }: DeskParts, language: Language): Action[] {
  const t = deskWords(language)
  const { round, steers } = desk
  const roundId = round._id
  if (round.state !== 'closed') return [linkTo(t.toResult, paths.roundResult({ roundId }))]
  if (!steers || !run || !isPublishable(run, round)) return []
  const href = withQuery(paths.roundPublication({ roundId }), { prova: run._id })
  return [linkTo(t.publish, href, { icon: 'it-check' })]
}

/** Who and what contradict each other, in words; other schools' students are not named. */
function problemTable(desk: Desk, language: Language) {
  const t = deskWords(language)
  const titles = new Map(desk.offers.map(({ offerId, title }) => [offerId, title]))
  return table({
    caption: t.problems,
    columns: [t.problem, t.who, t.where],
    rows: desk.problems.map((problem) => [
      { text: t[problem.code], note: detailOf(problem, language) },
      problem.unitIds.map((unitId) => desk.seen.named.get(unitId)?.name ?? t.someone).join(', ') || null,
      problem.offerId && (titles.get(problem.offerId) ?? null),
    ]),
    empty: empty(t.problems),
  })
}

function detailOf({ code, detail }: FreezeProblem, language: Language): string | null {
  if (code !== 'lock-ineligible' || detail === null) return detail
  const texts: Readonly<Record<string, unknown>> = deskWords(language)
  const text = texts[detail]
  return typeof text === 'string' ? text : null
}

const changes = ['seats+1', 'seats-1', 'close', 'lock'] as const

function whatIfForm({ desk, rows, ids, submitted }: DeskParts, language: Language) {
  const t = deskWords(language)
  const form = formState(language, submitted, t)
  const nameOf = unitNames(desk.seen, rows, language)
  const units = rows
    .map(({ unitId, draw }) => ({ value: unitId, text: nameOf(unitId), draw }))
    .toSorted((a, b) => (desk.seen.named.size > 0 ? a.text.localeCompare(b.text, 'it') : a.draw - b.draw))
  const fields = {
    change: select(form, 'change', {
      label: t.change,
      required: true,
      options: changes.map((value) => ({ value, text: t[value] })),
    }),
    offerId: select(form, 'offerId', {
      label: t.offer,
      required: true,
      placeholder: t.chooseOffer,
      options: (desk.frozen?.names.offers ?? []).map(({ offerId, title, partner }) => ({
        value: offerId,
        text: `${title}, ${partner}`,
      })),
    }),
    unitId: select(form, 'unitId', {
      label: t.unit,
      hint: t.unitHint,
      placeholder: t.chooseUnit,
      options: units.map(({ value, text }) => ({ value, text })),
    }),
  }
  return {
    title: t.whatIf,
    lead: t.whatIfLead,
    problems: problemSummary(form, Object.values(fields)),
    fields,
    hidden: [
      { name: 'id', value: ids.whatIf },
      { name: 'mechanism', value: desk.round.mechanism },
    ],
    action: paths.roundRuns({ roundId: desk.round._id }),
    submit: t.tryIt,
  }
}
