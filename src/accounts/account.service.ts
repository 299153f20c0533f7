import { type Ctx, type PersonRole, accountOf } from '../access/actor.ts'
import { type Belongs, authorise, may, visible } from '../access/access.ts'
import type { Permission } from '../access/permissions.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { literally } from '../platform/pattern.ts'
import type { Language } from '../platform/words.ts'
import { AccountLinks, Accounts } from './account.model.ts'
import { issueLink } from './account-link.service.ts'
import { type Account, type Hat, hatKey } from './account.rules.ts'
import { hashPassword, passwordMatches } from './password.ts'

const pageSize = 50
const listed = { name: 1, email: 1, username: 1, hats: 1, closedAt: 1, passwordHash: 1, lastSignInAt: 1 } as const

/** Which permission lets somebody invite a person into this hat. */
function invitationPermission(role: PersonRole): Permission | null {
  if (role === 'city') return 'account.invite-city'
  if (role === 'host') return 'account.invite-host'
  return role === 'student' ? null : 'account.invite-school'
}

export interface Invitation {
  name: string
  email: string
  hat: Hat
}

/**
 * Gives a hat to the person with this e-mail, who is made if unknown, and sends the invitation. Inviting somebody
 * who already signs in only adds the hat. Refused: `hat-already-there`, `account-closed`.
 */
export async function inviteAccount(ctx: Ctx, { name, email, hat }: Invitation, publicUrl: string): Promise<string> {
  const permission = invitationPermission(hat.role)
  if (!permission) throw new Forbidden('students are activated, not invited')
  authorise(ctx.actor, permission, { schoolId: hat.schoolId, partnerId: hat.partnerId })
  const account = await accountWithEmail(ctx, name, email)
  if (account.closedAt) throw new Refused('account-closed')
  const { role, schoolId, partnerId } = hat
  const added = await Accounts.updateOne(
    { _id: account._id, hats: { $not: { $elemMatch: { role, schoolId, partnerId } } } },
    { $push: { hats: hat } },
  )
  if (added.modifiedCount === 0) throw new Refused('hat-already-there')
  await sendInvitation(ctx, { ...account, hats: [...account.hats, hat] }, publicUrl)
  return account._id
}

async function accountWithEmail(ctx: Ctx, name: string, email: string): Promise<Account> {
  await Accounts.updateOne(
    { email },
    { $setOnInsert: { _id: newId(), name, createdAt: ctx.now } },
    { upsert: true },
  ).catch((error: unknown) => {
    // Two invitations of the same person at once: the other one made the account.
    if (!isDuplicateKey(error)) throw error
  })
  const account = await Accounts.findOne({ email }).lean()
  if (!account) throw new NotFound('account')
  return account
}

async function sendInvitation(ctx: Ctx, account: Account, publicUrl: string): Promise<void> {
  const hat = account.hats.at(-1)
  const link = account.passwordHash ? null : await issueLink(account._id, 'invitation', ctx.now)
  await enqueueNotice({
    key: `invitation:${account._id}:${hat ? hatKey(hat) : ''}:${ctx.now.getTime()}`,
    kind: 'invitation',
    to: { name: account.name, email: account.email, language: account.language },
    data: {
      place: hat?.place ?? '',
      role: hat?.role ?? '',
      link: publicUrl + (link ? paths.link({ secret: link.secret }) : paths.signIn()),
      expires: link?.expiresAt.toISOString() ?? '',
    },
    now: ctx.now,
  })
}

const resendPause = 10 * 60 * 1000

/** Sends the invitation again, not more than once in ten minutes. Refused: `already-active`, `sent-just-now`, `no-email`. */
export async function resendInvitation(ctx: Ctx, accountId: string, publicUrl: string): Promise<void> {
  const account = await findManagedAccount(ctx, accountId)
  if (account.passwordHash || account.closedAt) throw new Refused('already-active')
  if (!account.email) throw new Refused('no-email')
  const last = await AccountLinks.findOne({ accountId, kind: 'invitation' }).sort({ createdAt: -1 }).lean()
  if (last && last.createdAt.getTime() > ctx.now.getTime() - resendPause) throw new Refused('sent-just-now')
  await sendInvitation(ctx, account, publicUrl)
}

