import { authorise, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { accountName } from '../accounts/account.service.ts'
import { type SchoolYear, schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { addDays, type Day } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { Agreements } from './agreement.model.ts'
import { type Agreement, type AgreementLine, type AgreementState, endingWithin } from './agreement.rules.ts'
import { type AgreementStanding, covers } from './agreement.rules.ts'

export const agreementsPerPage = 50

/** One agreement, if this actor may use it so. NotFound when it does not exist or is somebody else's. */
export async function findAgreement(ctx: Ctx, permission: Permission, id: string): Promise<Agreement> {
  const agreement = await Agreements.findById(id).lean<Agreement>()
  if (!agreement) throw new NotFound(`agreement ${id}`)
  authorise(ctx.actor, permission, agreement)
  return agreement
}

export interface AgreementSearch {
  /** Words of the host, the school, the purpose or the number: each must be somewhere. */
  q?: string
  standing?: AgreementStanding
  schoolId?: string
  partnerId?: string
  /** Those that bind on at least one day of it. */
  schoolYear?: SchoolYear
  /** From 1; null: all that match, as a file has them. */
  page: number | null
}

export type ListedAgreement = Omit<Agreement, 'text' | 'history' | 'signatures'> & { signatures: { party: string }[] }

/** The agreements this actor may see, latest end first, and how many match in all. */
export async function listAgreements(
  ctx: Ctx,
  search: AgreementSearch,
): Promise<{ agreements: ListedAgreement[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'agreement.view'), ...conditions(search, ctx.today)] }
  const found = Agreements.find(filter, listed).sort({ 'terms.to': -1, _id: -1 })
  if (search.page === null) {
    const agreements = await found.lean<ListedAgreement[]>()
    return { agreements, total: agreements.length }
  }
  const skip = (Math.max(1, search.page) - 1) * agreementsPerPage
  const [agreements, total] = await Promise.all([
    found.skip(skip).limit(agreementsPerPage).lean<ListedAgreement[]>(),
    Agreements.countDocuments(filter),
  ])
  return { agreements, total }
}

const listed = {
  agreementId: 1,
  schoolId: 1,
  partnerId: 1,
  state: 1,
  school: 1,
  host: 1,
  terms: 1,
  'signatures.party': 1,
  protocol: 1,
  endedOn: 1,
  copiedFrom: 1,
  version: 1,
} as const

function conditions({ q, standing, schoolId, partnerId, schoolYear }: AgreementSearch, today: Day): object[] {
  return [
    ...(schoolId ? [{ schoolId }] : []),
    ...(partnerId ? [{ partnerId }] : []),
    ...(standing ? [standingFilter(standing, today)] : []),
    ...(schoolYear
      ? [{ 'terms.from': { $lte: schoolYearEnd(schoolYear) }, ...lastsUntil(schoolYearStart(schoolYear)) }]
      : []),
    ...searchPatterns(q ?? '').map(anywhere),
  ]
}

const searched = ['host.name', 'school.name', 'terms.purpose', 'protocol.number'] as const

function anywhere(pattern: RegExp): object {
  return { $or: searched.map((field) => ({ [field]: pattern })) }
}

/** Ended before its time: the last day is endedOn, otherwise the one agreed; nothing of one that never began. */
function lastsUntil(day: Day): { 'terms.to': object; $or: object[] } {
  const binds = { $expr: { $gte: ['$endedOn', '$terms.from'] } }
  return { 'terms.to': { $gte: day }, $or: [{ endedOn: null }, { endedOn: { $gte: day }, ...binds }] }
}

