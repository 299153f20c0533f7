import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import type { Day } from '../platform/day.ts'
import { mostRows } from '../platform/list-sheet.ts'
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
  const { lines } = await waitingFor(ctx)
  return sumWaiting(lines)
}

/** Which lines: what must hold of their day, and of the lines themselves. */
export interface Lines {
  day: object
  entry: { state: EntryState; partnerId?: unknown; placementId?: unknown }
}

/** The two filters around $unwind; $elemMatch lets the index of lines be used with both its fields. */
function filtersOf({ day, entry }: Lines) {
  const unwound = Object.fromEntries(Object.entries(entry).map(([field, value]) => [`entries.${field}`, value]))
  return { before: { $match: { ...day, entries: { $elemMatch: entry } } }, after: { $match: unwound } }
}

/** Some lines by placement, oldest first. For services that have looked at the permission. */
export async function sumWaiting(lines: Lines): Promise<WaitingHours[]> {
  const { before, after } = filtersOf(lines)
  return StudentDays.aggregate<WaitingHours>([
    before,
    { $unwind: '$entries' },
    after,
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
async function waitingFor(ctx: Ctx): Promise<{ permission: Permission; lines: Lines }> {
  if (ctx.actor.role === 'host') {
    const { partnerId } = visible(ctx.actor, 'hours.confirm')
    return { permission: 'hours.confirm', lines: { day: {}, entry: { partnerId, state: 'logged' } } }
  }
  const { schoolId, schoolTutorId } = visible(ctx.actor, 'hours.approve')
  const followed = schoolTutorId ? { placementId: { $in: await ownPlacements(ctx) } } : {}
  return { permission: 'hours.approve', lines: { day: { schoolId }, entry: { ...followed, state: 'confirmed' } } }
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

/**
 * The oldest lines that wait for this actor's signature, by placement, and how many wait in all: at most 100, as many as
 * one page can show, or with `all` as many as fit into a file.
 */
export async function listWaiting(ctx: Ctx, which: 'all' | 'first' = 'first'): Promise<WaitingEntries> {
  const { permission, lines } = await waitingFor(ctx)
  const { before, after } = filtersOf(lines)
  const [found, counted] = await Promise.all([
    StudentDays.aggregate<{ day: Day; entry: HourEntry }>([
      before,
      { $sort: { day: 1 } },
      { $unwind: '$entries' },
      after,
      { $limit: which === 'all' ? mostRows : waitingShown },
      { $project: { _id: 0, day: 1, entry: '$entries' } },
    ]),
    sumWaiting(lines),
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
