import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import type { Day } from '../platform/day.ts'
import { moveEdition } from './edition-move.service.ts'
import { Editions } from './edition.model.ts'
import { type Edition, type EditionState, plannedSessions } from './edition.rules.ts'

const unfinished: EditionState[] = ['draft', 'open', 'running', 'suspended']

/** An edition at a partner that is not over, and what of it is still to come. */
export interface EditionAtPartner {
  _id: string
  title: string
  code: string
  state: EditionState
  schoolIds: string[]
  /** sessions from today on */
  sessions: number
  nextDay: Day | null
}

type Read = Pick<Edition, '_id' | 'title' | 'code' | 'state' | 'schoolIds' | 'sessions'>

/** The editions that a suspension of this partner would touch, first to begin first. */
export async function editionsAtPartner(ctx: Ctx, partnerId: string): Promise<EditionAtPartner[]> {
  authorise(ctx.actor, 'partner.suspend', { partnerId })
  const shown = { title: 1, code: 1, state: 1, schoolIds: 1, sessions: 1 } as const
  const found = await Editions.find({ partnerId, state: { $in: unfinished } }, shown)
    .sort({ from: 1, _id: 1 })
    .lean<Read[]>()
  return found.map(({ _id, title, code, state, schoolIds, sessions }) => {
    const ahead = plannedSessions({ sessions }).filter(({ day }) => day >= ctx.today)
    return { _id, title, code, state, schoolIds, sessions: ahead.length, nextDay: ahead[0]?.day ?? null }
  })
}

const attempts = 5

/**
 * Cancels every edition at this partner that is not over, saying why, and gives their bookings back. Whoever suspends
 * writes to schools and partner. Gives how many were cancelled; twice is once.
 */
export async function cancelEditionsAt(ctx: Ctx, partnerId: string, reason: string): Promise<number> {
  authorise(ctx.actor, 'partner.suspend', { partnerId })
  let cancelled = 0
  for (const { _id } of await editionsAtPartner(ctx, partnerId)) if (await cancelOne(ctx, _id, reason)) cancelled += 1
  return cancelled
}

/** Cancels one, as often as somebody enrols or plans at the same moment; whether it was this call that did. */
async function cancelOne(ctx: Ctx, id: string, reason: string): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const edition = await Editions.findById(id, { version: 1, state: 1 }).lean<Pick<Edition, 'version' | 'state'>>()
    if (!edition || !unfinished.includes(edition.state)) return false
    const done = await moveEdition(ctx, id, { event: 'cancel', reason, version: edition.version }).catch(meanwhile)
    if (done !== 'meanwhile') return done
  }
  throw new Refused('changed-meanwhile')
}

function meanwhile(error: unknown): 'meanwhile' {
  if (error instanceof Refused) return 'meanwhile'
  throw error
}

/** Brings the editions of one partner under another, since both were one organisation. Twice is once. */
export async function moveEditions(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await Editions.updateMany({ partnerId: from }, { $set: { partnerId: to }, $inc: { version: 1, planVersion: 1 } })
  await Editions.updateMany({ partnerIds: from }, { $addToSet: { partnerIds: to } })
  await Editions.updateMany({ partnerIds: from }, { $pull: { partnerIds: from } })
  const member = [{ 'member.partnerId': from }]
  await Editions.updateMany(
    { 'staff.partnerId': from },
    { $set: { 'staff.$[member].partnerId': to } },
    { arrayFilters: member },
  )
  await Editions.updateMany(
    { 'sessions.staff.partnerId': from },
    { $set: { 'sessions.$[].staff.$[member].partnerId': to } },
    { arrayFilters: member },
  )
}

/** How many editions a partner has or takes part in. */
export async function countEditionsOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return Editions.countDocuments({ partnerIds: partnerId })
}
