import type { Ctx } from '../access/actor.ts'
import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import { phrases } from '../platform/words.ts'
import { type JobHistory, outcomeOf } from './job-run.rules.ts'
import { causeText, jobTitles, outcomeNames } from './job-run.text.ts'

const words = phrases({
  started: ['Inizio', 'Start'],
  ended: ['Fine', 'End'],
  why: ['Partito', 'Begun'],
  outcome: ['Esito', 'Outcome'],
  error: ['Errore', 'Error'],
})

/** The runs of a job as a file. */
export function jobRunsSheet({ job, runs, total, workers }: JobHistory, ctx: Ctx): ListSheet {
  const { language, now } = ctx
  const t = words(language)
  return {
    name: 'lavori',
    title: jobTitles(language)[job._id],
    columns: [
      { header: t.started, kind: 'instant', width: 17 },
      { header: t.ended, kind: 'instant', width: 17 },
      { header: t.why, kind: 'text', width: 34 },
      { header: t.outcome, kind: 'text', width: 14 },
      { header: t.error, kind: 'text', width: 60 },
    ],
    rows: runs.map((run) => [
      stampCell(run.startedAt),
      stampCell(run.endedAt),
      causeText(run, language),
      outcomeNames(language)[outcomeOf(run, workers, now)],
      run.error,
    ]),
    total,
  }
}
