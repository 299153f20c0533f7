import { model, Schema } from 'mongoose'
import type { LabModule, ModuleLine, ModulePart, ModuleVersion } from './lab-module.rules.ts'

const embedded = { _id: false, strict: 'throw' } as const
const text = { type: String, required: true } as const
const optionalText = { type: String, default: null } as const
const number = { type: Number, required: true } as const
const moment = { type: Date, required: true } as const
const texts = { type: [String], default: [] }

const author = { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true } as const
const ages = { type: new Schema({ from: number, to: number }, embedded), default: null } as const
const years = { type: [Number], default: [] }

const part = new Schema<ModulePart>(
  { id: text, title: text, description: optionalText, phase: text, minutes: number },
  embedded,
)

const version = new Schema<ModuleVersion>(
  {
    number,
    at: moment,
    by: author,
    title: text,
    description: optionalText,
    theme: text,
    level: text,
    ages,
    years,
    requiredModules: texts,
    requiredMachines: texts,
    parts: { type: [part], default: [] },
    minutes: number,
    machines: texts,
    grants: texts,
    materials: optionalText,
    funding: text,
    cup: optionalText,
    countableMinutes: number,
    minimum: number,
    maximum: number,
    risk: text,
  },
  embedded,
)

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
