// A list while it is put in order, one button at a time: add at the end, one up, one down, take off. What makes no sense
// (up from the top, a choice that is there already) changes nothing. It holds each offer once, and not more than may be
// listed.

import type { Round } from '../rounds/round.rules.ts'
import type { ChoiceList } from './choice.rules.ts'
import type { Eligibility } from './eligibility.rules.ts'
import type { UnitFacts } from './unit.rules.ts'

/** Everything that the page of one list needs. */
export interface ListAtHand {
  round: Round
  unit: UnitFacts
  eligibility: Eligibility
  list: ChoiceList | null
}

export type RankingMove = { what: 'add' | 'up' | 'down' | 'remove'; offerId: string }

const moves = ['add', 'up', 'down', 'remove'] as const

/** The move that a button names: 'up:laser-marzo'; null for anything else. */
export function moveNamed(text: string): RankingMove | null {
  const [name = '', ...rest] = text.split(':')
  const what = moves.find((each) => each === name)
  const offerId = rest.join(':')
  return what && offerId !== '' ? { what, offerId } : null
}

/** The list after a move. */
export function moved(list: readonly string[], { what, offerId }: RankingMove, most: number): string[] {
  const at = list.indexOf(offerId)
  if (what === 'add') return at === -1 && list.length < most ? [...list, offerId] : [...list]
  if (what === 'remove') return list.filter((id) => id !== offerId)
  const to = what === 'up' ? at - 1 : at + 1
  if (at === -1 || to < 0 || to >= list.length) return [...list]
  const without = list.filter((id) => id !== offerId)
  return [...without.slice(0, to), offerId, ...without.slice(to)]
}

/** Each once, the first occurrence counts. */
export function eachOnce(list: readonly string[]): string[] {
  return [...new Set(list)]
}

export interface Sent {
  offerIds: readonly string[]
  /** the offers of the round, and those of them that are for this unit */
  offered: ReadonlySet<string>
  eligible: ReadonlySet<string>
  most: number
}

export type SendingProblem = 'choice-twice' | 'too-many-choices' | 'choice-unknown' | 'choice-not-for-you'

/** Why a list cannot be sent as it is. */
export function sendingProblems({ offerIds, offered, eligible, most }: Sent): SendingProblem[] {
  const against: Record<SendingProblem, boolean> = {
    'choice-twice': new Set(offerIds).size < offerIds.length,
    'too-many-choices': offerIds.length > most,
    'choice-unknown': offerIds.some((id) => !offered.has(id)),
    'choice-not-for-you': offerIds.some((id) => offered.has(id) && !eligible.has(id)),
  }
  return (Object.keys(against) as SendingProblem[]).filter((problem) => against[problem])
}
