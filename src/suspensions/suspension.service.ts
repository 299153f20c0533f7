import { cancelActivitiesAt, activitiesAtPartner } from '../activities/activity-partner.service.ts'
import type { Ctx } from '../access/actor.ts'
import { authorise } from '../access/access.ts'
import { schoolAccounts } from '../accounts/account.service.ts'
import { agreementsOf } from '../agreements/agreement.service.ts'
import { isInForce, lastDay } from '../agreements/agreement.rules.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { authorOf } from '../partners/author.service.ts'
import { recipientsAt } from '../partners/host-recipients.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { cancelEditionsAt, editionsAtPartner } from '../labs/edition-partner.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { markSuspended, readmit } from '../partners/qualification.service.ts'
import { paths } from '../paths.ts'
import { interruptPlacementsAt, placementsAtHost } from '../placements/placement-suspension.service.ts'
import { type Day, maxDay } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { inTurn } from '../platform/in-turn.ts'
import { schoolNames } from '../schools/school.service.ts'
import { Suspensions } from './suspension.model.ts'
import { resumeAfterMinutes, type SchoolAffected, type Suspension, type SuspensionEffects } from './suspension.rules.ts'

/** What a suspension of this partner would touch; read before deciding. */
export async function suspensionEffects(ctx: Ctx, partnerId: string): Promise<SuspensionEffects> {
  const partner = await findPartner(ctx, 'partner.suspend', partnerId)
  const [atHost, agreements, activities, editions] = await Promise.all([
    placementsAtHost(ctx, partner._id),
    agreementsOf(ctx, { partnerId: partner._id }),
    activitiesAtPartner(ctx, partner._id),
    editionsAtPartner(ctx, partner._id),
  ])
  const agreed = agreements.filter((agreement) => isInForce(agreement, ctx.today))
  const until = new Map<string, Day>()
  for (const agreement of agreed) {
    const known = until.get(agreement.schoolId)
    until.set(agreement.schoolId, known ? maxDay(known, lastDay(agreement)) : lastDay(agreement))
  }
  const ids = [...new Set([...atHost.map(({ schoolId }) => schoolId), ...until.keys()])]
  const names = await schoolNames(ids)
  const schools = ids.map((schoolId): SchoolAffected => {
    const { active, drafts, lastDay: last } = atHost.find((each) => each.schoolId === schoolId) ?? nothing
    const name = names.get(schoolId) ?? schoolId
    return { schoolId, name, active, drafts, lastDay: last, agreementUntil: until.get(schoolId) ?? null }
  })
  return { schools: schools.toSorted((a, b) => a.name.localeCompare(b.name, 'it')), activities, editions }
}

const nothing = { active: 0, drafts: 0, lastDay: null }

export type SuspensionInput = Pick<Suspension, 'reason' | 'placements' | 'activities' | 'editions'>

/**
 * Suspends a partner and does what was chosen; schools and host are told. Refused: `already-suspended`, or why the
 * partner cannot be suspended (QualificationRefusal).
 */
export async function suspendPartner(
  ctx: Ctx,
  { partnerId, publicUrl }: { partnerId: string; publicUrl: string },
  input: SuspensionInput,
): Promise<Suspension> {
  const partner = await findPartner(ctx, 'partner.suspend', partnerId)
  const suspension: Suspension = {
    ...input,
    _id: newId(),
    partnerId: partner._id,
    at: ctx.now,
    by: await authorOf(ctx),
    doneAt: null,
    interrupted: { placements: 0, activities: 0, editions: 0 },
    liftedAt: null,
  }
  await closeStale(ctx, partner._id)
  await Suspensions.create(suspension).catch((error: unknown) => {
    if (isDuplicateKey(error)) throw new Refused('already-suspended')
    throw error
  })
  await markSuspended(ctx, partner._id, input.reason).catch(async (error: unknown) => {
    await Suspensions.deleteOne({ _id: suspension._id })
    throw error
  })
  return carryOut(ctx, suspension, publicUrl)
}

/**
 * A readmission that stopped between its two writes leaves its suspension open, and the partner could never be suspended
 * again. Read in this order: what was done had marked the partner before, so only a readmission can have unmarked it.
 */
async function closeStale(ctx: Ctx, partnerId: string): Promise<void> {
  const done = await Suspensions.findOne({ partnerId, liftedAt: null, doneAt: { $ne: null } }, { _id: 1 }).lean()
  if (!done) return
  const { qualification } = await findPartner(ctx, 'partner.suspend', partnerId)
  if (qualification.state !== 'suspended') await lift(ctx, done._id)
}

async function lift(ctx: Ctx, id: string): Promise<void> {
  await Suspensions.updateOne({ _id: id, liftedAt: null }, { $set: { liftedAt: ctx.now } })
}

