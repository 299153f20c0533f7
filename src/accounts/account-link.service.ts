import { createHash } from 'node:crypto'
import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { newCode, newId, newSecret } from '../platform/id.ts'
import { AccountLinks, Accounts } from './account.model.ts'
import { type AccountLink, type LinkKind, expiryOf, linkRefusal, normalCode } from './account-link.rules.ts'
import type { Account } from './account.rules.ts'
import { hashPassword } from './password.ts'

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Makes the one link (or code) of this kind that works from now on; earlier ones of the same kind stop working. */
export async function issueLink(
  accountId: string,
  kind: LinkKind,
  now: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = kind === 'activation' ? newCode() : newSecret()
  const expiresAt = expiryOf(kind, now)
  await AccountLinks.deleteMany({ accountId, kind, usedAt: null })
  await AccountLinks.create({
    _id: newId(),
    accountId,
    kind,
    digest: digestOf(secret),
    createdAt: now,
    expiresAt,
    usedAt: null,
  })
  return { secret, expiresAt }
}

export interface OpenLink {
  link: AccountLink
  account: Pick<Account, '_id' | 'name' | 'email' | 'username'>
}

/** The person behind an invitation or a reset link. Refuses with link-unknown, link-used or link-expired. */
export async function followLink(secret: string, now: Date): Promise<OpenLink> {
  return openLink(await AccountLinks.findOne({ digest: digestOf(secret), kind: { $ne: 'activation' } }).lean(), now)
}

/** The person behind a printed code: user name and code must belong together. */
export async function followCode(username: string, code: string, now: Date): Promise<OpenLink> {
  const link = await AccountLinks.findOne({ digest: digestOf(normalCode(code)), kind: 'activation' }).lean()
  const opened = await openLink(link, now)
  if (opened.account.username !== username.trim().toLowerCase()) throw new Refused('link-unknown')
  return opened
}

async function openLink(link: AccountLink | null, now: Date): Promise<OpenLink> {
  const refusal = linkRefusal(link, now)
  if (refusal || !link) throw new Refused(refusal ?? 'link-unknown')
  const account = await Accounts.findOne(
    { _id: link.accountId, closedAt: null },
    { name: 1, email: 1, username: 1 },
  ).lean()
  if (!account) throw new Refused('link-unknown')
  return { link, account }
}

/** Uses the link up and stores the new password; signs the person out wherever else they were. */
export async function choosePassword(open: OpenLink, password: string, now: Date): Promise<string> {
  const passwordHash = await hashPassword(password)
  const used = await AccountLinks.updateOne({ _id: open.link._id, usedAt: null }, { $set: { usedAt: now } })
  if (used.modifiedCount === 0) throw new Refused('link-used')
  await Accounts.updateOne({ _id: open.account._id, closedAt: null }, { $set: { passwordHash }, $inc: { epoch: 1 } })
  return open.account._id
}

/** The first person of a new installation: a city account without password, and the link to choose one. */
export async function issueFirstCityLink(ctx: Ctx, cityName: string): Promise<string | null> {
  const someoneSignsIn = await Accounts.exists({ passwordHash: { $ne: null } })
  if (someoneSignsIn) return null
  const _id = 'first-city-account'
  await Accounts.updateOne(
    { _id },
    {
      $setOnInsert: {
        name: 'Ufficio del programma',
        username: 'citta',
        createdAt: ctx.now,
        hats: [{ role: 'city', schoolId: null, partnerId: null, studentId: null, classIds: [], place: cityName }],
      },
    },
    { upsert: true },
  )
  return (await issueLink(_id, 'invitation', ctx.now)).secret
}
