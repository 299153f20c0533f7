// What a round (tornata) says of one student: whether the student takes part, whether the family has asked for a place
// without steps, and that the school has fixed a place, excluded a host, or keeps the student apart from another. Of these
// decisions the copy gives the kind, the day and who decided. The reason is told by the school, since it may name others;
// the other student of a pair is never told, nor which offer, since a place that is fixed is read with the result.

import { dayOf } from '../platform/day.ts'

type Stored = Record<string, unknown>

const listOf = (value: unknown): Stored[] => (Array.isArray(value) ? value : [])
const names = (value: unknown, ids: readonly string[]) => [value].flat().some((id) => ids.includes(String(id)))

const decisions = [
  { kind: 'lock', list: 'locks', about: 'unitId' },
  { kind: 'forbidden', list: 'forbidden', about: 'unitId' },
  { kind: 'keep-apart', list: 'keepApart', about: 'unitIds' },
] as const

/** Rounds that say something of a student, by all ids that the student has had. */
export function roundsAbout(ids: readonly string[]): object {
  const about = { $in: [...ids] }
  return {
    $or: [
      { 'parts.leftOut': about },
      { 'parts.accessible': about },
      ...decisions.map((each) => ({ [`${each.list}.${each.about}`]: about })),
    ],
  }
}

/** A round cut down to what it says of this student. */
export function roundFor(round: Stored, ids: readonly string[]): Stored {
  const { _id, title, schoolYear } = round
  const isIn = (list: string) => listOf(round['parts']).some((part) => names(part[list], ids))
  const constraints = decisions.flatMap(({ kind, list, about }) =>
    listOf(round[list])
      .filter((each) => names(each[about], ids))
      .map(({ at, by }) => ({
        kind,
        day: at instanceof Date ? dayOf(at) : null,
        by: (by as Stored | undefined)?.['name'] ?? null,
      })),
  )
  return { _id, title, schoolYear, leftOut: isIn('leftOut'), accessible: isIn('accessible'), constraints }
}

/** Published matchings in which a change of the place of a student was decided. */
export function movesAbout(ids: readonly string[]): object {
  return { sealed: true, 'rescues.proposal.student': { $in: [...ids] } }
}

/** A matching cut down to what was decided on this student; the moves of others, and the reason, are not told. */
export function movesFor({ _id, roundId, rescues }: Stored, ids: readonly string[]): Stored {
  const own = listOf(rescues).filter(({ proposal }) => names((proposal as Stored | undefined)?.['student'], ids))
  const decided = own.map(({ decision, at, by }) => ({
    decision,
    day: at instanceof Date ? dayOf(at) : null,
    by: (by as Stored | undefined)?.['name'] ?? null,
  }))
  return { _id, roundId, decided }
}
