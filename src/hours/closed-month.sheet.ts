import type { Ctx } from '../access/actor.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { formatMonth, formatStamp } from '../platform/format.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import { monthState, type ShownMonth } from './closed-month.pages.ts'
import { capital, monthWords } from './closed-month.text.ts'

/** The months of a school year as a file. */
export function monthsSheet(ctx: Ctx, year: SchoolYear, months: readonly ShownMonth[]): ListSheet {
  const t = monthWords(ctx.language)
  return {
    name: 'mesi',
    title: `${t.months} ${year}`,
    columns: [
      { header: t.month, kind: 'text', width: 20 },
      { header: t.approved, kind: 'duration', width: 14 },
      { header: t.waitingHours, kind: 'duration', width: 14 },
      { header: t.state, kind: 'text', width: 14 },
      { header: t.by, kind: 'text', width: 28 },
      { header: t.at, kind: 'text', width: 18 },
    ],
    rows: months.map((shown) => [
      capital(formatMonth(shown.month, ctx.language)),
      shown.sums.approved,
      shown.sums.waitingMinutes,
      monthState(shown, ctx).text,
      shown.record?.closed?.by.name ?? null,
      shown.record?.closed ? formatStamp(shown.record.closed.by.at) : null,
    ]),
    total: months.length,
  }
}
