// How an offer lives: a draft is sent, a school (or the city) asks for more or publishes it, and it is closed when nobody
// shall choose it any more. Who wrote it may take it back while nobody has answered. One that is over or closed lives
// again with a new period, and is checked again: what was right a year ago need not be right now.

import type { Day } from '../platform/day.ts'
import type { Offer, OfferEvent, OfferState, ShownOfferState } from './offer.rules.ts'

export const offerMoves = ['send', 'take-back', 'request-more', 'publish', 'close', 'reopen'] as const
export type OfferMove = (typeof offerMoves)[number]

interface Move {
  from: readonly OfferState[]
  to: OfferState
  event: OfferEvent
  /** who makes it: whoever writes the offer, whoever checks it, or either */
  by: 'writer' | 'reviewer' | 'either'
}

const moves: Record<OfferMove, Move> = {
  send: { from: ['draft', 'more-requested'], to: 'in-review', event: 'sent', by: 'writer' },
  'take-back': { from: ['in-review'], to: 'draft', event: 'taken-back', by: 'writer' },
  'request-more': { from: ['in-review'], to: 'more-requested', event: 'more-requested', by: 'reviewer' },
  publish: { from: ['in-review'], to: 'published', event: 'published', by: 'reviewer' },
  close: { from: ['draft', 'in-review', 'more-requested', 'published'], to: 'closed', event: 'closed', by: 'either' },
  reopen: { from: ['closed', 'published'], to: 'in-review', event: 'reopened', by: 'writer' },
}

/** What a move does. */
export function moveOf(move: OfferMove): Move {
  return moves[move]
}

type Lived = Pick<Offer, 'state' | 'to' | 'roundId'>

/** Whether an offer may make that move at all: one that goes on needs no new period. */
export function isMoveOf(offer: Lived, move: OfferMove, today: Day): boolean {
  if (!moves[move].from.includes(offer.state)) return false
  return move !== 'reopen' || offer.state === 'closed' || (isOver(offer, today) && offer.roundId === null)
}

/** Whether its period has passed: nobody can choose it, whatever its state. */
export function isOver({ to }: Pick<Offer, 'to'>, today: Day): boolean {
  return to < today
}

/** Whether its facts may be changed: before it is checked, and afterwards while no round has its seats to give. */
export function isEditable({ state, roundId }: Pick<Offer, 'state' | 'roundId'>): boolean {
  return state === 'draft' || state === 'more-requested' || (state === 'published' && roundId === null)
}

/** As people see it: a published offer without free seats is full. */
export function shownState({ state, seats }: Pick<Offer, 'state' | 'seats'>, taken: number): ShownOfferState {
  return state === 'published' && taken >= seats ? 'full' : state
}

/** What of a published offer may change without another look at it; the rest was checked, and is checked again. */
const unchecked: readonly (keyof Offer)[] = ['title', 'seats', 'skills', 'day']

/** Whether a change of a published offer sends it back to who checks it. */
export function needsReview(before: Offer, after: Partial<Offer>): boolean {
  const changed = (Object.keys(after) as (keyof Offer)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  return changed.some((key) => !unchecked.includes(key))
}
