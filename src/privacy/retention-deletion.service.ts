import { authorise } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import { wakeJob } from '../job-runs/job-run.service.ts'
import type { Chain } from '../ledger/chain.rules.ts'
import { hourFacts } from '../ledger/ledger-check.service.ts'
import { recordFacts } from '../ledger/ledger.service.ts'
import { removeUnchanged, storedRecords } from '../platform/database.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, Refused } from '../platform/errors.ts'
import { removeFile } from '../platform/files.ts'
import { inTurn } from '../platform/in-turn.ts'
import { type RetentionPlace, retentionPlaces } from './retention-places.rules.ts'
import { RetentionDeletions, RetentionStretches } from './retention.model.ts'
import {
  type Batch,
  deletionId,
  digestOfRecord,
  factOfDeletion,
  type RetentionDeletion,
  type RetentionOf,
  type RetentionStretch,
  stretchLength,
  type TakenExport,
} from './retention.rules.ts'
import { prepareRetention, viewRetention } from './retention.service.ts'

export interface DeletionOrder {
  reason: string
  /** The number under which the export is filed at the school. */
  filedAs: string
  /** The version of the declaration that was accepted. */
  declarationVersion: string
  /** What was on the screen. */
  seen: string
}

/** How many records are deleted while somebody waits; the worker goes on with the others. */
const atOnce = 10 * stretchLength

/**
 * Deletes the records of a kind and school year that were exported and taken away. Twenty at once delete once. Refused:
 * with RetentionBlock; `changed-meanwhile`: other records than on the screen; `not-taken`: nobody has taken an export of
 * exactly these; `already-begun`.
 */
export async function deleteRetained(ctx: Ctx, of: RetentionOf, order: DeletionOrder): Promise<void> {
  const { batch, blocks, taken } = await viewRetention(ctx, of, 'retention.delete')
  if (blocks.length > 0) throw new Refused(...blocks)
  if (order.seen !== batch.digest) throw new Refused('changed-meanwhile')
  if (!taken) throw new Refused('not-taken')
  const deletion = await deletionOf(ctx, batch, { order, taken })
  if (of.kind === 'hours') await completeLedger(ctx, { schoolId: batch.schoolId, schoolYear: of.schoolYear })
  await keepStretches(deletion._id, batch)
  await RetentionDeletions.create(deletion).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    // Of one that has come to its end meanwhile nothing is left to go through.
    const over = await RetentionDeletions.exists({ _id: deletion._id, state: 'done' })
    if (over) await RetentionStretches.deleteMany({ deletionId: deletion._id })
    throw new Refused('already-begun')
  })
  const finished = await carryOut(ctx, deletion, atOnce)
  if (!finished) await wakeJob('finish-interrupted-work', ctx.now)
}

/** What an interruption has kept from the ledger is written down while it is still there. */
async function completeLedger({ now }: Ctx, chain: Chain): Promise<void> {
  await recordFacts(chain, await hourFacts.facts(chain, now), now)
}

async function deletionOf(
  ctx: Ctx,
  { schoolId, of, records, studentIds, digest }: Batch,
  { order, taken }: { order: DeletionOrder; taken: TakenExport },
): Promise<RetentionDeletion> {
  const accountId = accountOf(ctx.actor)
  if (accountId === null) throw new Forbidden('nothing is deleted by a job')
  return {
    _id: deletionId(schoolId, of, digest),
    schoolId,
    ...of,
    state: 'running',
    by: { accountId, name: await accountName(accountId) },
    at: ctx.now,
    reason: order.reason,
    filedAs: order.filedAs,
    declarationVersion: order.declarationVersion,
    records: records.length,
    students: studentIds.length,
    files: records.reduce((sum, { files }) => sum + files.length, 0),
    taken,
    kept: null,
    doneAt: null,
  }
}

