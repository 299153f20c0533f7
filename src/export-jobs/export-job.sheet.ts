import type { Ctx } from '../access/actor.ts'
import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import { titleOf } from './export-job.pages.ts'
import { type ExportJob, standingOf } from './export-job.rules.ts'
import { exportJobWords } from './export-job.text.ts'
import type { ExportKinds } from './export-kind.rules.ts'

/** The actor's own exports as a list. */
export function exportJobsSheet(
  { jobs, total, kinds }: { jobs: readonly ExportJob[]; total: number; kinds: ExportKinds },
  { now, language }: Ctx,
): ListSheet {
  const t = exportJobWords(language)
  return {
    name: 'esportazioni',
    title: t.title,
    columns: [
      { header: t.what, kind: 'text', width: 40 },
      { header: t.asked, kind: 'instant', width: 18 },
      { header: t.state, kind: 'text', width: 18 },
      { header: t.lines, kind: 'integer', width: 10 },
    ],
    rows: jobs.map((job) => [
      titleOf(job, kinds, language),
      stampCell(job.createdAt),
      t[standingOf(job, now)],
      job.total,
    ]),
    total,
  }
}
