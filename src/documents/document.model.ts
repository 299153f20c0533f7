import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text } from '../platform/schema-types.ts'
import type { DocumentVersion, PartnerDocument, Sight } from './document.rules.ts'

const author = new Schema<DocumentVersion['by']>(
  { accountId: optionalText, linkId: optionalText, name: text, schoolId: optionalText },
  embedded,
)

const documentVersion = new Schema<DocumentVersion>(
  {
    n: number,
    fileId: text,
    fileName: text,
    type: text,
    bytes: number,
    digest: text,
    issuedOn: text,
    expiresOn: optionalText,
    uploadedAt: moment,
    by: { type: author, required: true },
    state: text,
    reason: optionalText,
    reviewedBy: optionalText,
    reviewedAt: { type: Date, default: null },
  },
  embedded,
)

const sight = new Schema<Sight>(
  {
    n: number,
    accountId: optionalText,
    linkId: optionalText,
    name: text,
    place: { type: String, default: '' },
    first: moment,
    last: moment,
  },
  embedded,
)

const partnerDocument = new Schema<PartnerDocument>(
  {
    _id: text,
    documentId: text,
    partnerId: text,
    kind: text,
    title: optionalText,
    versions: { type: [documentVersion], required: true },
    seenBy: { type: [sight], default: [] },
    accepted: { type: Number, default: null },
    expiresOn: optionalText,
    waiting: { type: Boolean, required: true },
    changedAt: moment,
    version: { type: Number, default: 1 },
  },
  { collection: 'partnerDocuments', versionKey: false, strict: 'throw' },
)
partnerDocument.index({ partnerId: 1, kind: 1, changedAt: -1 })
partnerDocument.index({ waiting: -1, changedAt: -1, _id: -1 })
partnerDocument.index({ kind: 1, waiting: -1, changedAt: -1, _id: -1 })
partnerDocument.index({ accepted: 1, waiting: -1, changedAt: -1, _id: -1 })
partnerDocument.index({ expiresOn: 1 })

export const PartnerDocuments = model<PartnerDocument>('PartnerDocument', partnerDocument)
