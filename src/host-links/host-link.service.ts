import { createHash } from 'node:crypto'
import { accountName, hostAccounts } from '../accounts/account.service.ts'
import { authorise } from '../access/access.ts'
import { accountOf, type Ctx, type LinkPurpose } from '../access/actor.ts'
import type { Party } from '../agreements/agreement.rules.ts'
import { findAgreement } from '../agreements/agreement.service.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { newId, newSecret } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { schoolNames } from '../schools/school.service.ts'
import { HostLinks } from './host-link.model.ts'
import {
  expiryFrom,
  goalOf,
  isPlacementPurpose,
  type HostLink,
  keptTimes,
  latestSendingBefore,
  type LinkRecipient,
  type ListedLink,
  mayManage,
  mostDigests,
  type PlacementPurpose,
  resendRefusal,
  schoolRefusal,
  signLinkRefusal,
  suggestedRecipients,
} from './host-link.rules.ts'

export const linksPerPage = 50

/** What a link shall be for, and to whom it goes. */
export type LinkOrder = { to: LinkRecipient } & (
  | { purpose: Exclude<LinkPurpose, 'sign' | PlacementPurpose>; partnerId: string }
  | { purpose: 'sign'; agreementId: string; party: Party }
)

export type Subject = Pick<
  HostLink,
  'partnerId' | 'purpose' | 'agreementId' | 'placementId' | 'party' | 'schoolId' | 'place'
>

export interface SentLink {
  linkId: string
  expiresAt: Date
}

export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/**
 * Sends a link that works for 30 days; one with the same goal to the same address is sent again instead. Refused:
 * `not-yours-to-send`, `not-for-signing`, `already-signed`, `cool-down`.
 */
export async function sendHostLink(ctx: Ctx, order: LinkOrder, publicUrl: string): Promise<SentLink> {
  const subject = await subjectOf(ctx, order)
  const known = await knownLink(subject, order.to)
  if (known) return sendAgain(ctx, known, publicUrl)
  if (order.purpose === 'sign') await refuseSigned(ctx, order)
  return sendNew(ctx, { subject, to: order.to }, publicUrl)
}

export function knownLink(subject: Subject, to: LinkRecipient): Promise<HostLink | null> {
  return HostLinks.findOne({ goal: goalOf({ ...subject, to }) }).lean()
}

/** A link that was not sent before, for callers who have decided who may. Refused: `cool-down` when it was after all. */
export async function sendNew(
  ctx: Ctx,
  { subject, to }: { subject: Subject; to: LinkRecipient },
  publicUrl: string,
): Promise<SentLink> {
  const secret = newSecret()
  const link: HostLink = {
    ...subject,
    _id: newId(),
    sender: await senderOf(ctx),
    to,
    goal: goalOf({ ...subject, to }),
    digests: [digestOf(secret)],
    createdAt: ctx.now,
    expiresAt: expiryFrom(ctx.now),
    sentAt: [ctx.now],
    revokedAt: null,
    revokedBy: null,
    openings: 0,
    opened: [],
    disowned: null,
    signedAt: null,
  }
  await HostLinks.create(link).catch((error: unknown) => {
    // Somebody sent the same one a moment ago, and its letter is on its way.
    if (isDuplicateKey(error)) throw new Refused('cool-down')
    throw error
  })
  await writeLetter(link, secret, { now: ctx.now, publicUrl })
  return { linkId: link._id, expiresAt: link.expiresAt }
}

/**
 * Sends a link again: a new secret, 30 days from now. Refused: `link-revoked`, `cool-down` within 24 hours of the last
 * sending, `not-yours-to-send`, `not-for-signing`.
 */
export async function resendHostLink(ctx: Ctx, id: string, publicUrl: string): Promise<SentLink> {
  const link = await findManagedLink(ctx, id)
  if (!isPlacementPurpose(link.purpose)) await subjectOf(ctx, orderOf(link, link.purpose))
  return sendAgain(ctx, link, publicUrl)
}

/** The same link once more. Refused: `link-revoked`, `cool-down`. */
export async function sendAgain(ctx: Ctx, link: HostLink, publicUrl: string): Promise<SentLink> {
  const sender = await senderOf(ctx)
  const schoolId = 'schoolId' in ctx.actor ? ctx.actor.schoolId : null
  return renewLink({ ...link, sender, schoolId }, ctx.now, publicUrl)
}

/**
 * Gives a link a new secret and another 30 days, with one conditional write, and sends it. The secrets of the last two
 * letters keep working, unless the link had expired: then they stay dead. For callers who decided who may ask for it.
 */
export async function renewLink(link: HostLink, now: Date, publicUrl: string): Promise<SentLink> {
  const refusal = resendRefusal(link, now)
  if (refusal) throw new Refused(refusal)
  const secret = newSecret()
  const expired = link.expiresAt <= now
  const digests = [...(expired ? [] : link.digests), digestOf(secret)].slice(-mostDigests)
  const renewed = { ...link, digests, expiresAt: expiryFrom(now) }
  const written = await HostLinks.updateOne(
    { _id: link._id, revokedAt: null, sentAt: { $not: { $gt: latestSendingBefore(now) } } },
    {
      $set: { digests, expiresAt: renewed.expiresAt, sender: link.sender, schoolId: link.schoolId },
      $push: { sentAt: { $each: [now], $slice: -keptTimes } },
    },
  )
  if (written.modifiedCount === 0) throw new Refused('cool-down')
  await writeLetter(renewed, secret, { now, publicUrl })
  return { linkId: link._id, expiresAt: renewed.expiresAt }
}

