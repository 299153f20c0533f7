import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { type Day, maxDay, minDay, monthOf } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { birthDateOf } from '../schools/student-facts.service.ts'
import type { MonthLock } from './closed-month.rules.ts'
import { monthLocks } from './closed-month.service.ts'
import { type DatedEntry, type EntryMove, type EntryRef, mayMove, startsOf, stateAfter } from './hour-entry.rules.ts'
import { type Mark, type StudentDay, studentDayId } from './hour-entry.rules.ts'
import { dayRefusals } from './log-refusal.rules.ts'
import { markOf } from './mark.service.ts'
import { StudentDays } from './student-day.model.ts'
import { daysAround, neighboursOf } from './student-week.service.ts'
import { daysToSign } from './tutor-day.service.ts'

export interface RefusedDay {
  day: Day
  reasons: readonly string[]
  /** Who closed its month, when that is the reason. */
  lock?: MonthLock
}

export interface Moved {
  /** lines that this request moved */
  moved: number
  /** lines that somebody else had moved before, or that are not there */
  skipped: number
  /** lines that a rule keeps where they are */
  refused: RefusedDay[]
}

/** A line with the placement it belongs to. */
export interface PlacedRef extends EntryRef {
  placementId: string
}

/** Makes the same move in every placement that these lines belong to. */
export async function moveInEach(
  entries: readonly PlacedRef[],
  move: (placementId: string, refs: readonly EntryRef[]) => Promise<Moved>,
): Promise<Moved> {
  const all: Moved = { moved: 0, skipped: 0, refused: [] }
  for (const placementId of new Set(entries.map((entry) => entry.placementId))) {
    const ofThis = entries.filter((entry) => entry.placementId === placementId)
    const one = await move(placementId, ofThis)
    all.moved += one.moved
    all.skipped += one.skipped
    all.refused.push(...one.refused)
  }
  return all
}

export interface Moving {
  move: EntryMove
  permission: Permission
  placementId: string
  refs: readonly EntryRef[]
  /** Why it goes back, or how the school knows. */
  reason: string
  /** A reason of this move against one line. */
  against?: (dated: DatedEntry) => string | null
}

/**
 * Moves lines of one placement, each by itself. Refused: `none-selected`. A day in a closed month (`month-closed`), one
 * that breaks the limits for minors, or one that `against` speaks against stays where it is.
 */
export async function moveEntries(ctx: Ctx, given: Moving): Promise<Moved> {
  const { move, placementId, refs } = given
  const placement = await findPlacement(ctx, given.permission, placementId)
  const [first, ...others] = refs.map((ref) => ref.day)
  if (!first) throw new Refused('none-selected')
  const days = await daysAround(placement.studentId, minDay(first, ...others), maxDay(first, ...others))
  const wanted = new Set(refs.map(({ day, id }) => `${day} ${id}`))
  const ready = datedEntries(days).filter(({ day, entry }) => {
    const asked = wanted.has(`${day} ${entry.id}`) && entry.placementId === placementId
    return asked && mayMove(move, ctx.actor.role, entry)
  })
  const refused = [
    ...(await daysClosed(placement.schoolId, ready)),
    ...ownReasons(ready, given.against),
    ...(signs(move) ? ownReasons(ready, await notOwnDay(ctx, placement)) : []),
    ...(signs(move) ? limitsBroken(ready, days, await birthDateOf(placement.studentId, ctx.today)) : []),
  ]
  const kept = new Set(refused.map(({ day }) => day))
  const moving = ready.filter(({ day }) => !kept.has(day))
  const moved = await writeMoves(placement, { ...given, moving, by: await markOf(ctx) })
  return { moved, skipped: wanted.size - moved - (ready.length - moving.length), refused: byDay(refused) }
}

function signs(move: EntryMove): boolean {
  return move === 'confirm' || move === 'confirm-for-host' || move === 'approve'
}

function datedEntries(days: readonly StudentDay[]): DatedEntry[] {
  return days.flatMap(({ day, entries }) => entries.map((entry) => ({ day, entry })))
}

