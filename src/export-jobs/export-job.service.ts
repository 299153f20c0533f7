import { authorise, may, visible } from '../access/access.ts'
import { accountOf, type Ctx, type PersonActor } from '../access/actor.ts'
import { wakeJob } from '../job-runs/job-run.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { digestOfFile, openFile, removeFile, type StoredFile } from '../platform/files.ts'
import { newId } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { ExportJobs } from './export-job.model.ts'
import {
  type ExportedFile,
  type ExportJob,
  exportKey,
  fileDays,
  finishedBefore,
  isReady,
  isUnderWay,
  type Taking,
} from './export-job.rules.ts'
import type { ExportKind, ExportKinds, ExportParams } from './export-kind.rules.ts'

export const exportsPerPage = 50

/**
 * Asks for an export: the job that writes it, or that has written it already from the same data. A worker begins within
 * seconds. Throws as the kind does.
 */
export async function askForExport(
  ctx: Ctx,
  kinds: ExportKinds,
  { what, params }: Pick<ExportJob, 'what' | 'params'>,
): Promise<string> {
  const kind = kindOf(kinds, what)
  const actor = personOf(ctx)
  authorise(ctx.actor, 'export-job.make', { schoolId: schoolOf(actor) })
  const { digest, schoolId, lines } = await kind.prepare(ctx, params)
  const key = exportKey({ actor, what, params, digest })
  const job: ExportJob = {
    _id: newId(),
    key,
    ownerId: actor.accountId,
    schoolId: schoolId ?? schoolOf(actor),
    actor,
    language: ctx.language,
    what,
    params,
    dataDigest: digest,
    state: 'queued',
    done: 0,
    total: lines,
    files: [],
    attempts: 0,
    lease: null,
    createdAt: ctx.now,
    finishedAt: null,
  }
  const id = await storedOnce(job)
  await beginAnew(id, ctx.now)
  await wakeJob('make-exports', ctx.now)
  return id
}

/** Of all that ask for the same at once one makes the record. */
async function storedOnce({ _id, key, ...rest }: ExportJob): Promise<string> {
  const upserted = () =>
    ExportJobs.findOneAndUpdate(
      { key },
      { $setOnInsert: { _id, ...rest } },
      { upsert: true, returnDocument: 'after', projection: { _id: 1 } },
    ).lean()
  const found = await upserted().catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    return upserted()
  })
  return found?._id ?? _id
}

/** One that failed, went out of date or lost its files is written again. */
async function beginAnew(id: string, now: Date): Promise<void> {
  const over = { $or: [{ state: { $in: ['failed' as const, 'stale' as const, 'expired' as const] } }, goneBy(now)] }
  const again = {
    state: 'queued',
    done: 0,
    files: [],
    attempts: 0,
    lease: null,
    createdAt: now,
    finishedAt: null,
    taken: null,
  } as const
  const before = await ExportJobs.findOneAndUpdate(
    { _id: id, ...over },
    { $set: again },
    { returnDocument: 'before', projection: { files: 1 } },
  ).lean()
  for (const { fileId } of before?.files ?? []) await removeFile(fileId)
}

function goneBy(now: Date) {
  return { state: 'done' as const, finishedAt: { $lte: finishedBefore(now, fileDays) } }
}

/** Asks once more for the same, of the data as they are now; the job that was is forgotten, unless it is that one. */
export async function redoExport(ctx: Ctx, kinds: ExportKinds, id: string): Promise<string> {
  const job = await ownExport(ctx, id)
  const again = await askForExport(ctx, kinds, job)
  if (again === id || isUnderWay(job)) return again
  const { deletedCount } = await ExportJobs.deleteOne({ _id: id, state: job.state })
  if (deletedCount === 1) for (const { fileId } of job.files) await removeFile(fileId)
  return again
}

/** An export of the actor's own, as it stands now. NotFound: somebody else's, or of what the actor may no longer export. */
export async function findExport(ctx: Ctx, kinds: ExportKinds, id: string): Promise<ExportJob> {
  const job = await ownExport(ctx, id)
  const checked = await asItStands(ctx, kinds, [job])
  if (!checked[0]) throw new NotFound('export')
  return checked[0]
}

/** The actor's own exports, newest first, as they stand now; how many there are. */
export async function listExports(
  ctx: Ctx,
  kinds: ExportKinds,
  page: number | null,
): Promise<{ jobs: ExportJob[]; total: number }> {
  const filter = ownFilter(ctx)
  const { skip, limit } = stretchOf(page, exportsPerPage)
  const [jobs, total] = await Promise.all([
    ExportJobs.find(filter).sort({ ownerId: 1, createdAt: -1, _id: -1 }).skip(skip).limit(limit).lean<ExportJob[]>(),
    ExportJobs.countDocuments(filter),
  ])
  return { jobs: await asItStands(ctx, kinds, jobs), total }
}

