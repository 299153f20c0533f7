import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Placements } from './placement.model.ts'
import { preparingStates, underWayStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { mostAtOnce, type Stay } from './seat-count.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

interface SeatCount {
  period: Stay
  /** Only of these partners; without it of all. */
  partnerIds?: readonly string[]
}

const dates = {
  partnerId: 1,
  'terms.from': 1,
  'terms.to': 1,
  'amendments.validFrom': 1,
  'amendments.to': 1,
} as const
type Dated = { partnerId: string; terms: Stay; amendments: Pick<Placement['amendments'][number], 'validFrom' | 'to'>[] }

/**
 * How many students each partner has at once, at most, on a day of the period: draft and active placements of every
 * school, counted, never named. Partners without any are not in the map.
 */
export async function busySeats(ctx: Ctx, { period, partnerIds }: SeatCount): Promise<Map<string, number>> {
  const filter: { $and: object[] } = {
    $and: [
      visible(ctx.actor, 'partner.view'),
      { state: { $in: [...preparingStates, ...underWayStates] }, 'terms.from': { $lte: period.to } },
      { $or: [{ 'terms.to': { $gte: period.from } }, { 'amendments.to': { $gte: period.from } }] },
      ...(partnerIds ? [{ partnerId: { $in: [...partnerIds] } }] : []),
    ],
  }
  const found = await Placements.find(filter, dates).lean<Dated[]>()
  const stays = new Map<string, Stay[]>()
  for (const placement of found) {
    const before = stays.get(placement.partnerId) ?? []
    stays.set(placement.partnerId, [...before, stayOf(placement)])
  }
  return new Map([...stays].map(([partnerId, each]) => [partnerId, mostAtOnce(each, period)]))
}

/** Only the days were read: the rule that finds the last one needs no timetable for it. */
function stayOf({ terms, amendments }: Dated): Stay {
  const untimed = { timetable: [], plannedMinutes: 0 }
  const { from, to } = effectiveTerms({
    terms: { ...terms, ...untimed },
    amendments: amendments.map((amendment) => ({ ...amendment, ...untimed })),
  })
  return { from, to }
}
