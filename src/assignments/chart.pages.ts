import type { Ctx } from '../access/actor.ts'
import { formatCount } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, progress, status, type Table, table } from '../web/parts.ts'
import { type ChartRow, type Outcome, outcomes, type RoundCharts, type ShownCount } from './chart.rules.ts'
import { chartWords } from './chart.text.ts'
import { outcomeTabs } from './outcome-tabs.pages.ts'

/** One bar, drawn in a field of its own units; the table below has the same figures. */
interface Bar {
  text: string
  width: number
  height: number
  parts: { tone: Outcome | 'masked'; x: number; width: number }[]
}

interface Chart {
  heading: string
  label: string
  bars: Bar[]
  table: Table
}

const [barHeight, fieldWidth] = [22, 600]

/** The figures of a round: of one group alone there is nothing to compare, and it is left out. */
export function chartsPage({ round, charts, fill, schools, districts }: RoundCharts, ctx: Ctx) {
  const t = chartWords(ctx.language)
  const named = (names: ReadonlyMap<string, string>) => (row: ChartRow) => names.get(row.key) ?? t.unknown
  const sexName = ({ key }: ChartRow) => (key === 'F' || key === 'M' ? t[key] : t.unknown)
  const isSomeKnown = charts.sexes.some(({ key }) => key !== '')
  const all: Chart[] = [
    chartOf(t.all, [charts.all], { nameOf: () => t.inAll, language: ctx.language }),
    ...several(t.byDistrict, charts.districts, { nameOf: named(districts), language: ctx.language }),
    ...several(t.bySchool, charts.schools, { nameOf: named(schools), language: ctx.language }),
    ...(isSomeKnown ? several(t.bySex, charts.sexes, { nameOf: sexName, language: ctx.language }) : []),
  ]
  return {
    title: t.title(round.title),
    lead: t.lead,
    tabs: outcomeTabs(round, 'charts', ctx),
    key: [...outcomes, 'masked' as const].map((tone) => ({ tone, text: t[tone] })),
    charts: all,
    fillTitle: t.fill,
    fill: fillTable(fill, ctx.language),
  }
}

interface Naming {
  nameOf: (row: ChartRow) => string
  language: Language
}

function several(heading: string, rows: readonly ChartRow[], naming: Naming): Chart[] {
  return rows.length > 1 ? [chartOf(heading, rows, naming)] : []
}

function chartOf(heading: string, rows: readonly ChartRow[], { nameOf, language }: Naming): Chart {
  const t = chartWords(language)
  const columns = [heading, ...outcomes.map((outcome) => numeric(t[outcome])), numeric(t.participants)]
  return {
    heading,
    label: rows.map((row) => barLabel(row, nameOf(row), language)).join('. '),
    bars: rows.map((row) => barOf(row, nameOf(row))),
    table: table({
      caption: heading,
      columns,
      rows: rows.map((row): ContentOf[] => [
        nameOf(row),
        ...outcomes.map((outcome) => ({
          text: countText(row.outcomes[outcome], language),
          note: shareText(row.outcomes[outcome], row.total, language),
        })),
        countText(row.total, language),
      ]),
      empty: empty(t.noOffers),
    }),
  }
}

const numeric = (text: string) => ({ text, numeric: true })

function barLabel(row: ChartRow, name: string, language: Language): string {
  const t = chartWords(language)
  const figures = outcomes.map((outcome) => `${t[outcome]} ${countText(row.outcomes[outcome], language)}`)
  return t.barLabel(name, figures.join(', '))
}

function countText({ count, mask }: ShownCount, language: Language): string {
  const t = chartWords(language)
  if (count !== null) return formatCount(count, language)
  return mask === 'small' ? t.small : t.hidden
}

function shareText(part: ShownCount, total: ShownCount, language: Language): string | null {
  if (part.count === null || total.count === null || total.count === 0) return null
  return `${formatCount(Math.round((100 * part.count) / total.count), language)} %`
}

/** What is masked is one grey part at the end, as long as the table lets one reckon anyway. */
function barOf({ outcomes: counts, total }: ChartRow, text: string): Bar {
  const shown = outcomes.map((outcome) => ({ tone: outcome, count: counts[outcome].count ?? 0 }))
  const known = shown.reduce((sum, { count }) => sum + count, 0)
  const all = total.count ?? known
  const widths = [...shown, { tone: 'masked' as const, count: Math.max(0, all - known) }]
  let x = 0
  const parts: Bar['parts'] = []
  for (const { tone, count } of widths) {
    const width = all === 0 ? 0 : Math.round((fieldWidth * count) / all)
    if (width > 0) parts.push({ tone, x, width: Math.min(width, fieldWidth - x) })
    x += width
  }
  return { text, width: fieldWidth, height: barHeight, parts }
}

function fillTable(fill: RoundCharts['fill'], language: Language): Table {
  const t = chartWords(language)
  return table({
    caption: t.fill,
    columns: [t.offer, t.taken],
    rows: fill.map(({ title, partner, seats, taken, closed }): ContentOf[] => {
      const text = t.filled(formatCount(taken, language), formatCount(seats, language))
      const amount = { value: taken, max: seats, tone: taken >= seats ? ('success' as const) : ('info' as const) }
      return [
        { text: title, note: partner },
        closed ? status(t.closed, 'neutral') : { progress: progress(title, text, amount) },
      ]
    }),
    empty: empty(t.noOffers),
  })
}
