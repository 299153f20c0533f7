import type { Ctx } from '../access/actor.ts'
import { matchInThread } from '../matching/match-in-thread.ts'
import { inputDigest } from '../matching/round-digest.rules.ts'
import type { RoundFile } from '../matching/round-file.rules.ts'
import { Forbidden } from '../platform/errors.ts'
import { frozenFile } from '../round-runs/frozen.service.ts'
import { matchApart } from '../round-runs/keep-apart.rules.ts'
import { fileOfRun } from '../round-runs/run-file.rules.ts'
import { approvedOf } from '../round-runs/run.rules.ts'
import { resultOf, runOf } from '../round-runs/run.service.ts'
import { digestOfSeed, findRound, mayEdit } from '../rounds/round.service.ts'
import { decidedBy, findOutcome } from './assignment.service.ts'
import type { Audit, Check } from './audit.rules.ts'

const replayTimeoutMs = 60_000

/** Matches a published round again from what was frozen, and compares every digest. */
export async function auditRound(ctx: Ctx, roundId: string): Promise<Audit> {
  const { round } = await findOutcome(ctx, 'assignment.view', roundId)
  const [{ file: frozen, names }, run] = await Promise.all([frozenFile(round), runOf(roundId, round.published.runId)])
  const again = await matchApart(fileOfRun(frozen, { ...run, separated: [] }), names.keepApart, (file) =>
    matchInThread(file, { timeoutMs: replayTimeoutMs }),
  )
  const published = await resultOf(run)
  const checks: Check[] = [
    { what: 'seed', stored: round.seedDigest, found: digestOfSeed(round.seed) },
    { what: 'frozen', stored: round.frozen?.inputDigest ?? '', found: inputDigest(frozen) },
    { what: 'input', stored: run.inputDigest ?? '', found: again.result.inputDigest },
    { what: 'result', stored: run.resultDigest ?? '', found: again.result.resultDigest },
    { what: 'published', stored: round.published.resultDigest, found: published.resultDigest },
  ]
  return {
    round,
    checks,
    equal: checks.every(({ stored, found }) => stored === found),
    engineVersion: again.result.engineVersion,
    rescues: approvedOf(run).length,
    mayTake: mayEdit(ctx.actor, round),
  }
}

/** The round file that was matched, ids only, for who steers the round: to be matched by hand. Forbidden to others. */
export async function roundFileFor(ctx: Ctx, roundId: string): Promise<RoundFile> {
  const round = await findRound(ctx, 'assignment.view', roundId)
  if (!mayEdit(ctx.actor, round)) throw new Forbidden('the round file of others')
  return (await decidedBy(await findOutcome(ctx, 'assignment.view', roundId))).file
}
