import { authorise, may, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { accountName } from '../accounts/account.service.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { addDays, type Day } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { Protocols } from './protocol.model.ts'
import {
  endOf,
  type Protocol,
  type ProtocolChoice,
  type ProtocolEvent,
  type ProtocolLine,
  type ProtocolState,
} from './protocol.rules.ts'
import { termsReasons } from './protocol.rules.ts'

export const protocolsPerPage = 50

export interface ProtocolSearch {
  /** words of the title, the subject or the name of a party */
  q: string
  /** `renewed` counts as in force */
  state: Exclude<ProtocolState, 'renewed'> | null
  /** from 1; null: all that match */
  page: number | null
}

export type ProtocolFacts = Pick<Protocol, 'title' | 'subject' | 'parties' | 'signedOn' | 'startsOn' | 'expiresOn'>

/** What a list of protocols shows. */
export type ListedProtocol = Omit<Protocol, 'subject' | 'annexes' | 'projects' | 'history'>

const unlisted = { subject: 0, annexes: 0, projects: 0, history: 0 } as const

/** One protocol, if this actor may use it so. NotFound when there is none. */
export async function findProtocol(ctx: Ctx, permission: Permission, id: string): Promise<Protocol> {
  authorise(ctx.actor, permission, {})
  const protocol = await Protocols.findById(id).lean<Protocol>()
  if (!protocol) throw new NotFound(`protocol ${id}`)
  return protocol
}

/** The protocols, the latest signed first: a page of them or all, and how many match. */
export async function listProtocols(
  ctx: Ctx,
  { q, state, page }: ProtocolSearch,
): Promise<{ protocols: ListedProtocol[]; total: number }> {
  const words = searchPatterns(q).map((pattern) => ({
    $or: [{ title: pattern }, { subject: pattern }, { 'parties.name': pattern }],
  }))
  const filter = {
    $and: [visible(ctx.actor, 'protocol.view'), ...(state ? [inState(state, ctx.today)] : []), ...words],
  }
  const { skip, limit } = stretchOf(page, protocolsPerPage)
  const found = Protocols.find(filter, unlisted).sort({ signedOn: -1, _id: -1 }).skip(skip).limit(limit)
  const [protocols, total] = await Promise.all([found.lean<ListedProtocol[]>(), Protocols.countDocuments(filter)])
  return { protocols, total }
}

// The same as stateOn, for the database.
function inState(state: Exclude<ProtocolState, 'renewed'>, today: Day): object {
  if (state === 'not-begun') return { startsOn: { $gt: today } }
  if (state === 'expired') return { startsOn: { $lte: today }, endsOn: { $ne: null, $lt: today } }
  return { startsOn: { $lte: today }, $or: [{ endsOn: null }, { endsOn: { $gte: today } }] }
}

/** Every protocol with its projects, by title, for lists and forms that mention them; the latest signed first. */
export async function protocolChoices(ctx: Ctx): Promise<ProtocolChoice[]> {
  if (!may(ctx.actor, 'protocol.view')) return []
  return Protocols.find(visible(ctx.actor, 'protocol.view'), { title: 1, 'projects.id': 1, 'projects.title': 1 })
    .sort({ signedOn: -1, _id: -1 })
    .lean<ProtocolChoice[]>()
}

/** The protocols in force whose last day comes within that many days from today, the first to end first. */
export async function protocolsEnding(
  ctx: Ctx,
  withinDays: number,
): Promise<Pick<Protocol, '_id' | 'title' | 'endsOn'>[]> {
  if (ctx.actor.role !== 'system') authorise(ctx.actor, 'protocol.view', {})
  const soon = { $ne: null, $gte: ctx.today, $lte: addDays(ctx.today, withinDays) }
  return Protocols.find({ startsOn: { $lte: ctx.today }, endsOn: soon }, { title: 1, endsOn: 1 })
    .sort({ endsOn: 1, _id: 1 })
    .lean<Pick<Protocol, '_id' | 'title' | 'endsOn'>[]>()
}

/** A new protocol; sent twice with the same id it is made once. Refused: the TermsReasons. */
export async function createProtocol(ctx: Ctx, id: string, facts: ProtocolFacts): Promise<void> {
  authorise(ctx.actor, 'protocol.edit', {})
  refuse(termsReasons(facts, []))
  const protocol: Protocol = {
    ...facts,
    _id: id,
    renewals: [],
    endsOn: facts.expiresOn,
    annexes: [],
    commitments: [],
    projects: [],
    history: [await protocolLine(ctx, 'created', null)],
    createdAt: ctx.now,
    version: 1,
  }
  await Protocols.create(protocol).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error
  })
}

/** Changes what was signed. Refused: the TermsReasons, `changed-meanwhile`. */
export async function editProtocol(ctx: Ctx, shown: Shown, facts: ProtocolFacts): Promise<void> {
  const protocol = await shownProtocol(ctx, shown)
  refuse(termsReasons(facts, protocol.renewals))
  const set = { ...facts, endsOn: endOf({ ...protocol, ...facts }) }
  await writeProtocol(ctx, shown, { set, event: 'edited', about: null })
}

/** Which protocol, and the version of it that was on the screen. */
export interface Shown {
  id: string
  version: number
}

/** The protocol as it was on the screen. Refused: `changed-meanwhile`. */
export async function shownProtocol(ctx: Ctx, { id, version }: Shown): Promise<Protocol> {
  const protocol = await findProtocol(ctx, 'protocol.edit', id)
  if (protocol.version !== version) throw new Refused('changed-meanwhile')
  return protocol
}

interface Change {
  set: Partial<Protocol>
  event: ProtocolEvent
  about: string | null
}

/** The one write of every change of what the forms show: it succeeds only over the version that was on the screen. */
export async function writeProtocol(ctx: Ctx, { id, version }: Shown, { set, event, about }: Change): Promise<void> {
  const change = { $set: set, $push: { history: await protocolLine(ctx, event, about) }, $inc: { version: 1 } }
  const written = await Protocols.updateOne({ _id: id, version }, change)
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}

/** What happens now, and who does it. */
export async function protocolLine(ctx: Ctx, event: ProtocolEvent, about: string | null): Promise<ProtocolLine> {
  const accountId = accountOf(ctx.actor)
  return { at: ctx.now, by: { accountId, name: accountId ? await accountName(accountId) : '' }, event, about }
}

/** Refuses when there is any reason. */
export function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Refused(...reasons)
}
