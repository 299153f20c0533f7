import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { maxDay, type Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { Placements } from './placement.model.ts'
import { preparingStates, resultOf, underWayStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { historyLine, writePlacement } from './placement.service.ts'
import { effectiveTerms } from './terms.rules.ts'

/** What one school has at a host: numbers only, because whoever suspends a host knows no student. */
export interface SchoolAtHost {
  schoolId: string
  active: number
  drafts: number
  /** The last day of the active ones; null without any. */
  lastDay: Day | null
}

const counted = { schoolId: 1, state: 1, terms: 1, amendments: 1 } as const

/** The placements a suspension of this host would touch, by school. */
export async function placementsAtHost(ctx: Ctx, partnerId: string): Promise<SchoolAtHost[]> {
  authorise(ctx.actor, 'partner.suspend', { partnerId })
  const found = await Placements.find(
    { partnerId, state: { $in: [...preparingStates, ...underWayStates] } },
    counted,
  ).lean()
  const schools = new Map<string, SchoolAtHost>()
  for (const placement of found) {
    const { schoolId, state } = placement
    const before = schools.get(schoolId) ?? { schoolId, active: 0, drafts: 0, lastDay: null }
    const preparing = preparingStates.includes(state)
    schools.set(schoolId, preparing ? { ...before, drafts: before.drafts + 1 } : withActive(before, placement))
  }
  return [...schools.values()]
}

function withActive(before: SchoolAtHost, placement: Pick<Placement, 'terms' | 'amendments'>): SchoolAtHost {
  const { to } = effectiveTerms(placement)
  return { ...before, active: before.active + 1, lastDay: before.lastDay ? maxDay(before.lastDay, to) : to }
}

/**
 * Breaks off every active placement at this host, saying why; what was logged stays. Doing it again breaks off those
 * that have begun meanwhile. Gives how many it was.
 */
export async function interruptPlacementsAt(ctx: Ctx, partnerId: string, reason: string): Promise<number> {
  authorise(ctx.actor, 'partner.suspend', { partnerId })
  const active = await Placements.find({ partnerId, state: { $in: underWayStates } }, { _id: 1 }).lean()
  let interrupted = 0
  for (const { _id } of active) interrupted += Number(await interrupt(ctx, _id, reason))
  return interrupted
}

/** Somebody may be writing to it at the same time: then it is read again. */
async function interrupt(ctx: Ctx, id: string, reason: string): Promise<boolean> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const placement = await Placements.findById(id).lean()
    if (!placement || !underWayStates.includes(placement.state)) return false
    const { to, event } = resultOf('cancel')
    const line = await historyLine(ctx, { event, from: placement.state, to, reason })
    try {
      await writePlacement(
        { ...placement, version: placement.history.length },
        { $set: { state: to }, $push: { history: line } },
      )
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
  throw new Refused('changed-meanwhile')
}
