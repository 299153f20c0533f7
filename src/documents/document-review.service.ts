import type { Ctx } from '../access/actor.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { authorOf } from '../partners/author.service.ts'
import { recipientsAt } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { PartnerDocuments } from './document.model.ts'
import type { PartnerDocument } from './document.rules.ts'
import { findDocument } from './document.service.ts'
import { titleOf } from './document.text.ts'

/** Accepting needs no reason, refusing does. */
export type Review =
  | { n: number; decision: 'accepted'; reason: null }
  | { n: number; decision: 'refused'; reason: string }

/**
 * The city decides on a version that waits, once; the host is told of a refusal. Refused: `already-decided`, also when a
 * newer version was uploaded in the meantime.
 */
export async function reviewDocument(
  ctx: Ctx,
  id: string,
  { publicUrl, ...review }: Review & { publicUrl: string },
): Promise<void> {
  const document = await findDocument(ctx, 'document.review', id)
  const version = document.versions.find(({ n }) => n === review.n)
  if (!version) throw new NotFound(`version ${review.n}`)
  const { name: reviewedBy } = await authorOf(ctx)
  const inForce = review.decision === 'accepted' ? { accepted: version.n, expiresOn: version.expiresOn } : {}
  const decided = { state: review.decision, reason: review.reason, reviewedBy, reviewedAt: ctx.now }
  const written = await PartnerDocuments.updateOne(
    { _id: id, versions: { $elemMatch: { n: review.n, state: 'waiting' } } },
    {
      $set: {
        ...Object.fromEntries(Object.entries(decided).map(([field, value]) => [`versions.$.${field}`, value])),
        ...inForce,
        // Only the newest version can wait.
        waiting: false,
        changedAt: ctx.now,
      },
      $inc: { version: 1 },
    },
  )
  if (written.modifiedCount === 0) throw new Refused('already-decided')
  if (review.decision === 'refused') await tellHost(ctx, document, { n: review.n, reason: review.reason, publicUrl })
}

async function tellHost(
  ctx: Ctx,
  { _id, partnerId, kind, title }: PartnerDocument,
  { n, reason, publicUrl }: { n: number; reason: string; publicUrl: string },
): Promise<void> {
  const partner = await findPartner(ctx, 'document.view', partnerId)
  for (const to of await recipientsAt(partner, ctx.today)) {
    await enqueueNotice({
      key: `document-refused:${_id}:${n}:${to.email ?? ''}`,
      kind: 'document-refused',
      about: _id,
      to,
      data: {
        host: partner.name,
        document: titleOf({ kind, title }, to.language),
        reason,
        link: publicUrl + paths.document({ documentId: _id }),
      },
      now: ctx.now,
    })
  }
}
