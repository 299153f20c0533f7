// The criteria of precedence (criteri di precedenza) stand in an order that is published: the first one that tells two
// students apart decides, and the draw what all of them leave equal. A host may be said to suit students of a track or a
// year more or less, in three bands; the line that says most about a student holds. None of it is about a person.

import { type Criterion, criteria, type HostBand } from './round.rules.ts'

export const criterionMoves = ['take', 'drop', 'up', 'down'] as const
export type CriterionMove = (typeof criterionMoves)[number]

/** The criteria in their new order; a move that leads nowhere changes nothing. */
export function movedCriteria(chosen: readonly Criterion[], criterion: Criterion, move: CriterionMove): Criterion[] {
  const at = chosen.indexOf(criterion)
  if (move === 'take') return at === -1 ? [...chosen, criterion] : [...chosen]
  if (at === -1) return [...chosen]
  if (move === 'drop') return chosen.filter((each) => each !== criterion)
  const to = move === 'up' ? at - 1 : at + 1
  if (to < 0 || to >= chosen.length) return [...chosen]
  const rest = chosen.filter((each) => each !== criterion)
  return [...rest.slice(0, to), criterion, ...rest.slice(to)]
}

/** Those that could still be taken in. */
export function criteriaLeft(chosen: readonly Criterion[]): Criterion[] {
  return criteria.filter((each) => !chosen.includes(each))
}

type About = Pick<HostBand, 'partnerId' | 'track' | 'year'>

const sameBand = (a: About, b: About) => a.partnerId === b.partnerId && a.track === b.track && a.year === b.year

/** A line about a host; what was said of the same students there before goes. */
export function withBand(bands: readonly HostBand[], band: HostBand): HostBand[] {
  return [...bands.filter((each) => !sameBand(each, band)), band]
}

export function withoutBand(bands: readonly HostBand[], band: About): HostBand[] {
  return bands.filter((each) => !sameBand(each, band))
}