export interface Download {
  job: ExportJob
  file: StoredFile
}

/** A file of an export of the actor's own. Refused: `not-ready` when it is not written, out of date, or gone. */
export async function openExport(ctx: Ctx, kinds: ExportKinds, { id, fileId }: FileRef): Promise<Download> {
  const job = await findExport(ctx, kinds, id)
  if (!isReady(job, ctx.now)) throw new Refused('not-ready')
  const known = job.files.some((file: ExportedFile) => file.fileId === fileId)
  const file = known ? await openFile(fileId) : null
  if (!file) throw new NotFound('export file')
  return { job, file }
}

/** Writes down that a person, by name, has taken a file of an export away; of several times the first one counts. */
export async function noteTaking(
  ctx: Ctx,
  { _id, dataDigest }: ExportJob,
  { fileId, name }: { fileId: string; name: string },
): Promise<void> {
  const { accountId } = personOf(ctx)
  const taken = { accountId, name, at: ctx.now, digest: (await digestOfFile(fileId)) ?? '' }
  await ExportJobs.updateOne({ _id, dataDigest, state: 'done', taken: null }, { $set: { taken } })
}

/** Whether an export of these data was taken away, and by whom; for use cases that have already decided who may know. */
export async function takingOf(what: string, schoolId: string, dataDigest: string): Promise<Taking | null> {
  const filter = { dataDigest, what, schoolId, taken: { $ne: null } }
  const job = await ExportJobs.findOne(filter, { taken: 1 }).sort({ 'taken.at': 1 }).lean<Pick<ExportJob, 'taken'>>()
  return job?.taken ?? null
}

interface FileRef {
  id: string
  fileId: string
}

async function ownExport(ctx: Ctx, id: string): Promise<ExportJob> {
  const job = await ExportJobs.findOne({ $and: [{ _id: id }, ownFilter(ctx)] }).lean<ExportJob>()
  if (!job) throw new NotFound('export')
  return job
}

function ownFilter(ctx: Ctx): object {
  const ownerId = accountOf(ctx.actor)
  if (ownerId === null) throw new Forbidden('exports belong to an account')
  return { $and: [visible(ctx.actor, 'export-job.view'), { ownerId }] }
}

/**
 * Marks what was written from other data than there are now as out of date. What the actor may no longer export is left
 * out.
 */
async function asItStands(ctx: Ctx, kinds: ExportKinds, jobs: readonly ExportJob[]): Promise<ExportJob[]> {
  const digests = new Map<string, Promise<string | null>>()
  const digestNow = ({ what, params }: ExportJob): Promise<string | null> => {
    const asked = JSON.stringify([what, params])
    const known = digests.get(asked) ?? currentDigest(ctx, { kind: kinds[what], params })
    digests.set(asked, known)
    return known
  }
  const checked: ExportJob[] = []
  for (const job of jobs) {
    const kind = kinds[job.what]
    if (!kind || !may(ctx.actor, kind.permission)) continue
    // Only what is offered is compared: the page of one under way looks again every few seconds.
    const digest = job.state === 'done' ? await digestNow(job) : job.dataDigest
    if (digest === null) continue
    if (digest === job.dataDigest) checked.push(job)
    else {
      await ExportJobs.updateOne(
        { _id: job._id, state: 'done', dataDigest: job.dataDigest },
        { $set: { state: 'stale' } },
      )
      checked.push({ ...job, state: 'stale' })
    }
  }
  return checked
}

async function currentDigest(
  ctx: Ctx,
  { kind, params }: { kind: ExportKind | undefined; params: ExportParams },
): Promise<string | null> {
  try {
    return kind ? (await kind.prepare(ctx, params)).digest : null
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return null
    throw error
  }
}

function kindOf(kinds: ExportKinds, what: string): ExportKind {
  const kind = Object.hasOwn(kinds, what) ? kinds[what] : undefined
  if (!kind) throw new NotFound('kind of export')
  return kind
}

function personOf({ actor }: Ctx): PersonActor {
  if (actor.role === 'guest' || actor.role === 'system') throw new Forbidden('exports belong to an account')
  return actor
}

function schoolOf(actor: PersonActor): string | null {
  return 'schoolId' in actor ? actor.schoolId : null
}
