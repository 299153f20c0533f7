// Who may do what with a round (tornata). The one who opened it steers it: a coordinator that of the own school, the
// programme office that of the city. A school that takes part in a round of the city decides about its own classes there.
// A round of the city whose lists are open is seen by every school, so that it can join; any other is seen by those who
// take part. The city sees how the rounds of the schools go, and steers none of them.

import { can } from '../access/access.ts'
import type { Actor } from '../access/actor.ts'
import type { Round } from './round.rules.ts'

export type Seen = Pick<Round, 'schoolId' | 'schoolIds' | 'state'>

/** Whether this actor may see the round at all: a draft of the city is its own business. */
export function maySee(actor: Actor, { schoolId, schoolIds, state }: Seen): boolean {
  if (can(actor, 'round.view', { schoolId: [...schoolIds, ...(schoolId ? [schoolId] : [])] })) return true
  return 'schoolId' in actor && schoolId === null && state === 'open' && can(actor, 'round.view', actor)
}

/** Whether this actor steers the round: what is asked, of whom and when. */
export function mayEdit(actor: Actor, { schoolId }: Pick<Round, 'schoolId'>): boolean {
  return schoolId === null ? can(actor, 'round.edit-city', {}) : can(actor, 'round.edit', { schoolId })
}

/** Whether this actor brings classes of the own school into it, or says about them who must not go where. */
export function mayTakePart(actor: Actor, { schoolId }: Pick<Round, 'schoolId'>): boolean {
  if (!('schoolId' in actor) || !can(actor, 'round.take-part', actor)) return false
  return schoolId === null || schoolId === actor.schoolId
}
