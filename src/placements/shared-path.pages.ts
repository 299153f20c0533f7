import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import { placementFactWords } from './placement-facts.text.ts'
import { stateOf } from './placement-list.pages.ts'
import type { Placement } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import { type PathPart, pathTotals } from './shared-path.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

/** The parts of a path shared by several hosts, and how far the whole of it is. */
export function pathPanel({ _id }: Placement, parts: readonly PathPart[], language: Language) {
  const t = placementFactWords(language)
  const p = placementWords(language)
  const totals = pathTotals(parts)
  const rows = parts.map(({ placement, approved }): ContentOf[] => [
    {
      text: placement.host.name,
      href: placement._id === _id ? null : paths.placement({ placementId: placement._id }),
    },
    stateOf(placement.state, language),
    t.percent(totals.percents.get(placement._id) ?? 0),
    formatHours(effectiveTerms(placement).plannedMinutes),
    formatHours(approved),
  ])
  const missing = Math.ceil((totals.planned * 3) / 4) - totals.approved
  return {
    title: t.path,
    lead: t.pathLead,
    table: table({
      caption: t.path,
      columns: [
        p.host,
        p.state,
        { text: t.pathPart, numeric: true },
        { text: p.planned, numeric: true },
        { text: t.approved, numeric: true },
      ],
      rows,
      totals: [t.whole, null, null, formatHours(totals.planned), formatHours(totals.approved)],
      empty: empty(t.path),
    }),
    note: totals.valid ? t.pathValid : t.pathNotYet(formatHours(Math.max(0, missing))),
  }
}
