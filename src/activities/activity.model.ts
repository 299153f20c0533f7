import { model, Schema } from 'mongoose'
import { embedded, moment, optionalText, text, texts } from '../platform/schema-types.ts'
import type { Activity, ActivityClass, ActivityLine, LinkedLab } from './activity.rules.ts'

const person = { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true } as const

const taking = new Schema<ActivityClass>(
  { schoolId: text, classId: text, schoolYear: text, kind: text, addedAt: moment, by: person },
  embedded,
)

const linked = new Schema<LinkedLab>({ editionId: text, linkedAt: moment, by: person }, embedded)

const line = new Schema<ActivityLine>(
  {
    at: moment,
    by: person,
    event: text,
    reason: optionalText,
    schoolId: optionalText,
    classId: optionalText,
    lab: { type: String },
  },
  embedded,
)

const activity = new Schema<Activity>(
  {
    _id: text,
    title: text,
    description: optionalText,
    kind: text,
    themes: texts,
    protocolId: optionalText,
    projectId: optionalText,
    schoolId: texts,
    partnerId: texts,
    from: text,
    to: text,
    minutes: { type: Number, required: true },
    state: text,
    classes: { type: [taking], default: [] },
    labs: { type: [linked], default: undefined },
    history: { type: [line], default: [] },
    createdAt: moment,
    version: { type: Number, required: true },
  },
  { collection: 'activities', versionKey: false, strict: 'throw' },
)
activity.index({ from: -1, _id: -1 })
activity.index({ schoolId: 1, from: -1, _id: -1 })
activity.index({ partnerId: 1, from: -1, _id: -1 })
activity.index({ protocolId: 1, from: -1, _id: -1 })
activity.index({ schoolId: 1, state: 1, to: 1 })
activity.index({ state: 1, from: 1 })
activity.index({ state: 1, to: 1 })
activity.index({ to: 1 })
// An edition counts for one activity: the second link is refused.
activity.index({ 'labs.editionId': 1 }, { unique: true, partialFilterExpression: { 'labs.editionId': { $gt: '' } } })

export const Activities = model<Activity>('Activity', activity)
