import type { DocumentVersion, PartnerDocument, PartnerDocumentKind } from '../../src/documents/document.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { digestOf, storeFile } from '../../src/platform/files.ts'
import { demoPdf } from '../demo/pdf.ts'
import { HOSTS } from './city-hosts.ts'

const kinds: readonly PartnerDocumentKind[] = ['insurance', 'dvr-section', 'company-register']

export const documentIdOf = (partnerId: string, kind: PartnerDocumentKind) => `${partnerId}${kind}`

/** A small document, another one for each text. */
export function documentFile(text: string): Buffer {
  return demoPdf(['Documento inventato per la misura.', text])
}

interface Stored extends Pick<DocumentVersion, 'fileId' | 'fileName' | 'type' | 'bytes' | 'digest'> {}

/** Three documents of each host and two of each other partner; each file is stored, and serves all versions of a partner. */
export async function cityDocuments(partners: readonly Partner[], today: Day): Promise<PartnerDocument[]> {
  const files = await Promise.all(partners.map(({ _id }) => stored(_id)))
  return partners.flatMap((partner, n) =>
    kinds.slice(0, n < HOSTS ? 3 : 2).flatMap((kind, k) => {
      const file = files[n]
      return file ? [documentOf({ partnerId: partner._id, kind, turn: n * 3 + k, file }, today)] : []
    }),
  )
}

async function stored(partnerId: string): Promise<Stored> {
  const bytes = documentFile(partnerId)
  const [fileName, type] = [`${partnerId}.pdf`, 'application/pdf']
  const fileId = await storeFile(bytes, { name: fileName, type })
  return { fileId, fileName, type, bytes: bytes.length, digest: digestOf(bytes) }
}

interface DocumentOf {
  partnerId: string
  kind: PartnerDocumentKind
  turn: number
  file: Stored
}

/** Of ten documents five are valid, one is refused, one ends soon, one has ended, one waits, of one a newer one waits. */
function documentOf({ partnerId, kind, turn, file }: DocumentOf, today: Day): PartnerDocument {
  const state = turn % 10
  const ends = { 6: 20, 7: -15 }[state] ?? 200 + (turn % 150)
  const version = { ...file, expiresOn: kind === 'insurance' ? addDays(today, ends) : null }
  const decided = state === 5 ? 'refused' : 'accepted'
  const first = versionOf(version, {
    n: 1,
    on: addDays(today, -100 - (turn % 60)),
    state: state === 8 ? 'waiting' : decided,
  })
  const second = versionOf(version, { n: 2, on: addDays(today, -(turn % 7)), state: 'waiting' })
  const accepted = first.state === 'accepted'
  const _id = documentIdOf(partnerId, kind)
  return {
    _id,
    documentId: _id,
    partnerId,
    kind,
    title: null,
    versions: state === 9 ? [first, second] : [first],
    seenBy: [],
    accepted: accepted ? 1 : null,
    expiresOn: accepted ? first.expiresOn : null,
    waiting: state >= 8,
    changedAt: state === 9 ? second.uploadedAt : first.uploadedAt,
    version: 1,
  }
}

type Facts = Stored & Pick<DocumentVersion, 'expiresOn'>

type Sent = Pick<DocumentVersion, 'n' | 'state'> & { on: Day }

function versionOf(facts: Facts, { n, on, state }: Sent): DocumentVersion {
  const at = instantOf(on, clockTime('10:20'))
  return {
    ...facts,
    n,
    issuedOn: addDays(on, -1),
    uploadedAt: at,
    by: { accountId: null, linkId: null, name: 'Pina Firma', schoolId: null },
    state,
    reason: state === 'refused' ? 'Manca la firma.' : null,
    reviewedBy: state === 'waiting' ? null : 'Carla Comune',
    reviewedAt: state === 'waiting' ? null : at,
  }
}
