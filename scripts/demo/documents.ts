import type { DocumentVersion, PartnerDocument, VersionState } from '../../src/documents/document.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import { digestOf, storeFile } from '../../src/platform/files.ts'
import { demoPdf } from './pdf.ts'

interface DocumentOf extends Pick<PartnerDocument, '_id' | 'partnerId' | 'kind' | 'title'> {
  /** Who uploaded it. */
  by: { accountId: string; name: string }
  state: Extract<VersionState, 'waiting' | 'accepted' | 'refused'>
  reason?: string
  /** Days from today: when it was issued and uploaded, and when it ends. */
  issued: number
  ends?: number
}

const fabio = { accountId: 'ente', name: 'Fabio Fresa' }
const olga = { accountId: 'ente-officine', name: 'Olga Officina' }

const documents: DocumentOf[] = [
  {
    _id: 'fablab-polizza',
    partnerId: 'fablab',
    kind: 'insurance',
    title: 'Polizza RC verso terzi',
    by: fabio,
    state: 'accepted',
    issued: -325,
    ends: 40,
  },
  {
    _id: 'fablab-autodichiarazione',
    partnerId: 'fablab',
    kind: 'self-declaration',
    title: null,
    by: fabio,
    state: 'refused',
    reason: 'Manca la firma del legale rappresentante: firmala e caricala di nuovo.',
    issued: -12,
  },
  {
    _id: 'officine-dvr',
    partnerId: 'officine',
    kind: 'dvr-section',
    title: null,
    by: olga,
    state: 'waiting',
    issued: -3,
  },
  {
    _id: 'officine-visura',
    partnerId: 'officine',
    kind: 'company-register',
    title: null,
    by: olga,
    state: 'accepted',
    issued: -60,
  },
  {
    _id: 'officine-polizza',
    partnerId: 'officine',
    kind: 'insurance',
    title: null,
    by: olga,
    state: 'accepted',
    issued: -385,
    ends: -20,
  },
]

/** What the hosts of Borgo have uploaded; the files are stored. */
export async function demoDocuments(today: Day): Promise<PartnerDocument[]> {
  return Promise.all(documents.map((document) => demoDocument(document, today)))
}

async function demoDocument(
  { _id, partnerId, kind, title, ...first }: DocumentOf,
  today: Day,
): Promise<PartnerDocument> {
  const version = await demoVersion({ ...first, fileName: `${_id}.pdf` }, today)
  const accepted = version.state === 'accepted'
  return {
    _id,
    documentId: _id,
    partnerId,
    kind,
    title,
    versions: [version],
    seenBy: [],
    accepted: accepted ? 1 : null,
    expiresOn: accepted ? version.expiresOn : null,
    waiting: version.state === 'waiting',
    changedAt: version.reviewedAt ?? version.uploadedAt,
    version: accepted ? 2 : 1,
  }
}

type VersionOf = Pick<DocumentOf, 'by' | 'state' | 'reason' | 'issued' | 'ends'> & { fileName: string }

async function demoVersion(of: VersionOf, today: Day): Promise<DocumentVersion> {
  const issuedOn = addDays(today, of.issued)
  const bytes = demoPdf([of.fileName, 'Documento inventato per la dimostrazione.', `Data: ${issuedOn}`])
  const decided = of.state !== 'waiting'
  const uploadedOn = addDays(issuedOn, 1)
  return {
    n: 1,
    fileId: await storeFile(bytes, { name: of.fileName, type: 'application/pdf' }),
    fileName: of.fileName,
    type: 'application/pdf',
    bytes: bytes.length,
    digest: digestOf(bytes),
    issuedOn,
    expiresOn: of.ends === undefined ? null : addDays(today, of.ends),
    uploadedAt: instantOf(uploadedOn, clockTime('10:20')),
    by: { ...of.by, linkId: null, schoolId: null },
    state: of.state,
    reason: of.reason ?? null,
    reviewedBy: decided ? 'Carla Comune' : null,
    reviewedAt: decided ? instantOf(addDays(uploadedOn, 1), clockTime('09:05')) : null,
  }
}
