import type { Ctx } from '../access/actor.ts'
import { HostLinks } from './host-link.model.ts'
import type { HostLink, LinkRecipient, ListedLink, PlacementPurpose } from './host-link.rules.ts'
import { knownLink, sendAgain, sendNew, type SentLink, type Subject } from './host-link.service.ts'

// The links about one placement: the feature of its papers decides who may send and see them.

/** What a link about one placement is for, whose it is and to whom it goes. */
export interface PlacementLink {
  purpose: PlacementPurpose
  placementId: string
  partnerId: string
  schoolId: string
  /** For a parent the student, for the host's tutor the host. */
  place: string
  to: LinkRecipient
}

/** Sends a link to sign or to evaluate one placement, or the one that is there again. Refused: `cool-down`. */
export async function sendPlacementLink(
  ctx: Ctx,
  { to, ...order }: PlacementLink,
  publicUrl: string,
): Promise<SentLink> {
  const subject: Subject = { ...order, agreementId: null, party: null }
  const known = await knownLink(subject, to)
  return known ? sendAgain(ctx, known, publicUrl) : sendNew(ctx, { subject, to }, publicUrl)
}

/** The links about one placement, newest first. */
export async function placementLinks(placementId: string): Promise<ListedLink[]> {
  const filter = { placementId: { $gt: '', $eq: placementId } }
  return HostLinks.find(filter, { digests: 0, goal: 0 }).sort({ createdAt: -1, _id: -1 }).lean<ListedLink[]>()
}

/** Notes that something was signed by this link: from then on it may be read again for a year. */
export async function noteSignedByLink(linkId: string, at: Date): Promise<void> {
  await HostLinks.updateOne({ _id: linkId, signedAt: null }, { $set: { signedAt: at } })
}

/** To whom a link was sent; null when it was revoked. */
export async function linkRecipient(linkId: string): Promise<LinkRecipient | null> {
  const link = await HostLinks.findOne({ _id: linkId, revokedAt: null }, { to: 1 }).lean<Pick<HostLink, 'to'>>()
  return link?.to ?? null
}
