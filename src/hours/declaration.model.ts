import { model, Schema } from 'mongoose'
import { embedded, moment, text, texts } from '../platform/schema-types.ts'
import type { Declaration } from './declaration.rules.ts'
import type { Mark } from './hour-entry.rules.ts'

const mark = new Schema<Mark>({ accountId: text, name: text, role: text, at: moment }, embedded)

const declaration = new Schema<Declaration>(
  {
    _id: text,
    schoolId: text,
    kind: text,
    by: { type: mark, required: true },
    version: text,
    text,
    lines: texts,
    moved: { type: Number, default: null },
  },
  { collection: 'declarations', versionKey: false, strict: 'throw' },
)
declaration.index({ schoolId: 1, kind: 1, 'by.at': -1 })

export const Declarations = model<Declaration>('Declaration', declaration)
