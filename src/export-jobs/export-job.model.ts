import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalMoment, optionalText, text } from '../platform/schema-types.ts'
import type { ExportedFile, ExportJob, Taking } from './export-job.rules.ts'

const file = new Schema<ExportedFile>({ fileId: text, name: text, bytes: number }, embedded)
const lease = new Schema({ id: text, until: moment }, embedded)

const taking = new Schema<Taking>({ accountId: text, name: text, at: moment, digest: text }, embedded)

const exportJob = new Schema<ExportJob>(
  {
    _id: text,
    key: text,
    ownerId: text,
    schoolId: optionalText,
    actor: { type: Schema.Types.Mixed, required: true },
    language: text,
    what: text,
    params: { type: Schema.Types.Mixed, required: true },
    dataDigest: text,
    state: text,
    done: number,
    total: number,
    files: { type: [file], default: [] },
    attempts: number,
    lease: { type: lease, default: null },
    createdAt: moment,
    finishedAt: optionalMoment,
    taken: { type: taking, default: null },
  },
  { collection: 'exportJobs', versionKey: false, strict: 'throw', minimize: false },
)
exportJob.index({ key: 1 }, { unique: true })
exportJob.index({ ownerId: 1, createdAt: -1, _id: -1 })
exportJob.index({ state: 1, createdAt: 1 })
exportJob.index({ dataDigest: 1 })

export const ExportJobs = model<ExportJob>('ExportJob', exportJob)
