// The places as a run gave them (posti assegnati), one for each unit of the frozen round, in the order of the file.

import type { MatchResult, RoundFile } from '../matching/round-file.rules.ts'
import type { FrozenUnit } from '../round-runs/frozen.rules.ts'
import type { RescueDecision, RoundRun } from '../round-runs/run.rules.ts'
import type { Round } from '../rounds/round.rules.ts'
import type { Place } from './assignment.rules.ts'

export interface Given {
  file: RoundFile
  result: Pick<MatchResult, 'matching' | 'phase'>
  units: readonly FrozenUnit[]
  rescues: readonly RescueDecision[]
  /** whether the units are students, and not classes */
  areStudents: boolean
}

export function firstPlaces({ file, result, units, rescues, areStudents }: Given): Place[] {
  const known = new Map(units.map((unit) => [unit.unitId, unit]))
  const moved = new Set(
    rescues.filter(({ decision }) => decision === 'approved').flatMap(({ proposal }) => movedBy(proposal.moves)),
  )
  return file.students.map(({ id, preferences }) => {
    const offerId = offerOf(result, id)
    const rank = rankOf(offerId, preferences)
    return {
      unitId: id,
      studentId: areStudents ? id : null,
      ...whereOf(known.get(id)),
      offerId,
      phase: moved.has(id) ? 'rescue' : (result.phase[id] ?? 'unplaced'),
      rank,
      state: offerId === null ? 'none' : 'assigned',
      offered: null,
      passed: [],
      placementId: null,
    }
  })
}

function whereOf(unit: FrozenUnit | undefined): Pick<Place, 'schoolId' | 'classId'> {
  return { schoolId: unit?.schoolId ?? '', classId: unit?.classId ?? '' }
}

/** Ids may be called like something that every object has. */
function offerOf({ matching }: Given['result'], unitId: string): string | null {
  return Object.hasOwn(matching, unitId) ? (matching[unitId] ?? null) : null
}

function rankOf(offerId: string | null, preferences: readonly string[]): number | null {
  const at = offerId === null ? -1 : [...new Set(preferences)].indexOf(offerId)
  return at === -1 ? null : at + 1
}

function movedBy(moves: readonly { student: string }[]): string[] {
  return moves.map(({ student }) => student)
}

/** How many have what, for the page that asks whether to publish. */
export interface PublicationCounts {
  units: number
  placed: number
  first: number
  second: number
  third: number
  later: number
  fallback: number
  locked: number
  unplaced: number
}

export function publicationCounts(places: readonly Place[]): PublicationCounts {
  const count = (of: (place: Place) => boolean) => places.filter(of).length
  const placed = count(({ offerId }) => offerId !== null)
  return {
    units: places.length,
    placed,
    first: count(({ rank, phase }) => rank === 1 && phase !== 'lock'),
    second: count(({ rank, phase }) => rank === 2 && phase !== 'lock'),
    third: count(({ rank, phase }) => rank === 3 && phase !== 'lock'),
    later: count(({ rank, phase }) => rank !== null && rank > 3 && phase !== 'lock'),
    fallback: count(({ offerId, rank, phase }) => offerId !== null && rank === null && phase !== 'lock'),
    locked: count(({ phase }) => phase === 'lock'),
    unplaced: places.length - placed,
  }
}

export type PublicationReason = 'not-publishable' | 'not-verified' | 'published-already' | 'answer-by-past'

/** What would be published, before anybody says yes. */
export interface Publication {
  round: Round
  run: RoundRun
  counts: PublicationCounts
  /** offers that stay without anybody for their minimum */
  closed: string[]
  /** why it cannot be; none when it may */
  reasons: PublicationReason[]
}
