import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text, texts } from '../platform/schema-types.ts'
import type { LabModule, ModuleLine, ModuleVersion } from './lab-module.rules.ts'
import { ages, author, moduleVersionFields, years } from './module-version.schema.ts'

const version = new Schema<ModuleVersion>(moduleVersionFields, embedded)

const line = new Schema<ModuleLine>({ at: moment, by: author, event: text, version: number }, embedded)

const labModule = new Schema<LabModule>(
  {
    _id: text,
    code: text,
    state: text,
    versions: { type: [version], required: true },
    title: text,
    theme: text,
    level: text,
    searchText: text,
    years,
    ages,
    machines: texts,
    funding: text,
    requiredModules: texts,
    copiedFrom: optionalText,
    createdAt: moment,
    history: { type: [line], default: [] },
    revision: number,
  },
  { collection: 'labModules', versionKey: false, strict: 'throw' },
)
labModule.index({ code: 1 }, { unique: true })
labModule.index({ state: 1, title: 1, _id: 1 })
labModule.index({ requiredModules: 1, state: 1 })

export const LabModules = model<LabModule>('LabModule', labModule)
