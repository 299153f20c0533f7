import { model, Schema } from 'mongoose'
import { embedded, number, text } from '../platform/schema-types.ts'
import type { AgreementTemplate, TemplateVersion } from './agreement-template.rules.ts'

const by = new Schema({ accountId: { type: String, default: null }, name: { type: String, default: '' } }, embedded)

const version = new Schema<TemplateVersion>(
  { version: number, text, at: { type: Date, required: true }, by: { type: by, required: true } },
  embedded,
)

const template = new Schema<AgreementTemplate>(
  {
    _id: text,
    schoolId: text,
    text: { type: String, default: null },
    version: number,
    history: { type: [version], default: [] },
  },
  { collection: 'agreementTemplates', versionKey: false, strict: 'throw' },
)

export const AgreementTemplates = model<AgreementTemplate>('AgreementTemplate', template)
