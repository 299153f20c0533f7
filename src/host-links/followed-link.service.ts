import { accountContact } from '../accounts/account.service.ts'
import { type Guest, systemContext } from '../access/actor.ts'
import { findAgreement } from '../agreements/agreement.service.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { HostLinks } from './host-link.model.ts'
import { guestOf, type HostLink, keptTimes, linkRefusal, type LinkRefusal, renewalRefusal } from './host-link.rules.ts'
import { digestOf, renewLink } from './host-link.service.ts'

/** What somebody holds who follows a link: the one it makes of them, or why it opens nothing. */
export type FollowedLink =
  | { refusal: null; link: HostLink; guest: Guest; place: string }
  | { refusal: LinkRefusal; link: HostLink | null }

/** The link with this secret, and the guest it makes; notes that it was opened. */
export async function followHostLink(secret: string, now: Date): Promise<FollowedLink> {
  const followed = await asFollowed(await linkWithSecret(secret), now)
  if (followed.refusal === null)
    await HostLinks.updateOne(
      { _id: followed.link._id },
      { $inc: { openings: 1 }, $push: { opened: { $each: [now], $slice: -keptTimes } } },
    )
  return followed
}

/** The link that a session follows, as it stands now: one look into the database. */
export async function guestOfLink(linkId: string, now: Date): Promise<FollowedLink> {
  return asFollowed(await HostLinks.findById(linkId).lean(), now)
}

async function linkWithSecret(secret: string): Promise<HostLink | null> {
  return HostLinks.findOne({ digests: digestOf(secret) }).lean()
}

async function asFollowed(found: HostLink | null, now: Date): Promise<FollowedLink> {
  const link = found && (await withSignature(found, now))
  const refusal = linkRefusal(link, now)
  if (refusal || !link) return { refusal: refusal ?? 'link-unknown', link }
  return { refusal, link, guest: guestOf(link), place: link.place }
}

/** Whoever signed may still read: the agreement knows, and is asked once the link would otherwise be over. */
async function withSignature(link: HostLink, now: Date): Promise<HostLink> {
  if (!link.agreementId || link.signedAt || link.revokedAt || link.expiresAt > now) return link
  const { signatures } = await findAgreement(systemContext(now), 'agreement.view', link.agreementId)
  const signedAt = signatures.find(({ linkId }) => linkId === link._id)?.recordedAt ?? null
  if (signedAt) await HostLinks.updateOne({ _id: link._id }, { $set: { signedAt } })
  return { ...link, signedAt }
}

/**
 * Sends a new letter to whom an expired link was sent; whoever asks learns nothing else. Refused: as the link itself,
 * `still-open`, `renewal-too-late`, `cool-down`.
 */
export async function renewExpiredLink(secret: string, now: Date, publicUrl: string): Promise<void> {
  const found = await linkWithSecret(secret)
  const link = found && (await withSignature(found, now))
  const refusal = renewalRefusal(link, now)
  if (refusal || !link) throw new Refused(refusal ?? 'link-unknown')
  await renewLink(link, now, publicUrl)
}

/** The wrong person got it: the link stops at once, and whoever sent it is told. Saying it twice changes nothing. */
export async function disownHostLink(
  linkId: string,
  { note, now, publicUrl }: { note: string | null; now: Date; publicUrl: string },
): Promise<void> {
  const link = await HostLinks.findOneAndUpdate(
    { _id: linkId, revokedAt: null },
    { $set: { revokedAt: now, disowned: { at: now, note }, goal: null } },
  ).lean()
  if (!link) return
  const sender = await accountContact(link.sender.accountId)
  const ofParent = link.purpose === 'pact'
  await enqueueNotice({
    key: `host-link-disowned:${linkId}`,
    kind: 'host-link-disowned',
    about: linkId,
    to: sender ?? { name: link.sender.name, email: null, language: 'it' },
    data: {
      // The city reads the outbox, and finds neither a student there nor a parent.
      partner: ofParent ? (link.sender.school ?? '') : link.place,
      purpose: link.purpose,
      name: ofParent ? '' : link.to.name,
      email: ofParent ? '' : link.to.email,
      note: ofParent ? '' : (note ?? ''),
      link: publicUrl + pageOfLink(link),
    },
    now,
  })
}

/** Where the list is in which a link stands: with what it signs, otherwise with the host. */
export function pageOfLink({
  agreementId,
  placementId,
  partnerId,
}: Pick<HostLink, 'agreementId' | 'placementId' | 'partnerId'>): string {
  if (placementId) return paths.papers({ placementId })
  return agreementId ? paths.agreement({ agreementId }) : paths.partnerLinks({ partnerId })
}
