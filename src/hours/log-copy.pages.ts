import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { formatDay, formatLongDay } from '../platform/format.ts'
import { problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { hourWords, refusalSentences } from './hour.text.ts'
import type { CopiedDay, CopyPlan } from './log-copy.rules.ts'
import { stretchesText } from './log-form.pages.ts'
import { logWords } from './log.text.ts'
import type { Submitted } from './signing.pages.ts'

export interface CopyView extends CopyPlan {
  placement: Placement
  key: string
  submitted: Submitted
}

/** An earlier week beside the one to fill: what would be written on each day, and what not. */
export function copyPage(view: CopyView, ctx: Ctx) {
  const t = logWords(ctx.language)
  const { placement, from, into, weeks } = view
  const at = { placementId: placement._id }
  const form = formState(ctx.language, { typed: { settimana: into ?? '' } })
  const options = weeks.map((monday) => ({ value: monday, text: formatDay(monday, ctx.language) }))
  return {
    title: t.copyTitle,
    place: `${placement.title} · ${placement.host.name}`,
    lead: from ? t.copyLead(formatDay(from, ctx.language)) : null,
    choice:
      weeks.length > 1
        ? {
            action: paths.placementHoursCopy(at),
            week: select(form, 'settimana', { label: t.copyInto, options }),
            button: t.copyChoose,
          }
        : null,
    form: from && into ? formOf({ ...view, from, into }, ctx) : null,
    empty: from
      ? null
      : empty(t.copyNone, t.copyNoneAdvice, [linkTo(hourWords(ctx.language).log, paths.placementHours(at))]),
  }
}

function formOf(view: CopyView & { from: string; into: string }, ctx: Ctx) {
  const t = logWords(ctx.language)
  const { placement, key, from, into, submitted } = view
  const state = formState(ctx.language, submitted, refusalSentences(ctx.language))
  const canCopy = view.days.some(({ obstacle }) => obstacle === null)
  return {
    action: paths.placementHoursCopy({ placementId: placement._id }),
    key,
    from,
    into,
    problems: problemSummary(state, []),
    table: table({
      caption: t.copyTitle,
      columns: [{ text: t.copyState, quiet: true }, t.copyDay, t.copyTimes, t.copyActivity, t.copyState],
      heading: 1,
      rows: view.days.map((copied) => rowOf(copied, ctx)),
      empty: empty(t.copyNone),
    }),
    submit: canCopy
      ? { text: t.copyButton, cancel: { text: hourWords(ctx.language).hoursTitle, href: backTo(placement) } }
      : null,
    back: canCopy ? [] : [linkTo(hourWords(ctx.language).hoursTitle, backTo(placement))],
  }
}

function backTo(placement: Placement): string {
  return paths.placementHours({ placementId: placement._id })
}

function rowOf({ day, times, activity, obstacle }: CopiedDay, { language }: Ctx): ContentOf[] {
  const t = logWords(language)
  const name = formatLongDay(day, language)
  return [
    obstacle ? {} : { tick: { name: 'days', value: day, label: t.copySelect(name), checked: true } },
    name,
    stretchesText(times, language),
    activity,
    obstacle ? status(t[obstacle], obstacle === 'written' ? 'info' : 'neutral') : status(t.copyYes, 'success'),
  ]
}
