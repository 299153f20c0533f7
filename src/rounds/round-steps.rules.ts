// The steps in which a round is prepared (passi), and until when each may be changed. A draft may be changed in everything.
// From the moment the lists are open what was published stands: a mistaken round is cancelled with a reason and copied.
// Then only the deadline moves, schools join a round of the city until the deadline, and places that are fixed, forbidden or
// kept apart may be said until the round is frozen, because they may come up late.

import { type Round, takesChoices } from './round.rules.ts'

export const roundSteps = ['what', 'who', 'offers', 'criteria', 'pairs', 'opening'] as const
export type RoundStep = (typeof roundSteps)[number]

export type ChangeRefusal = 'already-open' | 'deadline-over' | 'already-frozen' | 'is-cancelled'

/** Why a step cannot be changed now; null when it can. */
export function changeRefusal(
  round: Pick<Round, 'state' | 'schoolId' | 'closesAt'>,
  step: RoundStep,
  now: Date,
): ChangeRefusal | null {
  if (round.state === 'draft') return null
  if (round.state === 'cancelled') return 'is-cancelled'
  if (round.state !== 'open') return 'already-frozen'
  if (step === 'pairs') return null
  if (step !== 'who' || round.schoolId !== null) return 'already-open'
  return takesChoices(round, now) ? null : 'deadline-over'
}

/** Whether the round can still be given up: what was published stays. */
export function mayCancel({ state }: Pick<Round, 'state'>): boolean {
  return state === 'draft' || state === 'open' || state === 'closed'
}
