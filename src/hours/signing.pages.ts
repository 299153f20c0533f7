import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatHours } from '../platform/format.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { exportLinks } from '../web/export.ts'
import { empty, linkTo, table, type Table } from '../web/parts.ts'
import { type ProblemSummary, problemSummary, type Textarea, textarea } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { dayCell, hoursCell, lineName, stateCell, timesCell } from './entry-table.pages.ts'
import { hourWords } from './hour.text.ts'
import { entryValue } from './hour-entry.forms.ts'
import type { DatedEntry } from './hour-entry.rules.ts'

export interface SignedGroup {
  placement: Placement
  entries: readonly DatedEntry[]
}

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** The form with boxes to tick, one button to sign and one to send back. */
export interface Signing {
  intro: string
  action: string
  returnAction: string
  signButton: string
  returnTitle: string
  returnButton: string
  problems: ProblemSummary
  reason: Textarea
  /** Open when the reason was missing. */
  returnOpen: boolean
  groups: { title: string | null; note: string | null; table: Table }[]
}

interface SigningOf {
  groups: readonly SignedGroup[]
  action: string
  returnAction: string
  /** On a page of many placements each group says whose it is. */
  named: boolean
  submitted: Submitted
}

/** What waits for this actor's signature; every line is ticked until somebody unticks it. */
export function signing(ctx: Ctx, { groups, action, returnAction, named, submitted }: SigningOf): Signing {
  const t = hourWords(ctx.language)
  const isHost = ctx.actor.role === 'host'
  const form = formState(ctx.language, submitted, { 'none-selected': t.noneSelected })
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.reasonHint,
    required: true,
    rows: 2,
    maxlength: 300,
  })
  const chosen = submitted.typed ? [submitted.typed['entries'] ?? []].flat() : null
  return {
    intro: isHost ? t.toConfirmIntro : t.toApproveIntro,
    action,
    returnAction,
    signButton: isHost ? t.confirmButton : t.approveButton,
    returnTitle: t.returnTitle,
    returnButton: t.returnButton,
    problems: problemSummary(form, [reason]),
    reason,
    returnOpen: submitted.problems !== undefined,
    groups: groups.map((group) => ({
      title: named ? nameOf(group.placement) : null,
      note: named ? group.placement.title : null,
      table: signingTable(ctx, group, chosen),
    })),
  }
}

function nameOf({ student, host }: Placement): string {
  const className = student.className ? ` (${student.className})` : ''
  return `${student.surname} ${student.givenName}${className} · ${host.name}`
}

function signingTable(ctx: Ctx, { placement, entries }: SignedGroup, chosen: readonly string[] | null): Table {
  const { language } = ctx
  const t = hourWords(language)
  const total = formatHours(sumMinutes(entries.map(({ entry }) => entry.minutes)))
  return table({
    caption: ctx.actor.role === 'host' ? t.toConfirm : t.toApprove,
    columns: [{ text: t.select, quiet: true }, t.day, t.times, { text: t.hours, numeric: true }, t.activity, t.state],
    heading: 1,
    rows: entries.map((dated) => {
      const value = entryValue(placement._id, { day: dated.day, id: dated.entry.id })
      const checked = chosen ? chosen.includes(value) : true
      return [
        { tick: { name: 'entries', value, label: t.selectLine(lineName(dated, language)), checked } },
        dayCell(dated.day, placement, language),
        timesCell(dated.entry, language),
        hoursCell(dated.entry),
        dated.entry.activity,
        stateCell(dated.entry, language),
      ]
    }),
    totals: [{}, t.total, {}, total, {}, {}],
    empty: empty(t.nothingToConfirm),
  })
}

/** All that waits for this actor, of every placement. */
export function waitingPage(
  ctx: Ctx,
  waiting: { groups: readonly SignedGroup[]; total: number },
  submitted: Submitted,
) {
  const t = hourWords(ctx.language)
  const isHost = ctx.actor.role === 'host'
  const shown = waiting.groups.reduce((sum, group) => sum + group.entries.length, 0)
  const action = isHost ? paths.hoursToConfirm() : paths.hoursToApprove()
  return {
    title: isHost ? t.toConfirm : t.toApprove,
    more: waiting.total > shown ? t.moreWait(shown, waiting.total) : null,
    signing:
      shown > 0 ? signing(ctx, { groups: waiting.groups, action, returnAction: action, named: true, submitted }) : null,
    exports: exportLinks(action),
    empty: empty(isHost ? t.nothingToConfirm : t.nothingToApprove, t.nothingAdvice, [
      linkTo(t.placements, paths.placements()),
    ]),
  }
}