async function daysClosed(schoolId: string, ready: readonly DatedEntry[]): Promise<RefusedDay[]> {
  const days = [...new Set(ready.map(({ day }) => day))]
  const locks = await monthLocks(schoolId, days.map(monthOf))
  return days.flatMap((day) => {
    const lock = locks.find(({ month }) => month === monthOf(day))
    return lock ? [{ day, reasons: ['month-closed'], lock }] : []
  })
}

/** Who is tutor on other days leaves this one to who is tutor on it. */
async function notOwnDay(ctx: Ctx, placement: Placement): Promise<NonNullable<Moving['against']>> {
  const maySignOn = await daysToSign(ctx, placement)
  return ({ day }) => (maySignOn(day) ? null : 'other-tutors-day')
}

function ownReasons(ready: readonly DatedEntry[], against: Moving['against']): RefusedDay[] {
  return ready.flatMap((dated) => {
    const reason = against?.(dated)
    return reason ? [{ day: dated.day, reasons: [reason] }] : []
  })
}

/**
 * The limits for minors that span several records (the week, the night) are looked at before each line is written; two
 * lines written in the same instant could pass them together, so nobody signs a day that breaks them.
 */
function limitsBroken(ready: readonly DatedEntry[], days: readonly StudentDay[], birthDate: Day | null): RefusedDay[] {
  const asked = [...new Set(ready.map(({ day }) => day))]
  return asked
    .map((day) => {
      const { dayEntries, ...around } = neighboursOf(days, day)
      const live = dayEntries.filter((entry) => entry.live)
      return { day, reasons: dayRefusals(live, { day, birthDate, ...around }) }
    })
    .filter(({ reasons }) => reasons.length > 0)
}

/** Each day once, with all its reasons. */
function byDay(refused: readonly RefusedDay[]): RefusedDay[] {
  const days = [...new Set(refused.map(({ day }) => day))].toSorted()
  return days.map((day) => {
    const ofDay = refused.filter((each) => each.day === day)
    const reasons = [...new Set(ofDay.flatMap((each) => each.reasons))]
    const lock = ofDay.find((each) => each.lock)?.lock
    return { day, reasons, ...(lock ? { lock } : {}) }
  })
}

interface Writing extends Pick<Moving, 'move' | 'reason'> {
  moving: readonly DatedEntry[]
  by: Mark
}

/** One conditional write for each line, guarded by the states it may start from and by the lock of its month. */
async function writeMoves(
  { studentId, schoolId }: { studentId: string; schoolId: string },
  { moving, ...made }: Writing,
): Promise<number> {
  if (moving.length === 0) return 0
  const state = { $in: [...startsOf(made.move, made.by.role)] }
  const result = await StudentDays.bulkWrite(
    moving.map(({ day, entry }) => ({
      updateOne: {
        filter: {
          _id: studentDayId(studentId, day),
          closedFor: { $ne: schoolId },
          entries: { $elemMatch: { id: entry.id, placementId: entry.placementId, state } },
        },
        update: signs(made.move)
          ? { $set: { 'entries.$.state': stateAfter[made.move], ...signature(made) } }
          : {
              $set: { 'entries.$.state': stateAfter[made.move], 'entries.$.live': false, ...withdrawal(made) },
              $inc: { minutes: -entry.minutes },
            },
      },
    })),
    { ordered: false },
  )
  return result.modifiedCount
}

function signature({ move, by, reason }: Omit<Writing, 'moving'>): object {
  if (move === 'approve') return { 'entries.$.approvedBy': by }
  const instead = move === 'confirm-for-host' ? { 'entries.$.confirmedFor': reason } : {}
  return { 'entries.$.confirmedBy': by, ...instead }
}

function withdrawal({ move, by, reason }: Omit<Writing, 'moving'>): object {
  return move === 'return' ? { 'entries.$.returned': { ...by, reason } } : { 'entries.$.cancelledBy': by }
}
