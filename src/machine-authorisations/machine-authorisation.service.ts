import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { authorOf } from '../partners/author.service.ts'
import { addDays, type Day } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { MachineAuthorisations } from './machine-authorisation.model.ts'
import { type AuthorisationNorms, isRecognisedAt, lastDayOf } from './machine-authorisation.rules.ts'
import { type MachineAuthorisation, standingOn, untilOf, usedSince } from './machine-authorisation.rules.ts'

/** What the city has set for authorisations. */
export async function authorisationNorms(): Promise<AuthorisationNorms> {
  return (await currentProgramme()).norms.labs.authorisation
}

/** One authorisation; NotFound when there is none or it is not this actor's. */
export async function findAuthorisation(ctx: Ctx, permission: Permission, id: string): Promise<MachineAuthorisation> {
  const found = await MachineAuthorisations.findById(id).lean<MachineAuthorisation>()
  if (!found) throw new NotFound(`authorisation ${id}`)
  authorise(ctx.actor, permission, found)
  return found
}

export interface Lacking {
  studentId: string
  machineKind: string
}

interface NeededAt {
  studentIds: readonly string[]
  machineKinds: readonly string[]
  partnerId: string
  /** Of that partner. */
  networks: readonly string[]
  on: Day
}

/**
 * Who of these students has no authorisation that holds on that day at that partner, for which of these machines. For
 * use cases that have already decided who may act.
 */
export async function withoutAuthorisation(needed: NeededAt): Promise<Lacking[]> {
  const { studentIds, machineKinds, on } = needed
  if (studentIds.length === 0 || machineKinds.length === 0) return []
  const [norms, held] = await Promise.all([
    authorisationNorms(),
    MachineAuthorisations.find({
      studentId: { $in: [...studentIds] },
      machineKind: { $in: [...machineKinds] },
      revoked: null,
    }).lean<MachineAuthorisation[]>(),
  ])
  const valid = held.filter((each) => isRecognisedAt(each, needed) && standingOn(each, on, norms) === 'valid')
  const has = new Set(valid.map(({ studentId, machineKind }) => `${studentId}|${machineKind}`))
  return [...new Set(studentIds)].flatMap((studentId) =>
    [...new Set(machineKinds)]
      .filter((machineKind) => !has.has(`${studentId}|${machineKind}`))
      .map((machineKind) => ({ studentId, machineKind })),
  )
}

export interface Granting {
  partnerId: string
  /** Of that partner now. */
  networks: readonly string[]
  editionId: string
  earnedOn: Day
  machineKinds: readonly string[]
  /** `name` with the surname first. */
  students: readonly { studentId: string; schoolId: string; name: string }[]
}

export interface Granted {
  given: number
  renewed: number
  /** This edition had given it before. */
  already: number
}

/**
 * Gives each of these students an authorisation for each of these machines, or renews it. An edition gives it once,
 * however often it is asked.
 */
export async function grantAuthorisations(ctx: Ctx, granting: Granting): Promise<Granted> {
  authorise(ctx.actor, 'machine-authorisation.grant', { partnerId: granting.partnerId })
  const [norms, by] = await Promise.all([authorisationNorms(), authorOf(ctx)])
  const { editionId, earnedOn } = granting
  const grant = { editionId, on: earnedOn, until: untilOf(earnedOn, norms), at: ctx.now, by }
  const granted: Granted = { given: 0, renewed: 0, already: 0 }
  for (const student of granting.students)
    for (const machineKind of new Set(granting.machineKinds))
      granted[await grantOne({ ...granting, ...student, machineKind, grant })] += 1
  return granted
}

type OneGrant = Pick<Granting, 'partnerId' | 'networks' | 'editionId' | 'earnedOn'> &
  Granting['students'][number] & { machineKind: string; grant: MachineAuthorisation['grants'][number] }

// Each failed attempt means that another edition has given the same one meanwhile.
const ATTEMPTS = 20

