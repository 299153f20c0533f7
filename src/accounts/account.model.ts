import { Schema, model } from 'mongoose'
import type { AccountLink } from './account-link.rules.ts'
import type { Account, Hat } from './account.rules.ts'

const hat = new Schema<Hat>(
  {
    role: { type: String, required: true },
    schoolId: { type: String, default: null },
    partnerId: { type: String, default: null },
    studentId: { type: String, default: null },
    classIds: { type: [String], default: [] },
    place: { type: String, required: true },
  },
  { _id: false, strict: 'throw' },
)

const account = new Schema<Account>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    email: { type: String, default: null },
    username: { type: String, default: null },
    passwordHash: { type: String, default: null },
    hats: { type: [hat], default: [] },
    language: { type: String, default: 'it' },
    epoch: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    lastSignInAt: { type: Date, default: null },
    closedAt: { type: Date, default: null },
  },
  { collection: 'accounts', versionKey: false, strict: 'throw' },
)
// `$gt: ''` and not `$type: 'string'`: only then does a search for one value use the index.
account.index({ email: 1 }, { unique: true, partialFilterExpression: { email: { $gt: '' } } })
account.index({ username: 1 }, { unique: true, partialFilterExpression: { username: { $gt: '' } } })
account.index({ 'hats.studentId': 1 }, { unique: true, partialFilterExpression: { 'hats.studentId': { $gt: '' } } })
account.index({ 'hats.schoolId': 1, 'hats.role': 1, name: 1 })
account.index({ 'hats.studentId': 1, name: 1 })
account.index({ 'hats.partnerId': 1 })
account.index({ name: 1 })

const link = new Schema<AccountLink>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    kind: { type: String, required: true },
    digest: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
  },
  { collection: 'accountLinks', versionKey: false, strict: 'throw' },
)
link.index({ digest: 1 }, { unique: true })
link.index({ accountId: 1, kind: 1 })

export const Accounts = model<Account>('Account', account)
export const AccountLinks = model<AccountLink>('AccountLink', link)