/** Which records, as they are now: written down first, so that whoever goes on deletes nothing else. */
async function keepStretches(id: string, { records }: Batch): Promise<void> {
  const places = [...new Set(records.map(({ place }) => place))]
  for (const place of places) {
    const own = records.filter((record) => record.place === place)
    for (let first = 0; first < own.length; first += stretchLength) {
      const lines = own
        .slice(first, first + stretchLength)
        .map((record) => ({ id: record.id, digest: record.digest, fileIds: record.files.map(({ fileId }) => fileId) }))
      const _id = `${id}:${place}:${String(first).padStart(8, '0')}`
      const stretch = { deletionId: id, place, lines, kept: null }
      await RetentionStretches.updateOne({ _id }, { $setOnInsert: stretch }, { upsert: true }).catch(
        (error: unknown) => {
          if (!isDuplicateKey(error)) throw error
        },
      )
    }
  }
}

/** Every step may be made twice, and by two at once. Whether it has come to its end; it stops after so many records. */
async function carryOut(ctx: Ctx, deletion: RetentionDeletion, most: number): Promise<boolean> {
  const { _id, schoolId, kind } = deletion
  const { chain, ...fact } = factOfDeletion(deletion)
  // First the ring: from then on lines that are gone are none that somebody has taken away.
  await recordFacts(chain, [fact], ctx.now)
  const ids = await RetentionStretches.find({ deletionId: _id, kept: null }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(Math.max(1, Math.ceil(most / stretchLength)) + 1)
    .lean()
  const now = ids.slice(0, Math.ceil(most / stretchLength))
  for (const { _id: id } of now) await goThrough(id, { schoolId, places: retentionPlaces[kind] })
  if (ids.length > now.length) return false
  await finish(ctx, deletion)
  return true
}

interface Ground {
  schoolId: string
  places: readonly RetentionPlace[]
}

async function goThrough(id: string, { schoolId, places }: Ground): Promise<void> {
  const stretch = await RetentionStretches.findOne({ _id: id, kept: null }).lean<RetentionStretch>()
  const place = places[stretch?.place ?? -1]
  if (!stretch || !place) return
  const filter = { $and: [{ _id: { $in: stretch.lines.map((line) => line.id) } }, place.filter(schoolId)] }
  const stored = new Map(
    (await storedRecords(place.collection, filter)).map((record) => [String(record['_id']), record]),
  )
  let kept = 0
  for (const line of stretch.lines) {
    const record = stored.get(line.id)
    const gone = !record || (await takeAway(record, { place, schoolId, digest: line.digest }))
    if (gone) for (const fileId of line.fileIds) await removeFile(fileId)
    else kept += 1
  }
  await RetentionStretches.updateOne({ _id: id, kept: null }, { $set: { kept } })
}

interface Line {
  place: RetentionPlace
  schoolId: string
  digest: string
}

/** What is not what was exported stays. */
async function takeAway(record: Record<string, unknown>, { place, schoolId, digest }: Line): Promise<boolean> {
  const part = place.part ? place.part(record, schoolId) : record
  if (digestOfRecord(part) !== digest) return false
  if (await removeUnchanged(place.collection, record, place.cut ? place.cut(record, schoolId) : null)) return true
  // Somebody was quicker: either it was taken away by another who goes through the same, or it was changed.
  const filter = { $and: [{ _id: record['_id'] }, place.filter(schoolId)] }
  return (await storedRecords(place.collection, filter, { _id: 1 })).length === 0
}

async function finish(ctx: Ctx, { _id, schoolId }: RetentionDeletion): Promise<void> {
  const stretches = await RetentionStretches.find({ deletionId: _id }, { kept: 1 }).sort({ _id: 1 }).lean()
  const kept = stretches.reduce((sum, stretch) => sum + (stretch.kept ?? 0), 0)
  const done = { state: 'done' as const, kept, doneAt: ctx.now }
  await RetentionDeletions.updateOne({ _id, state: 'running' }, { $set: done })
  await RetentionStretches.deleteMany({ deletionId: _id })
  await prepareRetention(ctx, schoolId)
}

/** Goes on with deletions that were left in the middle; how many came to their end. For jobs only. */
export async function resumeDeletions(ctx: Ctx): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const running = await RetentionDeletions.find({ state: 'running' })
    .sort({ at: 1, _id: 1 })
    .lean<RetentionDeletion[]>()
  let finished = 0
  await inTurn(running, async (deletion) => {
    if (await carryOut(ctx, deletion, Number.MAX_SAFE_INTEGER)) finished += 1
  })
  return finished
}
