import { accountOf, type Ctx } from '../access/actor.ts'
import { authorise } from '../access/access.ts'
import type { Permission } from '../access/permissions.ts'
import { accountName } from '../accounts/account.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import type { Day } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { PlacementAbsences } from './absence.model.ts'
import {
  type Absence,
  type AbsenceDecision,
  absenceFor,
  absenceId,
  type AbsenceMark,
  announceRefusals,
  decisionsFor,
  hasBegun,
  missedMinutes,
  recoveryRefusals,
} from './absence.rules.ts'

/** The absences of a placement, the latest first; without the reasons for who may not read them. */
export async function listAbsences(ctx: Ctx, placement: Placement): Promise<Absence[]> {
  authorise(ctx.actor, 'placement-absence.view', placement)
  const absences = await PlacementAbsences.find({ placementId: placement._id }).sort({ day: -1 }).lean()
  return absences.map((absence) => absenceFor(ctx.actor.role, absence))
}

/** Which days of some placements from a day on are days of absence. For use cases that have decided who may know. */
export async function absentDays(
  placementIds: readonly string[],
  first: Day,
): Promise<{ placementId: string; day: Day; justified: boolean | null; recoveredOn: Day | null }[]> {
  const asked = { placementId: { $in: [...placementIds] }, day: { $gte: first } }
  const found = await PlacementAbsences.find(asked, { placementId: 1, day: 1, decision: 1, recovered: 1 })
    .sort({ day: 1, _id: 1 })
    .lean<Pick<Absence, 'placementId' | 'day' | 'decision' | 'recovered'>[]>()
  return found.map(({ placementId, day, decision, recovered }) => ({
    placementId,
    day,
    justified: decision?.justified ?? null,
    recoveredOn: recovered?.on ?? null,
  }))
}

/** Whether the month of a day is closed. A later feature closes months; its routes hand this over. */
export type IsClosed = (schoolId: string, day: Day) => Promise<boolean>

/** What stands in the register of a closed month stays: also when the month is closed at the very moment of the write. */
async function inOpenMonth(
  { schoolId, day, isClosed }: { schoolId: string; day: Day; isClosed: IsClosed },
  { write, undo }: { write: () => Promise<unknown>; undo: () => Promise<unknown> },
): Promise<void> {
  if (await isClosed(schoolId, day)) throw new Refused('month-closed')
  await write()
  if (!(await isClosed(schoolId, day))) return
  await undo()
  throw new Refused('month-closed')
}

export interface Announcement {
  day: Day
  reason: string | null
  /** Live minutes of the placement on that day, which hours know. */
  written: Minutes
  isClosed: IsClosed
}

/**
 * Student or host announce that the student will not come, or the host and the school note that nobody came. Refused:
 * AnnounceRefusal, `already-absent`, `month-closed`. What a host writes holds no reason.
 */
export async function announceAbsence(
  ctx: Ctx,
  placementId: string,
  { day, reason, written, isClosed }: Announcement,
): Promise<void> {
  const placement = await findPlacement(ctx, 'placement-absence.announce', placementId)
  const { role } = ctx.actor
  const reasons = announceRefusals({ placement, day, now: ctx.now, role, written })
  if (reasons.length > 0) throw new Refused(...reasons)
  const absence: Absence = {
    _id: absenceId(placementId, day),
    placementId,
    schoolId: placement.schoolId,
    partnerId: placement.partnerId,
    studentId: placement.studentId,
    day,
    minutes: missedMinutes(placement, day),
    announced: !hasBegun(placement, day, ctx.now),
    by: await absenceMark(ctx),
    reason: role === 'host' ? null : reason,
    decision: null,
    recovered: null,
  }
  const create = async () => {
    try {
      await PlacementAbsences.create(absence)
    } catch (error) {
      if (isDuplicateKey(error)) throw new Refused('already-absent')
      throw error
    }
  }
  const undo = () => PlacementAbsences.deleteOne(unchanged(absence))
  await inOpenMonth({ ...absence, isClosed }, { write: create, undo })
}

