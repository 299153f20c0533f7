import { matchInThread, MatchFailed } from '../matching/match-in-thread.ts'
import { ContradictoryRound } from '../matching/match.rules.ts'
import { removeFile } from '../platform/files.ts'
import { newId } from '../platform/id.ts'
import { log } from '../platform/log.ts'
import { roundById } from '../rounds/round.service.ts'
import { outcomeOf, deskRows } from './desk.rules.ts'
import { frozenFile } from './frozen.service.ts'
import { type Apart, matchApart } from './keep-apart.rules.ts'
import { fileOfRun } from './run-file.rules.ts'
import { RoundRuns } from './run.model.ts'
import { leaseMs, mostAttempts, type RoundRun } from './run.rules.ts'
import { storeJson } from './stored-json.service.ts'

type Taken = RoundRun & { lease: NonNullable<RoundRun['lease']> }

/**
 * Executes a run, unless somebody else does: in a thread of its own, saying how far it is. What goes wrong is written
 * down with the run. For who has decided that the run may be made.
 */
export async function executeRun(runId: string, clock: () => Date): Promise<void> {
  const run = await take(runId, clock())
  if (!run) return
  try {
    await finish(run, await matched(run, clock), clock)
  } catch (error) {
    const known = error instanceof ContradictoryRound || error instanceof MatchFailed
    if (!known) log.error({ err: error, runId }, 'a run of a round failed')
    await leave(run, { state: 'failed', problems: problemsOf(error), endedAt: clock() })
  }
}

/** Executes what nobody executes: it waits, or whoever began it has fallen silent. How many were taken up. */
export async function executeLeftRuns(now: Date): Promise<number> {
  const clock = clockFrom(now)
  await RoundRuns.updateMany(
    { state: 'running', 'lease.until': { $lt: now }, attempts: { $gte: mostAttempts } },
    { $set: { state: 'failed', problems: ['broken'], endedAt: now, lease: null, underWay: null } },
  )
  const silent = { state: 'running' as const, 'lease.until': { $lt: now } }
  const waiting = { state: 'waiting' as const, startedAt: { $lt: new Date(now.getTime() - leaseMs) } }
  const left = await RoundRuns.find({ $or: [silent, waiting] }, { _id: 1 })
    .sort({ startedAt: 1, _id: 1 })
    .lean()
  for (const { _id } of left) await executeRun(_id, clock)
  return left.length
}

/** The time that goes on from a moment that was given. */
export function clockFrom(now: Date): () => Date {
  const begun = performance.now()
  return () => new Date(now.getTime() + Math.round(performance.now() - begun))
}

async function take(runId: string, now: Date): Promise<Taken | null> {
  const lease = { id: newId(), until: new Date(now.getTime() + leaseMs) }
  const silent = { state: 'running' as const, 'lease.until': { $lt: now }, attempts: { $lt: mostAttempts } }
  const taken = await RoundRuns.findOneAndUpdate(
    { _id: runId, $or: [{ state: 'waiting' as const }, silent] },
    { $set: { state: 'running', progress: 0, lease }, $inc: { attempts: 1 } },
    { returnDocument: 'after' },
  ).lean<RoundRun>()
  return taken && { ...taken, lease }
}

/** The result, checked; whoever executes says every second that it lives, and how far it is. */
async function matched(run: Taken, clock: () => Date): Promise<Apart> {
  const round = await roundById(run.roundId)
  if (!round) throw new Error('there is no such round')
  const { file, names } = await frozenFile(round)
  let progress = 0
  const onProgress = ({ done, of }: { done: number; of: number }) => {
    progress = Math.max(progress, of > 0 ? Math.min(99, Math.floor((100 * done) / of)) : 0)
  }
  const beat = setInterval(() => void say(run, progress, clock()).catch(() => null), 1000)
  try {
    const tried = fileOfRun(file, { ...run, separated: [] })
    return await matchApart(tried, names.keepApart, (each) => matchInThread(each, { onProgress }))
  } finally {
    clearInterval(beat)
  }
}

async function say(run: Taken, progress: number, now: Date): Promise<void> {
  const until = new Date(now.getTime() + leaseMs)
  await RoundRuns.updateOne(held(run), { $set: { progress, 'lease.until': until } })
}

async function finish(run: Taken, { file, result, separated }: Apart, clock: () => Date): Promise<void> {
  const resultFileId = await storeJson('result', result)
  const { placed, units } = outcomeOf(deskRows(file, result))
  const { inputDigest, resultDigest, rankProfile } = result
  const done = { state: 'done' as const, progress: 100, problems: [], resultFileId, inputDigest, resultDigest }
  const counted = { separated, placed, units, rankProfile, endedAt: clock() }
  // Another one has it by now, with the same result.
  if (!(await leave(run, { ...done, ...counted }))) await removeFile(resultFileId)
}

const held = ({ _id, lease }: Taken) => ({ _id, state: 'running' as const, 'lease.id': lease.id })

/** The first word on a run is the last; false when another one holds it. */
async function leave(run: Taken, end: Partial<RoundRun>): Promise<boolean> {
  const written = await RoundRuns.updateOne(held(run), { $set: { ...end, lease: null, underWay: null } })
  return written.modifiedCount === 1
}

function problemsOf(error: unknown): string[] {
  if (error instanceof ContradictoryRound) return [...error.lines]
  return error instanceof MatchFailed ? [error.reason, ...error.lines] : ['broken']
}
