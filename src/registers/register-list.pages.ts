import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { lastDayOf } from '../hours/closed-month.rules.ts'
import { longSchoolYear, type SchoolYear, yearInAddress } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { addDays, day, monthOf } from '../platform/day.ts'
import { formatMonth } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type Action, empty, linkTo, pager, table } from '../web/parts.ts'
import { searchBox } from '../web/search-box.ts'
import { registerWords } from './register.text.ts'

interface RegistersOf {
  /** Those of this page. */
  hosts: readonly { _id: string; name: string }[]
  total: number
  q: string
  page: number
  perPage: number
  /** None for who has no school. */
  years: readonly SchoolYear[]
}

const shownMonths = 3

/** Where every register begins: the years of the school, and the last months of each host. */
export function registersPage({ hosts, years, total, q, page, perPage }: RegistersOf, ctx: Ctx) {
  const t = registerWords(ctx.language)
  const href = (n: number) => withQuery(paths.registers(), { q, pagina: String(n) })
  const last = lastMonths(monthOf(ctx.today), shownMonths)
  const months = 'partnerId' in ctx.actor ? t.ownMonths : t.months
  const goOn = [
    ...(may(ctx.actor, 'class.view') ? [linkTo(t.toClasses, paths.classes())] : []),
    ...(may(ctx.actor, 'placement.view') ? [linkTo(t.toPlacements, paths.placements())] : []),
  ]
  return {
    title: t.listTitle,
    lead: t.listLead,
    t,
    years: years.map((year) =>
      linkTo(longSchoolYear(year), paths.yearRegister({ schoolYear: yearInAddress(year) }), { icon: 'it-calendar' }),
    ),
    others: years.length > 0 ? t.classes : null,
    goOn,
    filter: total > 1 || q !== '' ? filterOf(q, ctx.language) : null,
    months,
    hosts: table({
      caption: months,
      columns: [t.hostName, t.lastMonths],
      rows: hosts.map(({ _id, name }) => [
        name,
        {
          actions: last.map((month) =>
            linkTo(formatMonth(month, ctx.language), paths.hostMonthRegister({ partnerId: _id, month }), {
              look: 'plain',
            }),
          ),
        },
      ]),
      empty: q === '' ? empty(t.noHosts, t.noHostsAdvice) : empty(t.noHostFound, t.noHostFoundAdvice),
    }),
    pager: total > perPage || q !== '' ? pager({ page, perPage, total, summary: t.hostSummary, href }) : null,
  }
}

function filterOf(q: string, language: Language) {
  const t = registerWords(language)
  return searchBox(language, { q, label: t.hostName, action: paths.registers() })
}

/** So many months, the latest first. */
function lastMonths(month: string, count: number): string[] {
  return count === 0 ? [] : [month, ...lastMonths(monthBefore(month), count - 1)]
}

function monthBefore(month: string): string {
  return monthOf(addDays(day(`${month}-01`), -1))
}

/** The months before and after, as far as they have begun. */
export function monthsAround({ partnerId, month }: { partnerId: string; month: string }, ctx: Ctx): Action[] {
  const t = registerWords(ctx.language)
  const next = monthOf(addDays(lastDayOf(month), 1))
  const link = (text: string, to: string) =>
    linkTo(`${text}: ${formatMonth(to, ctx.language)}`, paths.hostMonthRegister({ partnerId, month: to }), {
      look: 'plain',
    })
  return [link(t.previousMonth, monthBefore(month)), ...(next <= monthOf(ctx.today) ? [link(t.nextMonth, next)] : [])]
}