/** The school justifies an absence, or says that it is not justified. Refused: `changed-meanwhile`, `month-closed`. */
export async function decideAbsence(
  ctx: Ctx,
  placementId: string,
  { day, justified, reason, isClosed }: { day: Day; justified: boolean; reason: string | null; isClosed: IsClosed },
): Promise<void> {
  const move = justified ? 'justify' : 'refuse'
  const absence = await absenceToMove(ctx, 'placement-absence.justify', { placementId, day, move })
  const { decision: before } = absence
  const decision = { ...(await absenceMark(ctx)), justified, reason }
  await inOpenMonth(
    { ...absence, isClosed },
    {
      write: () => write(absence, { decision }),
      undo: () => write({ ...absence, decision }, { decision: before }),
    },
  )
}

/**
 * The school ties an absence to the day on which it was made up; what counts is the month of that day, which comes after
 * the absence. Refused: RecoveryRefusal, `recovery-taken`, `month-closed`.
 */
export async function recoverAbsence(
  ctx: Ctx,
  placementId: string,
  { day, on, written, isClosed }: { day: Day; on: Day; written: Minutes; isClosed: IsClosed },
): Promise<void> {
  const absence = await absenceToMove(ctx, 'placement-absence.justify', { placementId, day, move: 'recover' })
  const reasons = recoveryRefusals({ day, on, today: ctx.today, written })
  if (reasons.length > 0) throw new Refused(...reasons)
  const { recovered: before } = absence
  const recovered = { ...(await absenceMark(ctx)), on }
  const tie = async () => {
    try {
      await write(absence, { recovered })
    } catch (error) {
      if (isDuplicateKey(error)) throw new Refused('recovery-taken')
      throw error
    }
  }
  const undo = () => write({ ...absence, recovered }, { recovered: before })
  await inOpenMonth({ schoolId: absence.schoolId, day: on, isClosed }, { write: tie, undo })
}

/** Who announced an absence takes it back before the day begins; the school until it is decided. Refused: `month-closed`. */
export async function withdrawAbsence(
  ctx: Ctx,
  placementId: string,
  { day, isClosed }: { day: Day; isClosed: IsClosed },
): Promise<void> {
  const move = 'withdraw'
  const absence = await absenceToMove(ctx, 'placement-absence.announce', { placementId, day, move })
  const remove = async () => {
    const { deletedCount } = await PlacementAbsences.deleteOne(unchanged(absence))
    if (deletedCount === 0) throw new Refused('changed-meanwhile')
  }
  await inOpenMonth({ ...absence, isClosed }, { write: remove, undo: () => PlacementAbsences.create(absence) })
}

interface Moving {
  placementId: string
  day: Day
  move: AbsenceDecision
}

async function absenceToMove(ctx: Ctx, permission: Permission, { placementId, day, move }: Moving): Promise<Absence> {
  const placement = await findPlacement(ctx, permission, placementId)
  const absence = await PlacementAbsences.findById(absenceId(placementId, day)).lean()
  if (!absence) throw new NotFound(`absence ${placementId} ${day}`)
  const allowed = decisionsFor(ctx.actor.role, absence, hasBegun(placement, day, ctx.now))
  if (!allowed.includes(move)) throw new Refused('changed-meanwhile')
  return absence
}

async function write(absence: Absence, change: Partial<Absence>): Promise<void> {
  const { modifiedCount } = await PlacementAbsences.updateOne(unchanged(absence), { $set: change })
  if (modifiedCount === 0) throw new Refused('changed-meanwhile')
}

/** As it was read: two people at once do not overwrite each other. */
function unchanged({ _id, decision, recovered }: Absence) {
  return {
    _id,
    'decision.at': decision?.at ?? null,
    'recovered.at': recovered?.at ?? null,
  }
}

async function absenceMark(ctx: Ctx): Promise<AbsenceMark> {
  const accountId = accountOf(ctx.actor)
  if (accountId === null) throw new Forbidden('jobs note no absence')
  return { accountId, name: await accountName(accountId), role: ctx.actor.role, at: ctx.now }
}
