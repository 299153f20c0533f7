import type { Ctx } from '../access/actor.ts'
import type { MatchResult } from '../matching/round-file.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { openDesk } from './desk.service.ts'
import { deskRows } from './desk.rules.ts'
import { fileOfRun } from './run-file.rules.ts'
import type { Desk, RunShown } from './run-shown.rules.ts'
import type { RoundRun } from './run.rules.ts'
import { latestRun, resultOf, runOf } from './run.service.ts'

/** A run of a round at this actor's desk, done or not. */
export async function openRun(ctx: Ctx, roundId: string, runId: string): Promise<{ desk: Desk; run: RoundRun }> {
  const desk = await openDesk(ctx, roundId)
  return { desk, run: await runOf(roundId, runId) }
}

/** The same, or null while it is not done. */
export async function shownIfDone(desk: Desk, run: RoundRun): Promise<RunShown | null> {
  return run.state === 'done' ? shownOf(desk, run) : null
}

/** What came of a run that is done. NotFound: of one that is not. */
export async function shownOf(desk: Desk, run: RoundRun): Promise<RunShown> {
  const { frozen } = desk
  if (!frozen || run.state !== 'done') throw new NotFound(`result of run ${run._id}`)
  const file = fileOfRun(frozen.file, run)
  const result = await resultOf(run)
  return { desk: { ...desk, frozen }, run, file, result, rows: deskRows(file, result) }
}

/** The latest run of the round as it is by the same mechanism, to compare with; null: there is none. */
export async function baseOf({ desk, run }: RunShown): Promise<MatchResult | null> {
  const base = await latestRun(desk.round, run.mechanism)
  return base && resultOf(base)
}
