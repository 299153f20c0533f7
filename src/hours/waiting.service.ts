import { absentDays } from '../absences/absence.service.ts'
import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { simulatedPlacements } from '../placements/simulated.service.ts'
import { clockTime } from '../platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../platform/day.ts'
import { mostRows } from '../platform/list-sheet.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { schoolSettings } from '../schools/school.service.ts'
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

/** What a host has left without an answer for the days that the school waits, by placement. */
export async function hoursUnanswered(ctx: Ctx): Promise<WaitingHours[]> {
  const { lines } = await unansweredFor(ctx)
  return sumWaiting(lines)
}

/** Which lines: what must hold of their day, and of the lines themselves. */
export interface Lines {
  day: object
  entry: EntryFilter & { state: EntryState; $or?: EntryFilter[] }
}

interface EntryFilter {
  partnerId?: unknown
  placementId?: unknown
  'loggedBy.at'?: unknown
}

/** The two filters around $unwind; $elemMatch lets the index of lines be used with both its fields. */
function filtersOf({ day, entry }: Lines) {
  const { $or: either, ...all } = entry
  const unwound = { ...inside(all), ...(either ? { $or: either.map(inside) } : {}) }
  return { before: { $match: { ...day, entries: { $elemMatch: entry } } }, after: { $match: unwound } }
}

function inside(entry: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).map(([field, value]) => [`entries.${field}`, value]))
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

interface WaitingFor {
  permission: Permission
  lines: Lines
}

// What stands in a closed month waits for nobody: it has to be opened first.
const inOpenMonth = { closedFor: null }

/** Whose signature this actor gives, and on which lines. */
async function waitingFor(ctx: Ctx): Promise<WaitingFor> {
  if (ctx.actor.role === 'host') {
    const { partnerId } = visible(ctx.actor, 'hours.confirm')
    return { permission: 'hours.confirm', lines: { day: inOpenMonth, entry: { partnerId, state: 'logged' } } }
  }
  return ofSchool(ctx, 'hours.approve', { state: 'confirmed' })
}

/** The lines of the school that the school may confirm itself: where no host answers, or where there is none. */
async function unansweredFor(ctx: Ctx): Promise<WaitingFor> {
  const { schoolId } = visible(ctx.actor, 'hours.confirm-for-host')
  const { silentHostDays } = await schoolSettings(typeof schoolId === 'string' ? schoolId : '')
  const before = instantOf(addDays(ctx.today, 1 - silentHostDays), midnight)
  const late: EntryFilter = { 'loggedBy.at': { $lt: before } }
  const hostless = await simulatedPlacements(ctx, 'hours.confirm-for-host')
  const either = hostless.length > 0 ? { $or: [late, { placementId: { $in: hostless } }] } : late
  return ofSchool(ctx, 'hours.confirm-for-host', { state: 'logged', ...either })
}

const midnight = clockTime('00:00')

async function ofSchool(ctx: Ctx, permission: Permission, entry: Lines['entry']): Promise<WaitingFor> {
  const { schoolId, schoolTutorId } = visible(ctx.actor, permission)
  const followed = schoolTutorId ? { placementId: { $in: await ownPlacements(ctx, permission) } } : {}
  return { permission, lines: { day: { schoolId, ...inOpenMonth }, entry: { ...followed, ...entry } } }
}

/** A teacher signs what he follows, and only the placement knows who follows it. */
async function ownPlacements(ctx: Ctx, permission: Permission): Promise<string[]> {
  const { placements } = await listPlacements(ctx, permission, {})
  return placements.map((placement) => placement._id)
}

export interface WaitingGroup {
  placement: Placement
  entries: DatedEntry[]
  /** Live minutes of the placement on each of these days, what is signed already included. */
  dayMinutes: Map<Day, Minutes>
  absentOn: Set<Day>
}

export interface WaitingEntries {
  groups: WaitingGroup[]
  total: number
}

const waitingShown = 100

/**
 * The oldest lines that wait for this actor's signature, by placement, and how many wait in all: at most 100, as many as
 * one page can show, or with `all` as many as fit into a file.
 */
export async function listWaiting(ctx: Ctx, which: Which = 'first'): Promise<WaitingEntries> {
  return listFor(ctx, await waitingFor(ctx), which)
}

/** The same for what the host has left without an answer. */
export async function listUnanswered(ctx: Ctx, which: Which = 'first'): Promise<WaitingEntries> {
  return listFor(ctx, await unansweredFor(ctx), which)
}

type Which = 'all' | 'first'

interface FoundLine {
  day: Day
  entry: HourEntry
  ofDay: Pick<HourEntry, 'placementId' | 'live' | 'minutes'>[]
}

async function listFor(ctx: Ctx, { permission, lines }: WaitingFor, which: Which): Promise<WaitingEntries> {
  const { before, after } = filtersOf(lines)
  const [found, counted] = await Promise.all([
    StudentDays.aggregate<FoundLine>([
      before,
      { $sort: { day: 1, _id: 1 } },
      { $project: { day: 1, ofDay: '$entries', entries: 1 } },
      { $unwind: '$entries' },
      after,
      { $limit: which === 'all' ? mostRows : waitingShown },
      { $project: { _id: 0, day: 1, entry: '$entries', ofDay: { placementId: 1, live: 1, minutes: 1 } } },
    ]),
    sumWaiting(lines),
  ])
  const ids = [...new Set(found.map(({ entry }) => entry.placementId))]
  const first = found[0]?.day
  const [{ placements }, absences] = await Promise.all([
    listPlacements(ctx, permission, { ids }),
    first ? absentDays(ids, first) : [],
  ])
  return {
    groups: ids.flatMap((id) => {
      const placement = placements.find((each) => each._id === id)
      const own = found.filter(({ entry }) => entry.placementId === id)
      const absentOn = new Set(absences.filter(({ placementId }) => placementId === id).map(({ day }) => day))
      return placement ? [{ placement, absentOn, ...linesOf(id, own) }] : []
    }),
    total: counted.reduce((sum, group) => sum + group.entries, 0),
  }
}

function linesOf(placementId: string, found: readonly FoundLine[]): Pick<WaitingGroup, 'entries' | 'dayMinutes'> {
  const minutesOf = ({ ofDay }: FoundLine) =>
    sumMinutes(ofDay.filter((each) => each.live && each.placementId === placementId).map(({ minutes }) => minutes))
  return {
    entries: inOrder(found.map(({ day, entry }) => ({ day, entry }))),
    dayMinutes: new Map(found.map((line) => [line.day, minutesOf(line)])),
  }
}
