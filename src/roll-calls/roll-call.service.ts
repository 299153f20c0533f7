import { accountOf, type Actor, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import { type EditionPermission, mayWithEdition } from '../labs/edition-view.rules.ts'
import { findEdition } from '../labs/edition.service.ts'
import { type Edition, expectedAt, type LabSession } from '../labs/edition.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { AnnouncedAbsences, RollCalls } from './roll-call.model.ts'
import type { AnnouncedAbsence, RollCall, RollCallMark, SessionRef } from './roll-call.rules.ts'
import { type SheetLine, sheetOf } from './roll-sheet.rules.ts'
import { knowsLine, lineFor, rollCallFor } from './roll-view.rules.ts'
import { takeRefusals, type TakeRefusal } from './roll-window.rules.ts'

/** Everything that is known of the roll call of a session. */
export interface OpenSession {
  edition: Edition
  session: LabSession
  /** Whole, of every school: what of it may be shown is said by roll-view.rules. */
  roll: RollCall | null
  absences: AnnouncedAbsence[]
  /** The lines of this actor, written or not. */
  sheet: SheetLine[]
  /** Why it cannot be taken or changed now. */
  refusals: TakeRefusal[]
  rollCallDays: number
}

/** Who acts, as it is written on a roll call. Forbidden to jobs. */
export async function rollMark(ctx: Ctx): Promise<RollCallMark> {
  const accountId = accountOf(ctx.actor)
  if (accountId === null) throw new Forbidden('jobs take no roll call')
  return { accountId, name: await accountName(accountId), role: ctx.actor.role, at: ctx.now }
}

/** The school on whose side this actor stands; null for the partner. */
export function sideOf(actor: Actor): string | null {
  return 'schoolId' in actor ? actor.schoolId : null
}

/** A session with its roll call. NotFound for who has no part in the edition, and for a session that is not there. */
export async function openSession(
  ctx: Ctx,
  permission: EditionPermission,
  { editionId, sessionId }: SessionRef,
): Promise<OpenSession> {
  const edition = await findEdition(ctx, permission, editionId)
  const session = edition.sessions.find(({ id }) => id === sessionId)
  if (!session) throw new NotFound(`session ${sessionId}`)
  const [roll, absences, programme] = await Promise.all([
    RollCalls.findById(sessionId).lean<RollCall>(),
    AnnouncedAbsences.find({ sessionId }).lean<AnnouncedAbsence[]>(),
    currentProgramme(),
  ])
  const { rollCallDays } = programme.norms.labs
  const sheet = sheetOf({ edition, session, roll, absences }).filter((line) => knowsLine(ctx.actor, line))
  const refusals = takeRefusals(ctx.actor, {
    state: edition.state,
    session,
    roll,
    schoolIds: [...new Set(expectedAt(edition, session.day).map(({ schoolId }) => schoolId))],
    now: ctx.now,
    today: ctx.today,
    rollCallDays,
  })
  return { edition, session, roll, absences, sheet, refusals, rollCallDays }
}

/** The same for reading: nothing in it that this actor may not know. */
export async function readSession(ctx: Ctx, ref: SessionRef): Promise<OpenSession> {
  const open = await openSession(ctx, 'roll-call.view', ref)
  return {
    ...open,
    roll: open.roll && rollCallFor(ctx.actor, open.roll),
    sheet: open.sheet.map((line) => lineFor(ctx.actor, line)),
    absences: [],
  }
}

/** The roll call of a session as this actor may read it; null while nobody has taken it. */
export async function findRollCall(ctx: Ctx, editionId: string, sessionId: string): Promise<RollCall | null> {
  await findEdition(ctx, 'roll-call.view', editionId)
  const roll = await RollCalls.findOne({ _id: sessionId, editionId }).lean<RollCall>()
  return roll && rollCallFor(ctx.actor, roll)
}

/** Every roll call of an edition by date, each with the lines of this actor. */
export async function rollCallsOf(ctx: Ctx, editionId: string): Promise<RollCall[]> {
  await findEdition(ctx, 'roll-call.view', editionId)
  const rolls = await RollCalls.find({ editionId }).sort({ day: 1, from: 1 }).lean<RollCall[]>()
  return rolls.map((roll) => rollCallFor(ctx.actor, roll))
}

/** The sessions of an edition whose roll call has been taken: the plan leaves them alone. */
export async function heldSessions(editionId: string): Promise<Set<string>> {
  return new Set((await RollCalls.find({ editionId }, { _id: 1 }).lean()).map(({ _id }) => _id))
}

/** The sessions of an edition that at least one school has approved: they are not cancelled any more. */
export async function approvedSessions(editionId: string): Promise<Set<string>> {
  const approved = { editionId, 'approvals.0': { $exists: true } }
  return new Set((await RollCalls.find(approved, { _id: 1 }).lean()).map(({ _id }) => _id))
}

/** What the roll calls of an edition say was done, by session: nothing for who may not read them. */
export async function topicsDone({ actor }: Ctx, edition: Edition): Promise<Map<string, string>> {
  if (!mayWithEdition(actor, 'roll-call.view', edition)) return new Map()
  const rolls = await RollCalls.find({ editionId: edition._id }, { topic: 1 }).lean<Pick<RollCall, '_id' | 'topic'>[]>()
  return new Map(rolls.flatMap(({ _id, topic }) => (topic ? [[_id, topic] as const] : [])))
}

/** Stores a roll call as the next version of what was read; false when somebody was quicker. */
export async function storeRollCall(before: RollCall | null, next: RollCall): Promise<boolean> {
  if (before) {
    const { _id, ...values } = next
    const { modifiedCount } = await RollCalls.updateOne({ _id, version: before.version }, { $set: values })
    return modifiedCount === 1
  }
  try {
    await RollCalls.create(next)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

// Each failed attempt means that another write to the same roll call succeeded.
const ATTEMPTS = 60

/**
 * Changes a roll call that has been taken, on what it is now; `change` gives null when there is nothing to do. Refused with
 * `not-taken` while there is none.
 */
export async function changeRollCall(
  sessionId: string,
  change: (roll: RollCall) => RollCall | null,
): Promise<RollCall> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const roll = await RollCalls.findById(sessionId).lean<RollCall>()
    if (!roll) throw new Refused('not-taken')
    const next = change(roll)
    if (next === null) return roll
    if (await storeRollCall(roll, next)) return next
  }
  throw new Refused('changed-meanwhile')
}