/** The same as standingOf of agreement.rules.ts, as a question to the database. */
function standingFilter(standing: AgreementStanding, today: Day): object {
  const registered = { 'protocol.number': { $gt: '' } }
  const soon = addDays(today, endingWithin)
  const begun = { 'terms.from': { $lte: today } }
  const runs = { state: { $in: ['signed', 'ended'] }, ...registered }
  const filters: Record<AgreementStanding, object> = {
    draft: { state: 'draft' },
    signing: { state: 'signing' },
    'to-register': { state: 'signed', protocol: null },
    upcoming: { ...runs, 'terms.from': { $gt: today }, ...lastsUntil(today) },
    'in-force': { ...runs, ...begun, ...lastsUntil(addDays(soon, 1)) },
    ending: { ...runs, ...begun, ...lastsUntil(today), $nor: [lastsUntil(addDays(soon, 1))] },
    expired: { state: 'signed', ...registered, 'terms.to': { $lt: today } },
    ended: { state: 'ended', $nor: [lastsUntil(today)] },
    cancelled: { state: 'cancelled' },
  }
  return filters[standing]
}

/** An agreement without what makes it long. */
export type AgreementInShort = Omit<Agreement, 'text' | 'history'>

/** The agreements of a school, of a partner or between the two, latest end first; those that were cancelled left out. */
export async function agreementsOf(
  ctx: Ctx,
  { schoolId, partnerId }: { schoolId?: string; partnerId?: string },
): Promise<AgreementInShort[]> {
  const of = {
    ...(schoolId ? { schoolId } : {}),
    ...(partnerId ? { partnerId } : {}),
    state: { $ne: 'cancelled' as const },
  }
  const filter = { $and: [visible(ctx.actor, 'agreement.view'), of] }
  return Agreements.find(filter, { text: 0, history: 0 }).sort({ 'terms.to': -1, _id: -1 }).lean<AgreementInShort[]>()
}

/** The agreement that binds school and partner on every day of a period; null when none does. The longest of several. */
export async function agreementInForce(
  ctx: Ctx,
  { schoolId, partnerId, from, to }: { schoolId: string; partnerId: string; from: Day; to: Day },
): Promise<AgreementInShort | null> {
  const all = await agreementsOf(ctx, { schoolId, partnerId })
  return all.find((agreement) => covers(agreement, from, to)) ?? null
}

/** Which agreement of a school has a number in the school year of that entry; null for none. */
export async function agreementWithNumber(
  ctx: Ctx,
  schoolId: string,
  { number, year }: { number: string; year: SchoolYear },
): Promise<Pick<Agreement, '_id' | 'host'> | null> {
  const filter = { ...visible(ctx.actor, 'agreement.view'), 'protocol.year': year, 'protocol.number': number }
  return Agreements.findOne({ $and: [filter, { schoolId }] }, { host: 1 }).lean<Pick<Agreement, '_id' | 'host'>>()
}

type What = Pick<AgreementLine, 'event'> & Partial<Pick<AgreementLine, 'reason' | 'cancelled'>>

/** What happened now, and who did it; whoever follows a link is named as the link names them. */
export async function lineOf(ctx: Ctx, { event, reason = null, cancelled }: What): Promise<AgreementLine> {
  const accountId = accountOf(ctx.actor)
  const name = ctx.actor.role === 'guest' ? ctx.actor.name : accountId === null ? '' : await accountName(accountId)
  const line = { at: ctx.now, by: { accountId, name }, event, reason }
  return cancelled ? { ...line, cancelled } : line
}

interface Guard {
  _id: string
  state: AgreementState
  version: number
}

interface Change {
  $set?: Partial<Agreement>
  $push: { history: AgreementLine; signatures?: Agreement['signatures'][number] }
}

/**
 * The one write of every change: it succeeds only while the agreement is in the state and version that were read.
 * Gives whether it did.
 */
export async function wroteAgreement({ _id, state, version }: Guard, change: Change): Promise<boolean> {
  const written = await Agreements.updateOne({ _id, state, version }, { ...change, $inc: { version: 1 } })
  return written.modifiedCount === 1
}

/** The same for somebody who looked at a page before. Refused: `changed-meanwhile`. */
export async function writeAgreement(guard: Guard, change: Change): Promise<void> {
  if (!(await wroteAgreement(guard, change))) throw new Refused('changed-meanwhile')
}
