import { can, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Editions } from './edition.model.ts'
import type { Edition } from './edition.rules.ts'
import { enrollingStates } from './lab-enrolment.rules.ts'
import { isOfferOver } from './waiting-list.rules.ts'

/** Seats that are held for a group of the school until somebody answers. */
export interface SeatOffer {
  editionId: string
  edition: string
  groupId: string
  group: string
  seats: number
  until: Date
}

/** The offers that this actor may answer now, the most urgent first, then by title; for the home page of a school. */
export async function waitingOffers(ctx: Ctx): Promise<SeatOffer[]> {
  const { schoolId } = visible(ctx.actor, 'lab-enrolment.edit')
  const offered = { state: 'offered' as const, ...(schoolId ? { schoolId } : {}) }
  const editions = await Editions.find(
    { state: { $in: [...enrollingStates] }, groups: { $elemMatch: offered } },
    { title: 1, groups: 1 },
  )
    .sort({ title: 1, _id: 1 })
    .lean<Pick<Edition, '_id' | 'title' | 'groups'>[]>()
  return editions.flatMap((edition) => offersIn(ctx, edition)).toSorted((a, b) => a.until.getTime() - b.until.getTime())
}

function offersIn({ actor, now }: Ctx, { _id, title, groups }: Pick<Edition, '_id' | 'title' | 'groups'>): SeatOffer[] {
  return groups.flatMap((group) => {
    const { id, label, state, schoolId, classIds, studentIds, offeredUntil } = group
    const own = classIds.every((classId) => can(actor, 'lab-enrolment.edit', { schoolId, classId }))
    if (state !== 'offered' || offeredUntil === null || isOfferOver(group, now) || !own) return []
    return [
      { editionId: _id, edition: title, groupId: id, group: label, seats: studentIds.length, until: offeredUntil },
    ]
  })
}
