import type { Ctx } from '../access/actor.ts'
import { checkCup } from '../identifiers/cup.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { type Commitment, commitmentReasons } from './commitment.rules.ts'
import { periodOf } from './period.rules.ts'
import { type FundedProject, projectReasons, removalReasons } from './project.rules.ts'
import { endOf, type Renewal, renewalReasons } from './protocol.rules.ts'
import { refuse, type Shown, shownProtocol, writeProtocol } from './protocol.service.ts'

const mostParts = 100

/** Renews a protocol. Refused: the RenewalReasons, `too-many`, `changed-meanwhile`. */
export async function renewProtocol(ctx: Ctx, shown: Shown, renewal: Omit<Renewal, 'id'>): Promise<void> {
  const protocol = await shownProtocol(ctx, shown)
  refuse([...renewalReasons(protocol, renewal), ...tooMany(protocol.renewals)])
  const renewals = [...protocol.renewals, { ...renewal, id: newId() }]
  const set = { renewals, endsOn: endOf({ ...protocol, renewals }) }
  await writeProtocol(ctx, shown, { set, event: 'renewed', about: renewal.until })
}

/** Takes back a renewal entered by mistake: the last one only. Refused: `not-the-last-renewal`, `changed-meanwhile`. */
export async function removeRenewal(ctx: Ctx, shown: Shown, renewalId: string): Promise<void> {
  const protocol = await shownProtocol(ctx, shown)
  const renewal = known(protocol.renewals, renewalId)
  refuse(protocol.renewals.at(-1) === renewal ? [] : ['not-the-last-renewal'])
  const renewals = protocol.renewals.slice(0, -1)
  const set = { renewals, endsOn: endOf({ ...protocol, renewals }) }
  await writeProtocol(ctx, shown, { set, event: 'renewal-removed', about: renewal.until })
}

/** Adds a commitment, or with an id changes one. Refused: the CommitmentReasons, `too-many`, `changed-meanwhile`. */
export async function saveCommitment(
  ctx: Ctx,
  shown: Shown,
  { id, ...facts }: Omit<Commitment, 'id'> & { id: string | null },
): Promise<void> {
  const protocol = await shownProtocol(ctx, shown)
  const around = { period: periodOf(protocol), projectIds: protocol.projects.map((project) => project.id) }
  refuse([...commitmentReasons(facts, around), ...(id ? [] : tooMany(protocol.commitments))])
  const commitments = saved(protocol.commitments, id, facts)
  const event = id ? 'commitment-edited' : 'commitment-added'
  await writeProtocol(ctx, shown, { set: { commitments }, event, about: facts.text })
}

/** Removes a commitment. Refused: `changed-meanwhile`. */
export async function removeCommitment(ctx: Ctx, shown: Shown, commitmentId: string): Promise<void> {
  const protocol = await shownProtocol(ctx, shown)
  const { text } = known(protocol.commitments, commitmentId)
  const commitments = protocol.commitments.filter((each) => each.id !== commitmentId)
  await writeProtocol(ctx, shown, { set: { commitments }, event: 'commitment-removed', about: text })
}

/** Adds a funded project, or with an id changes one. Refused: the ProjectReasons, `cup-…`, `too-many`, `changed-meanwhile`. */
export async function saveProject(
  ctx: Ctx,
  shown: Shown,
  { id, ...facts }: Omit<FundedProject, 'id'> & { id: string | null },
): Promise<void> {
  const protocol = await shownProtocol(ctx, shown)
  const cupProblems = facts.cup === null ? [] : checkCup(facts.cup).problems.map((problem) => `cup-${problem}`)
  refuse([...projectReasons(facts), ...cupProblems, ...(id ? [] : tooMany(protocol.projects))])
  const projects = saved(protocol.projects, id, facts)
  const event = id ? 'project-edited' : 'project-added'
  await writeProtocol(ctx, shown, { set: { projects }, event, about: facts.title })
}

/**
 * Removes a funded project that no commitment is counted on; whether activities are done under it, the caller knows.
 * Refused: `project-has-commitments`, `changed-meanwhile`.
 */
export async function removeProject(ctx: Ctx, shown: Shown, projectId: string): Promise<void> {
  const protocol = await shownProtocol(ctx, shown)
  const { title } = known(protocol.projects, projectId)
  refuse(removalReasons(protocol.commitments, projectId))
  const projects = protocol.projects.filter((each) => each.id !== projectId)
  await writeProtocol(ctx, shown, { set: { projects }, event: 'project-removed', about: title })
}

/** The list with one part added at its end, or changed in its place. */
function saved<Part extends { id: string }>(
  parts: readonly Part[],
  id: string | null,
  facts: Omit<Part, 'id'>,
): Part[] {
  const part = { ...facts, id: id ?? newId() } as Part
  if (id === null) return [...parts, part]
  known(parts, id)
  return parts.map((each) => (each.id === id ? part : each))
}

function known<Part extends { id: string }>(parts: readonly Part[], id: string): Part {
  const part = parts.find((each) => each.id === id)
  if (!part) throw new NotFound(`part ${id}`)
  return part
}

function tooMany(parts: readonly unknown[]): string[] {
  return parts.length >= mostParts ? ['too-many'] : []
}
