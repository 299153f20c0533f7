import { model, Schema } from 'mongoose'
import type { HostTutor, Partner, PartnerSite } from './partner.rules.ts'

const embedded = { _id: false, strict: 'throw' } as const
const text = { type: String, required: true } as const
const optionalText = { type: String, default: null } as const

const site = new Schema<PartnerSite>(
  { id: text, name: text, address: text, postcode: text, town: text, district: optionalText },
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
    phone: optionalText,
    sites: { type: [site], default: [] },
    tutors: { type: [tutor], default: [] },
    createdAt: { type: Date, required: true },
    createdBy: optionalText,
    version: { type: Number, default: 1 },
  },
  { collection: 'partners', versionKey: false, strict: 'throw' },
)
partner.index({ identifiers: 1 }, { unique: true })
partner.index({ name: 1 })
partner.index({ kind: 1, name: 1 })
partner.index({ 'sites.town': 1 })

export const Partners = model<Partner>('Partner', partner)
