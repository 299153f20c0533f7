import { Schema, model } from 'mongoose'
import type { Notice } from './notice.rules.ts'

const notice = new Schema<Notice>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    kind: { type: String, required: true },
    about: { type: String, default: null },
    to: {
      type: new Schema<Notice['to']>(
        {
          name: { type: String, required: true },
          email: { type: String, default: null },
          language: { type: String, required: true },
          discreet: { type: Boolean, required: true },
        },
        { _id: false },
      ),
      required: true,
    },
    data: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, default: 0 },
    nextAttemptAt: { type: Date, required: true },
    claim: { type: String, default: null },
    failure: { type: String, default: null },
    lastError: { type: String, default: null },
    expiresAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    sentAt: { type: Date, default: null },
  },
  { collection: 'notices', versionKey: false, strict: 'throw' },
)
notice.index({ key: 1 }, { unique: true })
notice.index({ state: 1, nextAttemptAt: 1 })
notice.index({ state: 1, createdAt: -1, _id: -1 })
notice.index({ createdAt: -1, _id: -1 })
notice.index({ kind: 1, about: 1 })

export const Notices = model<Notice>('Notice', notice)
