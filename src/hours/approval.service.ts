import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { Refused } from '../platform/errors.ts'
import { type Day, maxDay, minDay } from '../platform/day.ts'
import { birthDateOf } from '../schools/student-facts.service.ts'
import { type EntryMove, type EntryRef, mayMove, startsOf, stateAfter, studentDayId } from './hour-entry.rules.ts'
import type { DatedEntry, Mark, StudentDay } from './hour-entry.rules.ts'
import { markOf } from './hour-entry.service.ts'
import { dayRefusals } from './log-refusal.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { daysAround, neighboursOf } from './student-week.service.ts'

export interface Moved {
  /** lines that this request moved */
  moved: number
  /** lines that somebody else had moved before, or that are not there */
  skipped: number
  /** lines that a rule keeps where they are */
  refused: { day: Day; reasons: readonly string[] }[]
}

/** The host confirms lines of one placement: whole weeks at once. Refused: `none-selected`. */
export async function confirmHours(ctx: Ctx, placementId: string, refs: readonly EntryRef[]): Promise<Moved> {
  return moveEntries(ctx, { move: 'confirm', permission: 'hours.confirm', placementId, refs, reason: '' })
}

/** The school approves confirmed lines: from then on they count, and never change. Refused: `none-selected`. */
export async function approveHours(ctx: Ctx, placementId: string, refs: readonly EntryRef[]): Promise<Moved> {
  return moveEntries(ctx, { move: 'approve', permission: 'hours.approve', placementId, refs, reason: '' })
}

export interface Returning {
  refs: readonly EntryRef[]
  reason: string
}

/** Host or school sends lines back with a reason; their time is free again. Refused: `none-selected`. */
export async function returnHours(ctx: Ctx, placementId: string, { refs, reason }: Returning): Promise<Moved> {
  const permission = ctx.actor.role === 'host' ? 'hours.confirm' : 'hours.approve'
  return moveEntries(ctx, { move: 'return', permission, placementId, refs, reason })
}

/** Who wrote a line takes it back before anybody else has signed. Refused: `changed-meanwhile`. */
export async function cancelHours(ctx: Ctx, placementId: string, ref: EntryRef): Promise<void> {
  const options = { move: 'cancel', permission: 'hours.log', placementId, refs: [ref], reason: '' } as const
  const { moved } = await moveEntries(ctx, options)
  if (moved === 0) throw new Refused('changed-meanwhile')
}

interface Moving {
  move: EntryMove
  permission: Permission
  placementId: string
  refs: readonly EntryRef[]
  reason: string
}

async function moveEntries(ctx: Ctx, { move, permission, placementId, refs, reason }: Moving): Promise<Moved> {
  const placement = await findPlacement(ctx, permission, placementId)
  const [first, ...others] = refs.map((ref) => ref.day)
  if (!first) throw new Refused('none-selected')
  const days = await daysAround(placement.studentId, minDay(first, ...others), maxDay(first, ...others))
  const wanted = new Set(refs.map(({ day, id }) => `${day} ${id}`))
  const ready = datedEntries(days).filter(({ day, entry }) => {
    const asked = wanted.has(`${day} ${entry.id}`) && entry.placementId === placementId
    return asked && mayMove(move, ctx.actor.role, entry)
  })
  const refused = signs(move) ? limitsBroken(ready, days, await birthDateOf(placement.studentId, ctx.today)) : []
  const kept = new Set(refused.map(({ day }) => day))
  const moving = ready.filter(({ day }) => !kept.has(day))
  const moved = await writeMoves({ move, moving, studentId: placement.studentId, by: await markOf(ctx), reason })
  return { moved, skipped: wanted.size - moved - (ready.length - moving.length), refused }
}

function signs(move: EntryMove): boolean {
  return move === 'confirm' || move === 'approve'
}

function datedEntries(days: readonly StudentDay[]): DatedEntry[] {
  return days.flatMap(({ day, entries }) => entries.map((entry) => ({ day, entry })))
}

/**
 * The limits for minors that span several records (the week, the night) are looked at before each line is written; two
 * lines written in the same instant could pass them together, so nobody signs a day that breaks them.
 */
function limitsBroken(ready: readonly DatedEntry[], days: readonly StudentDay[], birthDate: Day | null) {
  const asked = [...new Set(ready.map(({ day }) => day))]
  return asked
    .map((day) => {
      const { dayEntries, ...around } = neighboursOf(days, day)
      const live = dayEntries.filter((entry) => entry.live)
      return { day, reasons: dayRefusals(live, { day, birthDate, ...around }) }
    })
    .filter(({ reasons }) => reasons.length > 0)
}

interface Writing {
  move: EntryMove
  moving: readonly DatedEntry[]
  studentId: string
  by: Mark
  reason: string
}

/** One conditional write for each line, guarded by the states it may start from. */
async function writeMoves({ move, moving, studentId, by, reason }: Writing): Promise<number> {
  if (moving.length === 0) return 0
  const state = { $in: [...startsOf(move, by.role)] }
  const result = await StudentDays.bulkWrite(
    moving.map(({ day, entry }) => ({
      updateOne: {
        filter: {
          _id: studentDayId(studentId, day),
          entries: { $elemMatch: { id: entry.id, placementId: entry.placementId, state } },
        },
        update: signs(move)
          ? { $set: { 'entries.$.state': stateAfter[move], ...signature(move, by) } }
          : {
              $set: { 'entries.$.state': stateAfter[move], 'entries.$.live': false, ...withdrawal(move, by, reason) },
              $inc: { minutes: -entry.minutes },
            },
      },
    })),
    { ordered: false },
  )
  return result.modifiedCount
}

function signature(move: EntryMove, by: Mark): object {
  return move === 'confirm' ? { 'entries.$.confirmedBy': by } : { 'entries.$.approvedBy': by }
}

function withdrawal(move: EntryMove, by: Mark, reason: string): object {
  return move === 'return' ? { 'entries.$.returned': { ...by, reason } } : { 'entries.$.cancelledBy': by }
}
