import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatCount, formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { type ContentOf, empty, facts, linkTo, postTo, progress, type Status, status, table } from '../web/parts.ts'
import { type Commitment, commitmentPeriod, type Measure } from './commitment.rules.ts'
import { commitmentWords } from './commitment.text.ts'
import type { CountedActivity } from './counted-activity.rules.ts'
import { type Period, periodOf } from './period.rules.ts'
import { type CommitmentProgress, progressOf } from './progress.rules.ts'
import type { Protocol } from './protocol.rules.ts'

interface Around {
  activities: readonly CountedActivity[]
  opens: ReadonlySet<string>
  programme: Programme
}

/** The commitments of a protocol with what they have reached, counted from its activities. */
export function commitmentsPart(protocol: Protocol, around: Around, ctx: Ctx) {
  const t = commitmentWords(ctx.language)
  const add = paths.protocolCommitments({ protocolId: protocol._id })
  return {
    t,
    list: protocol.commitments.map((commitment) => commitmentPanel(commitment, { protocol, ...around }, ctx)),
    empty: protocol.commitments.length === 0 ? empty(t.none, t.noneAdvice) : null,
    actions: may(ctx.actor, 'protocol.edit') ? [linkTo(t.add, add, { icon: 'it-plus' })] : [],
  }
}

function commitmentPanel(commitment: Commitment, around: Around & { protocol: Protocol }, ctx: Ctx) {
  const t = commitmentWords(ctx.language)
  const { protocol, activities } = around
  const period = commitmentPeriod(commitment, periodOf(protocol))
  const reached = progressOf(commitment, activities, { period, today: ctx.today })
  const text = (value: number) => amountText(commitment.measure, value, ctx.language)
  return {
    id: `impegno-${commitment.id}`,
    text: commitment.text,
    progress: progressLine(commitment, reached, ctx.language),
    status: standing(commitment, reached, ctx.language),
    planned:
      reached.planned > 0 ? t.planned(text(reached.planned), text(reached.actual + reached.planned)) : t.nothingPlanned,
    baseline: baselineText(commitment, ctx.language),
    facts: facts(factsOf(commitment, { period, ...around }, ctx.language)),
    rules: [t[`rule-${commitment.measure}`], ...(leaversMatter(commitment) ? [t[`rule-${commitment.leavers}`]] : [])],
    countingTitle: t.counting(reached.contributions.length),
    counting: countingTable(commitment, reached, { ...around, language: ctx.language }),
    othersTitle: reached.others.length > 0 ? t.notCounting(reached.others.length) : null,
    others: othersTable(reached, { ...around, language: ctx.language }),
    actions: may(ctx.actor, 'protocol.edit') ? actionsOf(commitment, protocol, ctx.language) : [],
  }
}

/** Counted by class it makes no difference who leaves. */
function leaversMatter({ measure }: Commitment): boolean {
  return measure === 'students' || measure === 'hours'
}

/** '1.000', or for hours '1.250' or '1.250:30'. */
function amountText(measure: Measure, value: number, language: Language): string {
  if (measure !== 'hours') return formatCount(value, language)
  const minutes = value % 60
  const hours = formatCount(Math.floor(value / 60), language)
  return minutes === 0 ? hours : `${hours}:${String(minutes).padStart(2, '0')}`
}

/** 'Studenti: 712 di circa 1.000', with its bar. */
export function progressLine(
  commitment: Commitment,
  { actual }: Pick<CommitmentProgress, 'actual'>,
  language: Language,
) {
  const t = commitmentWords(language)
  const { measure, target, about } = commitment
  const goal = amountText(measure, target, language)
  const text = t.reached(amountText(measure, actual, language), about ? t.about(goal) : goal)
  return progress(t[measure], text, { value: actual, max: target, tone: actual >= target ? 'success' : 'info' })
}

/** Reached, reached with what is planned, or how much is missing altogether. */
function standing(
  { measure, target }: Commitment,
  { actual, planned }: CommitmentProgress,
  language: Language,
): Status {
  const t = commitmentWords(language)
  if (actual >= target) return status(t.done, 'success')
  if (actual + planned >= target) return status(t.doneSoon, 'info')
  return status(t.missing(amountText(measure, target - actual - planned, language)), 'warning')
}

function baselineText({ measure, baseline }: Commitment, language: Language): string | null {
  if (!baseline) return null
  const t = commitmentWords(language)
  const value = amountText(measure, baseline.value, language)
  return baseline.note ? t.baselineNoted(value, baseline.note) : t.baselineOf(value)
}

function factsOf(
  commitment: Commitment,
  { period, programme, protocol }: Around & { period: Period; protocol: Protocol },
  language: Language,
): (readonly [string, ContentOf])[] {
  const t = commitmentWords(language)
  const project = protocol.projects.find((each) => each.id === commitment.projectId)
  const only = [
    ...commitment.themes.map((code) => entryName(programme.themes, code, language)),
    ...commitment.activityKinds.map((code) => entryName(programme.activityKinds, code, language)),
    ...commitment.schoolKinds.map((kind) => t[kind]),
    ...(project ? [project.title] : []),
  ]
  return [[t.period, periodText(period, language)], ...(only.length > 0 ? [[t.onlyFor, only.join(', ')] as const] : [])]
}

function periodText({ from, to }: Period, language: Language): string {
  const t = commitmentWords(language)
  return to === null
    ? t.since(formatDay(from, language))
    : t.periodOf(formatDay(from, language), formatDay(to, language))
}

type Shown = Around & { language: Language }

function countingTable({ measure }: Commitment, { contributions }: CommitmentProgress, shown: Shown) {
  const t = commitmentWords(shown.language)
  return table({
    caption: t.countingNote,
    columns: [t.activity, { text: t.actual, numeric: true }, { text: t.plannedColumn, numeric: true }],
    rows: contributions.map(({ activityId, actual, planned }) => [
      activityCell(activityId, shown),
      amountText(measure, actual, shown.language),
      amountText(measure, planned, shown.language),
    ]),
    empty: empty(t.noCounting),
  })
}

function othersTable({ others }: CommitmentProgress, shown: Shown) {
  const t = commitmentWords(shown.language)
  return table({
    caption: t.notCounting(others.length),
    columns: [t.activity, t.why],
    rows: others.map(({ activityId, reasons }) => [
      activityCell(activityId, shown),
      reasons.map((reason) => t[reason]).join('; '),
    ]),
    empty: empty(t.noCounting),
  })
}

function activityCell(activityId: string, { activities, opens, language }: Shown): ContentOf {
  const activity = activities.find((each) => each.activityId === activityId)
  if (!activity) return null
  const t = commitmentWords(language)
  return {
    text: activity.title,
    href: opens.has(activityId) ? paths.activity({ activityId }) : null,
    note: t.periodOf(formatDay(activity.from, language), formatDay(activity.to, language)),
  }
}

function actionsOf({ id, text }: Commitment, { _id, version }: Protocol, language: Language) {
  const t = commitmentWords(language)
  const url = paths.protocolCommitments({ protocolId: _id })
  return [
    linkTo(t.edit, withQuery(url, { impegno: id }), { look: 'plain', icon: 'it-pencil' }),
    postTo(t.remove, url, {
      look: 'plain',
      fields: { id, remove: 'yes', version: String(version) },
      confirm: t.removeConfirm(text),
    }),
  ]
}
