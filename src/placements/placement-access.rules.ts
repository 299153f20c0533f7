// A placement belongs to all of its school tutors (tutor scolastici): the first, those that amendments name, and the
// second one where the work is shared. Who was tutor only of the first weeks still answers for the hours of those weeks.

import { type Belongs, visible } from '../access/access.ts'
import type { Actor } from '../access/actor.ts'
import type { Placement } from './placement.rules.ts'
import { schoolTutorIdsOf } from './tutors.rules.ts'

type Owned = Pick<
  Placement,
  'schoolId' | 'classId' | 'partnerId' | 'studentId' | 'schoolTutorId' | 'amendments' | 'shares'
>

/** Whose a placement is. */
export function belongsOf(placement: Owned): Belongs {
  const { schoolId, classId, partnerId, studentId } = placement
  return { schoolId, classId, partnerId, studentId, schoolTutorId: schoolTutorIdsOf(placement) }
}

/** The filter of the placements that this actor may use so: the same as `can` with belongsOf. Throws as `visible`. */
export function visiblePlacements(actor: Actor, permission: Parameters<typeof visible>[1]): object {
  const { schoolTutorId, ...rest } = visible(actor, permission)
  if (schoolTutorId === undefined) return rest
  return {
    ...rest,
    $or: [
      { schoolTutorId },
      { 'amendments.schoolTutor.id': schoolTutorId },
      { 'shares.schoolTutor.id': schoolTutorId },
    ],
  }
}
