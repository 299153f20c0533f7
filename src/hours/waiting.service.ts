import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { DatedEntry, EntryState, HourEntry } from './hour-entry.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { inOrder } from './totals.rules.ts'

export interface WaitingHours {
  placementId: string
  oldestDay: Day
  entries: number
  minutes: Minutes
}

/** What waits for this actor's signature, by placement: for a host to be confirmed, for the school to be approved. */
export async function hoursWaiting(ctx: Ctx): Promise<WaitingHours[]> {
  const { state, match } = await waitingFor(ctx)
  return sumWaiting(match, state)
}

/** Lines in a state, by placement, oldest first. For services that have looked at the permission. */
export async function sumWaiting(match: object, state: EntryState): Promise<WaitingHours[]> {
  return StudentDays.aggregate<WaitingHours>([
    { $match: { ...match, 'entries.state': state } },
    { $unwind: '$entries' },
    { $match: { ...match, 'entries.state': state } },
    {
      $group: {
        _id: '$entries.placementId',
        oldestDay: { $min: '$day' },
        entries: { $sum: 1 },
        minutes: { $sum: '$entries.minutes' },
      },
    },
    { $sort: { oldestDay: 1, _id: 1 } },
    { $project: { _id: 0, placementId: '$_id', oldestDay: 1, entries: 1, minutes: 1 } },
  ])
}

/** Whose signature this actor gives, and on which lines. */
async function waitingFor(ctx: Ctx): Promise<{ permission: Permission; state: EntryState; match: object }> {
  if (ctx.actor.role === 'host') {
    const { partnerId } = visible(ctx.actor, 'hours.confirm')
    return { permission: 'hours.confirm', state: 'logged', match: { 'entries.partnerId': partnerId } }
  }
  const { schoolId, schoolTutorId } = visible(ctx.actor, 'hours.approve')
  const match = schoolTutorId ? { schoolId, 'entries.placementId': { $in: await ownPlacements(ctx) } } : { schoolId }
  return { permission: 'hours.approve', state: 'confirmed', match }
}

/** A teacher approves what he follows, and only the placement knows who follows it. */
async function ownPlacements(ctx: Ctx): Promise<string[]> {
  const { placements } = await listPlacements(ctx, 'hours.approve', {})
  return placements.map((placement) => placement._id)
}

export interface WaitingEntries {
  groups: { placement: Placement; entries: DatedEntry[] }[]
  total: number
}

const waitingShown = 100

/** The oldest lines that wait for this actor's signature, at most 100, by placement; and how many wait in all. */
export async function listWaiting(ctx: Ctx): Promise<WaitingEntries> {
  const { permission, state, match } = await waitingFor(ctx)
  const lines = { ...match, 'entries.state': state }
  const [found, counted] = await Promise.all([
    StudentDays.aggregate<{ day: Day; entry: HourEntry }>([
      { $match: lines },
      { $sort: { day: 1 } },
      { $unwind: '$entries' },
      { $match: lines },
      { $limit: waitingShown },
      { $project: { _id: 0, day: 1, entry: '$entries' } },
    ]),
    sumWaiting(match, state),
  ])
  const ids = [...new Set(found.map(({ entry }) => entry.placementId))]
  const { placements } = await listPlacements(ctx, permission, { ids })
  return {
    groups: ids.flatMap((id) => {
      const placement = placements.find((each) => each._id === id)
      return placement ? [{ placement, entries: inOrder(found.filter(({ entry }) => entry.placementId === id)) }] : []
    }),
    total: counted.reduce((sum, group) => sum + group.entries, 0),
  }
}
