import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatLongDay, formatHours } from '../platform/format.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { hoursCell, stateCell, timesCell } from './entry-table.pages.ts'
import { hourWords } from './hour.text.ts'
import { type HourEntry, mayMove } from './hour-entry.rules.ts'
import type { Submitted } from './signing.pages.ts'
import { signingWords } from './signing.text.ts'

interface DayOf {
  placement: Placement
  day: Day
  /** Every line of that day. */
  entries: readonly HourEntry[]
  submitted: Submitted
}

/** The lines of a day that this actor may send back. */
export function returnable({ actor }: Ctx, entries: readonly HourEntry[]): HourEntry[] {
  return entries.filter((entry) => mayMove('return', actor.role, entry))
}

/** One day to be sent back with a reason, whichever of its lines still may. */
export function dayReturnPage(ctx: Ctx, { placement, day, entries, submitted }: DayOf) {
  const { language } = ctx
  const t = { ...hourWords(language), ...signingWords(language) }
  const form = formState(language, submitted)
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.reasonHint,
    required: true,
    rows: 3,
    maxlength: 300,
  })
  const back = paths.placementHours({ placementId: placement._id })
  const lines = returnable(ctx, entries)
  return {
    title: t.returnDayTitle(formatLongDay(day, language)),
    lead: `${placement.student.surname} ${placement.student.givenName} · ${placement.host.name}`,
    intro: t.returnDayLead,
    table: table({
      caption: t.register,
      columns: [t.times, { text: t.hours, numeric: true }, t.activity, t.state],
      rows: lines.map((entry) => [
        timesCell(entry, language),
        hoursCell(entry),
        entry.activity,
        stateCell(entry, language),
      ]),
      totals: [t.total, formatHours(sumMinutes(lines.map((entry) => entry.minutes))), null, null],
      empty: empty(t.nothingToReturn, t.nothingToReturnAdvice, [linkTo(t.backToHours, back)]),
    }),
    form:
      lines.length > 0
        ? {
            action: paths.placementDayReturn({ placementId: placement._id, day }),
            problems: problemSummary(form, [reason]),
            reason,
            submit: { text: t.returnDayButton, cancel: { text: t.backToHours, href: back } },
          }
        : null,
  }
}
