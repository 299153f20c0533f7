import { Schema, model } from 'mongoose'
import type { JobRecord, JobRun, JobWorker, RunAuthor, RunRequest } from './job-run.rules.ts'

const author = new Schema<RunAuthor>(
  { accountId: { type: String, default: null }, name: { type: String, required: true } },
  { _id: false },
)

const run = new Schema<JobRun>(
  {
    id: { type: String, required: true },
    startedAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    outcome: { type: String, required: true },
    error: { type: String, default: null },
    unreached: { type: Number, default: 0 },
    worker: { type: String, required: true },
    cause: { type: String, required: true },
    by: { type: author, default: null },
  },
  { _id: false },
)

const request = new Schema<RunRequest>(
  { id: { type: String, required: true }, at: { type: Date, required: true }, by: { type: author, required: true } },
  { _id: false },
)

const job = new Schema<JobRecord>(
  {
    _id: { type: String, required: true },
    when: { type: String, default: '' },
    nextRunAt: { type: Date, default: null },
    request: { type: request, default: null },
    runs: { type: [run], default: [] },
    failures: {
      type: [
        new Schema<JobRecord['failures'][number]>(
          { day: { type: String, required: true }, count: { type: Number, required: true } },
          { _id: false },
        ),
      ],
      default: [],
    },
  },
  { collection: 'jobRecords', versionKey: false, strict: 'throw' },
)

const worker = new Schema<JobWorker>(
  {
    _id: { type: String, required: true },
    startedAt: { type: Date, required: true },
    seenAt: { type: Date, required: true },
    stoppedAt: { type: Date, default: null },
  },
  { collection: 'jobWorkers', versionKey: false, strict: 'throw' },
)
worker.index({ seenAt: -1 })

export const JobRecords = model<JobRecord>('JobRecord', job)
export const JobWorkers = model<JobWorker>('JobWorker', worker)
