import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { timesAtLabs } from '../roll-calls/lab-minutes.service.ts'
import { birthDateOf } from '../schools/student-facts.service.ts'
import { monthLock } from './closed-month.service.ts'
import { declaring } from './declaration.service.ts'
import { type EntryRef, type HourEntry, studentDayId } from './hour-entry.rules.ts'
import { dayCap } from './log-refusal.rules.ts'
import { markOf } from './mark.service.ts'
import { rectificationId, rectificationRefusals, type Rectifying, rectifyingEntry } from './rectification.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { daysAround, neighboursOf } from './student-week.service.ts'

// Each failed attempt means that another write to the same day succeeded.
const ATTEMPTS = 60

export interface Rectification extends Rectifying {
  ref: EntryRef
  /** The number of the declaration that was ticked; null: none was. */
  declared: string | null
}

/** One line of a placement, for the form that rectifies it. */
export async function findApprovedLine(
  ctx: Ctx,
  placementId: string,
  ref: EntryRef,
): Promise<{ placement: Placement; entry: HourEntry }> {
  const placement = await findPlacement(ctx, 'hours.rectify', placementId)
  const day = await StudentDays.findById(studentDayId(placement.studentId, ref.day), { entries: 1 }).lean()
  const entry = day?.entries.find((each) => each.id === ref.id && each.placementId === placementId)
  if (!entry) throw new NotFound('line')
  return { placement, entry }
}

/**
 * Puts a new approved line beside an approved one, which counts no longer; both in one write. Sending the same form again
 * changes nothing more. Refused: RectificationRefusal, DeclarationRefusal, `month-closed`.
 */
export async function rectifyHours(ctx: Ctx, placementId: string, given: Rectification): Promise<void> {
  const { placement, entry } = await findApprovedLine(ctx, placementId, given.ref)
  if (entry.rectifiedBy === rectificationId(given.key)) return
  const { schoolId } = placement
  const lines = [{ placementId, ...given.ref }]
  await declaring(ctx, { kind: 'rectification', declared: given.declared, schoolId, lines }, async () => {
    return { result: undefined, moved: (await replace(ctx, placement, given)) ? 1 : 0 }
  })
}

/** False when the same form has done it meanwhile. */
async function replace(ctx: Ctx, placement: Placement, given: Rectification): Promise<boolean> {
  const { day } = given.ref
  const [by, birthDate, atLab] = await Promise.all([
    markOf(ctx),
    birthDateOf(placement.studentId, ctx.today),
    timesAtLabs(placement.studentId, day),
  ])
  const agreed = agreedIntervals(placement, day)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await monthLock(placement.schoolId, day)) throw new Refused('month-closed')
    const around = neighboursOf(await daysAround(placement.studentId, day, day), day)
    const index = around.dayEntries.findIndex((entry) => entry.id === given.ref.id)
    const old = around.dayEntries[index]
    if (!old) throw new NotFound('line')
    if (old.rectifiedBy === rectificationId(given.key)) return false
    const reasons = rectificationRefusals(given.times, { ...around, day, birthDate, old, agreed, atLab })
    if (reasons.length > 0) throw new Refused(...reasons)
    const made = rectifyingEntry(old, given, by)
    const place = { index, size: around.dayEntries.length, cap: dayCap(birthDate, day) }
    if (await write(placement, { day: given.ref.day, old, made, ...place })) return true
  }
  throw new Refused('changed-meanwhile')
}

interface Replacing {
  day: EntryRef['day']
  old: HourEntry
  made: HourEntry
  /** Where the old line stands, and how many there are: the new one comes last. */
  index: number
  size: number
  cap: number
}

/**
 * The one write: its filter says that the month is open, that the old line is approved still and stands where it was read,
 * that nothing else overlaps and that the day stays within its limit. False when something of it no longer holds.
 */
async function write(placement: Placement, { day, old, made, index, size, cap }: Replacing): Promise<boolean> {
  const delta = made.minutes - old.minutes
  const overlapping = {
    entries: {
      $elemMatch: {
        live: true,
        id: { $ne: old.id },
        startMinute: { $lt: made.endMinute },
        endMinute: { $gt: made.startMinute },
      },
    },
  }
  const at = `entries.${index}`
  const result = await StudentDays.updateOne(
    {
      _id: studentDayId(placement.studentId, day),
      closedFor: { $ne: placement.schoolId },
      entries: { $size: size },
      [`${at}.id`]: old.id,
      [`${at}.state`]: 'approved',
      // What makes a day shorter is always allowed, whatever it was before.
      ...(delta > 0 ? { minutes: { $lte: cap - delta } } : {}),
      ...(made.live ? { $nor: [overlapping] } : {}),
    },
    {
      $set: {
        [`${at}.state`]: 'rectified',
        [`${at}.live`]: false,
        [`${at}.rectifiedBy`]: made.id,
        [`entries.${size}`]: made,
      },
      $inc: { minutes: delta },
    },
  )
  return result.modifiedCount === 1
}
