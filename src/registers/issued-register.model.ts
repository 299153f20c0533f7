import { model, Schema } from 'mongoose'
import { number, optionalText, text } from '../platform/schema-types.ts'
import type { IssuedRegister } from './register.rules.ts'

const issuedRegister = new Schema<IssuedRegister>(
  {
    _id: text,
    kind: text,
    schoolId: optionalText,
    placementId: optionalText,
    classId: optionalText,
    editionId: optionalText,
    about: optionalText,
    issuedAt: { type: Date, required: true },
    issuedBy: { type: new Schema({ accountId: text, name: text }, { _id: false, strict: 'throw' }), required: true },
    digest: text,
    approvedMinutes: number,
    waitingMinutes: number,
  },
  { collection: 'issuedRegisters', versionKey: false, strict: 'throw' },
)
issuedRegister.index({ placementId: 1, issuedAt: -1 })
issuedRegister.index({ classId: 1, issuedAt: -1 })
issuedRegister.index({ editionId: 1, issuedAt: -1 })
issuedRegister.index({ schoolId: 1, issuedAt: -1 })

export const IssuedRegisters = model<IssuedRegister>('IssuedRegister', issuedRegister)
