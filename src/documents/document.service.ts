import { authorise, visible } from '../access/access.ts'
import type { Actor, Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { partnersNamed } from '../partners/partner-names.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { addDays, type Day } from '../platform/day.ts'
import { NotFound } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { literally } from '../platform/pattern.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { PartnerDocuments } from './document.model.ts'
import {
  type ChecklistLine,
  documentChecklist,
  type DocumentStanding,
  isMet,
  type PartnerDocument,
  type PartnerDocumentKind,
  seesVersion,
} from './document.rules.ts'

export const documentsPerPage = 50
/** More than any host has; a link without account must not fill the database. */
export const mostDocuments = 100

/** One document as this actor may see it. NotFound when it does not exist or is somebody else's. */
export async function findDocument(ctx: Ctx, permission: Permission, id: string): Promise<PartnerDocument> {
  const document = await PartnerDocuments.findById(id).lean()
  if (!document) throw new NotFound(`document ${id}`)
  authorise(ctx.actor, permission, document)
  return asSeenBy(ctx.actor, document)
}

/** Versions that a school may not see are left out, and so is who else has seen them. */
function asSeenBy(actor: Actor, document: PartnerDocument): PartnerDocument {
  const versions = document.versions.filter((version) => seesVersion(actor, version))
  return { ...document, versions, seenBy: 'schoolId' in actor ? [] : document.seenBy }
}

const listed = {
  kind: 1,
  title: 1,
  partnerId: 1,
  documentId: 1,
  accepted: 1,
  expiresOn: 1,
  waiting: 1,
  changedAt: 1,
} as const
export type ListedDocument = Pick<
  PartnerDocument,
  '_id' | 'kind' | 'title' | 'partnerId' | 'documentId' | 'accepted' | 'expiresOn' | 'waiting' | 'changedAt'
>

/**
 * The documents of a host, of the same kind together; all of them, since a host has few: `mostDocuments`, or those of
 * several hosts that turned out to be one.
 */
export async function listDocuments(ctx: Ctx, partnerId: string): Promise<ListedDocument[]> {
  authorise(ctx.actor, 'document.view', { partnerId })
  return PartnerDocuments.find({ partnerId }, listed).sort({ kind: 1, changedAt: -1 }).lean()
}

/** What a host of this kind must have, and how each of it stands today. */
export async function checklistOf(ctx: Ctx, partner: Pick<Partner, '_id' | 'kind'>): Promise<ChecklistLine[]> {
  const [documents, soon] = await Promise.all([listDocuments(ctx, partner._id), soonDays()])
  return documentChecklist(partner.kind, documents, { today: ctx.today, soon })
}

/** What a host still lacks, or has only waiting, refused or expired. Empty when students may come. */
export async function missingDocuments(ctx: Ctx, partnerId: string): Promise<ChecklistLine[]> {
  const partner = await findPartner(ctx, 'document.view', partnerId)
  return (await checklistOf(ctx, partner)).filter((line) => !isMet(line))
}

/** A document that ends within so many days is about to: as long before as the programme first warns of it. */
export async function soonDays(): Promise<number> {
  const { norms } = await currentProgramme()
  return Math.max(0, ...norms.expiryWarnings)
}

export type SearchedStanding = Exclude<DocumentStanding, 'missing'>

export interface DocumentSearch {
  /** Part of the name of the host. */
  q?: string
  kind?: PartnerDocumentKind | undefined
  standing?: SearchedStanding | undefined
  /** From 1; null: all of them. */
  page: number | null
}

/** The documents of all hosts for the city: what waits first, then the latest. */
export async function documentsToReview(
  ctx: Ctx,
  search: DocumentSearch,
): Promise<{ documents: ListedDocument[]; total: number }> {
  const { q, kind, standing } = search
  const dates = { today: ctx.today, soon: addDays(ctx.today, await soonDays()) }
  const filter = {
    $and: [
      visible(ctx.actor, 'document.review'),
      ...(kind ? [{ kind }] : []),
      ...(standing ? [standingFilters[standing](dates)] : []),
      ...(q ? [{ partnerId: { $in: await partnersNamed(ctx, new RegExp(literally(q), 'iu')) } }] : []),
    ],
  }
  const { skip, limit } = stretchOf(search.page, documentsPerPage)
  const [documents, total] = await Promise.all([
    PartnerDocuments.find(filter, listed).sort({ waiting: -1, changedAt: -1, _id: -1 }).skip(skip).limit(limit).lean(),
    PartnerDocuments.countDocuments(filter),
  ])
  return { documents, total }
}

// The same as documentStanding, as far as a list needs it: what is expired shows although a newer version waits.
const standingFilters: Record<SearchedStanding, (days: { today: Day; soon: Day }) => object> = {
  waiting: () => ({ waiting: true }),
  refused: () => ({ accepted: null, waiting: false }),
  expired: ({ today }) => ({ expiresOn: { $lt: today } }),
  expiring: ({ today, soon }) => ({ expiresOn: { $gte: today, $lte: soon } }),
  accepted: ({ today }) => ({ accepted: { $ne: null }, $or: [{ expiresOn: null }, { expiresOn: { $gte: today } }] }),
}
