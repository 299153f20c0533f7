import { accountOf, type Ctx } from '../access/actor.ts'
import { authorOf } from '../partners/author.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import type { Day } from '../platform/day.ts'
import { documentKind, documentName } from '../platform/document-kind.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { digestOf, removeFile, storeFile } from '../platform/files.ts'
import type { Problems } from '../platform/form.ts'
import { PartnerDocuments } from './document.model.ts'
import {
  datesRefusals,
  type DocumentVersion,
  type PartnerDocument,
  type PartnerDocumentKind,
} from './document.rules.ts'
import { findDocument, mostDocuments } from './document.service.ts'

export interface SentFile {
  name: string
  bytes: Buffer
}

interface Dates {
  issuedOn: Day
  expiresOn: Day | null
}

export interface NewDocument extends Dates {
  /** Made by whoever shows the form: sent twice, it is stored once. */
  id: string
  kind: PartnerDocumentKind
  title: string | null
}

const mostVersions = 50

/**
 * A new document of a host, which waits for the city; its id. Invalid: `file` with a DocumentRefusal, `issuedOn` and
 * `expiresOn` with a DatesRefusal. Refused: `too-many-documents`, `changed-meanwhile`.
 */
export async function uploadDocument(
  ctx: Ctx,
  partnerId: string,
  { sent, ...document }: NewDocument & { sent: SentFile },
): Promise<string> {
  await findPartner(ctx, 'document.upload', partnerId)
  const checked = checkedFile(ctx, document, sent)
  if ((await PartnerDocuments.countDocuments({ partnerId })) >= mostDocuments) throw new Refused('too-many-documents')
  const first = await storedVersion(ctx, { ...checked, n: 1 })
  const { id: _id, kind, title } = document
  const record: PartnerDocument = {
    _id,
    documentId: _id,
    partnerId,
    kind,
    title,
    versions: [first],
    seenBy: [],
    accepted: null,
    expiresOn: null,
    waiting: true,
    changedAt: ctx.now,
    version: 1,
  }
  try {
    await PartnerDocuments.create(record)
  } catch (error) {
    await removeFile(first.fileId)
    if (!isDuplicateKey(error)) throw error
    await refuseAnother(record, first.digest)
  }
  return _id
}

/** The same form sent twice is no harm; another document under the same id is. */
async function refuseAnother({ _id, partnerId }: PartnerDocument, digest: string): Promise<void> {
  const same = await PartnerDocuments.exists({ _id, partnerId, 'versions.digest': digest })
  if (!same) throw new Refused('changed-meanwhile')
}

/**
 * A newer version of a document: waits for the city, and takes the place of one that still waits. What is in force stays
 * so. Invalid: as for uploadDocument, and `file` with `same-file`. Refused: `too-many-versions`, `changed-meanwhile`.
 */
export async function addVersion(
  ctx: Ctx,
  id: string,
  { sent, version, ...dates }: Dates & { version: number; sent: SentFile },
): Promise<void> {
  const { kind } = await findDocument(ctx, 'document.upload', id)
  const checked = checkedFile(ctx, { kind, ...dates }, sent)
  // All versions, also those that this actor does not see.
  const document = await PartnerDocuments.findOne({ _id: id, version }, { versions: 1 }).lean()
  const last = document?.versions.at(-1)
  if (!document || !last) throw new Refused('changed-meanwhile')
  if (last.state !== 'refused' && last.digest === digestOf(sent.bytes)) throw new Invalid({ file: 'same-file' })
  if (document.versions.length >= mostVersions) throw new Refused('too-many-versions')
  const added = await storedVersion(ctx, { ...checked, n: last.n + 1 })
  const before = document.versions.map(
    (one): DocumentVersion => (one.state === 'waiting' ? { ...one, state: 'superseded' } : one),
  )
  const written = await PartnerDocuments.updateOne(
    { _id: id, version },
    { $set: { versions: [...before, added], waiting: true, changedAt: ctx.now }, $inc: { version: 1 } },
  )
  if (written.modifiedCount === 1) return
  await removeFile(added.fileId)
  throw new Refused('changed-meanwhile')
}

interface CheckedFile extends Dates {
  bytes: Buffer
  fileName: string
  type: string
}

/** Everything that is wrong with what was sent, at once. */
function checkedFile(ctx: Ctx, { kind, ...dates }: Dates & { kind: PartnerDocumentKind }, sent: SentFile): CheckedFile {
  const problems: Problems = {}
  for (const { field, reason } of datesRefusals(kind, dates, ctx.today)) problems[field] = reason
  const found = documentKind(sent.bytes)
  if (!found.ok) throw new Invalid({ ...problems, file: found.reason })
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  const { issuedOn, expiresOn } = dates
  const fileName = documentName(sent.name, found.extension)
  return { issuedOn, expiresOn, bytes: sent.bytes, fileName, type: found.type }
}

async function storedVersion(ctx: Ctx, { bytes, ...facts }: CheckedFile & { n: number }): Promise<DocumentVersion> {
  const { actor } = ctx
  const { name } = await authorOf(ctx)
  return {
    ...facts,
    fileId: await storeFile(bytes, { name: facts.fileName, type: facts.type }),
    bytes: bytes.length,
    digest: digestOf(bytes),
    uploadedAt: ctx.now,
    by: {
      accountId: accountOf(actor),
      linkId: actor.role === 'guest' ? actor.linkId : null,
      name,
      schoolId: 'schoolId' in actor ? actor.schoolId : null,
    },
    state: 'waiting',
    reason: null,
    reviewedBy: null,
    reviewedAt: null,
  }
}
