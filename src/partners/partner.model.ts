import { model, Schema } from 'mongoose'
import { embedded, number, optionalText, text } from '../platform/schema-types.ts'
import type { HostTutor, Partner, PartnerSite, ProfileChange } from './partner.rules.ts'
import { type Hosting, noHosting, type Representative, type Space, type Work } from './profile.rules.ts'
import type { Closure, Contact, Opening, Rasl } from './profile.rules.ts'
import { notQualified, type Qualification, type QualificationLine } from './qualification.rules.ts'

const yesOrNo = { type: Boolean, default: false } as const
const position = new Schema({ lat: number, lon: number }, embedded)
const opening = new Schema<Opening>({ weekday: number, from: text, to: text }, embedded)

const site = new Schema<PartnerSite>(
  {
    id: text,
    name: text,
    address: text,
    postcode: text,
    town: text,
    district: optionalText,
    position: { type: position, default: null },
    accessible: yesOrNo,
    opening: { type: [opening], default: [] },
  },
  embedded,
)

const tutor = new Schema<HostTutor>(
  {
    id: text,
    name: text,
    role: text,
    email: optionalText,
    phone: optionalText,
    accountId: optionalText,
    from: text,
    to: optionalText,
  },
  embedded,
)

const contact = new Schema<Contact>(
  { id: text, name: text, role: text, email: optionalText, phone: optionalText, from: text, to: optionalText },
  embedded,
)
const closure = new Schema<Closure>({ id: text, siteId: optionalText, from: text, to: text, reason: text }, embedded)
const space = new Schema<Space>(
  {
    id: text,
    siteId: text,
    kind: text,
    name: text,
    insideId: optionalText,
    machineKind: optionalText,
    places: { type: Number, default: null },
    accessible: yesOrNo,
    note: optionalText,
  },
  embedded,
)
const work = new Schema<Work>(
  { id: text, name: text, description: optionalText, risk: text, themes: { type: [String], default: [] } },
  embedded,
)
const representative = new Schema<Representative>(
  { name: text, birthDay: optionalText, birthPlace: optionalText, taxCode: optionalText },
  embedded,
)
const rasl = new Schema<Rasl>(
  {
    registered: yesOrNo,
    since: optionalText,
    structural: optionalText,
    technological: optionalText,
    organisational: optionalText,
    experience: optionalText,
  },
  embedded,
)
const period = new Schema({ from: number, to: number }, embedded)
const hosting = new Schema<Hosting>(
  {
    seats: { type: Number, default: null },
    accessibleSeats: { type: Number, default: 0 },
    periods: { type: [period], default: [] },
    tracks: { type: [String], default: [] },
    networks: { type: [String], default: [] },
    website: optionalText,
    rasl: { type: rasl, required: true },
  },
  embedded,
)
const qualificationLine = new Schema<QualificationLine>(
  {
    at: { type: Date, required: true },
    by: { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true },
    event: text,
    text: optionalText,
    until: optionalText,
  },
  embedded,
)
const qualification = new Schema<Qualification>(
  { state: text, until: optionalText, history: { type: [qualificationLine], default: [] } },
  embedded,
)

const profileChange = new Schema<ProfileChange>({ at: { type: Date, required: true }, by: text }, embedded)
const ateco = new Schema({ code: text, version: { type: Number, required: true } }, embedded)

const partner = new Schema<Partner>(
  {
    _id: text,
    partnerId: text,
    kind: text,
    name: text,
    vatNumber: optionalText,
    taxCode: optionalText,
    identifiers: { type: [String], required: true },
    ateco: { type: ateco, default: null },
    email: optionalText,
    pec: optionalText,
    phone: optionalText,
    representative: { type: representative, default: null },
    sites: { type: [site], default: [] },
    tutors: { type: [tutor], default: [] },
    contacts: { type: [contact], default: [] },
    closures: { type: [closure], default: [] },
    spaces: { type: [space], default: [] },
    works: { type: [work], default: [] },
    hosting: { type: hosting, default: () => noHosting },
    qualification: { type: qualification, default: () => notQualified },
    mergedInto: optionalText,
    createdAt: { type: Date, required: true },
    createdBy: optionalText,
    lastChange: { type: profileChange, default: null },
    version: { type: Number, default: 1 },
  },
  { collection: 'partners', versionKey: false, strict: 'throw' },
)
partner.index({ identifiers: 1 }, { unique: true })
partner.index({ name: 1 })
partner.index({ kind: 1, name: 1 })
partner.index({ 'sites.district': 1, name: 1 })
partner.index({ 'works.themes': 1, name: 1 })
partner.index({ 'sites.town': 1 })
partner.index({ 'sites.postcode': 1 })
partner.index({ 'qualification.state': 1, name: 1 })

export const Partners = model<Partner>('Partner', partner)
