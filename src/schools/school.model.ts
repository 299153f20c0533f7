import { model, Schema } from 'mongoose'
import { optionalText, text } from '../platform/schema-types.ts'
import type { SchoolClosure } from './school-closure.rules.ts'
import type {
  CodeChange,
  Insurance,
  Principal,
  School,
  SchoolOffice,
  SchoolSettings,
  SchoolSite,
} from './school.rules.ts'
import { defaultSettings, emptyOffice } from './school.rules.ts'

const yesOrNo = { type: Boolean, required: true }

const site = new Schema<SchoolSite>(
  {
    code: text,
    name: text,
    address: optionalText,
    postcode: optionalText,
    town: optionalText,
    townCode: optionalText,
    kindText: optionalText,
    kind: text,
    secondCycle: yesOrNo,
    headOffice: yesOrNo,
    evening: yesOrNo,
    feature: optionalText,
    email: optionalText,
    pec: optionalText,
    website: optionalText,
    registerYear: text,
  },
  { _id: false },
)

const codeChange = new Schema<CodeChange>(
  { kind: text, site: optionalText, from: text, to: text, year: text },
  { _id: false },
)

const settings = new Schema<SchoolSettings>(
  {
    whoLogs: text,
    logWindowDays: { type: Number, default: defaultSettings.logWindowDays },
    silentHostDays: { type: Number, default: defaultSettings.silentHostDays },
    repeatedYears: { type: String, default: defaultSettings.repeatedYears },
  },
  { _id: false },
)

const principal = new Schema<Principal>(
  { name: text, birthDay: optionalText, birthPlace: optionalText, taxCode: optionalText },
  { _id: false },
)
const insurance = new Schema<Insurance>(
  { insurer: text, policy: text, from: text, to: text, inailPosition: optionalText },
  { _id: false },
)
const office = new Schema<SchoolOffice>(
  {
    taxCode: optionalText,
    principal: { type: principal, default: null },
    insurance: { type: insurance, default: null },
    liability: optionalText,
  },
  { _id: false },
)

const closure = new Schema<SchoolClosure>({ from: text, to: text, reason: text }, { _id: false })

const school = new Schema<School>(
  {
    _id: text,
    schoolId: text,
    code: text,
    name: text,
    management: text,
    region: optionalText,
    province: optionalText,
    sites: { type: [site], required: true },
    codeHistory: { type: [codeChange], required: true },
    settings: { type: settings, required: true },
    office: { type: office, default: () => emptyOffice },
    closures: { type: [closure], default: [] },
    retentionYears: { type: Schema.Types.Mixed },
    registerYear: text,
    searchText: text,
    revision: text,
  },
  { collection: 'schools', versionKey: false, strict: 'throw' },
)
school.index({ code: 1 }, { unique: true })
// Unique among schools: within one, a school writes each site once.
school.index({ 'sites.code': 1 }, { unique: true, partialFilterExpression: { 'sites.code': { $gt: '' } } })
school.index({ 'codeHistory.from': 1 })
school.index({ 'sites.town': 1, name: 1 })
school.index({ 'sites.kind': 1, name: 1 })
school.index({ province: 1 })
school.index({ name: 1, _id: 1 })

export const Schools = model<School>('School', school)
