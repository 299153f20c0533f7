import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { maxDay } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { MachineAuthorisations } from './machine-authorisation.model.ts'
import type { MachineAuthorisation } from './machine-authorisation.rules.ts'

/**
 * Gives the authorisations earned at one partner to another, since both were one organisation. Where a student has the
 * same one at both, the later days hold, and what was given stays written. Twice is once. For the merge of partners only.
 */
export async function moveAuthorisations(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const moving = await MachineAuthorisations.find({ partnerId: from }).lean<MachineAuthorisation[]>()
  for (const each of moving) {
    try {
      await MachineAuthorisations.updateOne({ _id: each._id }, { $set: { partnerId: to } })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      await joinAuthorisations(each, { studentId: each.studentId, partnerId: to })
    }
  }
}

/** How many authorisations were earned at a partner. */
export async function countAuthorisationsOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return MachineAuthorisations.countDocuments({ partnerId })
}

/** Adds one authorisation to the same one that holds for this student at this partner, and takes it out. */
export async function joinAuthorisations(
  gone: MachineAuthorisation,
  { studentId, partnerId }: Pick<MachineAuthorisation, 'studentId' | 'partnerId'>,
): Promise<void> {
  const { machineKind } = gone
  const kept = await MachineAuthorisations.findOne({
    studentId,
    machineKind,
    partnerId,
    revoked: null,
  }).lean<MachineAuthorisation>()
  if (!kept) return
  const until = kept.until === null || gone.until === null ? null : maxDay(kept.until, gone.until)
  await MachineAuthorisations.updateOne(
    { _id: kept._id },
    {
      $set: { until },
      $max: { earnedOn: gone.earnedOn, lastUsedOn: gone.lastUsedOn },
      $addToSet: { grants: { $each: gone.grants }, networks: { $each: gone.networks } },
    },
  )
  await MachineAuthorisations.deleteOne({ _id: gone._id })
}