/** One write: it finds the record that holds and has nothing of this edition yet, or makes the first one. */
async function grantOne(one: OneGrant): Promise<keyof Granted> {
  const { studentId, machineKind, partnerId, editionId, earnedOn, grant } = one
  const whose = { studentId, machineKind, partnerId, revoked: null }
  // Nothing is greater than no end, which the database would take for the least of all values.
  const until = grant.until === null ? { set: { until: null }, max: {} } : { set: {}, max: { until: grant.until } }
  const change = {
    $setOnInsert: { _id: newId(), schoolId: one.schoolId },
    $set: { studentName: one.name, networks: [...one.networks], editionId, ...until.set },
    $max: { earnedOn, lastUsedOn: earnedOn, ...until.max },
    $push: { grants: grant },
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const written = await MachineAuthorisations.updateOne(
        { ...whose, 'grants.editionId': { $ne: editionId } },
        change,
        { upsert: true, setDefaultsOnInsert: false },
      )
      return written.upsertedCount > 0 ? 'given' : 'renewed'
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      if (await MachineAuthorisations.exists({ ...whose, 'grants.editionId': editionId })) return 'already'
    }
  }
  throw new Refused('changed-meanwhile')
}

/** What an edition has given, taken away ones included: for who gives them. */
export async function authorisationsOfEdition(
  ctx: Ctx,
  { editionId, partnerId }: { editionId: string; partnerId: string },
): Promise<MachineAuthorisation[]> {
  authorise(ctx.actor, 'machine-authorisation.grant', { partnerId })
  return MachineAuthorisations.find({ 'grants.editionId': editionId, partnerId }).lean<MachineAuthorisation[]>()
}

/** Takes an authorisation away for good, with the reason. Refused: `already-revoked`. */
export async function revokeAuthorisation(ctx: Ctx, id: string, reason: string): Promise<void> {
  await findAuthorisation(ctx, 'machine-authorisation.grant', id)
  const revoked = { at: ctx.now, by: await authorOf(ctx), reason }
  const written = await MachineAuthorisations.updateOne({ _id: id, revoked: null }, { $set: { revoked } })
  if (written.matchedCount === 0) throw new Refused('already-revoked')
}

interface Use {
  studentIds: readonly string[]
  machineKinds: readonly string[]
  on: Day
}

/** Writes down that students used machines on a day. What has lapsed by then stays so. */
export async function noteUse({ studentIds, machineKinds, on }: Use): Promise<void> {
  const since = usedSince(on, await authorisationNorms())
  await MachineAuthorisations.updateMany(
    {
      studentId: { $in: [...studentIds] },
      machineKind: { $in: [...machineKinds] },
      revoked: null,
      lastUsedOn: { $lt: on, ...(since ? { $gte: since } : {}) },
    },
    { $set: { lastUsedOn: on } },
  )
}

export type Expiring = Pick<MachineAuthorisation, '_id' | 'studentId' | 'schoolId' | 'machineKind' | 'partnerId'> & {
  lastDay: Day
}

/** The authorisations whose last day lies between the two, both included, whether they expire or lapse unused. */
export async function expiringAuthorisations(ctx: Ctx, { from, to }: { from: Day; to: Day }): Promise<Expiring[]> {
  authorise(ctx.actor, 'reminder.send', {})
  const norms = await authorisationNorms()
  const [first, beyond] = [usedSince(from, norms), usedSince(addDays(to, 1), norms)]
  const idle = first && beyond ? [{ lastUsedOn: { $gte: first, $lt: beyond } }] : []
  const found = await MachineAuthorisations.find({
    revoked: null,
    $or: [{ until: { $gte: from, $lte: to } }, ...idle],
  }).lean<MachineAuthorisation[]>()
  return found.flatMap((each) => {
    const { _id, studentId, schoolId, machineKind, partnerId } = each
    const lastDay = lastDayOf(each, norms)
    return lastDay && lastDay >= from && lastDay <= to
      ? [{ _id, studentId, schoolId, machineKind, partnerId, lastDay }]
      : []
  })
}