/** The people this actor looks after: everybody for the city, those of the own school for its office; page null: all. */
export async function listAccounts(ctx: Ctx, search: { q: string; page: number | null }) {
  const filter = { ...hatFilter(ctx, 'account.close'), ...nameFilter(search.q) }
  const { skip, limit } = stretchOf(search.page, pageSize)
  const [accounts, total] = await Promise.all([
    Accounts.find(filter, listed).sort({ name: 1, _id: 1 }).skip(skip).limit(limit).lean(),
    Accounts.countDocuments(filter),
  ])
  return { accounts, total, pageSize }
}

function nameFilter(q: string): Record<string, unknown> {
  if (!q) return {}
  const text = { $regex: literally(q), $options: 'i' }
  return { $or: [{ name: text }, { email: text }, { username: text }] }
}

/** Accounts carry their Belongs inside their hats. The city looks after adults only: students belong to their school. */
function hatFilter(ctx: Ctx, permission: Permission): Record<string, unknown> {
  const { schoolId } = visible(ctx.actor, permission)
  return schoolId ? { hats: { $elemMatch: { schoolId } } } : { 'hats.studentId': null, hats: { $ne: [] } }
}

async function findManagedAccount(ctx: Ctx, accountId: string): Promise<Account> {
  const account = await Accounts.findOne({ _id: accountId, ...hatFilter(ctx, 'account.close') }).lean()
  if (!account) throw new NotFound('account')
  return account
}

/**
 * Takes the hats away that this actor looks after; without hats the account is closed and every session ends.
 * Refused: `not-yourself`.
 */
export async function closeAccount(ctx: Ctx, accountId: string): Promise<void> {
  if (accountOf(ctx.actor) === accountId) throw new Refused('not-yourself')
  const account = await findManagedAccount(ctx, accountId)
  const mine = (hat: Hat) => belongsToMe(ctx, hat)
  const rest = account.hats.filter((hat) => !mine(hat))
  const closing = rest.length === 0
  const written = await Accounts.updateOne(
    { _id: accountId, epoch: account.epoch },
    { $set: closing ? { closedAt: ctx.now } : { hats: rest }, $inc: { epoch: 1 } },
  )
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}

function belongsToMe(ctx: Ctx, hat: Hat): boolean {
  const record: Belongs = { schoolId: hat.schoolId, partnerId: hat.partnerId }
  const { schoolId } = visible(ctx.actor, 'account.close')
  return schoolId === undefined || record.schoolId === schoolId
}

/** Sends a reset link if the address belongs to somebody; whoever asks is not told whether it does. */
export async function requestReset(email: string, now: Date, publicUrl: string): Promise<void> {
  const account = await Accounts.findOne({ email, closedAt: null }, { name: 1, email: 1, language: 1, hats: 1 }).lean()
  if (!account) return
  const { secret, expiresAt } = await issueLink(account._id, 'reset', now)
  await enqueueNotice({
    key: `password-reset:${account._id}:${now.getTime()}`,
    kind: 'password-reset',
    // The city reads the outbox, and does not know students by name.
    to: {
      name: account.name,
      email,
      language: account.language,
      discreet: account.hats.some(({ role }) => role === 'student'),
    },
    data: { link: publicUrl + paths.link({ secret }), expires: expiresAt.toISOString() },
    now,
  })
}

