import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import type { Tabs } from '../web/parts.ts'
import type { RoundRun } from './run.rules.ts'
import { runWords } from './run.text.ts'

/** The parts of a run, as its address names them. */
export const runParts = ['riepilogo', 'studenti', 'offerte', 'differenze'] as const
export type RunPart = (typeof runParts)[number] | 'spostamenti'

type Tabbed = Pick<RoundRun, '_id' | 'roundId' | 'whatIf' | 'mechanism'>

export function partHref({ _id, roundId }: Pick<RoundRun, '_id' | 'roundId'>, part: RunPart): string {
  const ids = { roundId, runId: _id }
  if (part === 'spostamenti') return paths.roundRunRescue(ids)
  return withQuery(paths.roundRun(ids), { parte: part === 'riepilogo' ? '' : part })
}

/** Who moves is asked of a change alone; moves are proposed for the round as it is, to who decides on them. */
export function runTabs(
  run: Tabbed,
  { current, steers }: { current: RunPart; steers: boolean },
  { language }: Ctx,
): Tabs {
  const t = runWords(language)
  const rescue = run.whatIf === null && run.mechanism === 'default' && steers
  const tabs: [RunPart, string][] = [
    ['riepilogo', t.summary],
    ['studenti', t.students],
    ['offerte', t.offers],
    ...(run.whatIf ? [['differenze', t.moves] as [RunPart, string]] : []),
    ...(rescue ? [['spostamenti', t.rescue] as [RunPart, string]] : []),
  ]
  return { tabs: tabs.map(([part, text]) => ({ text, href: partHref(run, part), current: part === current })) }
}
