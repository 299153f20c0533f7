import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '../access/actor.ts'
import { contradictionsOf } from '../matching/round-check.rules.ts'
import { applyRescue } from '../matching/approved-rescue.rules.ts'
import type { MatchResult, Mechanism } from '../matching/round-file.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import type { Round } from '../rounds/round.rules.ts'
import { findRound, roundById } from '../rounds/round.service.ts'
import { freezeProblems } from './freeze-problem.rules.ts'
import type { Frozen } from './frozen.rules.ts'
import { frozenFile } from './frozen.service.ts'
import { clockFrom, executeRun } from './run-execution.service.ts'
import type { NewRun } from './new-run.rules.ts'
import { fileOfRun } from './run-file.rules.ts'
import { RoundRuns } from './run.model.ts'
import { approvedOf, refusedOf, type RoundRun, runKey, type WhatIf } from './run.rules.ts'
import { readJson } from './stored-json.service.ts'

export const runsPerPage = 50
/** How long a request waits for a result: a school's round takes far less, of a longer one a page shows the progress. */
const waitMs = 4000

/** What this process executes now. */
const executing = new Set<Promise<void>>()

/** Waits for everything that this process executes: before it ends, nothing is left half done. */
export async function runsExecuted(): Promise<void> {
  await Promise.all(executing)
}

/**
 * Matches a frozen round, or a copy of it with a change, and keeps the result; gives the id of the run, which is done
 * unless it takes long. The same that is under way already is not begun twice. Refused: `not-closed`, and what a change
 * contradicts (`lock-ineligible`, `locks-above-seats`, …).
 */
export async function startRun(ctx: Ctx, roundId: string, { id, mechanism, whatIf }: NewRun): Promise<string> {
  const round = await findRound(ctx, 'round-run.make', roundId)
  if (round.state !== 'closed') throw new Refused('not-closed')
  const frozen = await frozenFile(round)
  if (whatIf) checkWhatIf(frozen, { mechanism, whatIf })
  const runId = await storedOnce({
    _id: id,
    roundId,
    mechanism,
    whatIf,
    state: 'waiting',
    progress: 0,
    problems: [],
    resultFileId: null,
    inputDigest: null,
    resultDigest: null,
    separated: [],
    placed: 0,
    units: frozen.file.students.length,
    rankProfile: [],
    rescues: [],
    sealed: false,
    by: await authorOf(ctx),
    startedAt: ctx.now,
    endedAt: null,
    lease: null,
    attempts: 0,
    underWay: runKey({ roundId, mechanism, whatIf }),
  })
  // What takes longer goes on after the answer; when this process ends in between, a job takes it up again.
  const waiting = new AbortController()
  const executed = executeRun(runId, clockFrom(ctx.now)).finally(() => {
    executing.delete(executed)
    waiting.abort()
  })
  executing.add(executed)
  await Promise.race([executed, pause(waitMs, null, { signal: waiting.signal, ref: false }).catch(() => null)])
  return runId
}

/** The first run of a round that was just frozen, unless somebody was quicker. For the job that freezes. */
export async function startFirstRun(ctx: Ctx, roundId: string, id: string): Promise<void> {
  const round = await findRound(ctx, 'round-run.make', roundId)
  if ((await RoundRuns.countDocuments({ roundId })) > 0) return
  await startRun(ctx, roundId, { id, mechanism: round.mechanism, whatIf: null })
}

/** Throws what the change names and nobody knows, or what it would make of the round. */
function checkWhatIf({ file, names }: Frozen, tried: { mechanism: Mechanism; whatIf: WhatIf }): void {
  const { whatIf } = tried
  if (!file.offers.some(({ id }) => id === whatIf.offerId)) throw new NotFound('offer of the round')
  if (whatIf.what === 'lock' && !file.students.some(({ id }) => id === whatIf.unitId)) throw new NotFound('unit')
  const changed = fileOfRun(file, { ...tried, separated: [] })
  const codes = freezeProblems({ file: changed, names }, contradictionsOf(changed)).map(({ code }) => code)
  if (codes.length > 0) throw new Refused(...new Set(codes))
}

/** Of all that try the same at once one makes the record. */
async function storedOnce(run: RoundRun): Promise<string> {
  try {
    await RoundRuns.create(run)
    return run._id
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const same = { $or: [{ _id: run._id, roundId: run.roundId }, { underWay: run.underWay }] }
    const found = await RoundRuns.findOne(same, { _id: 1 }).lean()
    // It was over between the two looks: it is the same round, and the same result.
    if (!found) throw new Refused('changed-meanwhile')
    return found._id
  }
}

/** One run, for who steers the round; NotFound when it does not exist, is of another round or of somebody else. */
export async function findRun(ctx: Ctx, roundId: string, runId: string): Promise<RoundRun> {
  await findRound(ctx, 'round-run.make', roundId)
  return runOf(roundId, runId)
}

/** The same for use cases that have decided who may know. */
export async function runOf(roundId: string, runId: string): Promise<RoundRun> {
  const run = await RoundRuns.findOne({ _id: runId, roundId }).lean<RoundRun>()
  if (!run) throw new NotFound('run')
  return run
}

/** The runs of a round, newest first, and how many there are; for use cases that have decided who may know. */
export async function listRuns(roundId: string, page: number | null): Promise<{ runs: RoundRun[]; total: number }> {
  const { skip, limit } = stretchOf(page, runsPerPage)
  const [runs, total] = await Promise.all([
    RoundRuns.find({ roundId }).sort({ startedAt: -1, _id: -1 }).skip(skip).limit(limit).lean<RoundRun[]>(),
    RoundRuns.countDocuments({ roundId }),
  ])
  return { runs, total }
}

/** The latest run that is done of the round as it was frozen, by this mechanism; null: none yet. */
export async function latestRun({ _id }: Pick<Round, '_id'>, mechanism: Mechanism): Promise<RoundRun | null> {
  return RoundRuns.findOne({ roundId: _id, mechanism, whatIf: null, state: 'done' })
    .sort({ startedAt: -1, _id: -1 })
    .lean<RoundRun>()
}

/** The run that is shown of a round: the one that was published, else the latest by the mechanism that was announced. */
export async function announcedRun(round: Round): Promise<RoundRun | null> {
  return round.published ? runOf(round._id, round.published.runId) : latestRun(round, round.mechanism)
}

/** The result of a run that is done, approved moves in it and with what may still be proposed. */
export async function resultOf(run: Pick<RoundRun, RunPlaces>): Promise<MatchResult> {
  if (run.resultFileId === null) throw new NotFound(`result of a run of ${run.roundId}`)
  const result = await readJson<MatchResult>(run.resultFileId)
  if (run.rescues.length === 0) return result
  const round = await roundById(run.roundId)
  if (!round) throw new NotFound(`round ${run.roundId}`)
  const file = fileOfRun((await frozenFile(round)).file, run)
  return applyRescue(file, result, { approved: approvedOf(run), refused: refusedOf(run) })
}

type RunPlaces = 'roundId' | 'resultFileId' | 'rescues' | 'mechanism' | 'whatIf' | 'separated'

/** What a run counts, with its decisions. */
export async function countsWith(run: RoundRun): Promise<Pick<RoundRun, 'placed' | 'rankProfile'>> {
  const { matching, rankProfile } = await resultOf(run)
  return { placed: Object.values(matching).filter((offer) => offer !== null).length, rankProfile }
}
