import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatCount, formatDay, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import {
  type Action,
  type ContentOf,
  empty,
  linkTo,
  pager,
  postTo,
  progress,
  status,
  table,
  type Tone,
} from '../web/parts.ts'
import { type ExportJob, type ExportState, expiryOf, isUnderWay, standingOf } from './export-job.rules.ts'
import { exportJobWords } from './export-job.text.ts'
import type { ExportKinds } from './export-kind.rules.ts'

const stateTones: Record<ExportState, Tone> = {
  queued: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  stale: 'warning',
  expired: 'neutral',
}

export interface ExportList {
  jobs: readonly ExportJob[]
  total: number
  page: number
  perPage: number
  kinds: ExportKinds
}

export function exportJobsPage({ jobs, total, page, perPage, kinds }: ExportList, ctx: Ctx) {
  const t = exportJobWords(ctx.language)
  const here = paths.exportJobs()
  return {
    title: t.title,
    lead: t.lead,
    table: table({
      caption: t.title,
      columns: [t.what, t.asked, t.state, { text: t.size, numeric: true }, t.until, { text: t.act, quiet: true }],
      rows: jobs.map((job) => rowOf(job, kinds, ctx)),
      empty: empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page,
      perPage,
      total,
      summary: t.summary,
      href: (number) => withQuery(here, { pagina: String(number) }),
    }),
    exports: exportLinks(here),
  }
}

/** What an export is called. */
export function titleOf(job: ExportJob, kinds: ExportKinds, language: Language): string {
  return kinds[job.what]?.title(job.params, language) ?? job.what
}

function rowOf(job: ExportJob, kinds: ExportKinds, { now, language }: Ctx): ContentOf[] {
  const t = exportJobWords(language)
  const state = standingOf(job, now)
  const { done, total } = job
  const soFar = t.ofLines(formatCount(done, language), formatCount(total, language))
  const ready = state === 'done'
  return [
    { text: titleOf(job, kinds, language), href: paths.exportJob({ exportJobId: job._id }) },
    formatInstant(job.createdAt, language),
    { status: status(t[state], stateTones[state]), note: state === 'running' ? soFar : null },
    ready ? { text: sizeOf(job, language), note: t.filesCount(job.files.length) } : null,
    ready ? expiryText(job, language) : null,
    { actions: [rowAction(job, state, language)] },
  ]
}

/** What one would do next with it. */
function rowAction({ _id: exportJobId }: ExportJob, state: ExportState, language: Language): Action {
  const t = exportJobWords(language)
  const href = paths.exportJob({ exportJobId })
  if (state === 'done') return linkTo(t.download, href, { look: 'plain' })
  if (state === 'queued' || state === 'running') return linkTo(t.follow, href, { look: 'plain' })
  return postTo(t.again, paths.exportJobAgain({ exportJobId }), { look: 'plain' })
}

function expiryText({ finishedAt }: ExportJob, language: Language): string | null {
  return finishedAt && formatDay(dayOf(expiryOf(finishedAt)), language)
}

function sizeOf({ files }: Pick<ExportJob, 'files'>, language: Language): string {
  return bytesText(
    files.reduce((sum, { bytes }) => sum + bytes, 0),
    language,
  )
}

/** '12 kB', '3,4 MB'. */
function bytesText(bytes: number, language: Language): string {
  if (bytes < 1_000_000) return `${formatCount(Math.max(1, Math.round(bytes / 1000)), language)} kB`
  const tenths = String(Math.round(bytes / 100_000) / 10)
  return `${language === 'it' ? tenths.replace('.', ',') : tenths} MB`
}

export function exportJobPage(job: ExportJob, kinds: ExportKinds, ctx: Ctx) {
  const { now, language } = ctx
  const t = exportJobWords(language)
  const state = standingOf(job, now)
  const exportJobId = job._id
  const title = titleOf(job, kinds, language)
  return {
    title,
    live: isUnderWay(job),
    state: status(t[state], stateTones[state]),
    text: state === 'done' ? t.doneText(expiryText(job, language) ?? '') : t[`${state}Text`],
    progress: isUnderWay(job) ? progressOf(job, language) : null,
    actions: actionsOf(job, { state, title, kinds }, language),
    files:
      state === 'done'
        ? table({
            caption: t.files,
            columns: [t.fileName, { text: t.size, numeric: true }],
            rows: job.files.map(({ fileId, name, bytes }) => [
              { text: name, href: paths.exportFile({ exportJobId, exportFileId: fileId }) },
              bytesText(bytes, language),
            ]),
            empty: empty(t.none),
          })
        : null,
    asked: `${t.asked}: ${formatInstant(job.createdAt, language)}`,
  }
}

/** A bar on a page must have a name of its own beside the state: it says how many lines. */
function progressOf({ done, total }: ExportJob, language: Language) {
  const t = exportJobWords(language)
  const text = t.ofLines(formatCount(done, language), formatCount(total, language))
  return progress(t.progress, text, { value: done, max: total })
}

interface Shown {
  state: ExportState
  title: string
  kinds: ExportKinds
}

function actionsOf(job: ExportJob, { state, title, kinds }: Shown, language: Language): Action[] {
  const t = exportJobWords(language)
  const exportJobId = job._id
  const href = kinds[job.what]?.href(job.params)
  const back = href ? [linkTo(t.back(title), href, { look: 'plain' })] : []
  const again = postTo(t.again, paths.exportJobAgain({ exportJobId }), { look: 'primary', icon: 'it-refresh' })
  if (isUnderWay(job)) return [linkTo(t.refresh, paths.exportJob({ exportJobId }), { icon: 'it-refresh' }), ...back]
  return state === 'done' ? back : [again, ...back]
}
