import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { authorOf } from '../partners/author.service.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { classOfStudent, findStudent } from '../schools/student.service.ts'
import { HostProposals } from './host-proposal.model.ts'
import {
  hostKey,
  type HostProposal,
  type HostProposalAnswer,
  type HostProposalFacts,
  type HostProposalState,
  proposalProblems,
} from './host-proposal.rules.ts'

export const proposalsPerPage = 50
/** At once, by one student; a nuisance to be kept small, not a right to be counted exactly. */
const mostOpen = 5

/** One proposal, if this actor may use it so; NotFound when it does not exist or is somebody else's. */
export async function findHostProposal(ctx: Ctx, permission: Permission, id: string): Promise<HostProposal> {
  const proposal = await HostProposals.findById(id).lean<HostProposal>()
  if (!proposal) throw new NotFound(`host proposal ${id}`)
  authorise(ctx.actor, permission, proposal)
  return proposal
}

export interface HostProposalSearch {
  q: string
  state: HostProposalState | null
  /** from 1; null: all of them, as a file has them */
  page: number | null
}

/** The proposals this actor may see, newest first, and how many match in all. */
export async function listHostProposals(ctx: Ctx, { q, state, page }: HostProposalSearch) {
  const filter = {
    $and: [visible(ctx.actor, 'host-proposal.view'), ...(state ? [{ state }] : []), ...searchPatterns(q).map(anywhere)],
  }
  const { skip, limit } = stretchOf(page, proposalsPerPage)
  const [proposals, total] = await Promise.all([
    HostProposals.find(filter).sort({ createdAt: -1, _id: -1 }).skip(skip).limit(limit).lean<HostProposal[]>(),
    HostProposals.countDocuments(filter),
  ])
  return { proposals, total }
}

const searched = ['name', 'town', 'student.surname', 'student.givenName'] as const

function anywhere(pattern: RegExp): object {
  return { $or: searched.map((field) => ({ [field]: pattern })) }
}

/** How many proposals wait for an answer of this actor's school. */
export async function countOpenHostProposals(ctx: Ctx): Promise<number> {
  return HostProposals.countDocuments({ $and: [visible(ctx.actor, 'host-proposal.answer'), { state: 'open' }] })
}

/**
 * What a student proposes; `id` is made by the form, so that sending it twice stores it once. Refused:
 * `no-way-to-reach`, `already-proposed` while the same host waits, `too-many-open`. Gives what is stored.
 */
export async function makeHostProposal(ctx: Ctx, id: string, facts: HostProposalFacts): Promise<HostProposal> {
  if (ctx.actor.role !== 'student') throw new Forbidden('host-proposal.make')
  const { studentId } = ctx.actor
  const student = await findStudent(ctx, 'student.view', studentId)
  authorise(ctx.actor, 'host-proposal.make', { studentId })
  const problems = proposalProblems(facts)
  if (problems.length > 0) throw new Refused(...problems)
  const open = await HostProposals.countDocuments({ studentId, state: 'open', _id: { $ne: id } })
  if (open >= mostOpen) throw new Refused('too-many-open')
  const schoolClass = await classOfStudent(ctx, studentId, ctx.today)
  const proposal: HostProposal = {
    ...facts,
    _id: id,
    schoolId: student.schoolId,
    studentId,
    classId: schoolClass?._id ?? null,
    student: { surname: student.surname, givenName: student.givenName, className: schoolClass?.label ?? null },
    nameKey: hostKey(facts),
    state: 'open',
    answer: null,
    createdAt: ctx.now,
  }
  await HostProposals.create(proposal).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    const same = await HostProposals.countDocuments({ _id: id, studentId })
    if (same === 0) throw new Refused('already-proposed')
  })
  return proposal
}

/** The student thinks better of it. Refused: `not-open`. */
export async function withdrawHostProposal(ctx: Ctx, id: string): Promise<void> {
  const { _id } = await findHostProposal(ctx, 'host-proposal.make', id)
  await close({ _id }, { state: 'withdrawn', answer: null })
}

/** The school goes on with it, with a partner of the register. Refused: `not-open`. Gives what it was. */
export async function takeOverHostProposal(ctx: Ctx, id: string, partnerId: string): Promise<HostProposal> {
  const proposal = await findHostProposal(ctx, 'host-proposal.answer', id)
  const partner = await findPartner(ctx, 'partner.view', partnerId)
  if (partner.mergedInto !== null) throw new NotFound(`partner ${partnerId} was merged`)
  const answer = await answerOf(ctx, { partner: { id: partner._id, name: partner.name }, reason: null })
  await close(proposal, { state: 'taken-over', answer })
  return proposal
}

/** The school says no, and why. Refused: `not-open`. Gives what it was. */
export async function declineHostProposal(ctx: Ctx, id: string, reason: string): Promise<HostProposal> {
  const proposal = await findHostProposal(ctx, 'host-proposal.answer', id)
  await close(proposal, { state: 'declined', answer: await answerOf(ctx, { partner: null, reason }) })
  return proposal
}

async function answerOf(ctx: Ctx, said: Pick<HostProposalAnswer, 'partner' | 'reason'>): Promise<HostProposalAnswer> {
  return { at: ctx.now, by: await authorOf(ctx), ...said }
}

/** One write: of several answers the first holds. */
async function close(
  { _id }: Pick<HostProposal, '_id'>,
  change: Pick<HostProposal, 'state' | 'answer'>,
): Promise<void> {
  const written = await HostProposals.updateOne({ _id, state: 'open' }, { $set: change })
  if (written.modifiedCount === 0) throw new Refused('not-open')
}

/** Brings the proposals taken over with one host under another, since both were one organisation. */
export async function moveHostProposals(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await HostProposals.updateMany({ 'answer.partner.id': from }, { $set: { 'answer.partner.id': to } })
}
