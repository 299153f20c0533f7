import { formatCount } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, type Table, table } from '../web/parts.ts'
import type { Outcome } from './desk.rules.ts'
import { shareText } from './run-names.pages.ts'
import { runWords } from './run.text.ts'

/** A bar for each outcome, drawn in a field of its own units; the table beside it has the same figures. */
export interface RankChart {
  label: string
  width: number
  height: number
  bars: { tone: string; text: string; value: string; y: number; textY: number; width: number; valueX: number }[]
  table: Table
}

const [rowHeight, labelWidth, valueWidth, fieldWidth] = [34, 108, 44, 360]

interface Line {
  text: string
  count: number
  tone: 'wish' | 'other' | 'none'
}

export function rankChart(outcome: Outcome, language: Language): RankChart {
  const t = runWords(language)
  const lines = linesOf(outcome, language)
  const most = Math.max(1, ...lines.map(({ count }) => count))
  const widest = fieldWidth - labelWidth - valueWidth
  const bars = lines.map(({ text, count, tone }, index) => {
    const width = Math.round((widest * count) / most)
    return {
      tone,
      text,
      value: formatCount(count, language),
      y: index * rowHeight + 6,
      textY: index * rowHeight + 22,
      width,
      valueX: labelWidth + width + 8,
    }
  })
  return {
    label: t.chartLabel,
    width: fieldWidth,
    height: lines.length * rowHeight,
    bars,
    table: tableOf(lines, outcome, language),
  }
}

/** Every wish down to the worst, also one that nobody has; the rest only where there is somebody. */
function linesOf({ ranks, locked, fallback, unplaced }: Outcome, language: Language): Line[] {
  const t = runWords(language)
  const others: Line[] = [
    { text: t.lock, count: locked, tone: 'other' },
    { text: t.fallbackPlace, count: fallback, tone: 'other' },
    { text: t.noPlace, count: unplaced, tone: 'none' },
  ]
  return [
    ...ranks.map((count, index): Line => ({ text: t.nth(index + 1), count, tone: 'wish' })),
    ...others.filter(({ count }) => count > 0),
  ]
}

function tableOf(lines: readonly Line[], { units }: Outcome, language: Language): Table {
  const t = runWords(language)
  return table({
    caption: t.figures,
    columns: [t.choice, { text: t.count, numeric: true }, { text: t.share, numeric: true }],
    rows: lines.map(({ text, count }): ContentOf[] => [
      text,
      formatCount(count, language),
      shareText(count, units, language),
    ]),
    empty: empty(t.noOffers),
  })
}
