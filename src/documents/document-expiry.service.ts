import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { addDays, type Day } from '../platform/day.ts'
import { PartnerDocuments } from './document.model.ts'
import { dueWarning, type PartnerDocument } from './document.rules.ts'

export interface ExpiredDocument extends Pick<PartnerDocument, 'documentId' | 'partnerId' | 'kind' | 'title'> {
  expiresOn: Day
  /** What makes the warning unique. */
  key: string
}

export interface ExpiringDocument extends ExpiredDocument {
  /** How many days before the end this warning stands for: of those that are due, the most urgent. */
  warning: number
}

/**
 * The documents whose end is near, for the nightly job: also after a night was missed. Those of which a newer version
 * waits are left out, because the host has done its part.
 */
export async function documentsExpiring(
  ctx: Ctx,
  { within }: { within: readonly number[] },
): Promise<ExpiringDocument[]> {
  authorise(ctx.actor, 'reminder.send', {})
  if (within.length === 0) return []
  const documents = await endingBetween(ctx.today, addDays(ctx.today, Math.max(...within)))
  return documents.flatMap(({ accepted, ...document }) => {
    const warning = dueWarning(document.expiresOn, ctx.today, within)
    if (warning === null) return []
    const key = `document-expiring:${document.documentId}:${accepted}:${warning}`
    return [{ ...document, warning, key }]
  })
}

/** The documents that ended in that many days before today, unless a newer version waits. */
export async function documentsExpired(ctx: Ctx, { days }: { days: number }): Promise<ExpiredDocument[]> {
  authorise(ctx.actor, 'reminder.send', {})
  const documents = await endingBetween(addDays(ctx.today, -days), addDays(ctx.today, -1))
  return documents.map(({ accepted, ...document }) => {
    return { ...document, key: `document-expired:${document.documentId}:${accepted}` }
  })
}

type Ending = Omit<ExpiredDocument, 'key'> & Pick<PartnerDocument, 'accepted'>

async function endingBetween(from: Day, to: Day): Promise<Ending[]> {
  const fields = { _id: 0, documentId: 1, partnerId: 1, kind: 1, title: 1, expiresOn: 1, accepted: 1 }
  return PartnerDocuments.find({ expiresOn: { $gte: from, $lte: to }, waiting: false }, fields)
    .sort({ expiresOn: 1 })
    .lean<Ending[]>()
}