/** The signed-in person changes the own password; other sessions end. Refused: `wrong-password`. Gives the new epoch. */
export async function changePassword(accountId: string, current: string, next: string): Promise<number> {
  const account = await Accounts.findOne({ _id: accountId }, { passwordHash: 1, epoch: 1 }).lean()
  if (!account || !(await passwordMatches(account.passwordHash, current))) throw new Refused('wrong-password')
  const passwordHash = await hashPassword(next)
  const written = await Accounts.updateOne(
    { _id: accountId, epoch: account.epoch },
    { $set: { passwordHash }, $inc: { epoch: 1 } },
  )
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
  return account.epoch + 1
}

/** Ends every session of the person, on every device. */
export async function signOutEverywhere(accountId: string): Promise<void> {
  await Accounts.updateOne({ _id: accountId }, { $inc: { epoch: 1 } })
}

export async function setLanguage(accountId: string, language: Language): Promise<void> {
  await Accounts.updateOne({ _id: accountId }, { $set: { language } })
}

/** The staff of a school who can be asked, by name. With a role, only those who wear it. */
export async function listSchoolStaff(ctx: Ctx, schoolId: string, role?: 'office' | 'coordinator' | 'teacher') {
  if (!may(ctx.actor, 'class.view')) throw new Forbidden('staff')
  authorise(ctx.actor, 'school.view', { schoolId })
  const hat = { schoolId, role: role ?? { $in: ['office', 'coordinator', 'teacher'] } }
  return Accounts.find({ closedAt: null, hats: { $elemMatch: hat } }, { name: 1, email: 1 })
    .sort({ name: 1 })
    .lean()
}

/** The programme office: for letters that concern the whole city. */
export async function cityAccounts() {
  const filter = { closedAt: null, 'hats.role': 'city' as const }
  return Accounts.find(filter, { name: 1, email: 1, language: 1 }).sort({ name: 1 }).lean()
}

/** The office and the coordinators of a school: for letters that concern the whole school. */
export async function schoolAccounts(schoolId: string) {
  const roles = ['office', 'coordinator'] as const
  const filter = { closedAt: null, hats: { $elemMatch: { role: { $in: [...roles] }, schoolId } } }
  return Accounts.find(filter, { name: 1, email: 1, language: 1 }).sort({ name: 1 }).lean()
}

/** Who signs in for a host: for reminders and for the host's page. */
export async function hostAccounts(partnerId: string) {
  const filter = { closedAt: null, hats: { $elemMatch: { role: 'host', partnerId } } }
  return Accounts.find(filter, { name: 1, email: 1, language: 1, passwordHash: 1 }).sort({ name: 1 }).lean()
}

/** Writes on the teachers' hats which of them follow this class: exactly these accounts, nobody else. */
export async function assignTeacherClasses(
  ctx: Ctx,
  { schoolId, classId, accountIds }: { schoolId: string; classId: string; accountIds: readonly string[] },
): Promise<void> {
  authorise(ctx.actor, 'class.assign-teachers', { schoolId })
  const teacher = { role: 'teacher', schoolId }
  const options = { arrayFilters: [{ 'hat.role': 'teacher', 'hat.schoolId': schoolId }] }
  await Accounts.updateMany(
    { _id: { $nin: [...accountIds] }, hats: { $elemMatch: { ...teacher, classIds: classId } } },
    { $pull: { 'hats.$[hat].classIds': classId } },
    options,
  )
  await Accounts.updateMany(
    { _id: { $in: [...accountIds] }, hats: { $elemMatch: teacher } },
    { $addToSet: { 'hats.$[hat].classIds': classId } },
    options,
  )
}

/** How a person is called: for signatures, which keep the name as it was. */
export async function accountName(accountId: string): Promise<string> {
  const account = await Accounts.findOne({ _id: accountId }, { name: 1 }).lean()
  return account?.name ?? accountId
}

/** Where a person is written to; null once the account is closed. */
export async function accountContact(accountId: string) {
  const account = await Accounts.findOne(
    { _id: accountId, closedAt: null },
    { name: 1, email: 1, language: 1, _id: 0 },
  ).lean()
  return account && { name: account.name, email: account.email, language: account.language }
}