/** Tells people and does what a suspension asks for; doing it again does only what is left. */
async function carryOut(ctx: Ctx, suspension: Suspension, publicUrl: string): Promise<Suspension> {
  const { _id, partnerId, reason } = suspension
  // Told before anything is broken off: whoever takes this up again still finds who is affected.
  await tellOfSuspension(ctx, suspension, publicUrl)
  const placements = suspension.placements === 'interrupt' ? await interruptPlacementsAt(ctx, partnerId, reason) : 0
  const activities = suspension.activities === 'interrupt' ? await cancelActivitiesAt(ctx, partnerId, reason) : 0
  const editions = suspension.editions === 'interrupt' ? await cancelEditionsAt(ctx, partnerId, reason) : 0
  const change = {
    $set: { doneAt: ctx.now },
    $inc: {
      'interrupted.placements': placements,
      'interrupted.activities': activities,
      'interrupted.editions': editions,
    },
  }
  const done = await Suspensions.findOneAndUpdate({ _id }, change, { returnDocument: 'after' }).lean()
  return done ?? suspension
}

/** Takes up again the suspensions that somebody began and could not finish. Gives how many. */
export async function resumeSuspensions(ctx: Ctx, publicUrl: string): Promise<number> {
  authorise(ctx.actor, 'partner.suspend', {})
  const before = new Date(ctx.now.getTime() - resumeAfterMinutes * 60_000)
  const waiting = await Suspensions.find({ doneAt: null, liftedAt: null, at: { $lt: before } }).lean()
  await inTurn(waiting, (suspension) => takeUp(ctx, suspension, publicUrl))
  return waiting.length
}

/** The partner may not be marked yet, or be readmitted already. */
async function takeUp(ctx: Ctx, suspension: Suspension, publicUrl: string): Promise<void> {
  const { _id, partnerId, at: begun, reason } = suspension
  const { qualification } = await findPartner(ctx, 'partner.suspend', partnerId)
  if (qualification.state !== 'suspended') {
    if (qualification.history.some(({ event, at }) => event === 'suspended' && at >= begun)) return lift(ctx, _id)
    await markSuspended(ctx, partnerId, reason)
  }
  await carryOut(ctx, suspension, publicUrl)
}

/** The suspension in force; null when there is none. */
export async function suspensionInForce(ctx: Ctx, partnerId: string): Promise<Suspension | null> {
  const partner = await findPartner(ctx, 'partner.suspend', partnerId)
  return Suspensions.findOne({ partnerId: partner._id, liftedAt: null }).lean()
}

/** Readmits a suspended partner, qualified until that day. Refused: `not-suspended`, `until-past`, `until-too-far`. */
export async function readmitPartner(
  ctx: Ctx,
  { partnerId, publicUrl }: { partnerId: string; publicUrl: string },
  input: { until: Day; text: string | null },
): Promise<void> {
  const partner = await findPartner(ctx, 'partner.suspend', partnerId)
  await readmit(ctx, partner._id, input)
  await Suspensions.updateOne({ partnerId: partner._id, liftedAt: null }, { $set: { liftedAt: ctx.now } })
  const effects = await suspensionEffects(ctx, partner._id)
  const data = {
    partner: partner.name,
    until: input.until,
    text: input.text ?? '',
    link: publicUrl + paths.partner({ partnerId: partner._id }),
  }
  const recipients = await recipientsOf(ctx, partner, effects)
  for (const to of recipients) {
    const key = `partner-readmitted:${partner._id}:${ctx.now.toISOString()}:${to.email ?? to.name}`
    await enqueueNotice({ key, kind: 'partner-readmitted', to, data, now: ctx.now, about: partner._id })
  }
}

/** One letter for each school with something at the host, and one for the host. No student is named. */
async function tellOfSuspension(ctx: Ctx, suspension: Suspension, publicUrl: string): Promise<void> {
  const [partner, effects] = await Promise.all([
    findPartner(ctx, 'partner.suspend', suspension.partnerId),
    suspensionEffects(ctx, suspension.partnerId),
  ])
  const data = {
    partner: partner.name,
    reason: suspension.reason,
    placements: suspension.placements,
    activities: suspension.activities,
    editions: suspension.editions,
    link: publicUrl + paths.partner({ partnerId: partner._id }),
  }
  for (const to of await recipientsOf(ctx, partner, effects)) {
    const key = `partner-suspended:${suspension._id}:${to.email ?? to.name}`
    await enqueueNotice({ key, kind: 'partner-suspended', to, data, now: ctx.now, about: partner._id })
  }
}

async function recipientsOf(
  ctx: Ctx,
  partner: Partner,
  { schools, activities, editions }: SuspensionEffects,
): Promise<Recipient[]> {
  const ids = [
    ...schools.map(({ schoolId }) => schoolId),
    ...[...activities, ...editions].flatMap((each) => each.schoolIds),
  ]
  const staff = await Promise.all([...new Set(ids)].map(schoolAccounts))
  const people = staff.flat().map(({ name, email, language }) => ({ name, email, language }))
  return [...people, ...(await recipientsAt(partner, ctx.today))]
}
