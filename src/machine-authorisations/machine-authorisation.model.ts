import { model, Schema } from 'mongoose'
import { embedded, moment, optionalText, text } from '../platform/schema-types.ts'
import type { AuthorisationGrant, MachineAuthorisation } from './machine-authorisation.rules.ts'

const by = { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true } as const
const grant = new Schema<AuthorisationGrant>(
  { editionId: optionalText, on: text, until: optionalText, at: moment, by },
  embedded,
)
const revoked = new Schema<NonNullable<MachineAuthorisation['revoked']>>({ at: moment, by, reason: text }, embedded)

const authorisation = new Schema<MachineAuthorisation>(
  {
    _id: text,
    studentId: text,
    studentName: text,
    schoolId: text,
    machineKind: text,
    partnerId: text,
    networks: { type: [String], default: [] },
    editionId: optionalText,
    earnedOn: text,
    until: optionalText,
    lastUsedOn: text,
    grants: { type: [grant], default: [] },
    revoked: { type: revoked, default: null },
  },
  { collection: 'machineAuthorisations', versionKey: false, strict: 'throw' },
)
// Whose it is comes first: whoever has lost one may earn another, and keeps at most one that has not been taken away.
authorisation.index(
  { studentId: 1, machineKind: 1, partnerId: 1 },
  { name: 'one_that_holds', unique: true, partialFilterExpression: { revoked: { $type: 'null' } } },
)
authorisation.index({ studentId: 1, machineKind: 1 })
authorisation.index({ schoolId: 1, studentName: 1, machineKind: 1, _id: 1 })
authorisation.index({ schoolId: 1, machineKind: 1, studentName: 1, _id: 1 })
authorisation.index({ partnerId: 1, studentName: 1, machineKind: 1, _id: 1 })
authorisation.index({ partnerId: 1, machineKind: 1, studentName: 1, _id: 1 })
authorisation.index({ 'grants.editionId': 1 })
// What the nightly job asks for, in every school.
authorisation.index({ until: 1 })
authorisation.index({ lastUsedOn: 1 })

export const MachineAuthorisations = model<MachineAuthorisation>('MachineAuthorisation', authorisation)
