import type { JobName } from '../src/job-runs/job-run.rules.ts'
import type { Sender } from '../src/notices/notice.text.ts'
import type { log } from '../src/platform/log.ts'
import type { Mailer } from '../src/platform/mailer.ts'

/** What a job may use. It may run twice, late, or on two machines at once: it asks what is due and not done. */
export interface JobContext {
  readonly now: Date
  readonly log: typeof log
  readonly mailer: Mailer
  readonly site: Site
}

/** The part of the configuration that letters need. */
export interface Site extends Sender {
  readonly publicUrl: string
}

/** What a run has to say of itself, for the record. */
export interface JobReport {
  /** How often there was nobody to write to. */
  readonly unreached: number
}

export interface Job {
  readonly name: JobName
  /** Cron, in Italian time. */
  readonly when: string
  readonly run: (context: JobContext) => Promise<JobReport | void>
}
