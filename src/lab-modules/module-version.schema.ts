import { Schema, type SchemaDefinition } from 'mongoose'
import { embedded, moment, number, optionalText, text, texts } from '../platform/schema-types.ts'
import type { ModulePart, ModuleVersion } from './lab-module.rules.ts'

export const author = { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true } as const
export const ages = { type: new Schema({ from: number, to: number }, embedded), default: null } as const
export const years = { type: [Number], default: [] }

const part = new Schema<ModulePart>(
  { id: text, title: text, description: optionalText, phase: text, minutes: number },
  embedded,
)

/** The fields of a version of a module: the module has all of its versions, an edition keeps the one it was made with. */
export const moduleVersionFields: SchemaDefinition<ModuleVersion> = {
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
}