/** Stops a link at once. Refused: `link-revoked` when it is stopped already. */
export async function revokeHostLink(ctx: Ctx, id: string): Promise<ListedLink> {
  const link = await findManagedLink(ctx, id)
  const { name } = await senderOf(ctx)
  const written = await HostLinks.updateOne(
    { _id: id, revokedAt: null },
    { $set: { revokedAt: ctx.now, revokedBy: name, goal: null } },
  )
  if (written.modifiedCount === 0) throw new Refused('link-revoked')
  return link
}

/** A link that this actor may send again or revoke; NotFound otherwise. */
export async function findManagedLink(ctx: Ctx, id: string): Promise<HostLink> {
  const link = await HostLinks.findById(id).lean()
  if (!link || !mayManage(ctx.actor, link)) throw new NotFound(`link ${id}`)
  return link
}

/**
 * The links about a host, newest first, 50 a page: a school sees those it sent, a host not those by which a school signs.
 * Or all those to sign one agreement.
 */
export async function listHostLinks(
  ctx: Ctx,
  about: { partnerId: string; page: number | null } | { agreementId: string },
): Promise<{ links: ListedLink[]; total: number }> {
  const filter = await linkFilter(ctx, about)
  const { skip, limit } = stretchOf('page' in about ? about.page : 1, linksPerPage)
  const [links, total] = await Promise.all([
    HostLinks.find(filter, { digests: 0, goal: 0 })
      .sort({ createdAt: -1, _id: -1 })
      .skip(skip)
      .limit(limit)
      .lean<ListedLink[]>(),
    HostLinks.countDocuments(filter),
  ])
  return { links, total }
}

async function linkFilter(ctx: Ctx, about: { partnerId: string } | { agreementId: string }) {
  if ('agreementId' in about) {
    const { _id } = await findAgreement(ctx, 'agreement.edit', about.agreementId)
    return { agreementId: _id }
  }
  const { partnerId } = about
  authorise(ctx.actor, 'link.send', { partnerId })
  // Those about a placement name a student and a parent: they stand with the placement, for its school.
  const ofHost = { partnerId, placementId: null }
  if ('schoolId' in ctx.actor) return { ...ofHost, schoolId: ctx.actor.schoolId }
  return ctx.actor.role === 'host' ? { ...ofHost, party: { $ne: 'school' as const } } : ofHost
}

/** Why this actor cannot let somebody into the record of this host by a link; null when it can. */
export async function linkSendRefusal(ctx: Ctx, partner: Partner): Promise<'not-yours-to-send' | null> {
  authorise(ctx.actor, 'link.send', partner)
  return schoolRefusal(ctx.actor, { partner, accounts: (await hostAccounts(partner._id)).length })
}

/** What the link is about, once this actor may send it. */
async function subjectOf(ctx: Ctx, order: LinkOrder): Promise<Subject> {
  const schoolId = 'schoolId' in ctx.actor ? ctx.actor.schoolId : null
  if (order.purpose !== 'sign') {
    const partner = await findPartner(ctx, 'link.send', order.partnerId)
    const refusal = await linkSendRefusal(ctx, partner)
    if (refusal && !asksItsPeople(order, partner, ctx.today)) throw new Refused(refusal)
    const nothing = { agreementId: null, party: null }
    return { ...nothing, partnerId: partner._id, purpose: order.purpose, schoolId, place: partner.name }
  }
  const agreement = await findAgreement(ctx, 'agreement.edit', order.agreementId)
  if (agreement.state === 'draft' || agreement.state === 'cancelled') throw new Refused('not-for-signing')
  const place = order.party === 'host' ? agreement.host.name : agreement.school.name
  const { partnerId, _id: agreementId } = agreement
  return { partnerId, purpose: 'sign', agreementId, party: order.party, schoolId, place }
}

/** For offers of seats a host that looks after itself may be asked too, by somebody its own record names. */
function asksItsPeople({ purpose, to }: LinkOrder, partner: Partner, today: Day): boolean {
  return purpose === 'offer' && suggestedRecipients(partner, today).some(({ email }) => email === to.email)
}

/** Who has signed may have the link again, to read; nobody else gets one for that party. */
async function refuseSigned(ctx: Ctx, { agreementId, party }: { agreementId: string; party: Party }): Promise<void> {
  const refusal = signLinkRefusal(await findAgreement(ctx, 'agreement.edit', agreementId), party)
  if (refusal) throw new Refused(refusal)
}

function orderOf(
  { partnerId, agreementId, party, to }: HostLink,
  purpose: Exclude<LinkPurpose, PlacementPurpose>,
): LinkOrder {
  if (purpose !== 'sign') return { purpose, partnerId, to }
  if (!agreementId || !party) throw new NotFound('agreement of the link')
  return { purpose, agreementId, party, to }
}

async function senderOf({ actor }: Ctx): Promise<HostLink['sender']> {
  const accountId = accountOf(actor)
  if (!accountId) throw new Forbidden('only people with an account send links')
  const schoolId = 'schoolId' in actor ? actor.schoolId : null
  const [name, schools] = await Promise.all([accountName(accountId), schoolNames(schoolId ? [schoolId] : [])])
  return { accountId, name, school: schoolId ? (schools.get(schoolId) ?? null) : null }
}

async function writeLetter(
  link: HostLink,
  secret: string,
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<void> {
  await enqueueNotice({
    key: `host-link:${link._id}:${digestOf(secret).slice(0, 16)}`,
    kind: 'host-link',
    about: link._id,
    // A parent's name says the student's, and the city reads the outbox.
    to: { ...link.to, language: 'it', discreet: link.purpose === 'pact' },
    data: {
      partner: link.purpose === 'pact' ? (link.sender.school ?? '') : link.place,
      purpose: link.purpose,
      sender: link.sender.name,
      school: link.sender.school ?? '',
      link: publicUrl + paths.guestLink({ secret }),
      expires: link.expiresAt.toISOString(),
    },
    now,
  })
}
