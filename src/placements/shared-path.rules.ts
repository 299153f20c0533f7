// A path may be shared out over several hosts (percorso condiviso): one placement for each of them, which together are
// the project. What each host has is its part of the project's hours; the three quarters of presence that make a path
// valid are counted over the whole of it, not host by host.
// Source: D.M. 195/2017, art. 5 and 6 (three quarters of the hours provided by the project).

import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { Placement } from './placement.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

/** One placement of a path, and the minutes the school has approved in it. */
export interface PathPart {
  placement: Pick<Placement, '_id' | 'terms' | 'amendments' | 'state' | 'host'>
  approved: Minutes
}

/** What three quarters are measured by. */
export interface PathHours {
  planned: Minutes
  approved: Minutes
}

export interface PathTotals extends PathHours {
  /** whole percentages of the planned hours, by placement; they make 100 */
  percents: Map<string, number>
  /** three quarters of the planned hours are approved */
  valid: boolean
}

/** The whole of a shared path; placements that were cancelled give it what was approved in them, and plan nothing. */
export function pathTotals(parts: readonly PathPart[]): PathTotals {
  const planned = new Map(parts.map((part) => [part.placement._id, plannedOf(part)]))
  const total = sumMinutes([...planned.values()])
  const approved = sumMinutes(parts.map((part) => part.approved))
  return {
    planned: total,
    approved,
    percents: percentsOf(planned, total),
    valid: total > 0 && approved * 4 >= total * 3,
  }
}

function plannedOf({ placement }: PathPart): Minutes {
  return placement.state === 'cancelled' ? 0 : effectiveTerms(placement).plannedMinutes
}

/** Rounded down, and what is left to those who lost most, so that they make 100. */
function percentsOf(planned: ReadonlyMap<string, Minutes>, total: Minutes): Map<string, number> {
  if (total === 0) return new Map([...planned].map(([id]) => [id, 0]))
  const exact = [...planned].map(([id, minutes]) => ({
    id,
    whole: Math.floor((minutes * 100) / total),
    rest: (minutes * 100) % total,
  }))
  const missing = 100 - exact.reduce((sum, { whole }) => sum + whole, 0)
  const lucky = new Set(
    exact
      .toSorted((a, b) => b.rest - a.rest)
      .slice(0, missing)
      .map(({ id }) => id),
  )
  return new Map(exact.map(({ id, whole }) => [id, whole + Number(lucky.has(id))]))
}
