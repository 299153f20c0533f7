import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { Refused } from '../platform/errors.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { copyOf, type GroupCopy, type Pattern } from './group-copy.rules.ts'
import { createGroup, findGroup } from './placement-group.service.ts'

/** What is copied, and what the copy would be. */
export interface CopyOffer {
  title: string
  pattern: Pattern
  copy: GroupCopy
}

/** A group of the own school as the pattern for a new one. Refused: `no-terms` while it has none itself. */
export async function copyOfGroup(ctx: Ctx, id: string): Promise<CopyOffer> {
  const { schoolId, title, common, hosts } = await findGroup(ctx, 'placement-group.edit', id)
  if (common === null) throw new Refused('no-terms')
  return offerOf(ctx, schoolId, { title, pattern: { common, hosts } })
}

/** A single placement as the pattern for a group with its host; the terms are those it had in the end. */
export async function copyOfPlacement(ctx: Ctx, placementId: string): Promise<CopyOffer> {
  const placement = await findPlacement(ctx, 'placement.edit', placementId)
  const { title, activities, schoolTutorId, partnerId, host } = placement
  const { from, to, timetable, plannedMinutes } = effectiveTerms(placement)
  // Sites are chosen anew: those of slots were agreed for one student.
  const week = timetable.map((slot) => ({ weekday: slot.weekday, from: slot.from, to: slot.to }))
  const common = { title, activities, schoolTutorId, terms: { from, to, timetable: week, plannedMinutes } }
  const hosts = [{ partnerId, name: host.name, seats: 1 }]
  return offerOf(ctx, placement.schoolId, { title, pattern: { common, hosts } })
}

async function offerOf(ctx: Ctx, schoolId: string, { title, pattern }: Omit<CopyOffer, 'copy'>): Promise<CopyOffer> {
  const [calendar, staff, partners] = await Promise.all([
    currentCalendar(),
    listSchoolStaff(ctx, schoolId),
    Promise.all(pattern.hosts.map(({ partnerId }) => findPartner(ctx, 'partner.view', partnerId))),
  ])
  // A host that went into another is that other one now.
  const hosts = pattern.hosts.map((host, index) => ({
    ...host,
    partnerId: partners[index]?.mergedInto ?? host.partnerId,
  }))
  const copy = copyOf(
    { ...pattern, hosts },
    {
      today: ctx.today,
      calendar,
      staff: staff.map(({ _id }) => _id),
      suspended: partners.filter(({ qualification }) => qualification.state === 'suspended').map(({ _id }) => _id),
    },
  )
  return { title, pattern, copy }
}

/** Makes the group of an offer, still without students; `id` is made by the form, so that sending it twice makes one. */
export function createCopy(ctx: Ctx, id: string, { title, pattern, copy }: CopyOffer): Promise<string> {
  const { common, hosts } = copy
  const copiedFrom = `${title}, ${schoolYearOf(pattern.common.terms.from)}`
  return createGroup(ctx, { id, title: common.title, studentIds: [], common, hosts, copiedFrom })
}
